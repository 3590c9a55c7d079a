import type { Timer } from '../../src/domain/timer.ts';

/** A clock that stands still until the test lets time pass. */
export interface ManualClock extends Timer {
  /** How long the sleepers sleep that nobody has woken. */
  readonly pending: readonly number[];
  /** Wakes everybody who sleeps for at most so many milliseconds. */
  pass(milliseconds: number): void;
}

export function createManualClock(): ManualClock {
  const sleepers = new Set<{ readonly milliseconds: number; readonly wake: () => void }>();
  return {
    sleep: (milliseconds, signal) =>
      new Promise((resolve) => {
        const wake = () => {
          sleepers.delete(sleeper);
          resolve();
        };
        const sleeper = { milliseconds, wake };
        sleepers.add(sleeper);
        signal.addEventListener('abort', wake, { once: true });
        if (signal.aborted) wake();
      }),
    get pending() {
      return [...sleepers].map(({ milliseconds }) => milliseconds);
    },
    pass(milliseconds) {
      for (const sleeper of [...sleepers]) {
        if (sleeper.milliseconds <= milliseconds) sleeper.wake();
      }
    },
  };
}
