/** Few, since a hostile text can have 16 MiB. A provider repeats only a few texts. */
const MAX_RESULTS = 8;

/** Keeps the last few results: a provider says the same about most targets. */
export function memoize<Given, Result>(read: (given: Given) => Result): (given: Given) => Result {
  const known = new Map<Given, Result>();
  return (given) => {
    const earlier = known.get(given);
    if (earlier !== undefined) return earlier;
    const result = read(given);
    if (known.size >= MAX_RESULTS) known.clear();
    known.set(given, result);
    return result;
  };
}
