import { describe, expect, it } from 'vitest';
import { deadPort } from '../network/tls-ports.ts';
import { COMPLETED, targetOf } from './following.ts';
import { retryTargets } from './retrying.ts';

describe('the state before the retry', () => {
  it('is read before the first submission', async () => {
    const { requests, results, notices } = await retryTargets({});

    expect(requests).toEqual(['baseline 0', 'retry 0', 'status 30']);
    expect(results).toMatchObject([{ completion: COMPLETED, needsAttention: false }]);
    expect(notices).toEqual([]);
  });

  it.each([400, 500])('is only a notice if it cannot be read: HTTP %i', async (status) => {
    const { requests, notices, problems, results } = await retryTargets({
      reply: (purpose) => (purpose === 'baseline' ? { status } : {}),
    });

    expect(requests).toEqual(['baseline 0', 'retry 0', 'status 30']);
    expect(notices).toEqual([
      expect.stringMatching(`^The state before the retry could not be read: HTTP ${status}`),
    ]);
    expect(problems).toEqual([]);
    expect(results).toMatchObject([{ completion: COMPLETED, needsAttention: false }]);
  });

  it.each([401, 403])('ends the reading, never the submitting, with HTTP %i', async (status) => {
    const { requests, notices, problems, results } = await retryTargets({
      verifyTls: true,
      targets: [{ ...targetOf('dead'), endpoint: await deadPort() }],
      reply: (purpose) => (purpose === 'baseline' ? { status } : {}),
    });

    expect(requests).toEqual(['baseline 0', 'retry 0']);
    expect(notices).toEqual([
      expect.stringMatching(`^The state before the retry could not be read: HTTP ${status}`),
    ]);
    expect(problems).toEqual([]);
    expect(results).toMatchObject([
      { outcome: { kind: 'submitted' }, completion: { kind: 'unknown' }, needsAttention: true },
    ]);
  });

  it('is waited for within max-wait-minutes', async () => {
    const { requests } = await retryTargets({
      maxWaitMs: 60_000,
      reply: (purpose, count) =>
        purpose === 'baseline' && count === 1 ? { status: 429, retryAfterMs: 20_000 } : {},
    });

    expect(requests).toEqual(['baseline 0', 'baseline 20', 'retry 20', 'status 50']);
  });
});

describe('polling', () => {
  it('is not paid from max-wait-minutes: it waits without a budget', async () => {
    const { requests, notices } = await retryTargets({
      maxWaitMs: 0,
      reply: (purpose, count) =>
        purpose === 'status' && count < 3 ? { status: 429, retryAfterMs: 100_000 } : {},
    });

    expect(requests).toEqual(['baseline 0', 'retry 0', 'status 30', 'status 150', 'status 390']);
    expect(notices).toEqual([]);
  });

  it('does not spend max-wait-minutes either: one 429 is one request', async () => {
    const { requests } = await retryTargets({
      maxWaitMs: 600_000,
      reply: (purpose, count) =>
        purpose === 'status' && count === 1 ? { status: 429, retryAfterMs: 1_000 } : {},
    });

    expect(requests).toEqual(['baseline 0', 'retry 0', 'status 30', 'status 150']);
  });
});

describe('nothing is followed', () => {
  it('without follow-minutes', async () => {
    const { requests, results } = await retryTargets({ followMs: 0 });

    expect(requests).toEqual(['retry 0']);
    expect(results[0]).not.toHaveProperty('completion');
  });

  it('after a run that was stopped for its credentials', async () => {
    const { requests, results } = await retryTargets({
      targets: [targetOf('one', false), targetOf('two', false)],
      reply: (purpose, count) => (purpose === 'retry' && count === 2 ? { status: 401 } : {}),
    });

    expect(requests).toEqual(['baseline 0', 'retry 0', 'retry 0']);
    expect(results.map(({ completion }) => completion?.kind)).toEqual(['unknown', 'unknown']);
  });

  it('at a provider that does not show the state, with a notice', async () => {
    const { requests, notices } = await retryTargets({ showsState: false });

    expect(requests).toEqual(['retry 0']);
    expect(notices).toEqual(["'follow-minutes' has no effect: Fake does not show the state."]);
  });
});

describe('verify-tls', () => {
  it('at a provider without ports is a notice, and the run ends as without it', async () => {
    const { requests, notices, results } = await retryTargets({ verifyTls: true });

    expect(requests).toEqual(['baseline 0', 'retry 0', 'status 30']);
    expect(notices).toEqual([
      "'verify-tls' has no effect: Fake installs no certificate on a port.",
    ]);
    expect(results[0]).not.toHaveProperty('endpoint');
  });
});
