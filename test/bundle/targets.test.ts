import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
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

describe.concurrent('a plain list', () => {
  it.each([
    ['a line with commas', '10.0.0.1:443, b.example@10.0.0.2:443 ,[2001:db8::1]:8443,'],
    ['lines', '10.0.0.1:443\r\nb.example@10.0.0.2:443\n\n  [2001:db8::1]:8443\n'],
    [
      'comments',
      '# all\n10.0.0.1:443\n  # 10.0.0.9:443\nb.example@10.0.0.2:443,[2001:db8::1]:8443',
    ],
    ['a byte order mark', '\uFEFF10.0.0.1:443,b.example@10.0.0.2:443,[2001:db8::1]:8443'],
    ['other spellings', '[::ffff:10.0.0.1]:443, B.Example.@10.0.0.2:443, [2001:0DB8:0:0::1]:8443'],
  ])('in the form of %s', async (_, targets) => {
    const step = await runStep('digicert', targets);
    expect(targetsOf(step)).toEqual([
      '10.0.0.1:443',
      'b.example@10.0.0.2:443',
      '[2001:db8::1]:8443',
    ]);
    const common = { accountId: ACCOUNT, divisionId: DIVISION, agentLicenseKey: AGENT_KEY };
    expect(sent(step)).toEqual([
      { ip: '10.0.0.1', port: 443, domainName: null, ...common },
      { ip: '10.0.0.2', port: 443, domainName: 'b.example', ...common },
      { ip: '2001:db8::1', port: 8443, domainName: null, ...common },
    ]);
  });

  it('has international domains as A-labels, and wildcards', async () => {
    const step = await runStep('digicert', 'Bücher.example@10.0.0.1:1, *.b.example@10.0.0.1:2');
    expect(sent(step).map(({ domainName }) => domainName)).toEqual([
      'xn--bcher-kva.example',
      '*.b.example',
    ]);
  });
});

