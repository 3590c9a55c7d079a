import http, { type ClientRequest, type IncomingMessage } from 'node:http';
import type https from 'node:https';
import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { getProxyUrl } from '@actions/http-client/lib/proxy';
import type { HttpReply, HttpRequest } from './domain.ts';
import { errorCode } from './errors.ts';

/** Why there is no reply to trust. */
export interface HttpFailure {
  readonly kind: 'failure';
  /** `no`: the request certainly never reached the provider. */
  readonly arrived: 'no' | 'maybe';
  /** Whether the same connection may work a moment later. */
  readonly passing: boolean;
  /** What happened and what to do, in the operator's words. */
  readonly message: string;
  readonly cause: unknown;
}

export type Exchange = { readonly kind: 'reply'; readonly reply: HttpReply } | HttpFailure;

export interface Http {
  /** Sends one POST and waits for the whole reply. Never throws; `signal` gives up at once. */
  post(request: HttpRequest, signal: AbortSignal): Promise<Exchange>;
}

export interface HttpOptions {
  /** One exchange, from connecting to the last byte of the reply. */
  readonly timeoutMs: number;
  /** A longer reply is refused. */
  readonly maxReplyBytes: number;
  /** A connection that was idle for longer may be half closed, and is not used again. */
  readonly maxIdleMs: number;
  /** Milliseconds since the epoch, for a `Retry-After` in seconds. */
  readonly now: () => number;
}

class ReplyTooLarge extends Error {}
class DeadlinePassed extends Error {}
class Cancelled extends Error {}

/** Redirects are refused, certificates are always verified, proxies of the environment are used. */
export function createHttp({ timeoutMs, maxReplyBytes, maxIdleMs, now }: HttpOptions): Http {
  const routes = new Map<string, Promise<Route>>();

  /** One route for each origin, with its connections. */
  function routeTo(url: URL): Promise<Route> {
    const known = routes.get(url.origin);
    if (known !== undefined) return known;
    const route = openRoute(url, maxIdleMs);
    routes.set(url.origin, route);
    return route;
  }

  async function post(request: HttpRequest, signal: AbortSignal): Promise<Exchange> {
    const giveUp = new AbortController();
    const deadline = setTimeout(() => giveUp.abort(new DeadlinePassed()), timeoutMs);
    const cancel = () => giveUp.abort(new Cancelled());
    signal.addEventListener('abort', cancel, { once: true });
    if (signal.aborted) cancel();
    const connection = { up: false };
    try {
      const route = await routeTo(request.url);
      giveUp.signal.throwIfAborted();
      const message = await sendRequest(request, route, giveUp.signal, connection);
      return { kind: 'reply', reply: await readReply(message, maxReplyBytes, now) };
    } catch (error) {
      const cause = giveUp.signal.aborted ? giveUp.signal.reason : error;
      return describe(cause, request.url, connection.up, timeoutMs);
    } finally {
      clearTimeout(deadline);
      signal.removeEventListener('abort', cancel);
    }
  }

  return { post };
}

/** How an origin is reached. */
interface Route {
  readonly request: typeof https.request;
  readonly agent: http.Agent;
}

const isSecure = (url: URL) => url.protocol === 'https:';
const isProxied = (url: URL) => getProxyUrl(url) !== undefined;

/** TLS and tunnels take as long to load as the rest of the action: only those who use them do. */
async function openRoute(url: URL, maxIdleMs: number): Promise<Route> {
  const { request, Agent } = isSecure(url) ? await import('node:https') : http;
  if (isProxied(url)) {
    const { HttpClient } = await import('@actions/http-client');
    const client = new HttpClient(undefined, undefined, { keepAlive: true });
    return { request, agent: client.getAgent(url.href) };
  }
  const agent = new Agent({ keepAlive: true });
  closeIdleConnections(agent, maxIdleMs);
  return { request, agent };
}

/**
 * The agent's own option `timeout` would also end connections that take this long to come up, so
 * the time-out is set on a connection when it goes back to the pool, which is where the agent
 * closes those that time out.
 */
function closeIdleConnections(agent: http.Agent, maxIdleMs: number): void {
  const keepSocketAlive = agent.keepSocketAlive.bind(agent);
  agent.keepSocketAlive = (socket: Duplex) => {
    const kept = keepSocketAlive(socket);
    if (socket instanceof Socket) {
      // The agent has set what the server's `Keep-Alive: timeout=` leaves of it; 0 is for ever.
      socket.setTimeout(Math.min(socket.timeout || maxIdleMs, maxIdleMs));
    }
    return kept;
  };
}

/** Sends it, and waits for the head of the reply. */
function sendRequest(
  { url, headers, body }: HttpRequest,
  { request, agent }: Route,
  signal: AbortSignal,
  connection: { up: boolean },
): Promise<IncomingMessage> {
  const secure = isSecure(url);
  return new Promise((resolve, reject) => {
    const sent = request({
      method: 'POST',
      // Node takes an IPv6 address without brackets; `tunnel` writes it into CONNECT as it is.
      host: isProxied(url) ? url.hostname : url.hostname.replace(/^\[|\]$/g, ''),
      port: url.port || (secure ? 443 : 80),
      path: url.pathname,
      headers: { ...headers, 'content-length': Buffer.byteLength(body) },
      agent,
      // Explicit, so that no environment variable can switch it off.
      rejectUnauthorized: true,
    });
    noteConnection(sent, secure, connection);
    const giveUp = () => {
      sent.destroy();
      // A request that waits for its tunnel hears of nothing until the proxy has answered.
      reject(signal.reason);
    };
    signal.addEventListener('abort', giveUp, { once: true });
    sent
      .on('response', (message) => {
        // A reset ends a body without a length as if it were whole.
        sent.on('error', (error) => {
          if (!message.complete) message.destroy(error);
        });
        resolve(message);
      })
      .on('error', reject)
      .end(body);
  });
}

