/**
 * The one shape that JSON, YAML, CSV and plain lists are read into: values as written, positions
 * kept, nothing converted.
 */
export type Tree =
  /** Plain `null`, and in YAML `~` or nothing at all. */
  | { readonly kind: 'absent' }
  /** A string, or a number or word exactly as it was spelled. */
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly Tree[] }
  | { readonly kind: 'map'; readonly members: ReadonlyMap<string, Tree> };

export const ABSENT: Tree = { kind: 'absent' };

/** A whole text, or where and of what kind its first error is; the text itself is never quoted. */
export type Parsed = { readonly tree: Tree } | { readonly problem: string };

/** One entry of a list or one row of a table. */
export interface Item {
  /** `entry 3` or `row 4`. */
  readonly place: string;
  readonly tree: Tree;
  /** Why the entry cannot be trusted whatever it holds, e.g. a row with too many cells. */
  readonly problem?: string;
}

/** Where and why a reader stopped; caught by the reader itself. */
export class Fault extends Error {
  readonly offset: number;
  constructor(offset: number, reason: string) {
    super(reason);
    this.offset = offset;
  }
}

/** Collections within collections; more is no list of entries but an attack or an accident. */
export const MAX_DEPTH = 20;

/** Fields of one entry, or columns of a table: exports have a few hundred at most. */
export const MAX_MEMBERS = 1_000;
export const TOO_MANY_MEMBERS = 'more than 1,000 keys in one entry';

/** Values that are held at the same time, such as those of a whole request body. */
export const MAX_VALUES = 1_200_000;
export const TOO_MANY_VALUES = 'more than 1,200,000 values';

/** Entries of a list and rows of a table: more than any fleet has, and what memory can hold. */
export const MAX_ENTRIES = 250_000;

/** A list or table has more than that. */
export class TooManyEntries extends Error {
  constructor() {
    super('it has more than 250,000 entries: divide it');
  }
}

/** `line 3, column 5`, counted from 1, of an offset in UTF-16 units. */
export function position(text: string, offset: number): string {
  let line = 1;
  let start = 0;
  // A list of all lines would take more memory than the text.
  for (const { index, 0: end } of text.slice(0, offset).matchAll(/\r\n|\r|\n/g)) {
    line += 1;
    start = index + end.length;
  }
  return `line ${line}, column ${offset - start + 1}`;
}
