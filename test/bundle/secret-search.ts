/**
 * Looks for secrets in what was written, in every form that can be turned back into them. It
 * shares no code with the redactor of the action, so that a mistake is not made twice.
 */

/** From so many characters on, a piece of a secret gives too much of it away. */
const LONGEST_PIECE = 7;

interface Encoding {
  /** What somebody writes who sends the secret back in this form. */
  write(secret: string): readonly string[];
  /** What proves that the form occurs; the same when left out. */
  readonly find?: (secret: string) => readonly string[];
}

const ENCODINGS: Readonly<Record<string, Encoding>> = {
  plain: { write: (secret) => [secret] },
  'form-urlencoded': {
    write: (secret) => [new URLSearchParams([['', secret]]).toString().slice(1)],
  },
  'percent-encoded': { write: (secret) => [encodeURIComponent(secret), encodeURI(secret)] },
  'percent-encoded by byte': { write: (secret) => [hexOf(secret).replace(/../g, '%$&')] },
  // A quoted request inside a reply is JSON in JSON.
  JSON: { write: (secret) => [jsonOf(secret), asciiOf(jsonOf(secret)), jsonOf(jsonOf(secret))] },
  HTML: { write: (secret) => [htmlOf(secret)] },
  'references of HTML': { write: (secret) => [referencesOf(secret, 10), referencesOf(secret, 16)] },
  hex: { write: (secret) => [hexOf(secret), hexOf(secret).toUpperCase()] },
  base64: { write: longerBase64, find: wholeTriples },
  base64url: {
    write: (secret) => longerBase64(secret).map(urlSafe),
    find: (secret) => wholeTriples(secret).map(urlSafe),
  },
};

/** How a hostile reply may send a secret back: one text for each encoding and alignment. */
export function encodingsOf(secret: string): readonly string[] {
  return [...new Set(Object.values(ENCODINGS).flatMap(({ write }) => write(secret)))];
}

/** `plain form of 'API key'` for each form of each secret that occurs; empty when all is well. */
export function findSecrets(
  text: string,
  secrets: Readonly<Record<string, string>>,
): readonly string[] {
  const lower = text.toLowerCase();
  return Object.entries(secrets).flatMap(([name, secret]) =>
    Object.entries(ENCODINGS).flatMap(([encoding, { write, find = write }]) =>
      find(secret).some((form) => occurs(form, encoding, text, lower))
        ? [`${encoding} form of '${name}'`]
        : [],
    ),
  );
}

/** Beginnings of secrets that are long enough to help somebody, whatever follows them. */
export function findBeginnings(
  text: string,
  secrets: Readonly<Record<string, string>>,
): readonly string[] {
  return Object.entries(secrets).flatMap(([name, secret]) =>
    text.includes(secret.slice(0, LONGEST_PIECE + 1)) ? [`beginning of '${name}'`] : [],
  );
}

/** Base64 means something else in another case; all other forms are read in any. */
function occurs(form: string, encoding: string, text: string, lower: string): boolean {
  if (encoding.startsWith('base64')) return form.length >= 8 && text.includes(form);
  return lower.includes(form.toLowerCase());
}

const hexOf = (text: string) => Buffer.from(text).toString('hex');
const jsonOf = (text: string) => JSON.stringify(text).slice(1, -1);
const asciiOf = (text: string) =>
  text.replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

const NAMED = new Map(Object.entries({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }));
const htmlOf = (text: string) => text.replace(/[&<>"]/g, (mark) => NAMED.get(mark) ?? mark);

/** `&#112;` or `&#x70;` for each character. */
const referencesOf = (text: string, base: 10 | 16) =>
  Array.from(
    text,
    (c) => `&#${base === 16 ? 'x' : ''}${(c.codePointAt(0) ?? 0).toString(base)};`,
  ).join('');

const urlSafe = (text: string) => text.replace(/\+/g, '-').replace(/\//g, '_');

/** Three bytes make four characters: a secret can begin at three places of a longer text. */
function longerBase64(secret: string): readonly string[] {
  return ['', 'u:', 'u', 'user:'].map((before) =>
    Buffer.from(`${before}${secret}`).toString('base64'),
  );
}

/** The characters that are the same whatever stands before and after the secret. */
function wholeTriples(secret: string): readonly string[] {
  const bytes = Buffer.from(secret);
  return [0, 1, 2].map((skipped) => {
    const length = Math.floor((bytes.length - skipped) / 3) * 3;
    return bytes.subarray(skipped, skipped + length).toString('base64');
  });
}
