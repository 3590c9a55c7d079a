import { check } from './checks.ts';
import { runInProcess } from './in-process.ts';
import { makeScenario } from './scenario.ts';
import { runSpawned } from './spawned.ts';

export interface Finding {
  readonly seed: number;
  readonly problems: readonly string[];
}

export interface ChaosOptions {
  /** The first seed; the runs have this one and those after it. */
  readonly seed: number;
  readonly runs: number;
  /** One run in so many is a process of its own; 0 = none. */
  readonly spawnEvery: number;
  /** Runs at the same time: most of them wait for a deadline. */
  readonly parallel: number;
  /** Told after each run. */
  readonly onRun?: (done: number, findings: number) => void;
}

/** No run takes longer, whatever happens to it; most are over in milliseconds. */
const LONGEST_RUN_MS = 60_000;

/** Runs that many random scenarios; returns those that broke a promise. */
export async function runChaos(options: ChaosOptions): Promise<readonly Finding[]> {
  const { seed: first, runs, spawnEvery, parallel, onRun = () => {} } = options;
  const findings: Finding[] = [];
  let next = 0;
  let done = 0;
  async function work(): Promise<void> {
    for (let index = next++; index < runs; index = next++) {
      const seed = first + index;
      const problems = await runOne(seed, isSpawned(seed, spawnEvery));
      if (problems.length > 0) findings.push({ seed, problems });
      done += 1;
      onRun(done, findings.length);
    }
  }
  await Promise.all(Array.from({ length: parallel }, work));
  return findings;
}

/** By the seed alone, so that a seed means the same run in every batch. */
function isSpawned(seed: number, spawnEvery: number): boolean {
  return spawnEvery > 0 && seed % spawnEvery === 0;
}

async function runOne(seed: number, spawned: boolean): Promise<readonly string[]> {
  const scenario = makeScenario(seed, spawned);
  const watchdog = Promise.withResolvers<never>();
  const timer = setTimeout(
    () => watchdog.reject(new Error(`did not end within ${LONGEST_RUN_MS} ms`)),
    LONGEST_RUN_MS,
  );
  try {
    const running = spawned ? runSpawned(scenario) : runInProcess(scenario);
    return check(scenario, await Promise.race([running, watchdog.promise]));
  } catch (error) {
    return [`the run failed: ${error instanceof Error ? error.stack : String(error)}`];
  } finally {
    clearTimeout(timer);
  }
}
