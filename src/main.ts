import { writeSync } from 'node:fs';
import { describeOldNode } from './action/node-version.ts';
import { endProcess, leaveProcess } from './action/process-end.ts';
import { createRunner } from './action/runner.ts';
import { createTransport } from './http/transport.ts';
import { providers } from './providers/index.ts';
import { run } from './run.ts';
import { createTextGate } from './text/gate.ts';

// The step has failed until the last line says otherwise: an event loop that runs empty, a promise
// that never settles or a crash must never be green.
process.exitCode = 1;

// Before anything else: an older Node runs most of the code and crashes in the rest of it.
const oldNode = describeOldNode(process.versions.node);
if (oldNode !== undefined) {
  writeSync(process.stdout.fd, `::error::${oldNode}\n`);
  process.exit();
}

/** The time that a second signal leaves to a file that is being written. */
const SECOND_SIGNAL_MS = 100;

const gate = createTextGate();
const runner = createRunner(gate);
const cancelled = new AbortController();

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (cancelled.signal.aborted) return leaveProcess(SECOND_SIGNAL_MS);
    runner.info(`${signal}: the run sends nothing more. A second signal ends the step at once.`);
    // The run may be over, with only its output still on the way.
    process.exitCode = 1;
    cancelled.abort();
  });
}
process.on('uncaughtException', crash);
process.on('unhandledRejection', crash);

// Not awaited: in the bundle, modules that are loaded on demand import this file, and would never load.
run({
  runner,
  gate,
  environment: process.env,
  providers,
  clock: {
    // As `performance.now`, which would load all of node:perf_hooks.
    now: () => process.uptime() * 1_000,
    wallTime: Date.now,
    sleep,
    random: Math.random,
  },
  signal: cancelled.signal,
  later: (milliseconds, task) => setTimeout(task, milliseconds).unref(),
  createTransport,
}).then(conclude, crash);

/** Node delivers a signal that came during a file write within two turns of the event loop. */
function conclude(isGreen: boolean): void {
  setImmediate(() => setImmediate(() => endProcess(isGreen && !cancelled.signal.aborted ? 0 : 1)));
}

function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const wake = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', wake);
      resolve();
    };
    const timer = setTimeout(wake, milliseconds);
    signal.addEventListener('abort', wake, { once: true });
    if (signal.aborted) wake();
  });
}

/** The message of an unexpected error may hold anything: its name and place are enough. */
function crash(error: unknown): void {
  // The rest of the run may still end, but it sends nothing more and cannot be green.
  cancelled.abort();
  const name = error instanceof Error ? error.name : typeof error;
  const frames = error instanceof Error ? (error.stack ?? '').split('\n') : [];
  const place = frames.find((line) => /^\s+at /.test(line))?.trim() ?? '';
  const message = `The action crashed (${name} ${place}). Requests that were under way have an unknown outcome.`;
  runner.error(`${message} Please report it.`);
  try {
    runner.outputs({ verdict: 'failure', message });
  } catch {
    // The step is red, and no other place is left for the message.
  }
  endProcess(1);
}
