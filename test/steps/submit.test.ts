import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RateLimit } from '../../src/domain/provider.ts';
import { providers } from '../../src/providers/index.ts';
import { type Answer, type Arrival, ONE_BY_ONE, type Sent, submitTo } from './submitting.ts';

const MINUTE = 60_000;

/** The rate limit of the provider that has such a limit. */
function rateLimitWhere(fits: (limit: RateLimit) => boolean): RateLimit {
  const limit = providers.map(({ rateLimit }) => rateLimit).find(fits);
  if (limit === undefined) throw new Error('no provider has such a rate limit');
  return limit;
}
const WINDOWED = rateLimitWhere(({ windows = [] }) => windows.length > 0);
const IN_ROUNDS = rateLimitWhere(({ cooldown }) => cooldown !== undefined);
const COOLDOWN = IN_ROUNDS.cooldown?.milliseconds ?? 0;

/** What a call is answered, attempt by attempt; the last answer for every later one. */
function script(answers: Readonly<Record<string, readonly Answer[]>>) {
  return ({ label, earlier }: Arrival): Answer =>
    answers[label]?.[Math.min(earlier, answers[label].length - 1)] ?? { kind: 'accepted' };
}

const UNREACHABLE: Answer = { kind: 'failure', delivery: 'not-sent', transient: true };
const BROKEN: Answer = { kind: 'failure', delivery: 'unknown' };

/** The times between the end of a request and the start of the next one. */
function gaps(sent: readonly Sent[]): number[] {
  return sent.slice(1).map(({ at }, index) => at - (sent[index]?.endedAt ?? 0));
}

describe('a connection that never came up', () => {
  it('is tried again, with its answer as the outcome', async () => {
    const { kinds, sent, problems } = await submitTo({
      calls: 2,
      answer: script({ 'call 1': [UNREACHABLE, UNREACHABLE, { kind: 'accepted' }] }),
    });
    expect(kinds).toEqual(['submitted', 'submitted']);
    expect(sent).toHaveLength(4);
    expect(problems).toEqual([]);
  });

  it('stops the run after three attempts', async () => {
    const { kinds, sent, problems, settled } = await submitTo({
      calls: 3,
      answer: () => UNREACHABLE,
    });
    expect(sent.map(({ label }) => label)).toEqual(['call 1', 'call 1', 'call 1']);
    expect(kinds).toEqual(['not-attempted', 'not-attempted', 'not-attempted']);
    expect(problems).toEqual(['The run was stopped: the provider cannot be reached: failed.']);
    expect(settled.get('call 3')?.[0]?.[0]).toEqual({
      kind: 'not-attempted',
      message: 'stopped: the provider cannot be reached: failed',
    });
  });

  it('stops the run at once where it will not pass', async () => {
    const { kinds, sent, problems } = await submitTo({
      calls: 3,
      answer: () => ({ kind: 'failure', delivery: 'not-sent', transient: false }),
    });
    expect(sent).toHaveLength(1);
    expect(kinds).toEqual(['not-attempted', 'not-attempted', 'not-attempted']);
    expect(problems).toHaveLength(1);
  });

  it('backs off with full jitter: up to 1 s, then up to 2 s', async () => {
    const answer = script({ 'call 1': [UNREACHABLE, UNREACHABLE, { kind: 'accepted' }] });
    const gapsWith = async (random: number) =>
      gaps((await submitTo({ calls: 1, answer, random: () => random })).sent);
    expect(await gapsWith(0)).toEqual([0, 0]);
    expect(await gapsWith(0.5)).toEqual([500, 1_000]);
    const [first = 0, second = 0] = await gapsWith(0.999);
    expect([first, second]).toEqual([expect.closeTo(999), expect.closeTo(1_998)]);
  });

  it('backs off 10 s in all, however many calls fail', async () => {
    const { kinds, sent } = await submitTo({
      calls: 8,
      answer: ({ earlier }) => (earlier < 2 ? UNREACHABLE : { kind: 'accepted' }),
      random: () => 0.999,
    });
    expect(kinds).toEqual(Array(8).fill('submitted'));
    const idle = gaps(sent).reduce((sum, gap) => sum + gap, 0);
    expect(idle).toBeCloseTo(10_000);
  });

  it('is not paid from max-wait-minutes', async () => {
    const { kinds } = await submitTo({
      calls: 1,
      answer: script({ 'call 1': [UNREACHABLE, { kind: 'accepted' }] }),
      maxWaitMs: 0,
    });
    expect(kinds).toEqual(['submitted']);
  });

  it('ends 1,000 requests to a dead host in less than two minutes', async () => {
    const { kinds, sent, durationMs } = await submitTo({
      calls: 1_000,
      rateLimit: WINDOWED,
      answer: () => ({ ...UNREACHABLE, latencyMs: 30_000 }),
      random: () => 0.999,
    });
    expect(new Set(kinds)).toEqual(new Set(['not-attempted']));
    expect(sent.length).toBeLessThanOrEqual(3 * WINDOWED.concurrency);
    expect(durationMs).toBeLessThan(2 * MINUTE);
  });
});

