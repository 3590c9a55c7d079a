/** Sectigo with `follow-minutes`, in a process of its own. */
import { describe, expect, it } from 'vitest';
import type { CertificateState } from '../providers/sectigo/orders.ts';
import { failsAgain, issued } from '../providers/sectigo/scripts.ts';
import { runFollowed } from './following.ts';

const FAILED: CertificateState = {
  certificateID: '1234567',
  domain: 'www.example.com',
  status: 'PRE-SIGN FAILED: CAA: Not authorized to issue',
  lastStatusChange: 1_770_000_000,
};

const follow = (afterRetry?: CertificateState['afterRetry'], inputs = {}) =>
  runFollowed({
    inputs: {
      provider: 'sectigo',
      targets: 'cert:1234567',
      'follow-minutes': '20',
      ...inputs,
    },
    simulator: {
      sectigo: { orders: [{ orderNumber: '801', certificates: [{ ...FAILED, afterRetry }] }] },
    },
  });

describe.concurrent('a followed order', () => {
  it('that is issued is green', async () => {
    const { outputs, exitCode, results, skippedSeconds, requests, log } = await follow(issued());

    expect(outputs, log).toMatchObject({
      verdict: 'success',
      message: '1 of 1 submitted, 1 completed',
      completed: '1',
    });
    expect(exitCode).toBe(0);
    expect(results).toMatchObject([
      { outcome: 'submitted', completion: 'completed', status: 'Valid' },
    ]);
    expect(requests.map(({ endpoint }) => endpoint)).toEqual(['retry', 'report']);
    expect(skippedSeconds).toBe(120);
  });

  it('that fails again is red, with the cause', async () => {
    const { outputs, exitCode, results, skippedSeconds } = await follow(
      failsAgain({ afterMs: 300_000 }),
    );

    expect(outputs).toMatchObject({
      verdict: 'failure',
      message: '1 of 1 submitted, 0 completed',
      completed: '0',
    });
    expect(exitCode).toBe(1);
    expect(results).toMatchObject([
      { completion: 'failed-again', cause: 'CAA: Not authorized to issue' },
    ]);
    expect(skippedSeconds).toBe(420);
  });

  it('that stays as it was is red: the old failure is no new one', async () => {
    const { outputs, exitCode, results, requests, skippedSeconds } = await follow();

    expect(outputs).toMatchObject({ verdict: 'failure', message: '1 of 1 submitted, 0 completed' });
    expect(exitCode).toBe(1);
    expect(results).toMatchObject([{ completion: 'in-progress', status: FAILED.status }]);
    // At 2, 7, 12 and 17 minutes, and when the time is over.
    expect(requests.filter(({ endpoint }) => endpoint === 'report')).toHaveLength(5);
    expect(requests.filter(({ endpoint }) => endpoint === 'retry')).toHaveLength(1);
    expect(skippedSeconds).toBe(1_200);
  });

  it('has no port: verify-tls has no effect, and a notice says so', async () => {
    const { outputs, results, summary } = await follow(issued(), { 'verify-tls': 'true' });

    expect(outputs).toMatchObject({ verdict: 'success', completed: '1' });
    expect(results[0]).not.toHaveProperty('endpoint');
    expect(summary).toMatch(
      /verify-tls.*has no effect&#58; Sectigo installs no certificate on a port/,
    );
  });
});
