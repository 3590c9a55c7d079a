/** The part of the run's clock that waits. */
export interface Timer {
  /** Resolves after `milliseconds`, or as soon as `signal` is aborted. Never rejects. */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
}
