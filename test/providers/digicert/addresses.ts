import { isIPv6 } from 'node:net';

/** How DigiCert spells an IPv6 address in a reply; the documentation does not say. */
export type Ipv6Spelling = 'compressed' | 'full' | 'bracketed';

/** The one spelling of an IP address that WHATWG URLs use: RFC 5952 for IPv6. */
function canonicalIp(ip: string): string {
  return isIPv6(ip) ? new URL(`http://[${ip}]`).hostname.slice(1, -1) : ip;
}

/** As every IPv6 address has: most are IPv4, and Node looks at each with a long regular expression. */
const hasColon = (ip: string) => ip.includes(':');

/** Eight groups of four digits. */
function fullIpv6(ip: string): string {
  const [head = '', tail] = canonicalIp(ip).split('::');
  const left = head.split(':').filter((group) => group !== '');
  const right = (tail ?? '').split(':').filter((group) => group !== '');
  const zeros = Array<string>(8 - left.length - right.length).fill('0');
  return [...left, ...zeros, ...right].map((group) => group.padStart(4, '0')).join(':');
}

/** `10.0.0.1:443` or `[2001:db8::1]:443`: the entry of a plain list. */
export function addressOf(ip: string, port: number): string {
  return hasColon(ip) && isIPv6(ip) ? `[${canonicalIp(ip)}]:${port}` : `${ip}:${port}`;
}

const IPV6_KEYS: Readonly<Record<Ipv6Spelling, (ip: string, port: number) => string>> = {
  compressed: (ip, port) => `${canonicalIp(ip)}:${port}`,
  full: (ip, port) => `${fullIpv6(ip)}:${port}`,
  bracketed: (ip, port) => `[${canonicalIp(ip)}]:${port}`,
};

/** Makes the key of an automation in the maps of a reply. */
export function replyKeyOf(spelling: Ipv6Spelling, ip: string, port: number): string {
  return hasColon(ip) ? IPV6_KEYS[spelling](ip, port) : addressOf(ip, port);
}

/** The entry of a plain list: the address, with the domain in front of it where there is one. */
export function labelOf(ip: string, port: number, domainName: unknown): string {
  const at = addressOf(ip, port);
  return typeof domainName === 'string' ? `${domainName}@${at}` : at;
}
