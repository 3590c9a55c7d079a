import { afterEach, describe, expect, it } from 'vitest';
import { sample } from '../../simulator/client.ts';
import {
  faults,
  type Simulator,
  type SimulatorOptions,
  startSimulator,
} from '../../simulator/index.ts';
import type { AgentState } from './automations.ts';
import { askDigicert, DIGICERT_PATHS, type DigicertRead } from './client.ts';
import { READ_GARBLINGS } from './read-garblings.ts';
import { AGENT, FAILED, LISTED, OWNER } from './sampled.ts';

const READS: readonly DigicertRead[] = ['list', 'details', 'agents', 'agent-ports'];

let simulator: Simulator;
let now = 0;
const start = async (digicert: SimulatorOptions['digicert'] = {}, rest: SimulatorOptions = {}) => {
  now = 0;
  simulator = await startSimulator({
    now: () => now,
    ...rest,
    digicert: { automations: [], agents: [], ...digicert },
  });
};
afterEach(() => simulator.close());

const ask = async (read: DigicertRead, body: unknown) => {
  const reply = await askDigicert(simulator.url, body, {}, DIGICERT_PATHS[read]);
  return { status: reply.status, text: reply.body, body: JSON.parse(reply.body) };
};
const listBody = (fields: object = {}) => ({
  accountId: OWNER.accountId,
  divisionIds: [OWNER.divisionId],
  ...fields,
});
const detailsBody = { accountId: 5_153_184, automationId: 298_577, divisionId: 677_793 };

describe('documented samples', () => {
  const agents = JSON.parse(sample('digicert-agents.reply.json')).data.agentList.map(
    (agent: AgentState) => ({ ...agent, ...OWNER }),
  );

  it.each<[DigicertRead, string, SimulatorOptions['digicert']]>([
    ['list', 'digicert-list', { automations: [LISTED, FAILED] }],
    ['details', 'digicert-details', { automations: [LISTED, FAILED] }],
    ['agents', 'digicert-agents', { agents }],
    [
      'agent-ports',
      'digicert-agent-ports',
      {
        agents: [AGENT],
        automations: [
          {
            ...FAILED,
            automationId: 325_327,
            ip: '10.100.196.83',
            port: 135,
            status: 'NOT_CONFIGURED',
          },
          {
            ...FAILED,
            automationId: 325_377,
            ip: '10.100.192.83',
            port: 7070,
            status: 'CONFIGURED',
            acmeClient: { acmeClientId: 113, acmeClientName: 'IIS', acmeClientVersion: '10.0' },
          },
        ],
      },
    ],
  ])('answers %s as the sample', async (read, name, digicert) => {
    await start(digicert);
    const reply = await ask(read, sample(`${name}.request.json`));
    expect(reply.body).toEqual(JSON.parse(sample(`${name}.reply.json`)));
    expect(simulator.violations).toEqual([]);
    expect(simulator.requests[0]).toMatchObject({
      endpoint: read,
      provider: 'digicert',
      targets: [],
    });
    expect(simulator.ledger.entries).toEqual([]);
  });

  it.each([
    ['integer', '"automationId":299171,"', '"certificateExpiresOn":1599566400000,'],
    ['decimal', '"automationId":299171.0,"', '"certificateExpiresOn":1599566400000.0,'],
    ['exponent', '"automationId":2.99171E5,"', '"certificateExpiresOn":1.5995664E12,'],
    ['text', '"automationId":"299171","', '"certificateExpiresOn":"1599566400000",'],
  ] as const)('spells numbers as %s', async (numbers, id, expiry) => {
    await start({ automations: [LISTED], numbers });
    const { text } = await ask('list', listBody());
    expect(text).toContain(id);
    expect(text).toContain(expiry);
  });
});

