/** Time and chance, so that tests can make both. */
export interface Clock {
  /** Milliseconds of a clock that never goes back, for everything that measures time. */
  now(): number;
  /** Milliseconds since the epoch, for dates that are shown, stored or received. */
  wallTime(): number;
  /** Resolves after `milliseconds`, or as soon as `signal` is aborted; never rejects. */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
  /** From 0 to below 1. */
  random(): number;
}

export interface Backoff {
  readonly baseMs: number;
  readonly maxMs: number;
}

/** Exponential backoff with full jitter: how long to wait after the attempt with this number. */
export function jitter({ baseMs, maxMs }: Backoff, attempt: number, clock: Clock): number {
  return clock.random() * Math.min(maxMs, baseMs * 2 ** (attempt - 1));
}
