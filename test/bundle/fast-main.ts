/**
 * The action as `src/main.ts` starts it, with two differences for which the product has no switch:
 * Sectigo's ten minutes last 400 ms, and the action skips time instead of waiting. The file
 * `SKIPPED_MS_FILE` says how many milliseconds it has skipped: the simulator takes its time from
 * there, so that the speed of the machine changes nothing. Tests run it in a process of its own.
 */
import { writeFileSync } from 'node:fs';
import { createRunner } from '../../src/action/runner.ts';
import { createTransport } from '../../src/http/transport.ts';
import { providers } from '../../src/providers/index.ts';
import { run } from '../../src/run.ts';
import { createTextGate } from '../../src/text/gate.ts';

/** The limit of the simulator is to be a little shorter, as the provider's is. */
const COOLDOWN_MS = 400;

const { SKIPPED_MS_FILE = '', ...environment } = process.env;
const startedAt = Date.now();
let skippedMs = 0;

process.exitCode = 1;
const cancelled = new AbortController();
process.once('SIGINT', () => cancelled.abort());
const gate = createTextGate();
const isGreen = await run({
  runner: createRunner(gate),
  gate,
  environment,
  providers: providers.map((provider) => {
    const { rateLimit } = provider;
    if (rateLimit.cooldown === undefined) return provider;
    const cooldown = { ...rateLimit.cooldown, milliseconds: COOLDOWN_MS };
    return { ...provider, rateLimit: { ...rateLimit, cooldown } };
  }),
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
  createTransport,
  later: (milliseconds, task) => setTimeout(task, milliseconds).unref(),
});
process.exitCode = isGreen ? 0 : 1;
