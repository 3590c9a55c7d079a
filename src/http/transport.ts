import http, { type ClientRequest, type IncomingMessage } from 'node:http';
import type https from 'node:https';
import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { getProxyUrl } from '@actions/http-client/lib/proxy';
import type { HttpReply, HttpRequest } from '../domain/http.ts';
import {
  Cancelled,
  DeadlinePassed,
  describeFailure,
  type HttpFailure,
  ProtocolSwitched,
  ReplyTooLarge,
} from './failure.ts';
import { requireTls12 } from './private-transport.ts';

export type Exchange = { readonly kind: 'reply'; readonly reply: HttpReply } | HttpFailure;

/** The connections of a run. */
export interface Transport {
  /** Sends one request and waits for the complete reply. Never throws; `signal` gives up at once. */
  send(request: HttpRequest, signal: AbortSignal): Promise<Exchange>;
}

export interface TransportOptions {
  /** The deadline of one exchange, from connecting to the last byte of the reply. */
  readonly timeoutMs: number;
  /** The maximum size of a reply. */
  readonly maxReplyBytes?: number;
  /** Milliseconds since the epoch, for a `Retry-After` that is a date. */
  readonly wallTime: () => number;
}

const MAX_REPLY_BYTES = 16 * 1024 * 1024;
/** A connection that was idle for longer may be half closed, and is not used again. */
const MAX_IDLE_MS = 2_000;

/** Refuses redirects, verifies every certificate, and uses the proxies of the environment. */
export function createTransport(options: TransportOptions): Transport {
  const { timeoutMs, maxReplyBytes = MAX_REPLY_BYTES, wallTime } = options;
  const routes = new Map<string, Promise<Route>>();

  /** One route for each origin with shared connections, and one with a connection per request. */
  function routeTo({ url, ownConnection = false }: HttpRequest): Promise<Route> {
    const key = `${url.origin} ${ownConnection}`;
    const known = routes.get(key);
    if (known !== undefined) return known;
    const route = openRoute(url, !ownConnection);
    routes.set(key, route);
    return route;
  }

  async function send(request: HttpRequest, signal: AbortSignal): Promise<Exchange> {
    const giveUp = new AbortController();
    const deadline = setTimeout(() => giveUp.abort(new DeadlinePassed()), timeoutMs);
    const cancel = () => giveUp.abort(new Cancelled());
    signal.addEventListener('abort', cancel, { once: true });
    if (signal.aborted) cancel();
    const connection = { isUp: false };
    try {
      const route = await routeTo(request);
      giveUp.signal.throwIfAborted();
      const message = await sendRequest(request, route, giveUp.signal, connection);
      return { kind: 'reply', reply: await readReply(message, maxReplyBytes, wallTime) };
    } catch (error) {
      const cause = giveUp.signal.aborted ? giveUp.signal.reason : error;
      return describeFailure(cause, request.url, connection.isUp, timeoutMs);
    } finally {
      clearTimeout(deadline);
      signal.removeEventListener('abort', cancel);
    }
  }

  return { send };
}

/** How requests reach an origin. */
interface Route {
  readonly request: typeof https.request;
  readonly agent: http.Agent;
}

const isSecure = (url: URL) => url.protocol === 'https:';
const isProxied = (url: URL) => getProxyUrl(url) !== undefined;

/** TLS and tunnels take as long to load as the rest of the action: they are loaded on demand. */
async function openRoute(url: URL, keepAlive: boolean): Promise<Route> {
  const { request, Agent } = isSecure(url) ? await import('node:https') : http;
  if (isSecure(url)) await requireTls12();
  if (isProxied(url)) {
    const { HttpClient } = await import('@actions/http-client');
    // Its tunnels end with their request, also those that the client calls alive.
    const client = new HttpClient(undefined, undefined, { keepAlive: true });
    const agent = client.getAgent(url.href);
    // Its TLS takes these options alone, and none of a request.
    if ('options' in agent) Object.assign(Object(agent.options), { rejectUnauthorized: true });
    return { request, agent };
  }
  const agent = new Agent({ keepAlive });
  if (keepAlive) closeIdleConnections(agent);
  return { request, agent };
}

/**
 * The option `timeout` of the agent would also end connections that take this long to come up. So
 * each connection gets its time-out when it goes back to the pool, where the agent closes it.
 */
