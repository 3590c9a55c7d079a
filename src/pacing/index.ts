import type { Call, Outcome, Pace } from '../domain.ts';
import type { Exchange, Http } from '../http.ts';
import { type Attempt, createAttempts, stoppedFor } from './attempt.ts';
import { createBrake } from './brake.ts';
import type { Clock } from './clock.ts';
import { type Queue, runPass, type Waiting } from './pass.ts';
import { createPause } from './pause.ts';
import { concurrencyOf } from './windows.ts';

export type { Clock } from './clock.ts';

/** What happens while calls are driven, for the log and the results file. */
export interface Watcher {
  sending(call: Call): void;
  replied(call: Call, exchange: Exchange): void;
  /** Every target of the call has its final outcome, in the call's order. */
  settled(call: Call, outcomes: readonly Outcome[]): void;
  /** Once at the start of a wait for a rate limit and once a minute after. */
  waiting(leftMs: number, reason: string): void;
  /** These calls wait for a later pass; nothing is under way. Called again with none at its end. */
  holding(calls: readonly Call[]): void;
}

export interface Drive {
  readonly http: Http;
  readonly clock: Clock;
  /** Aborted when the run is cancelled. */
  readonly signal: AbortSignal;
  /** What may be spent in all on waiting for rate limits. */
  readonly maxWaitMs: number;
  readonly watcher: Watcher;
}

/**
 * Sends every call, as fast as the provider's pace allows, and again only what certainly did not
 * count: a connection that never came up, and a refusal for coming too soon. Everything else is
 * sent once: a repeat would be refused as not eligible, or burn the next slot.
 *
 * Returns what went wrong with the run as a whole. Every call is settled exactly once.
 */
export async function drive(
  calls: readonly Call[],
  pace: Pace,
  { http, clock, signal, maxWaitMs, watcher }: Drive,
): Promise<readonly string[]> {
  const brake = createBrake(signal);
  const { waiting } = watcher;
  const pause = createPause({ clock, signal: brake.signal, maxWaitMs, waiting });
  const attempts = createAttempts({ http, clock, pace, brake, pause, signal, watcher });

  function settle(call: Call, result: Exclude<Attempt, { kind: 'too-soon' }>): void {
    if (result.kind === 'unsent') {
      const outcomes = call.targets.map(() => result.outcome);
      watcher.settled(call, outcomes);
      return;
    }
    const { outcomes, problems, stop } = result.reading;
    brake.report(problems);
    watcher.settled(call, outcomes);
    if (stop !== undefined) brake.stop(stop, stoppedFor(stop));
  }

  const pass = (queue: Queue) =>
    runPass(queue, { concurrency: concurrencyOf(pace), attempt: attempts.attempt, settle });

  /** Whether another pass may begin: it is affordable, and nothing ended the run meanwhile. */
  async function waitForPass(held: Waiting): Promise<boolean> {
    const { laterPassMs } = pace;
    if (laterPassMs === undefined || brake.signal.aborted) return false;
    if (!pause.until(attempts.lastAnswerAt + laterPassMs)) return false;
    watcher.holding([...held.keys()]);
    await pause.waitOut(`${held.size} came too soon for the provider's rate limit`);
    watcher.holding([]);
    return !brake.signal.aborted;
  }

  let held = await pass(new Map(calls.map((call) => [call, undefined])));
  while (held.size > 0 && (await waitForPass(held))) held = await pass(held);
  for (const [call, outcome] of held) settle(call, { kind: 'unsent', outcome });

  return signal.aborted ? ['The run was cancelled.', ...brake.problems] : brake.problems;
}
