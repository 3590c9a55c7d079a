import { X509Certificate } from 'node:crypto';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { CertificateFacts, Completion } from '../../src/domain/completion.ts';
import type { Target } from '../../src/domain/target.ts';
import { createVerifier } from '../../src/steps/verify.ts';
import type { KeyPair } from '../network/certificates.ts';
import {
  BAD_NODES,
  certificate,
  deadPort,
  type Node,
  type Port,
  startPort,
  withCertificates,
} from '../network/tls-ports.ts';
import { createManualClock, type ManualClock } from '../tls/manual-clock.ts';

const [old, renewed, stranger] = await Promise.all([
  certificate({ name: 'old' }),
  certificate({ name: 'renewed', from: -1, to: 90 }),
  certificate({ name: 'of somebody else', from: -1, to: 90 }),
]);

/** A certificate as the provider lists it. */
function listed({ cert }: KeyPair): CertificateFacts {
  const { serialNumber, validTo } = new X509Certificate(cert);
  return { serialNumber, notAfter: Date.parse(validTo) };
}

const success = (before: Completion['earlierCertificate'], now: KeyPair): Completion => ({
  kind: 'completed',
  certificate: listed(now),
  ...(before !== undefined && { earlierCertificate: before }),
});

async function open(...nodes: readonly Node[]): Promise<Port> {
  const port = await startPort(...nodes);
  onTestFinished(() => port.close());
  return port;
}

function targetAt({ ip, port }: { readonly ip: string; readonly port: number }, domain?: string) {
  const endpoint = { ip, port, ...(domain !== undefined && { domain }) };
  const target: Target = {
    label: `${ip}:${port}`,
    identity: `${ip}:${port}`,
    publicFields: {},
    retryEntry: {},
    endpoint,
  };
  return target;
}

const NEVER = new AbortController().signal;
const BUDGET_MS = 30_000;

function verifierFor(target: Target, clock: ManualClock = createManualClock(), signal = NEVER) {
  const verifier = createVerifier({ clock, signal });
  return {
    clock,
    lookBefore: () => verifier.lookBefore([target]),
    look: async (completion: Completion) =>
      (await verifier.look(new Map([[target, completion]]), BUDGET_MS)).get(target),
  };
}

describe('a port that could be seen before the retry', () => {
  it('is old until it serves the new certificate, and then decided', async () => {
    const port = await open(withCertificates(old));
    const { lookBefore, look } = verifierFor(targetAt(port));
    const completion = success(listed(old), renewed);

    expect(await lookBefore()).toEqual({ unreachable: 0 });
    const first = await look(completion);
    port.serve(withCertificates(renewed));
    const second = await look(completion);

    expect(first).toMatchObject({ endpoint: 'old', isFinal: false });
    expect(first?.servedCertificate?.issuer).toContain('CN=old');
    expect(second).toMatchObject({ endpoint: 'new', isFinal: true });
    expect(second?.servedCertificate?.issuer).toContain('CN=renewed');
    expect(second?.servedCertificate).not.toHaveProperty('fingerprint256');
  });

  it('is not new with a certificate of somebody else', async () => {
    const port = await open(withCertificates(old));
    const { lookBefore, look } = verifierFor(targetAt(port));

    await lookBefore();
    port.serve(withCertificates(stranger));

    expect(await look(success(listed(old), renewed))).toMatchObject({
      endpoint: 'old',
      isFinal: false,
    });
  });

  it('is looked at again if nobody answers later: it may come back', async () => {
    const port = await open(withCertificates(old));
    const { lookBefore, look } = verifierFor(targetAt(port));

    await lookBefore();
    await port.close();

    expect(await look(success(listed(old), renewed))).toEqual({
      endpoint: 'unreachable',
      isFinal: false,
    });
  });

  it.each(['greeting like SMTP', 'closing at once'] as const)(
    'is no TLS port if it is %s later, and looked at again',
    async (kind) => {
      const port = await open(withCertificates(old));
      const { lookBefore, look } = verifierFor(targetAt(port));

      await lookBefore();
      port.serve(BAD_NODES[kind]);

      expect(await look(success(listed(old), renewed))).toEqual({
        endpoint: 'no-tls',
        isFinal: false,
      });
    },
  );

  it('gets handshakes with the domain as name, and not a byte of data', async () => {
    const port = await open(withCertificates(old));
    const { lookBefore, look } = verifierFor(targetAt(port, '*.example.com'));

    await lookBefore();
    await look(success(listed(old), renewed));

    expect(port.connections).toBe(12);
    expect(new Set(port.names)).toEqual(new Set(['www.example.com']));
    expect(port.applicationBytes).toBe(0);
  });
});

describe('a port at which nobody answered before the retry', () => {
  it('is decided if nobody answers at the first look after it', async () => {
    const { lookBefore, look } = verifierFor(targetAt(await deadPort()));

    expect(await lookBefore()).toEqual({ unreachable: 1 });
    expect(await look(success(listed(old), renewed))).toEqual({
      endpoint: 'unreachable',
      isFinal: true,
    });
  });

  it.each<readonly [string, string, Completion['earlierCertificate']]>([
    ['the provider listed another one', 'new', listed(old)],
    ['the provider listed none', 'new', {}],
    ['the list could not be read', 'old', undefined],
  ])(
    'that serves what the provider lists now, where %s before, is %s',
    async (_, endpoint, before) => {
      const port = await open(BAD_NODES['closing at once']);
      const { lookBefore, look } = verifierFor(targetAt(port));

      await lookBefore();
      port.serve(withCertificates(renewed));

      expect(await look(success(before, renewed))).toMatchObject({
        endpoint,
        isFinal: endpoint === 'new',
      });
    },
  );

  it('that serves another certificate than the provider lists is old', async () => {
    const port = await open(BAD_NODES['closing at once']);
    const { lookBefore, look } = verifierFor(targetAt(port));

    await lookBefore();
    port.serve(withCertificates(stranger));

    expect(await look(success(listed(old), renewed))).toMatchObject({ endpoint: 'old' });
  });
});

describe('a silent port', () => {
  it('is unreachable after 5 s; all looks before the retry have 60 s', async () => {
    const port = await open(BAD_NODES.silent);
    const { clock, lookBefore } = verifierFor(targetAt(port));

    const connection = port.nextConnection();
    const looked = lookBefore();
    await connection;
    expect([...clock.pending].sort((one, other) => one - other)).toEqual([5_000, 60_000]);
    clock.pass(5_000);

    expect(await looked).toEqual({ unreachable: 1 });
    expect(port.connections).toBe(1);
  });

  it('before the retry is looked at again if it was there at the first look after it', async () => {
    const port = await open(BAD_NODES.silent);
    const { clock, lookBefore, look } = verifierFor(targetAt(port));
    const completion = success(listed(old), renewed);

    const connection = port.nextConnection();
    const looked = lookBefore();
    await connection;
    clock.pass(5_000);
    await looked;
    port.serve(withCertificates(old));
    expect(await look(completion)).toMatchObject({ endpoint: 'old', isFinal: false });
    await port.close();

    expect(await look(completion)).toEqual({ endpoint: 'unreachable', isFinal: false });
  });

  it('shows nothing if the run is cancelled meanwhile', async () => {
    const port = await open(BAD_NODES.silent);
    const cancel = new AbortController();
    const { look } = verifierFor(targetAt(port), createManualClock(), cancel.signal);

    const connection = port.nextConnection();
    const looked = look(success(listed(old), renewed));
    await connection;
    cancel.abort();

    expect(await looked).toBeUndefined();
  });
});
