/** Removes secrets from text that leaves the action. */

import { collectForms, writtenForms } from './secret-forms.ts';
import {
  addSpan,
  createFinder,
  type FindSpans,
  replaceSpans,
  type Span,
  withUnescaping,
} from './secret-search.ts';

/** Replaces everything that could be turned back into a secret by `***`. */
export type Redact = (text: string) => string;

/**
 * Makes a function that replaces every form of every secret by `***`: plain; escaped for JSON, HTML,
 * a URL or a form, as a whole or character by character; hex; base64 at any offset in a longer base64
 * text. Where secrets overlap, all of them go. Secrets of fewer than 4 characters are ignored.
 *
 * The function is made once for up to 100,000 secrets. The time of a call grows with the text alone.
 */
export function createRedactor(secrets: Iterable<string>): Redact {
  return toRedact(withUnescaping(createFinder(collectForms(secrets))));
}

/** A longer beginning of a secret discloses too much of it. */
const MIN_BEGINNING_LENGTH = 8;

/**
 * Makes a function that replaces beginnings of secrets, from 8 characters on, by `***`: a provider
 * can cut a text inside a secret. Only for texts of providers: texts of this action can hold the word
 * `password`, which can be the beginning of a password.
 */
export function createBeginningRedactor(secrets: Iterable<string>): Redact {
  const forms = [...new Set(secrets)].flatMap(writtenForms).map((form) => form.toLowerCase());
  const sorted = [...new Set(forms)].filter((form) => form.length >= MIN_BEGINNING_LENGTH).sort();
  const beginnings = new Set(sorted.map((form) => form.slice(0, MIN_BEGINNING_LENGTH)));
  const longest = sorted.reduce((max, { length }) => Math.max(max, length), 0);
  const find = (text: string) => {
    const lower = toLowerCaseOfSameLength(text);
    const spans: Span[] = [];
    for (let at = 0; at + MIN_BEGINNING_LENGTH <= lower.length; at++) {
      if (!beginnings.has(lower.slice(at, at + MIN_BEGINNING_LENGTH))) continue;
      addSpan([at, at + longestBeginning(lower.slice(at, at + longest), sorted)], spans);
    }
    return spans;
  };
  return toRedact(withUnescaping(find));
}

function toRedact(find: FindSpans): Redact {
  return (text) => {
    const spans = find(text);
    return spans.length === 0 ? text : replaceSpans(text, spans);
  };
}

/** Offsets in the result are offsets in the text: `İ` would become two characters. */
function toLowerCaseOfSameLength(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length ? lower : text.replace(/[A-Z]/g, (c) => c.toLowerCase());
}

/** How much of the text one of the words begins with. The best word is a neighbour in sort order. */
function longestBeginning(text: string, sorted: readonly string[]): number {
  let from = 0;
  let to = sorted.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((sorted[middle] ?? '') < text) from = middle + 1;
    else to = middle;
  }
  return Math.max(
    commonLength(text, sorted[from - 1] ?? ''),
    commonLength(text, sorted[from] ?? ''),
  );
}

function commonLength(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length++;
  return length;
}