describe('a request that may have arrived', () => {
  it.each<[string, Answer]>([
    ['without a reply', BROKEN],
    ['with a reply that answers nothing', { kind: 'nonsense' }],
    ['with a refusal', { kind: 'refused' }],
  ])('%s is never repeated', async (_, answer) => {
    const { sent, kinds } = await submitTo({ calls: 2, answer: script({ 'call 1': [answer] }) });
    expect(sent.map(({ label }) => label)).toEqual(['call 1', 'call 2']);
    expect(kinds).toEqual([answer.kind === 'refused' ? 'rejected' : 'unknown', 'submitted']);
  });

  it.each<[string, readonly Answer[]]>([
    ['broken off', [BROKEN]],
    ['nonsense', [{ kind: 'nonsense' }]],
    ['both in turn', [BROKEN, { kind: 'nonsense' }]],
  ])('stops the run after four in a row: %s', async (_, answers) => {
    let count = 0;
    const { kinds, problems } = await submitTo({
      calls: 6,
      answer: () => answers[count++ % answers.length] ?? BROKEN,
    });
    expect(kinds).toEqual([...Array(4).fill('unknown'), 'not-attempted', 'not-attempted']);
    expect(problems).toEqual(['The run was stopped: 4 requests in a row got no usable reply.']);
  });

  it.each<[string, Answer, string]>([
    ['a refusal', { kind: 'refused' }, 'rejected'],
    ['an accepted request', { kind: 'accepted' }, 'submitted'],
    ['a refusal for coming too soon', { kind: 'too-soon' }, 'rate-limited'],
  ])('is counted anew after %s', async (_, answer, kind) => {
    const { kinds, problems } = await submitTo({
      calls: 7,
      answer: ({ label }) => (label === 'call 4' ? answer : BROKEN),
      maxWaitMs: 0,
    });
    expect(kinds).toEqual([...Array(3).fill('unknown'), kind, ...Array(3).fill('unknown')]);
    expect(problems).toEqual([]);
  });
});