describe('strictness', () => {
  it.each<[DigicertRead, string, unknown]>([
    ['list', 'no account', { divisionIds: [1] }],
    ['list', 'no divisions', { accountId: 1 }],
    ['list', 'an account as text', listBody({ accountId: '5153184' })],
    ['list', 'a division as text', listBody({ divisionIds: ['677793'] })],
    ['list', 'an unknown field', listBody({ divisionId: 677_793 })],
    ['list', 'a page of 513', listBody({ pageSize: 513 })],
    ['list', 'a page size as text', listBody({ pageSize: '50' })],
    ['list', 'index 0', listBody({ startIndex: 0 })],
    [
      'list',
      'a filter without operation',
      listBody({ searchCriteriaList: [{ key: 'A', value: [] }] }),
    ],
    [
      'list',
      'an unknown filter',
      listBody({ searchCriteriaList: [{ key: 'A', operation: 'EQUALS', value: [] }] }),
    ],
    ['list', 'another order', listBody({ sorting: { commonName: 'UP' } })],
    ['list', 'no JSON', '{'],
    ['agents', 'an account as text', listBody({ accountId: '5153184' })],
    ['agents', 'an unknown field', listBody({ divisionId: 677_793 })],
    ['details', 'no division', { accountId: 1, automationId: 1 }],
    ['details', 'an ID as text', { ...detailsBody, automationId: '298577' }],
    ['details', 'a division as text', { ...detailsBody, divisionId: '677793' }],
    ['details', 'an unknown field', { ...detailsBody, a: 1 }],
    ['agent-ports', 'an agent as text', { accountId: 1, agentId: '1', divisionId: '1' }],
    ['agent-ports', 'a division that is no number', { accountId: 1, agentId: 1, divisionId: 'x' }],
    ['agent-ports', 'no agent', { accountId: 1, divisionId: '1' }],
  ])('%s refuses %s', async (read, _, body) => {
    await start({ automations: [FAILED], agents: [AGENT] });
    const reply = await ask(read, body);
    expect(reply.status).toBe(400);
    expect(reply.body.errors[0].code).toBe('invalid_request');
    expect(simulator.violations).toHaveLength(1);
  });

  it.each(READS)('%s checks method, key and account', async (read) => {
    await start({ apiKey: 'right', viewOnlyKey: 'viewer', accountId: 1 });
    const body = {
      list: listBody(),
      agents: listBody(),
      details: detailsBody,
      'agent-ports': { accountId: 2, agentId: 1, divisionId: 1 },
    }[read];
    const statusOf = async (key: string, method = 'POST') =>
      (
        await askDigicert(
          simulator.url,
          body,
          { method, headers: { 'x-dc-devkey': key } },
          DIGICERT_PATHS[read],
        )
      ).status;
    expect(await statusOf('right', 'GET')).toBe(405);
    expect(await statusOf('wrong')).toBe(401);
    expect(await statusOf('viewer')).toBe(403);
    expect(await statusOf('right')).toBe(403);
  });

  it('counts all endpoints, the retry too, in one rate limit', async () => {
    await start({ limits: [{ limit: READS.length + 1, milliseconds: 5_000 }] });
    await askDigicert(simulator.url, {});
    for (const read of READS) await ask(read, {});
    expect((await ask('list', listBody())).status).toBe(429);
  });

  it.each([
    ['details', { ...detailsBody, automationId: 1 }, 'automationId'],
    ['details', { ...detailsBody, divisionId: 1 }, 'automationId'],
    ['agent-ports', { accountId: 5_153_184, agentId: 1, divisionId: '677793' }, 'agentId'],
  ] as const)('%s says that nothing is there: %j', async (read, body, errorField) => {
    await start({ automations: [FAILED], agents: [AGENT] });
    const reply = await ask(read, body);
    expect(reply.status).toBe(200);
    expect(reply.body.data.errors).toMatchObject([{ errorField }]);
    expect(simulator.violations).toEqual([]);
  });

  it('has no endpoint but the retry where nothing is configured', async () => {
    simulator = await startSimulator();
    for (const read of READS) {
      expect((await askDigicert(simulator.url, listBody(), {}, DIGICERT_PATHS[read])).status).toBe(
        404,
      );
    }
    expect(simulator.violations).toHaveLength(READS.length);
  });
});

describe('faults and garblings', () => {
  const endpoints = READS.flatMap((read) =>
    Object.keys(READ_GARBLINGS[read] ?? {}).map((name) => ({ read, name })),
  );

  it.each(endpoints)('$name differs from the genuine reply', async ({ read, name }) => {
    await start(
      { automations: [FAILED], agents: [AGENT] },
      { faults: [{ fault: faults.garbled(name), times: 1 }] },
    );
    const body = {
      list: listBody(),
      agents: listBody(),
      details: detailsBody,
      'agent-ports': { accountId: 5_153_184, agentId: 2060, divisionId: '677793' },
    }[read];
    const garbled = await ask(read, body);
    expect(garbled.text).not.toBe((await ask(read, body)).text);
    expect(simulator.violations).toEqual([]);
  });
});
