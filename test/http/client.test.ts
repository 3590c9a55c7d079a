import { describe, expect, it } from 'vitest';
import type { Ask, ParsedReply } from '../../src/domain/api.ts';
import type { RateLimit } from '../../src/domain/provider.ts';
import { createClient } from '../../src/http/client.ts';
import type { Exchange } from '../../src/http/transport.ts';
import { createFakeClock } from './fake-clock.ts';

const LATENCY_MS = 100;
const MINUTE = 60_000;
/** No windows, as many requests at the same time as a test likes. */
const UNLIMITED: RateLimit = { concurrency: 100 };

const reply = (status: number, retryAfterMs?: number): Exchange => ({
  kind: 'reply',
  reply: { status, body: '', ...(retryAfterMs !== undefined && { retryAfterMs }) },
});
const failure = (delivery: 'not-sent' | 'unknown', transient: boolean): Exchange => ({
  kind: 'failure',
  delivery,
  transient,
  message: 'failed',
  cause: undefined,
});
const OK = reply(200);
const LOST = failure('unknown', false);
const UNREACHABLE = failure('not-sent', true);
const UNTRUSTED = failure('not-sent', false);
const slowDown = (retryAfterMs?: number) => reply(429, retryAfterMs);

/** A question by name whose reply is judged by its HTTP status alone. */
function askFor(name: string, repeatable: boolean): Ask<string> {
  return {
    repeatable,
    request: () => ({ method: 'GET', url: new URL(`http://127.0.0.1/${name}`), headers: {} }),
    read: ({ status }): ParsedReply<string> => {
      switch (status) {
        case 200:
          return { kind: 'answered', value: name };
        case 299:
          return { kind: 'answered', value: name, usable: false };
        case 425:
          return { kind: 'rate-limited', scope: 'request', code: '-1', message: 'too soon' };
        case 429:
          return {
            kind: 'rate-limited',
            scope: 'provider',
            code: 'http-429',
            message: 'slow down',
          };
        case 430:
          return { kind: 'rate-limited', scope: 'provider', message: 'too soon', waitMs: 605_000 };
        case 401:
          return { kind: 'failed', reason: 'credentials', message: 'refused' };
        case 404:
          return { kind: 'failed', reason: 'refused', message: 'not found' };
        case 418:
          return { kind: 'failed', reason: 'unusable', message: 'no JSON' };
        default:
          return { kind: 'failed', reason: 'temporary', message: `HTTP ${status}` };
      }
    },
  };
}
const readOf = (name: string) => askFor(name, true);
const submissionOf = (name: string) => askFor(name, false);

interface Options {
  readonly rateLimit?: RateLimit;
  readonly maxWaitMs?: number;
  readonly latencyMs?: number;
}

/**
 * A client with a fake clock, and a transport that answers each question with the next exchange of
 * its script; the last exchange repeats.
 */
function setUp(scripts: Readonly<Record<string, readonly Exchange[]>>, options: Options = {}) {
  const { rateLimit = UNLIMITED, maxWaitMs = 15 * MINUTE, latencyMs = LATENCY_MS } = options;
  const clock = createFakeClock();
  const cancelled = new AbortController();
  const sent: { readonly name: string; readonly at: number }[] = [];
  const waits: number[] = [];
  let underWay = 0;
  let mostUnderWay = 0;
  const client = createClient({
    transport: {
      async send({ url }, signal) {
        const name = url.pathname.slice(1);
        const earlier = sent.filter((one) => one.name === name).length;
        sent.push({ name, at: clock.elapsed() });
        underWay += 1;
        mostUnderWay = Math.max(mostUnderWay, underWay);
        await clock.sleep(latencyMs, signal);
        underWay -= 1;
        if (signal.aborted) return LOST;
        const script = scripts[name] ?? [OK];
        return script[Math.min(earlier, script.length - 1)] ?? OK;
      },
    },
    clock,
    rateLimit,
    maxWaitMs,
    signal: cancelled.signal,
    observer: { sending() {}, received() {}, waiting: (leftMs) => waits.push(leftMs) },
  });
  return {
    client,
    clock,
    cancelled,
    sent,
    waits,
    names: () => sent.map(({ name }) => name),
    times: () => sent.map(({ at }) => at),
    most: () => mostUnderWay,
  };
}

