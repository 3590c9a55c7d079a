import { describe, expect, it } from 'vitest';
import { COMPLETED, FAILED_AGAIN, followTargets, MINUTE, SECTIGO, targetOf } from './following.ts';

/** So many minutes after the last answered submission. */
const minutes = (...values: readonly number[]) => values.map((value) => value * MINUTE);

describe('looks at ports', () => {
  it('come right after the reported success, then every 30 s until the certificate is new', async () => {
    const { looks, reads, endedAt, results } = await followTargets({
      state: () => COMPLETED,
      look: ({ elapsed }) => {
        const isNew = elapsed >= 2 * MINUTE;
        return { endpoint: isNew ? 'new' : 'old', isFinal: isNew };
      },
    });

    expect(reads).toEqual(minutes(0.5));
    expect(looks.map(({ at }) => at)).toEqual(minutes(0.5, 1, 1.5, 2));
    expect(endedAt).toBe(2 * MINUTE);
    expect(results).toMatchObject([{ endpoint: 'new', isCompleted: true, needsAttention: false }]);
  });

  it('never come before the provider reports success', async () => {
    const { looks, results } = await followTargets({
      state: () => FAILED_AGAIN,
      look: () => ({ endpoint: 'new', isFinal: true }),
    });

    expect(looks).toEqual([]);
    expect(results[0]).not.toHaveProperty('endpoint');
  });

  it('leave out a target that is decided', async () => {
    const { looks, endedAt } = await followTargets({
      minutes: 2,
      targets: [targetOf('dead'), targetOf('old')],
      state: () => COMPLETED,
      look: ({ target }) =>
        target === 'dead'
          ? { endpoint: 'unreachable', isFinal: true }
          : { endpoint: 'old', isFinal: false },
    });

    expect(looks.map(({ labels }) => labels)).toEqual([['dead', 'old'], ['old'], ['old'], ['old']]);
    expect(endedAt).toBe(2 * MINUTE);
  });

  it('come once more when the time is over', async () => {
    const { looks, results } = await followTargets({
      timing: SECTIGO,
      minutes: 1,
      state: () => COMPLETED,
      look: () => ({ endpoint: 'new', isFinal: true }),
    });

    expect(looks.map(({ at }) => at)).toEqual([MINUTE]);
    expect(results).toMatchObject([{ endpoint: 'new', needsAttention: false }]);
  });

  it('that were not complete when the time was over leave the endpoint in progress', async () => {
    const { results } = await followTargets({
      minutes: 2,
      state: () => COMPLETED,
      look: () => undefined,
    });

    expect(results).toMatchObject([
      { completion: COMPLETED, endpoint: 'in-progress', isCompleted: false, needsAttention: true },
    ]);
  });

  it('show only what the last one has seen', async () => {
    const { results } = await followTargets({
      minutes: 2,
      state: () => COMPLETED,
      look: ({ elapsed }) =>
        elapsed < MINUTE
          ? { endpoint: 'old', isFinal: false, servedCertificate: { serialNumber: 'a1' } }
          : { endpoint: 'unreachable', isFinal: false },
    });

    expect(results[0]?.endpoint).toBe('unreachable');
    expect(results[0]).not.toHaveProperty('servedCertificate');
  });

  it('do not hold up a target without a port', async () => {
    const { looks, endedAt, results } = await followTargets({
      targets: [targetOf('order', false)],
      state: () => COMPLETED,
      look: () => ({ endpoint: 'new', isFinal: true }),
    });

    expect(looks).toEqual([]);
    expect(endedAt).toBe(0.5 * MINUTE);
    expect(results[0]).not.toHaveProperty('endpoint');
  });
});
