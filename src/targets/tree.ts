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

/** `line 3, column 5`, counted from 1, of an offset in UTF-16 units. */
export function position(text: string, offset: number): string {
  const before = text.slice(0, offset);
  const lines = before.split(/\r\n|\r|\n/);
  return `line ${lines.length}, column ${(lines.at(-1)?.length ?? 0) + 1}`;
}
