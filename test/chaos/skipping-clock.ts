import type { Clock } from '../../src/http/clock.ts';

/** A clock for many runs a second: time stands still while requests are under way. */
export interface SkippingClock extends Clock {
  /** How often somebody has begun to sleep. */
  readonly sleeps: number;
  /** Time that goes by while `work` is done; nobody wakes up meanwhile. */
  during<T>(milliseconds: number, work: () => Promise<T>): Promise<T>;
}

interface Sleeper {
  readonly until: number;
  wake(): void;
}

/**
 * When nothing is under way any more, time skips to the moment at which the first sleeper wakes.
 * `onSleep` is told of every sleep.
 */
export function createSkippingClock(
  random: () => number,
  onSleep: (count: number) => void,
): SkippingClock {
  const sleepers = new Set<Sleeper>();
  let time = 0;
  let busy = 0;
  let sleeps = 0;

  // Twice round the event loop: whoever is awake sends or sleeps before time goes on.
  const skipSoon = () => setImmediate(() => setImmediate(skip));
  const skip = () => {
    const next = Math.min(...[...sleepers].map(({ until }) => until));
    if (busy > 0 || next === Number.POSITIVE_INFINITY) return;
    time = Math.max(time, next);
    for (const sleeper of sleepers) {
      if (sleeper.until <= time) sleeper.wake();
    }
    skipSoon();
  };

  return {
    now: () => time,
    wallTime: () => Date.UTC(2026, 0, 1) + time,
    random,
    get sleeps() {
      return sleeps;
    },
    sleep(milliseconds, signal) {
      sleeps += 1;
      onSleep(sleeps);
      return new Promise((resolve) => {
        const sleeper: Sleeper = {
          until: time + milliseconds,
          wake() {
            sleepers.delete(sleeper);
            signal.removeEventListener('abort', sleeper.wake);
            resolve();
          },
        };
        sleepers.add(sleeper);
        signal.addEventListener('abort', sleeper.wake);
        if (signal.aborted) sleeper.wake();
        skipSoon();
      });
    },
    async during(milliseconds, work) {
      busy += 1;
      try {
        return await work();
      } finally {
        time += milliseconds;
        busy -= 1;
        skipSoon();
      }
    },
  };
}
