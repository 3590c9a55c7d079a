import { once } from 'node:events';
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import https from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { createEndpoints, type ProviderOptions } from '../providers/index.ts';
import {
  type Decision,
  type Endpoint,
  jsonReply,
  type Reply,
  type SeenRequest,
} from './exchange.ts';
import { createFaultFinder, type Exchange, type FaultRule, send } from './faults.ts';
import { createLedger, type Ledger } from './ledger.ts';

export type { SeenRequest } from './exchange.ts';
export { type Fault, type FaultRule, faults } from './faults.ts';
export type { Ledger, LedgerEntry } from './ledger.ts';

/** The state of the providers, by their IDs, and how the server behaves. */
export interface SimulatorOptions extends ProviderOptions {
  /** Any free port when left out. */
  readonly port?: number;
  /** `127.0.0.1` when left out. */
  readonly host?: string;
  /** Speaks https with this key and certificate (PEM). */
  readonly tls?: { readonly key: string; readonly cert: string };
  /** The first rule that fits a request wins. */
  readonly faults?: readonly FaultRule[];
  /** Closes connections that were idle for so many milliseconds; 5 s, as Node has it. */
  readonly keepAliveMs?: number;
  /**
   * The clock of rate limits, scripts and `Date` headers, in milliseconds since the epoch; the
   * machine's when left out.
   */
  readonly now?: () => number;
  /** Told of every exchange when it is over: answered, dropped or given up. */
  readonly onExchange?: (request: SeenRequest) => void;
}

/** A stand-in for all providers, on one origin. */
export interface Simulator {
  /** `http://127.0.0.1:PORT`, usable as `base-url` for every provider. */
  readonly url: string;
  /** Everything that arrived whole, in the order of arrival. */
  readonly requests: readonly SeenRequest[];
  /** What the providers accepted and refused, whether or not the answer arrived. */
  readonly ledger: Ledger;
  /** Everything that clients did against the documentation, in the order of arrival. */
  readonly violations: readonly string[];
  /** The most requests that were under way at the same time. */
  readonly maxUnderWay: number;
  /** How many connections were opened. */
  readonly connections: number;
  /** Settles once so many requests have arrived whole. */
  arrived(count: number): Promise<void>;
  /** Ends the server and destroys every socket. */
  close(): Promise<void>;
}

/** While it is being answered, a request learns what became of it. */
type Draft = { -readonly [Field in keyof SeenRequest]: SeenRequest[Field] };

const NOWHERE: Decision = {
  reply: jsonReply(404, { errors: [{ code: 'not_found', message: 'No such endpoint.' }] }),
  verdicts: [],
  violations: [],
};

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) {
    chunks.push(Buffer.from(chunk));
  }
  return Buffer.concat(chunks);
}

function flatHeaders(request: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, [value].flat().join(', ')]),
  );
}

/** The other end. Over TLS, a request has another socket object than its connection. */
function peerOf(socket: Socket): string {
  return `${socket.remoteAddress} ${socket.remotePort}`;
}

/** Timers that end with the response, so that a closed simulator leaves nothing behind. */
function createExchange(
  request: SeenRequest,
  endpoint: Endpoint | undefined,
  response: ServerResponse,
): Exchange {
  return {
    request,
    endpoint,
    response,
    later(milliseconds, action) {
      const timer = setTimeout(action, milliseconds);
      response.once('close', () => clearTimeout(timer));
    },
    every(milliseconds, action) {
      const timer = setInterval(action, milliseconds);
      response.once('close', () => clearInterval(timer));
    },
  };
}

/** Counts what happens at the same time. */
function createGauge() {
  let current = 0;
  let most = 0;
  return {
    enter() {
      current += 1;
      most = Math.max(most, current);
    },
    leave() {
      current -= 1;
    },
    most: () => most,
  };
}

