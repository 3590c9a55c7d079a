import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Authority,
  createAuthority,
  type KeyPair,
  selfSigned,
} from '../network/certificates.ts';
import {
  type ForwardProxy,
  type ProxyOptions,
  startBadProxy,
  startProxy,
} from '../network/proxies.ts';
import { type Simulator, type SimulatorOptions, startSimulator } from '../simulator/index.ts';
import { cancelAfter, type RunOptions, type RunResult, runAction } from './harness.ts';

const NAME = 'provider.test';
const NAMES = fileURLToPath(new URL('../network/names.mjs', import.meta.url));

let authority: Authority;
/** For everything that the tests call the provider. */
let trusted: KeyPair;
beforeAll(async () => {
  authority = await createAuthority();
  trusted = await authority.issue({ hosts: ['127.0.0.1', NAME, '::1'] });
});

/** Tests that run at the same time share the hooks: everything is closed when all of them are over. */
const opened: { close(): Promise<void> }[] = [];
afterAll(() => Promise.all(opened.map((each) => each.close())));

async function keep<T extends { close(): Promise<void> }>(starting: Promise<T>): Promise<T> {
  const started = await starting;
  opened.push(started);
  return started;
}

const provider = (options?: SimulatorOptions) => keep(startSimulator(options));
const goodProxy = (options?: ProxyOptions) => keep(startProxy(options));

/** The same place, under a name that no client takes for this machine. */
function named({ url }: Simulator): string {
  return `https://${NAME}:${new URL(url).port}`;
}

interface Step {
  readonly url: string;
  readonly env?: Readonly<Record<string, string>>;
  /** What `NODE_EXTRA_CA_CERTS` names; the private CA when left out. */
  readonly ca?: string | undefined;
  readonly inputs?: Readonly<Record<string, string>>;
}

/** One target at DigiCert. */
function retry({ url, env, inputs, ...step }: Step, options: RunOptions = {}): Promise<RunResult> {
  const ca = 'ca' in step ? step.ca : authority.cert;
  return runAction({
    inputs: {
      provider: 'digicert',
      targets: '10.0.0.1:443',
      'digicert-api-key': 'an-api-key-of-a-test',
      'digicert-account-id': '5153184',
      'digicert-division-id': '677793',
      'digicert-agent-license-key': '5800000000000E12',
      'base-url': url,
      ...inputs,
    },
    prepare: ({ temp }) => writeFileSync(join(temp, 'ca.pem'), ca ?? ''),
    env: ({ temp }) => ({
      ...(ca !== undefined && { NODE_EXTRA_CA_CERTS: join(temp, 'ca.pem') }),
      ...env,
    }),
    ...options,
  });
}

function outcomeOf({ outputs }: RunResult): { outcome: string; message: string } {
  return JSON.parse(outputs.results ?? '')[0];
}

/** Red, and certain that nothing arrived, for this reason. */
function expectNotAttempted(run: RunResult, reason: RegExp): void {
  expect(run.exitCode).toBe(1);
  expect(run.conclusion).toBe('failure');
  expect(outcomeOf(run)).toEqual(
    expect.objectContaining({ outcome: 'not-attempted', message: expect.stringMatching(reason) }),
  );
  expect(run.outputs['failed-targets']).toContain('"ip":"10.0.0.1"');
  expect(
    run.annotations.some(({ level, message }) => level === 'error' && reason.test(message)),
  ).toBe(true);
}

/** Every form in which a text could be found again. */
function formsOf(text: string): readonly string[] {
  const bytes = Buffer.from(text);
  const inside = [0, 1, 2].map((shift) =>
    bytes.subarray(shift, bytes.length - ((bytes.length - shift) % 3)),
  );
  return [
    text,
    encodeURIComponent(text),
    new URLSearchParams([['', text]]).toString().slice(1),
    bytes.toString('hex'),
    ...inside.map((part) => part.toString('base64')),
  ];
}

/**
 * Servers that must not be believed, and what a person is told about them.
 * `test/http/transport.test.ts` has all of them.
 */