describe.concurrent('structured targets', () => {
  it.each([
    ['JSON', '[{"certificateID": 9999999999999999}, {"Order_Number": "0012"}, "order:A,B", 7]'],
    [
      'YAML',
      '# list\n---\n- certificateID: 9999999999999999\n- order-number: 0012\n- order:A,B\n- 7\n',
    ],
  ])('keep every digit: %s', async (_, targets) => {
    const step = await runStep('sectigo', targets);
    expect(targetsOf(step)).toEqual(['cert:9999999999999999', 'order:0012', 'order:A,B', 'cert:7']);
    expect(sent(step)[0]).toMatchObject({ certificateID: '9999999999999999' });
    expect(sent(step)[1]).toMatchObject({ orderNumber: '0012' });
  });

  it('keep unquoted licence keys of YAML as written', async () => {
    const keys = ['5800000000000E12', '0123456789012345', '9007199254740993'];
    const targets = keys
      .map((key, index) => `- ip: 10.0.0.1\n  port: ${index + 1}\n  agentLicenseKey: ${key}\n`)
      .join('');
    const step = await runStep('digicert', targets, { secrets: keys });
    expect(sent(step).map(({ agentLicenseKey }) => agentLicenseKey)).toEqual(keys);
  });

  it('take a whole request body, whose outer account its entries have', async () => {
    const step = await runStep(
      'digicert',
      '{"accountId": 7, "retryAutomationTaskRequests": [{"ip":"10.0.0.1","port":443}]}',
    );
    expect(step.requests[0]?.parsed).toMatchObject({
      accountId: 7,
      retryAutomationTaskRequests: [{ accountId: 7 }],
    });
  });

  it('take blank values as absent', async () => {
    const step = await runStep(
      'digicert',
      '- {ip: 10.0.0.1, port: 443, divisionId: ~, accountId: null, domainName: "", managementIp: }',
    );
    expect(sent(step)).toEqual([
      {
        ip: '10.0.0.1',
        port: 443,
        accountId: ACCOUNT,
        divisionId: DIVISION,
        domainName: null,
        agentLicenseKey: AGENT_KEY,
      },
    ]);
  });
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
const table = (separator: string) =>
  [COLUMNS, ...ROWS.map((row) => COLUMNS.map((column) => row[column] ?? ''))]
    .map((cells) => cells.map((cell) => `"${cell}"`).join(separator))
    .join('\r\n');
const INVENTORIES: Readonly<Record<string, string>> = {
  'fleet.json': JSON.stringify(ROWS),
  'fleet.yaml': ROWS.map(
    (row) =>
      `- ${Object.entries(row)
        .map(([field, value]) => `${field}: ${value}`)
        .join('\n  ')}\n`,
  ).join(''),
  'deploy/fleet.yml': JSON.stringify(ROWS),
  'fleet.csv': table(','),
  'semicolons.csv': `\uFEFF${table(';')}\r\n`,
  'TABS.CSV': table('\t'),
};
const WEB = ['a.example@10.0.0.1:443', 'b.example@10.0.0.1:443'];
const LOAD_BALANCER = '10.0.0.2:8443';
/** An inventory and the alias in it. */
const withFleet = (inventory = 'fleet.csv', inputs: Readonly<Record<string, string>> = {}) => ({
  files: INVENTORIES,
  inputs: { inventory, 'digicert-license-keys': `edge=${FLEET_KEY}`, ...inputs },
  secrets: [FLEET_KEY],
});

describe.concurrent('an inventory', () => {
  it.each(Object.keys(INVENTORIES))('can be %s', async (inventory) => {
    const step = await runStep('digicert', 'all', withFleet(inventory));
    expect(targetsOf(step)).toEqual([...WEB, '10.0.0.1:443', LOAD_BALANCER]);
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

  it.each(['fleet.json', 'fleet.csv'])('serves the other provider as well: %s', async (file) => {
    const step = await runStep('sectigo', 'all', withFleet(file));
    expect(sent(step)).toMatchObject([{ certificateID: '0042' }, { orderNumber: 'S-1' }]);
  });

  it.each([
    ['a name that is a group', 'web', WEB],
    ['a domain', 'B.example', [WEB[1]]],
    ['an address with all its domains', '10.0.0.1:443', [...WEB, '10.0.0.1:443']],
    ['an address with a domain', 'b.example@10.0.0.1:443', [WEB[1]]],
    [
      'the entry without a domain',
      '[{"ip":"10.0.0.1","port":443,"domainName":null}]',
      ['10.0.0.1:443'],
    ],
    ['a name in structured form', '[{"name":"lb"}]', [LOAD_BALANCER]],
    ['an address that it lacks', '10.0.0.7:443', ['10.0.0.7:443']],
    ['several at once', 'lb, a.example', [LOAD_BALANCER, WEB[0]]],
  ])('finds %s', async (_, targets, found) => {
    const step = await runStep('digicert', targets, withFleet());
    expect(targetsOf(step)).toEqual(found);
    const lb = sent(step).find(({ ip }) => ip === '10.0.0.2');
    if (found.includes(LOAD_BALANCER)) expect(lb).toMatchObject({ managementIp: '10.0.9.9' });
  });

  it.each([
    ['shop', ['cert:0042', 'order:S-1']],
    ['42', ['cert:42']],
    ['order:S-1', ['order:S-1']],
    ['cert:1', ['cert:1']],
  ])('finds orders: %s', async (targets, found) => {
    const step = await runStep('sectigo', targets, withFleet());
    expect(targetsOf(step)).toEqual(found);
    const named = step.results.filter(({ name }) => name === 'shop');
    expect(named).toHaveLength(targets === 'cert:1' ? 0 : found.length);
  });

  it('gives what an entry lacks; the entry wins field by field', async () => {
    const step = await runStep(
      'digicert',
      '[{"name":"lb","divisionId":9},{"ip":"10.0.0.1","port":443,"domainName":"b.example","accountId":8,"sensorLicenseKey":"edge"}]',
      withFleet(),
    );
    const [lb, web] = [...sent(step)].sort((a, b) => Number(b.port) - Number(a.port));
    expect(lb).toMatchObject({ divisionId: 9, managementIp: '10.0.9.9', accountId: ACCOUNT });
    expect(web).toMatchObject({ divisionId: 5, accountId: 8, sensorLicenseKey: FLEET_KEY });
    expect(web).not.toHaveProperty('agentLicenseKey');
  });

  it('takes *** for the key that it gives itself', async () => {
    const step = await runStep(
      'digicert',
      '[{"name":"web","domainName":"a.example","agentLicenseKey":"***"}]',
      withFleet(),
    );
    expect(sent(step)).toMatchObject([{ agentLicenseKey: FLEET_KEY }]);
  });

  it('may lie in RUNNER_TEMP, and behind a link inside of the workspace', async () => {
    const row = 'certificateID\n1\n';
    const temp = await runStep('sectigo', 'all', {
      inputs: { inventory: '../temp/fleet.csv' },
      prepare: ({ temp }) => writeFileSync(join(temp, 'fleet.csv'), row),
    });
    expect(targetsOf(temp)).toEqual(['cert:1']);
    const linked = await runStep('sectigo', 'all', {
      inputs: { inventory: 'link/fleet.csv' },
      prepare: ({ workspace }) => {
        mkdirSync(join(workspace, 'real'));
        writeFileSync(join(workspace, 'real', 'fleet.csv'), row);
        symlinkSync(join(workspace, 'real'), join(workspace, 'link'));
      },
    });
    expect(targetsOf(linked)).toEqual(['cert:1']);
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

describe.concurrent('licence keys of the inputs', () => {
  const bare = { 'digicert-agent-license-key': '', 'digicert-sensor-license-key': '' };
  it('are the sensor key where it alone is given', async () => {
    const step = await runStep('digicert', '10.0.0.1:443', {
      inputs: { ...bare, 'digicert-sensor-license-key': SENSOR_KEY },
    });
    expect(sent(step)).toMatchObject([{ sensorLicenseKey: SENSOR_KEY }]);
  });

  it('may stay blank where every entry has one', async () => {
    const step = await runStep(
      'digicert',
      `[{"ip":"10.0.0.1","port":443,"agentLicenseKey":"${FLEET_KEY}"}]`,
      { inputs: bare, secrets: [FLEET_KEY] },
    );
    expect(sent(step)).toMatchObject([{ agentLicenseKey: FLEET_KEY }]);
  });
});

describe.concurrent('the same target twice', () => {
  it('is sent once, with a notice, however it is written', async () => {
    const step = await runStep('digicert', '[2001:db8::1]:443, 10.0.0.1:443, [2001:DB8:0::1]:443');
    expect(sent(step)).toHaveLength(2);
    expect(step.outputs.message).toBe('2 of 2 submitted');
    expect(step.log).toContain(
      'targets, entry 3: [2001:db8::1]:443 is sent once, it is also targets, entry 1.',
    );
  });

  it('is a number for Sectigo, sent as it is written first', async () => {
    const step = await runStep('sectigo', 'cert:007, 7, order:7, order:07');
    expect(targetsOf(step)).toEqual(['cert:007', 'order:7', 'order:07']);
    expect(sent(step)[0]).toMatchObject({ certificateID: '007' });
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

  it('name some of the targets that share an address', async () => {
    const first = await runStep('digicert', 'all', {
      ...withFleet(),
      simulator: {
        digicert: { refusals: { 'b.example@10.0.0.1:443': [{ errorCode: '1028' }] } },
      },
    });
    const again = await runStep('digicert', first.outputs['failed-targets'] ?? '', withFleet());
    expect(targetsOf(again)).toEqual(['b.example@10.0.0.1:443']);
    expect(sent(again)).toMatchObject([{ divisionId: 5 }]);
  });

  it('keep the account that targets gave, where it is that of the input', async () => {
    const fleet = { 'fleet.csv': 'ip,port,accountId\n10.0.0.1,443,99\n' };
    const options = { inputs: { inventory: 'fleet.csv' }, files: fleet };
    const first = await runStep(
      'digicert',
      JSON.stringify([{ ip: '10.0.0.1', port: 443, accountId: ACCOUNT }]),
      { ...options, simulator: { digicert: { ineligible: ['10.0.0.1:443'] } } },
    );
    const again = await runStep('digicert', first.outputs['failed-targets'] ?? '', options);
    expect(sent(first)).toMatchObject([{ accountId: ACCOUNT }]);
    expect(sent(again)).toEqual(sent(first));
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

  it('of Sectigo mean the same orders again', async () => {
    const first = await runStep('sectigo', 'cert:0042, order:A B, 7', {
      simulator: { sectigo: { certificates: {} } },
    });
    const again = await runStep('sectigo', first.outputs['failed-targets'] ?? '');
    expect(sent(again)).toEqual(sent(first));
  });

  it('hold the alias of a key, and *** in the place of any other', async () => {
    const targets = JSON.stringify([
      { ip: '10.0.0.1', port: 1, agentLicenseKey: 'edge' },
      { ip: '10.0.0.1', port: 2, sensorLicenseKey: 'FFEEDDCCBBAA9988' },
      { ip: '10.0.0.1', port: 3 },
    ]);
    const step = await runStep('digicert', targets, {
      ...withFleet(''),
      simulator: { digicert: { licenceKeys: [] } },
      secrets: [FLEET_KEY, 'FFEEDDCCBBAA9988'],
    });
    expect(JSON.parse(step.outputs['failed-targets'] ?? '')).toEqual([
      { ip: '10.0.0.1', port: 1, domainName: null, agentLicenseKey: 'edge' },
      { ip: '10.0.0.1', port: 2, domainName: null, sensorLicenseKey: '***' },
      { ip: '10.0.0.1', port: 3, domainName: null, agentLicenseKey: '***' },
    ]);
  });
});
