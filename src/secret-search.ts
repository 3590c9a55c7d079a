/** Where forms of secrets stand in a text. */

import { type Forms, SHORTEST_SECRET } from './secret-forms.ts';

/** From (included) and to (excluded). */
export type Span = readonly [number, number];

/** Finds the places of something in a text. */
export type Find = (text: string) => Span[];

/** One character of ASCII in a URL, one unit in JSON, one character in HTML, which may be nested. */
const ESCAPES =
  /%([2-7][0-9a-f])|\\u([0-9a-f]{4})|&(?:amp;){0,3}#(?:x0{0,20}([0-9a-f]{1,6})|0{0,20}(\d{1,7}));?/gi;

/** A reply of a form that quotes a page: both escape. */
const MOST_LEVELS = 3;
/** Of a text of 16 MiB, which would take half a minute, at most 20,000 characters are shown. */
const MOST_UNESCAPED = 1024 * 1024;

/**
 * Looks at the text as it is, and as it is after unescaping: any character of a secret can be
 * escaped on its own, in decimal or hexadecimal digits, which gives too many forms to list.
 */
export function unescaping(find: Find): Find {
  return (text) => {
    const spans = find(text);
    let level = text.slice(0, MOST_UNESCAPED);
    let places: Uint32Array | undefined;
    for (let n = 0; n < MOST_LEVELS && level.search(ESCAPES) >= 0; n++) {
      const next = unescapeOnce(level);
      const before = places;
      places = before === undefined ? next.places : next.places.map((at) => before[at] ?? 0);
      level = next.text;
      for (const [from, to] of find(level)) spans.push([places[from] ?? 0, places[to] ?? 0]);
    }
    return spans;
  };
}

/** `places`: where each character of the text, and its end, stands in what was escaped. */
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

// The index: a form is found by a hash of its first characters. The rest is a look-up in a set for
// every length that a form with this beginning has, so that even 100,000 secrets with one common
// beginning cost a few look-ups. That no form begins is known from fewer characters than there are:
// of the words that begin at every `stride`th character of a text, a form that is long enough has
// one in it, wherever it stands. A table of bytes tells for most words that they are in no form.

/** Forms by their length (`to` excluded): in longer ones, a longer stride finds a word. */
const LENGTHS: readonly (readonly [from: number, to: number])[] = [
  [SHORTEST_SECRET, 8],
  [8, 16],
  [16, Number.POSITIVE_INFINITY],
];
const WORD = SHORTEST_SECRET;
const HASH_BASE = 0x01000193;

interface Index {
  readonly stride: number;
  /** Which words begin in the first `stride` characters of a form, by a part of their hash. */
  readonly filter: Uint8Array;
  readonly shift: number;
  /** Hash of the first word → lengths of the forms that begin so, longest first. */
  readonly lengths: ReadonlyMap<number, readonly number[]>;
}

function createIndex(all: Forms, from: number, to: number): Index {
  const stride = from - WORD + 1;
  const forms = [all.exact, all.anyCase, all.base64].flatMap((set) =>
    [...set].filter(({ length }) => length >= from && length < to),
  );
  const lengths = new Map<number, readonly number[]>();
  // One list for all the forms that are alone with their beginning: most of them.
  const single = new Map<number, readonly number[]>();
  for (const form of forms) {
    const hash = hashAt(form, 0);
    const known = lengths.get(hash);
    if (known?.includes(form.length)) continue;
    if (known) {
      lengths.set(
        hash,
        [...known, form.length].sort((a, b) => b - a),
      );
      continue;
    }
    const alone = single.get(form.length) ?? [form.length];
    single.set(form.length, alone);
    lengths.set(hash, alone);
  }
  const bits = Math.min(23, Math.max(10, Math.ceil(Math.log2(forms.length * stride * 16 + 1))));
  const shift = 32 - bits;
  const filter = new Uint8Array(2 ** bits);
  for (const form of forms) {
    for (let at = 0; at < stride; at++) filter[slot(hashAt(form, at), shift)] = 1;
  }
  return { stride, filter, shift, lengths };
}

/** Of the word that begins there. With the bit, both cases of a letter count as the same. */
function hashAt(text: string, from: number): number {
  let hash = 0;
  for (let at = from; at < from + WORD; at++) {
    const code = text.charCodeAt(at);
    hash = (Math.imul(hash, HASH_BASE) + (code < 0x80 ? code | 0x20 : 0x80)) | 0;
  }
  return hash;
}

function slot(hash: number, shift: number): number {
  return Math.imul(hash, 0x9e3779b1) >>> shift;
}

/** Finds every form; made once, the time of a call grows with the text alone. */
export function createFinder(forms: Forms): Find {
  const indexes = LENGTHS.map(([from, to]) => createIndex(forms, from, to)).filter(
    ({ lengths }) => lengths.size > 0,
  );
  return (text) => indexes.flatMap((index) => findSpans(text, index, forms));
}

function findSpans(text: string, { stride, filter, shift, lengths }: Index, forms: Forms): Span[] {
  const spans: Span[] = [];
  for (let word = 0; word + WORD <= text.length; word += stride) {
    if (filter[slot(hashAt(text, word), shift)] === 0) continue;
    for (let at = Math.max(0, word - stride + 1); at <= word; at++) {
      const known = lengths.get(hashAt(text, at));
      const span = known && spanAt(text, at, known, forms);
      if (span) addSpan(span, spans);
    }
  }
  return spans;
}

/** Joined with the one before where they overlap: a text can consist of nothing but beginnings. */
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
    // At the end of the text, a shorter form can be found.
    const end = at + part.length;
    if (forms.exact.has(part) || forms.anyCase.has(part.toLowerCase())) return [at, end];
    if (forms.base64.has(part)) return widened(text, at, end);
  }
  return undefined;
}

/** With the neighbours that carry the first and last bits of the secret, and the padding. */
function widened(text: string, from: number, to: number): Span {
  const neighbour = /[\w+/-]/;
  const start = neighbour.test(text.charAt(from - 1)) ? from - 1 : from;
  let end = neighbour.test(text.charAt(to)) ? to + 1 : to;
  for (let n = 0; n < 2 && text.charAt(end) === '='; n++) end++;
  return [start, end];
}

/** The text with `***` in their place; they may overlap. */
export function withoutSpans(text: string, spans: Span[]): string {
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
