import { isIPv4, isIPv6 } from 'node:net';
import type { FieldReader } from '../domain/entry.ts';

// An error continues a sentence that starts with the field and its value: "… is not a port: …".

/** The longest address: brackets, an embedded IPv4 part and a port included. */
const MAX_ADDRESS_LENGTH = 64;

/** IPv4 or IPv6 without a zone, in the spelling of RFC 5952; IPv4-mapped becomes IPv4. */
export const readIp: FieldReader = (text) => {
  if (isIPv4(text)) return { value: text };
  if (!isIPv6(text)) return { error: 'is not an IP address: expected IPv4 or IPv6' };
  if (text.includes('%')) return { error: 'has a zone: expected an IPv6 address without one' };
  // WHATWG URLs compress zeros as RFC 5952 does, but leave the IPv4-mapped form in hex.
  const address = new URL(`http://[${text}]`).hostname.slice(1, -1);
  return { value: mappedIpv4(address) ?? address };
};

/** A port from 1 to 65535, without leading zeros. */
export const readPort: FieldReader = (text) => {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (port >= 1 && port <= 65_535) return { value: String(port) };
  return { error: 'is not a port: expected a whole number from 1 to 65535' };
};

/**
 * Reads `10.0.0.1:443` or `[2001:db8::1]:443`. A text that has the form of an address but is not a
 * valid one gives an error; any other text gives `undefined`.
 */
export function parseAddress(
  text: string,
): { readonly ip: string; readonly port: string } | { readonly error: string } | undefined {
  if (text.startsWith('[')) return bracketed(text);
  const colon = text.lastIndexOf(':');
  const host = colon < 0 ? text : text.slice(0, colon);
  if (looksLikeIpv4(host, colon >= 0)) {
    if (colon < 0) return { error: 'lacks a port: expected ip:port' };
    return addressOf(host, text.slice(colon + 1));
  }
  return looksLikeIpv6(text, host)
    ? { error: 'lacks brackets or a port: expected [ip]:port' }
    : undefined;
}

/** `10.0.0.1:443`, or `[2001:db8::1]:443`, of a canonical address and port. */
export function joinAddress(ip: string, port: string): string {
  return ip.includes(':') ? `[${ip}]:${port}` : `${ip}:${port}`;
}

function bracketed(text: string): ReturnType<typeof parseAddress> {
  const end = text.indexOf(']');
  if (end < 0 || text[end + 1] !== ':') return { error: 'is not an address: expected [ip]:port' };
  const ip = text.slice(1, end);
  if (isIPv4(ip)) return { error: 'has brackets around IPv4: expected ip:port' };
  return addressOf(ip, text.slice(end + 2));
}

function addressOf(host: string, number: string): ReturnType<typeof parseAddress> {
  const ip = readIp(host);
  if ('error' in ip) return { error: `is not an address: its ip ${ip.error}` };
  const port = readPort(number);
  if ('error' in port) return { error: `is not an address: its port ${port.error}` };
  return { ip: ip.value, port: port.value };
}

/** Four groups of digits; before a colon, two or more groups. A single one is a time: `7:30`. */
function looksLikeIpv4(host: string, hasPort: boolean): boolean {
  if (host.length > MAX_ADDRESS_LENGTH) return false;
  return hasPort ? /^\d+(?:\.\d+)+$/.test(host) : /^\d+(?:\.\d+){3}$/.test(host);
}

function looksLikeIpv6(text: string, host: string): boolean {
  if (text.length > MAX_ADDRESS_LENGTH || !text.includes(':')) return false;
  return (
    isIPv6(text) || isIPv6(host) || (text.includes('::') && /^[0-9a-f:.]+(?:%.*)?$/i.test(text))
  );
}

function mappedIpv4(address: string): string | undefined {
  const groups = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(address)?.slice(1);
  const numbers = groups?.map((group) => Number.parseInt(group, 16));
  return numbers?.map((number) => `${number >> 8}.${number & 255}`).join('.');
}
