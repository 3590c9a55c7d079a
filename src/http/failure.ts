import { getProxyUrl } from '@actions/http-client/lib/proxy';
import { errorCode } from '../text/errors.ts';

/** Why there is no complete reply. */
export interface HttpFailure {
  readonly kind: 'failure';
  /** `not-sent`: the request certainly did not reach the provider. */
  readonly delivery: 'not-sent' | 'unknown';
  /** Whether another connection can succeed a moment later. */
  readonly transient: boolean;
  /** What happened and what to do, in the operator's words. */
  readonly message: string;
  readonly cause: unknown;
}

export class ReplyTooLarge extends Error {}
export class DeadlinePassed extends Error {}
export class Cancelled extends Error {}
/** HTTP 101: the server switches to another protocol. */
export class ProtocolSwitched extends Error {}

/**
 * Says what went wrong with an exchange, and whether the request can have arrived.
 *
 * @param isConnected whether the connection, and TLS on it, was up.
 */
export function describeFailure(
  cause: unknown,
  url: URL,
  isConnected: boolean,
  timeoutMs: number,
): HttpFailure {
  if (isConnected) {
    const message = `${describeBroken(cause, timeoutMs)}; the request may have arrived`;
    return { kind: 'failure', delivery: 'unknown', transient: false, message, cause };
  }
  const { message, transient } = describeUnconnected(cause, url, timeoutMs);
  return { kind: 'failure', delivery: 'not-sent', transient, message, cause };
}

function describeBroken(cause: unknown, timeoutMs: number): string {
  if (cause instanceof Cancelled) return 'the run was cancelled while the request was under way';
  if (cause instanceof DeadlinePassed) return `no complete reply within ${timeoutMs / 1_000} s`;
  if (cause instanceof ReplyTooLarge) return 'the reply is larger than any answer';
  if (cause instanceof ProtocolSwitched) {
    return 'the reply is HTTP 101, a switch to another protocol that was not requested';
  }
  const code = errorCode(cause) ?? '';
  if (code.startsWith('HPE_')) return `the reply is not HTTP (${code})`;
  return `the connection broke before the reply was complete${code && ` (${code})`}`;
}

function describeUnconnected(cause: unknown, url: URL, timeoutMs: number) {
  if (cause instanceof Cancelled) {
    return { transient: false, message: 'the run was cancelled before a connection was up' };
  }
  const proxy = getProxyUrl(url);
  const via = proxy ? ` through the proxy ${proxy.host}` : '';
  if (cause instanceof DeadlinePassed) {
    const message = `no connection to ${url.host}${via} within ${timeoutMs / 1_000} s`;
    return { transient: true, message };
  }
  const code = errorCode(cause) ?? '';
  const untrusted = UNTRUSTED[code];
  if (untrusted !== undefined) {
    return { transient: false, message: `${url.host}${via}: ${untrusted} (${code})` };
  }
  const refusal = /statusCode=(\d{3})$/.exec(messageOf(cause))?.[1];
  if (proxy && refusal) {
    return {
      transient: true,
      message: `the proxy ${proxy.host} refused a tunnel (HTTP ${refusal})`,
    };
  }
  // `tunnel` gives every failure of a proxy the code ECONNRESET.
  const proxyCode = /cause=.*?\b(E[A-Z_]+)\b/.exec(messageOf(cause))?.[1] ?? '';
  if (proxy && UNREACHABLE[proxyCode] !== undefined) {
    const message = `the proxy ${proxy.host}: ${UNREACHABLE[proxyCode]} (${proxyCode})`;
    return { transient: true, message };
  }
  const what = UNREACHABLE[code] ?? 'no connection could be made';
  return { transient: true, message: `${url.host}${via}: ${what}${code && ` (${code})`}` };
}

const UNREACHABLE: Readonly<Record<string, string>> = {
  ENOTFOUND: 'the name was not found in DNS',
  EAI_AGAIN: 'the name could not be looked up in DNS',
  ECONNREFUSED: 'the connection was refused',
  EHOSTUNREACH: 'the host cannot be reached',
  ENETUNREACH: 'the network cannot be reached',
  ETIMEDOUT: 'the connection timed out',
  ECONNRESET: 'the connection was closed before it was up',
  EPROTO: 'the TLS handshake failed',
};

const ADD_CA =
  'the certificate is not trusted; if a private CA or an inspecting proxy issued it, let ' +
  'NODE_EXTRA_CA_CERTS name a PEM file with that CA';

/** Codes of OpenSSL and Node for a certificate that another attempt will not trust either. */
const UNTRUSTED: Readonly<Record<string, string>> = {
  SELF_SIGNED_CERT_IN_CHAIN: ADD_CA,
  DEPTH_ZERO_SELF_SIGNED_CERT: ADD_CA,
  UNABLE_TO_GET_ISSUER_CERT: ADD_CA,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: ADD_CA,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: ADD_CA,
  CERT_UNTRUSTED: ADD_CA,
  CERT_SIGNATURE_FAILURE: ADD_CA,
  INVALID_CA: ADD_CA,
  CERT_HAS_EXPIRED: 'the certificate has expired',
  CERT_NOT_YET_VALID: 'the certificate is not valid yet; is the clock of the runner right?',
  CERT_REVOKED: 'the certificate was revoked',
  ERR_TLS_CERT_ALTNAME_INVALID: 'the certificate is for another host name',
  HOSTNAME_MISMATCH: 'the certificate is for another host name',
};

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : '';
}
