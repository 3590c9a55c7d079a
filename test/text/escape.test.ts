import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonSafe, logLine, logSafe } from '../../src/text/escape.ts';
import { code, html, markdown } from '../../src/text/markdown.ts';
import { growthOf, LINEAR_GROWTH } from '../cpu-time.ts';
import { MATCHERS } from '../problem-matchers.ts';
import { HOSTILE } from '../report/reports.ts';
import { anyText } from './any-text.ts';

/** Whether the runner reads the line as a command. */
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
    const growth = growthOf('\n', (breaks) => {
      logSafe(breaks + ' '.repeat(breaks.length) + '::'.repeat(breaks.length));
    });
    expect(growth).toBeLessThan(LINEAR_GROWTH);
  });
});

describe('logLine', () => {
  it.each(MATCHERS)(
    'breaks the location that a problem matcher looks for: %s',
    (_, pattern, line) => {
      expect(line).toMatch(pattern);
      for (const text of [line, `rejected  10.0.0.1:443  1028  ${line}`]) {
        for (const [, any] of MATCHERS) expect(logLine(text)).not.toMatch(any);
      }
    },
  );

  it('breaks every location in any text', () => {
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
    'Waiting: too soon. The run continues at 12:34:56 UTC.',
    'POST https://caas.digicert.com:443/x | {"ip":"10.0.0.1","port":443,"accountId":1}',
  ])('leaves %s unchanged', (line) => {
    expect(logLine(line)).toBe(line);
  });

  it.each([':1', '(1', '(1,', 'line 1,', 'line ', '.go', ':1:', '1,'])(
    'is linear in a long text of %j',
    (unit) => {
      expect(growthOf(unit, logLine)).toBeLessThan(LINEAR_GROWTH);
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

  it('keeps the data and holds no command', () => {
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
  it.each(HOSTILE)('keep %j one line of text in HTML', (text) => {
    for (const escaped of [code(text).slice(6, -7), html(text), markdown(text)]) {
      expect(escaped.replaceAll('<span>&#36;</span>', '')).not.toMatch(/[<>"'`|*_[\]\r\n\\~]/);
      expect(escaped).not.toMatch(/&(?!#\d+;)/);
    }
  });

  /** The text that GitHub reads after it has decoded the entities. */
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
  ])('html and markdown break the trigger of this kind: %s', (_, text, trigger) => {
    expect(decoded(text)).toMatch(trigger);
    expect(decoded(html(text))).not.toMatch(trigger);
    expect(decoded(markdown(text))).not.toMatch(trigger);
  });

  it('html wraps a dollar sign so that it starts no formula', () => {
    expect(html('$x$').replaceAll('<span>&#36;</span>', '')).toBe('x');
  });

  it.each(['1. item', '- item', '+ item', '# item', '> item', '=== ', '--- ', '``` '])(
    'markdown lets %j start no block',
    (text) => {
      expect(markdown(text)).not.toMatch(/^(?:\d+[.)]|[-+#>=`])/);
    },
  );

  it('code shows the text unchanged', () => {
    expect(decoded(code('<www.x.example@10.0.0.1:443> #1 $x$ 0123456789'))).toBe(
      '<www.x.example@10.0.0.1:443> #1 $x$ 0123456789',
    );
  });
});
