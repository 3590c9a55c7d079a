import { X509Certificate } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { afterEach, expect, onTestFinished } from 'vitest';
import { createLooker, type Endpoint, type Look } from '../../src/tls/look.ts';
import type { KeyPair } from '../network/certificates.ts';
import { certificate, type Node, type Port, startPort } from '../network/tls-ports.ts';
import { createManualClock } from './manual-clock.ts';

export const [rsa, newRsa, ec, newEc] = await Promise.all([
  certificate({ name: 'old RSA' }),
  certificate({ name: 'new RSA' }),
  certificate({ name: 'old ECDSA', keyType: 'ec' }),
  certificate({ name: 'new ECDSA', keyType: 'ec' }),
]);

const NEVER = new AbortController().signal;
/** TLS options of a server with old versions. */
export const OLD_SERVER = { ciphers: 'DEFAULT@SECLEVEL=0' };

/** Starts a port that is closed after the test. */
export async function open(...nodes: readonly Node[]): Promise<Port> {
  const port = await startPort(...nodes);
  onTestFinished(() => port.close());
  return port;
}

/** Every socket that a look opened, to see that none stays open. */
export const dialled: Socket[] = [];
export function dial(host: string, port: number): Socket {
  const socket = connect({ host, port });
  dialled.push(socket);
  return socket;
}
afterEach(() => {
  const sockets = dialled.splice(0);
  expect(sockets.filter(({ destroyed }) => !destroyed)).toEqual([]);
});

/** Looks at a port once. */
export function look({ ip, port, domain }: Endpoint, clock = createManualClock(), signal = NEVER) {
  return createLooker({ clock, dial })({ ip, port, domain }, signal);
}

const nameOf = ({ cert }: KeyPair) => new X509Certificate(cert).fingerprint256;

/** The names of the certificates in each group. */
export function summary(seen: Look | undefined) {
  if (seen?.kind !== 'seen') return seen;
  const names = new Map(
    Object.entries({ rsa, newRsa, ec, newEc }).map(([name, pair]) => [nameOf(pair), name]),
  );
  const toNames = (group: typeof seen.rsa) =>
    group.certificates.map(({ fingerprint256 }) => names.get(fingerprint256));
  return {
    byDefault: toNames(seen.byDefault),
    rsa: toNames(seen.rsa),
    complete: [seen.byDefault.complete, seen.rsa.complete],
  };
}

/** A server with one RSA certificate shows it in both groups. */
export const only = (name: string) => ({
  byDefault: [name, name, name],
  rsa: [name, name, name],
  complete: [true, true],
});
/** A server with an ECDSA and an RSA certificate. */
export const twins = (byDefault: string, rsa: string) => ({
  ...only(rsa),
  byDefault: Array(3).fill(byDefault),
});
/** A server without an RSA certificate. */
export const ecdsaOnly = (name: string) => ({ ...twins(name, name), rsa: [] });
