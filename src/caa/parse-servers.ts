import { isIP } from 'node:net';
import { quote } from '../text/quote.ts';

/** A DNS server. */
export interface DnsServer {
  /** IPv4, or IPv6 with or without a zone. */
  readonly ip: string;
  readonly port: number;
}

const DNS_PORT = 53;

/**
 * Reads the input `dns-servers`: `ip`, `ip:port` or `[ipv6]:port`, separated by commas or blanks.
 * Each server counts once. Every error is one sentence.
 */
export function parseDnsServers(
  text: string,
): { readonly servers: readonly DnsServer[] } | { readonly problems: readonly string[] } {
  const entries = text.split(/[\s,]+/).filter((entry) => entry !== '');
  const problems = entries
    .filter((entry) => parseServer(entry) === undefined)
    .map(
      (entry) =>
        `'dns-servers' names ${quote(entry)}: expected ip, ip:port or [ipv6]:port, such as 10.0.0.53 or [2001:db8::53]:5353.`,
    );
  if (entries.length === 0) {
    return { problems: ["'dns-servers' names no server: expected ip or ip:port."] };
  }
  return problems.length > 0 ? { problems } : { servers: serversOf(entries) };
}

/** Reads entries that are known to be correct. Each server counts once. */
export function serversOf(entries: readonly string[]): readonly DnsServer[] {
  const servers = entries.flatMap((entry) => parseServer(entry) ?? []);
  return [...new Map(servers.map((server) => [`${server.ip} ${server.port}`, server])).values()];
}

function parseServer(entry: string): DnsServer | undefined {
  if (isIP(entry) !== 0) return { ip: entry, port: DNS_PORT };
  const [, ipv6, ipv4, digits] = /^(?:\[([^\]]+)\]|([^:]+))(?::(\d{1,5}))?$/.exec(entry) ?? [];
  const port = digits === undefined ? DNS_PORT : Number(digits);
  if (port < 1 || port > 65_535) return undefined;
  if (ipv6 !== undefined && isIP(ipv6) === 6) return { ip: ipv6, port };
  if (ipv4 !== undefined && isIP(ipv4) === 4) return { ip: ipv4, port };
  return undefined;
}
