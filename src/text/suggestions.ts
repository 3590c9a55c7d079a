import { distance } from 'fastest-levenshtein';

/** The `max` words with the smallest edit distance, nearest first; case does not count. */
export function nearest(word: string, among: readonly string[], max = 3): readonly string[] {
  const wanted = word.toLowerCase();
  const best: { readonly word: string; readonly edits: number }[] = [];
  for (const candidate of among) {
    const limit = best.length < max ? Number.POSITIVE_INFINITY : (best.at(-1)?.edits ?? 0);
    // The distance is at least the difference in length, which is much cheaper to compute.
    if (Math.abs(candidate.length - wanted.length) >= limit) continue;
    const edits = distance(wanted, candidate.toLowerCase());
    if (edits >= limit) continue;
    const place = best.findIndex((other) => other.edits > edits);
    best.splice(place < 0 ? best.length : place, 0, { word: candidate, edits });
    best.length = Math.min(best.length, max);
  }
  return best.map((one) => one.word);
}

/** Whether at most `edits` inserted, deleted or replaced letters turn one word into the other. */
export function isWithin(edits: number, one: string, other: string): boolean {
  return Math.abs(one.length - other.length) <= edits && distance(one, other) <= edits;
}
