import { describe, expect, it } from 'vitest';
import { type FollowedTarget, followAutomations } from '../../../src/providers/digicert/status.ts';
import { failure } from '../reading.ts';
import { ACCESS, certCentral, fleet, type Item, listed, type Model } from './server.ts';

const target = (id: number, more: Partial<FollowedTarget> = {}): FollowedTarget => ({
  key: `t${id}`,
  accountId: '5153184',
  divisionId: '1',
  ip: `10.0.${id >> 8}.${id & 255}`,
  port: '443',
  ...more,
});
const targets = (count: number, more: Partial<FollowedTarget> = {}) =>
  Array.from({ length: count }, (_, index) => target(index + 1, more));
const keysOf = (list: readonly FollowedTarget[]) => new Set(list.map(({ key }) => key));

function follow(model: Model, list: readonly FollowedTarget[]) {
  const reader = certCentral(model);
  return { reader, ...followAutomations(reader, ACCESS, list) };
}

/** The status of each target in a baseline read. */
async function statuses(items: readonly Item[], list: readonly FollowedTarget[]) {
  const { observations } = await follow({ automations: { 1: items } }, list).readBaseline();
  return list.map(({ key }) => {
    const one = observations.get(key);
    return one?.kind === 'listed' ? one.status : one?.kind;
  });
}

describe('the row of a target', () => {
  const at = (port: number, automationStatus: string, more: Item = {}) =>
    listed(port, { automatedIp: '10.0.0.1', automationStatus, ...more });

  it('has its ip and port', async () => {
    const items = [at(1, 'A'), at(2, 'B', { automatedPort: '444.0' })];
    expect(await statuses(items, [target(1, { port: '444' }), target(2)])).toEqual([
      'B',
      'not-listed',
    ]);
  });

  it.each<[mine: string | undefined, listedAs: string, status: string]>([
    ['10.9.9.9', '10.9.9.9', 'A'],
    ['10.9.9.9', '10.9.9.8', 'not-listed'],
    ['10.9.9.9', '', 'A'],
    [undefined, '10.9.9.9', 'A'],
  ])(
    'has the management address %j where both give it: %j',
    async (managementIp, other, status) => {
      const items = [at(1, 'A', { managementIp: other })];
      expect(await statuses(items, [target(1, { managementIp })])).toEqual([status]);
    },
  );

  const several = [
    at(1, 'A', { certificateCn: 'A.example.com' }),
    at(2, 'B', { certificateCn: 'b.example.com' }),
  ];

  it.each<[string, Partial<FollowedTarget>, string]>([
    ['the domain', { domainName: 'a.example.com' }, 'A'],
    ['the automation ID', { automationId: '2' }, 'B'],
    [
      'the automation ID before the domain',
      { automationId: '2', domainName: 'a.example.com' },
      'B',
    ],
    ['nothing', {}, 'not-listed'],
    ['another domain', { domainName: 'c.example.com' }, 'not-listed'],
  ])('of several is chosen by %s', async (_, more, status) => {
    expect(await statuses(several, [target(1, more)])).toEqual([status]);
  });

  it('that fits several targets is for the one that it names', async () => {
    const list = [
      target(1, { domainName: 'a.example.com' }),
      target(1, { key: 'other', domainName: 'b.example.com' }),
    ];
    expect(await statuses(several.slice(0, 1), list)).toEqual(['A', 'not-listed']);
  });

  it('that fits several targets without a domain is for none', async () => {
    const list = [target(1), target(1, { key: 'other' })];
    expect(await statuses(several.slice(0, 1), list)).toEqual(['not-listed', 'not-listed']);
  });

  it('stays the one of an earlier read', async () => {
    const items = [...several.slice(0, 1)];
    const { readBaseline, poll } = follow({ automations: { 1: items } }, [target(1)]);
    await readBaseline();
    items.push(...several.slice(1));
    const { observations } = await poll(new Set(['t1']));
    expect(observations.get('t1')).toMatchObject({ status: 'A' });
  });
});

