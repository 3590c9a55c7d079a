import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import http from 'node:http';
import { connect, type Server } from 'node:net';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import tls from 'node:tls';
import { afterEach, describe, expect, it } from 'vitest';
import { type Github, type GithubOptions, never, startGithub, TOKEN } from '../github/server.ts';
import { createAuthority } from '../network/certificates.ts';
import { type Simulator, type SimulatorOptions, startSimulator } from '../simulator/index.ts';
import { cancelAfter, type RunOptions, runAction } from './harness.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()));
});

async function github(options: GithubOptions = {}): Promise<Github> {
  const server = await startGithub(options);
  closing.push(() => server.close());
  return server;
}

const REFUSED: SimulatorOptions = { digicert: { ineligible: ['10.0.0.2:443'] } };
async function simulator(options: SimulatorOptions = REFUSED): Promise<Simulator> {
  const server = await startSimulator(options);
  closing.push(() => server.close());
  return server;
}

const INPUTS = {
  provider: 'digicert',
  targets: '10.0.0.1:443, 10.0.0.2:443',
  'digicert-api-key': 'api-key-of-the-test',
  'digicert-account-id': '5153184',
  'digicert-division-id': '677793',
  'digicert-agent-license-key': '58C5D9FD5BC95FAA',
  'failure-issue': 'true',
} as const;

function step(
  provider: Simulator,
  api: Pick<Github, 'url'>,
  inputs: Readonly<Record<string, string>> = {},
  more: RunOptions = {},
) {
  return runAction({
    inputs: { ...INPUTS, 'base-url': provider.url, ...inputs },
    githubToken: TOKEN,
    ...more,
    env: (folders) => ({
      GITHUB_API_URL: api.url,
      ...(typeof more.env === 'function' ? more.env(folders) : more.env),
    }),
  });
}

describe('a failing run', () => {
  it('opens an issue; a green one closes it; the verdicts are their own', async () => {
    const api = await github();
    const red = await step(await simulator(), api, { 'failure-issue-labels': 'certificates' });
    expect(red).toMatchObject({ conclusion: 'failure', outputs: { verdict: 'failure' } });
    expect(red.log).toContain('Failure issue: #1 created.');
    expect(api.open()).toHaveLength(1);
    expect(api.open()[0]?.body).toContain('10.0.0.2');
    expect(api.open()[0]?.labels).toEqual(['certificates']);

    const green = await step(
      await simulator({}),
      api,
      {},
      { env: { GITHUB_RUN_ID: '1658821494' } },
    );
    expect(green).toMatchObject({ conclusion: 'success', outputs: { verdict: 'success' } });
    expect(api.open()).toEqual([]);
    expect(api.violations).toEqual([]);
    expect(api.calls.every(({ headers }) => headers.authorization === `token ${TOKEN}`)).toBe(true);
    for (const { everyByte, masks, stderr } of [red, green]) {
      expect(everyByte()).not.toContain(TOKEN);
      expect(masks).toContain(TOKEN);
      expect(stderr).toBe('');
    }
  });

  it('asks GitHub nothing by default', async () => {
    const api = await github();
    const { 'failure-issue': _, ...inputs } = INPUTS;
    const provider = await simulator();
    const result = await runAction({
      inputs: { ...inputs, 'base-url': provider.url },
      githubToken: TOKEN,
      env: { GITHUB_API_URL: api.url },
    });
    expect(result.outputs.verdict).toBe('failure');
    expect(result.masks).toContain(TOKEN);
    expect(api.calls).toEqual([]);
  });
});

describe('never touches an issue', () => {
  it('a dry run', async () => {
    const api = await github();
    const result = await step(await simulator(), api, { 'dry-run': 'true' });
    expect(result.conclusion).toBe('success');
    expect(api.calls).toEqual([]);
  });

  it('a run with invalid input', async () => {
    const api = await github();
    const result = await step(await simulator(), api, { 'failure-issue-assignees': '@me' });
    expect(result.outputs.verdict).toBe('invalid-input');
    expect(result.log).toContain("'failure-issue-assignees' holds");
    expect(api.calls).toEqual([]);
  });

  it('a cancelled run', async () => {
    const api = await github();
    const provider = await simulator({ digicert: { latencyMs: 60_000 } });
    const result = await step(provider, api, {}, { signals: cancelAfter(provider.arrived(1)) });
    expect(result.outputs.verdict).toBe('failure');
    expect(result.log.toLowerCase()).not.toContain('failure issue');
    expect(api.calls).toEqual([]);
  });
});

