/** Ends the submissions of a run early. Requests that are under way still get their answers. */
export interface CircuitBreaker {
  /** Why no submission goes out any more; `undefined` while the breaker is closed. */
  readonly reason: StopReason | undefined;
  /** Aborted when the breaker opens. */
  readonly signal: AbortSignal;
  /** Opens the breaker. The first reason counts: later ones are its consequences. */
  open(reason: StopReason): void;
  /** Counts replies: a number of unusable ones in a row opens the breaker. */
  countReply(usable: boolean): void;
}

export interface StopReason {
  /** Why, as the rest of a sentence: `the provider refused the credentials`. */
  readonly message: string;
  /** `rate-limit` makes targets that were not sent `rate-limited`. */
  readonly cause: 'credentials' | 'rate-limit' | 'unreachable' | 'unusable';
}

const MAX_UNUSABLE_IN_A_ROW = 4;

export function createCircuitBreaker(): CircuitBreaker {
  const opened = new AbortController();
  let reason: StopReason | undefined;
  let unusableInARow = 0;

  function open(why: StopReason): void {
    if (reason !== undefined) return;
    reason = why;
    opened.abort();
  }

  return {
    get reason() {
      return reason;
    },
    signal: opened.signal,
    open,
    countReply(usable) {
      unusableInARow = usable ? 0 : unusableInARow + 1;
      if (unusableInARow < MAX_UNUSABLE_IN_A_ROW) return;
      open({
        message: `${MAX_UNUSABLE_IN_A_ROW} requests in a row got no usable reply`,
        cause: 'unusable',
      });
    },
  };
}
