/** What docs/start-up.md promises: an upgrade that undoes one of its tricks fails here. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import http from 'node:http';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { type BundleFile, bundle } from '../../scripts/bundle.ts';
import { providers } from '../../src/providers/index.ts';
import { type SimulatorOptions, startSimulator } from '../simulator/index.ts';
import { STORY } from './discovering.ts';
import { type RunOptions, runAction } from './harness.ts';

const DIST = fileURLToPath(new URL('../../dist', import.meta.url));
const HOOK = fileURLToPath(new URL('./loaded.cjs', import.meta.url));
/** What a run loads before its first request. */
const START = ['index.js'];
/** What a run loads at its end: the report. */
const END = ['publish'];

let built: readonly BundleFile[];
beforeAll(async () => {
  built = await bundle();
});

/** ncc numbers the files of the parts. */
function fileOf(part: string): string {
  return built.find(({ parts }) => parts.has(part))?.fileName ?? `no file for ${part}`;
}

/** The files that every run loads, and those of more parts. */
function everyRun(...parts: readonly string[]): string[] {
  return [...START, ...new Set([...END, ...parts].map(fileOf))].sort();
}

/** Of which packages anything is in these files of dist/. */
function packagesIn(files: readonly string[]): readonly string[] {
  const modules = built
    .filter(({ fileName }) => files.includes(fileName))
    .flatMap(({ parts }) => [...parts.values()].flat());
  const names = modules.flatMap(
    (id) => /.*[\\/]node_modules[\\/]((?:@\w+[\\/])?[^\\/]+)/.exec(id)?.[1] ?? [],
  );
  return [...new Set(names.map((name) => name.replace('\\', '/')))].sort();
}

/** A DigiCert run against a simulator, and what it loaded. */
async function runAndLook(targets: string, options: RunOptions = {}, state: SimulatorOptions = {}) {
  const simulator = await startSimulator(state);
  onTestFinished(() => simulator.close());
  const result = await runAction({
    ...options,
    inputs: {
      provider: 'digicert',
      targets,
      'base-url': simulator.url,
      'digicert-api-key': 'LOADING0123456789ABCDEFGHIJKLMNO',
      'digicert-account-id': '5153184',
      'digicert-division-id': '677793',
      'digicert-agent-license-key': '5800000000000E12',
      ...options.inputs,
    },
    nodeArgs: ['--require', HOOK],
    env: ({ temp }) => ({ LOADED: join(temp, 'loaded.json') }),
  });
  const text = result.files.get(join(result.folders.temp, 'loaded.json'))?.toString() ?? '';
  const loaded: { files: string[]; builtins: string[] } = JSON.parse(text);
  return {
    result,
    files: loaded.files.map((path) => basename(path)).filter((name) => name !== basename(HOOK)),
    builtins: loaded.builtins.map((name) => name.replace(/^\w+ /, '')),
  };
}

describe('a run with one target', () => {
  test('loads nothing that only other runs need', async () => {
    const { result, files, builtins } = await runAndLook('10.0.0.1:443');

    expect(result.outputs.message).toBe('1 of 1 submitted');
    expect(files.sort()).toEqual(everyRun());
    expect(builtins).toContain('http');
    const needless =
      /^assert|undici|http2|https|tls|crypto|^module|fs\/promises|perf_hooks|child_process|readline/;
    expect(builtins.filter((name) => needless.test(name))).toEqual([]);
  });
});

describe('a run with caa-check', () => {
  const target = 'www.example.com@10.0.0.1:443';

  // The certificate authority is in no record of a port that nobody listens on.
  const servers = { 'dns-servers': '127.0.0.1:9' };

  test.each([
    ['off with names', { 'caa-check': 'off', ...servers }, target, []],
    ['enforce without names', { 'caa-check': 'enforce' }, '10.0.0.1:443', []],
    ['warn with names', { 'caa-check': 'warn', ...servers }, target, ['preflight']],
  ])('loads the look-up only where it looks up: %s', async (_, inputs, targets, parts) => {
    const { result, files, builtins } = await runAndLook(targets, { inputs });

    expect(result.outputs.message).toBe('1 of 1 submitted');
    expect(files.sort()).toEqual(everyRun(...parts));
    expect(builtins.includes('dgram')).toBe(parts.length > 0);
  });
});

