import { execFileSync } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { isRecord } from '../simulator/exchange.ts';
import {
  faults,
  type Simulator,
  type SimulatorOptions,
  startSimulator,
} from '../simulator/index.ts';
import { type Folders, type RunOptions, type RunResult, runAction } from './harness.ts';

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

const WAITING = /^Waiting: /m;
/** The last line before the summary. */
const WRITING = /^Sectigo, LIVE, /m;
const CANCELLED = /: the run sends nothing more\./;
/** A certificate of {@link certificates}. */
const ID = 1_000_000;

const NO_PIPES = process.platform === 'win32';

const pathIn = ({ root }: Folders) => join(root, 'pipe');

let simulator: Simulator;
afterEach(() => simulator.close());

const certificates = (count: number) =>
  Array.from({ length: count }, (_, index) => `cert:${ID + index}`);

async function retry(targets: readonly string[], options: RunOptions = {}): Promise<RunResult> {
  return runAction({
    ...options,
    inputs: {
      provider: 'sectigo',
      targets: targets.join('\n'),
      'sectigo-login-name': 'octocat',
      'sectigo-login-password': 'correct horse',
      'base-url': simulator.url,
      ...options.inputs,
    },
  });
}

const start = async (options: SimulatorOptions = {}) => {
  simulator = await startSimulator(options);
};

/** Target → outcome, from a results file that has to be whole. */
function outcomesIn(text: string | undefined): Readonly<Record<string, string>> {
  const file: unknown = JSON.parse(text ?? '');
  const list = isRecord(file) && Array.isArray(file.results) ? file.results : [];
  return Object.fromEntries(list.map((item) => [item.target, item.outcome]));
}

