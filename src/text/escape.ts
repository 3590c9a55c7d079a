/** Text on its way out: one escaper for each medium. */

import { lazyRegExp, PRINTABLE_ASCII } from './patterns.ts';

/** Characters that can break a line, or are invisible, where JSON is shown. */
const UNSAFE_IN_JSON = lazyRegExp('[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]', 'gu');

/**
 * Escapes a text for the log so that no line of it is a workflow command. The runner reads `##[` as a
 * command anywhere in a line, and `::` at its start after any blank.
 */
export function logSafe(text: string): string {
  return text
    .replace(/##(?=\[)/g, '## ')
    .replace(/::/g, (colons, at: number, whole: string) =>
      beginsLine(whole, at) ? ': :' : colons,
    );
}

/**
 * Escapes a text for a line of the log that is not a command of this action. Other actions register
 * problem matchers for the rest of a job: a line that matches one becomes an annotation of any file.
 * A blank breaks the locations that matchers look for: `a.ts(1,2):`, `a.c:1:2:`, `a.go:`,
 * `line 1, in`.
 */
export function logLine(text: string): string {
  const safe = logSafe(text);
  const { location, colons } = PRINTABLE_ASCII.test(safe) ? ASCII_DIGITS : anyDigits();
  return safe.replace(location, '$& ').replace(colons, (run: string, at: number, whole: string) => {
    const end = at + run.length;
    return isLocation(run, whole.slice(end, end + 30)) ? run.replace(/:(?!$)/g, ': ') : run;
  });
}

interface LocationPatterns {
  readonly location: RegExp;
  readonly colons: RegExp;
}

/** One more than an IPv6 address has. */
const MAX_GROUPS = 9;

/** The runner is a .NET program: its `\d` matches the digits of every script. */
function locationPatterns(digit: string): LocationPatterns {
  const places = [
    `\\((?=${digit}[${digit},]*\\)\\s*:)`,
    '\\.go(?=:)',
    `line\\s+${digit}+(?=\\s*,\\s*(?:in|col)\\b)`,
  ];
  return {
    location: new RegExp(places.join('|'), 'giu'),
    colons: new RegExp(`(?::${digit}{1,9999}){1,${MAX_GROUPS}}(?::(?!${digit}))?`, 'gu'),
  };
}

const ASCII_DIGITS = locationPatterns('\\d');
let unicodeDigits: LocationPatterns | undefined;
function anyDigits(): LocationPatterns {
  unicodeDigits ??= locationPatterns('\\p{Nd}');
  return unicodeDigits;
}

/** Addresses, which have another group after `:1:`, and times of day are not locations. */
function isLocation(run: string, next: string): boolean {
  if (run.split(':').length > MAX_GROUPS) return true;
  if (run.endsWith(':')) return !/^(?:[0-9a-f[]|:(?!\s))/i.test(next);
  return /:.*:/.test(run) && /^\s+(?:fatal\s+)?(?:error|warning|info|note)/i.test(next);
}

/** Whether the line has only blanks before this place: the characters that .NET trims. */
function beginsLine(text: string, at: number): boolean {
  let before = at - 1;
  while (/[^\S\r\n]|\u0085/.test(text.charAt(before))) before -= 1;
  return before < 0 || /[\r\n]/.test(text.charAt(before));
}

/**
 * A value as JSON on one line that a later step can echo: it has no `##[`, line separator, control or
 * format character. The parsed data is the same.
 */
export function jsonSafe(value: unknown): string {
  return safeJson(JSON.stringify(value) ?? 'null');
}

/** `jsonSafe` for a text that is JSON already. */
export function safeJson(text: string): string {
  const json = text.includes('##[') ? text.replaceAll('##[', '#\\u0023[') : text;
  if (PRINTABLE_ASCII.test(json)) return json;
  return json.replace(UNSAFE_IN_JSON(), (character) =>
    [...Array(character.length).keys()]
      .map((at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`)
      .join(''),
  );
}
