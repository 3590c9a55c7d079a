import type { Clock } from './clock.ts';

/** The time during which nothing is sent, because the provider asked for it. */
export interface Pause {
  readonly active: boolean;
  /** Extends the pause until `time` (of `clock.now`) if the waiting budget allows it. */
  extendTo(time: number): boolean;
  /** The latest time that the provider asked to wait for, allowed or not, by `clock.now`. */
  readonly requestedUntil: number;
  /** Resolves when the pause is over or `signal` is aborted. */
  wait(reason: string, signal: AbortSignal): Promise<void>;
}

export interface PauseOptions {
  readonly clock: Clock;
  /** The budget for all pauses of the run, by the clock. */
  readonly maxWaitMs: number;
  /**
   * Called when a wait begins, once a minute in its first ten minutes, and then every ten minutes.
   * `leftMs`: what is left of the wait.
   */
  readonly onWait: (leftMs: number, reason: string) => void;
}

const MINUTE_MS = 60_000;
/** From so long on, a wait is no news any more. */
const LONG_WAIT_MS = 10 * MINUTE_MS;

/** However many requests wait, a pause is paid once, and its lines are logged once. */
export function createPause({ clock, maxWaitMs, onWait }: PauseOptions): Pause {
  let budgetMs = maxWaitMs;
  let pausedUntil = Number.NEGATIVE_INFINITY;
  let requestedUntil = Number.NEGATIVE_INFINITY;
  let sharedWait: Promise<void> | undefined;

  const active = () => clock.now() < pausedUntil;

  async function wait(reason: string, signal: AbortSignal): Promise<void> {
    const startedAt = clock.now();
    // Each step reads the clock once: between two readings, the end of the pause can pass.
    for (let now = startedAt; !signal.aborted && now < pausedUntil; now = clock.now()) {
      onWait(pausedUntil - now, reason);
      const isLong = now - startedAt >= LONG_WAIT_MS;
      const nextLineAt = now + (isLong ? LONG_WAIT_MS : MINUTE_MS);
      const left = () => Math.min(pausedUntil, nextLineAt) - clock.now();
      for (let leftMs = left(); !signal.aborted && leftMs > 0; leftMs = left()) {
        await clock.sleep(leftMs, signal);
      }
    }
  }

  return {
    get active() {
      return active();
    },
    get requestedUntil() {
      return requestedUntil;
    },
    extendTo(time) {
      requestedUntil = Math.max(requestedUntil, time);
      const costMs = Math.max(0, time - Math.max(clock.now(), pausedUntil));
      if (costMs > budgetMs) return false;
      budgetMs -= costMs;
      pausedUntil = Math.max(pausedUntil, time);
      return true;
    },
    wait(reason, signal) {
      sharedWait ??= wait(reason, signal).finally(() => {
        sharedWait = undefined;
      });
      return sharedWait;
    },
  };
}
