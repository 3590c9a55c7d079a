import dns from 'node:dns';
import { type DnsServer, serversOf } from './parse-servers.ts';

export { type DnsServer, parseDnsServers } from './parse-servers.ts';

/** The DNS servers of this machine. */
export function systemServers(): readonly DnsServer[] {
  return serversOf(dns.getServers());
}
