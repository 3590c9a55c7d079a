/** Foreign text on its way in: texts of providers, files and people who name things. */

import { cut } from './format.ts';
import { INVISIBLE, LINE_BREAKS, lazyRegExp, PRINTABLE_ASCII } from './patterns.ts';

/** `INVISIBLE` without the two characters that terminal sequences consist of. */
const INVISIBLE_BUT_ESCAPE = lazyRegExp(
  '[[\\p{Cc}\\p{Cf}\\p{Default_Ignorable_Code_Point}]--[\\u0007\\u001b]]',
  'gv',
);
/**
 * Colours and cursor movements; titles and links up to their end; character sets. Every repetition
 * has a bound: over megabytes, an unbounded one exhausts the stack of the regex engine.
 */
const TERMINAL_SEQUENCES =
  /\u001b\[[0-?]{0,99}[ -/]{0,9}[@-~]|\u001b\][^\u0007\u001b]{0,999}(?:\u0007|\u001b\\)|\u001b[ -/]{1,9}[0-~]/g;

/**
 * One line without control characters, terminal sequences, direction marks, invisible characters
 * and secrets, of at most `limit` UTF-16 units, `…` included. The order of the steps matters: a
 * redactor does not find a secret that is cut or has a control character inside.
 */
export function sanitize(text: string, redact: (text: string) => string, limit = 300): string {
  return cut(redact(withoutControls(text, redact)).trim(), limit);
}

/** What a terminal shows of a text. */
export function stripControls(text: string): string {
  return withoutControls(text, (same) => same);
}

function withoutControls(text: string, redact: (text: string) => string): string {
  if (PRINTABLE_ASCII.test(text)) return text;
  const line = text.toWellFormed().replace(LINE_BREAKS, ' ');
  const withEscapes = line
    .replaceAll('\u009b', '\u001b[')
    .replaceAll('\u009d', '\u001b]')
    .replaceAll('\u009c', '\u001b\\')
    .replace(INVISIBLE_BUT_ESCAPE(), '');
  if (!/[\u0007\u001b]/.test(withEscapes)) return withEscapes;
  // A sequence ends in a letter, which can be the first letter of a secret: redact before removing.
  return redact(withEscapes).replace(TERMINAL_SEQUENCES, '').replace(INVISIBLE(), '');
}
