import { ALL } from './entry.ts';
import { quote } from './wording.ts';

/** No longer text is compared with every known word. */
const LONGEST = 200;

/**
 * Why a word that nothing is known by was probably not found; undefined where only a search for
 * similar words can help.
 */
export function adviceOn(
  word: string,
  isKnown: (word: string) => boolean,
  known: readonly string[],
): string | undefined {
  const lower = word.toLowerCase();
  if (lower === ALL) return `write '${ALL}' in lower case to mean every entry`;
  if (word === '*') return `write '${ALL}' to mean every entry`;
  if (/^sep=.?$/i.test(word)) return 'this line is for spreadsheets only; delete it';
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(word)) return 'a URL is not an entry';
  if (word.includes(';')) return 'separate entries with commas, not with semicolons';
  const field = /^([\w -]{1,40}):(?:\s|$)/.exec(word)?.[1];
  if (field !== undefined) return `an entry of YAML starts with a dash: '- ${field}: …'`;
  const sameLetters = word.length > LONGEST ? undefined : known.find((one) => isSame(one, word));
  if (sameLetters !== undefined) {
    return sameLetters.toLowerCase() === lower
      ? `upper and lower case are different; the inventory has ${quote(sameLetters)}`
      : `the inventory writes ${quote(sameLetters)} with other Unicode characters (NFC, NFD)`;
  }
  const parts = word.split(/\s+/);
  if (parts.length > 1 && (parts.every(isKnown) || parts.every(isAddress))) {
    return 'separate entries with commas';
  }
  return undefined;
}

function isSame(one: string, other: string): boolean {
  // Most words have another length in every form: they need not be converted.
  if (Math.abs(one.length - other.length) > other.length) return false;
  return one.normalize('NFC').toLowerCase() === other.normalize('NFC').toLowerCase();
}

/** Or an ID: something with digits. */
function isAddress(part: string): boolean {
  return /^(?:cert:|order:)?[\w.:@[\]-]*\d$/i.test(part);
}