const UNTRUSTED: readonly {
  readonly name: string;
  readonly words: RegExp;
  readonly ca?: undefined;
  readonly pair: () => Promise<KeyPair>;
}[] = [
  {
    name: 'issued by a CA that nobody named',
    words: /is not trusted; if a private CA .* NODE_EXTRA_CA_CERTS name a PEM file with that CA/,
    ca: undefined,
    pair: async () => trusted,
  },
  {
    name: 'for another host',
    words: /the certificate is for another host name \(ERR_TLS_CERT_ALTNAME_INVALID\)/,
    pair: () => authority.issue({ hosts: ['127.0.0.2', 'elsewhere.test'] }),
  },
];

describe.concurrent('a server with a certificate of its own', () => {
  it('is trusted when NODE_EXTRA_CA_CERTS names its CA', async () => {
    const simulator = await provider({ tls: trusted });
    const run = await retry({ url: simulator.url });
    expect(run.conclusion).toBe('success');
    expect(run.stderr).toBe('');
    expect(simulator.ledger.acceptedTargets()).toEqual(['10.0.0.1:443']);
  });

  it.for(UNTRUSTED)(
    'is refused at the first look: $name',
    async ({ words, pair, ...step }, { expect }) => {
      const simulator = await provider({ tls: await pair() });
      const run = await retry({ url: simulator.url, ...step });
      expectNotAttempted(run, words);
      expect(simulator.connections).toBe(1);
      expect(simulator.requests).toEqual([]);
    },
  );

  it('is refused whatever NODE_TLS_REJECT_UNAUTHORIZED says, before it is asked', async () => {
    const simulator = await provider({ tls: await selfSigned({ hosts: ['127.0.0.1'] }) });
    const env = { NODE_TLS_REJECT_UNAUTHORIZED: '0' };
    const run = await retry({ url: simulator.url, env });
    expect(run.conclusion).toBe('failure');
    expect(run.outputs.verdict).toBe('invalid-input');
    expect(run.log).toMatch(/NODE_TLS_REJECT_UNAUTHORIZED=0 switches certificate checks off/);
    expect(simulator.connections).toBe(0);
  });
});

describe.concurrent('TLS below 1.2', () => {
  const NODE_OPTIONS = '--tls-min-v1.0 --tls-cipher-list=DEFAULT@SECLEVEL=0';

  it.for(['directly', 'through a proxy'] as const)(
    'is not spoken whatever NODE_OPTIONS says: %s',
    async (how, { expect }) => {
      const old = await keep(startOldServer(trusted));
      const proxy = await goodProxy();
      const env = how === 'directly' ? { no_proxy: '*' } : { https_proxy: `http://${proxy.host}` };
      const run = await retry(
        { url: `https://${NAME}:${old.port}`, env: { ...env, NODE_OPTIONS } },
        { nodeArgs: ['--import', NAMES] },
      );
      expect(old.handshakes()).toBe(0);
      expectNotAttempted(run, /the TLS handshake failed/);
      expect(run.log).toMatch(/NODE_OPTIONS holds --tls-min-v1\.0, which allows TLS below 1\.2/);
      expect(proxy.connects).toHaveLength(how === 'directly' ? 0 : 3);
    },
  );

  it('is not spoken to GitHub either', async ({ expect }) => {
    const old = await keep(startOldServer(trusted));
    const simulator = await provider({ tls: trusted });
    const run = await retry({
      url: simulator.url,
      env: { NODE_OPTIONS, GITHUB_API_URL: `https://127.0.0.1:${old.port}` },
      inputs: { 'failure-issue': 'true', 'github-token': 'a-token-of-a-test' },
    });
    expect(run.log).toContain("GitHub's API cannot be reached");
    expect(old.handshakes()).toBe(0);
  });
});

