import { expect, it } from 'vitest';
import { renewed } from '../providers/digicert/scripts.ts';
import { automationAt, openPort, runFollowed } from './following.ts';

const COUNT = 1_000;

it('1,000 followed targets cost at most 3 requests for a read', async () => {
  const port = await openPort();
  await port.close();
  const { outputs, requests, log } = await runFollowed({
    inputs: {
      provider: 'digicert',
      targets: 'failed',
      'max-targets': String(COUNT),
      'follow-minutes': '12',
    },
    simulator: {
      digicert: {
        automations: Array.from({ length: COUNT }, (_, index) => ({
          ...automationAt(port, index + 1, renewed({ afterMs: 600_000 })),
          ip: `10.0.${index >> 8}.${index & 255}`,
        })),
      },
    },
  });

  expect(outputs.message, log).toBe('1000 of 1000 submitted, 1000 completed');
  const lastRetry = requests.findLastIndex(({ endpoint }) => endpoint === 'retry');
  const reads = Map.groupBy(requests.slice(lastRetry + 1), ({ at }) => Math.floor(at / 60_000));
  expect(reads.size).toBe(11);
  expect(Math.max(...[...reads.values()].map(({ length }) => length))).toBeLessThanOrEqual(3);
});
