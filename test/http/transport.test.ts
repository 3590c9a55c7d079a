import { once } from 'node:events';
import http, { type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import https from 'node:https';
import net, { type AddressInfo, type Server, type Socket } from 'node:net';
import tls from 'node:tls';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { HttpRequest } from '../../src/domain/http.ts';
import {
  createTransport,
  type Exchange,
  readRetryAfter,
  type Transport,
  type TransportOptions,
} from '../../src/http/transport.ts';
import {
  type Authority,
  createAuthority,
  type KeyPair,
  selfSigned,
} from '../network/certificates.ts';
import { type Misbehaviour, startBadProxy, startProxy } from '../network/proxies.ts';

/** How long an idle connection is kept. */
const MAX_IDLE_MS = 2_000;
const NOW = Date.parse('2026-03-04T05:06:07Z');
const OPTIONS: TransportOptions = {
  timeoutMs: 30_000,
  maxReplyBytes: 1_000_000,
  wallTime: () => NOW,
};

const endings: (() => void)[] = [];
afterEach(() => {
  vi.useRealTimers();
  for (const end of endings.splice(0)) end();
});

interface Listening {
  readonly url: string;
  /** Every connection that was opened, in order. */
  readonly sockets: readonly Socket[];
  readonly server: Server;
}

async function listen(server: Server, scheme: string, host = '127.0.0.1'): Promise<Listening> {
  const sockets: Socket[] = [];
  server.on('connection', (socket: Socket) => {
    sockets.push(socket);
    // What the other side does to a connection is its business.
    socket.on('error', () => {});
  });
  server.listen(0, host);
  await once(server, 'listening');
  endings.push(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const address = server.address();
  const { port } = isAddress(address) ? address : { port: 0 };
  const name = net.isIPv6(host) ? `[${host}]` : host;
  return { url: `${scheme}://${name}:${port}`, sockets, server };
}

function isAddress(address: string | AddressInfo | null): address is AddressInfo {
  return typeof address === 'object' && address !== null;
}

/** A server that reads the request and lets the test answer. */
const serve = (answer: RequestListener, host?: string) =>
  listen(
    http.createServer((request, response) => {
      request.resume().on('end', () => answer(request, response));
    }),
    'http',
    host,
  );

const serveTls = ({ key, cert }: KeyPair, host?: string) =>
  listen(
    https.createServer({ key, cert }, (_, response) => response.end('secure')),
    'https',
    host,
  );

/** A server that does as it likes with the bare connection. */
const serveRaw = (connected: (socket: Socket) => void, scheme = 'http') =>
  listen(net.createServer(connected), scheme);

function transport(options: Partial<TransportOptions> = {}): Transport {
  return createTransport({ ...OPTIONS, ...options });
}

function requestTo(url: string, body = 'body'): HttpRequest {
  return {
    method: 'POST',
    url: new URL(`${url}/path/!Endpoint`),
    headers: { 'user-agent': 'retry/1' },
    body,
  };
}

const never = new AbortController().signal;

async function post(url: string, options?: Partial<TransportOptions>): Promise<Exchange> {
  return await transport(options).send(requestTo(url), never);
}

/** Makes https requests of this test go through a proxy. */
function useProxy(host: string): void {
  vi.stubEnv('https_proxy', `http://${host}`);
  endings.push(() => vi.unstubAllEnvs());
}

/** Settles when a connection is gone, however it went. */
async function closed(socket: Socket | undefined): Promise<void> {
  if (socket === undefined || socket.closed) return;
  await new Promise((settle) => socket.once('close', settle));
}

/** Ends a reply in the middle. */
function breakOff(response: ServerResponse, how: 'end' | 'destroy' | 'reset') {
  const { socket } = response;
  if (how === 'end') socket?.end();
  else if (how === 'destroy') socket?.destroy();
  else socket?.resetAndDestroy();
}

describe('a reply', () => {
  it('is given whole, with its status', async () => {
    const { url } = await serve((_, response) => response.writeHead(201).end('ä€😀'.repeat(9_999)));
    expect(await post(url)).toEqual({
      kind: 'reply',
      reply: { status: 201, date: expect.any(Number), body: 'ä€😀'.repeat(9_999) },
    });
  });

  it.each([204, 301, 302, 303, 307, 308, 400, 401, 403, 404, 429, 500, 502, 503])(
    'of status %i is a reply, and nobody else is asked',
    async (status) => {
      const other = await serve((_, response) => response.end('other'));
      const { url, sockets } = await serve((_, response) => {
        response.writeHead(status, { location: `${other.url}/elsewhere` }).end();
      });
      expect(await post(url)).toMatchObject({ kind: 'reply', reply: { status, body: '' } });
      expect(sockets).toHaveLength(1);
      expect(other.sockets).toHaveLength(0);
    },
  );

  it('in pieces is put together', async () => {
    const { url } = await serve((_, response) => {
      const bytes = Buffer.from('{"ä":1}');
      for (const byte of bytes) response.write(Buffer.of(byte));
      response.end();
    });
    expect(await post(url)).toMatchObject({ reply: { body: '{"ä":1}' } });
  });

  it('says when to come back', async () => {
    const { url } = await serve((_, response) => {
      response.writeHead(429, { 'retry-after': '120' }).end('slow down');
    });
    expect(await post(url)).toMatchObject({
      kind: 'reply',
      reply: { status: 429, retryAfterMs: 120_000, body: 'slow down' },
    });
  });

  it.each([
    ['Wed, 04 Mar 2026 05:06:07 GMT', NOW],
    ['soon', undefined],
    [undefined, undefined],
  ])('gives the time of the provider: %s', async (date, expected) => {
    const { url } = await serve((_, response) => {
      response.sendDate = false;
      response.writeHead(200, { ...(date !== undefined && { date }) }).end();
    });
    const exchange = await post(url);
    expect(exchange.kind === 'reply' && exchange.reply).toEqual({
      status: 200,
      body: '',
      ...(expected !== undefined && { date: expected }),
    });
  });

  it('of 16 MiB is taken, one byte more is not', async () => {
    const largest = 16 * 1024 * 1024;
    const { url } = await serve((request, response) => {
      const more = request.headers['content-length'] === '1' ? 0 : 1;
      response.end('x'.repeat(largest + more));
    });
    const { timeoutMs, wallTime } = OPTIONS;
    const { send } = createTransport({ timeoutMs, wallTime });
    expect(await send(requestTo(url, '1'), never)).toMatchObject({ reply: { status: 200 } });
    expect(await send(requestTo(url, '22'), never)).toMatchObject({
      kind: 'failure',
      delivery: 'unknown',
      transient: false,
      message: expect.stringContaining('larger than any answer'),
    });
  });

  it('without an end is refused as soon as it is too long', async () => {
    const { url, sockets } = await serve((_, response) => {
      const more = () => {
        while (response.writable && response.write('x'.repeat(10_000)));
      };
      response.on('drain', more);
      more();
    });
    expect(await post(url, { maxReplyBytes: 50_000 })).toMatchObject({ delivery: 'unknown' });
    await closed(sockets[0]);
  });
});

describe('the request', () => {
  it('carries its headers, its length in bytes and nothing twice', async () => {
    const seen: { request: IncomingMessage; body: string }[] = [];
    const { url } = await listen(
      http.createServer(async (request, response) => {
        let body = '';
        for await (const chunk of request.setEncoding('utf8')) body += chunk;
        seen.push({ request, body });
        response.end();
      }),
      'http',
    );
    await transport().send(requestTo(url, 'pä€'), never);
    const [{ request, body } = { request: undefined, body: '' }] = seen;
    const names = request?.rawHeaders.filter((_, index) => index % 2 === 0) ?? [];
    expect(request?.method).toBe('POST');
    expect(request?.url).toBe('/path/!Endpoint');
    expect(request?.headers).toMatchObject({ 'user-agent': 'retry/1', 'content-length': '6' });
    expect(request?.headers['accept-encoding']).toBe('identity');
    expect(names.map((name) => name.toLowerCase()).toSorted()).toEqual([
      'accept-encoding',
      'connection',
      'content-length',
      'host',
      'user-agent',
    ]);
    expect(body).toBe('pä€');
  });

  it.each<[HttpRequest['method'], string, string | undefined]>([
    ['GET', '/path/!Endpoint?b=2&a=1%2B1&a=', undefined],
    ['GET', '/', undefined],
    ['POST', '/path?x=%C3%A4', 'body'],
    ['POST', '/path', ''],
  ])('has the method, query and body that it is given: %s %s', async (method, path, body) => {
    const seen: unknown[] = [];
    const { url } = await listen(
      http.createServer(async (request, response) => {
        let received = '';
        for await (const chunk of request.setEncoding('utf8')) received += chunk;
        const { method: verb, url: target, headers } = request;
        const length = headers['content-length'];
        seen.push({ verb, target, received, length, encoding: headers['transfer-encoding'] });
        response.end();
      }),
      'http',
    );
    const request: HttpRequest = {
      method,
      url: new URL(url + path),
      headers: { 'user-agent': 'retry/1' },
      ...(body !== undefined && { body }),
    };
    expect(await transport().send(request, never)).toMatchObject({ kind: 'reply' });
    const length = body === undefined ? undefined : String(body.length);
    expect(seen).toEqual([{ verb: method, target: path, received: body ?? '', length }]);
  });

  it('reaches an IPv6 address', async () => {
    const { url } = await serve((_, response) => response.end('six'), '::1');
    expect(url).toContain('[::1]');
    expect(await post(url)).toMatchObject({ reply: { body: 'six' } });
  });
});

describe('a connection', () => {
  it('is used again', async () => {
    const { url, sockets } = await serve((_, response) => response.end('ok'));
    const { send } = transport();
    for (let count = 0; count < 3; count += 1) {
      expect(await send(requestTo(url), never)).toMatchObject({ kind: 'reply' });
    }
    expect(sockets).toHaveLength(1);
  });

  it('is closed, and not used again, once it was idle for too long', async () => {
    const { url, sockets } = await listen(
      // This server never closes a connection itself.
      http.createServer({ keepAliveTimeout: 0 }, (_, response) => response.end('ok')),
      'http',
    );
    const { send } = transport();
    await send(requestTo(url), never);
    await closed(sockets[0]);
    expect(await send(requestTo(url), never)).toMatchObject({ kind: 'reply' });
    expect(sockets).toHaveLength(2);
  });

  it('that is used again is not idle while it waits for a reply', async () => {
    const { url } = await serve((request, response) => {
      const slow = request.headers['content-length'] === '4';
      setTimeout(() => response.end('ok'), slow ? MAX_IDLE_MS + 200 : 0);
    });
    const { send } = transport();
    await send(requestTo(url, ''), never);
    expect(await send(requestTo(url, 'slow'), never)).toMatchObject({ kind: 'reply' });
  });

  it('of its own is closed after its reply, and never given a reply to another request', async () => {
    let count = 0;
    const { url, sockets } = await serveRaw((socket) => {
      socket.on('data', () => {
        count += 1;
        const reply = `HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n${count}`;
        socket.write(reply);
        // A surplus reply, when the first one has been taken.
        setTimeout(() => socket.write(reply), 20);
      });
    });
    const { send } = transport();
    const own = { ...requestTo(url), ownConnection: true };
    const bodies: unknown[] = [];
    for (let sent = 0; sent < 3; sent += 1) bodies.push(await send(own, never));
    expect(bodies).toMatchObject(['1', '2', '3'].map((body) => ({ reply: { body } })));
    expect(sockets).toHaveLength(3);
  });

  it('of its own is not taken from the connections that are used again', async () => {
    const { url, sockets } = await serve((_, response) => response.end('ok'));
    const { send } = transport();
    await send(requestTo(url), never);
    await send({ ...requestTo(url), ownConnection: true }, never);
    await send(requestTo(url), never);
    expect(sockets).toHaveLength(2);
  });

  it('is new for requests at the same time', async () => {
    const waiting: ServerResponse[] = [];
    const { url, sockets } = await serve((_, response) => {
      waiting.push(response);
      if (waiting.length === 3) for (const one of waiting) one.end('ok');
    });
    const { send } = transport();
    const replies = await Promise.all([1, 2, 3].map(() => send(requestTo(url), never)));
    expect(replies.map(({ kind }) => kind)).toEqual(['reply', 'reply', 'reply']);
    expect(sockets).toHaveLength(3);
  });
});

describe('a request without a whole reply may have arrived', () => {
  const MAYBE = { kind: 'failure', delivery: 'unknown', transient: false };

  it.each(['end', 'destroy', 'reset'] as const)(
    'where the connection breaks before it: %s',
    async (how) => {
      const { url } = await serve((_, response) => breakOff(response, how));
      expect(await post(url)).toMatchObject({
        ...MAYBE,
        message: expect.stringMatching(/broke before .* the request may have arrived$/),
      });
    },
  );

  describe.each(['end', 'destroy', 'reset'] as const)('by %s', (how) => {
    it.each<[string, (response: ServerResponse) => void]>([
      [
        'after the head',
        (response) => response.writeHead(200, { 'content-length': 10 }).flushHeaders(),
      ],
      [
        'inside the body',
        (response) => response.writeHead(200, { 'content-length': 10 }).write('12345'),
      ],
      ['before the last chunk', (response) => response.write('{"error":null}')],
    ])('where it breaks off %s', async (_, begin) => {
      const { url } = await serve((__, response) => {
        begin(response);
        setImmediate(() => breakOff(response, how));
      });
      expect(await post(url)).toMatchObject({
        ...MAYBE,
        message: expect.stringContaining('broke before the reply was complete'),
      });
    });
  });

  it.each(['not http at all\r\n\r\n', 'HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n'])(
    'where it is not HTTP: %j',
    async (bytes) => {
      const { url } = await serveRaw((socket) => {
        socket.once('data', () => socket.end(bytes));
      });
      expect(await post(url)).toMatchObject({
        ...MAYBE,
        message: expect.stringMatching(/^the reply is not HTTP \(HPE_\w+\)/),
      });
    },
  );

  it('where the server switches to another protocol', async () => {
    const { url, sockets } = await serveRaw((socket) => {
      socket.once('data', () => {
        socket.write('HTTP/1.1 101 Switching\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n');
      });
    });
    expect(await post(url)).toMatchObject({
      ...MAYBE,
      message: expect.stringContaining('HTTP 101, a switch to another protocol'),
    });
    await closed(sockets[0]);
  });

  it.each<[string, (response: ServerResponse) => void]>([
    ['at all', () => {}],
    ['but its head', (response) => response.writeHead(200).flushHeaders()],
    ['but its beginning', (response) => response.write('{"error":')],
  ])('where nothing comes in time %s', async (_, begin) => {
    const arrived = Promise.withResolvers<void>();
    const { url } = await serve((__, response) => {
      begin(response);
      arrived.resolve();
    });
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const exchange = post(url, { timeoutMs: 30_000 });
    await arrived.promise;
    vi.advanceTimersByTime(29_999);
    const early = await Promise.race([exchange, new Promise((settle) => setImmediate(settle))]);
    expect(early).toBeUndefined();
    vi.advanceTimersByTime(1);
    expect(await exchange).toMatchObject({
      ...MAYBE,
      message: 'no complete reply within 30 s; the request may have arrived',
    });
  });

  it('where it trickles on for ever', async () => {
    const trickled = Promise.withResolvers<void>();
    const { url } = await serve((_, response) => {
      let count = 0;
      const timer = setInterval(() => {
        response.write(' ');
        count += 1;
        if (count === 3) trickled.resolve();
      }, 1);
      response.on('close', () => clearInterval(timer));
    });
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const exchange = post(url);
    await trickled.promise;
    vi.advanceTimersByTime(30_000);
    expect(await exchange).toMatchObject({ ...MAYBE, message: expect.stringContaining('30 s') });
  });

  // Its end is the end of the connection: whatever ends that must not look like it.
  describe('where the reply does not say how long it is', () => {
    const serveBeginning = (then: (socket: Socket) => void) =>
      serveRaw((socket) => {
        socket.once('data', () => {
          socket.write('HTTP/1.1 200 OK\r\nconnection: close\r\n\r\nerrorCode=-1', () =>
            then(socket),
          );
        });
      });

    it('and the connection is reset', async () => {
      const { url } = await serveBeginning((socket) =>
        setTimeout(() => socket.resetAndDestroy(), 50),
      );
      expect(await post(url)).toMatchObject({
        ...MAYBE,
        message: expect.stringContaining('broke before the reply was complete'),
      });
    });

    it('and it does not end in time', async () => {
      const begun = Promise.withResolvers<void>();
      const { url } = await serveBeginning((socket) => {
        const timer = setInterval(() => socket.write('6'), 5);
        socket.on('close', () => clearInterval(timer));
        begun.resolve();
      });
      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
      const exchange = post(url);
      await begun.promise;
      vi.advanceTimersByTime(30_000);
      expect(await exchange).toMatchObject({
        ...MAYBE,
        message: expect.stringContaining('no complete reply within'),
      });
    });
  });

  it('where the run is cancelled meanwhile', async () => {
    const cancelled = new AbortController();
    const { url } = await serve(() => cancelled.abort());
    expect(await transport().send(requestTo(url), cancelled.signal)).toMatchObject({
      ...MAYBE,
      message: expect.stringContaining('the run was cancelled'),
    });
  });
});

describe('a request certainly never arrived', () => {
  const NO = { kind: 'failure', delivery: 'not-sent' };

  it('where the name is not known', async () => {
    const exchange = await post('https://nowhere.invalid');
    expect(exchange).toMatchObject({
      ...NO,
      transient: true,
      message: expect.stringMatching(/^nowhere\.invalid: the name .* DNS \(\w+\)$/),
    });
  });

  it('where the connection is refused', async () => {
    const { url, server } = await serveRaw(() => {});
    server.close();
    await once(server, 'close');
    expect(await post(url)).toMatchObject({
      ...NO,
      transient: true,
      message: `${new URL(url).host}: the connection was refused (ECONNREFUSED)`,
    });
  });

  it('where TLS is not up in time', async () => {
    const connected = Promise.withResolvers<void>();
    const { url } = await serveRaw((socket) => {
      socket.once('data', () => connected.resolve());
    }, 'https');
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const exchange = post(url, { timeoutMs: 5_000 });
    await connected.promise;
    vi.advanceTimersByTime(5_000);
    expect(await exchange).toMatchObject({
      ...NO,
      transient: true,
      message: `no connection to ${new URL(url).host} within 5 s`,
    });
  });

  it.each<[string, (socket: Socket) => void]>([
    ['ends', (socket) => socket.end()],
    ['breaks', (socket) => socket.resetAndDestroy()],
    ['answers in the clear', (socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')],
    // TLS alert 40: handshake failure.
    ['is refused', (socket) => socket.end(Buffer.of(21, 3, 3, 0, 2, 2, 40))],
  ])('where the other side %s during the TLS handshake', async (_, answer) => {
    const { url } = await serveRaw((socket) => {
      socket.once('data', () => answer(socket));
    }, 'https');
    expect(await post(url)).toMatchObject({ ...NO, transient: true });
  });

  async function startNamedProxy(misbehaviour: Misbehaviour) {
    const proxy = await startBadProxy(misbehaviour);
    endings.push(() => proxy.close());
    useProxy(proxy.host);
    return proxy;
  }

  it.each(['silent before its answer', 'silent after its answer'] as const)(
    'where the proxy is %s',
    async (misbehaviour) => {
      const { connects, host } = await startNamedProxy(misbehaviour);
      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
      const exchange = post('https://provider.test', { timeoutMs: 5_000 });
      while (connects.length === 0) await new Promise((settle) => setImmediate(settle));
      vi.advanceTimersByTime(5_000);
      expect(await exchange).toMatchObject({
        ...NO,
        transient: true,
        message: `no connection to provider.test through the proxy ${host} within 5 s`,
      });
    },
  );

  it.each<[Misbehaviour, RegExp]>([
    ['closing before its answer', /^provider\.test through the proxy .*ECONNRESET/],
    ['closing after its answer', /^provider\.test through the proxy .*ECONNRESET/],
    ['answering with something else', /the proxy 127\.0\.0\.1:\d+/],
  ])('where the proxy is %s', async (misbehaviour, message) => {
    const { connects } = await startNamedProxy(misbehaviour);
    expect(await post('https://provider.test')).toMatchObject({
      ...NO,
      transient: true,
      message: expect.stringMatching(message),
    });
    expect(connects).toEqual(['provider.test:443']);
  });

  it('where the proxy is not there', async () => {
    const { url, server } = await serveRaw(() => {});
    server.close();
    await once(server, 'close');
    const { host } = new URL(url);
    useProxy(host);
    expect(await post('https://provider.test')).toMatchObject({
      ...NO,
      transient: true,
      message: `the proxy ${host}: the connection was refused (ECONNREFUSED)`,
    });
  });

  it('where the run was cancelled before', async () => {
    const { url, sockets } = await serve((_, response) => response.end());
    expect(await transport().send(requestTo(url), AbortSignal.abort())).toMatchObject({
      ...NO,
      message: expect.stringContaining('cancelled'),
    });
    expect(sockets).toHaveLength(0);
  });

  it('where the run is cancelled during the TLS handshake', async () => {
    const cancelled = new AbortController();
    const { url } = await serveRaw((socket) => {
      socket.once('data', () => cancelled.abort());
    }, 'https');
    expect(await transport().send(requestTo(url), cancelled.signal)).toMatchObject({
      ...NO,
      message: 'the run was cancelled before a connection was up',
    });
  });
});

describe('a certificate', () => {
  const HERE = { hosts: ['127.0.0.1', '::1', 'localhost', 'provider.test'] };
  let authority: Authority;
  let good: KeyPair;
  const authorities = tls.getCACertificates('default');
  beforeAll(async () => {
    authority = await createAuthority();
    good = await authority.issue(HERE);
  });
  afterAll(() => tls.setDefaultCACertificates(authorities));

  /** As NODE_EXTRA_CA_CERTS does it for a whole process. */
  const trust = (trusted: boolean) =>
    tls.setDefaultCACertificates(trusted ? [...authorities, authority.cert] : authorities);

  it.each(['127.0.0.1', '::1'])('of a CA that is trusted is accepted: %s', async (host) => {
    trust(true);
    const { url } = await serveTls(good, host);
    expect(await post(url)).toMatchObject({ reply: { body: 'secure' } });
  });

  const UNTRUSTED = /not trusted.*NODE_EXTRA_CA_CERTS/;
  const ELSEWHERE = { hosts: ['elsewhere.example'] };

  const NEVER_SENT = { kind: 'failure', delivery: 'not-sent', transient: false };

  describe.each(['directly', 'through a proxy'])('%s', (how) => {
    /** Sends a request to this server, which has to be the one that is named. */
    async function ask({ url }: Listening): Promise<Exchange> {
      if (how === 'directly') return await post(url);
      const proxy = await startProxy();
      endings.push(() => proxy.close());
      useProxy(proxy.host);
      const exchange = await post(`https://provider.test:${new URL(url).port}`);
      expect(proxy.connects).toHaveLength(1);
      return exchange;
    }

    it.each<[string, boolean, () => Promise<KeyPair>, RegExp]>([
      ['of a private CA', false, async () => good, UNTRUSTED],
      ['of another CA', true, async () => (await createAuthority()).issue(HERE), UNTRUSTED],
      ['signed by itself', true, () => selfSigned(HERE), UNTRUSTED],
      [
        'that has expired',
        true,
        () => authority.issue({ ...HERE, valid: [-9, -1] }),
        /has expired \(CERT_HAS_EXPIRED\)/,
      ],
      [
        'that is not valid yet',
        true,
        () => authority.issue({ ...HERE, valid: [1, 9] }),
        /not valid yet.*clock/,
      ],
      ['for another host', true, () => authority.issue(ELSEWHERE), /for another host name/],
    ])('%s is refused for good', async (_, trusted, certificate, message) => {
      trust(trusted);
      const listening = await serveTls(await certificate());
      let requests = 0;
      listening.server.on('request', () => {
        requests += 1;
      });
      expect(await ask(listening)).toMatchObject({
        ...NEVER_SENT,
        message: expect.stringMatching(message),
      });
      expect(requests).toBe(0);
    });

    it('is verified whatever the environment says', async () => {
      trust(false);
      vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
      endings.push(() => vi.unstubAllEnvs());
      expect(await ask(await serveTls(good))).toMatchObject(NEVER_SENT);
    });
  });

  it('lets a connection over TLS be used again', async () => {
    trust(true);
    const { url, sockets } = await serveTls(good);
    const { send } = transport();
    expect(await send(requestTo(url), never)).toMatchObject({ kind: 'reply' });
    expect(await send(requestTo(url), never)).toMatchObject({ kind: 'reply' });
    expect(sockets).toHaveLength(1);
  });

  it('does not make a request arrive less that broke on a connection used again', async () => {
    trust(true);
    let count = 0;
    const { url, sockets } = await listen(
      https.createServer(good, (request, response) => {
        count += 1;
        if (count === 1) response.end();
        else request.socket.destroy();
      }),
      'https',
    );
    const { send } = transport();
    await send(requestTo(url), never);
    expect(await send(requestTo(url), never)).toMatchObject({
      delivery: 'unknown',
      transient: false,
    });
    expect(sockets).toHaveLength(1);
  });
});

describe('Retry-After', () => {
  const DATE = Date.parse('1994-11-06T08:49:37Z');

  it.each<[string | undefined, number | undefined]>([
    [undefined, undefined],
    ['', undefined],
    ['0', 0],
    ['1', 1_000],
    [' 120 ', 120_000],
    ['00060', 60_000],
    ['99999999999', 99_999_999_999_000],
    ['9'.repeat(400), Number.POSITIVE_INFINITY],
    ['Sun, 06 Nov 1994 08:49:37 GMT', DATE - NOW],
    ['Sunday, 06-Nov-94 08:49:37 GMT', DATE - NOW],
    ['Sun Nov  6 08:49:37 1994', DATE - NOW],
    ['Sun Nov 16 08:49:37 1994', DATE + 10 * 86_400_000 - NOW],
    ['Fri, 31 Dec 9999 23:59:59 GMT', 253_402_300_799_000 - NOW],
    ['-1', undefined],
    ['1.5', undefined],
    ['1e3', undefined],
    ['0x10', undefined],
    ['60 s', undefined],
    ['60, 120', undefined],
    ['soon', undefined],
    ['abc 1 GMT', undefined],
    ['2026-03-04T05:06:07Z', undefined],
    ['Sun, 06 Nov 1994 08:49:37 +0100', undefined],
    ['Sun, 06 Nov 1994 08:49:37', undefined],
    ['Sun, 06 Nov 1994 99:49:37 GMT', undefined],
    ['Sun, 06 Foo 1994 08:49:37 GMT', undefined],
  ])('%j', (header, time) => {
    expect(readRetryAfter(header, NOW)).toBe(time);
  });

  it('is read as UTC wherever the runner is', () => {
    vi.stubEnv('TZ', 'Asia/Tokyo');
    endings.push(() => vi.unstubAllEnvs());
    expect(new Date(DATE).getHours()).toBe(17);
    expect(readRetryAfter('Sun Nov  6 08:49:37 1994', NOW)).toBe(DATE - NOW);
  });
});
