import { expect, it } from 'vitest';
import { normalizeSerialNumber } from '../../src/fields/serial-number.ts';
import { readCertificate } from '../../src/tls/certificate.ts';

it.for([
  ['0A:1B:2C', 'a1b2c'],
  ['0a 1b 2c', 'a1b2c'],
  ['0A-1B-2C', 'a1b2c'],
  ['000a1b2c', 'a1b2c'],
  ['00:0A:1B:2C', 'a1b2c'],
  ['A1B2C', 'a1b2c'],
  ['a0', 'a0'],
  ['00', '0'],
  ['', undefined],
  [' - ', undefined],
  [undefined, undefined],
  // Longer than any number of JavaScript.
  ['0FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF1', 'fffffffffffffffffffffffffffffff1'],
] as const)('the serial number %s is compared as %s', ([text, normalized]) => {
  expect(normalizeSerialNumber(text)).toBe(normalized);
});

const FIELDS = {
  serialNumber: '0A1B2C',
  validFrom: 'Nov  4 23:27:12 2026 GMT',
  validTo: 'Dec 31 23:59:59 9999 GMT',
  issuer: 'C=US\nO=Example\nCN=Example CA',
  fingerprint256: 'AA:BB',
};

it('a certificate is read from its texts', () => {
  expect(readCertificate(FIELDS)).toEqual({
    serialNumber: 'a1b2c',
    notBefore: Date.parse('2026-11-04T23:27:12Z'),
    notAfter: Date.parse('9999-12-31T23:59:59Z'),
    issuer: 'C=US, O=Example, CN=Example CA',
    fingerprint256: 'AA:BB',
  });
});

it.for(['validFrom', 'validTo'])('a certificate with a bad %s is none', (field) => {
  expect(readCertificate({ ...FIELDS, [field]: 'Bad time value' })).toBeUndefined();
});
