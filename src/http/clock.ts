import type { Timer } from '../domain/timer.ts';

/** Time and chance, injected so that tests control both. */
export interface Clock extends Timer {
  /** Milliseconds of a clock that never goes back; its zero has no meaning. */
  now(): number;
  /** Milliseconds since the epoch, as the machine has it: for people and for HTTP dates. */
  wallTime(): number;
  /** From 0 to below 1. */
  random(): number;
}

export interface Backoff {
  readonly baseMs: number;
  readonly maxMs: number;
}

/**
 * Exponential backoff with full jitter: how long to wait after the attempt with this number
 * (https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/).
 */
export function backoffMs({ baseMs, maxMs }: Backoff, attempt: number, clock: Clock): number {
  return clock.random() * Math.min(maxMs, baseMs * 2 ** (attempt - 1));
}
