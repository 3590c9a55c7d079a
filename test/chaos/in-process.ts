import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Runner } from '../../src/action/runner.ts';
import {
  createTransport,
  type Transport,
  type TransportOptions,
} from '../../src/http/transport.ts';
import { providers } from '../../src/providers/index.ts';
import { run } from '../../src/run.ts';
import { createTextGate } from '../../src/text/gate.ts';
import { type Simulator, startSimulator } from '../simulator/index.ts';
import type { Observation, Snapshot } from './observation.ts';
import { createRandom } from './random.ts';
import type { Scenario } from './scenario.ts';
import { createSkippingClock } from './skipping-clock.ts';

/** Replies of the chaos runs are small: a low limit makes oversized ones cheap. */
const MAX_REPLY_BYTES = 200_000;

/** An address of this machine and a free port of it, for nobody else. */
async function freeAddress(seed: number): Promise<{ host: string; port: number }> {
  // Linux answers at all of 127.0.0.0/8: there, no other run can take the port meanwhile.
  const host =
    process.platform === 'linux'
      ? `127.${1 + (process.pid % 250)}.${(seed >> 8) & 255}.${1 + (seed % 250)}`
      : '127.0.0.1';
  const server = createServer().listen(0, host);
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return { host, port: typeof address === 'object' && address !== null ? address.port : 0 };
}

/** A runner that keeps what passes the gate. */
function createRecorder(inputs: Readonly<Record<string, string>>) {
  const gate = createTextGate();
  const lines: string[] = [];
  const outputs: Record<string, string> = {};
  const write = (text: string) => {
    lines.push(gate.redact(text));
  };
  const runner: Runner = {
    input: (name) => inputs[name] ?? '',
    hide: gate.addSecrets,
    info: write,
    debug: write,
    isDebug: true,
    notice: write,
    warning: write,
    error: write,
    startGroup: write,
    endGroup: () => {},
    outputs(values) {
      for (const [name, value] of Object.entries(values)) {
        outputs[name] = gate.redact(value);
        write(value);
      }
    },
    async summary(markdown) {
      write(markdown);
    },
  };
  return { runner, gate, lines, outputs };
}

/** One run of the action in this process: real HTTP on the loopback, time that is skipped. */
export async function runInProcess(scenario: Scenario): Promise<Observation> {
  const random = createRandom(scenario.seed ^ 0x5eed);
  const { interruption } = scenario;
  const folder = mkdtempSync(join(tmpdir(), 'chaos-'));
  const workspace = join(folder, 'work');
  mkdirSync(workspace);
  if (scenario.inventory !== undefined) {
    writeFileSync(join(workspace, 'fleet.json'), scenario.inventory);
  }
  const { host, port } = await freeAddress(scenario.seed);
  const baseUrl = `http://${host}:${port}`;
  const cancel = new AbortController();
  const recorder = createRecorder({ ...scenario.inputs, 'base-url': baseUrl });
  const { runner, gate, lines, outputs } = recorder;
  const clock = createSkippingClock(random.next, (count) => {
    if (interruption.kind === 'waiting' && count >= interruption.count) cancel.abort();
  });

  const resultsFile = () => {
    const name = readdirSync(folder).find((file) => file.endsWith('-results.json'));
    return name === undefined ? undefined : readFileSync(join(folder, name), 'utf8');
  };
  const snapshots: Snapshot[] = [];
  let simulator: Simulator | undefined;
  const listen = async () => {
    let answered = 0;
    simulator = await startSimulator({
      ...scenario.simulator,
      host,
      port,
      now: clock.now,
      onExchange() {
        answered += 1;
        if (interruption.kind === 'answered' && answered >= interruption.count) cancel.abort();
      },
    });
    const { ledger } = simulator;
    for (const count of scenario.snapshots) {
      simulator.arrived(count).then(() => {
        const text = resultsFile();
        if (text !== undefined) snapshots.push({ resultsFile: text, ledger: [...ledger.entries] });
      });
    }
    if (interruption.kind === 'arrived') {
      simulator.arrived(interruption.count).then(() => cancel.abort());
    }
  };
  if (scenario.refusedConnections === 0) await listen();
  if (interruption.kind === 'at-once') cancel.abort();

  let underWay = 0;
  let mostUnderWay = 0;
  let sentAfterCancel = 0;
  let refused = 0;
  const createWatchedTransport = (options: TransportOptions): Transport => {
    const { timeoutMs } = scenario;
    const transport = createTransport({ ...options, timeoutMs, maxReplyBytes: MAX_REPLY_BYTES });
    return {
      send: (request, signal) =>
        clock.during(random.integer(0, 300), async () => {
          const isCancelled = signal.aborted;
          underWay += 1;
          mostUnderWay = Math.max(mostUnderWay, underWay);
          const exchange = await transport.send(request, signal);
          const hasArrived = exchange.kind === 'reply' || exchange.delivery === 'unknown';
          if (isCancelled && hasArrived) sentAfterCancel += 1;
          underWay -= 1;
          if (exchange.kind === 'failure' && exchange.delivery === 'not-sent') {
            refused += 1;
            if (refused === scenario.refusedConnections) await listen();
          }
          return exchange;
        }),
    };
  };

  const startedAt = clock.now();
  try {
    const green = await run({
      runner,
      gate,
      environment: { RUNNER_TEMP: folder, GITHUB_WORKSPACE: workspace, GITHUB_RUN_ATTEMPT: '1' },
      providers,
      clock,
      signal: cancel.signal,
      createTransport: createWatchedTransport,
      later: (milliseconds, task) => setTimeout(task, milliseconds).unref(),
    });
    const failed = readdirSync(folder).filter((file) => file.endsWith('.json'));
    return {
      green,
      outputs,
      resultsFile: resultsFile(),
      everyByte: [
        ...lines,
        ...failed.map((file) => readFileSync(join(folder, file), 'utf8')),
        ...snapshots.map((snapshot) => snapshot.resultsFile),
      ].join('\n'),
      requests: simulator?.requests ?? [],
      ledger: simulator?.ledger.entries ?? [],
      violations: simulator?.violations ?? [],
      snapshots,
      mostUnderWay,
      sentAfterCancel,
      elapsedMs: clock.now() - startedAt,
      cancelled: cancel.signal.aborted,
    };
  } finally {
    await simulator?.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
