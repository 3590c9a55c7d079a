/** Which connections may carry a credential, and how they are encrypted. */

/** Whether nobody on the way can read a request: `https`, or `http` to this machine alone. */
export function isPrivateTransport({ protocol, hostname }: URL): boolean {
  const loopback = /^(?:127(?:\.\d{1,3}){3}|\[::1\]|localhost)$/.test(hostname);
  return protocol === 'https:' || (protocol === 'http:' && loopback);
}

/**
 * Sets TLS 1.2 as the lowest version of every connection of this process: to the provider, to
 * GitHub, to a proxy and inside its tunnel. `NODE_OPTIONS` may hold `--tls-min-v1.0`. A minimum of
 * 1.3 stays.
 */
export async function requireTls12(): Promise<void> {
  // Loaded on demand: OpenSSL takes as long to load as the rest of the action.
  const { default: tls } = await import('node:tls');
  if (tls.DEFAULT_MIN_VERSION !== 'TLSv1.3') tls.DEFAULT_MIN_VERSION = 'TLSv1.2';
}
