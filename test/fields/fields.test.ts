import { domainToASCII } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FieldReader } from '../../src/domain/entry.ts';
import {
  joinAddress,
  parseAddress,
  readDigits,
  readDomain,
  readInteger,
  readIp,
  readPort,
  readText,
} from '../../src/fields/index.ts';

function table(reader: FieldReader, good: Record<string, string>, bad: Record<string, RegExp>) {
  it.each(Object.entries(good))('reads %j as %j', (text, value) => {
    expect(reader(text)).toEqual({ value });
  });
  it.each(Object.entries(bad))('refuses %j: %s', (text, error) => {
    expect(reader(text)).toEqual({ error: expect.stringMatching(error) });
  });
}

describe('readIp', () => {
  table(
    readIp,
    {
      '10.0.0.1': '10.0.0.1',
      '2001:DB8:0:0:0:0:0:1': '2001:db8::1',
      '2001:0db8::0001:0:0:1': '2001:db8::1:0:0:1',
      '2001:db8:0:1:1:1:1:1': '2001:db8:0:1:1:1:1:1',
      '::ffff:10.0.0.1': '10.0.0.1',
      '::FFFF:0a00:0001': '10.0.0.1',
      '::': '::',
    },
    {
      '10.0.0.256': /is not an IP/,
      '010.0.0.1': /is not an IP/,
      '10.0.0': /is not an IP/,
      'fe80::1%eth0': /zone/,
      '[::1]': /is not an IP/,
      'www.example.com': /is not an IP/,
    },
  );
});

describe('readPort', () => {
  table(
    readPort,
    { '1': '1', '443': '443', '0443': '443', '65535': '65535' },
    { '0': /port/, '65536': /port/, '4.43': /port/, '+443': /port/, '1e3': /port/, '443 ': /port/ },
  );
});

describe('readDomain', () => {
  it('leaves the usual ones as the URL standard does', () => {
    const letters = [...'az09-'];
    const label = fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 6 });
    const domain = fc
      .array(label, { minLength: 1, maxLength: 4 })
      .map((labels) => labels.join('.'));
    fc.assert(
      fc.property(domain, fc.constantFrom('', '.com', '.xn--p1ai', '.0x1', '.1'), (text, end) => {
        const reading = readDomain(text + end);
        if ('value' in reading) expect(reading.value).toBe(domainToASCII(text + end));
      }),
      { numRuns: 2_000 },
    );
  });

  const label = 'a'.repeat(63);
  const longest = `${label}.${label}.${label}.${'a'.repeat(61)}`;
  table(
    readDomain,
    {
      'WWW.Example.COM.': 'www.example.com',
      '*.example.com': '*.example.com',
      'bücher.example': 'xn--bcher-kva.example',
      'XN--BCHER-KVA.example': 'xn--bcher-kva.example',
      'bücher。example': 'xn--bcher-kva.example',
      'my_host.example.com': 'my_host.example.com',
      localhost: 'localhost',
      [longest]: longest,
    },
    {
      'a..b': /not a domain/,
      '.example.com': /not a domain/,
      'www.*.com': /not a domain/,
      '*.*.com': /not a domain/,
      '*': /not a domain/,
      '-a.example': /not a domain/,
      'a b.example': /not a domain/,
      'a/b': /not a domain/,
      '%41.example': /not a domain/,
      '10.0.0.1': /IP address/,
      '1.2.3': /IP address/,
      [`${label}a.example`]: /label/,
      [`${longest}a`]: /253/,
      ['a'.repeat(2_000_000)]: /253/,
    },
  );
});

describe('readInteger', () => {
  table(
    readInteger,
    { '0': '0', '5153184': '5153184', '000123': '123', '999999999999999': '999999999999999' },
    {
      '1000000000000000': /at most 15/,
      '-1': /not a number/,
      '1.5': /not a number/,
      '1.23E+15': /spreadsheet/,
    },
  );
});

describe('readDigits', () => {
  table(
    readDigits(16),
    { '9999999999999999': '9999999999999999', '0012': '0012' },
    {
      '12345678901234567': /at most 16/,
      '1.23E+15': /spreadsheet/,
      '1.23E15': /spreadsheet/,
      '1,23E+15': /spreadsheet/,
      '1E15': /spreadsheet/,
      '0x10': /not a number/,
    },
  );
});

describe('readText', () => {
  table(
    readText(10),
    { '/Common/Ma': '/Common/Ma', 'ü b': 'ü b' },
    {
      '12345678901': /longer than 10/,
      'a\nb': /control/,
      'a\u0000': /control/,
      'a\u0085b': /control/,
    },
  );
});

describe('parseAddress', () => {
  it.each([
    ['10.0.0.1:443', '10.0.0.1', '443'],
    ['[2001:DB8::1]:443', '2001:db8::1', '443'],
    ['[::ffff:10.0.0.1]:0443', '10.0.0.1', '443'],
  ])('reads %j', (text, ip, port) => {
    expect(parseAddress(text)).toEqual({ ip, port });
  });

  it.each([
    ['10.0.0.256:443', /ip/],
    ['10.0.0:443', /ip/],
    ['10.0.0.1', /port/],
    ['10.0.0.1:', /port/],
    ['10.0.0.1:99999', /port/],
    ['10.0.0.1:https', /port/],
    ['2001:db8::1', /brackets/],
    ['2001:db8::1:443', /brackets/],
    ['2001:db8:0:0:0:0:0:1:443', /brackets/],
    ['[2001:db8::1]', /expected \[ip\]:port/],
    ['[fe80::1%eth0]:443', /zone/],
    ['[10.0.0.1]:443', /brackets around IPv4/],
    ['[nonsense]:443', /ip/],
  ])('says what is wrong with %j', (text, error) => {
    expect(parseAddress(text)).toEqual({ error: expect.stringMatching(error) });
  });

  it.each([
    'web-1',
    'www.example.com',
    'www.example.com:443',
    '1234567',
    'cert:1',
    'order:1.2',
    'a:b:c',
    '1.2',
    '7:30',
    '',
  ])('leaves %j to others', (text) => {
    expect(parseAddress(text)).toBeUndefined();
  });

  it('is undone by joinAddress', () => {
    expect(joinAddress('10.0.0.1', '443')).toBe('10.0.0.1:443');
    expect(joinAddress('2001:db8::1', '443')).toBe('[2001:db8::1]:443');
  });
});