describe('a repeatable request', () => {
  it.each<[string, Exchange]>([
    ['whose reply is lost', LOST],
    ['that is answered with HTTP 502', reply(502)],
    ['that is answered with HTTP 503', reply(503)],
    ['that is answered with HTTP 504', reply(504)],
    ['whose provider is not reached', UNREACHABLE],
  ])('%s goes out again, with the later answer', async (_, exchange) => {
    const { client, clock, names } = setUp({ a: [exchange, exchange, OK] });
    expect(await clock.until(client.read(readOf('a')))).toEqual({ kind: 'answered', value: 'a' });
    expect(names()).toEqual(['a', 'a', 'a']);
  });

  it.each<[string, Exchange, string]>([
    ['whose reply is lost', LOST, 'no-reply'],
    ['that is answered with HTTP 503', reply(503), 'temporary'],
    ['whose provider is not reached', UNREACHABLE, 'unreachable'],
  ])('%s goes out three times in all', async (_, exchange, reason) => {
    const { client, clock, names } = setUp({ a: [exchange] });
    const answer = await clock.until(client.read(readOf('a')));
    expect(answer).toMatchObject({ kind: 'failed', reason });
    expect(names()).toEqual(['a', 'a', 'a']);
  });

  it('counts every reason as an attempt', async () => {
    const { client, clock, names } = setUp({ a: [LOST, reply(502), UNREACHABLE, OK] });
    const answer = await clock.until(client.read(readOf('a')));
    expect(answer).toMatchObject({ kind: 'failed', reason: 'unreachable' });
    expect(names()).toHaveLength(3);
  });

  it.each<[string, Exchange, string]>([
    ['refused credentials', reply(401), 'credentials'],
    ['a refusal', reply(404), 'refused'],
    ['a reply without data', reply(418), 'unusable'],
    ['a certificate that is not trusted', UNTRUSTED, 'unreachable'],
    ['a refusal of this request for coming too soon', reply(425), 'too-soon'],
  ])('goes out once after %s', async (_, exchange, reason) => {
    const { client, clock, names } = setUp({ a: [exchange] });
    expect(await clock.until(client.read(readOf('a')))).toMatchObject({ kind: 'failed', reason });
    expect(names()).toEqual(['a']);
  });

  it('backs off between its attempts, and takes nothing from the waiting budget', async () => {
    const { client, clock, times, waits } = setUp({ a: [LOST, reply(503), OK] }, { maxWaitMs: 0 });
    await clock.until(client.read(readOf('a')));
    // Half of 1 s, then half of 2 s, each after 100 ms of the request.
    expect(times()).toEqual([0, 600, 1_700]);
    expect(waits).toEqual([]);
  });

  it('takes nothing from the backoff of submissions', async () => {
    const reads = Array.from({ length: 20 }, (_, index) => `read-${index}`);
    const scripts = Object.fromEntries(reads.map((name) => [name, [LOST, LOST, OK]]));
    const { client, clock, sent } = setUp({ ...scripts, s: [UNREACHABLE, OK] });
    for (const name of reads) await clock.until(client.read(readOf(name)));
    await clock.until(client.ask(submissionOf('s')));
    const [first, second] = sent.filter(({ name }) => name === 's');
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBe(LATENCY_MS + 500);
  });
});

describe('a submission', () => {
  it.each<[string, Exchange, string]>([
    ['a lost reply', LOST, 'no-reply'],
    ['a temporary error', reply(503), 'temporary'],
    ['refused credentials', reply(401), 'credentials'],
    ['a certificate that is not trusted', UNTRUSTED, 'unreachable'],
    ['a refusal of this request for coming too soon', reply(425), 'too-soon'],
  ])('goes out once after %s', async (_, exchange, reason) => {
    const { client, clock, names } = setUp({ s: [exchange] });
    expect(await clock.until(client.ask(submissionOf('s')))).toMatchObject({ reason });
    expect(names()).toEqual(['s']);
  });
});

