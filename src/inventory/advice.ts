import { quote } from '../text/quote.ts';
import { ALL, FAILED } from './reserved-words.ts';

/** Longer texts are not compared with every known word. */
const MAX_COMPARED_LENGTH = 200;

/** Why a word was probably not found; `undefined` if only a search for similar words can help. */
export function adviceOn(
  word: string,
  isKnown: (word: string) => boolean,
  known: readonly string[],
): string | undefined {
  const lower = word.toLowerCase();
  if (lower === ALL) return `write '${ALL}' in lower case to mean every entry`;
  if (lower === FAILED) {
    return `write '${FAILED}' in lower case to mean everything that the provider lists as failed`;
  }
  if (word === '*') return `write '${ALL}' to mean every entry`;
  if (/^sep=.?$/i.test(word)) return 'this line is for spreadsheets only; delete it';
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(word)) return 'a URL is not an entry';
  if (word.includes(';')) return 'separate entries with commas, not with semicolons';
  const field = /^([\w -]{1,40}):(?:\s|$)/.exec(word)?.[1];
  if (field !== undefined) return `an entry of YAML starts with a dash: '- ${field}: …'`;
  const sameLetters =
    word.length > MAX_COMPARED_LENGTH ? undefined : known.find((one) => isSame(one, word));
  if (sameLetters !== undefined) {
    return sameLetters.toLowerCase() === lower
      ? `upper and lower case are different; the inventory has ${quote(sameLetters)}`
      : `the inventory writes ${quote(sameLetters)} with other Unicode characters (NFC, NFD)`;
  }
  const parts = word.split(/\s+/);
  if (parts.length > 1 && (parts.every(isKnown) || parts.every(looksLikeAddress))) {
    return 'separate entries with commas';
  }
  return undefined;
}

function isSame(one: string, other: string): boolean {
  // The length alone excludes most words, before the expensive conversion.
  if (Math.abs(one.length - other.length) > other.length) return false;
  return one.normalize('NFC').toLowerCase() === other.normalize('NFC').toLowerCase();
}

/** Whether a word can be an address or ID: it ends in a digit. */
function looksLikeAddress(part: string): boolean {
  return /^(?:cert:|order:)?[\w.:@[\]-]*\d$/i.test(part);
}
