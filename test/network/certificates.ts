import { isIP } from 'node:net';
import { generate } from 'selfsigned';

/** A private key and its certificate, both PEM. */
export interface KeyPair {
  readonly key: string;
  readonly cert: string;
}

export interface Leaf {
  /** Host names and IP addresses that it is for. */
  readonly hosts: readonly string[];
  /** In days from now: from and to; from yesterday to tomorrow when left out. */
  readonly valid?: readonly [from: number, to: number];
}

/** A certification authority of a company, made for one test. */
export interface Authority {
  /** What `NODE_EXTRA_CA_CERTS` has to name, PEM. */
  readonly cert: string;
  issue(leaf: Leaf): Promise<KeyPair>;
}

const DAY_MS = 86_400_000;
const EC = { keyType: 'ec', algorithm: 'sha256' } as const;

function validity([from, to]: readonly [number, number]) {
  const now = Date.now();
  return {
    notBeforeDate: new Date(now + from * DAY_MS),
    notAfterDate: new Date(now + to * DAY_MS),
  };
}

async function make(
  name: string,
  { hosts, valid = [-1, 1] }: Leaf,
  authority?: KeyPair,
): Promise<KeyPair> {
  const altNames = hosts.map((host) =>
    isIP(host) === 0 ? { type: 2 as const, value: host } : { type: 7 as const, ip: host },
  );
  const { private: key, cert } = await generate([{ name: 'commonName', value: name }], {
    ...EC,
    ...validity(valid),
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      { name: 'subjectAltName', altNames },
    ],
    ...(authority && { ca: authority }),
  });
  return { key, cert };
}

/** A leaf that nobody but itself vouches for. */
export function selfSigned(leaf: Leaf): Promise<KeyPair> {
  return make('a server on its own', leaf);
}

export async function createAuthority(): Promise<Authority> {
  const { private: key, cert } = await generate(
    [{ name: 'commonName', value: 'Private CA of a test' }],
    {
      ...EC,
      ...validity([-1, 1]),
      extensions: [
        { name: 'basicConstraints', cA: true, critical: true },
        { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
      ],
    },
  );
  return { cert, issue: (leaf) => make('a server of the company', leaf, { key, cert }) };
}
