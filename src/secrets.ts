/**
 * Secrets: the forms in which they travel, and their removal from text.
 *
 * Two users with different needs: the runner gets a short list of masks per secret, the redactor
 * looks for everything that could be turned back into a secret.
 */

import { visible } from './untrusted.ts';

/** Replaces everything that could be turned back into a secret by `***`. */
export type Redact = (text: string) => string;

/** Shorter secrets are not masked: they would hide half of every log. */
export const SHORTEST_SECRET = 4;

/**
 * Every form of a secret that has to be registered as a mask with the runner, line by line,
 * without duplicates, none shorter than 4 characters. The runner derives other forms itself, but
 * not the form-urlencoded one.
 */
export function maskForms(secret: string): string[] {
  const forms = [secret, ...linesOf(secret)].flatMap((text) => [
    ...linesOf(text),
    formUrlEncoded(text),
    percentEncoded(text),
    jsonEscaped(text),
    Buffer.from(text, 'utf8').toString('base64'),
  ]);
  return [...new Set(forms)].filter((form) => form.length >= SHORTEST_SECRET);
}

/**
 * A function that replaces every form of every secret by `***`: plain, escaped for JSON, HTML, a
 * URL or a form, hex, and base64 at any offset inside a longer base64 text. Where secrets
 * overlap, all that belongs to one of them goes. Secrets of fewer than 4 characters are ignored.
 *
 * Built once for up to 100,000 secrets; the time of a call grows with the text alone.
 */
export function createRedactor(secrets: Iterable<string>): Redact {
  const forms = collectForms(secrets);
  const indexes = LENGTHS.map(([from, to]) => createIndex(forms, from, to)).filter(
    ({ lengths }) => lengths.size > 0,
  );
  return (text) => {
    const spans = indexes.flatMap((index) => findSpans(text, index, forms));
    return spans.length === 0 ? text : withoutSpans(text, spans);
  };
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
  return (text) => {
    const lower = foldedText(text);
    const spans: Span[] = [];
    for (let at = 0; at + SHORTEST_BEGINNING <= lower.length; at++) {
      if (!beginnings.has(lower.slice(at, at + SHORTEST_BEGINNING))) continue;
      addSpan([at, at + commonLength(lower.slice(at, at + longest), sorted)], spans);
    }
    return spans.length === 0 ? text : withoutSpans(text, spans);
  };
}

/** As it may stand in a reply that a person can read; nobody cuts hex or base64 to show it. */
function writtenForms(secret: string): string[] {
  return [secret, visible(secret), ...decoded(secret)].flatMap((text) =>
    /^[\w.-]*$/.test(text)
      ? [text]
      : [text, ...urlForms(text), ...jsonForms(text), ...htmlForms(text)],
  );
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

interface Forms {
  /** Matched as they are. */
  readonly exact: Set<string>;
  /** In lower case, matched in any: hex digits and percent-encodings have no fixed case. */
  readonly anyCase: Set<string>;
  /** The middle of a base64 text: its neighbours can carry a few bits of the secret too. */
  readonly base64: Set<string>;
}

function collectForms(secrets: Iterable<string>): Forms {
  const forms: Forms = { exact: new Set(), anyCase: new Set(), base64: new Set() };
  for (const secret of new Set(secrets)) {
    for (const text of new Set([secret, visible(secret), ...linesOf(secret), ...decoded(secret)])) {
      if (text.length >= SHORTEST_SECRET) addForms(text, forms);
    }
  }
  return forms;
}

function addForms(secret: string, forms: Forms): void {
  const bytes = Buffer.from(secret, 'utf8');
  const hex = bytes.toString('hex');
  if (/^[0-9a-f-]+$/i.test(secret)) forms.anyCase.add(secret.toLowerCase());
  else forms.exact.add(secret);
  forms.anyCase.add(hex);
  forms.anyCase.add(hex.replace(/../g, '%$&'));
  for (const core of base64Cores(bytes)) {
    forms.base64.add(core);
    if (/[+/]/.test(core)) forms.base64.add(core.replaceAll('+', '-').replaceAll('/', '_'));
  }
  // Nothing in such a secret is ever escaped: the usual case, kept short for long inventories.
  if (/^[\w.-]*$/.test(secret)) return;
  for (const form of [...urlForms(secret), ...jsonForms(secret), ...htmlForms(secret)]) {
    if (form === secret) continue;
    forms.anyCase.add(form.toLowerCase());
    if (/[^ -~]/.test(form)) forms.exact.add(form);
  }
}

/** What reading a form makes of a secret that was sent back as it is. */
function decoded(secret: string): string[] {
  const text = percentDecoded(secret);
  return [text, text.replaceAll('+', ' ')];
}

/** Escapes that are none stay as they are. */
export function percentDecoded(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (escapes) =>
    Buffer.from(escapes.replaceAll('%', ''), 'hex').toString('utf8'),
  );
}

function linesOf(text: string): string[] {
  return text.split(/\r\n|\r|\n/);
}

function formUrlEncoded(text: string): string {
  return new URLSearchParams([['', text]]).toString().slice(1);
}

function percentEncoded(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}

function jsonEscaped(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

/** How encoders differ: what they leave alone, and how they write a blank. */
function urlForms(secret: string): string[] {
  const form = formUrlEncoded(secret);
  const component = percentEncoded(secret);
  const strict = component.replace(/[!'()*~]/g, (c) => `%${c.charCodeAt(0).toString(16)}`);
  const uri = encodeURI(secret.toWellFormed());
  return [form, form.replaceAll('+', '%20'), component, strict, uri, secret.replaceAll(' ', '+')];
}

function jsonForms(secret: string): string[] {
  const json = jsonEscaped(secret);
  const unit = (c: string) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`;
  const ascii = json.replace(/[^ -~]/g, unit);
  return (
    [json, ascii]
      .flatMap((text) => [text, text.replace(/[<>&'+]/g, unit)])
      .flatMap((text) => [text, text.replaceAll('/', '\\/')])
      // A reply that quotes a request is JSON in JSON.
      .flatMap((text) => [text, jsonEscaped(text)])
  );
}

const NAMED: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

function htmlForms(secret: string): string[] {
  const escaped = (marks: RegExp, quote: string) =>
    secret.replace(marks, (c) => (c === "'" ? quote : (NAMED[c] ?? c)));
  return [
    escaped(/[&<>]/g, ''),
    escaped(/[&<>"]/g, ''),
    escaped(/[&<>"']/g, '&apos;'),
    escaped(/[&<>"']/g, '&#39;'),
    escaped(/[&<>"']/g, '&#x27;'),
    escaped(/[&<>"']/g, '&#039;'),
  ];
}

/**
 * The base64 characters that depend on nothing but the secret, for the three places at which it
 * can stand inside a longer text: three bytes make four characters.
 */
function base64Cores(bytes: Buffer): string[] {
  return [0, 1, 2].map((offset) => {
    const text = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64');
    return text.slice(Math.ceil((offset * 8) / 6), Math.floor(((offset + bytes.length) * 8) / 6));
  });
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

/** From (included) and to (excluded). */
type Span = readonly [number, number];

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
function addSpan(span: Span, spans: Span[]): void {
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
    if (forms.exact.has(part) || forms.anyCase.has(part.toLowerCase())) return [at, at + length];
    if (forms.base64.has(part)) return widened(text, at, at + length);
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

function withoutSpans(text: string, spans: Span[]): string {
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
