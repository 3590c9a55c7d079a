import { lazyRegExp } from './patterns.ts';

const MAX_SHOWN = 40;
const MAX_SHOWN_OF_PATH = 300;
/** No field is longer: the search for keys need not read megabytes to show 40 characters. */
const MAX_SEARCHED = 4096;

/**
 * A value as messages show it: in quotes, at most 40 characters, control characters as `\u{a}`, and
 * runs of 12 or more hex digits as `***`, since a shifted column can hold a key.
 */
export function quote(text: string): string {
  const masked = text.slice(0, MAX_SEARCHED).replace(/[0-9a-f]{12,}/gi, '***');
  return `'${firstCharacters(escapeInvisible(masked), MAX_SHOWN)}'`;
}

/** A path as messages show it: at most 300 characters, control characters as `\u{a}`. */
export function showPath(path: string): string {
  return firstCharacters(escapeInvisible(path.slice(0, MAX_SEARCHED)), MAX_SHOWN_OF_PATH);
}

/** `'a', 'b' and 3 more`. */
export function quoteSome(texts: readonly string[], max: number): string {
  const shown = texts.slice(0, max).map(quote).join(', ');
  return texts.length > max ? `${shown} and ${texts.length - max} more` : shown;
}

const INVISIBLE = lazyRegExp('[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]', 'gu');

/** Cf includes the marks that reverse the direction of writing, Cs the halves of broken characters. */
function escapeInvisible(text: string): string {
  return text.replace(
    INVISIBLE(),
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
}

function firstCharacters(text: string, max: number): string {
  const characters = Array.from(text);
  return characters.length > max ? `${characters.slice(0, max).join('')}…` : text;
}
