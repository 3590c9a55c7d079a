/** The forms that a secret can have in a text. */

import { stripControls } from './sanitize.ts';

/** Masks of shorter secrets would hide half of every log. */
export const MIN_SECRET_LENGTH = 4;

/**
 * The forms of a secret that the runner has to mask, line by line, without duplicates, of at least 4
 * characters. The runner derives other forms itself, but not the form-urlencoded one.
 */
export function maskForms(secret: string): string[] {
  const forms = [secret, ...linesOf(secret)].flatMap((text) => [
    ...linesOf(text),
    formUrlEncoded(text),
    percentEncoded(text),
    jsonEscaped(text),
    Buffer.from(text, 'utf8').toString('base64'),
  ]);
  return [...new Set(forms)].filter((form) => form.length >= MIN_SECRET_LENGTH);
}

export interface Forms {
  /** Matched with their case. */
  readonly exact: Set<string>;
  /** In lower case, matched in any case: hex digits and percent-encodings have no fixed case. */
  readonly anyCase: Set<string>;
  /** The middle of a base64 text: the characters around it can carry a few bits of the secret. */
  readonly base64: Set<string>;
}

/** All forms that can be turned back into one of the secrets. */
export function collectForms(secrets: Iterable<string>): Forms {
  const forms: Forms = { exact: new Set(), anyCase: new Set(), base64: new Set() };
  for (const secret of new Set(secrets)) {
    for (const text of new Set([
      secret,
      stripControls(secret),
      ...linesOf(secret),
      ...decoded(secret),
    ])) {
      if (text.length >= MIN_SECRET_LENGTH) addForms(text, forms);
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
  // No encoding escapes these characters.
  if (/^[\w.-]*$/.test(secret)) return;
  for (const form of [...urlForms(secret), ...jsonForms(secret), ...htmlForms(secret)]) {
    if (form === secret) continue;
    forms.anyCase.add(form.toLowerCase());
    if (/[^ -~]/.test(form)) forms.exact.add(form);
  }
}

/** The secret after form-decoding, in case the provider echoes it unencoded. */
function decoded(secret: string): string[] {
  const text = percentDecoded(secret);
  return [text, text.replaceAll('+', ' ')];
}

/** Decodes `%41`; leaves everything else, such as `%4`, unchanged. */
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

/** Encoders differ in the characters that they leave unescaped, and in how they write a blank. */
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
      // A reply that quotes a request holds JSON in JSON.
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
 * The base64 characters that depend on the secret alone, for the three offsets that it can have in a
 * longer text: base64 writes three bytes as four characters.
 */
function base64Cores(bytes: Buffer): string[] {
  return [0, 1, 2].map((offset) => {
    const text = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64');
    return text.slice(Math.ceil((offset * 8) / 6), Math.floor(((offset + bytes.length) * 8) / 6));
  });
}

/** The forms in texts for people. Nobody shows the beginning of a hex or base64 text. */
export function writtenForms(secret: string): string[] {
  return [secret, stripControls(secret), ...decoded(secret)].flatMap((text) =>
    /^[\w.-]*$/.test(text)
      ? [text]
      : [text, ...urlForms(text), ...jsonForms(text), ...htmlForms(text)],
  );
}