/** Three attempts each, with up to three seconds of waiting between them: all at the same time. */
describe.concurrent('a forward proxy', () => {
  const CREDENTIALS = { name: 'build', password: 'Pa:ss/w@rd 100%+ü' };
  const url = ({ name, password }: typeof CREDENTIALS, { host }: ForwardProxy) =>
    `http://${encodeURIComponent(name)}:${encodeURIComponent(password)}@${host}`;

  it.for([
    ['https_proxy', 'http://'],
    ['HTTPS_PROXY', ''],
  ] as const)(
    'takes the requests where %s is %sHOST:PORT',
    async ([variable, scheme], { expect }) => {
      const simulator = await provider({ tls: trusted });
      const proxy = await goodProxy();
      const endpoint = named(simulator);
      const run = await retry({ url: endpoint, env: { [variable]: `${scheme}${proxy.host}` } });
      expect(run.conclusion).toBe('success');
      expect(proxy.connects).toEqual([new URL(endpoint).host]);
      expect(simulator.ledger.acceptedTargets()).toEqual(['10.0.0.1:443']);
    },
  );

  it('is given its password, which nobody else sees', async () => {
    const simulator = await provider({ tls: trusted });
    const proxy = await goodProxy({ user: CREDENTIALS });
    const env = { https_proxy: url(CREDENTIALS, proxy), RUNNER_DEBUG: '1' };
    const run = await retry({ url: named(simulator), env });
    expect(run.conclusion).toBe('success');
    expect(proxy.connects).toHaveLength(1);
    expect(simulator.requests[0]?.headers).not.toHaveProperty('proxy-authorization');
    // Other steps may print the environment.
    expect(run.masks).toContain(CREDENTIALS.password);
    for (const form of formsOf(CREDENTIALS.password)) expect(run.everyByte()).not.toContain(form);
  });

  it('that refuses the password is named, the password is not', async () => {
    const simulator = await provider({ tls: trusted });
    const proxy = await goodProxy({ user: { name: 'build', password: 'another one' } });
    const env = { https_proxy: url(CREDENTIALS, proxy), RUNNER_DEBUG: '1' };
    const run = await retry({ url: named(simulator), env });
    expectNotAttempted(run, new RegExp(`the proxy ${proxy.host} .*407`));
    expect(simulator.connections).toBe(0);
    const basic = Buffer.from(`build:${CREDENTIALS.password}`).toString('base64');
    for (const form of [...formsOf(CREDENTIALS.password), basic]) {
      expect(run.everyByte()).not.toContain(form);
    }
  });

  it('that refuses the tunnel is asked three times', async () => {
    const simulator = await provider({ tls: trusted });
    const proxy = await goodProxy({ refuse: 503 });
    const run = await retry({
      url: named(simulator),
      env: { https_proxy: `http://${proxy.host}` },
    });
    expectNotAttempted(run, new RegExp(`the proxy ${proxy.host} refused a tunnel \\(HTTP 503\\)`));
    expect(proxy.connects).toHaveLength(3);
    expect(simulator.connections).toBe(0);
  });

  it('that is silent does not hold up a cancelled run', async () => {
    const proxy = await keep(startBadProxy('silent before its answer'));
    const asked = (async () => {
      while (proxy.connects.length === 0) await new Promise((go) => setTimeout(go, 10));
    })();
    // A run that waits for the proxy waits for its deadline, and the harness kills it before.
    const run = await retry(
      {
        url: `https://${NAME}`,
        env: { https_proxy: `http://${proxy.host}` },
        inputs: { 'request-timeout-seconds': '600' },
      },
      { signals: cancelAfter(asked) },
    );
    expectNotAttempted(run, /cancelled before a connection was up/);
    expect(run.lingeredMs).toBeLessThan(1_000);
    expect(proxy.connects).toHaveLength(1);
  });

  it.for(UNTRUSTED)(
    'does not make a certificate better: $name',
    async ({ words, pair, ...step }, { expect }) => {
      const simulator = await provider({ tls: await pair() });
      const proxy = await goodProxy();
      const env = { https_proxy: `http://${proxy.host}` };
      const run = await retry({ url: named(simulator), env, ...step });
      expectNotAttempted(run, words);
      expect(proxy.connects).toHaveLength(1);
      expect(simulator.requests).toEqual([]);
    },
  );

  it.for([NAME, 'example.com, .test'])(
    'is left out where no_proxy is %s',
    async (list, { expect }) => {
      const simulator = await provider({ tls: trusted });
      const proxy = await goodProxy();
      const run = await retry(
        { url: named(simulator), env: { https_proxy: `http://${proxy.host}`, no_proxy: list } },
        { nodeArgs: ['--import', NAMES] },
      );
      expect(run.conclusion).toBe('success');
      expect(proxy.connects).toEqual([]);
      expect(simulator.requests).toHaveLength(1);
    },
  );
});

/** A server that speaks nothing newer than TLS 1.1. */
async function startOldServer({ key, cert }: KeyPair) {
  const server = createServer(
    { key, cert, minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' },
    (_, response) => response.end(),
  );
  let handshakes = 0;
  server.on('secureConnection', () => {
    handshakes += 1;
  });
  server.on('tlsClientError', () => {});
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    handshakes: () => handshakes,
    async close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
