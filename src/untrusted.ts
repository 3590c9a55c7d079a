/**
 * Text that others wrote: providers, files, the people who name things. It is data wherever it is
 * shown. `clean` comes first, once, when the text enters; the escaper of the medium comes last.
 */

import { unicode } from './patterns.ts';
import type { Redact } from './secrets.ts';

// No class is repeated without a bound: over megabytes that exhausts the stack of the regex engine.
const BREAKS = /\r\n|[\t-\r\u0085\u2028\u2029]/g;
const HIDDEN = unicode('[\\p{Cc}\\p{Cf}\\p{Default_Ignorable_Code_Point}]', 'gu');
/** As above, but for the two characters that the sequences of a terminal are made with. */
const HIDDEN_BUT_ESCAPE = unicode(
  '[[\\p{Cc}\\p{Cf}\\p{Default_Ignorable_Code_Point}]--[\\u0007\\u001b]]',
  'gv',
);
/** What may break a line, or is invisible, where JSON is shown. */
const UNSAFE_IN_JSON = unicode('[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]', 'gu');
/** Colours and cursor movements; titles and links up to their end; character sets. */
const SEQUENCES =
  /\u001b\[[0-?]{0,99}[ -/]{0,9}[@-~]|\u001b\][^\u0007\u001b]{0,999}(?:\u0007|\u001b\\)|\u001b[ -/]{1,9}[0-~]/g;

/**
 * One line without control characters, terminal sequences, direction marks and invisible
 * characters; without secrets; at most `limit` UTF-16 units long, `…` included. In this order: a
 * secret with a control character inside would not be found, half a secret neither.
 */
export function clean(text: string, redact: Redact, limit = 300): string {
  return cut(redact(withoutControls(text, redact)).trim(), limit);
}

/** Most texts are: to know it takes a fraction of what the tables of Unicode take. */
const PRINTABLE_ASCII = /^[ -~]*$/;

/** What is left of a text on a screen. */
export function visible(text: string): string {
  return withoutControls(text, (same) => same);
}

function withoutControls(text: string, redact: Redact): string {
  if (PRINTABLE_ASCII.test(text)) return text;
  const line = text.toWellFormed().replace(BREAKS, ' ');
  const withEscapes = line
    .replaceAll('\u009b', '\u001b[')
    .replaceAll('\u009d', '\u001b]')
    .replaceAll('\u009c', '\u001b\\')
    .replace(HIDDEN_BUT_ESCAPE(), '');
  if (!/[\u0007\u001b]/.test(withEscapes)) return withEscapes;
  // A sequence ends in a letter, which may be the first one of a secret: look before it is gone.
  return redact(withEscapes).replace(SEQUENCES, '').replace(HIDDEN(), '');
}

/** At most `limit` UTF-16 units, never half a character, `…` where something is missing. */
export function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const end = limit - 1;
  const half = /[\ud800-\udbff]/.test(text.charAt(end - 1));
  return `${text.slice(0, half ? end - 1 : end)}…`;
}

/**
 * For lines of the log, our own commands excepted. The runner takes `##[` for a command anywhere
 * in a line, and `::` at its start after any blank.
 */
