import type { Draft } from './entry.ts';

/** A field that an entry names, and its value; undefined where it asks for entries without one. */
export interface Word {
  readonly field: string;
  readonly value: string | undefined;
}

/** Entries by a key, which many can share. In order only when something is looked up: `all` is not. */
export class Shelf {
  readonly #all: readonly Draft[];
  readonly #keysOf: (row: Draft) => readonly string[];
  #byKey: Map<string, Draft[]> | undefined;
  /** By field and key: the same entries by the value of that field. */
  readonly #byWord = new Map<string, Map<string | undefined, Draft[]>>();

  constructor(all: readonly Draft[], keysOf: (row: Draft) => readonly string[]) {
    this.#all = all;
    this.#keysOf = keysOf;
  }

  get #rows(): ReadonlyMap<string, readonly Draft[]> {
    this.#byKey ??= this.#sorted();
    return this.#byKey;
  }

  #sorted(): Map<string, Draft[]> {
    const sorted = new Map<string, Draft[]>();
    for (const row of this.#all) {
      for (const key of this.#keysOf(row)) {
        const rows = sorted.get(key);
        if (rows === undefined) sorted.set(key, [row]);
        else rows.push(row);
      }
    }
    return sorted;
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
    const rows = this.#rows.get(key) ?? [];
    if (first === undefined || rows.length === 0) return rows;
    const agreeing = this.#grouped(key, rows, first.field).get(first.value) ?? [];
    return rest.length === 0 ? agreeing : agreeing.filter((row) => rest.every(agreesWith(row)));
  }

  /**
   * Made when it is first asked for: few keys need it, but a load balancer's address can have
   * thousands of domains, and each of them can be asked for.
   */
  #grouped(key: string, rows: readonly Draft[], field: string) {
    const place = `${field}\n${key}`;
    const known = this.#byWord.get(place);
    if (known !== undefined) return known;
    const groups = Map.groupBy(rows, (row) => row.fields[field] ?? row.outer[field]);
    this.#byWord.set(place, groups);
    return groups;
  }
}

function agreesWith(row: Draft): (word: Word) => boolean {
  return ({ field, value }) => (row.fields[field] ?? row.outer[field]) === value;
}
