import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRedactor } from '../src/secrets.ts';
import { clean, code, cut, html, jsonSafe, logLine, logSafe, markdown } from '../src/untrusted.ts';
import { MATCHERS } from './problem-matchers.ts';
import { HOSTILE } from './report/reports.ts';

const same = (text: string) => text;
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(fc.constantFrom(...HOSTILE, '#', '[', ':', ' ', '\n', '\u001b', '\ud83d'))
    .map((a) => a.join('')),
);

describe('clean', () => {
  it.each([
    ['two\r\nlines', 'two lines'],
    ['tab\there', 'tab here'],
    ['sep\u2028ara\u2029tor\u0085s', 'sep ara tor s'],
    ['nul\0\u0007\u007f\u0080!', 'nul!'],
    ['\u001b[1;31mred\u001b[0m', 'red'],
    ['\u009b31mred', 'red'],
    ['\u001b]0;title\u0007text\u001b]8;;http://x\u001b\\link', 'textlink'],
    ['abc\u202edef\u2066x\u061cy\u200e', 'abcdefxy'],
    ['ze\u200bro\u200d wi\u2060dth\ufeff\u00ad\u{e0041}', 'zero width'],
    ['lone \ud800 and \udc00', 'lone \ufffd and \ufffd'],
    ['\ud83d\u200b\ude00', '\ufffd\ufffd'],
    ['  kept 😀  ', 'kept 😀'],
  ])('%j becomes %j', (text, cleaned) => {
    expect(clean(text, same)).toBe(cleaned);
  });

  const redact = createRedactor(['secret-key']);

  it.each([
    'se\0cret-key',
    'secret\u200b-key',
    '\u001b[31msecret\u001b[0m-key',
    '\u001b[secret-key',
    '\u001b[1secret-key',
    '\u001b(secret-key',
    'secret-\u202ekey',
  ])('removes control characters before it looks for secrets: %j', (text) => {
    expect(clean(text, redact)).not.toMatch(/ecret|key/);
  });

  it('cuts after it has looked for secrets', () => {
    expect(clean(`${'x'.repeat(10)}secret-key`, redact, 16)).toBe('xxxxxxxxxx***');
  });

  it('cuts at 300 characters, never inside one', () => {
    expect(clean('x'.repeat(10_000_000), same)).toBe(`${'x'.repeat(299)}…`);
    expect(cut('ab😀cd', 4)).toBe('ab…');
    expect(cut('ab😀cd', 5)).toBe('ab😀…');
    expect(cut('abcd', 4)).toBe('abcd');
  });

  it.each([
    '\n',
    '\r\n',
    '\u001b',
    '\u001b[',
    '\u001b[0 ',
    '\u001b]',
    '\u009d',
    ' ',
    '\u200b',
    '0',
    ':',
  ])('is linear in 17 MB of %j', (unit) => {
    const text = unit.repeat(17_000_000 / unit.length);
    const begun = performance.now();
    expect(logSafe(clean(text, same)).length).toBeLessThanOrEqual(301);
    expect(performance.now() - begun).toBeLessThan(20_000);
  });

  it('gives one well-formed line without hidden characters, whatever comes', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 2, max: 400 }), (text, limit) => {
        const cleaned = clean(text, same, limit);
        expect(cleaned.length).toBeLessThanOrEqual(limit);
        expect(cleaned).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
        expect(clean(cleaned, same, limit)).toBe(cleaned);
      }),
    );
  });
});

/** What the runner takes for a command, on a line as it reads it. */
function isCommand(line: string): boolean {
  return /##\[/.test(line) || /^[\s\u0085]*::/.test(line);
}

describe('logSafe', () => {
  it.each([
    ['##[add-mask]443', '## [add-mask]443'],
    ['text ###[error]', 'text ### [error]'],
    ['::add-path::/x', ': :add-path::/x'],
    ['\u00a0 \t:::x', '\u00a0 \t: ::x'],
    ['a\n  ::x', 'a\n  : :x'],
    ['10.0.0.1:443 a::b', '10.0.0.1:443 a::b'],
  ])('%j becomes %j', (text, safe) => {
    expect(logSafe(text)).toBe(safe);
  });

  it('leaves no command in any line', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(
          logSafe(text)
            .split(/[\r\n]/)
            .filter(isCommand),
        ).toEqual([]);
      }),
    );
  });

  it('is linear in blanks and line breaks', () => {
    const begun = performance.now();
    logSafe('\n'.repeat(9_000_000) + ' '.repeat(9_000_000) + '::'.repeat(9_000_000));
    expect(performance.now() - begun).toBeLessThan(20_000);
  });
});

