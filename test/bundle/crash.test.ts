import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type SimulatorOptions, startSimulator } from '../simulator/index.ts';
import { type Folders, type RunOptions, type RunResult, runAction } from './harness.ts';
import { findSecrets } from './secret-search.ts';

const SECRETS = { password: `pä ß"w+rd/&<%41>=x y~` };

/** One certificate that the provider accepts, whatever happens to the action. */
async function retry(options: RunOptions = {}, state: SimulatorOptions = {}) {
  const simulator = await startSimulator(state);
  try {
    const result = await runAction({
      ...options,
      inputs: {
        provider: 'sectigo',
        targets: 'cert:1000000',
        'sectigo-login-name': 'octocat',
        'sectigo-login-password': SECRETS.password,
        'base-url': simulator.url,
        ...options.inputs,
      },
    });
    expect(findSecrets(result.everyByte(), SECRETS)).toEqual([]);
    expect(result.lingeredMs).toBeLessThan(1_000);
    return { ...result, requests: simulator.requests.length };
  } finally {
    await simulator.close();
  }
}

const inTemp = (name: string) => (folders: Folders) => join(folders.temp, name);
const outputsFile = inTemp('_runner_file_commands/output');
const summaryFile = inTemp('_runner_file_commands/step_summary');

/** A folder where a file belongs: nothing can be written to it, not even by root. */
const makeFolder = (pathOf: (folders: Folders) => string) => (folders: Folders) => {
  rmSync(pathOf(folders), { force: true });
  mkdirSync(pathOf(folders));
};

/** Code that runs in the process of the action before it. */
const preload = (code: string): RunOptions => ({
  nodeArgs: ['--import', `data:text/javascript,${encodeURIComponent(code)}`],
});

describe.concurrent('an environment that is broken', () => {
  it('outputs that cannot be written make the step red, and nothing is sent', async () => {
    const result = await retry({ prepare: makeFolder(outputsFile) });
    expect(result.exitCode).toBe(1);
    expect(result.stdout).toContain('The outputs cannot be written: ');
    expect(result.requests).toBe(0);
  });

  it('outputs that cannot be written at the end make the step red, and verdict stays failure', async () => {
    const result = await retry(
      preload(`import fs from 'node:fs';
        const { openSync } = fs;
        let writes = 0;
        fs.openSync = (path, ...rest) => {
          if (path === process.env.GITHUB_OUTPUT && ++writes > 1) throw new Error('gone');
          return openSync(path, ...rest);
        };`),
    );
    expect(result.exitCode).toBe(1);
    expect(result.stdout).toContain('The outputs cannot be written: ');
    expect(result.outputs.verdict).toBe('failure');
    expect(result.requests).toBe(1);
  });

  it('a summary that cannot be written does not', async () => {
    const result = await retry({ prepare: makeFolder(summaryFile) });
    expect(result.exitCode).toBe(0);
    expect(result.stdout).toContain('The job summary cannot be written: ');
    expect(result.outputs.verdict).toBe('success');
  });

  it('a server that knows no summaries neither', async () => {
    const result = await retry({ env: { GITHUB_STEP_SUMMARY: undefined } });
    expect(result.exitCode).toBe(0);
    expect(result.outputs.verdict).toBe('success');
  });

  it.each<[string, RunOptions]>([
    [
      'is a file',
      {
        env: ({ root }) => ({ RUNNER_TEMP: join(root, 'file') }),
        prepare: ({ root }) => writeFileSync(join(root, 'file'), ''),
      },
    ],
    ['does not exist', { env: ({ root }) => ({ RUNNER_TEMP: join(root, 'nowhere') }) }],
  ])('a RUNNER_TEMP that %s makes the step red, with its outputs', async (_, options) => {
    const result = await retry(options);
    expect(result.exitCode).toBe(1);
    expect(result.stdout).toContain('The results file cannot be written');
    expect(result.outputs).toMatchObject({ total: '1', submitted: '1' });
  });

  it('a workspace that does not exist is no crash', async () => {
    const result = await retry({
      inputs: { targets: 'all', inventory: 'fleet.csv' },
      env: ({ root }) => ({ GITHUB_WORKSPACE: join(root, 'nowhere') }),
    });
    expect(result.exitCode).toBe(1);
    expect(result.outputs.verdict).toBe('invalid-input');
    expect(result.requests).toBe(0);
  });
});

describe.concurrent('a crash', () => {
  const expectCrash = (result: RunResult) => {
    expect(result.exitCode).toBe(1);
    expect(result.stdout).toContain('The action crashed (');
    expect(result.outputs.verdict).toBe('failure');
  };
  const password = JSON.stringify(SECRETS.password);

  it.each([
    ['an error that nobody catches', `setTimeout(() => { throw new Error(${password}) }, 0)`],
    ['a promise that is rejected', `setTimeout(() => Promise.reject(new Error(${password})), 0)`],
    ['something thrown that is no error', `setTimeout(() => { throw ${password} }, 0)`],
    [
      'an error inside the run',
      `URLSearchParams.prototype.toString = () => { throw new Error(${password}) }`,
    ],
  ])('%s: red, and its message is not shown', async (_, code) => {
    // The first turn of the event loop after the handlers are there.
    expectCrash(
      await retry(
        preload(`process.on('newListener', function once(name) {
      if (name !== 'unhandledRejection') return;
      process.off('newListener', once);
      ${code};
    });`),
      ),
    );
  });

  it('a crash after the answer: red, and the results file is there', async () => {
    const result = await retry(
      preload(`import http from 'node:http';
        const { removeSocket } = http.Agent.prototype;
        http.Agent.prototype.removeSocket = function (...args) {
          setImmediate(() => { throw new Error(${password}) });
          return removeSocket.apply(this, args);
        };`),
    );
    expect(result.resultsFile).toContain('cert:1000000');
    expectCrash(result);
  });

  it('a report that cannot be loaded while the provider works: red, and the outcome is saved', async () => {
    const result = await retry(
      preload(`import Module from 'node:module';
        const load = Module._load;
        Module._load = (name, ...rest) => {
          if (/\\d+\\.index\\.js$/.test(name)) throw new Error(${password});
          return load(name, ...rest);
        };`),
      { sectigo: { latencyMs: 1_500 } },
    );
    expect(result.resultsFile).toContain('"outcome":"submitted"');
    expectCrash(result);
  });

  it('an event loop that runs empty in the middle is not green', async () => {
    const result = await retry(
      preload(`import http from 'node:http';
        const { request } = http;
        http.request = (...args) => {
          const sent = request(...args);
          sent.on('socket', (socket) => socket.unref());
          return sent;
        };
        const { setTimeout: later } = globalThis;
        globalThis.setTimeout = (...args) => later(...args).unref();`),
      // The reply comes when nothing else keeps the process alive.
      { sectigo: { latencyMs: 2_000 } },
    );
    expect(result.exitCode).not.toBe(0);
  });
});
