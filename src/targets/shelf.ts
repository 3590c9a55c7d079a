import type { Draft } from './entry.ts';

/** A field that an entry names, and its value; undefined where it asks for entries without one. */
export interface Word {
  readonly field: string;
  readonly value: string | undefined;
}

/** Entries by a key, which many can share. */
export class Shelf {
  readonly #rows = new Map<string, Draft[]>();
  /** By field and key: the same entries by the value of that field. */
  readonly #byWord = new Map<string, Map<string | undefined, Draft[]>>();

  put(key: string, row: Draft): void {
    const rows = this.#rows.get(key);
    if (rows === undefined) this.#rows.set(key, [row]);
    else rows.push(row);
  }

  keys(): readonly string[] {
    return [...this.#rows.keys()];
  }

  has(key: string): boolean {
    return this.#rows.has(key);
  }

  /** The entries of a key that agree with all of the words. Nothing may be put in afterwards. */
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
    const groups = Map.groupBy(rows, (row) => row.fields[field]);
    this.#byWord.set(place, groups);
    return groups;
  }
}

function agreesWith(row: Draft): (word: Word) => boolean {
  return ({ field, value }) => row.fields[field] === value;
}
