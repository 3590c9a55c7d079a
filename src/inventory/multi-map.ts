import { fieldValue, type ParsedEntry } from './parsed-entry.ts';

/** A value that entries have to have in a field; `undefined` asks for entries without a value. */
export interface SearchWord {
  readonly field: string;
  readonly value: string | undefined;
}

/** Entries by a key that several can share. The map is made at the first look-up: `all` needs none. */
export class MultiMap {
  readonly #all: readonly ParsedEntry[];
  readonly #keysOf: (row: ParsedEntry) => readonly string[];
  #byKey: Map<string, ParsedEntry[]> | undefined;
  /** Field and key → the entries of the key by the value of the field. */
  readonly #byFieldValue = new Map<string, Map<string | undefined, ParsedEntry[]>>();

  constructor(all: readonly ParsedEntry[], keysOf: (row: ParsedEntry) => readonly string[]) {
    this.#all = all;
    this.#keysOf = keysOf;
  }

  get #rows(): ReadonlyMap<string, readonly ParsedEntry[]> {
    this.#byKey ??= this.#grouped();
    return this.#byKey;
  }

  #grouped(): Map<string, ParsedEntry[]> {
    const grouped = new Map<string, ParsedEntry[]>();
    for (const row of this.#all) {
      for (const key of this.#keysOf(row)) {
        const rows = grouped.get(key);
        if (rows === undefined) grouped.set(key, [row]);
        else rows.push(row);
      }
    }
    return grouped;
  }

  keys(): readonly string[] {
    return [...this.#rows.keys()];
  }

  has(key: string): boolean {
    return this.#rows.has(key);
  }

  /** The entries of a key that have the values of all search words. */
  rows(key: string, searchWords: readonly SearchWord[]): readonly ParsedEntry[] {
    const [first, ...rest] = searchWords;
    const rows = this.#rows.get(key) ?? [];
    if (first === undefined || rows.length === 0) return rows;
    const matching = this.#groupedBy(key, rows, first.field).get(first.value) ?? [];
    return rest.length === 0 ? matching : matching.filter((row) => rest.every(matches(row)));
  }

  /** The address of a load balancer can have thousands of domains, and `targets` can name them all. */
  #groupedBy(key: string, rows: readonly ParsedEntry[], field: string) {
    const group = `${field}\n${key}`;
    const known = this.#byFieldValue.get(group);
    if (known !== undefined) return known;
    const groups = Map.groupBy(rows, (row) => fieldValue(row, field));
    this.#byFieldValue.set(group, groups);
    return groups;
  }
}

function matches(row: ParsedEntry): (word: SearchWord) => boolean {
  return ({ field, value }) => fieldValue(row, field) === value;
}
