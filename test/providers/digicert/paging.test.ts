import { describe, expect, it } from 'vitest';
import { readAgents } from '../../../src/providers/digicert/agents.ts';
import { askAutomations } from '../../../src/providers/digicert/automations.ts';
import { readPages } from '../../../src/providers/digicert/paging.ts';
import { failure, json, valueIn } from '../reading.ts';
import { ACCESS, certCentral, fleet, type IndexReading, type Model } from './server.ts';

const DIVISION = { accountId: '5153184', divisionId: '1' };

function readList(model: Model, isEnough?: (items: readonly { key: string }[]) => boolean) {
  const reader = certCentral(model);
  const ask = (startIndex: number) => askAutomations(ACCESS, DIVISION, startIndex);
  return { reader, list: readPages(reader, ask, isEnough) };
}

const startIndices = (reader: ReturnType<typeof certCentral>) =>
  reader.sent().map(({ body }) => body.startIndex);

describe('readPages', () => {
  it.each<[count: number, IndexReading, indices: number[]]>([
    [0, 'results', [1]],
    [49, 'results', [1]],
    [50, 'results', [1, 2]],
    [50, 'pages', [1, 2]],
    [512, 'results', [1, 2]],
    [512, 'pages', [1, 2]],
    [513, 'results', [1, 2, 514]],
    [513, 'pages', [1, 2, 3]],
    [1_100, 'results', [1, 2, 514, 1_026, 1_101]],
    [1_100, 'pages', [1, 2, 3, 4]],
  ])('reads %d automations where startIndex counts %s', async (count, indexCounts, indices) => {
    const automations = { 1: fleet(count) };
    const { reader, list } = readList({ automations, indexCounts });
    const { items } = valueIn(await list);
    expect(items.map(({ automationId }) => Number(automationId))).toEqual(
      fleet(count).map(({ automationId }) => automationId),
    );
    expect(startIndices(reader)).toEqual(indices);
  });

  it.each<IndexReading>(['results', 'pages'])(
    'reads everything from a server that caps pages at 50 and counts %s',
    async (indexCounts) => {
      const { list } = readList({ automations: { 1: fleet(333) }, indexCounts, cap: 50 });
      expect(valueIn(await list).items).toHaveLength(333);
    },
  );

  it('asks for 512 automations of one division without a filter', async () => {
    const { reader, list } = readList({ automations: { 1: fleet(1) } });
    await list;
    expect(reader.sent()).toEqual([
      {
        path: '/automationws/v1/automatedips/list',
        body: {
          accountId: 5153184,
          searchCriteriaList: [],
          divisionIds: [1],
          pageSize: 512,
          startIndex: 1,
          sorting: { commonName: 'DESC' },
        },
      },
    ]);
    expect(reader.requests[0]?.headers['x-dc-devkey']).toBe('KEY-1');
  });

  it('needs 22 requests for 10,000 automations', async () => {
    const { reader, list } = readList({ automations: { 1: fleet(10_000) } });
    expect(valueIn(await list).items).toHaveLength(10_000);
    expect(reader.requests).toHaveLength(22);
  });

  it('does not trust a list whose second page begins as the first one', async () => {
    const { reader, list } = readList({ automations: { 1: fleet(60) }, indexCounts: 'ignored' });
    expect(await list).toMatchObject({
      reason: 'unusable',
      message: expect.stringMatching(/ignores/),
    });
    expect(reader.requests).toHaveLength(2);
  });

  it('does not trust a list whose first two pages overlap in part', async () => {
    const pages = [fleet(60), fleet(70).slice(50)];
    const fault: Model['fault'] = ({ count }) =>
      json({ error: null, data: { automatedIps: pages[count - 1] ?? [] } });
    const { list } = readList({ fault });
    expect(await list).toMatchObject({
      reason: 'unusable',
      message: expect.stringMatching(/overlap/),
    });
  });

  it('does not trust a later page that has nothing new', async () => {
    const all = fleet(180);
    const pages = [all.slice(0, 60), all.slice(60, 120), all.slice(0, 60)];
    const fault: Model['fault'] = ({ count }) =>
      json({ error: null, data: { automatedIps: pages[count - 1] ?? [] } });
    const { reader, list } = readList({ fault });
    expect(await list).toMatchObject({
      reason: 'unusable',
      message: expect.stringMatching(/repeats a page/),
    });
    expect(reader.requests).toHaveLength(3);
  });

  it('ends at a second page that has nothing new', async () => {
    const pages = [fleet(60), fleet(60).slice(30)];
    const fault: Model['fault'] = ({ count }) =>
      json({ error: null, data: { automatedIps: pages[count - 1] ?? [] } });
    const { reader, list } = readList({ fault });
    expect(valueIn(await list).items).toHaveLength(60);
    expect(reader.requests).toHaveLength(2);
  });

  it.each([
    [1_000, 'answered'],
    [1_001, 'failed'],
  ])('with %d pages, the last one empty, is %s', async (pageCount, kind) => {
    const fault: Model['fault'] = ({ count }) => {
      const ids = count < pageCount ? Array.from({ length: 50 }, (_, at) => count * 50 + at) : [];
      return json({ data: { automatedIps: ids.map((automationId) => ({ automationId })) } });
    };
    const { reader, list } = readList({ fault });
    expect((await list).kind).toBe(kind);
    expect(reader.requests).toHaveLength(1_000);
  });

  it.each([1, 2, 3, 4])('has no list if request %d fails', async (failing) => {
    const { reader, list } = readList({
      automations: { 1: fleet(1_100) },
      fault: ({ count }) => (count === failing ? failure('no-reply') : undefined),
    });
    expect(await list).toEqual(failure('no-reply'));
    expect(reader.requests).toHaveLength(failing);
  });

  it.each<[seen: number, requests: number]>([
    [512, 1],
    [513, 2],
    [1_000, 3],
  ])('ends as soon as automation %d is seen', async (seen, requests) => {
    const { reader, list } = readList({ automations: { 1: fleet(2_000) } }, (items) =>
      items.some(({ key }) => key === String(seen)),
    );
    expect(valueIn(await list).items.length).toBeGreaterThanOrEqual(seen);
    expect(reader.requests).toHaveLength(requests);
  });

  it('keeps the newest state of an automation that two pages show', async () => {
    const before = fleet(60);
    const after = fleet(61, (id) => (id === 30 ? 'ERROR' : 'CONFIGURED')).slice(1);
    const pages = [before, after];
    const fault: Model['fault'] = ({ count }) =>
      json({ error: null, data: { automatedIps: pages[count - 1] ?? [] } });
    const { items, repeated } = valueIn(await readList({ fault }).list);
    expect(items.find(({ automationId }) => automationId === '30')?.status).toBe('ERROR');
    expect(repeated.find(({ automationId }) => automationId === '30')?.status).toBe('CONFIGURED');
    expect(items).toHaveLength(61);
  });

  it('tells automations without an ID apart by what the list says about them', async () => {
    const automations = {
      1: fleet(600).map(({ automationId, ...item }) => item),
    };
    expect(valueIn(await readList({ automations }).list).items).toHaveLength(600);
  });

  it.each<IndexReading>(['results', 'pages'])(
    'reads agents in the same way where startIndex counts %s',
    async (indexCounts) => {
      const agents = Array.from({ length: 700 }, (_, index) => ({ agentId: index + 1 }));
      const reader = certCentral({ agents, indexCounts });
      expect(valueIn(await readAgents(reader, ACCESS, '5153184')).items).toHaveLength(700);
      expect(reader.sent()[0]).toEqual({
        path: '/automationws/v1/agent/list',
        body: {
          accountId: 5153184,
          searchCriteriaList: [],
          divisionIds: [],
          startIndex: 1,
          pageSize: 512,
          sorting: { AGENTNAME: 'ASC' },
        },
      });
    },
  );
});
