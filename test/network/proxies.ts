import dns from 'node:dns';
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { RequestError, Server } from 'proxy-chain';

/** A forward proxy on a free port of 127.0.0.1. */
export interface ForwardProxy {
  /** `127.0.0.1:PORT`. */
  readonly host: string;
  /** Where every CONNECT wanted to go, in the order of arrival. */
  readonly connects: readonly string[];
  close(): Promise<void>;
}

export interface ProxyOptions {
  /** Who may use it; everybody when left out. */
  readonly user?: { readonly name: string; readonly password: string };
  /** Refuses every tunnel with this status. */
  readonly refuse?: number;
}

/** Every name is an address of this machine. */
const findHere = new Proxy(dns.lookup, {
  apply: (lookup, self, [_name, ...rest]) => Reflect.apply(lookup, self, ['127.0.0.1', ...rest]),
});

/** A real proxy. It finds every name at 127.0.0.1. */
export async function startProxy({ user, refuse }: ProxyOptions = {}): Promise<ForwardProxy> {
  const connects: string[] = [];
  const server = new Server({
    host: '127.0.0.1',
    port: 0,
    prepareRequestFunction: ({ hostname, port, username, password }) => {
      connects.push(`${hostname}:${port}`);
      if (refuse !== undefined) throw new RequestError('Not for you', refuse);
      const known = user === undefined || (username === user.name && password === user.password);
      return {
        requestAuthentication: !known,
        dnsLookup: findHere,
      };
    },
  });
  await server.listen();
  return { host: `127.0.0.1:${server.port}`, connects, close: () => server.close(true) };
}

/** What a proxy can do instead of its work, once it has read a CONNECT. */
const MISBEHAVIOURS = {
  /** Neither a tunnel nor a refusal. */
  'silent before its answer': () => {},
  /** Says that the tunnel is there, and passes nothing on. */
  'silent after its answer': (socket) =>
    socket.write('HTTP/1.1 200 Connection Established\r\n\r\n'),
  'closing before its answer': (socket) => socket.destroy(),
  'closing after its answer': (socket) => socket.end('HTTP/1.1 200 Connection Established\r\n\r\n'),
  'answering with something else': (socket) => socket.end('SSH-2.0-OpenSSH_9.9\r\n'),
} as const satisfies Record<string, (socket: Socket) => unknown>;

export type Misbehaviour = keyof typeof MISBEHAVIOURS;

/** A proxy that does one thing wrong, every time. */
export async function startBadProxy(misbehaviour: Misbehaviour): Promise<ForwardProxy> {
  const connects: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    let head = '';
    socket.on('data', (chunk) => {
      // What comes after the CONNECT is for the tunnel, which is not there.
      if (head.includes('\r\n\r\n')) return;
      head += chunk.toString('latin1');
      if (!head.includes('\r\n\r\n')) return;
      connects.push(/^CONNECT (\S+) /.exec(head)?.[1] ?? head);
      MISBEHAVIOURS[misbehaviour](socket);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    host: `127.0.0.1:${port}`,
    connects,
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
