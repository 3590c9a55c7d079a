import { describe, expect, it } from 'vitest';
import {
  COMPLETED,
  DIGICERT,
  FAILED_AGAIN,
  type Following,
  failed,
  followTargets,
  IN_PROGRESS,
  MINUTE,
  SECTIGO,
  targetOf,
  UNKNOWN,
} from './following.ts';

const SECOND = 1_000;
/** So many minutes after the last answered submission. */
const minutes = (...values: readonly number[]) => values.map((value) => value * MINUTE);
type Failures = NonNullable<Following['failures']>;
const rateLimitedAt =
  (number: number, retryAfterMs?: number): Failures =>
  (count) =>
    count === number
      ? [failed('rate-limited', retryAfterMs === undefined ? {} : { retryAfterMs })]
      : [];

describe('reads', () => {
  it.each([
    ['30 s after the last submission, then every 60 s', DIGICERT, 4, [0.5, 1.5, 2.5, 3.5, 4]],
    ['2 minutes after it, then every 5 minutes', SECTIGO, 15, [2, 7, 12, 15]],
  ])('come %s, and once when the time is over', async (_, timing, duration, expected) => {
    const { reads, endedAt } = await followTargets({ timing, minutes: duration });

    expect(reads).toEqual(minutes(...expected));
    expect(endedAt).toBe(duration * MINUTE);
  });

  it('count the interval from the end of the read before', async () => {
    const { reads } = await followTargets({ minutes: 3, readMs: 10 * SECOND });

    expect(reads).toEqual([30, 100, 170, 180].map((seconds) => seconds * SECOND));
  });

  it('do not begin again after one that lasted beyond the end', async () => {
    const { reads } = await followTargets({ minutes: 1, readMs: 90 * SECOND });

    expect(reads).toEqual([30 * SECOND]);
  });

  it('take place once if the time is over before the first one is due', async () => {
    const { reads, endedAt } = await followTargets({ timing: SECTIGO, minutes: 1 });

    expect(reads).toEqual([MINUTE]);
    expect(endedAt).toBe(MINUTE);
  });

  it('ask only about targets whose end is not known', async () => {
    const targets = [targetOf('one'), targetOf('two'), targetOf('three')];
    const { open, completions } = await followTargets({
      targets,
      minutes: 3,
      state: ({ target, elapsed }) => {
        if (target === 'one') return COMPLETED;
        return target === 'two' && elapsed >= MINUTE ? FAILED_AGAIN : IN_PROGRESS;
      },
    });

    expect(open).toEqual([['one', 'two', 'three'], ['two', 'three'], ['three'], ['three']]);
    expect(completions).toEqual(['completed', 'failed-again', 'in-progress']);
  });

  it('end when every target is decided', async () => {
    const { reads, endedAt, completions } = await followTargets({
      targets: [targetOf('one'), targetOf('two')],
      state: ({ target, elapsed }) => {
        if (elapsed < MINUTE) return IN_PROGRESS;
        return target === 'one' ? COMPLETED : FAILED_AGAIN;
      },
    });

    expect(reads).toEqual(minutes(0.5, 1.5));
    expect(endedAt).toBe(1.5 * MINUTE);
    expect(completions).toEqual(['completed', 'failed-again']);
  });

  it('include targets whose outcome is unknown; the outcome stays', async () => {
    const { open, results } = await followTargets({
      unknownOutcomes: ['one'],
      state: () => COMPLETED,
    });

    expect(open).toEqual([['one']]);
    expect(results).toMatchObject([
      { outcome: { kind: 'unknown' }, completion: COMPLETED, needsAttention: true },
    ]);
  });
});

