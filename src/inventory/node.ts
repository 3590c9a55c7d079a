/**
 * The shape that JSON, YAML, CSV and plain lists are read into. Values keep their spelling; nothing is
 * converted.
 */
export type Node =
  /** Plain `null`, and in YAML also `~` or nothing. */
  | { readonly kind: 'absent' }
  /** A string, or a number or word in its spelling. */
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly Node[] }
  | { readonly kind: 'map'; readonly members: ReadonlyMap<string, Node> };

export const ABSENT: Node = { kind: 'absent' };

/** A whole text as a node; or its first error, which gives a place but never text of the file. */
export type ParsedText = { readonly node: Node } | UnreadableText;

export interface UnreadableText {
  readonly error: string;
  /** The items of the list before the error. They cannot be used, but can hold secrets. */
  readonly items: readonly Node[];
}

/** One entry of a list or one row of a table. */
export interface Item {
  /** `entry 3` or `row 4`. */
  readonly place: string;
  readonly node: Node;
  /** Why the entry as a whole cannot be trusted, such as a row with too many cells. */
  readonly error?: string;
}

/** Where and why a reader stopped. The reader catches it itself. */
export class ParseError extends Error {
  readonly offset: number;
  constructor(offset: number, reason: string) {
    super(reason);
    this.offset = offset;
  }
}

/** Collections within collections. No list of entries needs more. */
export const MAX_DEPTH = 20;

/** Fields of one entry, or columns of a table: exports have a few hundred. */
export const MAX_MEMBERS = 1_000;
export const TOO_MANY_MEMBERS = 'more than 1,000 keys in one entry';

/** Values of a JSON text: ten for each of the most entries. */
export const MAX_VALUES = 2_500_000;
export const TOO_MANY_VALUES = 'more than 2,500,000 values';

/** Entries of a list and rows of a table. */
export const MAX_ENTRIES = 250_000;

/** A list or table has more entries than the action reads. */
export class TooManyEntries extends Error {
  constructor() {
    super('it has more than 250,000 entries: divide it');
  }
}

/** `line 3, column 5`, counted from 1, of an offset in UTF-16 units. */
export function position(text: string, offset: number): string {
  let line = 1;
  let start = 0;
  // A list of all lines takes more memory than the text.
  for (const { index, 0: end } of text.slice(0, offset).matchAll(/\r\n|\r|\n/g)) {
    line += 1;
    start = index + end.length;
  }
  return `line ${line}, column ${offset - start + 1}`;
}
