import type { Timer } from '../../src/domain/timer.ts';

/** A clock that stands still until the test moves it. */
export interface ManualClock extends Timer {
  /** Lets time pass and wakes whoever has slept long enough. */
  pass(milliseconds: number): void;
  /** How many are asleep. */
  sleeping(): number;
}

export function createManualClock(): ManualClock {
  let now = 0;
  const sleepers = new Map<() => void, number>();
  return {
    sleep: (milliseconds, signal) =>
      new Promise((resolve) => {
        const wake = () => {
          sleepers.delete(wake);
          signal.removeEventListener('abort', wake);
          resolve();
        };
        sleepers.set(wake, now + milliseconds);
        signal.addEventListener('abort', wake, { once: true });
        if (signal.aborted) wake();
      }),
    pass(milliseconds) {
      now += milliseconds;
      for (const [wake, at] of sleepers) if (at <= now) wake();
    },
    sleeping: () => sleepers.size,
  };
}
