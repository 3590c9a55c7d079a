import type { Pace } from '../domain.ts';

/** The rolling windows of a provider. */
export interface Windows {
  /** How long until a request may be sent; 0: now. */
  waitMs(now: number): number;
  sent(): void;
  /** To be called once for every request that was sent. */
  answered(now: number): void;
}

/**
 * A request counts from when it is sent until a whole window after it was answered, so that
 * whenever it arrived, the provider cannot count more than it allows. Whoever uses it has fewer
 * requests under way than any window allows.
 */
export function createWindows({ windows }: Pace): Windows {
  const answeredAt: number[] = [];
  let underWay = 0;
  return {
    waitMs(now) {
      const waits = windows.map(({ limit, milliseconds }) => {
        const blocking = answeredAt.at(underWay - limit);
        return blocking === undefined ? 0 : blocking + milliseconds - now;
      });
      return Math.max(0, ...waits);
    },
    sent() {
      underWay += 1;
    },
    answered(now) {
      underWay -= 1;
      answeredAt.push(now);
    },
  };
}

/** Requests under way at the same time, never more than a window allows. */
export function concurrencyOf({ concurrency, windows }: Pace): number {
  return Math.min(concurrency, ...windows.map(({ limit }) => limit));
}