describe('what a run loads before its first request', () => {
  const start = START.map((name) => readFileSync(join(DIST, name), 'utf8'));

  test('has less than 180 kB, and 10 kB for each provider', () => {
    const sizes = START.map((name) => statSync(join(DIST, name)).size);
    expect(sizes.reduce((sum, size) => sum + size)).toBeLessThan(
      180_000 + 10_000 * providers.length,
    );
  });

  test('is ASCII, as the rest is', () => {
    const files = readdirSync(DIST).filter((name) => name.endsWith('.js'));
    const others = files.filter(
      (name) => !/^[\0-\x7f]*$/.test(readFileSync(join(DIST, name), 'utf8')),
    );
    expect(others).toEqual([]);
  });

  test('has no literal with classes of Unicode, which V8 would make whether it is used or not', () => {
    const literals = start.join('\n').match(/(?<!\\)\\p\{\w+\}/gi);
    expect(literals).toBeNull();
  });

  test('is not minified', () => {
    const lines = start.join('\n').split('\n');
    expect(lines.length).toBeGreaterThan(3_000);
    expect(start[0]).toContain('function submitAll(');
  });

  test('consists of our code and three packages', () => {
    expect(packagesIn(START)).toEqual([
      '@actions/core',
      '@actions/http-client',
      'fastest-levenshtein',
    ]);
  });
});

describe('what only some runs need is still there', () => {
  const fields = { ip: '10.0.0.1', port: '443', domainName: 'www.example.com' };

  test.each([
    ['fleet.json', JSON.stringify([fields]), 'json'],
    ['fleet.yaml', '- {ip: 10.0.0.1, port: 443, domainName: www.example.com}\n', 'yaml'],
    ['fleet.csv', 'ip,port,domainName\n10.0.0.1,443,www.example.com\n', 'csv'],
  ])('the inventory %s', async (inventory, text, part) => {
    const { result, files } = await runAndLook('www.example.com', {
      inputs: { inventory },
      files: { [inventory]: text },
    });

    expect(result.outputs.message).toBe('1 of 1 submitted');
    expect(files.sort()).toEqual(everyRun('inventory', 'structured', part));
  });

  test.each([
    ['JSON', JSON.stringify([fields])],
    ['YAML', '- ip: 10.0.0.1\n  port: 443\n'],
  ])('targets in %s', async (_, targets) => {
    const { result, files } = await runAndLook(targets);

    expect(result.outputs.message).toBe('1 of 1 submitted');
    expect(files).not.toContain(fileOf('inventory'));
  });

  test('discovery, in files that no other run loads', async () => {
    const { result, files } = await runAndLook('failed', {}, { digicert: STORY });

    expect(result.outputs.found).toBe('3');
    const parts = ['discover', 'discovery'];
    expect(files.sort()).toEqual(everyRun(...parts));
  });

  test('what follow-minutes and verify-tls need', async () => {
    const { result, files } = await runAndLook('127.0.0.1:9', {
      inputs: { 'follow-minutes': '1', 'verify-tls': 'true' },
      signals: [{ signal: 'SIGINT', after: /^submitted /m }],
    });

    expect(result.outputs.message).toMatch(/^1 of 1 submitted, 0 completed/);
    expect(files.sort()).toEqual(everyRun('follower', 'following', 'verify'));
  });

  test('the way through a proxy, without all of undici', async () => {
    expect(packagesIn([fileOf('lib')])).toEqual(['@actions/http-client', 'tunnel']);

    const connected = Promise.withResolvers<string | undefined>();
    const proxy = http.createServer().on('connect', ({ url }, socket) => {
      socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
      connected.resolve(url);
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => proxy.closeAllConnections());
    onTestFinished(() => void proxy.close());
    const address = proxy.address();
    const port = typeof address === 'object' ? address?.port : undefined;

    const result = await runAction({
      inputs: {
        provider: 'sectigo',
        targets: '1234567',
        'sectigo-login-name': 'admin',
        'sectigo-login-password': 'correct horse',
      },
      env: { https_proxy: `http://127.0.0.1:${port}` },
      // Nobody waits for the second and third attempt.
      signals: [{ signal: 'SIGINT', after: connected.promise }],
    });

    expect(await connected.promise).toBe('secure.trust-provider.com:443');
    expect(result.exitCode).toBe(1);
    expect(JSON.parse(result.outputs.results ?? '')).toMatchObject([{ outcome: 'not-attempted' }]);
  });

  test('a file for each of them, and dist/ has the same', () => {
    const files = ['csv', 'failure-issue', 'inventory', 'json', 'lib', 'yaml'].map(fileOf);
    expect(new Set(files).size).toBe(files.length);
    expect(readdirSync(DIST)).toEqual(expect.arrayContaining([...START, ...files]));
  });
});
