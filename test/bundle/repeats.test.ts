import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { allInputs, doubleOf, doubles } from '../providers/index.ts';
import type { SectigoLimit } from '../providers/sectigo/limit.ts';
import { isRecord } from '../simulator/exchange.ts';
import {
  faults,
  type Simulator,
  type SimulatorOptions,
  startSimulator,
} from '../simulator/index.ts';
import { type RunOptions, type RunResult, runAction } from './harness.ts';

const PROVIDERS = doubles.map(({ id }) => id);
const targetOf = (provider: string, index = 0) => doubleOf(provider).sample.target(index);

interface Attempt extends RunOptions {
  readonly provider: string;
  readonly baseUrl: string;
  /** 1 when left out; each in a request of its own. */
  readonly targets?: number;
}

async function retry({ provider, baseUrl, targets = 1, ...options }: Attempt): Promise<RunResult> {
  return runAction({
    ...options,
    inputs: {
      ...allInputs,
      provider,
      targets: Array.from({ length: targets }, (_, index) => targetOf(provider, index)).join(),
      'base-url': baseUrl,
      'batch-size': '1',
      ...options.inputs,
    },
  });
}

/** Tests that run at the same time share their end. */
const cleanUps: (() => unknown)[] = [];
afterAll(() => Promise.all(cleanUps.map((cleanUp) => cleanUp())));

async function simulate(options: SimulatorOptions): Promise<Simulator> {
  const simulator = await startSimulator(options);
  cleanUps.push(() => simulator.close());
  return simulator;
}

/** The outcomes in the order of the targets. */
function outcomesOf({ resultsFile }: RunResult): readonly unknown[] {
  const file: unknown = JSON.parse(resultsFile ?? '');
  const list = isRecord(file) && Array.isArray(file.results) ? file.results : [];
  return list.filter(isRecord).map(({ outcome }) => outcome);
}

const times = (count: number, what: string) => Array(count).fill(what);

/** A port at which something answers that speaks no HTTP. */
async function listen(server: Server, port = 0): Promise<number> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  cleanUps.push(() => server.close());
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** A port at which nobody answers. */
async function silentPort(): Promise<number> {
  const server = createServer();
  const port = await listen(server);
  server.close();
  await once(server, 'close');
  return port;
}

describe.concurrent.each(PROVIDERS)('%s is asked again', (provider) => {
  it('after a refused connection, once it is up', async () => {
    const port = await silentPort();
    let simulator: Promise<Simulator> | undefined;
    const result = await retry({
      provider,
      baseUrl: `http://127.0.0.1:${port}`,
      env: { RUNNER_DEBUG: '1' },
      onStdout(stdout) {
        if (stdout.includes('no reply: ')) simulator ??= startSimulator({ port });
      },
    });
    const { requests, ledger } = (await simulator) ?? { requests: [], ledger: undefined };
    await (await simulator)?.close();
    expect(outcomesOf(result), result.log).toEqual(['submitted']);
    expect(result.conclusion).toBe('success');
    expect(requests).toHaveLength(1);
    expect(ledger?.acceptedTargets()).toEqual([targetOf(provider)]);
  });

  it.each([429, 503])('after %i with Retry-After', async (status) => {
    const { url, requests, ledger } = await simulate({
      faults: [{ fault: faults.status(status, '1'), on: 1 }],
    });
    const result = await retry({ provider, baseUrl: url });
    expect(outcomesOf(result), result.log).toEqual(['submitted']);
    expect(result.conclusion).toBe('success');
    expect(requests).toHaveLength(2);
    expect(ledger.accepted(targetOf(provider))).toBe(1);
    const [first, second] = requests;
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(990);
  });

  it('three times in all', async () => {
    const { url, requests } = await simulate({ faults: [{ fault: faults.status(429, '1') }] });
    const result = await retry({ provider, baseUrl: url });
    expect(outcomesOf(result)).toEqual(['rate-limited']);
    expect(result.conclusion).toBe('failure');
    expect(requests).toHaveLength(3);
  });

  it('never after 429, where it may not wait', async () => {
    const { url, requests } = await simulate({ faults: [{ fault: faults.status(429, '1') }] });
    const result = await retry({ provider, baseUrl: url, inputs: { 'max-wait-minutes': '0' } });
    expect(outcomesOf(result)).toEqual(['rate-limited']);
    expect(requests).toHaveLength(1);
  });

  it('three times in all when the other end closes the connection during the handshake', async () => {
    let connections = 0;
    const server = createServer((socket) => {
      connections += 1;
      socket.on('error', () => {});
      socket.once('data', () => socket.end());
    });
    const port = await listen(server);
    const result = await retry({ provider, baseUrl: `https://127.0.0.1:${port}` });
    expect(outcomesOf(result)).toEqual(['not-attempted']);
    expect(connections).toBe(3);
  });
});

