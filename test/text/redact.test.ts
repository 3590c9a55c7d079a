import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBeginningRedactor, createRedactor } from '../../src/text/redact.ts';
import { sanitize } from '../../src/text/sanitize.ts';
import { maskForms } from '../../src/text/secret-forms.ts';

describe('maskForms', () => {
  it('gives every form in which a secret travels', () => {
    expect(maskForms('pä ss"w+d')).toEqual([
      'pä ss"w+d',
      'p%C3%A4+ss%22w%2Bd',
      'p%C3%A4%20ss%22w%2Bd',
      'pä ss\\"w+d',
      'cMOkIHNzIncrZA==',
    ]);
  });

  it('masks line by line, so that no mask holds a line break', () => {
    const forms = maskForms('first line\r\nsecond line\nab');
    expect(forms).toContain('first line');
    expect(forms).toContain('second line');
    expect(forms).not.toContain('ab');
    expect(forms.filter((form) => /[\r\n]/.test(form))).toEqual([]);
  });

  it.each(['', 'abc', '\n'])('has no mask below 4 characters: %j', (secret) => {
    expect(maskForms(secret).filter((form) => form.length < 4)).toEqual([]);
  });

  it('has no duplicates and takes any string', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (secret) => {
        const forms = maskForms(secret);
        expect(new Set(forms).size).toBe(forms.length);
      }),
    );
    expect(() => maskForms('lone \ud800')).not.toThrow();
  });
});

describe('createBeginningRedactor', () => {
  const redact = createBeginningRedactor(['correct horse "battery', '5800000000000E12', 'short']);

  it.each([
    ['correct horse', '***'],
    ['It was "correct h...', 'It was "***...'],
    ['It was correct horse \\"bat…', 'It was ***…'],
    ['CORRECT+HORSE+%22ba and 58000000 and 5800000000000e1', '*** and *** and ***'],
    ['correct', 'correct'],
    ['5800000', '5800000'],
    ['short', 'short'],
    ['İcorrect horse', 'İ***'],
    [references('It was correct horse…', 10), `${references('It was ', 10)}***&#8230;`],
  ])('%s → %s', (text, redacted) => {
    expect(redact(text)).toBe(redacted);
  });
});

/** `&#112;` or `&#x70;` for each character. */
function references(text: string, base: 10 | 16): string {
  const mark = base === 16 ? 'x' : '';
  return Array.from(text, (c) => `&#${mark}${c.codePointAt(0)?.toString(base)};`).join('');
}

function unicodeEscapes(text: string): string {
  return text
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}

