import { writeSync } from 'node:fs';
import { createHttp } from './http.ts';
import { describeOldNode } from './node-version.ts';
import { providers } from './providers/index.ts';
import { run } from './run.ts';
import { createRunner } from './runner.ts';

// The step has failed until the last line says otherwise: an event loop that runs empty, a killed
// promise or a crash must never be green.
process.exitCode = 1;

// First of all: an older Node runs most of the code and crashes in the rest of it.
const oldNode = describeOldNode(process.versions.node);
if (oldNode !== undefined) {
  writeSync(process.stdout.fd, `::error::${oldNode}\n`);
  process.exit();
}

/** How long a step that has said everything may still take, and how often it looks whether it can go. */
const FLUSH_MS = 500;
const LOOK_MS = 20;
/** What a second signal leaves to a file that is just being written. */
const AT_ONCE_MS = 100;

const runner = createRunner();
const cancelled = new AbortController();

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (cancelled.signal.aborted) return leave(AT_ONCE_MS);
    runner.info(`${signal}: nothing more is sent. A second signal ends the step at once.`);
    // Also where the run is over already, and only its output is still on the way.
    process.exitCode = 1;
    cancelled.abort();
  });
}
process.on('uncaughtException', crash);
process.on('unhandledRejection', crash);

// Not awaited: parts that are loaded on demand import this file, and would wait for it for ever.
run({
  runner,
  environment: process.env,
  providers,
  clock: {
    // Like `performance.now`, which would load all of node:perf_hooks.
    now: () => process.uptime() * 1_000,
    wallTime: Date.now,
    sleep,
    random: Math.random,
  },
  signal: cancelled.signal,
  connect: createHttp,
  later: (milliseconds, task) => setTimeout(task, milliseconds).unref(),
}).then(conclude, crash);

/** A signal that came while a file was written is handed over within two turns of the event loop. */
function conclude(green: boolean): void {
  setImmediate(() => setImmediate(() => end(green && !cancelled.signal.aborted ? 0 : 1)));
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

/** The message of an error that nobody expected may hold anything: its kind and place must do. */
function crash(error: unknown): void {
  // What is left of the run may still end, but it sends nothing more and cannot be green.
  cancelled.abort();
  const name = error instanceof Error ? error.name : typeof error;
  const frames = error instanceof Error ? (error.stack ?? '').split('\n') : [];
  const place = frames.find((line) => /^\s+at /.test(line))?.trim() ?? '';
  const message = `The action crashed (${name} ${place}): what was under way is unknown.`;
  runner.error(`${message} Please report it.`);
  try {
    runner.outputs({ verdict: 'failure', message });
  } catch {
    // There is nowhere left to say it; the step is red.
  }
  end(1);
}

/** Sockets of a silent proxy would keep the process alive: it ends once stdout has everything. */
function end(code: 0 | 1): void {
  process.exitCode = code;
  setTimeout(() => leave(0), FLUSH_MS);
  process.stdout.write('', () => leave(FLUSH_MS - LOOK_MS));
}

/**
 * `process.exit` waits for the thread pool: a DNS server that does not answer, or a file system
 * that hangs, holds it for minutes. A red step kills itself then. A green one has to end with 0:
 * another program takes its place, one that does nothing. Windows has no such call, and waits.
 */
function leave(patienceMs: number): void {
  const busy = process.getActiveResourcesInfo().some((name) => /^(?:FSReq|GetAddrInfo)/.test(name));
  if (!busy) process.exit();
  if (patienceMs <= 0 && process.exitCode !== 0) process.kill(process.pid, 'SIGKILL');
  if (patienceMs <= 0) {
    process.execve?.(process.execPath, [process.execPath, '--eval', ''], {});
    process.exit();
  }
  setTimeout(() => leave(patienceMs - LOOK_MS), LOOK_MS);
}
