import { afterEach, describe, expect, it } from 'vitest';
import { type Simulator, type SimulatorOptions, startSimulator } from '../../simulator/index.ts';
import { askDigicert, DIGICERT_PATHS } from './client.ts';
import { FAILED, OWNER } from './sampled.ts';

const DIVISION = { accountId: OWNER.accountId, divisionIds: [OWNER.divisionId] };

let simulator: Simulator;
const start = async (digicert: NonNullable<SimulatorOptions['digicert']>) => {
  simulator = await startSimulator({ digicert });
};
afterEach(() => simulator.close());

const ask = async (path: string, body: object) =>
  JSON.parse((await askDigicert(simulator.url, body, {}, path)).body).data;
const ids = async (fields: object = {}) => {
  const { automatedIps } = await ask(DIGICERT_PATHS.list, { ...DIVISION, ...fields });
  return automatedIps.map((item: { automationId: number }) => item.automationId);
};

describe('pages', () => {
  const fleet = (count: number, divisionId = OWNER.divisionId) =>
    Array.from({ length: count }, (_, index) => ({
      ...FAILED,
      divisionId,
      automationId: divisionId * 1_000 + index + 1,
      port: index + 1,
    }));
  const places = async (fields: object) =>
    (await ids(fields)).map((id: number) => id - OWNER.divisionId * 1_000);

  it.each([
    ['results', 1, [1, 2, 3]],
    ['results', 2, [2, 3, 4]],
    ['results', 5, [5, 6, 7]],
    ['results', 7, [7]],
    ['results', 8, []],
    ['pages', 1, [1, 2, 3]],
    ['pages', 2, [4, 5, 6]],
    ['pages', 3, [7]],
    ['pages', 4, []],
    ['ignored', 1, [1, 2, 3]],
    ['ignored', 9, [1, 2, 3]],
  ] as const)('counting %s, startIndex %i', async (counts, startIndex, expected) => {
    await start({ automations: fleet(7), paging: { startIndex: counts } });
    expect(await places({ startIndex, pageSize: 3 })).toEqual(expected);
  });

  it('has 50 items by default, and no more than the cap', async () => {
    await start({ automations: fleet(60) });
    expect(await ids()).toHaveLength(50);
    expect(await ids({ pageSize: 512 })).toHaveLength(60);
    await simulator.close();
    await start({ automations: fleet(60), paging: { pageCap: 50, startIndex: 'pages' } });
    expect(await ids({ pageSize: 512 })).toHaveLength(50);
    expect(await ids({ pageSize: 512, startIndex: 2 })).toHaveLength(10);
  });

  it('keeps divisions and accounts apart', async () => {
    await start({ automations: [...fleet(1), ...fleet(2, 7)] });
    expect(await ids({ divisionIds: [7] })).toEqual([7_001, 7_002]);
    expect(await ids({ divisionIds: [] })).toHaveLength(3);
    expect(await ids({ accountId: 1 })).toEqual([]);
  });
});
