import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { providers } from '../../src/providers/index.ts';
import { createAuthority } from '../network/certificates.ts';
import { type Simulator, type SimulatorOptions, startSimulator } from '../simulator/index.ts';

/** The real names of the providers: the only ones that the proxy leads anywhere. */
export const HOSTS = providers.flatMap(({ baseUrl }) =>
  baseUrl === undefined ? [] : [new URL(baseUrl).hostname],
);

/** An internet in which every provider is the simulator. */
export interface Internet {
  readonly simulator: Simulator;
  /** A forward proxy that leads to the simulator, whatever provider is asked for. */
  readonly proxyUrl: string;
  /** PEM file of the authority that the simulator's certificate comes from. */
  readonly caFile: string;
  /** What was asked of the proxy, e.g. `caas.digicert.com:443`. */
  readonly connects: readonly string[];
  close(): Promise<void>;
}

export interface InternetOptions extends SimulatorOptions {
  /** `user:password` that the proxy asks for. */
  readonly proxyLogin?: string;
}

/**
 * Puts the simulator in the place of all providers: under their own names, over TLS, behind a
 * proxy. Workflows run as they are, without a `base-url`.
 */
export async function startInternet(options: InternetOptions = {}): Promise<Internet> {
  const folder = mkdtempSync(join(tmpdir(), 'cert-retry-e2e-tls-'));
  const caFile = join(folder, 'ca.pem');
  const authority = await createAuthority();
  writeFileSync(caFile, authority.cert);
  const tls = await authority.issue({ hosts: HOSTS });
  const { proxyLogin, ...simulatorOptions } = options;
  const simulator = await startSimulator({ ...simulatorOptions, tls });
  const proxy = await startProxy(Number(new URL(simulator.url).port), proxyLogin);
  return {
    simulator,
    proxyUrl: `http://${proxyLogin === undefined ? '' : `${proxyLogin}@`}127.0.0.1:${proxy.port}`,
    caFile,
    connects: proxy.connects,
    async close() {
      await proxy.close();
      await simulator.close();
      rmSync(folder, { recursive: true });
    },
  };
}

async function startProxy(target: number, login: string | undefined) {
  const expected = login && `Basic ${Buffer.from(login).toString('base64')}`;
  const connects: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((_request, response) => response.writeHead(405).end());
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.on('connect', (request, socket) => {
    const asked = request.url ?? '';
    connects.push(asked);
    if (expected !== undefined && request.headers['proxy-authorization'] !== expected) {
      socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
      return;
    }
    if (!HOSTS.some((host) => asked === `${host}:443`)) {
      socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
      return;
    }
    const upstream = connect(target, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      upstream.pipe(socket).pipe(upstream);
    });
    socket.once('error', () => upstream.destroy());
    upstream.once('error', () => socket.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port');
  return {
    port: address.port,
    connects,
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
