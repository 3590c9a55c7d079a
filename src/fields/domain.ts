import { isIP } from 'node:net';
import { domainToASCII } from 'node:url';
import type { FieldReader, FieldReading } from '../domain/entry.ts';
import { lazyRegExp } from '../text/patterns.ts';

const MAX_DOMAIN_LENGTH = 253;
const MAX_LABEL_LENGTH = 63;
/** The limit before encoding, which changes the length of an international domain. */
const MAX_TEXT_LENGTH = 1000;

/** Letters and digits of any script: the mapping can turn other characters into `/` or `%`. */
const DOMAIN_CHARACTERS = lazyRegExp('^(?:\\*[.])?[\\p{L}\\p{M}\\p{Nd}._。．｡-]+$', 'u');
const LABEL = /^[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?$/;
/** Domains that the URL standard leaves unchanged, apart from A-labels. */
const USUAL_DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/;

/** A domain, ASCII or international, as lower-case A-labels without a dot at the end. */
export const readDomain: FieldReader = (text) => {
  if (text.length > MAX_TEXT_LENGTH)
    return { error: `is longer than ${MAX_DOMAIN_LENGTH} characters` };
  const usual = text.length <= MAX_DOMAIN_LENGTH && USUAL_DOMAIN.test(text);
  if (usual && !text.includes('xn--')) return { value: text };
  if (!DOMAIN_CHARACTERS().test(text))
    return { error: 'is not a domain: expected a name such as www.example.com' };
  const wildcard = text.startsWith('*.') ? '*.' : '';
  const name = domainToASCII(text.slice(wildcard.length)).replace(/\.$/, '');
  // The URL standard turns `1.2.3` into the IP address 1.2.0.3.
  if (isIP(name) !== 0 || isIP(text) !== 0) return { error: 'is an IP address, not a domain' };
  return checkedDomain(wildcard + name, name.split('.'));
};

function checkedDomain(value: string, labels: readonly string[]): FieldReading {
  if (value.length > MAX_DOMAIN_LENGTH)
    return { error: `is longer than ${MAX_DOMAIN_LENGTH} characters` };
  const tooLong = labels.some((label) => label.length > MAX_LABEL_LENGTH);
  if (tooLong) return { error: `has a label of more than ${MAX_LABEL_LENGTH} characters` };
  if (labels.every((label) => LABEL.test(label))) return { value };
  return { error: 'is not a domain: expected a name such as www.example.com' };
}
