/**
 * The action as `src/main.ts` starts it, with two differences for which the product has no switch:
 * Sectigo's ten minutes last 400 ms, and the action skips time instead of waiting. The file
 * `SKIPPED_MS_FILE` says how many milliseconds it has skipped: the simulator takes its time from
 * there, so that the speed of the machine changes nothing. Tests run it in a process of its own.
 */
import { writeFileSync } from 'node:fs';
import { createHttp } from '../../src/http.ts';
import { providers } from '../../src/providers/index.ts';
import { run } from '../../src/run.ts';
import { createRunner } from '../../src/runner.ts';

/** The limit of the simulator is to be a little shorter, as the provider's is. */
const LATER_PASS_MS = 400;

const { SKIPPED_MS_FILE = '', ...environment } = process.env;
const startedAt = Date.now();
let skippedMs = 0;

process.exitCode = 1;
const cancelled = new AbortController();
process.once('SIGINT', () => cancelled.abort());
const green = await run({
  runner: createRunner(),
  environment,
  providers: providers.map((provider) =>
    provider.pace.laterPassMs === undefined
      ? provider
      : { ...provider, pace: { ...provider.pace, laterPassMs: LATER_PASS_MS } },
  ),
  clock: {
    now: () => startedAt + skippedMs,
    wallTime: () => startedAt + skippedMs,
    random: Math.random,
    async sleep(milliseconds, { aborted }) {
      if (aborted) return;
      skippedMs += milliseconds;
      writeFileSync(SKIPPED_MS_FILE, String(skippedMs));
    },
  },
  signal: cancelled.signal,
  connect: createHttp,
  later: (milliseconds, task) => setTimeout(task, milliseconds).unref(),
});
process.exitCode = green ? 0 : 1;
