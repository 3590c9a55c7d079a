import { X509Certificate } from 'node:crypto';
import { createSecureContext } from 'node:tls';
import { describe, expect, it } from 'vitest';
import { toServerName } from '../../src/tls/look.ts';
import { ancientServer, certificate, withCertificates } from '../network/tls-ports.ts';
import {
  ec,
  ecdsaOnly,
  look,
  newEc,
  newRsa,
  OLD_SERVER,
  only,
  open,
  rsa,
  summary,
  twins,
} from './looking.ts';

describe('a look at a TLS server', () => {
  it('reads serial number, dates, issuer and fingerprint', async () => {
    const seen = await look(await open(withCertificates(ec)));
    const expected = new X509Certificate(ec.cert);
    expect(seen?.kind === 'seen' && seen.byDefault.certificates[0]).toEqual({
      serialNumber: expected.serialNumber.toLowerCase().replace(/^0+/, ''),
      notBefore: Date.parse(expected.validFrom),
      notAfter: Date.parse(expected.validTo),
      issuer: 'O=Example, CN=old ECDSA',
      fingerprint256: expected.fingerprint256,
    });
  });

  it.for(['TLSv1.2', 'TLSv1.3'] as const)(
    'shows the RSA twin beside ECDSA under %s',
    async (version) => {
      const options = { minVersion: version, maxVersion: version } as const;
      const port = await open({
        ...withCertificates(rsa, ec),
        ...options,
        honorCipherOrder: false,
      });
      expect(summary(await look(port))).toEqual(twins('ec', 'rsa'));
      expect(port.connections).toBe(6);
    },
  );

  it('sees another certificate as soon as the server loads it', async () => {
    const port = await open(withCertificates(rsa, ec));
    expect(summary(await look(port))).toEqual(twins('ec', 'rsa'));
    port.serve(withCertificates(rsa, newEc));
    expect(summary(await look(port))).toEqual(twins('newEc', 'rsa'));
    port.serve(withCertificates(newRsa, newEc));
    expect(summary(await look(port))).toEqual(twins('newEc', 'newRsa'));
  });

  it('knows that a server without an RSA certificate has none', async () => {
    const port = await open(withCertificates(ec));
    expect(summary(await look(port))).toEqual(ecdsaOnly('ec'));
    // Nobody tries old settings at a server with current ones.
    expect(port.connections).toBe(6);
  });

  it('shows each node behind a load balancer', async () => {
    const port = await open(withCertificates(rsa), withCertificates(newRsa));
    expect(summary(await look(port))).toEqual({
      byDefault: ['rsa', 'newRsa', 'rsa'],
      rsa: ['newRsa', 'rsa', 'newRsa'],
      complete: [true, true],
    });
  });

  it.for(['TLSv1.2', 'TLSv1.3'] as const)(
    'needs no client certificate where the server requires one under %s',
    async (version) => {
      const options = { minVersion: version, maxVersion: version } as const;
      const mutual = { requestCert: true, rejectUnauthorized: true, honorCipherOrder: false };
      const port = await open({ ...withCertificates(rsa, ec), ...mutual, ...options });
      expect(summary(await look(port))).toEqual(twins('ec', 'rsa'));
      expect(port.connections).toBe(6);
      expect(new Set(port.handshakes)).toEqual(
        new Set(['ERR_SSL_PEER_DID_NOT_RETURN_A_CERTIFICATE']),
      );
    },
  );

  it('works at a server that speaks only h2', async () => {
    const port = await open({ ...withCertificates(ec), ALPNProtocols: ['h2'] });
    expect(summary(await look(port))).toEqual(ecdsaOnly('ec'));
  });

  it.for(['TLSv1', 'TLSv1.1'] as const)(
    'works at a server that speaks only %s',
    async (version) => {
      const options = { minVersion: version, maxVersion: version, ...OLD_SERVER } as const;
      const one = await open({ ...withCertificates(rsa), ...options });
      expect(summary(await look(one))).toEqual(only('rsa'));
      const both = await open({ ...withCertificates(rsa, ec), ...options });
      expect(summary(await look(both))).toEqual(twins('ec', 'rsa'));
    },
  );

  it('never takes an ECDSA certificate for the RSA twin beside an old node', async () => {
    const old = { ...withCertificates(rsa), ...OLD_SERVER, maxVersion: 'TLSv1' } as const;
    const port = await open(
      { ...old, minVersion: 'TLSv1' },
      { ...old, minVersion: 'TLSv1' },
      ...Array(8).fill(withCertificates(ec)),
    );
    expect(summary(await look(port))).toEqual({
      byDefault: ['rsa', 'ec', 'ec'],
      rsa: [],
      complete: [true, true],
    });
    expect(port.connections).toBe(10);
  });

  it('works at a server that accepts only a post-quantum key exchange', async () => {
    const port = await open({ ...withCertificates(ec), ecdhCurve: 'X25519MLKEM768' });
    expect(summary(await look(port))).toEqual(ecdsaOnly('ec'));
  });

  it('works at a server without secure renegotiation', async () => {
    expect(summary(await look(await open(ancientServer(rsa))))).toEqual(only('rsa'));
  });

  it('shows an expired certificate', async () => {
    const expired = await certificate({ from: -90, to: -1 });
    const seen = await look(await open(withCertificates(expired)));
    expect(seen?.kind === 'seen' && seen.byDefault.certificates).toHaveLength(3);
  });
});

describe('the name that a look asks for', () => {
  it.for([
    ['www.example.com', 'www.example.com'],
    ['www.example.com.', 'www.example.com'],
    ['*.example.com', 'www.example.com'],
    ['*.example.com.', 'www.example.com'],
    [undefined, undefined],
    ['', undefined],
    ['10.0.0.1', undefined],
    ['2001:db8::1', undefined],
    ['[2001:db8::1]', undefined],
    // What a provider may list as the name of a certificate.
    ['Default Web Site', undefined],
    ['*', undefined],
    ['MÜLLER.example', 'xn--mller-kva.example'],
    [`${'a.'.repeat(130)}example`, undefined],
  ] as const)('for the domain %s is %s', ([domain, name], { expect }) => {
    expect(toServerName(domain)).toBe(name);
  });

  it.for([
    ['*.example.com', 'www.example.com', 'newEc'],
    ['www.example.com.', 'www.example.com', 'newEc'],
    [undefined, '', 'ec'],
  ] as const)('decides which certificate the server shows: %s', async ([domain, name, shown]) => {
    const named = createSecureContext(withCertificates(newEc));
    const port = await open({
      ...withCertificates(ec),
      SNICallback: (asked, answer) => answer(null, asked === 'www.example.com' ? named : undefined),
    });
    expect(summary(await look({ ...port, domain }))).toEqual(ecdsaOnly(shown));
    expect(new Set(port.names)).toEqual(new Set([name]));
  });
});
