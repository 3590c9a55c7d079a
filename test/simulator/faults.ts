import type { ServerResponse } from 'node:http';
import type { Endpoint, Reply, SeenRequest } from './exchange.ts';

/** What a fault can do with a request that has arrived whole. */
export interface Exchange {
  readonly request: SeenRequest;
  /** The endpoint that was asked; absent for an unknown path. */
  readonly endpoint: Endpoint | undefined;
  readonly response: ServerResponse;
  /** Does something after real milliseconds, unless the client has gone by then. */
  later(milliseconds: number, action: () => void): void;
  /** The same, again and again. */
  every(milliseconds: number, action: () => void): void;
}

/**
 * Something that goes wrong with one request. `instead`: the provider never sees the request, so
 * the ledger is untouched. `after`: the provider has done its work and the ledger says so, but
 * the reply does not arrive as it should.
 */
export type Fault =
  | { readonly name: string; readonly kind: 'instead'; deliver(exchange: Exchange): void }
  | {
      readonly name: string;
      readonly kind: 'after';
      deliver(exchange: Exchange, reply: Reply): void;
    };

/** Which requests a fault hits; the first rule that fits a request wins. */
export interface FaultRule {
  readonly fault: Fault;
  /** Request numbers (1 = the first to arrive), or a condition; every request when left out. */
  readonly on?: number | readonly number[] | ((request: SeenRequest) => boolean);
  /** How often at most; without end when left out. */
  readonly times?: number;
}

/** A reply that is no provider's work: status, headers and body as given. */
export interface CustomReply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Text, or what becomes of the request: to send back its secrets, for example. */
  readonly body?: string | ((request: SeenRequest, genuine: string) => string);
}

const HTML: Readonly<Record<'maintenance' | 'captive-portal', { type: string; page: string }>> = {
  // A proxy that keeps the content type of the service whose place it takes.
  maintenance: {
    type: 'application/json',
    page: '<!DOCTYPE html><html><body><h1>Scheduled maintenance</h1></body></html>',
  },
  'captive-portal': {
    type: 'text/html; charset=utf-8',
    page: '<!DOCTYPE html><html><body><form action="/login">Welcome to the WLAN</form></body></html>',
  },
};

const MEBIBYTE = 1_048_576;

/** Writes the reply as the provider means it. */
export function send(response: ServerResponse, reply: Reply): void {
  const body = Buffer.from(reply.body);
  response.writeHead(reply.status, { ...reply.headers, 'content-length': body.length });
  response.end(body);
}

/** The documented body of an HTTP error, or a web page where the provider documents none. */
function errorReply(endpoint: Endpoint | undefined, status: number): Reply {
  const body = `<html><body><h1>${status}</h1></body></html>`;
  const page = { status, headers: { 'content-type': 'text/html' }, body };
  return endpoint?.errorReply(status) ?? page;
}

/** Sends the head and the first half of the body of a reply that announces all of it. */
function sendHalf(exchange: Exchange, reply: Reply, then: () => void): void {
  const body = Buffer.from(reply.body);
  exchange.response.writeHead(reply.status, { ...reply.headers, 'content-length': body.length });
  exchange.response.write(body.subarray(0, Math.floor(body.length / 2)), then);
}

const hangUp = ({ response }: Exchange) => {
  response.destroy();
};

/** The ways in which a reply can end too early and still look as if it were over. */
const TRUNCATIONS: Readonly<
  Record<'length' | 'chunked' | 'close', (exchange: Exchange, reply: Reply) => void>
> = {
  // The length is right for what arrives, but the text stops in the middle.
  length: ({ response }, reply) => {
    send(response, { ...reply, body: reply.body.slice(0, Math.floor(reply.body.length / 2)) });
  },
  // The whole text arrives, and the connection ends without the last chunk.
  chunked: (exchange, reply) => {
    const { response } = exchange;
    response.writeHead(reply.status, { ...reply.headers, 'transfer-encoding': 'chunked' });
    response.write(reply.body, () => response.socket?.end());
  },
  // No length at all: the end of the connection is the end of the text.
  close: ({ response }, reply) => {
    response.removeHeader('content-length');
    response.useChunkedEncodingByDefault = false;
    response.shouldKeepAlive = false;
    response.writeHead(reply.status, { ...reply.headers, connection: 'close' });
    response.end(reply.body.slice(0, Math.floor(reply.body.length / 2)));
  },
};

export type Truncation = keyof typeof TRUNCATIONS;

/** Writes blanks until the client has enough, never faster than it reads. */
function flood({ response }: Exchange): void {
  const chunk = Buffer.alloc(MEBIBYTE / 4, ' ');
  const more = () => {
    while (!response.destroyed && response.write(chunk)) {
      // Written at once: the next chunk fits too.
    }
  };
  response.on('drain', more);
  more();
}