/** Starts the server; it listens when the promise settles. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const { host = '127.0.0.1', port = 0, now = Date.now } = options;
  const endpoints = createEndpoints(options, now);
  const { ledger, record } = createLedger();
  const findFault = createFaultFinder(options.faults ?? []);
  const requests: SeenRequest[] = [];
  const violations: string[] = [];
  const connections = new Map<string, number>();
  const waiting: { count: number; settle: () => void }[] = [];
  const gauge = createGauge();
  let opened = 0;

  const endpointOf = (path: string) => {
    const [withoutQuery = ''] = path.split('?');
    return endpoints.find((endpoint) => withoutQuery.endsWith(endpoint.path));
  };

  const arrive = (request: IncomingMessage, connection: number, bytes: Buffer) => {
    const path = request.url ?? '';
    const endpoint = endpointOf(path);
    const body = bytes.toString('utf8');
    const { parsed, targets } = endpoint?.read(body) ?? { targets: [] };
    const seen: Draft = {
      number: requests.length + 1,
      connection,
      at: now(),
      method: request.method ?? '',
      path,
      headers: flatHeaders(request),
      rawHeaders: request.rawHeaders,
      secure: options.tls !== undefined,
      bytes,
      body,
      ...(endpoint && { provider: endpoint.provider, endpoint: endpoint.name }),
      get parsed() {
        return endpoint?.read(body).parsed;
      },
      targets,
      violations: [],
    };
    requests.push(seen);
    for (const { settle } of waiting.filter(({ count }) => count <= requests.length)) {
      settle();
    }
    return { seen, parsed };
  };

  const decide = (seen: Draft, parsed: unknown): Reply => {
    const endpoint = endpointOf(seen.path);
    const decision =
      endpoint === undefined
        ? { ...NOWHERE, violations: [`${seen.method} ${seen.path} is no known endpoint`] }
        : endpoint.decide(seen, parsed);
    seen.status = decision.reply.status;
    seen.violations = decision.violations;
    violations.push(...decision.violations);
    for (const verdict of decision.verdicts) {
      const provider = endpoint?.provider ?? '';
      record({ ...verdict, provider, request: seen.number, at: seen.at });
    }
    return decision.reply;
  };

  const answer = (seen: Draft, parsed: unknown, response: ServerResponse) => {
    const endpoint = endpointOf(seen.path);
    const exchange = createExchange(seen, endpoint, response);
    const fault = findFault(seen);
    if (fault === undefined) {
      const reply = decide(seen, parsed);
      const latencyMs = endpoint?.latencyMs ?? 0;
      if (latencyMs === 0) {
        send(response, reply);
      } else {
        exchange.later(latencyMs, () => send(response, reply));
      }
      return;
    }
    seen.fault = fault.name;
    if (fault.kind === 'instead') {
      fault.deliver(exchange);
    } else {
      fault.deliver(exchange, decide(seen, parsed));
    }
  };

  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    gauge.enter();
    response.once('close', gauge.leave);
    // Clients compare it with the times in the replies.
    response.setHeader('date', new Date(now()).toUTCString());
    const connection = connections.get(peerOf(request.socket)) ?? 0;
    const { seen, parsed } = arrive(request, connection, await readAll(request));
    response.once('close', () => options.onExchange?.(seen));
    try {
      answer(seen, parsed, response);
    } catch (error) {
      // A mistake in the simulator or a scenario: it must not look like a provider's fault.
      violations.push(`the simulator failed: ${String(error)}`);
      response.destroy();
    }
  };

  const listener = (request: IncomingMessage, response: ServerResponse) => {
    // A client that goes away inside its request never arrived: there is nobody to tell.
    handle(request, response).catch(() => response.destroy());
  };
  const server =
    options.tls === undefined
      ? http.createServer(listener)
      : https.createServer(options.tls, listener);
  server.keepAliveTimeout = options.keepAliveMs ?? 5_000;
  // Node waits another second by default, so that clients close first: a race we want to see.
  server.keepAliveTimeoutBuffer = 0;
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    opened += 1;
    sockets.add(socket);
    connections.set(peerOf(socket), opened);
    socket.once('close', () => sockets.delete(socket));
  });
  server.listen(port, host);
  await once(server, 'listening');

  return {
    url: urlOf(server.address(), options.tls !== undefined),
    requests,
    ledger,
    violations,
    get maxUnderWay() {
      return gauge.most();
    },
    get connections() {
      return opened;
    },
    arrived: (count) =>
      requests.length >= count
        ? Promise.resolve()
        : new Promise((settle) => waiting.push({ count, settle })),
    async close() {
      for (const socket of sockets) {
        socket.destroy();
      }
      if (server.listening) {
        server.close();
        await once(server, 'close');
      }
    },
  };
}

function urlOf(address: string | AddressInfo | null, secure: boolean): string {
  if (address === null || typeof address === 'string') {
    throw new Error('the simulator does not listen on a port');
  }
  const host = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return `${secure ? 'https' : 'http'}://${host}:${address.port}`;
}
