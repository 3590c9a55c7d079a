import type { Clock } from './clock.ts';

/** The time until which nothing is sent, because the provider asked for it. */
export interface Pause {
  readonly lasts: boolean;
  /** Whether a pause until then, by `Clock.now`, is within what the user allows; if so, it begins. */
  until(time: number): boolean;
  /** Returns when the pause is over, or nothing more will be sent anyway. */
  waitOut(reason: string): Promise<void>;
}

export interface PauseOptions {
  readonly clock: Clock;
  /** Aborted when nothing more will be sent. */
  readonly signal: AbortSignal;
  /** What may be spent on pauses in all, by the clock. */
  readonly maxWaitMs: number;
  /** Told when a wait begins and once a minute after. */
  readonly waiting: (leftMs: number, reason: string) => void;
}

const MINUTE_MS = 60_000;

/** However many requests wait, their pauses are counted once, and one line a minute is written. */
export function createPause({ clock, signal, maxWaitMs, waiting }: PauseOptions): Pause {
  let leftMs = maxWaitMs;
  let pausedUntil = 0;
  let together: Promise<void> | undefined;

  const lasts = () => clock.now() < pausedUntil;

  async function wait(reason: string): Promise<void> {
    while (!signal.aborted && lasts()) {
      const now = clock.now();
      waiting(pausedUntil - now, reason);
      const nextLineAt = now + MINUTE_MS;
      while (!signal.aborted && lasts() && clock.now() < nextLineAt) {
        await clock.sleep(Math.min(pausedUntil, nextLineAt) - clock.now(), signal);
      }
    }
  }

  return {
    get lasts() {
      return lasts();
    },
    until(time) {
      const cost = Math.max(0, time - Math.max(clock.now(), pausedUntil));
      if (cost > leftMs) return false;
      leftMs -= cost;
      pausedUntil = Math.max(pausedUntil, time);
      return true;
    },
    waitOut(reason) {
      together ??= wait(reason).finally(() => {
        together = undefined;
      });
      return together;
    },
  };
}
