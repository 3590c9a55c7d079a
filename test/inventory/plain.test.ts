import { describe, expect, it } from 'vitest';
import { parsePlain } from '../../src/inventory/formats/plain.ts';
import { detectFormat } from '../../src/inventory/resolve.ts';

it.each(['1,234,567', '7, 1,234', '1,234,567, 2,345,678'])(
  'asks whether %j has thousands separators',
  (text) => {
    const errors = parsePlain(text).map(({ error }) => error);
    expect(errors).toEqual([expect.stringContaining('thousands separators')]);
  },
);

it.each(['1,2,3', '1234567,123', '1234567,1234568', '123, 456', 'a,123'])(
  'takes %j for a list of numbers',
  (text) => {
    expect(
      parsePlain(text)
        .map(({ error }) => error)
        .every((one) => !one),
    ).toBe(true);
  },
);

describe('detectFormat', () => {
  it.each([
    ['[]', 'json'],
    ['  \n {"ip":1}', 'json'],
    ['["a]:1"]', 'json'],
    ['[1, 2]', 'json'],
    ['[2001:db8::1]:443', 'plain'],
    ['[2001:db8::1]:443, 10.0.0.1:443', 'plain'],
    ['[fe80::1%eth0]:443', 'plain'],
    ['- a', 'yaml'],
    ['-', 'yaml'],
    ['# note\n\n---\n  - a: 1', 'yaml'],
    ['-a', 'plain'],
    ['--- a', 'plain'],
    ['a\n- b', 'plain'],
    ['# note\n[1]', 'plain'],
    ['name: web', 'plain'],
  ])('takes %j as %s', (text, format) => {
    expect(detectFormat(text)).toBe(format);
  });
});

describe('parsePlain', () => {
  function read(text: string): unknown {
    return parsePlain(text).map(({ place, text: entry, error }) => [
      place,
      entry,
      ...(error === undefined ? [] : [error]),
    ]);
  }

  it('splits at commas and line breaks and skips what is blank', () => {
    expect(read(' a , b,,\r\nc\rd\n\n,e,')).toEqual([
      ['entry 1', 'a'],
      ['entry 2', 'b'],
      ['entry 3', 'c'],
      ['entry 4', 'd'],
      ['entry 5', 'e'],
    ]);
  });

  it('takes a line that starts with # as a comment, and no other #', () => {
    expect(read('  # a, b\nc#d')).toEqual([['entry 1', 'c#d']]);
    expect(read('a, # b, c')).toEqual([
      ['entry 1', 'a'],
      ['entry 2', '# b', expect.stringContaining('only a whole line')],
      ['entry 3', 'c'],
    ]);
  });
});
