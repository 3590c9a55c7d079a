import { describe, expect, it } from 'vitest';
import { describeFailed } from '../../../src/providers/digicert/discover.ts';
import { listFailed } from '../../../src/providers/digicert/list-failed.ts';
import { json, valueIn } from '../reading.ts';
import { device, discover, discoverOne, failureDetails, row } from './discovering.ts';
import { certCentral, fleet, type Item, listed, type Model, settings } from './server.ts';

describe('details', () => {
  it('give cause, solution and step', async () => {
    const found = await discoverOne(listed(1), { details: { 1: failureDetails() } });
    expect(found).toMatchObject({
      cause: 'no agent',
      solution: 'start it',
      step: 'certInstall',
      status: 'INSTALL_FAILED',
      automationId: '1',
      domainNames: ['host-1.example.com'],
    });
    expect(found.decided).toBeUndefined();
  });

  it.each<[status: string, applicable: boolean | undefined, code: string | undefined]>([
    ['INSTALL_FAILED', undefined, undefined],
    ['INSTALL_FAILED', true, undefined],
    ['INSTALL_FAILED', false, 'not-applicable'],
    ['ACTION_REQUIRED', undefined, 'action-required'],
    ['ACTION_REQUIRED', true, undefined],
    ['ACTION_REQUIRED', false, 'not-applicable'],
    ['action required', undefined, 'action-required'],
  ])('of %s with isRetryApplicable %j decide %j', async (automationStatus, applicable, code) => {
    const found = await discoverOne(listed(1, { automationStatus }), {
      details: { 1: failureDetails({}, applicable) },
    });
    expect(found.decided).toEqual(
      code && { kind: 'rejected', code, message: 'no agent', hint: 'start it' },
    );
  });

  it('that cannot be read leave a retry without a cause, but not for ACTION_REQUIRED', async () => {
    const fault: Model['fault'] = ({ path }) =>
      path.endsWith('Details') ? json({}, 500) : undefined;
    const items = [listed(1), listed(2, { automationStatus: 'ACTION_REQUIRED' })];
    const { found, notices } = await discover({ automations: { 1: items }, fault });
    expect(found.map(({ decided }) => decided?.code)).toEqual([undefined, 'action-required']);
    expect(found[0]).not.toHaveProperty('cause');
    expect(found[1]?.decided?.message).toBe('The automation waits for a person.');
    expect(notices).toEqual([
      expect.stringMatching(/could not be read: HTTP 500.*automations: 2\./),
    ]);
  });

  const automations = { 1: fleet(40, () => 'ERROR') };
  const asked = (reader: ReturnType<typeof certCentral>) =>
    reader.sent('/viewAutomationDetails').length;

  it('are asked for no more after four failures in a row', async () => {
    const fault: Model['fault'] = ({ path }) =>
      path.endsWith('Details') ? json({}, 404) : undefined;
    const { reader, found, notices } = await discover({ automations, fault });
    expect(asked(reader)).toBeGreaterThanOrEqual(4);
    expect(asked(reader)).toBeLessThan(8);
    expect(found).toHaveLength(40);
    expect(notices).toEqual([expect.stringMatching(/asks for no more details/)]);
  });

  it('are asked for on after three failures in a row', async () => {
    let count = 0;
    const fault: Model['fault'] = ({ path }) => {
      if (!path.endsWith('Details')) return undefined;
      count += 1;
      return count % 4 === 0 ? undefined : json({}, 404);
    };
    const { reader, notices } = await discover({ automations, fault });
    expect(asked(reader)).toBe(40);
    expect(notices).toEqual([expect.stringMatching(/Number of automations: 30\. Auto/)]);
  });

  it.each([401, 403])('are asked for no more after HTTP %d', async (status) => {
    const fault: Model['fault'] = ({ path }) =>
      path.endsWith('Details') ? json({}, status) : undefined;
    const { reader } = await discover({ automations, fault });
    expect(asked(reader)).toBeLessThanOrEqual(4);
  });

  it('are asked for 1,000 automations at most', async () => {
    const { reader, found, notices } = await discover({
      automations: { 1: fleet(1_200, () => 'ERROR') },
    });
    expect(asked(reader)).toBe(1_000);
    expect(found).toHaveLength(1_200);
    expect(notices).toEqual([expect.stringMatching(/200 of 1200 have no cause/)]);
  });

  it('are read four at a time', async () => {
    let underWay = 0;
    let most = 0;
    const reader = certCentral({ automations });
    const { failed } = valueIn(await listFailed(reader, settings('1')));
    const counting: typeof reader = {
      ...reader,
      async read(ask) {
        underWay += 1;
        most = Math.max(most, underWay);
        const answer = await reader.read(ask);
        underWay -= 1;
        return answer;
      },
    };
    const rows = failed.map(({ ip, port }) => row({ ip, port, agentLicenseKey: 'web' }));
    await describeFailed(counting, failed, settings('1'), rows);
    expect(most).toBe(4);
  });
});

