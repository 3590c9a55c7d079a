import type { RateLimit } from '../domain/provider.ts';

/** Sliding windows and a maximum of requests under way, shared by all steps of a run. */
export interface RateLimiter {
  /**
   * How long until a request may go out; 0 means now. `undefined`: as soon as a request that is
   * under way has ended, see `nextEnd`.
   */
  waitMs(now: number): number | undefined;
  /** Counts a request that goes out now. */
  start(): void;
  /** Counts the end of a request, with or without a reply. */
  end(now: number): void;
  /** Resolves when the next request ends. */
  nextEnd(): Promise<void>;
}

/**
 * A request counts from the moment it is sent until a whole window after its answer. So the
 * provider never counts more requests than it allows, whenever each of them arrived.
 */
export function createRateLimiter({ concurrency, windows = [] }: RateLimit): RateLimiter {
  const answeredAt: number[] = [];
  const atMost = maxUnderWay({ concurrency, windows });
  let underWay = 0;
  let ended = Promise.withResolvers<void>();
  return {
    waitMs(now) {
      if (underWay >= atMost) return undefined;
      const waits = windows.map(({ limit, milliseconds }) => {
        const blocking = answeredAt.at(underWay - limit);
        return blocking === undefined ? 0 : blocking + milliseconds - now;
      });
      return Math.max(0, ...waits);
    },
    start() {
      underWay += 1;
    },
    end(now) {
      underWay -= 1;
      answeredAt.push(now);
      ended.resolve();
      ended = Promise.withResolvers();
    },
    nextEnd: () => ended.promise,
  };
}

/** How many requests may be under way at the same time: never more than a window allows. */
export function maxUnderWay({ concurrency, windows = [] }: RateLimit): number {
  return Math.min(concurrency, ...windows.map(({ limit }) => limit));
}
