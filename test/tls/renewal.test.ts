import { X509Certificate } from 'node:crypto';
import { beforeAll, expect, it, onTestFinished } from 'vitest';
import { compareLooks, type ProviderCertificate } from '../../src/tls/compare.ts';
import { createLooker, type Look } from '../../src/tls/look.ts';
import type { KeyPair } from '../network/certificates.ts';
import {
  BAD_NODES,
  certificate,
  type Node,
  startPort,
  withCertificates,
} from '../network/tls-ports.ts';
import { createManualClock } from './manual-clock.ts';

type Name = 'rsa' | 'newRsa' | 'olderRsa' | 'ec' | 'newEc';
const made = new Map<Name, KeyPair>();
beforeAll(async () => {
  made.set('rsa', await certificate({ from: -80, to: 10 }));
  made.set('newRsa', await certificate({ from: -1, to: 89 }));
  made.set('olderRsa', await certificate({ from: -170, to: -80 }));
  made.set('ec', await certificate({ keyType: 'ec', from: -40, to: 50 }));
  made.set('newEc', await certificate({ keyType: 'ec', from: -1, to: 89 }));
});

function pair(name: Name): KeyPair {
  const found = made.get(name);
  if (found === undefined) throw new Error(`no certificate ${name}`);
  return found;
}

/** A TLS server with these certificates. */
const server = (...names: readonly Name[]) => withCertificates(...names.map(pair));

function listed(name: Name): ProviderCertificate {
  const { serialNumber, validTo } = new X509Certificate(pair(name).cert);
  // In the spelling with separators.
  const spelled = serialNumber.replace(/..(?=.)/g, '$&:');
  return { serialNumber: spelled, expiresOn: Date.parse(validTo) };
}

interface Row {
  readonly what: string;
  readonly before: () => readonly Node[];
  readonly after: () => readonly Node[];
  /** What the provider lists before and after the retry. */
  readonly lists: readonly [Name, Name];
  readonly endpoint: 'new' | 'old' | 'no-tls';
}

const MUTUAL = { requestCert: true, rejectUnauthorized: true, maxVersion: 'TLSv1.2' } as const;
const OLD_SERVER = {
  minVersion: 'TLSv1',
  maxVersion: 'TLSv1',
  ciphers: 'DEFAULT@SECLEVEL=0',
} as const;

const ROWS: readonly Row[] = [
  {
    what: 'a server that loads the new certificate',
    before: () => [server('rsa')],
    after: () => [server('newRsa')],
    lists: ['rsa', 'newRsa'],
    endpoint: 'new',
  },
  {
    what: 'a server that does not load the new certificate',
    before: () => [server('rsa')],
    after: () => [server('rsa')],
    lists: ['rsa', 'newRsa'],
    endpoint: 'old',
  },
  {
    what: 'a new RSA certificate beside an untouched ECDSA certificate',
    before: () => [server('rsa', 'ec')],
    after: () => [server('newRsa', 'ec')],
    lists: ['rsa', 'newRsa'],
    endpoint: 'new',
  },
  {
    what: 'a load balancer with one node that is left behind',
    before: () => [server('rsa'), server('rsa')],
    after: () => [server('newRsa'), server('rsa')],
    lists: ['rsa', 'newRsa'],
    endpoint: 'old',
  },
  {
    what: 'a server that requires client certificates',
    before: () => [{ ...server('rsa'), ...MUTUAL }],
    after: () => [{ ...server('newRsa'), ...MUTUAL }],
    lists: ['rsa', 'newRsa'],
    endpoint: 'new',
  },
  {
    what: 'a server that speaks only TLS 1.0',
    before: () => [{ ...server('rsa'), ...OLD_SERVER }],
    after: () => [{ ...server('newRsa'), ...OLD_SERVER }],
    lists: ['rsa', 'newRsa'],
    endpoint: 'new',
  },
  {
    what: 'a port that had no TLS before',
    before: () => [BAD_NODES['answering HTTP']],
    after: () => [server('newRsa')],
    lists: ['rsa', 'newRsa'],
    endpoint: 'new',
  },
  {
    what: 'a port that loses its TLS',
    before: () => [server('rsa')],
    after: () => [BAD_NODES['answering HTTP']],
    lists: ['rsa', 'newRsa'],
    endpoint: 'no-tls',
  },
];

it.for(ROWS)('$what is $endpoint', async ({ before, after, lists, endpoint }) => {
  const port = await startPort(...before());
  onTestFinished(() => port.close());
  const look = createLooker({ clock: createManualClock() });
  const see = async (): Promise<Look> => {
    const seen = await look(port, new AbortController().signal);
    return seen ?? expect.fail('the look is not complete');
  };
  const baseline = await see();
  port.serve(...after());
  const later = await see();
  const comparison = compareLooks({
    baseline,
    later,
    providerBefore: listed(lists[0]),
    providerNow: listed(lists[1]),
  });
  expect(comparison.endpoint).toBe(endpoint);
});
