import type { Draft } from './entry.ts';

/** A field that an entry names, and its value; undefined where it asks for entries without one. */
export interface Word {
  readonly field: string;
  readonly value: string | undefined;
}

/**
 * Entries by a key. One key can have thousands, such as the domains of a load balancer's address,
 * and every one of them can be asked for: so they are kept by key and word, too.
 */
export class Shelf {
  readonly #words: readonly string[];
  readonly #rows = new Map<string, Draft[]>();
  readonly #narrow = new Map<string, Draft[]>();

  constructor(words: readonly string[]) {
    this.#words = words;
  }

  put(key: string, row: Draft): void {
    append(this.#rows, key, row);
    for (const field of this.#words) {
      append(this.#narrow, narrowKey(key, { field, value: row.fields[field] }), row);
    }
  }

  keys(): readonly string[] {
    return [...this.#rows.keys()];
  }

  has(key: string): boolean {
    return this.#rows.has(key);
  }

  /** The entries of a key that agree with all of the words. */
  rows(key: string, words: readonly Word[]): readonly Draft[] {
    const [first, ...rest] = words;
    if (first === undefined) return this.#rows.get(key) ?? [];
    const rows = this.#narrow.get(narrowKey(key, first)) ?? [];
    if (rest.length === 0) return rows;
    return rows.filter((row) => rest.every(({ field, value }) => row.fields[field] === value));
  }
}

/** Values have no line breaks, so no two keys meet. */
function narrowKey(key: string, { field, value }: Word): string {
  return value === undefined ? `${field}\n${key}` : `${field}\n${key}\n${value}`;
}

function append(map: Map<string, Draft[]>, key: string, row: Draft): void {
  const rows = map.get(key);
  if (rows === undefined) map.set(key, [row]);
  else rows.push(row);
}
