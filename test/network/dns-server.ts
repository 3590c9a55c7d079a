/** A DNS server on loopback, over UDP and TCP, that does what a test wants of it. */
import { createSocket, type Socket as UdpSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import {
  type Answer,
  AUTHORITATIVE_ANSWER,
  decode,
  encode,
  RECURSION_AVAILABLE,
  RECURSION_DESIRED,
  TRUNCATED_RESPONSE,
} from 'dns-packet';

export type Transport = 'udp' | 'tcp';

/** A CAA record: flags, tag and value. */
export type Caa = readonly [flags: number, tag: string, value: string];

const RCODES = { NOERROR: 0, FORMERR: 1, SERVFAIL: 2, NXDOMAIN: 3, NOTIMP: 4, REFUSED: 5 } as const;

/** How the server replies to the questions about one name. Without a field: NODATA. */
export interface Behaviour {
  readonly caa?: readonly Caa[];
  /** The name is an alias: the reply holds the CNAME and what the zone has for its target. */
  readonly alias?: string;
  readonly rcode?: keyof typeof RCODES;
  /** `no` as from a server that only knows its own zones; `not-mine` if it refers to others. */
  readonly recursion?: 'yes' | 'no' | 'not-mine';
  /** Over UDP, the reply is empty and says that it is truncated. */
  readonly truncated?: boolean;
  /** The reply waits for this. */
  readonly after?: Promise<unknown>;
  /** The messages that are sent instead of the reply; none for silence. */
  readonly send?: (reply: Buffer, transport: Transport, query: Buffer) => readonly Buffer[];
  /** What happens to a TCP connection: the reply byte by byte, half of it, or nothing of it. */
  readonly tcp?: 'in pieces' | 'cut off' | 'closed';
}

/** Names in lower case. A name that the zone lacks does not exist (NXDOMAIN). */
export type Zone = Readonly<Record<string, Behaviour>>;

export interface Query {
  readonly transport: Transport;
  readonly name: string;
  readonly type: string;
  /** The message as it came, and the port that it came from. */
  readonly message: Buffer;
  readonly port: number;
}

export interface TestDnsServer {
  readonly ip: '127.0.0.1';
  readonly port: number;
  /** `127.0.0.1:PORT`, as the input `dns-servers` takes it. */
  readonly address: string;
  /** All queries, in the order of arrival. */
  readonly queries: readonly Query[];
  /** `name` of every query. */
  names(): readonly string[];
  /** Resolves as soon as so many queries have arrived. */
  received(count: number): Promise<void>;
  close(): Promise<void>;
}

export const SERVFAIL: Behaviour = { rcode: 'SERVFAIL' };
export const SILENT: Behaviour = { send: () => [] };
export const NODATA: Behaviour = {};

/** `zone` gives the behaviour for each name, or is the one behaviour for every name. */
export async function startDnsServer(
  zone: Zone | ((name: string) => Behaviour),
): Promise<TestDnsServer> {
  const find = typeof zone === 'function' ? zone : (name: string) => zone[name];
  const { udp, tcp, port } = await listenOnBoth();
  const queries: Query[] = [];
  const waiting = new Set<() => void>();
  const connections = new Set<Socket>();

  let closed = false;

  /** The messages to send, and how. */
  async function reply(query: Buffer, transport: Transport, from: number) {
    const [question] = decode(query).questions ?? [];
    const name = question?.name.toLowerCase() ?? '';
    queries.push({ transport, name, type: question?.type ?? '', message: query, port: from });
    for (const look of waiting) look();
    const behaviour = find(name) ?? { rcode: 'NXDOMAIN' };
    await behaviour.after;
    const message = replyTo(query, transport, behaviour, find);
    return { behaviour, messages: behaviour.send?.(message, transport, query) ?? [message] };
  }

  udp.on('message', async (query, from) => {
    const { messages } = await reply(query, 'udp', from.port);
    // The test may have closed the server meanwhile.
    if (closed) return;
    for (const message of messages) udp.send(message, from.port, from.address);
  });
  tcp.on('connection', (socket) => {
    connections.add(socket);
    socket.on('error', () => {});
    let received = Buffer.alloc(0);
    socket.on('data', async (chunk: Buffer) => {
      received = Buffer.concat([received, chunk]);
      if (received.length < 2 || received.length < 2 + received.readUInt16BE(0)) return;
      const { behaviour, messages } = await reply(
        received.subarray(2),
        'tcp',
        socket.remotePort ?? 0,
      );
      const bytes = Buffer.concat(messages.map(withLength));
      if (behaviour.tcp === 'closed') socket.destroy();
      else if (behaviour.tcp === 'cut off') socket.end(bytes.subarray(0, bytes.length / 2));
      else if (behaviour.tcp === 'in pieces') writeInPieces(socket, bytes);
      else socket.write(bytes);
    });
  });

  return {
    ip: '127.0.0.1',
    port,
    address: `127.0.0.1:${port}`,
    queries,
    names: () => queries.map(({ name }) => name),
    received: (count) =>
      new Promise((resolve) => {
        const look = () => {
          if (queries.length < count) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
    async close() {
      if (closed) return;
      closed = true;
      for (const socket of connections) socket.destroy();
      tcp.close();
      udp.close();
      await once(tcp, 'close');
    },
  };
}

/** A port of 127.0.0.1 that nobody listens on, over UDP and TCP. */
export async function closedPort(): Promise<number> {
  const { udp, tcp, port } = await listenOnBoth();
  udp.close();
  tcp.close();
  await once(tcp, 'close');
  return port;
}

function replyTo(
  query: Buffer,
  transport: Transport,
  behaviour: Behaviour,
  find: (name: string) => Behaviour | undefined,
): Buffer {
  const { id = 0, questions = [] } = decode(query);
  const isTruncated = behaviour.truncated === true && transport === 'udp';
  const flags = {
    yes: RECURSION_AVAILABLE,
    no: AUTHORITATIVE_ANSWER,
    'not-mine': 0,
  }[behaviour.recursion ?? 'yes'];
  const found = isTruncated
    ? { answers: [], rcode: 0 }
    : resolve(questions[0]?.name ?? '', behaviour, find);
  return encode({
    type: 'response',
    id,
    flags: RECURSION_DESIRED | flags | found.rcode | (isTruncated ? TRUNCATED_RESPONSE : 0),
    questions,
    answers: found.answers,
  });
}

/** The answers for a name, aliases followed as a resolver does. */
function resolve(
  name: string,
  behaviour: Behaviour,
  find: (name: string) => Behaviour | undefined,
): { readonly answers: Answer[]; readonly rcode: number } {
  const answers: Answer[] = [];
  let owner = name;
  let current = behaviour;
  for (let hops = 0; current.alias !== undefined && hops < 8; hops += 1) {
    answers.push({ type: 'CNAME', name: owner, ttl: 60, data: current.alias });
    owner = current.alias;
    current = find(owner.toLowerCase()) ?? { rcode: 'NXDOMAIN' };
  }
  for (const [flags, tag, value] of current.caa ?? []) {
    answers.push(caaAnswer(owner, flags, tag, value));
  }
  return { answers, rcode: RCODES[current.rcode ?? 'NOERROR'] };
}

/** The types of dns-packet know three tags; DNS knows any. */
function caaAnswer(name: string, flags: number, tag: string, value: string): Answer {
  const record: Answer = { type: 'CAA', name, ttl: 60, data: { flags, tag: 'issue', value } };
  return { ...record, data: Object.assign(record.data, { tag }) };
}

function withLength(message: Buffer): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(message.length);
  return Buffer.concat([length, message]);
}

function writeInPieces(socket: Socket, bytes: Buffer): void {
  socket.setNoDelay(true);
  const [first, ...rest] = bytes;
  if (first === undefined) return;
  socket.write(Buffer.from([first]), () => writeInPieces(socket, Buffer.from(rest)));
}

/** One port for both; somebody else may have it over TCP. */
async function listenOnBoth(): Promise<{ udp: UdpSocket; tcp: Server; port: number }> {
  for (;;) {
    const udp = createSocket('udp4').bind(0, '127.0.0.1');
    await once(udp, 'listening');
    const { port } = udp.address();
    const tcp = createServer().listen(port, '127.0.0.1');
    try {
      await once(tcp, 'listening');
      return { udp, tcp, port };
    } catch {
      udp.close();
    }
  }
}
