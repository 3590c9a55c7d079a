import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import tls from 'node:tls';
import { generate } from 'selfsigned';
import type { KeyPair } from './certificates.ts';

export interface CertificateOptions {
  readonly keyType?: 'rsa' | 'ec';
  /** In days from now. */
  readonly from?: number;
  readonly to?: number;
  readonly name?: string;
}

const DAY_MS = 86_400_000;

/** A self-signed certificate; RSA by default. */
export async function certificate({
  keyType = 'rsa',
  from = -10,
  to = 80,
  name = 'a port under test',
}: CertificateOptions = {}): Promise<KeyPair> {
  const now = Date.now();
  const subject = [
    { name: 'organizationName', value: 'Example' },
    { name: 'commonName', value: name },
  ];
  const { private: key, cert } = await generate(subject, {
    keyType,
    algorithm: 'sha256',
    notBeforeDate: new Date(now + from * DAY_MS),
    notAfterDate: new Date(now + to * DAY_MS),
  });
  return { key, cert };
}

/** A port of 127.0.0.1 that records who connects. */
export interface Port {
  readonly ip: string;
  readonly port: number;
  /** How many connections there were. */
  readonly connections: number;
  /** The most connections that were open at the same time. */
  readonly mostAtATime: number;
  /** The names that clients asked for (SNI); blank for a client that named none. */
  readonly names: readonly string[];
  /** Complete handshakes, and the codes of the broken ones. */
  readonly handshakes: readonly string[];
  /** How many bytes of application data arrived. */
  readonly applicationBytes: number;
  /** Resolves when the next connection arrives. */
  nextConnection(): Promise<void>;
  /** Replaces the nodes, as a server that loads another certificate. */
  serve(...nodes: readonly Node[]): void;
  close(): Promise<void>;
}

/** What serves a connection: TLS options, or a function. */
export type Node = tls.TlsOptions | ((socket: Socket) => void);

/** TLS options for one certificate or for several with different kinds of keys. */
export function withCertificates(...pairs: readonly KeyPair[]): tls.TlsOptions {
  return { key: pairs.map(({ key }) => key), cert: pairs.map(({ cert }) => cert) };
}

/** Serves connections in turn from several nodes, as a load balancer does. */
export async function startPort(...nodes: readonly Node[]): Promise<Port> {
  const names: string[] = [];
  const handshakes: string[] = [];
  const sockets = new Set<Socket>();
  let connections = 0;
  let mostAtATime = 0;
  let applicationBytes = 0;

  function toServer(node: Node): (socket: Socket) => void {
    if (typeof node === 'function') return node;
    const server = tls.createServer(node, (socket) => {
      names.push(socket.servername || '');
      handshakes.push('complete');
      socket.on('error', () => {});
      socket.on('data', (data) => {
        applicationBytes += data.length;
      });
    });
    server.on('tlsClientError', (error) => {
      handshakes.push('code' in error ? String(error.code) : error.message);
    });
    return (socket) => server.emit('connection', socket);
  }

  let servers = nodes.map(toServer);
  const listener = createServer((socket) => {
    sockets.add(socket);
    mostAtATime = Math.max(mostAtATime, sockets.size);
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
    servers[connections % servers.length]?.(socket);
    connections += 1;
  });
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');

  return {
    ip: '127.0.0.1',
    port: portOf(listener.address()),
    get connections() {
      return connections;
    },
    get mostAtATime() {
      return mostAtATime;
    },
    names,
    handshakes,
    get applicationBytes() {
      return applicationBytes;
    },
    async nextConnection() {
      await once(listener, 'connection');
    },
    serve(...others) {
      servers = others.map(toServer);
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      listener.close();
      await once(listener, 'close');
    },
  };
}

/** A port on which nobody listens. */
export async function deadPort(): Promise<{ readonly ip: string; readonly port: number }> {
  const { ip, port, close } = await startPort(() => {});
  await close();
  return { ip, port };
}

/** Nodes that are no good TLS servers. */
export const BAD_NODES = {
  silent: () => {},
  'greeting like SMTP': (socket) => socket.write('220 mail.example.com ESMTP\r\n'),
  'answering HTTP': (socket) =>
    socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')),
  'closing at once': (socket) => socket.destroy(),
  'closing after the first bytes': (socket) => socket.once('data', () => socket.destroy()),
  'resetting after the first bytes': (socket) =>
    socket.once('data', () => socket.resetAndDestroy()),
  /** A record header that announces 80 bytes, and 3 of them. */
  'silent after half of an answer': (socket) =>
    socket.once('data', () => socket.write(Buffer.from('1603030050020000', 'hex'))),
  /** A fatal alert `internal_error`. */
  'failing with an alert': (socket) =>
    socket.once('data', () => socket.end(Buffer.from('15030300020250', 'hex'))),
  /** A fatal alert `handshake_failure` in a record of SSL 3.0. */
  'refusing in SSL 3.0': (socket) =>
    socket.once('data', () => socket.end(Buffer.from('15030000020228', 'hex'))),
} as const satisfies Record<string, (socket: Socket) => unknown>;

/**
 * A server of the time before secure renegotiation (RFC 5746): TLS 1.0, key exchange by RSA, no
 * extensions. It breaks the handshake off after its own messages.
 */
export function ancientServer({ cert }: KeyPair): (socket: Socket) => void {
  const der = Buffer.from(cert.replace(/-----[^-]+-----|\s/g, ''), 'base64');
  const message = (type: number, body: Buffer) =>
    Buffer.concat([Buffer.from([type]), lengthOf(body, 3), body]);
  const hello = Buffer.concat([
    Buffer.from([3, 1]),
    Buffer.alloc(32, 7),
    // No session, TLS_RSA_WITH_AES_128_CBC_SHA, no compression.
    Buffer.from([0, 0x00, 0x2f, 0]),
  ]);
  const chain = Buffer.concat([lengthOf(der, 3), der]);
  const flight = Buffer.concat([
    message(2, hello),
    message(11, Buffer.concat([lengthOf(chain, 3), chain])),
    message(14, Buffer.alloc(0)),
  ]);
  const record = Buffer.concat([Buffer.from([22, 3, 1]), lengthOf(flight, 2), flight]);
  return (socket) => {
    socket.once('data', () => {
      socket.write(record);
      // The client answers with its keys, or with an alert.
      socket.once('data', () => socket.end(Buffer.from('15030100020228', 'hex')));
    });
  };
}

function lengthOf(bytes: Buffer, size: number): Buffer {
  const length = Buffer.alloc(size);
  length.writeUIntBE(bytes.length, 0, size);
  return length;
}

/** Passes connections on to a port, and keeps every byte that the clients send. */
export interface Tap {
  readonly port: number;
  /** What each client sent, in the order of the connections. */
  readonly sent: readonly Buffer[];
  close(): Promise<void>;
}

export async function startTap(target: { readonly port: number }): Promise<Tap> {
  const sent: Buffer[] = [];
  const listener = createServer((client) => {
    const index = sent.push(Buffer.alloc(0)) - 1;
    const server = connect({ host: '127.0.0.1', port: target.port });
    client.on('data', (data) => {
      sent[index] = Buffer.concat([sent[index] ?? Buffer.alloc(0), data]);
    });
    client.pipe(server).pipe(client);
    client.on('error', () => server.destroy());
    server.on('error', () => client.destroy());
  });
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  return {
    port: portOf(listener.address()),
    sent,
    async close() {
      listener.close();
      await once(listener, 'close');
    },
  };
}

function portOf(address: ReturnType<ReturnType<typeof createServer>['address']>): number {
  return typeof address === 'object' && address !== null ? address.port : 0;
}
