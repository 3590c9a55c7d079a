import type { Outcome } from '../domain.ts';

/** Ends a run early: nothing more is sent, what is under way is still answered. */
export interface Brake {
  /** Aborted when the run was stopped or cancelled: wakes whatever waits. */
  readonly signal: AbortSignal;
  readonly cancelled: boolean;
  /** What becomes of calls that were not sent; absent unless the run was stopped. */
  readonly rest: Outcome | undefined;
  /** What is wrong with the run as a whole. */
  readonly problems: readonly string[];
  report(problems: readonly string[]): void;
  /** The first reason counts; later ones follow from it. */
  stop(why: string, rest: Outcome): void;
}

export function createBrake(cancelled: AbortSignal): Brake {
  const stopped = new AbortController();
  const problems: string[] = [];
  let rest: Outcome | undefined;
  return {
    signal: AbortSignal.any([cancelled, stopped.signal]),
    get cancelled() {
      return cancelled.aborted;
    },
    get rest() {
      return rest;
    },
    problems,
    report(more) {
      for (const problem of more) problems.push(problem);
    },
    stop(why, outcome) {
      if (rest !== undefined) return;
      rest = outcome;
      problems.push(`The run was stopped: ${why}.`);
      stopped.abort();
    },
  };
}
