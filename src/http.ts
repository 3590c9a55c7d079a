import http, { type ClientRequest, type IncomingMessage } from 'node:http';
import type https from 'node:https';
import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { getProxyUrl } from '@actions/http-client/lib/proxy';
import type { HttpReply, HttpRequest } from './domain.ts';
import {
  Cancelled,
  DeadlinePassed,
  describeFailure,
  type HttpFailure,
  ProtocolSwitched,
  ReplyTooLarge,
} from './http-failure.ts';
import { requireTls12 } from './transport.ts';

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
  /** Milliseconds since the epoch, for a `Retry-After` that is a date. */
  readonly wallTime: () => number;
}

/** Redirects are refused, certificates are always verified, proxies of the environment are used. */
export function createHttp({ timeoutMs, maxReplyBytes, maxIdleMs, wallTime }: HttpOptions): Http {
  const routes = new Map<string, Promise<Route>>();

  /** One route for each origin, with its connections, and one that keeps no connection. */
  function routeTo({ url, ownConnection }: HttpRequest): Promise<Route> {
    const key = `${url.origin} ${ownConnection}`;
    const known = routes.get(key);
    if (known !== undefined) return known;
    const route = openRoute(url, ownConnection ? undefined : maxIdleMs);
    routes.set(key, route);
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
      const route = await routeTo(request);
      giveUp.signal.throwIfAborted();
      const message = await sendRequest(request, route, giveUp.signal, connection);
      return { kind: 'reply', reply: await readReply(message, maxReplyBytes, wallTime) };
    } catch (error) {
      const cause = giveUp.signal.aborted ? giveUp.signal.reason : error;
      return describeFailure(cause, request.url, connection.up, timeoutMs);
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

/**
 * TLS and tunnels take as long to load as the rest of the action: only those who use them do.
 *
 * @param maxIdleMs `undefined`: every request gets a connection of its own.
 */
async function openRoute(url: URL, maxIdleMs: number | undefined): Promise<Route> {
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
  const agent = new Agent({ keepAlive: maxIdleMs !== undefined });
  if (maxIdleMs !== undefined) closeIdleConnections(agent, maxIdleMs);
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
  { url, headers, body, ownConnection }: HttpRequest,
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
      headers: {
        ...headers,
        // A compressed reply could not be read.
        'accept-encoding': 'identity',
        'content-length': Buffer.byteLength(body),
        ...(ownConnection && { connection: 'close' }),
      },
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
      .on('upgrade', (_message, socket) => {
        socket.destroy();
        reject(new ProtocolSwitched());
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
  return {
    status: message.statusCode ?? 0,
    ...(retryAfterMs !== undefined && { retryAfterMs }),
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
 * `Retry-After`, seconds or an HTTP date (RFC 9110, 10.2.3), as milliseconds from now, below 0 for
 * a date that has passed; `undefined` where it is absent or unreadable.
 */
export function readRetryAfter(header: string | undefined, wallTime: number): number | undefined {
  const text = header?.trim() ?? '';
  if (/^\d+$/.test(text)) return Number(text) * 1_000;
  if (!HTTP_DATES.some((form) => form.test(text))) return undefined;
  const date = Date.parse(text.endsWith('GMT') ? text : `${text} GMT`);
  return Number.isNaN(date) ? undefined : date - wallTime;
}