describe.each([
  ['a read', true],
  ['a submission', false],
])('%s that is asked to slow down', (_, repeatable) => {
  const ask = askFor('a', repeatable);

  it('waits as long as the provider asks for, and goes out again', async () => {
    const { client, clock, times, waits } = setUp({ a: [slowDown(30_000), OK] });
    expect(await clock.until(client.ask(ask))).toEqual({ kind: 'answered', value: 'a' });
    expect(times()).toEqual([0, 30_100]);
    expect(waits).toEqual([30_000]);
  });

  it('waits half of 5 s if the provider names no time', async () => {
    const { client, clock, times } = setUp({ a: [slowDown(), OK] });
    await clock.until(client.ask(ask));
    expect(times()).toEqual([0, 2_600]);
  });

  it('waits for no longer than max-wait-minutes in all', async () => {
    const options = { maxWaitMs: 40_000 };
    const { client, clock, times } = setUp({ a: [slowDown(30_000)] }, options);
    expect(await clock.until(client.ask(ask))).toEqual({
      kind: 'failed',
      reason: 'rate-limited',
      code: 'http-429',
      message: 'slow down',
      retryAfterMs: 30_000,
    });
    expect(times()).toEqual([0, 30_100]);
  });

  it('goes out three times in all', async () => {
    const { client, clock, names } = setUp({ a: [slowDown(1_000)] });
    expect(await clock.until(client.ask(ask))).toMatchObject({ reason: 'rate-limited' });
    expect(names()).toEqual(['a', 'a', 'a']);
  });

  it('waits as long as documented, and is not limited to three attempts then', async () => {
    const tooSoon = reply(430);
    const options = { maxWaitMs: 3 * 605_000 + 1_000 };
    const replies = { a: [tooSoon, tooSoon, tooSoon, OK] };
    const { client, clock, times } = setUp(replies, options);
    expect(await clock.until(client.read(readOf('a')))).toMatchObject({ kind: 'answered' });
    expect(times()).toEqual([0, 605_100, 1_210_200, 1_815_300]);
  });

  it('makes every other request wait', async () => {
    const { client, clock, sent } = setUp({ a: [slowDown(30_000), OK] });
    const asked = [client.ask(ask)];
    clock.at(500, () => asked.push(client.read(readOf('b')), client.ask(submissionOf('c'))));
    await clock.until(asked[0] ?? Promise.reject(new Error('nothing was asked')));
    await clock.until(Promise.all(asked));
    const later = sent.filter(({ name }) => name !== 'a');
    expect(later.map(({ at }) => at)).toEqual([30_100, 30_100]);
  });
});

describe('a poll', () => {
  it('never waits: a refusal for coming too soon comes back with its time', async () => {
    const { client, clock, names, waits } = setUp({ a: [slowDown(30_000)] });
    expect(await clock.until(client.poll(readOf('a')))).toEqual({
      kind: 'failed',
      reason: 'rate-limited',
      code: 'http-429',
      message: 'slow down',
      retryAfterMs: 30_000,
    });
    expect([names(), waits, clock.elapsed()]).toEqual([['a'], [], LATENCY_MS]);
  });

  it('does not make other requests wait', async () => {
    const { client, clock, times } = setUp({ a: [slowDown(30_000)] });
    await clock.until(client.poll(readOf('a')));
    await clock.until(client.read(readOf('b')));
    expect(times()).toEqual([0, LATENCY_MS]);
  });

  it('does not go out during a pause', async () => {
    const { client, clock, names } = setUp({});
    client.pause.extendTo(clock.now() + 30_000);
    expect(await clock.until(client.poll(readOf('a')))).toMatchObject({ reason: 'rate-limited' });
    expect([names(), clock.elapsed()]).toEqual([[], 0]);
  });

  it('goes out again after a lost reply', async () => {
    const { client, clock, names } = setUp({ a: [LOST, OK] });
    expect(await clock.until(client.poll(readOf('a')))).toMatchObject({ kind: 'answered' });
    expect(names()).toEqual(['a', 'a']);
  });
});

describe('reads and submissions', () => {
  it('share the windows', async () => {
    const rateLimit = { concurrency: 4, windows: [{ limit: 2, milliseconds: 10_000 }] };
    const { client, clock, times } = setUp({}, { rateLimit });
    const asked = ['r', 's', 'r', 's'].map((kind, index) =>
      client.ask(askFor(`${kind}${index}`, kind === 'r')),
    );
    await clock.until(Promise.all(asked));
    expect(times()).toEqual([0, 0, 10_100, 10_100]);
  });

  it('share the requests that may be under way', async () => {
    const { client, clock, most, times } = setUp({}, { rateLimit: { concurrency: 2 } });
    const asked = ['r', 's', 'r', 's', 'r'].map((kind, index) =>
      client.ask(askFor(`${kind}${index}`, kind === 'r')),
    );
    await clock.until(Promise.all(asked));
    expect(most()).toBe(2);
    expect(times()).toEqual([0, 0, 100, 100, 200]);
  });

  it('share one waiting budget', async () => {
    const scripts = { r: [slowDown(30_000), OK], s: [slowDown(30_000), OK] };
    const { client, clock } = setUp(scripts, { maxWaitMs: 50_000 });
    expect(await clock.until(client.read(readOf('r')))).toMatchObject({ kind: 'answered' });
    expect(await clock.until(client.ask(submissionOf('s')))).toMatchObject({
      reason: 'rate-limited',
    });
  });
});

