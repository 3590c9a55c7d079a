import { X509Certificate } from 'node:crypto';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createLooker } from '../../src/tls/look.ts';
import {
  ancientServer,
  BAD_NODES,
  deadPort,
  startTap,
  withCertificates,
} from '../network/tls-ports.ts';
import { dial, dialled, ec, ecdsaOnly, look, only, open, rsa, summary } from './looking.ts';
import { createManualClock } from './manual-clock.ts';

describe('a port without a certificate', () => {
  it('that refuses the connection is unreachable, after one connection', async () => {
    expect(await look(await deadPort())).toEqual({ kind: 'unreachable' });
    expect(dialled).toHaveLength(1);
  });

  it('that is silent is unreachable after 5 s, after one connection', async () => {
    const port = await open(BAD_NODES.silent);
    const clock = createManualClock();
    const arrived = port.nextConnection();
    const seen = look(port, clock);
    await arrived;
    clock.pass(4_999);
    expect(clock.pending).toEqual([5_000]);
    clock.pass(5_000);
    expect(await seen).toEqual({ kind: 'unreachable' });
    expect(port.connections).toBe(1);
    expect(clock.pending).toEqual([]);
  });

  it.for([
    'greeting like SMTP',
    'answering HTTP',
    'closing at once',
    'closing after the first bytes',
    'resetting after the first bytes',
    'refusing in SSL 3.0',
    'failing with an alert',
  ] as const)('that is %s has no TLS', async (name) => {
    const clock = createManualClock();
    const port = await open(BAD_NODES[name]);
    expect(await look(port, clock)).toEqual({ kind: 'no-tls' });
    expect(port.connections).toBe(2);
    expect(clock.pending).toEqual([]);
  });

  it('that is silent after half of an answer has no TLS', async () => {
    const clock = createManualClock();
    const port = await open((socket) => {
      BAD_NODES['silent after half of an answer'](socket);
      socket.once('data', () => answered.shift()?.());
    });
    const answered: (() => void)[] = [];
    const answer = () => new Promise<void>((resolve) => answered.push(resolve));
    const bytes = async () => {
      await answer();
      // The client has to read what the server wrote.
      while (dialled.at(-1)?.bytesRead === 0) await new Promise(setImmediate);
      clock.pass(5_000);
    };
    const both = (async () => {
      await bytes();
      await bytes();
    })();
    expect(await look(port, clock)).toEqual({ kind: 'no-tls' });
    await both;
  });

  it('whose certificate cannot be read has no TLS', async () => {
    const der = new X509Certificate(rsa.cert).raw;
    der.write('ZZ', der.indexOf(Buffer.from('170d', 'hex')) + 2);
    const port = await open(ancientServer({ ...rsa, cert: der.toString('base64') }));
    expect(await look(port)).toEqual({ kind: 'no-tls' });
  });

  it('that refuses every handshake has no TLS', async () => {
    const port = await open({ ...withCertificates(rsa), ciphers: 'PSK', maxVersion: 'TLSv1.2' });
    expect(await look(port)).toEqual({ kind: 'no-tls' });
  });
});

describe('a look that misses something', () => {
  it('says that the group is not complete, and leaves the rest of the group out', async () => {
    const port = await open(
      withCertificates(rsa),
      BAD_NODES.silent,
      withCertificates(rsa),
      BAD_NODES.silent,
    );
    const clock = createManualClock();
    const silent = (async () => {
      for (const count of [2, 4]) {
        while (port.connections < count) await port.nextConnection();
        clock.pass(5_000);
      }
    })();
    const seen = await look(port, clock);
    await silent;
    expect(summary(seen)).toEqual({ byDefault: ['rsa'], rsa: ['rsa'], complete: [false, false] });
    expect(port.connections).toBe(4);
  });

  it.for(['closing after the first bytes', 'failing with an alert'] as const)(
    'says so where the server is %s',
    async (name) => {
      const port = await open(
        withCertificates(ec),
        withCertificates(ec),
        withCertificates(ec),
        ...Array(3).fill(BAD_NODES[name]),
      );
      expect(summary(await look(port))).toEqual({ ...ecdsaOnly('ec'), complete: [true, false] });
    },
  );
});

describe('a look', () => {
  it.for(['TLSv1.2', 'TLSv1.3'] as const)(
    'sends nothing but the handshake under %s, and completes it',
    async (version) => {
      const options = { minVersion: version, maxVersion: version } as const;
      const port = await open({ ...withCertificates(rsa), ...options, ecdhCurve: 'X25519' });
      const tap = await startTap(port);
      onTestFinished(() => tap.close());
      expect(summary(await look({ ...port, port: tap.port }))).toEqual(only('rsa'));
      while (port.handshakes.length < 6) await new Promise(setImmediate);
      expect(port.handshakes).toEqual(Array(6).fill('complete'));
      expect(port.applicationBytes).toBe(0);
      const finished =
        version === 'TLSv1.2' ? ['handshake', 'cipher', 'handshake'] : ['cipher', 'data'];
      for (const bytes of tap.sent) expect(recordTypes(bytes)).toEqual(['handshake', ...finished]);
    },
  );

  it('begins with a message that fits into one packet, with current and with old settings', async () => {
    const port = await open(BAD_NODES['closing after the first bytes']);
    const tap = await startTap(port);
    onTestFinished(() => tap.close());
    await look({ ...port, port: tap.port, domain: `${'a'.repeat(63)}.example.com` });
    expect(tap.sent).toHaveLength(2);
    for (const { length } of tap.sent) expect(length).toBeLessThan(1_000);
  });

  it('is not a look when it is cancelled, however far it is', async () => {
    for (const count of [1, 2, 4, 6]) {
      const cancel = new AbortController();
      const port = await open(withCertificates(rsa));
      let opened = 0;
      const cancelling = (host: string, to: number) => {
        opened += 1;
        if (opened === count) cancel.abort();
        return dial(host, to);
      };
      const clock = createManualClock();
      const looker = createLooker({ clock, dial: cancelling });
      expect(await looker(port, cancel.signal)).toBeUndefined();
      expect(opened).toBe(count);
      expect(clock.pending).toEqual([]);
    }
  });

  it('ends at once when it is cancelled at a silent port', async () => {
    const cancel = new AbortController();
    const port = await open(BAD_NODES.silent);
    const arrived = port.nextConnection();
    const clock = createManualClock();
    const seen = look(port, clock, cancel.signal);
    await arrived;
    cancel.abort();
    expect(await seen).toBeUndefined();
    expect(clock.pending).toEqual([]);
  });

  it('opens no connection once it is cancelled', async () => {
    const port = await open(withCertificates(rsa));
    expect(await look(port, createManualClock(), AbortSignal.abort())).toBeUndefined();
    expect(dialled).toEqual([]);
  });
});

const TYPES = new Map([
  [20, 'cipher'],
  [21, 'alert'],
  [22, 'handshake'],
  [23, 'data'],
]);

/** The types of the TLS records in a stream. Under TLS 1.3 the client's Finished is a `data` record. */
function recordTypes(bytes: Buffer): readonly (string | undefined)[] {
  const types: (string | undefined)[] = [];
  for (let at = 0; at < bytes.length; at += 5 + bytes.readUInt16BE(at + 3)) {
    types.push(TYPES.get(bytes.readUInt8(at)));
  }
  return types;
}
