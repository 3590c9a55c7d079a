import { constants } from 'node:crypto';
import { connect, isIP, type Socket } from 'node:net';
import tls from 'node:tls';
import { domainToASCII } from 'node:url';
import type { Timer } from '../domain/timer.ts';
import type { ServedCertificate } from './certificate.ts';
import { type Sight, shakeHands } from './handshake.ts';

/** A port to look at. */
export interface Endpoint {
  readonly ip: string;
  readonly port: number;
  /** The name to ask for (SNI); may be a wildcard name. */
  readonly domain?: string | undefined;
}

/** What one look at a port shows. */
export type Look =
  | {
      readonly kind: 'seen';
      /** With default settings: the ECDSA certificate where the server has one. */
      readonly byDefault: LookGroup;
      /** With signature algorithms for RSA only. */
      readonly rsa: LookGroup;
    }
  /** No connection, or no answer in time. */
  | { readonly kind: 'unreachable' }
  /** An answer, but no certificate. */
  | { readonly kind: 'no-tls' };

/** What the connections with the same settings show. */
export interface LookGroup {
  /** One for each connection that showed a certificate, in the order of the connections. */
  readonly certificates: readonly ServedCertificate[];
  /**
   * Whether every connection showed a certificate or the server's word that it has none for these
   * settings. A group that is not complete may have missed a certificate.
   */
  readonly complete: boolean;
}

/** Connections with the same settings in one look. The nodes behind a load balancer can differ. */
export const CONNECTIONS_PER_GROUP = 3;

export interface LookerOptions {
  readonly clock: Timer;
  /** Opens a TCP connection; a direct one by default. */
  readonly dial?: (ip: string, port: number) => Socket;
  /** For each connection; 5 s by default. */
  readonly timeoutMs?: number;
}

/**
 * Looks at a port once, with one connection at a time. Never rejects. Returns `undefined` if
 * `signal` is aborted before the look is complete.
 */
export type Looker = (endpoint: Endpoint, signal: AbortSignal) => Promise<Look | undefined>;

/** TLS settings, and those for a server that refuses them. */
interface Settings {
  readonly current: tls.SecureContext;
  readonly old: tls.SecureContext;
}

/** Makes the function that looks at ports. It sends nothing but TLS handshakes. */
export function createLooker({
  clock,
  dial = (host, port) => connect({ host, port }),
  timeoutMs = 5_000,
}: LookerOptions): Looker {
  const byDefault = defaultSettings();
  const rsa = rsaSettings();

  return async (endpoint, signal) => {
    const { ip, port } = endpoint;
    const serverName = toServerName(endpoint.domain);
    let needsOldSettings = false;

    function handshake(secureContext: tls.SecureContext): Promise<Sight> {
      const open = () => dial(ip, port);
      return shakeHands({ dial: open, secureContext, serverName, clock, timeoutMs, signal });
    }

    async function see({ current, old }: Settings, tryOld: boolean): Promise<Sight> {
      const sight = await handshake(current);
      const answered = sight.kind === 'refused' || sight.kind === 'no-tls';
      if (!answered || !tryOld) return sight;
      const second = await handshake(old);
      if (second.kind === 'certificate') needsOldSettings = true;
      return second.kind === 'certificate' || second.kind === 'cancelled' ? second : sight;
    }

    const first = await see(byDefault, true);
    if (first.kind === 'unreachable') return { kind: 'unreachable' };
    if (first.kind === 'refused' || first.kind === 'no-tls') return { kind: 'no-tls' };
    const seen = {
      kind: 'seen',
      byDefault: await completeGroup([first], () => see(byDefault, true)),
      // A server without an RSA certificate refuses. A second try then makes sense only at a
      // server that refuses current settings anyway.
      rsa: await completeGroup([], () => see(rsa, needsOldSettings)),
    } as const;
    return signal.aborted ? undefined : seen;
  };
}

async function completeGroup(
  begun: readonly Sight[],
  see: () => Promise<Sight>,
): Promise<LookGroup> {
  const sights = [...begun];
  while (sights.length < CONNECTIONS_PER_GROUP) {
    const sight = await see();
    sights.push(sight);
    // Each further connection to a silent port would wait for its time-out too.
    if (sight.kind === 'unreachable' || sight.kind === 'cancelled') break;
  }
  return {
    certificates: sights.flatMap((sight) =>
      sight.kind === 'certificate' ? [sight.certificate] : [],
    ),
    complete: sights.every(({ kind }) => kind === 'certificate' || kind === 'refused'),
  };
}

/**
 * Nothing is trusted, so no root certificates are loaded. The first group in the list gets a key
 * share: the post-quantum one, OpenSSL's first choice, makes the first message longer than a
 * packet, and old servers and firewalls then reset the connection or never answer (tldr.fail).
 */
const COMMON = { ca: [], ecdhCurve: 'X25519:P-256:P-384:P-521:X25519MLKEM768' };

/** TLS 1.0 and 1.1 need a lower security level; very old servers lack secure renegotiation. */
const OLD_SERVERS = {
  ...COMMON,
  minVersion: 'TLSv1',
  maxVersion: 'TLSv1.2',
  secureOptions: constants.SSL_OP_LEGACY_SERVER_CONNECT,
} as const;

/**
 * Node's default list prefers RSA. Under TLS 1.2, a server that follows the order of the client
 * then never shows its ECDSA certificate.
 */
const ECDSA_FIRST = `ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES256-GCM-SHA384:${tls.DEFAULT_CIPHERS}`;

function defaultSettings(): Settings {
  return {
    current: tls.createSecureContext({ ...COMMON, ciphers: ECDSA_FIRST }),
    old: tls.createSecureContext({ ...OLD_SERVERS, ciphers: 'DEFAULT@SECLEVEL=0' }),
  };
}

function rsaSettings(): Settings {
  return {
    current: tls.createSecureContext({
      ...COMMON,
      sigalgs: 'rsa_pss_rsae_sha256:rsa_pkcs1_sha256',
    }),
    // TLS 1.0 and 1.1 know no signature algorithms: the cipher suite decides.
    old: tls.createSecureContext({ ...OLD_SERVERS, ciphers: 'DEFAULT:!aECDSA:@SECLEVEL=0' }),
  };
}

/**
 * The SNI for a domain. A server that does not know the name answers with its default certificate,
 * without an error. So a dot at the end is removed, and the `*` of a wildcard name replaced. Some
 * servers refuse a handshake with a malformed name, so that a text which is no name is left out.
 */
export function toServerName(domain: string | undefined): string | undefined {
  const name = domainToASCII((domain ?? '').replace(/\.$/, '').replace(/^\*(?=\.)/, 'www'));
  const isName = /^[a-z0-9._-]{1,253}$/.test(name) && isIP(name) === 0;
  return isName ? name : undefined;
}
