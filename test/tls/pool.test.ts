import { describe, expect, it, onTestFinished } from 'vitest';
import { createLooker, type Endpoint, type Look, type Looker } from '../../src/tls/look.ts';
import { lookAtAll } from '../../src/tls/pool.ts';
import { BAD_NODES, certificate, startPort, withCertificates } from '../network/tls-ports.ts';
import { createManualClock } from './manual-clock.ts';

const NEVER = new AbortController().signal;
const BUDGET_MS = 60_000;
const UNREACHABLE: Look = { kind: 'unreachable' };

const endpoints = (count: number): readonly Endpoint[] =>
  Array.from({ length: count }, (_, index) => ({ ip: '10.0.0.1', port: index + 1 }));

/** Looks that the test ends one by one. */
function heldLooks() {
  const open: { readonly port: number; readonly end: () => void }[] = [];
  const look: Looker = ({ port }, signal) =>
    new Promise((resolve) => {
      open.push({ port, end: () => resolve(UNREACHABLE) });
      signal.addEventListener('abort', () => resolve(undefined), { once: true });
    });
  return { open, look };
}

const idle = () => new Promise(setImmediate);

describe('looks at many ports', () => {
  it('are 20 at a time, each begun when another one ends', async () => {
    const { open, look } = heldLooks();
    const clock = createManualClock();
    const all = lookAtAll(endpoints(50), { look, clock, budgetMs: BUDGET_MS, signal: NEVER });
    for (const begun of [20, 21, 22]) {
      await idle();
      expect(open).toHaveLength(begun);
      open[begun - 20]?.end();
    }
    for (let index = 0; index < 50; index += 1) {
      await idle();
      open[index]?.end();
    }
    expect(await all).toEqual(Array(50).fill(UNREACHABLE));
    expect(open.map(({ port }) => port)).toEqual(endpoints(50).map(({ port }) => port));
    expect(clock.pending).toEqual([]);
  });

  it('keep the order of the ports, whichever answers first', async () => {
    const answers = new Map([
      [1, 'unreachable'],
      [2, 'no-tls'],
      [3, 'unreachable'],
    ] as const);
    const look: Looker = async ({ port }) => {
      for (let turns = 0; turns < 10 - 3 * port; turns += 1) await idle();
      return port === 2 ? { kind: 'no-tls' } : UNREACHABLE;
    };
    const looks = await lookAtAll(endpoints(3), {
      look,
      clock: createManualClock(),
      budgetMs: BUDGET_MS,
      signal: NEVER,
    });
    expect(looks.map((each) => each?.kind)).toEqual([...answers.values()]);
  });

  it('end when the time is over, and keep what was seen by then', async () => {
    const { open, look } = heldLooks();
    const clock = createManualClock();
    const all = lookAtAll(endpoints(30), { look, clock, budgetMs: BUDGET_MS, signal: NEVER });
    await idle();
    open[4]?.end();
    await idle();
    expect(clock.pending).toEqual([BUDGET_MS]);
    clock.pass(BUDGET_MS);
    const looks = await all;
    expect(looks.map((each) => each?.kind)).toEqual(
      endpoints(30).map((_, index) => (index === 4 ? 'unreachable' : undefined)),
    );
    expect(open).toHaveLength(21);
  });

  it('end at once when the run is cancelled', async () => {
    const { open, look } = heldLooks();
    const clock = createManualClock();
    const cancel = new AbortController();
    const all = lookAtAll(endpoints(30), {
      look,
      clock,
      budgetMs: BUDGET_MS,
      signal: cancel.signal,
    });
    await idle();
    cancel.abort();
    expect(await all).toEqual(Array(30).fill(undefined));
    expect(open).toHaveLength(20);
    expect(clock.pending).toEqual([]);
  });

  it('do not begin once the run is cancelled', async () => {
    const { open, look } = heldLooks();
    const clock = createManualClock();
    const signal = AbortSignal.abort();
    const looks = await lookAtAll(endpoints(2), { look, clock, budgetMs: BUDGET_MS, signal });
    expect(looks).toEqual([undefined, undefined]);
    expect(open).toEqual([]);
  });

  it('open at most 20 connections at a time', async () => {
    const port = await startPort(withCertificates(await certificate({ keyType: 'ec' })));
    onTestFinished(() => port.close());
    const clock = createManualClock();
    const looks = await lookAtAll(Array(60).fill(port), {
      look: createLooker({ clock }),
      clock,
      budgetMs: BUDGET_MS,
      signal: NEVER,
    });
    expect(new Set(looks.map((each) => each?.kind))).toEqual(new Set(['seen']));
    expect(port.connections).toBe(60 * 6);
  });

  it('hold 20 silent ports open at a time', async () => {
    const port = await startPort(BAD_NODES.silent);
    onTestFinished(() => port.close());
    const clock = createManualClock();
    const all = lookAtAll(Array(50).fill(port), {
      look: createLooker({ clock }),
      clock,
      budgetMs: BUDGET_MS,
      signal: NEVER,
    });
    for (const connections of [20, 40, 50]) {
      while (port.connections < connections) await port.nextConnection();
      await idle();
      expect(port.connections).toBe(connections);
      clock.pass(5_000);
    }
    expect(await all).toEqual(Array(50).fill(UNREACHABLE));
  });
});
