import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ACCOUNT, AGENT_KEY, DIVISION, SENSOR_KEY } from '../providers/digicert/sample.ts';
import { PASSWORD } from '../providers/sectigo/sample.ts';
import { isRecord } from '../simulator/exchange.ts';
import { runStep, type Step, textOf } from './step.ts';

/** The entries that went out, whatever requests they were in, in the order of the wire. */
function sent({ requests }: Step): readonly Record<string, unknown>[] {
  return requests.flatMap(({ parsed }) => {
    const list = isRecord(parsed) ? (parsed.retryAutomationTaskRequests ?? [parsed]) : [];
    return Array.isArray(list) ? list.filter(isRecord) : [];
  });
}

const targetsOf = ({ results }: Step) => results.map(({ target }) => target);

it('a plain list in other spellings is sent in the form of the provider', async () => {
  const targets =
    '# all\n[::ffff:10.0.0.1]:443, B.Example.@10.0.0.2:443\r\n[2001:0DB8:0:0::1]:8443';
  const step = await runStep('digicert', targets);
  expect(targetsOf(step)).toEqual(['10.0.0.1:443', 'b.example@10.0.0.2:443', '[2001:db8::1]:8443']);
  const common = { accountId: ACCOUNT, divisionId: DIVISION, agentLicenseKey: AGENT_KEY };
  expect(sent(step)).toEqual([
    { ip: '10.0.0.1', port: 443, domainName: null, ...common },
    { ip: '10.0.0.2', port: 443, domainName: 'b.example', ...common },
    { ip: '2001:db8::1', port: 8443, domainName: null, ...common },
  ]);
});

const FLEET_KEY = '0011223344556677';
const ROWS: readonly Record<string, string | number>[] = [
  { name: 'web', ip: '10.0.0.1', port: 443, domainName: 'a.example', agentLicenseKey: 'edge' },
  { name: 'web', ip: '10.0.0.1', port: 443, domainName: 'b.example', divisionId: 5 },
  { name: 'plain', ip: '10.0.0.1', port: 443 },
  { name: 'lb', ip: '10.0.0.2', port: 8443, managementIp: '10.0.9.9', virtualServerName: '/C/v' },
  { name: 'shop', certificateID: '0042' },
  { name: 'shop', orderNumber: 'S-1' },
];
const COLUMNS = [...new Set(ROWS.flatMap((row) => Object.keys(row)))];
const INVENTORIES: Readonly<Record<string, string>> = {
  'fleet.csv': [COLUMNS, ...ROWS.map((row) => COLUMNS.map((column) => row[column] ?? ''))]
    .map((cells) => cells.join(','))
    .join('\r\n'),
  'fleet.yaml': ROWS.map((row) => `- ${JSON.stringify(row)}\n`).join(''),
};
const LOAD_BALANCER = '10.0.0.2:8443';
/** An inventory and the alias in it. */
const withFleet = (inventory = 'fleet.csv') => ({
  files: INVENTORIES,
  inputs: { inventory, 'digicert-license-keys': `edge=${FLEET_KEY}` },
  secrets: [FLEET_KEY],
});

