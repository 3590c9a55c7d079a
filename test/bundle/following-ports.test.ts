/** One followed and verified run with a port of every kind that a network has. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  ancientServer,
  BAD_NODES,
  type Node,
  type Port,
  startPort,
  withCertificates,
} from '../network/tls-ports.ts';
import {
  automationAt,
  becomes,
  type FollowedRun,
  listed,
  NEW,
  OLD,
  runFollowed,
} from './following.ts';

/** A TLS server with these settings, before and after the certificate is replaced. */
const tlsServer = (options: object): readonly [before: Node, after: Node] => [
  { ...withCertificates(OLD), ...options },
  { ...withCertificates(NEW), ...options },
];
/** A port that stays as it is. */
const always = (node: Node): readonly [Node, Node] => [node, node];

interface Kind {
  readonly nodes: readonly [before: Node, after: Node];
  /** Closes the port before the run. */
  readonly isClosed?: boolean;
  readonly endpoint: string;
}

const KINDS: Readonly<Record<string, Kind>> = {
  'speaks TLS 1.3 alone': { nodes: tlsServer({ minVersion: 'TLSv1.3' }), endpoint: 'new' },
  'speaks TLS 1.1 at most': {
    nodes: tlsServer({
      minVersion: 'TLSv1',
      maxVersion: 'TLSv1.1',
      ciphers: 'DEFAULT@SECLEVEL=0',
    }),
    endpoint: 'new',
  },
  'is older than secure renegotiation': {
    nodes: [ancientServer(OLD), ancientServer(NEW)],
    endpoint: 'new',
  },
  'requires a client certificate under TLS 1.2': {
    nodes: tlsServer({ maxVersion: 'TLSv1.2', requestCert: true, rejectUnauthorized: true }),
    endpoint: 'new',
  },
  'requires a client certificate under TLS 1.3': {
    nodes: tlsServer({ minVersion: 'TLSv1.3', requestCert: true, rejectUnauthorized: true }),
    endpoint: 'new',
  },
  'serves the old certificate again': { nodes: always(withCertificates(OLD)), endpoint: 'old' },
  'is closed': { nodes: always(() => {}), isClosed: true, endpoint: 'unreachable' },
  'is silent': { nodes: always(BAD_NODES.silent), endpoint: 'unreachable' },
  'speaks SMTP': { nodes: always(BAD_NODES['greeting like SMTP']), endpoint: 'no-tls' },
  'speaks HTTP': { nodes: always(BAD_NODES['answering HTTP']), endpoint: 'no-tls' },
  'closes each connection': { nodes: always(BAD_NODES['closing at once']), endpoint: 'no-tls' },
  'answers in SSL 3.0': { nodes: always(BAD_NODES['refusing in SSL 3.0']), endpoint: 'no-tls' },
};
const kinds = Object.values(KINDS);

describe('verify-tls', () => {
  let run: FollowedRun;
  let ports: readonly Port[];

  beforeAll(async () => {
    ports = await Promise.all(kinds.map(({ nodes: [before] }) => startPort(before)));
    const fate = becomes({ status: 'SUCCESSFULLY_RENEWED', ...listed(NEW) });
    await Promise.all(
      ports.filter((_, index) => kinds[index]?.isClosed).map((port) => port.close()),
    );
    run = await runFollowed({
      inputs: {
        provider: 'digicert',
        targets: 'failed',
        'follow-minutes': '2',
        'verify-tls': 'true',
      },
      simulator: {
        digicert: { automations: ports.map((port, index) => automationAt(port, index + 1, fate)) },
      },
      onExchange({ endpoint }) {
        if (endpoint !== 'retry') return;
        for (const [index, port] of ports.entries()) {
          const after = kinds[index]?.nodes[1];
          if (after !== undefined) port.serve(after);
        }
      },
      // A silent port really gets 5 s, before the retry and after it.
      timeoutMs: 50_000,
    });
  });

  afterAll(() =>
    Promise.all(ports.map((port, index) => (kinds[index]?.isClosed ? undefined : port.close()))),
  );

  it.each(Object.keys(KINDS).map((name, index) => [name, index] as const))(
    'judges a port that %s',
    (name, index) => {
      expect(run.results[index], run.log).toMatchObject({
        completion: 'completed',
        endpoint: KINDS[name]?.endpoint,
      });
    },
  );

  it('counts as completed what serves the new certificate, and nothing else', () => {
    const completed = kinds.filter(({ endpoint }) => endpoint === 'new').length;
    expect(run.outputs).toMatchObject({
      verdict: 'failure',
      message: `${kinds.length} of ${kinds.length} submitted, ${completed} completed`,
      completed: String(completed),
    });
    expect(run.exitCode).toBe(1);
  });

  it('sends no application data, and warns of the ports that nobody answers at', () => {
    expect(ports.map(({ applicationBytes }) => applicationBytes)).toEqual(kinds.map(() => 0));
    expect(run.annotations).toContainEqual(
      expect.objectContaining({
        level: 'warning',
        message: expect.stringContaining(`2 of ${kinds.length} ports cannot be reached`),
      }),
    );
  });
});