function closeIdleConnections(agent: http.Agent): void {
  const keepSocketAlive = agent.keepSocketAlive.bind(agent);
  agent.keepSocketAlive = (socket: Duplex) => {
    const kept = keepSocketAlive(socket);
    if (socket instanceof Socket) {
      // The agent has set the time that the server's `Keep-Alive: timeout=` allows; 0 means no limit.
      socket.setTimeout(Math.min(socket.timeout || MAX_IDLE_MS, MAX_IDLE_MS));
    }
    return kept;
  };
}

/** Sends a request, and waits for the head of the reply. */
function sendRequest(
  { method, url, headers, body, ownConnection }: HttpRequest,
  { request, agent }: Route,
  signal: AbortSignal,
  connection: { isUp: boolean },
): Promise<IncomingMessage> {
  const secure = isSecure(url);
  return new Promise((resolve, reject) => {
    const sent = request({
      method,
      // Node takes an IPv6 address without brackets; `tunnel` writes it into CONNECT as it is.
      host: isProxied(url) ? url.hostname : url.hostname.replace(/^\[|\]$/g, ''),
      port: url.port || (secure ? 443 : 80),
      path: url.pathname + url.search,
      headers: {
        ...headers,
        // A compressed reply could not be read.
        'accept-encoding': 'identity',
        ...(body !== undefined && { 'content-length': Buffer.byteLength(body) }),
        ...(ownConnection && { connection: 'close' }),
      },
      agent,
      // Explicit, so that no environment variable can switch it off.
      rejectUnauthorized: true,
    });
    noteConnection(sent, secure, connection);
    const giveUp = () => {
      sent.destroy();
      // A request that waits for its tunnel gets no event until the proxy has answered.
      reject(signal.reason);
    };
    signal.addEventListener('abort', giveUp, { once: true });
    sent
      .on('response', (message) => {
        // A reset ends a body without a length as if it were complete.
        sent.on('error', (error) => {
          if (!message.complete) message.destroy(error);
        });
        resolve(message);
      })
      .on('upgrade', (_message, socket) => {
        socket.destroy();
        reject(new ProtocolSwitched());
      })
      .on('error', reject)
      .end(body);
  });
}

/** Node writes nothing to a socket before its connection, and TLS on it, is up. */
function noteConnection(request: ClientRequest, secure: boolean, connection: { isUp: boolean }) {
  request.once('socket', (socket) => {
    const alreadyUp = request.reusedSocket || (!secure && !socket.connecting);
    if (alreadyUp) connection.isUp = true;
    else {
      socket.once(secure ? 'secureConnect' : 'connect', () => {
        connection.isUp = true;
      });
    }
  });
}

/** The iterator of a stream throws if the connection dies inside the body. */
async function readReply(
  message: IncomingMessage,
  maxBytes: number,
  wallTime: () => number,
): Promise<HttpReply> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of message) {
    size += chunk.length;
    if (size > maxBytes) throw new ReplyTooLarge();
    chunks.push(chunk);
  }
  if (!message.complete) throw new Error('the reply broke off');
  const retryAfterMs = readRetryAfter(message.headers['retry-after'], wallTime());
  const date = readDate(message.headers.date);
  return {
    status: message.statusCode ?? 0,
    ...(retryAfterMs !== undefined && { retryAfterMs }),
    ...(date !== undefined && { date }),
    body: new TextDecoder().decode(Buffer.concat(chunks)),
  };
}

/**
 * `Retry-After`, seconds or an HTTP date (RFC 9110, 10.2.3), as milliseconds from now: below 0 for a
 * date in the past, `undefined` if it is absent or not readable.
 */
export function readRetryAfter(header: string | undefined, wallTime: number): number | undefined {
  const text = header?.trim() ?? '';
  if (/^\d+$/.test(text)) return Number(text) * 1_000;
  const date = readDate(text);
  return date === undefined ? undefined : date - wallTime;
}

/** The three forms that RFC 9110, 5.6.7 requires recipients to read. The last one has no time zone. */
const HTTP_DATES = [
  /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/,
  /^[A-Z][a-z]{5,8}, \d{2}-[A-Z][a-z]{2}-\d{2} \d{2}:\d{2}:\d{2} GMT$/,
  /^[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d{2}:\d{2}:\d{2} \d{4}$/,
];

/** An HTTP date, in milliseconds since the epoch. */
function readDate(text = ''): number | undefined {
  if (!HTTP_DATES.some((form) => form.test(text))) return undefined;
  const date = Date.parse(text.endsWith('GMT') ? text : `${text} GMT`);
  return Number.isNaN(date) ? undefined : date;
}
