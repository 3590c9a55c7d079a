/** The forms in which a secret can stand in a text. */

import { visible } from './untrusted.ts';

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

export interface Forms {
  /** Matched as they are. */
  readonly exact: Set<string>;
  /** In lower case, matched in any: hex digits and percent-encodings have no fixed case. */
  readonly anyCase: Set<string>;
  /** The middle of a base64 text: its neighbours can carry a few bits of the secret too. */
  readonly base64: Set<string>;
}

/** Every form of every secret that somebody could turn back into it. */
export function collectForms(secrets: Iterable<string>): Forms {
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

/** As it may stand in a reply that a person can read; nobody cuts hex or base64 to show it. */
export function writtenForms(secret: string): string[] {
  return [secret, visible(secret), ...decoded(secret)].flatMap((text) =>
    /^[\w.-]*$/.test(text)
      ? [text]
      : [text, ...urlForms(text), ...jsonForms(text), ...htmlForms(text)],
  );
}