describe('a request to slow down', () => {
  const SLOW: Answer = { kind: 'slow-down', retryAfterMs: 30_000 };

  it('pauses all requests until the time that the provider names', async () => {
    const { sent, kinds, waits } = await submitTo({
      calls: 10,
      rateLimit: WINDOWED,
      answer: script({ 'call 1': [SLOW, { kind: 'accepted' }] }),
    });
    expect(kinds).toEqual(Array(10).fill('submitted'));
    const [first, ...later] = [...new Set(sent.map(({ at }) => at))].sort((a, b) => a - b);
    expect(first).toBe(0);
    expect(Math.min(...later)).toBe(30_100);
    expect(waits).toEqual([{ at: 100, until: 30_100, reason: 'the provider asked to slow down' }]);
  });

  it.each<[string, Answer]>([
    ['no time', { kind: 'slow-down' }],
    ['a time that has passed', { kind: 'slow-down', retryAfterMs: -86_400_000 }],
    ['this very moment', { kind: 'slow-down', retryAfterMs: 0 }],
  ])('that names %s backs off with full jitter: up to 5 s, then up to 10 s', async (_, answer) => {
    const gapsWith = async (random: number) =>
      gaps((await submitTo({ calls: 1, answer: () => answer, random: () => random })).sent);
    expect(await gapsWith(0)).toEqual([0, 0]);
    expect(await gapsWith(0.5)).toEqual([2_500, 5_000]);
  });

  it('counts once against max-wait-minutes, however many requests wait', async () => {
    const answer = ({ earlier }: Arrival): Answer => (earlier === 0 ? SLOW : { kind: 'accepted' });
    const four = { calls: 4, rateLimit: WINDOWED, answer };
    expect((await submitTo({ ...four, maxWaitMs: 30_000 })).kinds).toEqual(
      Array(4).fill('submitted'),
    );
    expect((await submitTo({ ...four, maxWaitMs: 29_999 })).kinds).toEqual(
      Array(4).fill('rate-limited'),
    );
  });

  it('is paid from one budget for the whole run', async () => {
    const { kinds, problems, durationMs } = await submitTo({
      calls: 4,
      answer: ({ earlier }) => (earlier === 0 ? SLOW : { kind: 'accepted' }),
      maxWaitMs: 70_000,
    });
    expect(kinds).toEqual(['submitted', 'submitted', 'rate-limited', 'rate-limited']);
    expect(problems).toEqual([
      'The run was stopped: the rate limit lasts longer than max-wait-minutes allows.',
    ]);
    expect(durationMs).toBe(60_000 + 5 * 100);
  });

  it.each([Number.POSITIVE_INFINITY, 1e15, 16 * MINUTE])(
    'for longer than allowed ends the run at once: %d ms',
    async (retryAfterMs) => {
      const { kinds, durationMs, settled } = await submitTo({
        calls: 3,
        answer: script({ 'call 2': [{ kind: 'slow-down', retryAfterMs }] }),
      });
      expect(kinds).toEqual(['submitted', 'rate-limited', 'rate-limited']);
      expect(durationMs).toBe(200);
      expect(settled.get('call 2')?.[0]?.[0]).toMatchObject({ code: 'http-429' });
      expect(settled.get('call 3')?.[0]?.[0]).not.toHaveProperty('code');
    },
  );

  it.each([
    ['never makes it shorter', 5_000, 200, 30_100],
    ['makes it longer', 90_000, 10_000, 100_000],
  ])('during a pause %s', async (_, retryAfterMs, latencyMs, nextAt) => {
    const { sent } = await submitTo({
      calls: 3,
      rateLimit: { ...WINDOWED, concurrency: 2 },
      answer: script({
        'call 1': [SLOW, { kind: 'accepted' }],
        'call 2': [{ kind: 'slow-down', retryAfterMs, latencyMs }, { kind: 'accepted' }],
      }),
    });
    expect(Math.min(...sent.filter(({ at }) => at > 0).map(({ at }) => at))).toBe(nextAt);
  });
});