describe.concurrent.each(PROVIDERS)('%s stops', (provider) => {
  it('at a dead host, whatever the number of batches', async () => {
    const result = await retry({
      provider,
      targets: 100,
      baseUrl: `http://127.0.0.1:${await silentPort()}`,
    });
    expect(outcomesOf(result)).toEqual(times(100, 'not-attempted'));
    expect(result.outputs.message).toContain('the connection was refused (ECONNREFUSED)');
    expect(result.conclusion).toBe('failure');
  });

  it('after four requests in a row without a usable reply', async () => {
    const { url, requests } = await simulate({ faults: [{ fault: faults.dropBefore() }] });
    const result = await retry({ provider, targets: 20, baseUrl: url });
    // Those that were under way together with the fourth are waited for.
    const most = doubleOf(provider).chaos.mostUnderWay + 3;
    expect(requests.length).toBeGreaterThanOrEqual(4);
    expect(requests.length).toBeLessThanOrEqual(most);
    const outcomes = outcomesOf(result);
    expect(outcomes.filter((outcome) => outcome === 'unknown')).toHaveLength(requests.length);
    expect(outcomes.filter((outcome) => outcome === 'not-attempted')).toHaveLength(
      20 - requests.length,
    );
  });
});

describe.concurrent("Sectigo's limit, for real but shortened", () => {
  /** The action.yml of the project for another script, and the time that this script keeps. */
  const fastAction = () => {
    const folder = mkdtempSync(join(tmpdir(), 'fast-action-'));
    cleanUps.push(() => rmSync(folder, { recursive: true }));
    const skipped = join(folder, 'skipped-ms');
    writeFileSync(skipped, '0');
    const text = readFileSync(fileURLToPath(new URL('../../action.yml', import.meta.url)), 'utf8');
    const main = fileURLToPath(new URL('./fast-main.ts', import.meta.url));
    const path = join(folder, 'action.yml');
    writeFileSync(path, text.replace(/main: .*/, `main: ${JSON.stringify(main)}`));
    const now = () => Number(readFileSync(skipped, 'utf8'));
    return { now, options: { manifest: path, env: { SKIPPED_MS_FILE: skipped } } };
  };

  it.each<[SectigoLimit, number]>([
    ['certificate', 4],
    // Each pass: one is accepted, two refusals show the limit, the rest is not tried.
    ['account', 3 + 3 + 2 + 1],
    ['account-counting-refusals', 3 + 3 + 2 + 1],
  ])('counts by %s: every target is submitted, with %i requests', async (limit, expected) => {
    const { now, options } = fastAction();
    const { url, requests, ledger } = await simulate({ now, sectigo: { limit, limitMs: 300 } });
    const result = await retry({ provider: 'sectigo', baseUrl: url, targets: 4, ...options });
    expect(outcomesOf(result)).toEqual(times(4, 'submitted'));
    expect(result.conclusion).toBe('success');
    expect(requests).toHaveLength(expected);
    expect(ledger.acceptedTargets()).toHaveLength(4);
    const waits =
      result.stdout.match(/^Waiting: .*, \d+ minutes? left \(until \d\d:\d\d UTC\)\.$/gm) ?? [];
    expect(waits).toHaveLength(limit === 'certificate' ? 0 : 3);
  });

  it('killed at the start of a later round: the file does not say that it waits', async () => {
    const { now, options } = fastAction();
    const simulator = await simulate({
      now,
      sectigo: { limit: 'account', limitMs: 300 },
      faults: [{ fault: faults.hangAfterAccept(), on: 3 }],
    });
    const result = await retry({
      provider: 'sectigo',
      baseUrl: simulator.url,
      targets: 2,
      ...options,
      // Two in the first pass; the third request is the second target's second one.
      signals: [{ signal: 'SIGKILL', after: simulator.arrived(3) }],
    });
    expect(result.signal).toBe('SIGKILL');
    const [, left] = [...result.files].find(([path]) => path.endsWith('-results.json')) ?? [];
    const file: unknown = JSON.parse(left?.toString('utf8') ?? '');
    expect(file).toMatchObject({
      results: [
        { target: 'cert:1000000', outcome: 'submitted' },
        { target: 'cert:1000001', outcome: 'unknown' },
      ],
    });
    expect(simulator.ledger.accepted('cert:1000001')).toBe(1);
  });
});

it('waits by a clock that nobody sets, however often the date is set back', async () => {
  const simulator = await simulate({ faults: [{ fault: faults.status(429, '1'), on: 1 }] });
  const code = 'const { now } = Date; let hours = 0; Date.now = () => now() - 3_600_000 * hours++;';
  const run = await retry({
    provider: 'digicert',
    baseUrl: simulator.url,
    nodeArgs: ['--import', `data:text/javascript,${encodeURIComponent(code)}`],
  });
  expect(run.outputs).toMatchObject({ verdict: 'success', submitted: '1' });
  expect(simulator.requests).toHaveLength(2);
});