/** Nothing is written to a socket before its connection, and TLS on it, is up. */
function noteConnection(request: ClientRequest, secure: boolean, connection: { up: boolean }) {
  request.once('socket', (socket) => {
    const alreadyUp = request.reusedSocket || (!secure && !socket.connecting);
    if (alreadyUp) connection.up = true;
    else {
      socket.once(secure ? 'secureConnect' : 'connect', () => {
        connection.up = true;
      });
    }
  });
}

/** A stream's iterator throws where the connection dies inside the body. */
async function readReply(
  message: IncomingMessage,
  maxBytes: number,
  now: () => number,
): Promise<HttpReply> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of message) {
    size += chunk.length;
    if (size > maxBytes) throw new ReplyTooLarge();
    chunks.push(chunk);
  }
  if (!message.complete) throw new Error('the reply broke off');
  const retryAt = readRetryAfter(message.headers['retry-after'], now());
  return {
    status: message.statusCode ?? 0,
    ...(retryAt !== undefined && { retryAt }),
    body: new TextDecoder().decode(Buffer.concat(chunks)),
  };
}

/** The three forms that RFC 9110, 5.6.7 wants to be read; the last one says no time zone. */
const HTTP_DATES = [
  /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/,
  /^[A-Z][a-z]{5,8}, \d{2}-[A-Z][a-z]{2}-\d{2} \d{2}:\d{2}:\d{2} GMT$/,
  /^[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d{2}:\d{2}:\d{2} \d{4}$/,
];

/**
 * `Retry-After`, seconds or an HTTP date (RFC 9110, 10.2.3), as milliseconds since the epoch;
 * `undefined` where it is absent or unreadable.
 */
export function readRetryAfter(header: string | undefined, now: number): number | undefined {
  const text = header?.trim() ?? '';
  if (/^\d+$/.test(text)) return now + Number(text) * 1_000;
  if (!HTTP_DATES.some((form) => form.test(text))) return undefined;
  const date = Date.parse(text.endsWith('GMT') ? text : `${text} GMT`);
  return Number.isNaN(date) ? undefined : date;
}

function describe(cause: unknown, url: URL, up: boolean, timeoutMs: number): HttpFailure {
  if (up) {
    const message = `${describeBroken(cause, timeoutMs)}; the request may have arrived`;
    return { kind: 'failure', arrived: 'maybe', passing: false, message, cause };
  }
  const { message, passing } = describeUnconnected(cause, url, timeoutMs);
  return { kind: 'failure', arrived: 'no', passing, message, cause };
}

function describeBroken(cause: unknown, timeoutMs: number): string {
  if (cause instanceof Cancelled) return 'the run was cancelled while the request was under way';
  if (cause instanceof DeadlinePassed) return `no complete reply within ${timeoutMs / 1_000} s`;
  if (cause instanceof ReplyTooLarge) return 'the reply is far too large to be an answer';
  const code = errorCode(cause) ?? '';
  if (code.startsWith('HPE_')) return `the reply is not HTTP (${code})`;
  return `the connection broke before the reply was complete${code && ` (${code})`}`;
}

function describeUnconnected(cause: unknown, url: URL, timeoutMs: number) {
  if (cause instanceof Cancelled) {
    return { passing: false, message: 'the run was cancelled before a connection was up' };
  }
  const proxy = getProxyUrl(url);
  const via = proxy ? ` through the proxy ${proxy.host}` : '';
  if (cause instanceof DeadlinePassed) {
    const message = `no connection to ${url.host}${via} within ${timeoutMs / 1_000} s`;
    return { passing: true, message };
  }
  const code = errorCode(cause) ?? '';
  const untrusted = UNTRUSTED[code];
  if (untrusted !== undefined) {
    return { passing: false, message: `${url.host}${via}: ${untrusted} (${code})` };
  }
  const refusal = /statusCode=(\d{3})$/.exec(messageOf(cause))?.[1];
  if (proxy && refusal) {
    return { passing: true, message: `the proxy ${proxy.host} refused a tunnel (HTTP ${refusal})` };
  }
  // `tunnel` gives every failure of the proxy itself the code ECONNRESET.
  const proxyCode = /cause=.*?\b(E[A-Z_]+)\b/.exec(messageOf(cause))?.[1] ?? '';
  if (proxy && UNREACHABLE[proxyCode] !== undefined) {
    const message = `the proxy ${proxy.host}: ${UNREACHABLE[proxyCode]} (${proxyCode})`;
    return { passing: true, message };
  }
  const what = UNREACHABLE[code] ?? 'no connection could be made';
  return { passing: true, message: `${url.host}${via}: ${what}${code && ` (${code})`}` };
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
  'the certificate is not trusted; where a private CA or an inspecting proxy issued it, let ' +
  'NODE_EXTRA_CA_CERTS name a PEM file with that CA';

/** Codes of OpenSSL and Node for a certificate that will not be trusted a moment later either. */
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
