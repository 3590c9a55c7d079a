/**
 * Secrets: their masks, and their removal from text.
 *
 * Two users with different needs: the runner gets a short list of masks per secret, the redactor
 * looks for everything that could be turned back into a secret.
 */

import { collectForms, writtenForms } from './secret-forms.ts';
import {
  addSpan,
  createFinder,
  type Find,
  type Span,
  unescaping,
  withoutSpans,
} from './secret-search.ts';

export { maskForms, percentDecoded, SHORTEST_SECRET } from './secret-forms.ts';

/** Replaces everything that could be turned back into a secret by `***`. */
export type Redact = (text: string) => string;

/**
 * A function that replaces every form of every secret by `***`: plain, escaped for JSON, HTML, a
 * URL or a form as a whole or character by character, hex, and base64 at any offset inside a
 * longer base64 text. Where secrets overlap, all that belongs to one of them goes. Secrets of fewer than 4 characters are ignored.
 *
 * Built once for up to 100,000 secrets; the time of a call grows with the text alone.
 */
export function createRedactor(secrets: Iterable<string>): Redact {
  return replacing(unescaping(createFinder(collectForms(secrets))));
}

/** From so many characters on, the beginning of a secret says too much of it. */
const SHORTEST_BEGINNING = 8;

/**
 * Replaces beginnings of secrets that are left in a text which somebody else cut, from 8
 * characters on, by `***`. For text of a provider alone: our own may hold the word `password`, and
 * so may a password begin.
 */
export function createBeginningRedactor(secrets: Iterable<string>): Redact {
  const forms = [...new Set(secrets)].flatMap(writtenForms).map((form) => form.toLowerCase());
  const sorted = [...new Set(forms)].filter((form) => form.length >= SHORTEST_BEGINNING).sort();
  const beginnings = new Set(sorted.map((form) => form.slice(0, SHORTEST_BEGINNING)));
  const longest = sorted.reduce((most, { length }) => Math.max(most, length), 0);
  const find = (text: string) => {
    const lower = foldedText(text);
    const spans: Span[] = [];
    for (let at = 0; at + SHORTEST_BEGINNING <= lower.length; at++) {
      if (!beginnings.has(lower.slice(at, at + SHORTEST_BEGINNING))) continue;
      addSpan([at, at + commonLength(lower.slice(at, at + longest), sorted)], spans);
    }
    return spans;
  };
  return replacing(unescaping(find));
}

function replacing(find: Find): Redact {
  return (text) => {
    const spans = find(text);
    return spans.length === 0 ? text : withoutSpans(text, spans);
  };
}

/** Lower case without a change of length, so that places in it are places in the text. */
function foldedText(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length ? lower : text.replace(/[A-Z]/g, (c) => c.toLowerCase());
}

/** How much of the text is the beginning of one of the words: of a neighbour in their order. */
function commonLength(text: string, sorted: readonly string[]): number {
  let from = 0;
  let to = sorted.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((sorted[middle] ?? '') < text) from = middle + 1;
    else to = middle;
  }
  return Math.max(common(text, sorted[from - 1] ?? ''), common(text, sorted[from] ?? ''));
}

function common(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length++;
  return length;
}
