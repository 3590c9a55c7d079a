import { describe, expect, it } from 'vitest';
import type { CaaAnswer, LookUp } from '../../src/caa/index.ts';
import { type Behaviour, SILENT } from '../network/dns-server.ts';
import { begin, start } from './checking.ts';
import { RULES } from './rules.ts';

const NONE: CaaAnswer = { kind: 'none' };
const FORBIDS: Behaviour = { caa: [[0, 'issue', 'ca2.example.org']] };

/** A look-up without a network that keeps the names in the questions. */
function recording(answer: (name: string, signal: AbortSignal) => Promise<CaaAnswer>) {
  const asked: string[] = [];
  const lookUp: LookUp = (name, signal) => {
    asked.push(name);
    return answer(name, signal);
  };
  return { asked, lookUp };
}

describe('with records on the wire', () => {
  it.each(RULES)('$title', async ({ name, zone, verdict, asked }) => {
    const { server, lookUp } = await start(zone);

    const { findings, notices } = await begin([name], { lookUp }).check;

    expect([...findings.keys()]).toEqual([name]);
    expect(findings.get(name)).toMatchObject(verdict);
    expect(notices).toEqual([]);
    if (asked !== undefined) expect(server.names()).toEqual(asked);
  });
});

describe('the names', () => {
  it('are looked up once each, parents and other spellings included', async () => {
    const { lookUp, server } = await start({ 'example.com': FORBIDS });
    const names = ['www.example.com', 'WWW.example.com.', '*.www.example.com', 'a.example.com'];

    const { findings } = await begin(names, { lookUp }).check;

    expect([...findings.keys()]).toEqual(names);
    expect([...findings.values()].map(({ kind }) => kind)).toEqual(Array(4).fill('forbidden'));
    expect([...server.names()].sort()).toEqual(['a.example.com', 'example.com', 'www.example.com']);
  });

  it('may be none, or IP addresses: nothing is asked', async () => {
    const { asked, lookUp } = recording(async () => NONE);
    const { check, clock } = begin(['10.0.0.1', '2001:db8::1'], { lookUp });

    expect(await check).toEqual({ findings: new Map(), notices: [] });
    expect(await begin([], { lookUp }).check).toEqual({ findings: new Map(), notices: [] });
    expect(asked).toEqual([]);
    expect(clock.sleeping()).toBe(0);
  });

  it('that are none are never asked for', async () => {
    const { asked, lookUp } = recording(async () => NONE);

    const { findings } = await begin(['a b', '*'], { lookUp }).check;

    expect(asked).toEqual([]);
    expect(findings.get('a b')).toEqual({
      kind: 'cannot-tell',
      message: 'The CAA records for this name could not be checked: it is no domain name.',
    });
  });

  it('above 500 are left out, with a notice', async () => {
    const { asked, lookUp } = recording(async () => NONE);
    const names = Array.from({ length: 503 }, (_, at) => `n${at}`);

    const { findings, notices } = await begin([...names, 'N0', 'n1.'], { lookUp }).check;

    expect(asked).toEqual(names.slice(0, 500));
    expect(notices).toEqual(['CAA records are looked up for at most 500 names: 3 were left out.']);
    expect(findings.get('n499')).toEqual({ kind: 'allowed' });
    expect(findings.get('N0')).toEqual({ kind: 'allowed' });
    expect(findings.get('n500')).toEqual({
      kind: 'cannot-tell',
      message: 'The CAA records for n500 could not be checked: at most 500 names are looked up.',
    });
  });

  it('are looked up 50 at a time', async () => {
    let under = 0;
    let most = 0;
    const { lookUp } = recording(async () => {
      most = Math.max(most, ++under);
      await new Promise((resolve) => setImmediate(resolve));
      under -= 1;
      return NONE;
    });

    await begin(
      Array.from({ length: 200 }, (_, at) => `www.n${at}.example`),
      { lookUp },
    ).check;

    expect(most).toBe(50);
  });
});

describe('10 seconds', () => {
  const names = Array.from({ length: 120 }, (_, at) => `n${at}.example`);
  const over = (name: string) => ({
    kind: 'cannot-tell',
    message: `The CAA records for ${name} could not be checked: the 10 seconds for all CAA look-ups were over.`,
  });

  it('are all that silent servers get', async () => {
    const { lookUp, server } = await start((name) => (name === 'n0.example' ? FORBIDS : SILENT));
    const { clock, check } = begin(names, { lookUp });
    await server.received(51);
    clock.pass(9_999);
    expect(clock.sleeping()).toBe(1);
    clock.pass(1);

    const { findings } = await check;

    expect(findings.get('n0.example')).toMatchObject({ kind: 'forbidden' });
    expect(findings.get('n1.example')).toEqual(over('n1.example'));
    expect(findings.get('n119.example')).toEqual(over('n119.example'));
    expect(server.queries).toHaveLength(51);
    expect(clock.sleeping()).toBe(0);
  });

  it('are all that a look-up gets that ignores its signal', async () => {
    const { lookUp, asked } = recording(() => new Promise(() => {}));
    const { clock, check } = begin(['n0.example'], { lookUp });
    clock.pass(10_000);

    expect((await check).findings.get('n0.example')).toEqual(over('n0.example'));
    expect(asked).toEqual(['n0.example']);
  });

  it('that are over are over for the parents too', async () => {
    const late = Promise.withResolvers<CaaAnswer>();
    const { lookUp, asked } = recording(() => late.promise);
    const { clock, check } = begin(['n0.example'], { lookUp });
    clock.pass(10_000);
    await check;
    late.resolve(NONE);
    await new Promise((resolve) => setImmediate(resolve));

    expect(asked).toEqual(['n0.example']);
  });
});

describe('a cancelled run', () => {
  it('ends the check at once', async () => {
    const { lookUp, server } = await start(() => SILENT);
    const stop = new AbortController();
    const { clock, check } = begin(['a.example', 'b.example'], { lookUp, signal: stop.signal });
    await server.received(2);
    stop.abort();

    expect((await check).findings.get('b.example')).toEqual({
      kind: 'cannot-tell',
      message: 'The CAA records for b.example could not be checked: the run was cancelled.',
    });
    expect(clock.sleeping()).toBe(0);
  });

  it('asks nothing', async () => {
    const { lookUp, asked } = recording(async () => NONE);
    const { findings } = await begin(['a.example'], { lookUp, signal: AbortSignal.abort() }).check;

    expect(findings.get('a.example')?.kind).toBe('cannot-tell');
    expect(asked).toEqual([]);
  });
});

it('survives a look-up that throws', async () => {
  const { lookUp } = recording(async (name) => {
    if (name === 'a.example') throw new TypeError('secret');
    return NONE;
  });

  const { findings } = await begin(['a.example', 'b.example'], { lookUp }).check;

  expect(findings.get('a.example')).toEqual({
    kind: 'cannot-tell',
    message:
      'The CAA records for a.example could not be checked: the look-up broke off (TypeError).',
  });
  expect(findings.get('b.example')).toEqual({ kind: 'allowed' });
});
