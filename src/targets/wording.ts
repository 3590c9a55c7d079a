import { unicode } from '../patterns.ts';

const SHOWN_CHARACTERS = 40;
const SHOWN_PATH_CHARACTERS = 300;
/** No field needs more, and searching millions of characters for 40 would be waste. */
const LOOKED_AT = 4096;

/**
 * A value as messages show it: in quotes, at most 40 characters, control characters as `\u{a}`,
 * and runs of 12 or more hex digits as `***`, since a shifted column may hold a key.
 */
export function quote(text: string): string {
  const masked = text.slice(0, LOOKED_AT).replace(/[0-9a-f]{12,}/gi, '***');
  return `'${cut(harmless(masked), SHOWN_CHARACTERS)}'`;
}

/** A path as messages show it: whole as far as is sane, control characters as `\u{a}`. */
export function showPath(path: string): string {
  return cut(harmless(path.slice(0, LOOKED_AT)), SHOWN_PATH_CHARACTERS);
}

/** `'a', 'b' and 3 more`. */
export function quoteSome(texts: readonly string[], most: number): string {
  const shown = texts.slice(0, most).map(quote).join(', ');
  return texts.length > most ? `${shown} and ${texts.length - most} more` : shown;
}

/** `a, b or c`. */
export function either(texts: readonly string[]): string {
  const last = texts.at(-1) ?? '';
  return texts.length > 1 ? `${texts.slice(0, -1).join(', ')} or ${last}` : last;
}

const HARMFUL = unicode('[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]', 'gu');

/** Cf holds the marks that turn the direction of writing, Cs the halves of broken characters. */
function harmless(text: string): string {
  return text.replace(
    HARMFUL(),
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
}

function cut(text: string, most: number): string {
  const characters = Array.from(text);
  return characters.length > most ? `${characters.slice(0, most).join('')}…` : text;
}