/** What every cancelled run owes, whatever it was doing. */
function expectCancelled(result: RunResult, total: number): void {
  expect(result).toMatchObject({ exitCode: 1, signal: null, conclusion: 'failure' });
  expect(result.outputs).toMatchObject({ verdict: 'failure', total: String(total) });
  expect(result.outputs.message).toContain('The run was cancelled.');
  expect(result.summary).toMatch(/^## ❌ Cancelled: \d+ of \d+ submitted/);
  const outcomes = outcomesIn(result.resultsFile);
  expect(Object.keys(outcomes)).toHaveLength(total);
  expect(outcomesIn(`{"results":${result.outputs.results}}`)).toEqual(outcomes);
  expectTrue(outcomes);
  expect(result.lingeredMs).toBeLessThan(1_000);
}

/** Nothing that the ledger contradicts. */
function expectTrue(outcomes: Readonly<Record<string, string>>): void {
  for (const [target, outcome] of Object.entries(outcomes)) {
    const accepted = simulator.ledger.accepted(target);
    if (outcome === 'submitted') expect([target, accepted]).toEqual([target, 1]);
    else if (outcome !== 'unknown') expect([target, accepted]).toEqual([target, 0]);
  }
}

describe.each(SIGNALS)('%s', (signal) => {
  it('while targets are resolved: nothing is sent', async () => {
    await start();
    const total = 50;
    const { outputs, ...result } = await retry(['all'], {
      // Long enough that the signal comes while it is read.
      files: {
        'fleet.yaml': [
          ...certificates(total).map((target) => `- certificateID: "${target.slice(5)}"`),
          ...Array.from({ length: 20_000 }, (_, index) => `- {ip: 10.0.0.1, port: ${index + 1}}`),
        ].join('\n'),
      },
      inputs: { inventory: 'fleet.yaml' },
      signals: [{ signal, after: /::add-mask::/ }],
    });
    expectCancelled({ outputs, ...result }, total);
    expect(simulator.requests).toEqual([]);
    expect(outputs).toMatchObject({ submitted: '0', failed: String(total) });
    expect(new Set(Object.values(outcomesIn(result.resultsFile)))).toEqual(
      new Set(['not-attempted']),
    );
  });

  it('while a long YAML file is read: it is not read to its end', async () => {
    await start();
    const { outputs, ...result } = await retry(['all'], {
      files: { 'fleet.yaml': '- certificateID: "1234567"\n'.repeat(200_000) },
      inputs: { inventory: 'fleet.yaml' },
      signals: [{ signal, after: /::add-mask::/ }],
    });
    expect(result).toMatchObject({ exitCode: 1, signal: null });
    expect(simulator.requests).toEqual([]);
    expect(outputs).toMatchObject({ verdict: 'invalid-input', total: '' });
    expect(result.log).toContain('the run was cancelled while this file was read');
  });

  it('while a request is under way: it becomes unknown, the rest not-attempted', async () => {
    await start({ faults: [{ fault: faults.hangAfterAccept(), on: 2 }] });
    const [first, second, third, fourth] = certificates(4);
    const result = await retry(certificates(4), {
      signals: [{ signal, after: simulator.arrived(2) }],
    });
    expectCancelled(result, 4);
    expect(outcomesIn(result.resultsFile)).toEqual({
      [`${first}`]: 'submitted',
      [`${second}`]: 'unknown',
      [`${third}`]: 'not-attempted',
      [`${fourth}`]: 'not-attempted',
    });
    expect(simulator.requests).toHaveLength(2);
  });

  it('while it waits because of a 429: rate-limited', async () => {
    await start({ faults: [{ fault: faults.status(429, '600') }] });
    const result = await retry(certificates(3), { signals: [{ signal, after: WAITING }] });
    expectCancelled(result, 3);
    expect(Object.values(outcomesIn(result.resultsFile))).toEqual(Array(3).fill('rate-limited'));
    expect(simulator.requests).toHaveLength(1);
  });

  it('while it waits for the next round: rate-limited', async () => {
    await start({ sectigo: { limit: 'account' } });
    const result = await retry(certificates(5), { signals: [{ signal, after: WAITING }] });
    expectCancelled(result, 5);
    expect(Object.values(outcomesIn(result.resultsFile))).toEqual([
      'submitted',
      ...Array(4).fill('rate-limited'),
    ]);
    // The accepted one and two refusals: after them the limit is evident.
    expect(simulator.requests).toHaveLength(3);
  });

  it.skipIf(NO_PIPES)(
    'while the summary is written: complete, and not green any more',
    async () => {
      await start();
      let pipe = '';
      let summary = '';
      const read = Promise.withResolvers<void>();
      const result = await retry(certificates(2), {
        env: (folders) => ({ GITHUB_STEP_SUMMARY: pathIn(folders) }),
        // Writing it lasts until somebody reads.
        prepare(folders) {
          pipe = pathIn(folders);
          execFileSync('mkfifo', [pipe]);
        },
        signals: [{ signal, after: WRITING }],
        onStdout(stdout) {
          if (pipe === '' || !WRITING.test(stdout)) return;
          const path = pipe;
          pipe = '';
          // Only after the signal has been sent, which is about to happen.
          setImmediate(() => {
            const stream = createReadStream(path, 'utf8').on('close', read.resolve);
            stream.on('data', (chunk) => {
              summary += chunk;
            });
          });
        },
      });
      expect(result.exitCode).toBe(1);
      // The step may have ended before the last of it was read here.
      await read.promise;
      expect(summary).toContain('2 of 2 submitted');
      expectTrue(outcomesIn(result.resultsFile));
      expect(result.outputs).toMatchObject({ total: '2', submitted: '2', failed: '0' });
    },
  );
});

/** Code that runs in the process of the action before it. */
const preload = (code: string) => ['--import', `data:text/javascript,${encodeURIComponent(code)}`];

describe('a step that hangs', () => {
  it.each(SIGNALS)('ends at once at a second signal: %s', async (second) => {
    await start();
    const result = await retry(certificates(2), {
      // Without the second signal, the summary that is never written would hold it for ever.
      nodeArgs: preload(`import fs from 'node:fs'; fs.appendFile = () => {};
        setInterval(() => {}, 1_000);`),
      signals: [
        { signal: 'SIGINT', after: WRITING },
        { signal: second, after: CANCELLED },
      ],
    });
    expect(result).toMatchObject({ exitCode: 1, signal: null });
  });

  it.skipIf(NO_PIPES)('while it writes ends at a second signal too', async () => {
    await start();
    const result = await retry(certificates(2), {
      env: (folders) => ({ GITHUB_STEP_SUMMARY: pathIn(folders) }),
      prepare: (folders) => {
        execFileSync('mkfifo', [pathIn(folders)]);
      },
      signals: [
        { signal: 'SIGINT', after: WRITING },
        { signal: 'SIGTERM', after: CANCELLED },
      ],
    });
    expect(result.stdout.match(new RegExp(CANCELLED, 'g'))).toHaveLength(1);
    expect(result.conclusion).toBe('failure');
    expectTrue(outcomesIn(result.resultsFile));
  });

  it.skipIf(NO_PIPES)('in a thread ends within a second after its last output', async () => {
    await start({ faults: [{ fault: faults.hang() }] });
    const result = await retry(certificates(2), {
      env: (folders) => ({ PIPE: pathIn(folders) }),
      prepare: (folders) => {
        execFileSync('mkfifo', [pathIn(folders)]);
      },
      // Nobody ever reads it: a thread waits, as it does for a DNS server that does not answer.
      nodeArgs: preload(`import { open } from 'node:fs'; open(process.env.PIPE, 'w', () => {});`),
      signals: [{ signal: 'SIGINT', after: simulator.arrived(1) }],
    });
    expect(result.conclusion).toBe('failure');
    expect(result.lingeredMs).toBeLessThan(1_000);
    expect(outcomesIn(result.resultsFile)).toEqual({
      [`cert:${ID}`]: 'unknown',
      [`cert:${ID + 1}`]: 'not-attempted',
    });
  });
});

describe('a green step', () => {
  it.skipIf(NO_PIPES)('ends within a second, also where a thread hangs', async () => {
    await start();
    const result = await retry(certificates(2), {
      env: (folders) => ({ PIPE: pathIn(folders) }),
      prepare: (folders) => {
        execFileSync('mkfifo', [pathIn(folders)]);
      },
      // As a DNS server does that does not answer, with `failure-issue: true`.
      nodeArgs: preload(`import { open } from 'node:fs'; open(process.env.PIPE, 'w', () => {});`),
    });
    expect(result).toMatchObject({
      exitCode: 0,
      signal: null,
      conclusion: 'success',
      stderr: '',
      outputs: { verdict: 'success' },
    });
    expect(result.lingeredMs).toBeLessThan(1_000);
  });
});

describe('SIGKILL', () => {
  const killed = async (targets: readonly string[], options: RunOptions) => {
    const result = await retry(targets, options);
    expect(result.signal).toBe('SIGKILL');
    const [, left] = [...result.files].find(([path]) => path.endsWith('-results.json')) ?? [];
    const outcomes = outcomesIn(left?.toString('utf8'));
    expect(Object.keys(outcomes)).toEqual(targets);
    expectTrue(outcomes);
    return Object.values(outcomes);
  };

  it.each([1, 2, 3, 5, 8])('after %i requests have arrived: the file is true', async (count) => {
    await start({ faults: [{ fault: faults.hangAfterAccept(), on: count }] });
    const outcomes = await killed(certificates(8), {
      signals: [{ signal: 'SIGKILL', after: simulator.arrived(count) }],
    });
    // Beyond the last answer nothing is claimed.
    expect(outcomes.slice(count - 1)).toEqual(Array(9 - count).fill('unknown'));
  });

  it('inside a run of several seconds: what was answered long ago is in the file', async () => {
    await start({
      sectigo: { latencyMs: 400 },
      faults: [{ fault: faults.hangAfterAccept(), on: 5 }],
    });
    const outcomes = await killed(certificates(6), {
      signals: [{ signal: 'SIGKILL', after: simulator.arrived(5) }],
    });
    expect(outcomes[0]).toBe('submitted');
    expect(outcomes.slice(4)).toEqual(['unknown', 'unknown']);
  });

  it('while it waits for the next round: nothing is under way, and the file says so', async () => {
    await start({ sectigo: { limit: 'account' } });
    const outcomes = await killed(certificates(4), {
      signals: [{ signal: 'SIGKILL', after: WAITING }],
    });
    expect(outcomes).toEqual(['submitted', ...Array(3).fill('rate-limited')]);
  });
});