describe('a reason to stop', () => {
  it('sends nothing more, but lets requests under way finish', async () => {
    const { sent, kinds, problems, settled } = await submitTo({
      calls: 10,
      rateLimit: WINDOWED,
      answer: ({ label }) =>
        label === 'call 1' ? { kind: 'stop' } : { kind: 'accepted', latencyMs: 5_000 },
    });
    expect(sent).toHaveLength(4);
    expect(kinds).toEqual([
      'rejected',
      ...Array(3).fill('submitted'),
      ...Array(6).fill('not-attempted'),
    ]);
    expect(problems).toEqual(['The run was stopped: bad key.']);
    expect(settled.get('call 9')?.[0]?.[0]).toEqual({
      kind: 'not-attempted',
      message: 'stopped: bad key',
    });
  });

  it('is reported once, however many requests give one', async () => {
    const { problems } = await submitTo({
      calls: 5,
      rateLimit: WINDOWED,
      answer: () => ({ kind: 'stop' }),
    });
    expect(problems).toEqual(['The run was stopped: bad key.']);
  });

  it.each<[string, Answer, string]>([
    ['a pause', { kind: 'slow-down', retryAfterMs: 10 * MINUTE }, 'rate-limited'],
    ['a backoff', UNREACHABLE, 'not-attempted'],
  ])('ends %s at once', async (_, answer, kind) => {
    const { kinds, durationMs } = await submitTo({
      calls: 2,
      rateLimit: WINDOWED,
      answer: ({ label }) => (label === 'call 1' ? { kind: 'stop', latencyMs: 200 } : answer),
    });
    expect(kinds).toEqual(['rejected', kind]);
    expect(durationMs).toBe(200);
  });

  it('ends the wait for a window at once', async () => {
    const { sent, durationMs } = await submitTo({
      calls: 5,
      rateLimit: { concurrency: 2, windows: [{ limit: 2, milliseconds: 180_000 }] },
      answer: ({ label }) =>
        label === 'call 2' ? { kind: 'stop', latencyMs: 500 } : { kind: 'accepted' },
    });
    expect(sent).toHaveLength(2);
    expect(durationMs).toBe(500);
  });

  it('is found in a problem of a reply only where the reading says so', async () => {
    const { problems, kinds } = await submitTo({
      calls: 2,
      answer: script({ 'call 1': [{ kind: 'troubled' }] }),
    });
    expect(problems).toEqual(['trouble']);
    expect(kinds).toEqual(['rejected', 'submitted']);
  });
});

describe('the rate limit', () => {
  /** The most arrivals in any such span of time. */
  function mostIn(arrivals: readonly number[], milliseconds: number): number {
    const sorted = arrivals.toSorted((a, b) => a - b);
    let most = 0;
    let first = 0;
    for (const [index, at] of sorted.entries()) {
      while (at - (sorted[first] ?? at) >= milliseconds) first += 1;
      most = Math.max(most, index - first + 1);
    }
    return most;
  }

  it('holds whatever the latency and wherever a request is when it counts', {
    timeout: 60_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 12_000 }), { minLength: 1, maxLength: 30 }),
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 7 }),
        async (latencies, places) => {
          const { sent, mostUnderWay, kinds } = await submitTo({
            calls: 260,
            rateLimit: WINDOWED,
            answer: ({ label }) => ({
              kind: 'accepted',
              latencyMs: latencies[Number(label.slice(5)) % latencies.length] ?? 0,
            }),
          });
          expect(kinds).toEqual(Array(260).fill('submitted'));
          expect(mostUnderWay).toBeLessThanOrEqual(4);
          const arrivals = sent.map(
            ({ at, endedAt }, index) => at + (endedAt - at) * (places[index % places.length] ?? 0),
          );
          expect(mostIn(arrivals, 5_000)).toBeLessThanOrEqual(100);
        },
      ),
      { numRuns: 15 },
    );
  });

  it('holds over three minutes, and wastes no time', async () => {
    const { sent, durationMs, mostUnderWay } = await submitTo({
      calls: 2_500,
      rateLimit: WINDOWED,
      answer: () => ({ kind: 'accepted', latencyMs: 1 }),
      maxWaitMs: 0,
    });
    const arrivals = sent.map(({ at }) => at);
    expect(mostUnderWay).toBe(4);
    expect(mostIn(arrivals, 5_000)).toBe(100);
    expect(mostIn(arrivals, 180_000)).toBe(1_000);
    // 1,000 in 3 minutes, twice; then 400 more and then 100, with 5 s between each hundred.
    expect(durationMs).toBeLessThan(2 * 180_000 + 5 * 5_000);
  });

  it('never has more under way than a window allows', async () => {
    const { mostUnderWay, kinds } = await submitTo({
      calls: 6,
      rateLimit: { concurrency: 4, windows: [{ limit: 2, milliseconds: 1_000 }] },
      answer: () => ({ kind: 'accepted', latencyMs: 5_000 }),
    });
    expect(kinds).toEqual(Array(6).fill('submitted'));
    expect(mostUnderWay).toBe(2);
  });
});

/** The ways to read "1 request per 10 minutes". */
type Limit = 'certificate' | 'account' | 'account, refusals counted';
const LIMITS: readonly Limit[] = ['certificate', 'account', 'account, refusals counted'];