describe('fields', () => {
  const twins = [
    listed(1, { automatedIp: '10.0.0.9' }),
    listed(2, { automatedIp: '10.0.0.9', automationStatus: 'CONFIGURED' }),
  ];

  it('of an agent automation are its address, account and division', async () => {
    expect((await discoverOne(listed(1))).fields).toEqual({
      ip: '10.0.0.1',
      port: '443',
      accountId: '5153184',
      divisionId: '1',
    });
  });

  it('have the domain where several automations of the division share the address', async () => {
    const { found } = await discover({ automations: { 1: twins } });
    expect(found.map(({ fields }) => fields.domainName)).toEqual(['host-1.example.com']);
  });

  it.each([[undefined], ['not a domain!']])(
    'without a domain are not sent where the address is shared: %j',
    async (certificateCn) => {
      const items = [{ ...twins[0], certificateCn }, twins[1] ?? {}];
      const { found } = await discover({ automations: { 1: items } });
      expect(found[0]?.decided).toEqual({
        kind: 'not-attempted',
        message: expect.stringMatching(/share this address/),
        hint: 'Add an entry for the automation to the inventory.',
        entryToAdd: '{"ip":"10.0.0.9","port":443,"domainName":"…"}',
      });
    },
  );

  it.each<[alias: string, partition: string, expected: string | undefined]>([
    ['per13', '/partition1', '/partition1/per13'],
    ['/Common/Manual', '/partition1', '/Common/Manual'],
    ['alone', ' ', 'alone'],
    [' ', '/partition1', undefined],
  ])('of a device have the virtual server of alias %j in %j', async (alias, appPartition, name) => {
    const found = await discoverOne(listed(1, { alias, appPartition, managementIp: '10.9.9.9' }), {
      agents: [device(1, '10.9.9.9', 'SENSORKEY000001')],
    });
    expect(found.fields.virtualServerName).toBe(name);
    expect(found.fields.managementIp).toBe('10.9.9.9');
    expect(found.decided).toBeUndefined();
  });

  it('of an agent automation have no virtual server', async () => {
    const { fields } = await discoverOne(listed(1, { alias: 'a', appPartition: '/p' }));
    expect(fields).not.toHaveProperty('virtualServerName');
  });

  it.each<[string, Item]>([
    ['management address', { managementIp: 'f5.example.com' }],
    ['virtual server', { managementIp: '10.9.9.9', alias: 'x'.repeat(256) }],
  ])('with a %s that cannot be sent are not sent', async (_, more) => {
    const { decided } = await discoverOne(listed(1, more), {}, [], { sensorDefault: 'SENSOR-0' });
    expect(decided).toMatchObject({ kind: 'not-attempted' });
  });
});

it('10,000 automations of which 500 failed need at most 540 requests', async () => {
  const automations = {
    1: fleet(10_000, (id) => (id % 20 === 0 ? 'INSTALL_FAILED' : 'CONFIGURED')),
  };
  const { reader, found } = await discover({ automations }, [], { agentDefault: 'AGENT-0' });
  const retries = 5;
  expect(found).toHaveLength(500);
  expect(reader.requests.length + retries).toBeLessThanOrEqual(540);
});