describe('the circuit breaker', () => {
  it.each<[string, Exchange]>([
    ['lost replies', LOST],
    ['temporary errors', reply(503)],
    ['a provider that is not reached', UNREACHABLE],
    ['a certificate that is not trusted', UNTRUSTED],
    ['answers that cannot be used', reply(299)],
    ['a rate limit that lasts too long', slowDown(60 * MINUTE)],
  ])('is never opened by reads: %s', async (_, exchange) => {
    const names = ['a', 'b', 'c', 'd', 'e'];
    const { client, clock } = setUp(Object.fromEntries(names.map((name) => [name, [exchange]])));
    for (const name of names) await clock.until(client.read(readOf(name)));
    expect(client.circuitBreaker.reason).toBeUndefined();
    expect(await clock.until(client.ask(submissionOf('s')))).toMatchObject({ kind: 'answered' });
  });

  it.each<[string, Exchange]>([
    ['lost replies', LOST],
    ['answers that cannot be used', reply(299)],
  ])('is opened by four submissions in a row, whatever reads say: %s', async (_, exchange) => {
    const scripts = Object.fromEntries(['1', '2', '3', '4'].map((name) => [name, [exchange]]));
    const { client, clock } = setUp(scripts);
    for (const name of ['1', '2', '3']) {
      await clock.until(client.ask(submissionOf(name)));
      await clock.until(client.read(readOf('r')));
    }
    expect(client.circuitBreaker.reason).toBeUndefined();
    await clock.until(client.ask(submissionOf('4')));
    expect(client.circuitBreaker.reason?.message).toContain('4 requests in a row');
  });

  it('stops submissions, and no reads', async () => {
    const { client, clock, names } = setUp({});
    client.circuitBreaker.open({ message: 'bad key', cause: 'credentials' });
    expect(await clock.until(client.ask(submissionOf('s')))).toEqual({
      kind: 'failed',
      reason: 'stopped',
      message: 'stopped: bad key',
    });
    expect(await clock.until(client.read(readOf('r')))).toMatchObject({ kind: 'answered' });
    expect(names()).toEqual(['r']);
  });

  it('leaves a read that waits for the rate limit alone', async () => {
    const { client, clock, times } = setUp({ r: [slowDown(30_000), OK] });
    clock.at(1_000, () => client.circuitBreaker.open({ message: 'bad key', cause: 'credentials' }));
    expect(await clock.until(client.read(readOf('r')))).toMatchObject({ kind: 'answered' });
    expect(times()).toEqual([0, 30_100]);
  });
});

describe('a cancelled run', () => {
  it.each([
    ['a read', true],
    ['a submission', false],
  ])('sends nothing more: %s', async (_, repeatable) => {
    const { client, clock, cancelled, names } = setUp({});
    cancelled.abort();
    expect(await clock.until(client.ask(askFor('a', repeatable)))).toEqual({
      kind: 'failed',
      reason: 'cancelled',
      message: 'the run was cancelled before the request was sent',
    });
    expect(names()).toEqual([]);
  });

  it.each([
    ['a read', true],
    ['a submission', false],
  ])('does not repeat what is under way: %s', async (_, repeatable) => {
    const { client, clock, cancelled, names } = setUp({});
    clock.at(50, () => cancelled.abort());
    const answer = await clock.until(client.ask(askFor('a', repeatable)));
    expect(answer).toMatchObject({ reason: 'no-reply' });
    expect([names(), clock.elapsed()]).toEqual([['a'], 50]);
    expect(client.circuitBreaker.reason).toBeUndefined();
  });

  it.each<[string, Exchange, string]>([
    ['a pause', slowDown(30_000), 'rate-limited'],
    ['a backoff', LOST, 'cancelled'],
  ])('ends %s of a read at once', async (_, exchange, reason) => {
    const { client, clock, cancelled } = setUp({ a: [exchange] });
    clock.at(150, () => cancelled.abort());
    expect(await clock.until(client.read(readOf('a')))).toMatchObject({ reason });
    expect(clock.elapsed()).toBe(150);
  });
});

describe('the time of the last answer', () => {
  it.each<[string, Exchange, boolean]>([
    ['a reply', OK, true],
    ['a lost reply', LOST, true],
    ['a request that was not sent', UNTRUSTED, false],
  ])('after %s', async (_, exchange, counts) => {
    const { client, clock } = setUp({ s: [exchange] });
    const startedAt = clock.now();
    await clock.until(client.ask(submissionOf('s')));
    const expected = counts ? startedAt + LATENCY_MS : Number.NEGATIVE_INFINITY;
    expect(client.lastAnsweredAt).toBe(expected);
  });
});