describe('a provider that asks to slow down', () => {
  it('is asked half as often from then on', async () => {
    const { reads, notices } = await followTargets({ minutes: 8, failures: rateLimitedAt(2) });

    expect(reads).toEqual(minutes(0.5, 1.5, 3.5, 5.5, 7.5, 8));
    expect(notices).toEqual([]);
  });

  it('is asked a quarter as often after the second time', async () => {
    const failures: Failures = (count) => (count <= 2 ? [failed('rate-limited')] : []);
    const { reads } = await followTargets({ minutes: 12, failures });

    expect(reads).toEqual(minutes(0.5, 2.5, 6.5, 10.5, 12));
  });

  it('halves the frequency once for several lists that are read at the same time', async () => {
    const failures: Failures = (count) =>
      count === 1 ? [failed('rate-limited'), failed('rate-limited')] : [];
    const { reads } = await followTargets({ minutes: 5, failures });

    expect(reads).toEqual(minutes(0.5, 2.5, 4.5, 5));
  });

  it.each([
    ['longer', 5, [0.5, 5.5, 7.5, 9.5, 10]],
    ['shorter', 1, [0.5, 2.5, 4.5, 6.5, 8.5, 10]],
  ])(
    'is not asked before Retry-After, if that is %s than the interval',
    async (_, wait, expected) => {
      const { reads } = await followTargets({ failures: rateLimitedAt(1, wait * MINUTE) });

      expect(reads).toEqual(minutes(...expected));
    },
  );

  it('is not asked a last time if its Retry-After is not over, and nobody waits for that', async () => {
    const { reads, notices, endedAt, completions } = await followTargets({
      failures: rateLimitedAt(2, 20 * MINUTE),
    });

    expect(reads).toEqual(minutes(0.5, 1.5));
    expect(endedAt).toBe(1.5 * MINUTE);
    expect(completions).toEqual(['in-progress']);
    expect(notices).toEqual([
      'The provider asked to slow down until after the end of follow-minutes. The run reads the state no more.',
    ]);
  });

  it('is not asked a last time either while looks at ports go on', async () => {
    const { reads, looks } = await followTargets({
      minutes: 3,
      targets: [targetOf('one'), targetOf('two')],
      failures: rateLimitedAt(2),
      state: ({ target }) => (target === 'one' ? COMPLETED : IN_PROGRESS),
      look: () => ({ endpoint: 'old', isFinal: false }),
    });

    expect(reads).toEqual(minutes(0.5, 1.5));
    expect(looks.at(-1)?.at).toBe(3 * MINUTE);
  });

  it('is not asked a last time within the longer interval', async () => {
    const { reads } = await followTargets({ minutes: 3, failures: rateLimitedAt(2) });

    expect(reads).toEqual(minutes(0.5, 1.5));
  });
});

describe('refused credentials', () => {
  it('end the reading at once, with what is known by then', async () => {
    const { reads, notices, endedAt, completions } = await followTargets({
      failures: (count) => (count === 2 ? [failed('credentials', { message: 'HTTP 403' })] : []),
    });

    expect(reads).toEqual(minutes(0.5, 1.5));
    expect(endedAt).toBe(1.5 * MINUTE);
    expect(completions).toEqual(['in-progress']);
    expect(notices).toEqual([
      'The provider refused to show the state: HTTP 403. The run reads it no more.',
    ]);
  });

  it('do not end the looks at ports of completed targets', async () => {
    const { reads, looks, endedAt } = await followTargets({
      targets: [targetOf('one'), targetOf('two')],
      failures: (count) => (count === 2 ? [failed('credentials')] : []),
      state: ({ target }) => (target === 'one' ? COMPLETED : IN_PROGRESS),
      look: ({ elapsed }) => ({
        endpoint: elapsed < 3 * MINUTE ? 'old' : 'new',
        isFinal: elapsed >= 3 * MINUTE,
      }),
    });

    expect(reads).toEqual(minutes(0.5, 1.5));
    expect(looks.map(({ at }) => at)).toEqual(minutes(0.5, 1, 1.5, 2, 2.5, 3));
    expect(endedAt).toBe(3 * MINUTE);
  });
});

describe('other failures of a read', () => {
  it('are a notice each, once; the next read comes as usual', async () => {
    const { reads, notices, completions } = await followTargets({
      minutes: 4,
      failures: (count) =>
        count < 3 ? [failed('unusable', { message: 'no JSON' }), failed('temporary')] : [],
      state: () => COMPLETED,
    });

    expect(reads).toEqual(minutes(0.5, 1.5, 2.5));
    expect(notices).toEqual(['A state could not be read: no JSON.']);
    expect(completions).toEqual(['completed']);
  });

  it('leave the target unknown if no read succeeds', async () => {
    const { completions } = await followTargets({ failures: () => [failed('unusable')] });

    expect(completions).toEqual(['unknown']);
  });
});

