import { describe, expect, it } from 'vitest';
import { parseJson } from '../../src/inventory/formats/json.ts';
import { flat } from './flat.ts';

function read(text: string): unknown {
  const parsed = parseJson(text);
  return 'node' in parsed ? flat(parsed.node) : parsed.error;
}

describe('parseJson', () => {
  it('keeps numbers as they were spelled', () => {
    expect(read('[9999999999999999, 1.50, -0, 5E12, 1e+3]')).toEqual([
      '9999999999999999',
      '1.50',
      '-0',
      '5E12',
      '1e+3',
    ]);
  });

  it('reads everything else as JSON does', () => {
    expect(
      read(
        ' {"a" : [ ] , "b":{},"c":null,"\\u0064":"x\\n\\ud83d\\ude00\\"","e":true,"f":false}\r\n\t',
      ),
    ).toEqual({
      a: [],
      b: {},
      c: null,
      d: 'x\n😀"',
      e: 'true',
      f: 'false',
    });
  });

  it.each([
    ['', 'line 1, column 1', 'ends too early'],
    ['[1,\r\n 2', 'line 2, column 3', 'comma or ]'],
    ['[1,]', 'line 1, column 4', 'value is expected'],
    ['[1]x', 'line 1, column 4', 'more text'],
    ['{"a":1,"a":2}', 'line 1, column 8', 'twice'],
    ['{"a":1,"\\u0061":2}', 'line 1, column 8', 'twice'],
    ['{a:1}', 'line 1, column 2', 'key in double quotes'],
    ['{"a" 1}', 'line 1, column 6', 'colon'],
    ['{"a":1', 'line 1, column 7', 'comma or }'],
    ["['a']", 'line 1, column 2', 'value is expected'],
    ['["a', 'line 1, column 2', 'does not end'],
    ['["a\\', 'line 1, column 2', 'does not end'],
    ['["a\nb"]', 'line 1, column 4', 'control character'],
    ['["\\x"]', 'line 1, column 2', 'escape'],
    ['[012]', 'line 1, column 2', 'starts with 0 needs quotes'],
    ['[1.]', 'line 1, column 2', 'not a number'],
    ['[58C5]', 'line 1, column 4', 'comma or ]'],
    ['[nul]', 'line 1, column 2', 'value is expected'],
  ])('says where and what is wrong in %j', (text, where, kind) => {
    expect(read(text)).toContain(`${where}: not valid JSON: `);
    expect(read(text)).toContain(kind);
  });

  it('gives the items before an error, which can hold secrets', () => {
    const parsed = parseJson('[{"a":[1]},3,]');
    expect(parsed).toHaveProperty('error');
    expect('items' in parsed && parsed.items.map(flat)).toEqual([{ a: ['1'] }, '3']);
  });

  it('refuses deep nesting without overflowing', () => {
    expect(read('['.repeat(20) + ']'.repeat(20))).toBeInstanceOf(Array);
    expect(read('['.repeat(21) + ']'.repeat(21))).toMatch(/20 levels/);
    expect(read('[{"a":'.repeat(1_000_000))).toMatch(/20 levels/);
  });

  it('reads a string, a number and blanks of megabytes', () => {
    const long = 'x'.repeat(10_000_000);
    expect(read(`["${long}"]`)).toEqual([long]);
    expect(read(`[${'1'.repeat(10_000_000)}]`)).toMatch(/not a number/);
    expect(read(`${' '.repeat(10_000_000)}[]`)).toEqual([]);
  });
});
