import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { startSimulator } from '../simulator/index.ts';
import { type RunOptions, runAction } from './harness.ts';

/** A Node that says that it is an older one. */
const pretend = (version: string): RunOptions => ({
  nodeArgs: [
    '--import',
    `data:text/javascript,${encodeURIComponent(
      `Object.defineProperty(process, 'versions', { value: { node: '${version}' } });`,
    )}`,
  ],
});

/** Most machines have a Node of their own, beside the one that runs the tests. */
const installed = ['/usr/bin/node', '/usr/local/bin/node', '/opt/homebrew/bin/node']
  .filter((path) => existsSync(path))
  .map((path) => ({ path, version: execFileSync(path, ['--version'], { encoding: 'utf8' }) }))
  .filter(({ version }) => Number.parseInt(version.slice(1), 10) < 24);

describe.concurrent('on an older Node', () => {
  it.each<readonly [string, RunOptions]>([
    ['16.20.2', pretend('16.20.2')],
    ['20.20.2', pretend('20.20.2')],
    ['23.11.1', pretend('23.11.1')],
    ...installed.map(({ path, version }) => [version.trim().slice(1), { node: path }] as const),
  ])('%s, the first line says what is required, and nothing else happens', async (version, how) => {
    const simulator = await startSimulator();
    try {
      const result = await runAction({
        ...how,
        inputs: {
          provider: 'sectigo',
          targets: 'cert:1000000',
          'sectigo-login-name': 'octocat',
          'sectigo-login-password': 'a password',
          'base-url': simulator.url,
        },
      });
      expect(result.stdout).toMatch(/^::error::This action requires Node 24, .*\n$/);
      expect(result.stdout).toContain(`this is Node ${version}.`);
      expect(result).toMatchObject({ exitCode: 1, stderr: '', outputs: {}, summary: '' });
      expect(simulator.requests).toEqual([]);
    } finally {
      await simulator.close();
    }
  });
});
