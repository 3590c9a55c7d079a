import { describe, expect, it } from 'vitest';
import type { DiscoverSettings } from '../../../src/providers/digicert/discover.ts';
import type { LicenseField } from '../../../src/providers/digicert/license-keys.ts';
import { failure } from '../reading.ts';
import { agent, device, discover, discoverOne, failureDetails, row } from './discovering.ts';
import { type Item, listed, type Model } from './server.ts';

describe('licence keys', () => {
  const keyOf = async (
    item: Item,
    agents: readonly Item[],
    more: Partial<DiscoverSettings> = {},
  ) => {
    const { license, decided } = await discoverOne(item, { agents }, [], more);
    return license ?? decided?.kind;
  };
  const fromList = (field: string, key: string) => ({ source: 'agent-list', field, key });
  const onDevice = listed(1, { managementIp: '10.9.9.9' });

  it('of an agent come from the agent of its name in its division', async () => {
    const agents = [
      agent(9, { agentName: 'agent-1', divisionId: '2', agentLicense: 'OTHER-DIVISION' }),
      agent(1),
      agent(2),
    ];
    const fromAgent = fromList('agentLicenseKey', 'AGENTKEY00000001');
    expect(await keyOf(listed(1), agents)).toEqual(fromAgent);
    expect(await keyOf(listed(1), agents, { agentDefault: 'DEFAULT' })).toEqual(fromAgent);
  });

  it('of an agent never come from a host name or another agent', async () => {
    const agents = [agent(2, { hostname: 'agent-1' }), device(1, '10.9.9.9', 'SENSOR-KEY')];
    expect(await keyOf(listed(1), agents)).toBe('not-attempted');
  });

  it.each<[string, readonly Item[], string]>([
    [
      'the management address',
      [device(1, '10.9.9.9', 'S-KEY-1'), device(2, '10.9.9.8', 'S-KEY-2')],
      'S-KEY-1',
    ],
    ['equal keys', [device(1, '10.9.9.9', 'S-KEY-1'), device(2, '10.9.9.9', 'S-KEY-1')], 'S-KEY-1'],
    [
      'the name of the agent',
      [device(2, '10.9.9.9', 'S-KEY-2'), device(1, '10.9.9.9', 'S-KEY-1')],
      'S-KEY-1',
    ],
    [
      'the status',
      [device(2, '10.9.9.9', 'S-KEY-2', { status: 'Error' }), device(3, '10.9.9.9', 'S-KEY-3')],
      'S-KEY-3',
    ],
    [
      'the status among agents of its name',
      [
        device(1, '10.9.9.9', 'S-KEY-2', { status: 'Error' }),
        device(1, '10.9.9.9', 'S-KEY-1', { agentId: 7 }),
        device(3, '10.9.9.9', 'S-KEY-3'),
      ],
      'S-KEY-1',
    ],
  ])('of a device are decided by %s', async (_, agents, key) => {
    expect(await keyOf(onDevice, agents)).toEqual(fromList('sensorLicenseKey', key));
  });

  const rivals = [device(2, '10.9.9.9', 'S-KEY-2'), device(3, '10.9.9.9', 'S-KEY-3')];

  it.each<
    [
      string,
      Item,
      readonly Item[],
      Partial<DiscoverSettings>,
      readonly [LicenseField, string] | undefined,
    ]
  >([
    ['no agent', listed(1), [], { agentDefault: 'A' }, ['agentLicenseKey', 'A']],
    [
      'no agent, sensor default alone',
      listed(1),
      [],
      { sensorDefault: 'S' },
      ['sensorLicenseKey', 'S'],
    ],
    ['no agent, no default', listed(1), [], {}, undefined],
    ['no device', onDevice, [], { sensorDefault: 'S' }, ['sensorLicenseKey', 'S']],
    ['no device, agent default alone', onDevice, [], { agentDefault: 'A' }, undefined],
    ['rival devices', onDevice, rivals, { sensorDefault: 'S' }, ['sensorLicenseKey', 'S']],
    ['rival devices, no default', onDevice, rivals, {}, undefined],
    ['a key that is no key', listed(1), [agent(1, { agentLicense: 'a b' })], {}, undefined],
    ['a key that is a number', listed(1), [agent(1, { agentLicense: 5.8e15 })], {}, undefined],
  ])('with %s come from the inputs or from nowhere', async (_, item, agents, more, expected) => {
    const license = await keyOf(item, agents, more);
    expect(license).toEqual(
      expected ? { source: 'input', field: expected[0], key: expected[1] } : 'not-attempted',
    );
  });

  it('say which entry is missing, with the division where there are several', async () => {
    const { found } = await discover({ automations: { 1: [listed(6)], 2: [] }, agents: [] });
    expect(found[0]?.decided).toEqual({
      kind: 'not-attempted',
      message: expect.stringMatching(/no licence key/),
      hint: expect.stringContaining("set 'digicert-agent-license-key'"),
      entryToAdd: '{"ip":"10.0.0.6","port":443,"divisionId":1,"agentLicenseKey":"ALIAS"}',
    });
    const { found: rival } = await discover({ automations: { 1: [onDevice] }, agents: rivals });
    expect(rival[0]?.decided).toMatchObject({
      message: expect.stringMatching(/several licence keys/),
      hint: expect.stringContaining("set 'digicert-sensor-license-key'"),
      entryToAdd: '{"ip":"10.0.0.1","port":443,"sensorLicenseKey":"ALIAS"}',
    });
  });

  describe('of agents that share a name', () => {
    const agents = [
      agent(11, { agentName: 'agent-1' }),
      agent(12, { agentName: 'agent-1' }),
      agent(13, { agentName: 'agent-2' }),
    ];
    const automations = { 1: [listed(1), listed(2)] };

    it('come from the agent that runs the automation, and only these agents are asked', async () => {
      const { found, reader } = await discover({
        automations,
        agents,
        ports: { 11: [9], 12: [1] },
      });
      expect(found.map(({ license }) => license)).toEqual([
        fromList('agentLicenseKey', 'AGENTKEY000000012'),
        fromList('agentLicenseKey', 'AGENTKEY000000013'),
      ]);
      expect(reader.sent('/agentIPPortDetails').map(({ body }) => body)).toEqual([
        { accountId: 5153184, agentId: 11, divisionId: '1' },
        { accountId: 5153184, agentId: 12, divisionId: '1' },
      ]);
    });

    it('are not asked for where all of them have one key', async () => {
      const same = agents.map((one) => ({ ...one, agentLicense: 'ONE-KEY' }));
      const { found, reader } = await discover({ automations, agents: same });
      expect(found[0]?.license).toEqual(fromList('agentLicenseKey', 'ONE-KEY'));
      expect(reader.sent('/agentIPPortDetails')).toHaveLength(0);
    });

    it('count an agent without a key too', async () => {
      const some = [agents[0] ?? {}, { ...agents[1], agentLicense: undefined }];
      const { found } = await discover({ automations, agents: some, ports: { 12: [1] } });
      expect(found[0]?.decided).toMatchObject({ kind: 'not-attempted' });
    });

    it('are not guessed where no agent names the automation', async () => {
      const { found } = await discover({ automations, agents, ports: { 11: [9] } });
      expect(found[0]?.decided).toMatchObject({ kind: 'not-attempted' });
    });

    it('are not guessed where the agents cannot be read', async () => {
      const fault: Model['fault'] = ({ path }) =>
        path.endsWith('agentIPPortDetails') ? failure('no-reply') : undefined;
      const { found, notices } = await discover({ automations, agents, fault });
      expect(found.map(({ decided }) => decided?.kind)).toEqual(['not-attempted', undefined]);
      expect(notices).toEqual([expect.stringMatching(/Number of agents: 2\./)]);
    });

    it('are not asked for where the provider allows no retry', async () => {
      const details = { 1: failureDetails({}, false) };
      const { reader } = await discover({ automations, agents, details });
      expect(reader.sent('/agentIPPortDetails')).toHaveLength(0);
    });
  });

  it('that arrive are all listed as secrets', async () => {
    const { secrets } = await discover({
      automations: { 1: [listed(1)] },
      agents: [
        agent(1),
        device(2, '10.9.9.9', 'S-KEY-2'),
        agent(3, { agentLicense: 'a b c d' }),
        agent(4, { agentLicense: 'abc' }),
      ],
    });
    expect(secrets).toEqual(['AGENTKEY00000001', 'S-KEY-2', 'a b c d']);
  });

  it.each(['credentials', 'unusable', 'no-reply', 'rate-limited'] as const)(
    'come from inventory and inputs where the agent list has a failure: %s',
    async (reason) => {
      const fault: Model['fault'] = ({ path }) =>
        path.endsWith('/agent/list') ? failure(reason, 'why') : undefined;
      const automations = { 1: [listed(1), listed(2)] };
      const rows = [row({ ip: '10.0.0.1', port: '443', agentLicenseKey: 'web' })];
      const { found, notices } = await discover({ automations, fault }, rows);
      expect(found.map(({ license, decided }) => license?.source ?? decided?.kind)).toEqual([
        'inventory',
        'not-attempted',
      ]);
      expect(notices).toEqual([expect.stringMatching(/agent list could not be read: why/)]);
    },
  );

  it('that differ make different targets of automations with one address', async () => {
    const items = [1, 2].map((id) =>
      listed(id, { automatedIp: '10.0.0.9', certificateCn: 'a.example.com' }),
    );
    const { found } = await discover({ automations: { 1: items } });
    expect(found.map(({ decided }) => decided)).toEqual([undefined, undefined]);
    expect(found[0]?.fields).toEqual(found[1]?.fields);
  });

  it('that are equal leave automations that nothing tells apart to a person', async () => {
    const items = [1, 2].map((id) =>
      listed(id, { automatedIp: '10.0.0.9', certificateCn: 'a.example.com', agentName: 'agent-1' }),
    );
    const { found } = await discover({ automations: { 1: items } });
    expect(found.map(({ decided }) => decided?.message)).toEqual([
      expect.stringMatching(/cannot tell apart/),
      expect.stringMatching(/cannot tell apart/),
    ]);
  });
});
