import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A certificate and its key, as PEM. */
export interface Pair {
  readonly key: string;
  readonly cert: string;
}

export interface Certificates {
  /** PEM of the CA that issued all but the self-signed one. */
  readonly ca: string;
  /** For 127.0.0.1, ::1 and localhost. */
  readonly good: Pair;
  readonly expired: Pair;
  readonly notYetValid: Pair;
  /** For a name that is not the server's. */
  readonly otherHost: Pair;
  readonly selfSigned: Pair;
}

const HERE = 'IP:127.0.0.1,IP:::1,DNS:localhost';

/** Makes a private CA and what it issues; all of it is only ever used on this machine. */
export function createCertificates(): Certificates {
  const folder = mkdtempSync(join(tmpdir(), 'certificates-'));
  const file = (name: string) => join(folder, name);
  const openssl = (...args: string[]) =>
    execFileSync('openssl', args, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });

  function selfSigned(name: string, ...extensions: string[]): Pair {
    openssl(
      ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'],
      ...['-days', '2', '-subj', `/CN=${name}`, '-keyout', `${name}.key`, '-out', `${name}.pem`],
      ...extensions.flatMap((extension) => ['-addext', extension]),
    );
    return pair(name);
  }

  function pair(name: string): Pair {
    return {
      key: readFileSync(file(`${name}.key`), 'utf8'),
      cert: readFileSync(file(`${name}.pem`), 'utf8'),
    };
  }

  /** `from` and `to` as `YYMMDDhhmmssZ`. */
  function issued(name: string, names: string, from: string, to: string): Pair {
    openssl(
      ...['req', '-new', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'],
      ...['-subj', `/CN=${name}`, '-keyout', `${name}.key`, '-out', `${name}.csr`],
    );
    writeFileSync(file(`${name}.ext`), `subjectAltName=${names}\n`);
    openssl(
      ...['ca', '-batch', '-config', 'ca.cnf', '-create_serial', '-notext'],
      ...['-startdate', from, '-enddate', to, '-extfile', `${name}.ext`],
      ...['-in', `${name}.csr`, '-out', `${name}.pem`],
    );
    return pair(name);
  }

  try {
    writeFileSync(
      file('ca.cnf'),
      [
        ...[
          '[ca]',
          'default_ca = own',
          '[own]',
          'database = index.txt',
          'new_certs_dir = .',
          'serial = serial',
        ],
        ...['certificate = ca.pem', 'private_key = ca.key', 'default_md = sha256'],
        ...['policy = any', 'unique_subject = no', '[any]', 'commonName = supplied', ''],
      ].join('\n'),
    );
    writeFileSync(file('index.txt'), '');
    const ca = selfSigned('ca').cert;
    return {
      ca,
      good: issued('good', HERE, '200101000000Z', '491231000000Z'),
      expired: issued('expired', HERE, '200101000000Z', '200201000000Z'),
      notYetValid: issued('early', HERE, '480101000000Z', '491231000000Z'),
      otherHost: issued('other', 'DNS:elsewhere.example', '200101000000Z', '491231000000Z'),
      selfSigned: selfSigned('self', `subjectAltName=${HERE}`),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
