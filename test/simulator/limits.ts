/** At most `limit` requests in any `milliseconds`. */
export interface RateWindow {
  readonly limit: number;
  readonly milliseconds: number;
}

/** The limits of DigiCert's Services API for one key; assumed to hold for automation too. */
export const DIGICERT_WINDOWS: readonly RateWindow[] = [
  { limit: 100, milliseconds: 5_000 },
  { limit: 1_000, milliseconds: 180_000 },
];

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
