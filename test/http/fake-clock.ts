import { setImmediate as idle } from 'node:timers/promises';
import type { Clock } from '../../src/http/clock.ts';

/** A clock that stands still until everybody sleeps, and then goes on to the first who wakes. */
export interface FakeClock extends Clock {
  /** Milliseconds since the clock was made. */
  elapsed(): number;
  /** Runs something at a time; nothing else happens between that and the next sleep. */
  at(elapsedMs: number, run: () => void): void;
  /** Lets time pass until a promise settles. @throws Error when it never will. */
  until<T>(promise: Promise<T>): Promise<T>;
}

/** A monotonic clock has a zero of its own. */
const START = 1_234;
const DATE = Date.parse('2026-03-04T05:06:07Z');
/** Far above what any test needs; below what a loop without an end would need. */
const MOST_WAKES = 200_000;

export function createFakeClock(random: () => number = () => 0.5): FakeClock {
  let now = START;
  const sleepers = new Set<{ readonly at: number; readonly wake: () => void }>();

  function schedule(at: number, wake: () => void) {
    const sleeper = { at, wake };
    sleepers.add(sleeper);
    return () => sleepers.delete(sleeper);
  }

  function wakeFirst(): boolean {
    const at = Math.min(...[...sleepers].map((sleeper) => sleeper.at));
    const first = [...sleepers].find((sleeper) => sleeper.at === at);
    if (first === undefined || at === Number.POSITIVE_INFINITY) return false;
    sleepers.delete(first);
    now = Math.max(now, at);
    first.wake();
    return true;
  }

  return {
    now: () => now,
    // Somebody sets it back all the time: nothing that measures may depend on it.
    wallTime: () => DATE - now,
    elapsed: () => now - START,
    random,
    sleep: (milliseconds, signal) =>
      new Promise((resolve) => {
        const wake = () => {
          forget();
          signal.removeEventListener('abort', wake);
          resolve();
        };
        const forget = schedule(now + milliseconds, wake);
        signal.addEventListener('abort', wake, { once: true });
        if (signal.aborted) wake();
      }),
    at: (elapsedMs, run) => {
      schedule(START + elapsedMs, run);
    },
    async until(promise) {
      let settled = false;
      const end = () => {
        settled = true;
      };
      promise.then(end, end);
      for (let wakes = 0; wakes < MOST_WAKES; wakes += 1) {
        // Promises alone lead from one sleep to the next, and they are done when timers run.
        await idle();
        if (settled) return await promise;
        if (!wakeFirst()) throw new Error(`everybody waits for nothing at ${now - START} ms`);
      }
      throw new Error(`no end after ${now - START} ms`);
    },
  };
}
