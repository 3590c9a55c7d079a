/** At most `limit` requests in any `milliseconds`. */
export interface RateWindow {
  readonly limit: number;
  readonly milliseconds: number;
}

/**
 * A rolling rate limit. Only admitted requests use it up: whether refused ones count as well is
 * not documented.
 *
 * @returns a function that admits or refuses a request which comes at `now` (milliseconds).
 */
export function createRateLimit(windows: readonly RateWindow[]): (now: number) => boolean {
  let admitted: number[] = [];
  const longest = Math.max(0, ...windows.map((window) => window.milliseconds));
  return (now) => {
    admitted = admitted.filter((at) => now - at < longest);
    const full = windows.some(
      ({ limit, milliseconds }) => admitted.filter((at) => now - at < milliseconds).length >= limit,
    );
    if (!full) {
      admitted.push(now);
    }
    return !full;
  };
}