describe('the stored state', () => {
  it('is unknown for a target that vanishes from the list', async () => {
    const { completions, results } = await followTargets({
      state: ({ elapsed }) => (elapsed < 2 * MINUTE ? IN_PROGRESS : UNKNOWN),
    });

    expect(completions).toEqual(['unknown']);
    expect(results).toMatchObject([{ needsAttention: true, isCompleted: false }]);
  });

  it('has the last certificate, also if kind and status stay the same', async () => {
    const { results } = await followTargets({
      state: ({ elapsed }) => ({ ...IN_PROGRESS, certificate: { serialNumber: String(elapsed) } }),
    });

    expect(results[0]?.completion?.certificate?.serialNumber).toBe(String(10 * MINUTE));
  });

  it('is there right after the read, for a step that is killed later', async () => {
    const seen: unknown[] = [];
    await followTargets({
      targets: [targetOf('one'), targetOf('two')],
      state: ({ target }) => (target === 'one' ? COMPLETED : IN_PROGRESS),
      prepare: (clock, results) =>
        clock.at(45 * SECOND, () => seen.push(...results().map((one) => one.completion?.kind))),
    });

    expect(seen).toEqual(['completed', 'in-progress']);
  });
});

describe('a cancelled run', () => {
  it('ends within the same tick, with the completions that are known', async () => {
    const { reads, endedAt, completions } = await followTargets({
      targets: [targetOf('one'), targetOf('two')],
      cancelAt: 70 * SECOND,
      state: ({ target }) => (target === 'one' ? COMPLETED : IN_PROGRESS),
    });

    expect(reads).toEqual(minutes(0.5));
    expect(endedAt).toBe(70 * SECOND);
    expect(completions).toEqual(['completed', 'in-progress']);
  });

  it('sends no read that is due in the same tick', async () => {
    const { reads, completions } = await followTargets({ cancelAt: 30 * SECOND });

    expect(reads).toEqual([]);
    expect(completions).toEqual(['unknown']);
  });

  it('makes no look after a read that was cancelled', async () => {
    const { looks, endedAt, results } = await followTargets({
      readMs: 5 * SECOND,
      cancelAt: 32 * SECOND,
      state: () => COMPLETED,
      look: () => ({ endpoint: 'new', isFinal: true }),
    });

    expect(looks).toEqual([]);
    expect(endedAt).toBe(32 * SECOND);
    expect(results).toMatchObject([{ endpoint: 'in-progress', needsAttention: true }]);
  });
});

describe('a progress line', () => {
  it('comes when a kind or a status changes, else every five minutes', async () => {
    const { lines } = await followTargets({
      minutes: 20,
      targets: [targetOf('one'), targetOf('two'), targetOf('three')],
      state: ({ target, elapsed }) => {
        if (target === 'one' && elapsed > 2 * MINUTE) return COMPLETED;
        return target === 'two' && elapsed > 14 * MINUTE ? FAILED_AGAIN : IN_PROGRESS;
      },
    });

    expect(lines).toEqual([
      { at: 0.5 * MINUTE, line: '0 of 3 completed, 3 in progress, 20 minutes left' },
      { at: 2.5 * MINUTE, line: '1 of 3 completed, 2 in progress, 18 minutes left' },
      { at: 7.5 * MINUTE, line: '1 of 3 completed, 2 in progress, 13 minutes left' },
      { at: 12.5 * MINUTE, line: '1 of 3 completed, 2 in progress, 8 minutes left' },
      {
        at: 14.5 * MINUTE,
        line: '1 of 3 completed, 1 failed again, 1 in progress, 6 minutes left',
      },
      { at: 19.5 * MINUTE, line: '1 of 3 completed, 1 failed again, 1 in progress, 1 minute left' },
    ]);
  });
});
