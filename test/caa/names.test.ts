import { describe, expect, it } from 'vitest';
import { readSearchName } from '../../src/caa/names.ts';

describe('readSearchName', () => {
  it.each([
    ['www.example.com', 'www.example.com', false],
    ['WWW.Example.COM.', 'www.example.com', false],
    ['*.example.com', 'example.com', true],
    ['_dmarc.example.com', '_dmarc.example.com', false],
    ['münchen.example', 'xn--mnchen-3ya.example', false],
    ['*.münchen。example', 'xn--mnchen-3ya.example', true],
    ['com', 'com', false],
    ['1.2.3', '1.2.3', false],
  ])('reads %j', (text, base, wildcard) => {
    expect(readSearchName(text)).toEqual({ base, wildcard });
  });

  it.each([
    '',
    '.',
    '*.',
    '*',
    'a..b',
    '.example.com',
    'a b.example.com',
    '*.*.example.com',
    'www.*.example.com',
    'a%41.example.com',
    'a/b.example.com',
    'a\n.example.com',
    'ü/b.example.com',
    '１.2.3.4',
    '10.0.0.1',
    '::1',
    `${'a'.repeat(64)}.example.com`,
    `${'a.'.repeat(126)}example.com`,
  ])('finds no name in %j', (text) => {
    expect(readSearchName(text)).toBeUndefined();
  });
});
