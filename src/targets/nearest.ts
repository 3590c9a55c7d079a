import { distance } from 'fastest-levenshtein';

/** The `most` words with the smallest edit distance, nearest first; case does not count. */
export function nearest(word: string, among: readonly string[], most = 3): readonly string[] {
  const wanted = word.toLowerCase();
  const best: { readonly word: string; readonly far: number }[] = [];
  for (const candidate of among) {
    const limit = best.length < most ? Number.POSITIVE_INFINITY : (best.at(-1)?.far ?? 0);
    // The difference in length is the least that a distance can be, and much cheaper.
    if (Math.abs(candidate.length - wanted.length) >= limit) continue;
    const far = distance(wanted, candidate.toLowerCase());
    if (far >= limit) continue;
    const place = best.findIndex((other) => other.far > far);
    best.splice(place < 0 ? best.length : place, 0, { word: candidate, far });
    best.length = Math.min(best.length, most);
  }
  return best.map((one) => one.word);
}

/** Whether two words differ in at most `most` letters; case counts. */
export function isWithin(most: number, one: string, other: string): boolean {
  return Math.abs(one.length - other.length) <= most && distance(one, other) <= most;
}