describe('logLine', () => {
  it.each(MATCHERS)('breaks what a problem matcher looks for: %s', (_, pattern, line) => {
    expect(line).toMatch(pattern);
    for (const text of [line, `rejected  10.0.0.1:443  1028  ${line}`]) {
      for (const [, any] of MATCHERS) expect(logLine(text)).not.toMatch(any);
    }
  });

  it('leaves nothing that a problem matcher looks for, whatever stands around it', () => {
    const piece = fc.oneof(fc.constantFrom(...MATCHERS.map(([, , line]) => line)), anyText);
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 4 }),
        fc.constantFrom('', ' ', '\n'),
        (pieces, by) => {
          for (const line of logLine(pieces.join(by)).split(/[\r\n]/)) {
            expect(isCommand(line)).toBe(false);
            for (const [, pattern] of MATCHERS) expect(line).not.toMatch(pattern);
          }
        },
      ),
    );
  });

  it.each([
    'submitted      web-7 (10.0.0.1:443)  accepted',
    'rejected       [2001:db8:1:2::1]:443  1028  at 2026-01-02T10:20:30 UTC',
    'rejected       a.example@10.0.0.1:443  1028, 1004  Not eligible.',
    '- fleet.json: line 2, column 3: not valid JSON',
    'Waiting: too soon. Goes on at 12:34:56 UTC.',
    'POST https://caas.digicert.com:443/x | {"ip":"10.0.0.1","port":443,"accountId":1}',
  ])('leaves %s as it is', (line) => {
    expect(logLine(line)).toBe(line);
  });

  it.each([':1', '(1', '(1,', 'line 1,', 'line ', '.go', ':1:', '1,'])(
    'is linear in 8 MB of %j',
    (unit) => {
      const begun = performance.now();
      logLine(unit.repeat(8_000_000 / unit.length));
      expect(performance.now() - begun).toBeLessThan(20_000);
    },
  );
});

describe('jsonSafe', () => {
  it.each([
    ['##[x]', '"#\\u0023[x]"'],
    ['###[x]', '"##\\u0023[x]"'],
    ['\u2028\u0085\u202e\u{e0041}', '"\\u2028\\u0085\\u202e\\udb40\\udc41"'],
    ['\ud800', '"\\ud800"'],
    [undefined, 'null'],
  ])('%j becomes %s', (value, json) => {
    expect(jsonSafe(value)).toBe(json);
  });

  it('means the same after parsing, and holds no command', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, fc.dictionary(anyText, anyText), fc.jsonValue()), (value) => {
        const json = jsonSafe(value);
        expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(json).not.toMatch(/##\[|[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
      }),
    );
  });
});

describe('the escapers of the summary', () => {
  it.each(HOSTILE)('%j stays one line of text in HTML', (text) => {
    for (const escaped of [code(text).slice(6, -7), html(text), markdown(text)]) {
      expect(escaped.replaceAll('<span>&#36;</span>', '')).not.toMatch(/[<>"'`|*_[\]\r\n\\~]/);
      expect(escaped).not.toMatch(/&(?!#\d+;)/);
    }
  });

  /** As GitHub reads the page after entities have been decoded. */
  function decoded(escaped: string): string {
    return escaped
      .replace(/<\/?(?:span|code)>/g, '')
      .replace(/&#(\d+);/g, (_, digits) => String.fromCodePoint(Number(digits)));
  }

  it.each([
    ['mention', '@octocat @github/security', /@[a-z]/i],
    ['e-mail', 'me@evil.example', /\w@\w/],
    ['address', 'http://x https://x ftp://x', /:\/\//],
    ['www', 'www.evil.example WWW.evil.example', /www\./i],
    ['issue', '#123 octocat/repo#4', /#\d/],
    ['GH', 'GH-5 gh-6 CVE-2020-1 GHSA-abcd', /(?:gh|cve|ghsa)-\w/i],
    ['commit', 'octocat/repo@0123456 0123456789abcdef0123456789abcdef01234567', /[0-9a-f]{7}/i],
    ['emoji', ':tada: :+1:', /:[\w+-]+:/],
  ])('html and markdown break the trigger of a %s', (_, text, trigger) => {
    expect(decoded(text)).toMatch(trigger);
    expect(decoded(html(text))).not.toMatch(trigger);
    expect(decoded(markdown(text))).not.toMatch(trigger);
  });

  it('wraps a dollar sign, so that no formula begins', () => {
    expect(html('$x$').replaceAll('<span>&#36;</span>', '')).toBe('x');
  });

  it.each(['1. item', '- item', '+ item', '# item', '> item', '=== ', '--- ', '``` '])(
    'markdown lets %j start no block',
    (text) => {
      expect(markdown(text)).not.toMatch(/^(?:\d+[.)]|[-+#>=`])/);
    },
  );

  it('shows code as it is', () => {
    expect(decoded(code('<www.x.example@10.0.0.1:443> #1 $x$ 0123456789'))).toBe(
      '<www.x.example@10.0.0.1:443> #1 $x$ 0123456789',
    );
  });
});