describe.concurrent('an inventory', () => {
  it.each(Object.keys(INVENTORIES))('can be %s', async (inventory) => {
    const step = await runStep('digicert', 'all', withFleet(inventory));
    expect(targetsOf(step)).toEqual([
      'a.example@10.0.0.1:443',
      'b.example@10.0.0.1:443',
      '10.0.0.1:443',
      LOAD_BALANCER,
    ]);
    expect(step.results.map(({ name }) => name)).toEqual(['web', 'web', 'plain', 'lb']);
    const byAddress = new Map(
      sent(step).map((entry) => [`${entry.domainName}@${entry.ip}`, entry]),
    );
    expect(byAddress.get('a.example@10.0.0.1')).toMatchObject({ agentLicenseKey: FLEET_KEY });
    expect(byAddress.get('b.example@10.0.0.1')).toMatchObject({ divisionId: 5 });
    expect(byAddress.get('null@10.0.0.2')).toEqual({
      ip: '10.0.0.2',
      port: 8443,
      accountId: ACCOUNT,
      divisionId: DIVISION,
      domainName: null,
      managementIp: '10.0.9.9',
      virtualServerName: '/C/v',
      sensorLicenseKey: SENSOR_KEY,
    });
  });

  it('may lie in RUNNER_TEMP', async () => {
    const step = await runStep('sectigo', 'all', {
      inputs: { inventory: '../temp/fleet.csv' },
      prepare: ({ temp }) => writeFileSync(join(temp, 'fleet.csv'), 'certificateID\n1\n'),
    });
    expect(targetsOf(step)).toEqual(['cert:1']);
  });

  it('has notices for broken entries that are not selected, and for columns of an export', async () => {
    const step = await runStep('digicert', 'web', {
      inputs: { inventory: 'fleet.csv' },
      files: { 'fleet.csv': 'name,ip,port,Owner\nweb,10.0.0.1,443,me\nold,10.0.0.2,x,me\n' },
    });
    expect(targetsOf(step)).toEqual(['10.0.0.1:443']);
    expect(step.log).toContain("fleet.csv, row 3: port 'x' is not a port");
    expect(step.log).toContain('The entry is not used.');
    expect(step.log).toContain("fleet.csv: ignored columns that are not fields: 'Owner'");
    expect(step.summary).toContain('Notes:');
  });
});

describe.concurrent('one workflow for both providers', () => {
  it.each([
    ['digicert', ' DigiCert ', '10.0.0.1:443'],
    ['sectigo', 'SECTIGO\n', 'cert:1'],
  ] as const)(
    'ignores what belongs to the other one, but masks it: %s',
    async (id, provider, target) => {
      const step = await runStep(id, target, {
        inputs: {
          'digicert-api-key': 'digicert-key-1',
          'digicert-account-id': id === 'digicert' ? '1' : 'nonsense',
          'batch-size': id === 'digicert' ? '' : 'nonsense',
          'sectigo-login-password': PASSWORD,
          'sectigo-login-name': 'x'.repeat(id === 'digicert' ? 99 : 9),
          provider,
        },
      });
      expect(step.outcomes).toEqual(['submitted']);
      expect(step.masks).toEqual(expect.arrayContaining(['digicert-key-1', PASSWORD]));
    },
  );
});

describe.concurrent('failed-targets', () => {
  const ineligible = ['a.example@10.0.0.1:443', '10.0.0.1:443', LOAD_BALANCER];

  it.each(['with', 'without'])('mean the same targets again, %s the inventory', async (how) => {
    const first = await runStep('digicert', 'all', {
      ...withFleet(),
      simulator: { digicert: { ineligible: ['10.0.0.1:443', LOAD_BALANCER] } },
    });
    expect(first.outcomes).toEqual(Array(4).fill('rejected 1028'));
    const inventory = how === 'with' ? 'fleet.csv' : '';
    const again = await runStep('digicert', first.outputs['failed-targets'] ?? '', {
      ...withFleet(inventory),
    });
    expect(again.outputs.message).toBe('4 of 4 submitted');
    expect(sent(again)).toEqual(sent(first));
    expect(targetsOf(again)).toEqual(targetsOf(first));
  });

  it('as a file are an inventory elsewhere', async () => {
    const first = await runStep('digicert', 'all', {
      ...withFleet(),
      simulator: { digicert: { ineligible } },
    });
    const failed = JSON.stringify(textOf(first, 'failed-targets-file'));
    const again = await runStep('digicert', 'all', {
      ...withFleet('failed.json'),
      files: { 'failed.json': failed },
    });
    expect(targetsOf(again)).toEqual(
      first.results.flatMap(({ target, outcome }) => (outcome === 'rejected' ? [target] : [])),
    );
    expect(targetsOf(again).length).toBeGreaterThan(0);
  });
});
