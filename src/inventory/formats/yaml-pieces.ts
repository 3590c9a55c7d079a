/** A part of a YAML text that can be parsed alone. */
export interface Piece {
  /** Some entries of a list, or the whole of a text that is not a list. */
  readonly kind: 'entries' | 'whole';
  readonly text: string;
  /** The offset in the whole text. */
  readonly start: number;
  readonly last: boolean;
}

const MAX_INDENT = 1000;
/** About 500 entries. */
const PIECE_LENGTH = 32 * 1024;

/**
 * Divides a block list before lines that start with its `-`. Everything that belongs to an entry is
 * indented further, so that such a line always starts an entry.
 */
export function* piecesOf(text: string): Generator<Piece> {
  const indent = indentOf(text);
  if (indent === undefined) {
    yield { kind: 'whole', text, start: 0, last: true };
    return;
  }
  const entry = new RegExp(`^ {${indent}}-(?=[ \\r\\n])`, 'gm');
  for (let start = 0; start < text.length; ) {
    entry.lastIndex = start + PIECE_LENGTH;
    const end = entry.exec(text)?.index ?? text.length;
    const last = end === text.length;
    yield { kind: 'entries', text: text.slice(start, end), start, last };
    start = end;
  }
}

/** The blanks before the first `-`; `undefined` if the first line with content has none. */
function indentOf(text: string): number | undefined {
  for (let start = 0; start < text.length; ) {
    const end = text.indexOf('\n', start);
    const line = text.slice(start, end < 0 ? undefined : end).trimEnd();
    const content = line.trimStart();
    if (content !== '' && content !== '---' && !content.startsWith('#')) {
      const [, blanks] = /^( *)-(?: |$)/.exec(line.slice(0, MAX_INDENT)) ?? [];
      return blanks?.length;
    }
    if (end < 0) return undefined;
    start = end + 1;
  }
  return undefined;
}