describe('trouble with GitHub is a warning that names the permission', () => {
  it.each([
    ['green', {}, 'success', 0],
    ['red', REFUSED, 'failure', 1],
  ] as const)('and a run stays %s', async (_, options, conclusion, exitCode) => {
    const api = await github({ intercept: () => ({ status: 403 }) });
    const result = await step(await simulator(options), api);
    expect(result).toMatchObject({ conclusion, exitCode });
    expect(result.annotations).toContainEqual(
      expect.objectContaining({
        level: 'warning',
        message: expect.stringContaining("'issues: write'"),
      }),
    );
  });

  it('with an empty token too', async () => {
    const result = await step(
      await simulator({}),
      { url: 'http://127.0.0.1:9' },
      { 'github-token': ' ' },
      { githubToken: '' },
    );
    expect(result.conclusion).toBe('success');
    expect(result.log).toContain("'github-token' is empty");
  });

  it('a run that is cancelled while GitHub is silent ends at once, with all it had to say', async () => {
    let asked = () => {};
    const arrived = new Promise<void>((settle) => {
      asked = settle;
    });
    const api = await github({
      intercept: () => {
        asked();
        return never();
      },
    });
    const result = await step(await simulator({}), api, {}, { signals: cancelAfter(arrived) });
    expect(result.outputs.verdict).toBe('success');
    expect(result.summary).toContain('2 of 2 submitted');
    expect(result.durationMs).toBeLessThan(7_500);
    expect(result.log).toContain('the run was cancelled');
  });
});

it('goes through the proxy of the environment', async () => {
  const api = await github();
  const authority = await createAuthority();
  const { key, cert } = await authority.issue({ hosts: ['api.github.invalid'] });
  const secure = tls.createServer({ key, cert }, (socket) => passOn(socket, api.url));
  secure.listen(0, '127.0.0.1');
  await once(secure, 'listening');
  const asked: string[] = [];
  const proxy = http.createServer().on('connect', (request, socket) => {
    asked.push(String(request.url));
    socket.write('HTTP/1.1 200 OK\r\n\r\n');
    // A name that only the proxy knows.
    passOn(socket, `http://127.0.0.1:${portOf(secure)}`);
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  closing.push(async () => [proxy.close(), secure.close()]);
  const result = await step(
    await simulator(),
    { url: 'https://api.github.invalid' },
    {},
    {
      prepare: ({ temp }) => writeFileSync(join(temp, 'ca.pem'), authority.cert),
      env: ({ temp }) => ({
        https_proxy: `http://127.0.0.1:${portOf(proxy)}`,
        no_proxy: '127.0.0.1',
        NODE_EXTRA_CA_CERTS: join(temp, 'ca.pem'),
      }),
    },
  );
  expect(result.log).toContain('Failure issue: #1 created.');
  expect(new Set(asked)).toEqual(new Set(['api.github.invalid:443']));
  expect(api.violations).toEqual([]);
});

describe('the token', () => {
  it.each(['http://api.github.invalid', 'api.github.invalid'])('is not sent to %s', async (url) => {
    const asked: string[] = [];
    const proxy = http.createServer((request, response) => {
      asked.push(String(request.url));
      response.end();
    });
    proxy.on('connect', (request, socket) => {
      asked.push(String(request.url));
      socket.destroy();
    });
    proxy.listen(0, '127.0.0.1');
    await once(proxy, 'listening');
    closing.push(async () => proxy.close());
    const there = `http://127.0.0.1:${portOf(proxy)}`;
    const env = { http_proxy: there, https_proxy: there };
    const result = await step(await simulator(), { url }, {}, { env });
    expect(result.outputs.verdict).toBe('failure');
    expect(result.log).toContain(
      'The failure issue is not updated: GITHUB_API_URL is not an https URL',
    );
    expect(asked).toEqual([]);
  });

  it('is masked, and not used, where failure-issue is false', async () => {
    const api = await github();
    const result = await step(await simulator(), api, { 'failure-issue': 'false' });
    expect(result.masks).toContain(TOKEN);
    expect(api.calls).toEqual([]);
  });
});

/** Passes on what comes to a server on this machine, and back. */
function passOn(socket: Duplex, url: string): void {
  const upstream = connect(Number(new URL(url).port), '127.0.0.1');
  upstream.pipe(socket).pipe(upstream);
  for (const each of [upstream, socket]) each.on('error', () => each.destroy());
  closing.push(async () => upstream.destroy());
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

it('the summary names workflow, ref, trigger and attempt of the run', async () => {
  const { summary } = await step(
    await simulator({}),
    { url: 'http://127.0.0.1:9' },
    { 'failure-issue': 'false' },
    { env: { GITHUB_REF_NAME: '<b>@octocat', GITHUB_RUN_ATTEMPT: '2' } },
  );
  expect(summary).toMatch(
    /^<p>\d{4}-\d\d-\d\d \d\d:\d\d UTC · [\d.]+ m?s · <code>Retry certificates<\/code> on <code>&#60;b&#62;&#64;octocat<\/code>, by hand · attempt 2<br>/m,
  );
});
