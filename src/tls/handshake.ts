import type { Socket } from 'node:net';
import tls from 'node:tls';
import type { Timer } from '../domain/timer.ts';
import { readCertificate, type ServedCertificate } from './certificate.ts';

/** What one connection shows. */
export type Sight =
  | { readonly kind: 'certificate'; readonly certificate: ServedCertificate }
  /** The peer speaks TLS and has nothing to offer for the settings of this handshake. */
  | { readonly kind: 'refused' }
  /** The peer answered, or closed the connection, without a TLS handshake. */
  | { readonly kind: 'no-tls' }
  /** The peer accepted no connection, or sent no answer in time. */
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'cancelled' };

export interface Handshake {
  /** Opens the TCP connection. */
  readonly dial: () => Socket;
  readonly secureContext: tls.SecureContext;
  readonly serverName: string | undefined;
  readonly clock: Timer;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/**
 * Connects, reads the certificate during the TLS handshake, and closes the connection. Trusts
 * nothing and sends no application data. Never rejects.
 */
export function shakeHands(handshake: Handshake): Promise<Sight> {
  const { dial, secureContext, serverName, clock, timeoutMs, signal } = handshake;
  if (signal.aborted) return Promise.resolve({ kind: 'cancelled' });
  return new Promise((resolve) => {
    const socket = dial();
    let connected = !socket.connecting;
    socket.once('connect', () => {
      connected = true;
    });
    // The TLS socket reports the errors of the socket below it.
    socket.on('error', () => {});
    // No ALPN: a server that speaks only h2 refuses every other protocol. No session: a resumed
    // session has no certificate.
    const tlsSocket = tls.connect({
      socket,
      secureContext,
      ...(serverName !== undefined && { servername: serverName }),
      rejectUnauthorized: false,
      checkServerIdentity: () => undefined,
    });
    const settled = new AbortController();

    function settle(sight: Sight): void {
      if (settled.signal.aborted) return;
      settled.abort();
      signal.removeEventListener('abort', cancel);
      // Node emits `secureConnect` before it writes the last bytes of the handshake. The server
      // logs a broken handshake if the connection closes before that.
      setImmediate(() => {
        tlsSocket.destroy();
        socket.destroy();
        resolve(sight);
      });
    }

    // A TLS 1.2 server that requires a client certificate breaks the handshake off after it has
    // sent its own certificate, so errors and time-outs also have to look for one.
    function settleWithCertificate(otherwise: Sight): void {
      if (settled.signal.aborted) return;
      const certificate = peerCertificate(tlsSocket);
      settle(certificate === undefined ? otherwise : { kind: 'certificate', certificate });
    }

    function cancel(): void {
      settle({ kind: 'cancelled' });
    }

    function failed(error?: Error): void {
      if (isHandshakeFailure(error)) settleWithCertificate({ kind: 'refused' });
      else settleWithCertificate({ kind: connected ? 'no-tls' : 'unreachable' });
    }

    signal.addEventListener('abort', cancel, { once: true });
    tlsSocket
      .on('secureConnect', () => settleWithCertificate({ kind: 'no-tls' }))
      .on('error', failed)
      .on('close', () => failed());
    // A silent port emits no event at all.
    clock.sleep(timeoutMs, settled.signal).then(() => {
      settleWithCertificate({ kind: socket.bytesRead > 0 ? 'no-tls' : 'unreachable' });
    });
  });
}

function peerCertificate(tlsSocket: tls.TLSSocket): ServedCertificate | undefined {
  try {
    const certificate = tlsSocket.getPeerX509Certificate();
    return certificate && readCertificate(certificate);
  } catch {
    // OpenSSL throws for fields that it cannot decode.
    return undefined;
  }
}

/**
 * Whether the peer found no settings in common. Other alerts, such as `internal_error`, say nothing
 * about the certificates that it has. The code is `ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE`, or
 * has another prefix in other versions of OpenSSL.
 */
function isHandshakeFailure(error: Error | undefined): boolean {
  return error !== undefined && 'code' in error && /_HANDSHAKE_FAILURE$/.test(String(error.code));
}
