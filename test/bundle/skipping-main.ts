/**
 * The action as `src/main.ts` starts it, with one difference for which the product has no switch:
 * when the run only waits, its clock skips to the end of the wait. Every timer of the action comes
 * from this clock. TLS ports and the provider are real, and the clock stands still while a
 * connection is open.
 *
 * The file `SKIPPED_MS_FILE` holds the milliseconds that the clock has skipped: the simulator takes
 * its time from there. At `STOP_AT_MS`, if it is set, the clock says so and stands still for ever.
 */
import { writeFileSync } from 'node:fs';
import { createRunner } from '../../src/action/runner.ts';
import { createTransport } from '../../src/http/transport.ts';
import { providers } from '../../src/providers/index.ts';
import { run } from '../../src/run.ts';
import { createTextGate } from '../../src/text/gate.ts';

const { SKIPPED_MS_FILE = '', STOP_AT_MS = 'Infinity', ...environment } = process.env;
const startedAt = Date.now();
const stopAt = Number(STOP_AT_MS);
const sleepers = new Set<{ readonly until: number; wake(): void }>();
let skippedMs = 0;
let exchanges = 0;
let isScheduled = false;
let hasStopped = false;

/** Whether a reply or a handshake is on its way. */
function isBusy(): boolean {
  const isConnection = (name: string) => /^(TCP|TLS|GetAddrInfo|FSReq)/.test(name);
  return exchanges > 0 || process.getActiveResourcesInfo().some(isConnection);
}

function skipSoon(): void {
  if (isScheduled || sleepers.size === 0) return;
  isScheduled = true;
  // Whoever is awake goes on first: promises, and what Node does between two turns.
  setTimeout(() => setImmediate(skip), 1);
}

function skip(): void {
  isScheduled = false;
  const next = Math.min(...[...sleepers].map(({ until }) => until));
  if (next > stopAt) {
    if (!hasStopped) process.stdout.write('The clock stands still.\n');
    hasStopped = true;
    // A cancelled run wakes its sleepers itself.
    setTimeout(() => {}, 100_000);
    return;
  }
  if (!isBusy()) {
    skippedMs = Math.max(skippedMs, next);
    writeFileSync(SKIPPED_MS_FILE, String(skippedMs));
    for (const sleeper of sleepers) if (sleeper.until <= skippedMs) sleeper.wake();
  }
  skipSoon();
}

function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const sleeper = {
      until: skippedMs + milliseconds,
      wake() {
        sleepers.delete(sleeper);
        signal.removeEventListener('abort', sleeper.wake);
        resolve();
      },
    };
    sleepers.add(sleeper);
    signal.addEventListener('abort', sleeper.wake, { once: true });
    if (signal.aborted) sleeper.wake();
    skipSoon();
  });
}

process.exitCode = 1;
const cancelled = new AbortController();
process.once('SIGINT', () => cancelled.abort());
const gate = createTextGate();
const isGreen = await run({
  runner: createRunner(gate),
  gate,
  environment,
  providers,
  clock: {
    now: () => skippedMs,
    wallTime: () => startedAt + skippedMs,
    random: Math.random,
    sleep,
  },
  signal: cancelled.signal,
  createTransport(options) {
    const transport = createTransport(options);
    return {
      async send(request, signal) {
        exchanges += 1;
        try {
          return await transport.send(request, signal);
        } finally {
          exchanges -= 1;
        }
      },
    };
  },
  later: (milliseconds, task) => {
    sleep(milliseconds, new AbortController().signal).then(task);
  },
});
process.exit(isGreen ? 0 : 1);