export function logSafe(text: string): string {
  return text
    .replace(/##(?=\[)/g, '## ')
    .replace(/::/g, (colons, at: number, whole: string) =>
      beginsLine(whole, at) ? ': :' : colons,
    );
}

/**
 * For lines of the log that are no command of ours. Problem matchers, which other actions register
 * for the rest of a job, read them: a match becomes an annotation of any file. A blank breaks the
 * locations that they look for: `a.ts(1,2):`, `a.c:1:2:`, `a.go:`, `line 1, in`.
 */
export function logLine(text: string): string {
  const safe = logSafe(text);
  const [location, colons] = PRINTABLE_ASCII.test(safe) ? ASCII_DIGITS : anyDigits();
  return safe.replace(location, '$& ').replace(colons, (run: string, at: number, whole: string) => {
    const end = at + run.length;
    return isLocation(run, whole.slice(end, end + 30)) ? run.replace(/:(?!$)/g, ': ') : run;
  });
}

type Locations = readonly [location: RegExp, colons: RegExp];

/** More than an IPv6 address has. */
const MOST_GROUPS = 9;

/** To .NET, in which the runner is written, the digits of every script are digits. */
function locations(digit: string): Locations {
  const places = [
    `\\((?=${digit}[${digit},]*\\)\\s*:)`,
    '\\.go(?=:)',
    `line\\s+${digit}+(?=\\s*,\\s*(?:in|col)\\b)`,
  ];
  return [
    new RegExp(places.join('|'), 'giu'),
    new RegExp(`(?::${digit}{1,9999}){1,${MOST_GROUPS}}(?::(?!${digit}))?`, 'gu'),
  ];
}

const ASCII_DIGITS = locations('\\d');
let madeForAnyDigits: Locations | undefined;
function anyDigits(): Locations {
  madeForAnyDigits ??= locations('\\p{Nd}');
  return madeForAnyDigits;
}

/** Neither an address, in which `:1:` stands before another group, nor a time of day. */
function isLocation(run: string, next: string): boolean {
  if (run.split(':').length > MOST_GROUPS) return true;
  if (run.endsWith(':')) return !/^[0-9a-f:[]/i.test(next);
  return /:.*:/.test(run) && /^\s+(?:fatal\s+)?(?:error|warning|info|note)/i.test(next);
}

/** Whether only blanks stand before this place: what .NET, in which the runner is written, trims. */
function beginsLine(text: string, at: number): boolean {
  let before = at - 1;
  while (/[^\S\r\n]|\u0085/.test(text.charAt(before))) before -= 1;
  return before < 0 || /[\r\n]/.test(text.charAt(before));
}

/**
 * JSON on one line that is harmless when a later step echoes it: no `##[`, no line separator, no
 * control or format character stands in it as such. The same data after parsing.
 */
export function jsonSafe(value: unknown): string {
  return safeJson(JSON.stringify(value) ?? 'null');
}

/** The same for a text that is JSON already. */
export function safeJson(text: string): string {
  const json = text.includes('##[') ? text.replaceAll('##[', '#\\u0023[') : text;
  if (PRINTABLE_ASCII.test(json)) return json;
  return json.replace(UNSAFE_IN_JSON(), (character) =>
    [...Array(character.length).keys()]
      .map((at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`)
      .join(''),
  );
}

/**
 * Untrusted text as `<code>` for HTML inside Markdown: shown as it is, and copied as it is.
 *
 * Why it is safe: it is one line, so that it cannot end the HTML block around it and no Markdown
 * is read in it. What GitHub does to the finished page (mentions, references to issues and
 * commits, addresses, emoji, formulas) leaves out what stands in `<code>`. Where the surroundings
 * are Markdown after all, the marks of Markdown are entities, which never count as marks.
 */
export function code(text: string): string {
  return `<code>${entities(oneLine(text))}</code>`;
}

/**
 * Untrusted text for HTML inside Markdown, to be read as a sentence. GitHub links what looks like a
 * mention, an address or a reference even there, after entities have been read: an invisible
 * character after the trigger prevents it. A dollar sign in a `<span>` begins no formula.
 */
export function html(text: string): string {
  return entities(withoutTriggers(oneLine(text))).replaceAll('&#36;', '<span>&#36;</span>');
}

/** Untrusted text for a line of Markdown outside any HTML. */
export function markdown(text: string): string {
  return html(text).replace(/^ +/, '');
}

function oneLine(text: string): string {
  if (PRINTABLE_ASCII.test(text)) return text;
  return text.toWellFormed().replace(BREAKS, ' ').replace(HIDDEN(), '');
}

/** All ASCII punctuation, so that no mark of HTML or Markdown is left. */
function entities(text: string): string {
  return text.replace(/[!-,/:-@[-`{-~]|(?<!\w)[.-]|[.-](?!\w)|_/g, (c) => `&#${c.charCodeAt(0)};`);
}

/** WORD JOINER: no width, no line break, no part of any trigger. */
const JOINER = '\u2060';

const TRIGGERS: readonly RegExp[] = [
  /@/g, // mentions, e-mail
  /#(?=\d)/g, // issues
  /(?<=[a-z])-(?=\d)|\bGHSA-/gi, // GH-1, CVE-2020-1, references that a repository defines itself
  /:(?=\/\/)|\bwww(?=\.)/gi, // addresses
  /:(?=[\w+-]+:)/g, // emoji
  /[0-9a-f]{6}(?=[0-9a-f])/gi, // commits: 7 to 40 hex digits
];

function withoutTriggers(text: string): string {
  return TRIGGERS.reduce((rest, trigger) => rest.replace(trigger, `$&${JOINER}`), text);
}
