import { describe, expect, it } from 'vitest';
import { type Discovery, describeFailed } from '../../../src/providers/digicert/discover.ts';
import { listFailed } from '../../../src/providers/digicert/list-failed.ts';
import { followAutomations } from '../../../src/providers/digicert/status.ts';
import { failure, json, type Served } from '../reading.ts';
import { agent, device, failureDetails } from './discovering.ts';
import { ACCESS, certCentral, listed, type Model, settings } from './server.ts';

const FAULTS: readonly (readonly [string, Served])[] = [
  ['unreachable', failure('unreachable')],
  ['no reply', failure('no-reply')],
  ['a limit', failure('rate-limited')],
  ['the end of the run', failure('cancelled')],
  ['HTTP 401', json({}, 401)],
  ['HTTP 500', json({}, 500)],
  [
    'an error in the body',
    json({ error: { code: 'x', message: 'y' }, data: { automatedIps: [] } }),
  ],
  [
    'data.errors',
    json({ data: { automatedIps: [], agentList: [], errors: [{ errorCode: '1' }] } }),
  ],
  ['half a reply', { status: 200, body: '{"data":{"automatedIps":[' }],
  ['an empty object', json({})],
];

const model: Model = {
  automations: {
    1: [
      listed(1),
      listed(2, { managementIp: '10.9.9.9' }),
      listed(3, { automationStatus: 'ACTION_REQUIRED' }),
    ],
    2: [listed(4), listed(5, { automationStatus: 'CONFIGURED' })],
  },
  agents: [
    agent(11, { agentName: 'agent-1' }),
    agent(12, { agentName: 'agent-1' }),
    device(13, '10.9.9.9', 'SENSOR-KEY-13'),
    agent(4, { divisionId: '2' }),
  ],
  ports: { 11: [7], 12: [1] },
  details: { 1: failureDetails({}, true), 3: failureDetails({}), 4: failureDetails({}, false) },
};
const LISTS = 2;
const REQUESTS = 9;

async function discover(fault: NonNullable<Model['fault']>) {
  const reader = certCentral({ ...model, fault });
  const list = await listFailed(reader, settings('1', '2'));
  if (list.kind === 'failed') return { reader, list };
  return {
    reader,
    list,
    discovery: await describeFailed(reader, list.failed, settings('1', '2'), []),
  };
}

const keysIn = ({ found }: Discovery) =>
  found.map(({ license }) => (license?.source === 'agent-list' ? license.key : undefined));
const decisionsIn = ({ found }: Discovery) =>
  found.map(({ decided }) => decided?.code ?? decided?.kind);

describe('discovery', () => {
  it('needs so many requests without a fault', async () => {
    const { reader, discovery } = await discover(() => undefined);
    expect(reader.requests).toHaveLength(REQUESTS);
    expect(discovery && keysIn(discovery)).toEqual([
      'AGENTKEY000000012',
      'SENSOR-KEY-13',
      undefined,
      undefined,
    ]);
    expect(discovery && decisionsIn(discovery)).toEqual([
      undefined,
      undefined,
      'action-required',
      'not-applicable',
    ]);
  });

  it.each(FAULTS)('after %s at any request retries nothing wrong', async (_, served) => {
    const { discovery: whole } = await discover(() => undefined);
    const keys = whole === undefined ? [] : keysIn(whole);
    for (let faulty = 1; faulty <= REQUESTS; faulty += 1) {
      const { list, discovery } = await discover(({ count }) =>
        count === faulty ? served : undefined,
      );
      if (faulty <= LISTS) {
        expect(list.kind).toBe('failed');
        continue;
      }
      expect(discovery?.found).toHaveLength(4);
      // The automation that needs a person is never sent, with or without its details.
      expect(discovery?.found[2]?.decided?.code).toBe('action-required');
      for (const [index, one] of (discovery?.found ?? []).entries()) {
        if (one.decided !== undefined) continue;
        // Without details, nobody knows that a retry is not possible: its key is right all the same.
        const expected = index === 3 ? 'AGENTKEY00000004' : keys[index];
        expect(one.license).toMatchObject({ source: 'agent-list', key: expected });
      }
    }
  });
});

describe('following', () => {
  it.each(FAULTS)('after %s at any request shows nothing wrong', async (_, served) => {
    const targets = ['1', '2', '3'].map((id) => ({
      key: id,
      accountId: '5153184',
      divisionId: '1',
      ip: `10.0.0.${id}`,
      port: '443',
    }));
    const whole = await followAutomations(certCentral(model), ACCESS, targets).readBaseline();
    for (let faulty = 1; faulty <= 4; faulty += 1) {
      const reader = certCentral({
        ...model,
        fault: ({ count }) => (count === faulty ? served : undefined),
      });
      const { observations, failures } = await followAutomations(
        reader,
        ACCESS,
        targets,
      ).readBaseline();
      expect(failures).toHaveLength(1);
      expect(observations.size).toBe(faulty === 1 ? 0 : 3);
      for (const [key, seen] of observations)
        expect(whole.observations.get(key)).toMatchObject(seen);
    }
  });
});
