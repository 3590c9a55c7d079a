import { isIP, isIPv4, isIPv6 } from 'node:net';
import { domainToASCII } from 'node:url';
import type { FieldReader, FieldReading } from '../domain.ts';
import { hasControl, unicode } from '../patterns.ts';

// Problems are the rest of a sentence that starts with the field and its value: "is no port: …".

const INTEGER_DIGITS = 15;
const LONGEST_DOMAIN = 253;
const LONGEST_LABEL = 63;
/** An international domain is longer before it is encoded, but not without bound. */
const LONGEST_DOMAIN_TEXT = 1000;
/** No address is longer, not even with brackets, an embedded IPv4 part and a port. */
const LONGEST_ADDRESS = 64;

/** Letters and digits of any script; others could turn into a `/` or `%` when they are mapped. */
const DOMAIN_CHARACTERS = unicode('^(?:\\*[.])?[\\p{L}\\p{M}\\p{Nd}._。．｡-]+$', 'u');
const LABEL = /^[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?$/;
/** What most domains look like; the URL standard leaves them as they are, but for A-labels. */
const USUAL_DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/;
const SPREADSHEET_NUMBER = /^\d+(?:[.,]\d+)?E\+?\d+$/i;

/** IPv4 or IPv6 without a zone, in the spelling of RFC 5952; IPv4-mapped becomes IPv4. */
export const readIp: FieldReader = (text) => {
  if (isIPv4(text)) return { value: text };
  if (!isIPv6(text)) return { problem: 'is no IP address: expected IPv4 or IPv6' };
  if (text.includes('%')) return { problem: 'has a zone: expected an IPv6 address without one' };
  // WHATWG URLs compress zeros as RFC 5952 does, but know nothing of the IPv4-mapped form.
  const address = new URL(`http://[${text}]`).hostname.slice(1, -1);
  return { value: mappedIpv4(address) ?? address };
};

/** A port from 1 to 65535, without leading zeros. */
export const readPort: FieldReader = (text) => {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (port >= 1 && port <= 65_535) return { value: String(port) };
  return { problem: 'is no port: expected a whole number from 1 to 65535' };
};

/** An account or division number: at most 15 digits, without leading zeros. */
export const readInteger: FieldReader = (text) => {
  const problem = digitsProblem(text, INTEGER_DIGITS);
  return problem === undefined ? { value: text.replace(/^0+(?=\d)/, '') } : { problem };
};

/** A number of at most `max` digits that is sent as written, leading zeros included. */
export function readDigits(max: number): FieldReader {
  return (text) => {
    const problem = digitsProblem(text, max);
    return problem === undefined ? { value: text } : { problem };
  };
}

/** A text of at most `max` characters without control characters. */
export function readText(max: number): FieldReader {
  return (text) => {
    if (text.length > max) return { problem: `is longer than ${max} characters` };
    if (hasControl(text)) return { problem: 'contains a control character' };
    return { value: text };
  };
}

/** A domain, ASCII or international, as lower-case A-labels without a dot at the end. */
export const readDomain: FieldReader = (text) => {
  if (text.length > LONGEST_DOMAIN_TEXT)
    return { problem: `is longer than ${LONGEST_DOMAIN} characters` };
  const usual = text.length <= LONGEST_DOMAIN && USUAL_DOMAIN.test(text);
  if (usual && !text.includes('xn--')) return { value: text };
  if (!DOMAIN_CHARACTERS().test(text))
    return { problem: 'is no domain: expected a name such as www.example.com' };
  const wildcard = text.startsWith('*.') ? '*.' : '';
  const name = domainToASCII(text.slice(wildcard.length)).replace(/\.$/, '');
  // `1.2.3` is no IP address here, but becomes one on its way through the URL standard.
  if (isIP(name) !== 0 || isIP(text) !== 0) return { problem: 'is an IP address, not a domain' };
  return checkedDomain(wildcard + name, name.split('.'));
};

/**
 * Reads `10.0.0.1:443` or `[2001:db8::1]:443`. A text that is clearly meant as an address and is
 * none has a problem; anything else is `undefined`.
 */
export function parseAddress(
  text: string,
): { readonly ip: string; readonly port: string } | { readonly problem: string } | undefined {
  if (text.startsWith('[')) return bracketed(text);
  const colon = text.lastIndexOf(':');
  const host = colon < 0 ? text : text.slice(0, colon);
  if (looksLikeIpv4(host, colon >= 0)) {
    if (colon < 0) return { problem: 'lacks a port: expected ip:port' };
    return addressOf(host, text.slice(colon + 1));
  }
  return looksLikeIpv6(text, host)
    ? { problem: 'lacks brackets or a port: expected [ip]:port' }
    : undefined;
}

/** `10.0.0.1:443`, or `[2001:db8::1]:443`, of a canonical address and port. */
export function joinAddress(ip: string, port: string): string {
  return ip.includes(':') ? `[${ip}]:${port}` : `${ip}:${port}`;
}

function bracketed(text: string): ReturnType<typeof parseAddress> {
  const end = text.indexOf(']');
  if (end < 0 || text[end + 1] !== ':') return { problem: 'is no address: expected [ip]:port' };
  const ip = text.slice(1, end);
  if (isIPv4(ip)) return { problem: 'has brackets around IPv4: expected ip:port' };
  return addressOf(ip, text.slice(end + 2));
}

function addressOf(host: string, number: string): ReturnType<typeof parseAddress> {
  const ip = readIp(host);
  if ('problem' in ip) return { problem: `is no address: its ip ${ip.problem}` };
  const port = readPort(number);
  if ('problem' in port) return { problem: `is no address: its port ${port.problem}` };
  return { ip: ip.value, port: port.value };
}

/** Four groups of digits; before a colon any number of groups but one, `7:30` being no address. */
function looksLikeIpv4(host: string, hasPort: boolean): boolean {
  if (host.length > LONGEST_ADDRESS) return false;
  return hasPort ? /^\d+(?:\.\d+)+$/.test(host) : /^\d+(?:\.\d+){3}$/.test(host);
}

function looksLikeIpv6(text: string, host: string): boolean {
  if (text.length > LONGEST_ADDRESS || !text.includes(':')) return false;
  return (
    isIPv6(text) || isIPv6(host) || (text.includes('::') && /^[0-9a-f:.]+(?:%.*)?$/i.test(text))
  );
}

function mappedIpv4(address: string): string | undefined {
  const groups = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(address)?.slice(1);
  const numbers = groups?.map((group) => Number.parseInt(group, 16));
  return numbers?.map((number) => `${number >> 8}.${number & 255}`).join('.');
}

function digitsProblem(text: string, max: number): string | undefined {
  // A bound for the regular expression: no spreadsheet writes more.
  if (SPREADSHEET_NUMBER.test(text.slice(0, 100))) {
    return 'has lost its digits to a spreadsheet: format the column as text and enter it again';
  }
  if (text.length <= max && /^\d+$/.test(text)) return undefined;
  return `is no number of at most ${max} digits`;
}

function checkedDomain(value: string, labels: readonly string[]): FieldReading {
  if (value.length > LONGEST_DOMAIN)
    return { problem: `is longer than ${LONGEST_DOMAIN} characters` };
  const tooLong = labels.some((label) => label.length > LONGEST_LABEL);
  if (tooLong) return { problem: `has a label of more than ${LONGEST_LABEL} characters` };
  if (labels.every((label) => LABEL.test(label))) return { value };
  return { problem: 'is no domain: expected a name such as www.example.com' };
}
