/**
 * The action as `src/main.ts` starts it, but for Sectigo's ten minutes, which last 400 ms here:
 * the product has no switch for that. Tests run it in a process of its own.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { createHttp } from '../../src/http.ts';
import { providers } from '../../src/providers/index.ts';
import { run } from '../../src/run.ts';
import { createRunner } from '../../src/runner.ts';

/** The limit of the simulator is to be a little shorter, as the provider's is. */
const LATER_PASS_MS = 400;

process.exitCode = 1;
const cancelled = new AbortController();
process.once('SIGINT', () => cancelled.abort());
const green = await run({
  runner: createRunner(),
  environment: process.env,
  providers: providers.map((provider) =>
    provider.pace.laterPassMs === undefined
      ? provider
      : { ...provider, pace: { ...provider.pace, laterPassMs: LATER_PASS_MS } },
  ),
  clock: {
    now: Date.now,
    random: Math.random,
    sleep: (milliseconds, signal) => sleep(milliseconds, undefined, { signal }).catch(() => {}),
  },
  signal: cancelled.signal,
  connect: createHttp,
  later: (milliseconds, task) => setTimeout(task, milliseconds).unref(),
});
process.exitCode = green ? 0 : 1;
