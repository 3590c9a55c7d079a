/** Finds the forms of secrets in a text. */

import { type Forms, MIN_SECRET_LENGTH } from './secret-forms.ts';

/** A part of a text: from its first offset up to, and without, its second one. */
export type Span = readonly [from: number, to: number];

export type FindSpans = (text: string) => Span[];

/** An escaped character: ASCII in a URL, a UTF-16 unit in JSON, a reference in HTML, also nested. */
const ESCAPES =
  /%([2-7][0-9a-f])|\\u([0-9a-f]{4})|&(?:amp;){0,3}#(?:x0{0,20}([0-9a-f]{1,6})|0{0,20}(\d{1,7}));?/gi;

/** A form-encoded reply that quotes a page has two. */
const MAX_LEVELS = 3;
/** To unescape 16 MiB takes half a minute, and the action shows at most 20,000 characters. */
const MAX_UNESCAPED = 1024 * 1024;

/**
 * Searches the text and what unescaping makes of it. Each character of a secret can be escaped or not,
 * in decimal or hexadecimal digits: these are too many forms to list.
 */
export function withUnescaping(find: FindSpans): FindSpans {
  return (text) => {
    const spans = find(text);
    let level = text.slice(0, MAX_UNESCAPED);
    let places: Uint32Array | undefined;
    for (let n = 0; n < MAX_LEVELS && level.search(ESCAPES) >= 0; n++) {
      const next = unescapeOnce(level);
      const before = places;
      places = before === undefined ? next.places : next.places.map((at) => before[at] ?? 0);
      level = next.text;
      for (const [from, to] of find(level)) spans.push([places[from] ?? 0, places[to] ?? 0]);
    }
    return spans;
  };
}

/** `places` holds the offset in `escaped` of each character of the text, and of its end. */
function unescapeOnce(escaped: string): { text: string; places: Uint32Array } {
  const places = new Uint32Array(escaped.length + 1);
  let length = 0;
  let read = 0;
  const keepUntil = (end: number) => {
    for (; read < end; read++) places[length++] = read;
  };
  const text = escaped.replace(ESCAPES, (match, byte, unit, hex, decimal, at: number) => {
    const point = decimal === undefined ? Number.parseInt(byte ?? unit ?? hex, 16) : +decimal;
    if (point > 0x10ffff) return match;
    keepUntil(at);
    const character = String.fromCodePoint(point);
    places.fill(at, length, length + character.length);
    length += character.length;
    read = at + match.length;
    return character;
  });
  keepUntil(escaped.length);
  places[length] = escaped.length;
  return { text, places };
}

/**
 * Finds every form. The work per character is one look-up, plus one for each different length of the
 * forms that begin with the same four characters: 100,000 secrets with a common beginning are as fast
 * as one.
 */
export function createFinder(forms: Forms): FindSpans {
  const lengths = lengthsByPrefix(forms);
  return (text) => {
    const spans: Span[] = [];
    for (let at = 0; at + PREFIX_LENGTH <= text.length; at++) {
      const known = lengths.get(prefixHash(text, at));
      const span = known && spanAt(text, at, known, forms);
      if (span) addSpan(span, spans);
    }
    return spans;
  };
}

const PREFIX_LENGTH = MIN_SECRET_LENGTH;

/** Hash of the first four characters → lengths of the forms that begin so, longest first. */
function lengthsByPrefix({
  exact,
  anyCase,
  base64,
}: Forms): ReadonlyMap<number, readonly number[]> {
  const byPrefix = new Map<number, number[]>();
  for (const forms of [exact, anyCase, base64]) {
    for (const form of forms) {
      if (form.length < PREFIX_LENGTH) continue;
      const hash = prefixHash(form, 0);
      const lengths = byPrefix.get(hash);
      if (lengths === undefined) byPrefix.set(hash, [form.length]);
      else if (!lengths.includes(form.length)) lengths.push(form.length);
    }
  }
  for (const lengths of byPrefix.values()) lengths.sort((a, b) => b - a);
  return byPrefix;
}

/** A number: to make a string for each place of a text takes much longer. */
function prefixHash(text: string, from: number): number {
  let hash = 0;
  for (let at = from; at < from + PREFIX_LENGTH; at++) {
    const code = text.charCodeAt(at);
    // The bit 0x20 makes both cases of a letter equal. Outside of ASCII, case has no such rule.
    hash = (Math.imul(hash, 0x01000193) + (code < 0x80 ? code | 0x20 : 0x80)) | 0;
  }
  return hash;
}

/** Adds a span, joined with the last one where they overlap. */
export function addSpan(span: Span, spans: Span[]): void {
  const last = spans.at(-1);
  if (last && span[0] < last[1]) {
    spans[spans.length - 1] = [Math.min(last[0], span[0]), Math.max(last[1], span[1])];
  } else {
    spans.push(span);
  }
}

function spanAt(
  text: string,
  at: number,
  lengths: readonly number[],
  forms: Forms,
): Span | undefined {
  for (const length of lengths) {
    const part = text.slice(at, at + length);
    // At the end of the text, `part` is shorter than `length`.
    const end = at + part.length;
    if (forms.exact.has(part) || forms.anyCase.has(part.toLowerCase())) return [at, end];
    if (forms.base64.has(part)) return widened(text, at, end);
  }
  return undefined;
}

/** Adds the neighbours that carry the first and last bits of the secret, and the padding. */
function widened(text: string, from: number, to: number): Span {
  const neighbour = /[\w+/-]/;
  const start = neighbour.test(text.charAt(from - 1)) ? from - 1 : from;
  let end = neighbour.test(text.charAt(to)) ? to + 1 : to;
  for (let n = 0; n < 2 && text.charAt(end) === '='; n++) end++;
  return [start, end];
}

/** Replaces each span by `***`. Spans can overlap. */
export function replaceSpans(text: string, spans: Span[]): string {
  spans.sort((a, b) => a[0] - b[0]);
  const parts: string[] = [];
  let written = 0;
  for (const [from, to] of spans) {
    if (from >= written) parts.push(text.slice(written, from), '***');
    written = Math.max(written, to);
  }
  parts.push(text.slice(written));
  return parts.join('');
}
