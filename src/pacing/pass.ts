import type { Call, Outcome } from '../domain.ts';
import { type Attempt, heldBack } from './attempt.ts';

/** What a pass came to, beside the calls that were settled in it. */
export type Waiting = ReadonlyMap<Call, Outcome>;

/** The calls of a pass, with what came of them in an earlier one. */
export type Queue = ReadonlyMap<Call, Outcome | undefined>;

export interface PassOptions {
  /** Calls that are tried at the same time. */
  readonly concurrency: number;
  attempt(call: Call, earlier: Outcome | undefined): Promise<Attempt>;
  /** Told of every call that has its final outcomes. */
  settle(call: Call, result: Exclude<Attempt, { kind: 'too-soon' }>): void;
}

/** Refusals in a row, after an accepted call, that show a limit for the whole account. */
const ACCOUNT_LIMIT_EVIDENCE = 2;

/**
 * Tries every call once. Returns those that came too soon, with what they are if no
 * later pass comes.
 */
export async function runPass(queue: Queue, options: PassOptions): Promise<Waiting> {
  const { attempt, settle, concurrency } = options;
  const evidence = createEvidence();
  const tooSoon = new Map<Call, Outcome>();
  // One iterator for all: each takes the next call that nobody has taken.
  const calls = queue.entries();

  async function work(): Promise<void> {
    for (const [call, earlier] of calls) {
      if (evidence.ofAccountLimit) {
        tooSoon.set(call, heldBack('held back: the limit counts for the whole account'));
        continue;
      }
      const result = await attempt(call, earlier);
      evidence.add(result);
      if (result.kind === 'too-soon') tooSoon.set(call, result.outcome);
      else settle(call, result);
    }
  }

  await Promise.all(Array.from({ length: Math.min(concurrency, queue.size) }, work));
  return tooSoon;
}

/** An accepted call and then nothing but refusals: a limit of each target would not do that. */
function createEvidence() {
  let accepted = false;
  let tooSoonInARow = 0;
  return {
    get ofAccountLimit() {
      return tooSoonInARow >= ACCOUNT_LIMIT_EVIDENCE;
    },
    add(result: Attempt): void {
      if (result.kind === 'too-soon') {
        if (accepted) tooSoonInARow += 1;
        return;
      }
      tooSoonInARow = 0;
      if (result.kind !== 'answered') return;
      accepted ||= result.reading.outcomes.some(({ kind }) => kind === 'submitted');
    },
  };
}