describe('createRedactor', () => {
  const KEY = '5800000000000E12';
  const PASSWORD = 'p/ä s"s+w<&>\'d';
  const utf8 = Buffer.from(PASSWORD);

  it.each([
    ['plain', PASSWORD],
    ['form-urlencoded', new URLSearchParams({ a: PASSWORD }).toString().slice(2)],
    ['percent-encoded', encodeURIComponent(PASSWORD)],
    ['percent-encoded in lower case', encodeURIComponent(PASSWORD).toLowerCase()],
    ['percent-encoded byte by byte', utf8.toString('hex').replace(/../g, '%$&')],
    ['JSON', JSON.stringify(PASSWORD).slice(1, -1)],
    ['JSON in JSON', JSON.stringify(JSON.stringify(PASSWORD).slice(1, -1)).slice(1, -1)],
    ['JSON with \\/', JSON.stringify(PASSWORD).slice(1, -1).replaceAll('/', '\\/')],
    ['ASCII JSON', JSON.stringify(PASSWORD).slice(1, -1).replace('ä', '\\u00E4')],
    ['HTML', 'p/ä s&quot;s+w&lt;&amp;&gt;&#39;d'],
    ['decimal references of HTML', references(PASSWORD, 10)],
    ['hexadecimal references of HTML', references(PASSWORD, 16)],
    ['upper-case references of HTML', references(PASSWORD, 16).toUpperCase()],
    ['references of HTML without their end', references(PASSWORD, 10).replaceAll(';', '')],
    ['references of HTML with zeros', references(PASSWORD, 10).replaceAll('#', '#000')],
    ['references of HTML in HTML', references(PASSWORD, 10).replaceAll('&', '&amp;')],
    ['one reference among other characters', PASSWORD.replace('d', '&#100;')],
    ['references of HTML in percent-encoding', encodeURIComponent(references(PASSWORD, 10))],
    ['JSON with each character escaped', unicodeEscapes(PASSWORD)],
    ['percent-encoded where it need not be', PASSWORD.replace('s', '%73').replace('d', '%64')],
    ['hex', utf8.toString('hex')],
    ['upper-case hex', utf8.toString('hex').toUpperCase()],
    ['base64', utf8.toString('base64')],
    ['base64url', utf8.toString('base64url')],
  ])('finds %s', (_, form) => {
    expect(createRedactor([PASSWORD])(`<${form}>`)).toBe('<***>');
  });

  it('finds references of HTML to characters beyond 16 bits, and keeps those around', () => {
    const redact = createRedactor(['p😀ss word']);
    expect(redact(`&#60;${references('p😀ss word', 16)}&#62;😀&#x1F600;`)).toBe(
      '&#60;***&#62;😀&#x1F600;',
    );
  });

  it.each(['&#1114112;', '&#x110000;', '&#9999999;', '&#;', '&#x;', '&', '%', '%4', '\\u12'])(
    'leaves %s as it is, and finds what stands beside it',
    (text) => {
      expect(createRedactor(['secret-key'])(`${text} ${references('secret-key', 10)}`)).toBe(
        `${text} ***`,
      );
    },
  );

  it.each([KEY, KEY.toLowerCase()])('takes a hex-like secret in any case: %s', (text) => {
    expect(createRedactor([KEY])(`key ${text}!`)).toBe('key ***!');
  });

  it('takes other secrets as they are written', () => {
    expect(createRedactor(['Secret'])('secret Secret')).toBe('secret ***');
  });

  it.each([0, 1, 2, 3, 4])('finds base64 of a text with %i bytes before it', (before) => {
    for (const after of [0, 1, 2]) {
      const text = `${'-'.repeat(before)}hunter2hunter${'-'.repeat(after)}`;
      const redacted = createRedactor(['hunter2hunter'])(Buffer.from(text).toString('base64'));
      expect(redacted).toMatch(/^[^*]{0,5}\*\*\*[^*]{0,5}$/);
    }
  });

  it.each([
    [['abcdef', 'defghi'], 'xabcdefghix', 'x***x'],
    [['abcd', 'abcdefgh'], 'xabcdefghx', 'x***x'],
    [['abcd', 'xxabcdxx'], '-xxabcdxx-', '-***-'],
    [['aaaa'], 'aaaaaaa', '***'],
    [['abcd'], 'abcdabcd', '******'],
    [['abcd', 'abcd'], 'abcd', '***'],
  ])('leaves no rest of secrets that overlap: %j', (secrets, text, redacted) => {
    expect(createRedactor(secrets)(text)).toBe(redacted);
  });

  it('finds a secret of any length, wherever it begins and ends', () => {
    for (let length = 4; length <= 40; length += 1) {
      const secret = Array.from({ length }, (_, n) => String.fromCharCode(97 + n)).join('');
      const redact = createRedactor([secret, 'another secret', 'half']);
      for (let before = 0; before <= 40; before += 1) {
        const [start, end] = ['-'.repeat(before), '-'.repeat(before % 3)];
        expect(redact(start + secret + end)).toBe(`${start}***${end}`);
      }
    }
  });

  // Lower case is another letter, no letter of ASCII, or two of them.
  it.each(['pa"ssw0rd ŠKODA', 'РОССИЯ"2024 ПАРОЛЬ', 'abcd"İ\u212aefgh'])(
    'finds the escaped form of %j, wherever it begins',
    (secret) => {
      const redact = createRedactor([secret]);
      const escaped = JSON.stringify(secret).slice(1, -1);
      for (let before = 0; before <= 30; before += 1) {
        const start = '.'.repeat(before);
        expect(redact(`${start}${escaped} end`)).toBe(`${start}*** end`);
      }
    },
  );

  it('ignores secrets of fewer than 4 characters', () => {
    expect(createRedactor(['', 'a', '443'])('a 443')).toBe('a 443');
    expect(createRedactor([])('text')).toBe('text');
  });

  it('lets no form of any secret through, cut or not', () => {
    const forms: readonly ((secret: string) => string)[] = [
      (secret) => secret,
      (secret) => encodeURIComponent(secret),
      (secret) => new URLSearchParams([['', secret]]).toString().slice(1),
      (secret) => JSON.stringify(secret).slice(1, -1),
      (secret) => Buffer.from(secret).toString('hex').toUpperCase(),
      (secret) => Buffer.from(secret).toString('base64'),
      (secret) => Buffer.from(secret).toString('base64url'),
      (secret) => references(secret, 10),
      (secret) => references(secret, 16),
      (secret) => unicodeEscapes(secret),
    ];
    const secret = fc
      .string({ unit: 'grapheme', minLength: 4, maxLength: 30 })
      .filter((text) => text.length >= 4 && text.trim() === text && !text.includes('*'));
    fc.assert(
      fc.property(
        fc.array(secret, { minLength: 1, maxLength: 5 }),
        fc.string(),
        fc.nat(forms.length - 1),
        fc.integer({ min: 2, max: 60 }),
        (secrets, between, which, limit) => {
          const redact = createRedactor(secrets);
          const form = forms[which] ?? String;
          const text = secrets.map((one) => between + form(one)).join('');
          for (const result of [redact(text), sanitize(text, redact, limit)]) {
            for (const one of secrets) expect(result).not.toContain(form(one));
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  // A walk through the text for each secret would not end within the time-out of a test.
  it('takes 100,000 secrets that begin alike, and 10 MB of their beginning', () => {
    const secrets = Array.from({ length: 100_000 }, (_, n) => n.toString(16).padStart(16, '0'));
    const redact = createRedactor(secrets);
    expect(redact('0'.repeat(10_000_000))).toBe('***');
    expect(redact(`${'x'.repeat(10_000_000)}${secrets[77]}`)).toMatch(/^x+\*\*\*$/);
  });
});
