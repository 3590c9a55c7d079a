import { joinAddress, readIp, readPort } from '../../fields/index.ts';

/**
 * `ip:port` in our spelling. The documentation does not say how a reply spells IPv6: the port is
 * after the last colon.
 */
export function normalAddress(text: string): string {
  const colon = text.lastIndexOf(':');
  const host = text.slice(0, colon).trim();
  const ip = readIp(host.replace(/^\[(.*)\]$/, '$1'));
  const port = readPort(text.slice(colon + 1).trim());
  return 'value' in ip && 'value' in port ? joinAddress(ip.value, port.value) : text;
}