/** A provider with that limit; `checked` says how long before the start a call was accepted. */
function limited(limit: Limit, checked: Readonly<Record<string, number>> = {}) {
  const keyOf = (label: string) => (limit === 'certificate' ? label : 'account');
  const last = new Map(Object.entries(checked).map(([label, ago]) => [keyOf(label), -ago]));
  return ({ label, at }: Arrival): Answer => {
    const before = last.get(keyOf(label));
    const tooSoon = before !== undefined && at - before < 10 * MINUTE;
    if (!tooSoon || limit === 'account, refusals counted') last.set(keyOf(label), at);
    return { kind: tooSoon ? 'too-soon' : 'accepted' };
  };
}

describe('rounds', () => {
  it('need one for fresh certificates where the limit counts for each', async () => {
    const { sent, kinds, waits } = await submitTo({
      calls: 20,
      rateLimit: IN_ROUNDS,
      answer: limited('certificate'),
    });
    expect(kinds).toEqual(Array(20).fill('submitted'));
    expect(sent).toHaveLength(20);
    expect(waits).toEqual([]);
  });

  it('take an earlier read of the run into account in the first round alone', async () => {
    const twiceTooSoon: readonly Answer[] = [
      { kind: 'too-soon' },
      { kind: 'too-soon' },
      { kind: 'accepted' },
    ];
    const { sent, kinds } = await submitTo({
      calls: 3,
      rateLimit: IN_ROUNDS,
      askedBefore: true,
      maxWaitMs: 60 * MINUTE,
      answer: script({ 'call 1': twiceTooSoon, 'call 2': twiceTooSoon }),
    });
    expect(kinds).toEqual(Array(3).fill('submitted'));
    expect(sent.slice(0, 5).map(({ label }) => label)).toEqual([
      'call 1',
      'call 2',
      // A limit for each target can refuse the same two again: the third one is still sent.
      'call 1',
      'call 2',
      'call 3',
    ]);
  });

  it('come back for the one that was checked before', async () => {
    const { sent, kinds, rounds, durationMs } = await submitTo({
      calls: 4,
      rateLimit: IN_ROUNDS,
      answer: limited('certificate', { 'call 2': 5 * MINUTE }),
    });
    expect(kinds).toEqual(Array(4).fill('submitted'));
    expect(sent.map(({ label }) => label)).toEqual([
      'call 1',
      'call 2',
      'call 3',
      'call 4',
      'call 2',
    ]);
    expect(sent.at(-1)?.at).toBe(400 + COOLDOWN);
    expect(durationMs).toBe(400 + COOLDOWN + 100);
    expect(rounds).toEqual([['call 2'], []]);
  });

  it.each<Limit>(['account', 'account, refusals counted'])(
    'get every certificate through where the limit counts for the %s',
    async (limit) => {
      const { sent, kinds, mostUnderWay, settled } = await submitTo({
        calls: 5,
        rateLimit: IN_ROUNDS,
        answer: limited(limit),
        maxWaitMs: 60 * MINUTE,
      });
      expect(kinds).toEqual(Array(5).fill('submitted'));
      expect([...settled.values()].every((times) => times.length === 1)).toBe(true);
      expect(mostUnderWay).toBe(1);
      // One accepted and two refused show the limit: no more is sent in that round.
      expect(sent.map(({ label, answer }) => `${label} ${answer.kind}`)).toEqual([
        'call 1 accepted',
        'call 2 too-soon',
        'call 3 too-soon',
        'call 2 accepted',
        'call 3 too-soon',
        'call 4 too-soon',
        'call 3 accepted',
        'call 4 too-soon',
        'call 5 too-soon',
        'call 4 accepted',
        'call 5 too-soon',
        'call 5 accepted',
      ]);
    },
  );

  it('wait 10 minutes and 5 seconds after the last call that was answered', async () => {
    const { sent } = await submitTo({
      calls: 3,
      rateLimit: IN_ROUNDS,
      answer: limited('account'),
      maxWaitMs: 60 * MINUTE,
    });
    const starts = sent.filter(({ answer }) => answer.kind === 'accepted').map(({ at }) => at);
    expect(starts).toEqual([0, 300 + COOLDOWN, 500 + 2 * COOLDOWN]);
    expect(COOLDOWN).toBe(605_000);
  });

  it('count a reply that broke off as the last call too', async () => {
    const { sent } = await submitTo({
      calls: 2,
      rateLimit: IN_ROUNDS,
      answer: script({
        'call 1': [{ kind: 'too-soon' }, { kind: 'accepted' }],
        'call 2': [{ ...BROKEN, latencyMs: 7_000 }],
      }),
    });
    expect(sent.at(-1)).toMatchObject({ label: 'call 1', at: 100 + 7_000 + COOLDOWN });
  });

  it('go on where no check was accepted: that shows nothing about the account', async () => {
    const { sent } = await submitTo({
      calls: 6,
      rateLimit: IN_ROUNDS,
      answer: () => ({ kind: 'too-soon' }),
      maxWaitMs: 0,
    });
    expect(sent).toHaveLength(6);
  });

  it('go on where another answer came between two refusals', async () => {
    const { sent } = await submitTo({
      calls: 5,
      rateLimit: IN_ROUNDS,
      answer: script({
        'call 2': [{ kind: 'too-soon' }],
        'call 3': [{ kind: 'refused' }],
        'call 4': [{ kind: 'too-soon' }],
      }),
      maxWaitMs: 0,
    });
    expect(sent).toHaveLength(5);
  });

  it.each([
    [0, 1],
    [10, 1],
    [10.09, 2],
    [15, 2],
    [21, 3],
  ])(
    'stay within %d minutes under an account-wide limit: %d accepted',
    async (minutes, accepted) => {
      const { kinds, durationMs, settled } = await submitTo({
        calls: 8,
        rateLimit: IN_ROUNDS,
        answer: limited('account'),
        maxWaitMs: minutes * MINUTE,
      });
      expect(kinds).toEqual([
        ...Array(accepted).fill('submitted'),
        ...Array(8 - accepted).fill('rate-limited'),
      ]);
      expect(durationMs).toBeLessThanOrEqual(minutes * MINUTE + 12 * 100);
      expect(settled.get('call 8')?.[0]?.[0]).toEqual({
        kind: 'rate-limited',
        message: 'held back, because the limit counts for the whole account',
      });
    },
  );

  it('never wait with a budget of 0', async () => {
    for (const limit of LIMITS) {
      const { waits, rounds, kinds, settled } = await submitTo({
        calls: 3,
        rateLimit: IN_ROUNDS,
        answer: limited(limit, { 'call 1': MINUTE, 'call 2': MINUTE, 'call 3': MINUTE }),
        maxWaitMs: 0,
      });
      expect([waits, rounds]).toEqual([[], []]);
      expect(kinds).toEqual(Array(3).fill('rate-limited'));
      expect(settled.get('call 1')?.[0]?.[0]).toMatchObject({ code: '-295', message: 'too soon' });
    }
  });

  it('end when the run is stopped, and what waited stays rate-limited', async () => {
    const { kinds, rounds, durationMs } = await submitTo({
      calls: 4,
      rateLimit: IN_ROUNDS,
      answer: script({ 'call 1': [{ kind: 'too-soon' }], 'call 3': [{ kind: 'stop' }] }),
    });
    expect(kinds).toEqual(['rate-limited', 'submitted', 'rejected', 'not-attempted']);
    expect(rounds).toEqual([]);
    expect(durationMs).toBe(300);
  });
});