/** Every fault, by name. Each function makes one for a {@link FaultRule}. */
export const faults = {
  /** The provider accepts, and answers after so many milliseconds. */
  late: (milliseconds: number): Fault => ({
    name: 'late',
    kind: 'after',
    deliver: (exchange, reply) =>
      exchange.later(milliseconds, () => send(exchange.response, reply)),
  }),
  /** Neither work nor answer. */
  hang: (): Fault => ({ name: 'hang', kind: 'instead', deliver: () => {} }),
  /** The provider accepts and never answers. */
  hangAfterAccept: (): Fault => ({ name: 'hang-after-accept', kind: 'after', deliver: () => {} }),
  /** The connection ends before a byte of the reply; nothing was done. */
  dropBefore: (): Fault => ({ name: 'drop-before', kind: 'instead', deliver: hangUp }),
  /** The connection ends before a byte of the reply; everything was done. */
  dropAfterAccept: (): Fault => ({ name: 'drop-after-accept', kind: 'after', deliver: hangUp }),
  /** The connection ends in the middle of an announced body. */
  dropInside: (): Fault => ({
    name: 'drop-inside',
    kind: 'after',
    deliver: (exchange, reply) => sendHalf(exchange, reply, () => hangUp(exchange)),
  }),
  /** The first half of an announced body, and then silence on an open connection. */
  stall: (): Fault => ({
    name: 'stall',
    kind: 'after',
    deliver: (exchange, reply) => sendHalf(exchange, reply, () => {}),
  }),
  /** One byte every so many milliseconds: an idle time-out never strikes. */
  trickle: (milliseconds: number): Fault => ({
    name: 'trickle',
    kind: 'after',
    deliver: ({ response, every }, reply) => {
      const body = Buffer.from(reply.body);
      response.writeHead(reply.status, { ...reply.headers, 'content-length': body.length });
      let sent = 0;
      every(milliseconds, () => {
        if (sent < body.length) {
          response.write(body.subarray(sent, sent + 1));
          sent += 1;
        } else {
          response.end();
        }
      });
    },
  }),
  /** A reply that is over too early. */
  truncated: (truncation: Truncation = 'length'): Fault => ({
    name: `truncated-${truncation}`,
    kind: 'after',
    deliver: TRUNCATIONS[truncation],
  }),
  /** HTTP 200 with a web page. */
  html: (page: keyof typeof HTML = 'captive-portal'): Fault => ({
    name: `html-${page}`,
    kind: 'instead',
    deliver: ({ response }) =>
      send(response, {
        status: 200,
        headers: { 'content-type': HTML[page].type },
        body: HTML[page].page,
      }),
  }),
  /** Points to another place. */
  redirect: (status: 301 | 302 | 303 | 307 | 308, location: string): Fault => ({
    name: `redirect-${status}`,
    kind: 'instead',
    deliver: ({ response }) => send(response, { status, headers: { location }, body: '' }),
  }),
  /** An HTTP error, with the documented body where there is one, and `Retry-After` as given. */
  status: (status: number, retryAfter?: string): Fault => ({
    name: `status-${status}`,
    kind: 'instead',
    deliver: ({ endpoint, response }) => {
      const reply = errorReply(endpoint, status);
      const headers = retryAfter === undefined ? {} : { 'retry-after': retryAfter };
      send(response, { ...reply, headers: { ...reply.headers, ...headers } });
    },
  }),
  /** The genuine reply, padded with blanks: a client without a limit would believe it. */
  oversized: (bytes: number = 17 * MEBIBYTE): Fault => ({
    name: 'oversized',
    kind: 'after',
    deliver: ({ response }, reply) =>
      send(response, { ...reply, body: reply.body.padEnd(bytes, ' ') }),
  }),
  /** A reply without an end, as fast as the client reads. */
  endless: (): Fault => ({
    name: 'endless',
    kind: 'after',
    deliver: (exchange, reply) => {
      exchange.response.writeHead(reply.status, reply.headers);
      exchange.response.write(reply.body);
      flood(exchange);
    },
  }),
  /** The genuine reply with one thing wrong about its shape: a garbling of the endpoint. */
  garbled: (name: string): Fault => ({
    name: `garbled-${name}`,
    kind: 'after',
    deliver: ({ endpoint, response }, reply) => {
      const garble = endpoint?.garblings[name];
      if (garble === undefined) throw new Error(`the endpoint has no garbling '${name}'`);
      send(response, { ...reply, body: garble(reply.body) });
    },
  }),
  /** Any reply, after the provider has done its work. */
  custom: (custom: CustomReply): Fault => ({
    name: 'custom',
    kind: 'after',
    deliver: ({ request, response }, reply) => {
      const { body = reply.body } = custom;
      send(response, {
        status: custom.status ?? reply.status,
        headers: { ...reply.headers, ...custom.headers },
        body: typeof body === 'string' ? body : body(request, reply.body),
      });
    },
  }),
  /** The same, but the provider never sees the request. */
  customInstead: (custom: CustomReply): Fault => ({
    name: 'custom-instead',
    kind: 'instead',
    deliver: ({ request, response }) => {
      const { status = 200, headers = {}, body = '' } = custom;
      send(response, {
        status,
        headers,
        body: typeof body === 'string' ? body : body(request, ''),
      });
    },
  }),
} as const;

/** Finds the fault for each request, and counts how often each rule has struck. */
export function createFaultFinder(rules: readonly FaultRule[]) {
  const struck = new Map<FaultRule, number>();
  const fits = ({ on, times }: FaultRule, strikes: number, request: SeenRequest): boolean => {
    if (times !== undefined && strikes >= times) {
      return false;
    }
    if (typeof on === 'function') {
      return on(request);
    }
    return on === undefined || [on].flat().includes(request.number);
  };
  return (request: SeenRequest): Fault | undefined => {
    const rule = rules.find((each) => fits(each, struck.get(each) ?? 0, request));
    if (rule !== undefined) {
      struck.set(rule, (struck.get(rule) ?? 0) + 1);
    }
    return rule?.fault;
  };
}
