import { isIP } from 'node:net';
import { domainToASCII } from 'node:url';
import type { SearchName } from './policy.ts';

const LONGEST_NAME = 253;
/** Letters and digits of any script. Other characters may turn into a `/`, where a URL's host ends. */
const INTERNATIONAL = /^[\p{L}\p{M}\p{Nd}._。．｡-]+$/u;
const LABEL = /^[a-z0-9_-]{1,63}$/;

/** Whether a text is a domain name that DNS and messages can hold as it is: ASCII, lower case. */
export function isPlainName(name: string): boolean {
  return name.length <= LONGEST_NAME && name.split('.').every((label) => LABEL.test(label));
}

/** Reads a name of a certificate. International names become A-labels. */
export function readSearchName(text: string): SearchName | undefined {
  const wildcard = text.startsWith('*.');
  const name = (wildcard ? text.slice(2) : text).replace(/\.$/, '');
  const base = toAscii(name);
  return isPlainName(base) && isIP(base) === 0 ? { base, wildcard } : undefined;
}

/** As the URL standard has it, which also reads `1.2.3` and `%41`: not for ASCII names. */
function toAscii(name: string): string {
  if (/^[ -~]*$/.test(name)) return name.toLowerCase();
  return INTERNATIONAL.test(name) ? domainToASCII(name).replace(/\.$/, '') : '';
}

/** One spelling for each name: `*.example.com`. */
export function spell({ base, wildcard }: SearchName): string {
  return wildcard ? `*.${base}` : base;
}