describe('a cancelled run', () => {
  it('gives up what is under way, and sends nothing more', async () => {
    const { kinds, sent, problems, durationMs } = await submitTo({
      calls: 6,
      rateLimit: WINDOWED,
      answer: () => ({ kind: 'accepted', latencyMs: 1_000 }),
      cancelAt: 500,
    });
    expect(kinds).toEqual([...Array(4).fill('unknown'), ...Array(2).fill('not-attempted')]);
    expect(sent).toHaveLength(4);
    expect(problems).toEqual(['The run was cancelled.']);
    expect(durationMs).toBe(500);
  });

  it('does not blame the provider for it', async () => {
    const { problems } = await submitTo({
      calls: 4,
      rateLimit: WINDOWED,
      answer: () => ({ kind: 'failure', delivery: 'not-sent', transient: false, latencyMs: 1_000 }),
      cancelAt: 500,
    });
    expect(problems).toEqual(['The run was cancelled.']);
  });

  it.each<[string, readonly Answer[], string]>([
    ['a pause', [{ kind: 'slow-down', retryAfterMs: 5 * MINUTE }], 'rate-limited'],
    ['a connection backoff', [UNREACHABLE], 'not-attempted'],
  ])('ends %s at once', async (_, answers, kind) => {
    const { kinds, durationMs } = await submitTo({
      calls: 2,
      answer: script({ 'call 1': answers }),
      cancelAt: 150,
    });
    expect(kinds).toEqual([kind, kind]);
    expect(durationMs).toBe(150);
  });

  it('ends the wait for a window at once', async () => {
    const { kinds, durationMs } = await submitTo({
      calls: 2,
      rateLimit: { concurrency: 1, windows: [{ limit: 1, milliseconds: 60_000 }] },
      answer: () => ({ kind: 'accepted' }),
      cancelAt: 150,
    });
    expect(kinds).toEqual(['submitted', 'not-attempted']);
    expect(durationMs).toBe(150);
  });

  it('ends the wait for the next round at once', async () => {
    const { kinds, durationMs, rounds, settled } = await submitTo({
      calls: 2,
      rateLimit: IN_ROUNDS,
      answer: script({ 'call 1': [{ kind: 'too-soon' }] }),
      cancelAt: 5 * MINUTE,
    });
    expect(kinds).toEqual(['rate-limited', 'submitted']);
    expect(settled.get('call 1')).toEqual([
      [{ kind: 'rate-limited', code: '-295', message: 'too soon' }],
    ]);
    expect(durationMs).toBe(5 * MINUTE);
    expect(rounds).toEqual([['call 1'], []]);
  });

  it('keeps the refusal of an earlier round, also inside a later round', async () => {
    const { kinds, sent } = await submitTo({
      calls: 3,
      rateLimit: IN_ROUNDS,
      answer: ({ earlier }) => ({ kind: earlier === 0 ? 'too-soon' : 'stop' }),
    });
    expect(kinds).toEqual(['rejected', 'rate-limited', 'rate-limited']);
    expect(sent).toHaveLength(4);
  });

  it('keeps a refusal for coming too soon, also where the provider is not reached later', async () => {
    const { kinds } = await submitTo({
      calls: 1,
      answer: script({
        'call 1': [{ kind: 'slow-down', retryAfterMs: 1_000 }, UNREACHABLE, UNREACHABLE],
      }),
    });
    expect(kinds).toEqual(['rate-limited']);
  });

  it('sends nothing where it was cancelled before', async () => {
    const { kinds, sent, problems } = await submitTo({
      calls: 2,
      answer: () => ({ kind: 'accepted' }),
      cancelAt: 0,
    });
    expect(kinds).toEqual(['not-attempted', 'not-attempted']);
    expect(sent).toEqual([]);
    expect(problems).toEqual(['The run was cancelled.']);
  });
});

