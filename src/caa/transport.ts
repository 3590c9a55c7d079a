/**
 * One query to one server. No socket keeps the process alive, and each is closed as soon as the
 * answer is there or `signal` is aborted.
 */
import { createSocket } from 'node:dgram';
import { connect, isIPv6 } from 'node:net';
import { errorCode } from '../text/errors.ts';
import { encodeQuery, frame, type Reply, readReply, unframe } from './message.ts';
import type { DnsServer } from './servers.ts';

/** What came of a query; `no-response` where `signal` was aborted first. */
export type Exchange = Exclude<Reply, { kind: 'truncated' }> | { readonly kind: 'no-response' };

const NO_RESPONSE = { kind: 'no-response' } as const;

/** Asks a server over UDP, and over TCP where the reply does not fit into a datagram. */
export async function ask(server: DnsServer, name: string, signal: AbortSignal): Promise<Exchange> {
  const query = encodeQuery(name);
  const read = (message: Buffer) => readReply(message, query, name);
  const reply = await overUdp(server, query, read, signal);
  if (reply.kind !== 'truncated') return reply;
  const whole = await overTcp(server, query, read, signal);
  return whole.kind === 'truncated' ? { kind: 'unusable', reason: 'truncated reply' } : whole;
}

type Read = (message: Buffer) => Reply | undefined;
type Attempt = Reply | typeof NO_RESPONSE;

/**
 * A socket for each query: a port that nobody can guess. It is connected, so that the system drops
 * datagrams from other addresses and reports a closed port.
 */
function overUdp(
  { ip, port }: DnsServer,
  query: Buffer,
  read: Read,
  signal: AbortSignal,
): Promise<Attempt> {
  const socket = createSocket(isIPv6(ip) ? 'udp6' : 'udp4').unref();
  return settle(
    signal,
    // A socket that is closed may still report that it is connected, and must not send then.
    () => socket.removeAllListeners('connect').close(),
    (done) => {
      socket.on('error', (error) => done(unreachable(error)));
      socket.on('message', (message) => {
        const reply = read(message);
        if (reply !== undefined) done(reply);
      });
      // A callback of `connect` would also get its errors; the event comes for a success alone.
      socket.on('connect', () => {
        socket.send(query, (error) => error && done(unreachable(error)));
      });
      socket.connect(port, ip);
    },
  );
}

function overTcp(
  { ip, port }: DnsServer,
  query: Buffer,
  read: Read,
  signal: AbortSignal,
): Promise<Attempt> {
  const socket = connect({ host: ip, port }).unref();
  return settle(
    signal,
    () => socket.destroy(),
    (done) => {
      socket.write(frame(query));
      let received = Buffer.alloc(0);
      socket.on('data', (chunk: Buffer) => {
        received = Buffer.concat([received, chunk]);
        const message = unframe(received);
        if (message === undefined) return;
        done(read(message) ?? { kind: 'unusable', reason: 'unreadable reply over TCP' });
      });
      socket.on('error', (error) => done(unreachable(error)));
      socket.on('close', () => done({ kind: 'unusable', reason: 'connection closed over TCP' }));
    },
  );
}

function unreachable(error: Error): Reply {
  return { kind: 'unusable', reason: errorCode(error) ?? 'network error' };
}

/** Waits for the first result or for `signal`, then closes. */
function settle(
  signal: AbortSignal,
  close: () => void,
  start: (done: (attempt: Attempt) => void) => void,
): Promise<Attempt> {
  return new Promise((resolve) => {
    let settled = false;
    const done = (attempt: Attempt) => {
      if (settled) return;
      settled = true;
      signal.removeEventListener('abort', giveUp);
      close();
      resolve(attempt);
    };
    const giveUp = () => done(NO_RESPONSE);
    signal.addEventListener('abort', giveUp, { once: true });
    if (signal.aborted) return giveUp();
    start(done);
  });
}