describe('reading', () => {
  it('asks one list per account and division', async () => {
    const list = [
      target(1),
      target(2, { divisionId: '2' }),
      target(3, { accountId: '7' }),
      target(4),
    ];
    const { reader, readBaseline } = follow(
      { automations: { 1: [listed(1)], 2: [listed(2)] } },
      list,
    );
    await readBaseline();
    expect(reader.sent('/list').map(({ body }) => [body.accountId, body.divisionIds])).toEqual([
      [5153184, [1]],
      [5153184, [2]],
      [7, [1]],
    ]);
  });

  it.each(['results', 'pages'] as const)(
    '1,000 targets need at most 3 requests in a poll where startIndex counts %s',
    async (indexCounts) => {
      const automations = { 1: fleet(1_000) };
      const list = targets(1_000);
      const { reader, readBaseline, poll } = follow({ automations, indexCounts }, list);
      await readBaseline();
      reader.requests.length = 0;
      const { observations } = await poll(keysOf(list));
      expect(observations.size).toBe(1_000);
      expect(reader.requests.length).toBeLessThanOrEqual(3);
    },
  );

  it('ends when every open target was seen', async () => {
    const list = [1, 1_900].map((id) => target(id, { domainName: `host-${id}.example.com` }));
    const { reader, readBaseline, poll } = follow({ automations: { 1: fleet(2_000) } }, list);
    await readBaseline();
    expect(reader.requests).toHaveLength(5);
    reader.requests.length = 0;
    await poll(new Set(['t1']));
    expect(reader.requests).toHaveLength(1);
  });

  it('goes on while another certificate may turn up at the address', async () => {
    const twin = listed(9_999, { automatedIp: '10.0.0.1', automationStatus: 'TWIN' });
    expect(await statuses([...fleet(600), twin], [target(1)])).toEqual(['not-listed']);
    const list = [target(1, { domainName: 'host-9999.example.com' })];
    expect(await statuses([...fleet(600), twin], list)).toEqual(['TWIN']);
  });

  it('goes on to the known automation where another one has its domain', async () => {
    const domainName = 'host-1.example.com';
    const known = listed(600, { automatedIp: '10.0.0.1', certificateCn: domainName });
    const items = [known];
    const { readBaseline, poll } = follow({ automations: { 1: items } }, [
      target(1, { domainName }),
    ]);
    await readBaseline();
    items.unshift(...fleet(599));
    const { observations } = await poll(new Set(['t1']));
    expect(observations.get('t1')).toMatchObject({ automationId: '600' });
  });

  it('has no observation of a division that cannot be read', async () => {
    const list = [target(1), target(2, { divisionId: '2' })];
    const { readBaseline } = follow(
      {
        automations: { 1: [listed(1)] },
        fault: ({ body }) =>
          JSON.stringify(body.divisionIds) === '[2]' ? failure('no-reply') : undefined,
      },
      list,
    );
    const { observations, failures } = await readBaseline();
    expect([...observations.keys()]).toEqual(['t1']);
    expect(failures).toEqual([failure('no-reply')]);
  });

  it('has no observation from a list that repeats itself', async () => {
    const { readBaseline } = follow({ automations: { 1: fleet(60) }, indexCounts: 'ignored' }, [
      target(1),
    ]);
    expect(await readBaseline()).toMatchObject({
      observations: new Map(),
      failures: [{ reason: 'unusable' }],
    });
  });
});

describe('details', () => {
  const failing = (count: number) => ({ automations: { 1: fleet(count, () => 'ERROR') } });
  const asked = (reader: ReturnType<typeof certCentral>) =>
    reader.sent('/viewAutomationDetails').map(({ body }) => Number(body.automationId));

  it('are read of targets in a failure status alone', async () => {
    const states = ['ERROR', 'ACTION_REQUIRED', 'CONFIGURED', 'SUCCESSFULLY_RENEWED', 'UNHEARD_OF'];
    const model: Model = {
      automations: { 1: fleet(5, (id) => states[id - 1] ?? '') },
      details: { 1: { autoStatusResponse: { lastRunTime: '7.0' } } },
    };
    const { reader, readBaseline } = follow(model, targets(5));
    const { observations } = await readBaseline();
    expect(asked(reader)).toEqual([1, 2]);
    expect(observations.get('t1')).toMatchObject({ details: { lastRunTime: 7 } });
    expect(observations.get('t3')).not.toHaveProperty('details');
  });

  it('are read of 200 targets before, and of 100 in a poll, in turn', async () => {
    const list = targets(250);
    const { reader, readBaseline, poll } = follow(failing(250), list);
    await readBaseline();
    expect(asked(reader)).toHaveLength(200);
    for (const _ of [1, 2, 3]) await poll(keysOf(list));
    const polls = asked(reader).slice(200);
    expect(polls).toHaveLength(300);
    // Those that the baseline left out go first; each one has its turn before any has a second.
    expect(new Set(polls.slice(0, 50))).toEqual(
      new Set(Array.from({ length: 50 }, (_, at) => 201 + at)),
    );
    expect(new Set(polls.slice(0, 250)).size).toBe(250);
  });

  it('are read first of targets that ran again', async () => {
    let second = false;
    const list = targets(150);
    const reader = certCentral({
      get automations() {
        return { 1: fleet(150, (id) => (second && id === 150 ? 'INSTALL_FAILED' : 'ERROR')) };
      },
    });
    const { readBaseline, poll } = followAutomations(reader, ACCESS, list);
    await readBaseline();
    second = true;
    await poll(keysOf(list));
    expect(asked(reader).slice(150)).toContain(150);
  });

  it('are read of open targets alone', async () => {
    const { reader, poll } = follow(failing(5), targets(5));
    await poll(new Set(['t2', 't4']));
    expect(asked(reader)).toEqual([2, 4]);
  });

  it('that cannot be read leave the observation, and add the failure', async () => {
    const { readBaseline } = follow(
      {
        ...failing(1),
        fault: ({ path }) => (path.endsWith('Details') ? failure('credentials') : undefined),
      },
      targets(1),
    );
    const { observations, failures } = await readBaseline();
    expect(observations.get('t1')).toMatchObject({ kind: 'listed', status: 'ERROR' });
    expect(failures).toEqual([failure('credentials')]);
  });
});