describe('whatever a provider does', () => {
  const latencyMs = fc.integer({ min: 0, max: 40_000 });
  const answers: fc.Arbitrary<Answer> = fc.oneof(
    fc.record({
      kind: fc.constantFrom(
        'accepted',
        'accepted',
        'refused',
        'too-soon',
        'too-soon',
        'nonsense',
        'troubled',
      ),
      latencyMs,
    }),
    fc.record({ kind: fc.constant('stop'), latencyMs }),
    fc.record({
      kind: fc.constant('slow-down'),
      retryAfterMs: fc.integer({ min: -1_000, max: 10 * MINUTE }),
      latencyMs,
    }),
    fc.record({ kind: fc.constant('slow-down'), latencyMs }),
    fc.record({
      kind: fc.constant('failure'),
      delivery: fc.constantFrom('not-sent', 'unknown'),
      transient: fc.constantFrom(true, true, true, false),
      latencyMs,
    }),
  );
  const scenarios = fc.record({
    calls: fc.integer({ min: 0, max: 12 }),
    targetsPerCall: fc.integer({ min: 1, max: 3 }),
    rateLimit: fc.constantFrom(WINDOWED, IN_ROUNDS, ONE_BY_ONE, {
      concurrency: 3,
      windows: [{ limit: 3, milliseconds: 5_000 }],
      cooldown: { milliseconds: MINUTE, refusalsThatShowAccountLimit: 2 },
    }),
    replies: fc.array(answers, { minLength: 1, maxLength: 40 }),
    maxWaitMs: fc.constantFrom(0, MINUTE, 15 * MINUTE, 330 * MINUTE),
    random: fc.double({ min: 0, max: 0.999_999, noNaN: true }),
    cancelAt: fc.option(fc.integer({ min: 1, max: 40 * MINUTE }), { nil: undefined }),
  });

  /** Whether a request certainly did not count. */
  const didNotCount = (answer: Answer): boolean =>
    answer.kind === 'slow-down' ||
    answer.kind === 'too-soon' ||
    (answer.kind === 'failure' && answer.delivery === 'not-sent');

  /** What a target is whose last request was answered so, in a run that was not cancelled. */
  const KINDS: Readonly<Record<Answer['kind'], readonly string[]>> = {
    accepted: ['submitted'],
    refused: ['rejected'],
    troubled: ['rejected'],
    stop: ['rejected'],
    nonsense: ['unknown'],
    'too-soon': ['rate-limited'],
    'slow-down': ['rate-limited'],
    failure: ['unknown', 'not-attempted', 'rate-limited'],
  };

  it('every call is settled once, sent again only where that is certain, and in time', {
    timeout: 60_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(scenarios, async ({ replies, random, cancelAt, ...scenario }) => {
        let count = 0;
        const { settled, sent, kinds, problems, mostUnderWay, durationMs } = await submitTo({
          ...scenario,
          random: () => random,
          answer: () => replies[count++ % replies.length] ?? { kind: 'accepted' },
          ...(cancelAt !== undefined && { cancelAt }),
        });

        expect(settled.size).toBe(scenario.calls);
        for (const times of settled.values()) {
          expect(times).toHaveLength(1);
          expect(times[0]).toHaveLength(scenario.targetsPerCall);
        }
        expect(mostUnderWay).toBeLessThanOrEqual(scenario.rateLimit.concurrency);

        const cancelled = cancelAt !== undefined && problems.includes('The run was cancelled.');
        for (const [index, kind] of kinds.entries()) {
          const own = sent.filter(({ label }) => label === `call ${index + 1}`);
          expect(own.slice(0, -1).every(({ answer }) => didNotCount(answer))).toBe(true);
          const last = own.at(-1);
          if (last === undefined) expect(['not-attempted', 'rate-limited']).toContain(kind);
          else if (!cancelled) expect(KINDS[last.answer.kind]).toContain(kind);
          const pausing = own.filter(
            ({ answer }) => didNotCount(answer) && answer.kind !== 'too-soon',
          );
          const rounds = own.filter(({ answer }) => answer.kind === 'too-soon').length + 1;
          expect(pausing.length).toBeLessThanOrEqual(3 * rounds);
        }
        const stop = sent.find(({ answer }) => answer.kind === 'stop');
        if (stop !== undefined && !cancelled) {
          expect(sent.every(({ at }) => at <= stop.endedAt)).toBe(true);
        }
        if (cancelAt !== undefined) {
          expect(sent.every(({ at }) => at <= cancelAt)).toBe(true);
          expect(durationMs).toBeLessThanOrEqual(
            Math.max(cancelAt, ...sent.map((one) => one.endedAt)),
          );
        }
        if (scenario.rateLimit === IN_ROUNDS || scenario.rateLimit === ONE_BY_ONE) {
          const busy = sent.reduce((sum, { at, endedAt }) => sum + endedAt - at, 0);
          expect(durationMs - busy).toBeLessThanOrEqual(scenario.maxWaitMs + 10_000 + 0.001);
        }
      }),
      { numRuns: 400 },
    );
  });
});
