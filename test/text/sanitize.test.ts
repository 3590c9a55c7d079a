import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logSafe } from '../../src/text/escape.ts';
import { cut } from '../../src/text/format.ts';
import { createRedactor } from '../../src/text/redact.ts';
import { sanitize } from '../../src/text/sanitize.ts';
import { growthOf, LINEAR_GROWTH } from '../cpu-time.ts';
import { anyText } from './any-text.ts';

const same = (text: string) => text;

describe('sanitize', () => {
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
  ])('%j becomes %j', (text, sanitized) => {
    expect(sanitize(text, same)).toBe(sanitized);
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
  ])('removes control characters before it redacts: %j', (text) => {
    expect(sanitize(text, redact)).not.toMatch(/ecret|key/);
  });

  it('redacts before it cuts', () => {
    expect(sanitize(`${'x'.repeat(10)}secret-key`, redact, 16)).toBe('xxxxxxxxxx***');
  });

  it('cuts at 300 characters, without half characters', () => {
    expect(sanitize('x'.repeat(10_000_000), same)).toBe(`${'x'.repeat(299)}…`);
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
  ])('is linear in a long text of %j', (unit) => {
    const growth = growthOf(unit, (text) => {
      expect(logSafe(sanitize(text, same)).length).toBeLessThanOrEqual(301);
    });
    expect(growth).toBeLessThan(LINEAR_GROWTH);
  });

  it('makes one well-formed line without invisible characters from any text', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 2, max: 400 }), (text, limit) => {
        const sanitized = sanitize(text, same, limit);
        expect(sanitized.length).toBeLessThanOrEqual(limit);
        expect(sanitized).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
        expect(sanitize(sanitized, same, limit)).toBe(sanitized);
      }),
    );
  });
});
