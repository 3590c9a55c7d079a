/** What a run does to the state of an issue. Doing it twice is the same as doing it once. */

import { createHash } from 'node:crypto';
import type { Outcome, Report, Result } from '../domain.ts';
import { codeOf, isFailed, messageOf } from '../report/result.ts';
import type { Redact } from '../secrets.ts';
import { clean } from '../untrusted.ts';
import {
  encodeState,
  MOST_FAILING,
  MOST_PROBLEMS,
  MOST_RUNS,
  MOST_STATE,
  MOST_STEPS,
} from './encoding.ts';
import type {
  CountState,
  FailingTarget,
  IssueState,
  RunCounts,
  RunProblems,
  StepCounts,
  TargetState,
} from './state.ts';

const KEY_LENGTH = 16;

/** What this run has to say. */
export interface OwnRun {
  readonly report: Report;
  readonly run: string;
  /** Tells apart the steps of one run, of a matrix for example. */
  readonly step: string;
  readonly chosen: boolean;
  /** Seconds since the epoch. */
  readonly now: number;
  readonly redact: Redact;
}

/** Whether the issue has to know of this run although there is none yet. */
export function isFailing({ report }: OwnRun): boolean {
  return report.counts.failed > 0 || report.problems.length > 0;
}

/** Targets that the run did not cover stay. */
export function applyToTargets(stored: IssueState | undefined, own: OwnRun): TargetState {
  const known = stored?.kind === 'targets' ? stored : undefined;
  const problems: RunProblems = {
    run: own.run,
    texts: firstOf(own.report.problems.map((text) => clean(text, own.redact, 200))),
  };
  const covered = new Set(own.report.results.map(({ target }) => keyOf(target.identity)));
  const since = new Map(known?.failing.map((target) => [target.key, target.since]));
  const failing = [
    ...(known?.failing ?? []).filter(({ key }) => !covered.has(key)),
    ...own.report.results.filter(isFailed).map((result) => failingTarget(result, own, since)),
  ].sort((a, b) => a.since - b.since || (a.key < b.key ? -1 : 1));
  return withinRoom({
    kind: 'targets',
    since: stored?.since ?? own.now,
    failing,
    dropped: known?.dropped ?? 0,
    restarted: known?.restarted ?? stored !== undefined,
    problems:
      known === undefined || isNewer(own.run, known.problems.run)
        ? problems
        : joinedProblems(known.problems, problems),
  });
}

/** The problems of both; the run is the newer one. */
function joinedProblems(one: RunProblems, other: RunProblems): RunProblems {
  return {
    run: isNewer(other.run, one.run) ? other.run : one.run,
    texts: firstOf([...one.texts, ...other.texts]),
  };
}

function firstOf(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].slice(0, MOST_PROBLEMS);
}

/** GitHub numbers runs and attempts upwards. */
function isNewer(run: string, than: string): boolean {
  return run.localeCompare(than, 'en', { numeric: true }) > 0;
}

/** Nobody may learn more from them than how many. */
export function applyToCounts(stored: IssueState | undefined, own: OwnRun): CountState {
  const known = stored?.kind === 'counts' ? stored : undefined;
  const { counts, problems } = own.report;
  const mine: StepCounts = {
    step: own.step,
    total: counts.total,
    failed: counts.failed,
    problems: problems.length,
  };
  const before = known?.runs ?? [];
  const same = before.find(({ run }) => run === own.run);
  const steps = [...(same?.steps.filter(({ step }) => step !== own.step) ?? []), mine].sort(
    (a, b) => (a.step < b.step ? -1 : 1),
  );
  const updated = { run: own.run, chosen: own.chosen, steps: steps.slice(-MOST_STEPS) };
  const runs = same
    ? before.map((run) => (run === same ? updated : run))
    : [...before, updated].slice(-MOST_RUNS);
  const sum = summed(updated);
  const failed = !isClean(sum);
  return {
    kind: 'counts',
    since: stored?.since ?? own.now,
    largest: Math.max(known?.largest ?? 0, failed ? sum.total : 0),
    runs,
    byHand: (known?.byHand ?? stored !== undefined) || steps.length > 1 || (failed && own.chosen),
  };
}

/**
 * Whether it is certain that nothing fails any more.
 *
 * Numbers never prove it. What comes nearest: no two steps of a run have ever reported here (the
 * legs of a matrix have different targets), nobody chose the targets of a run that failed, and two
 * runs one after the other, which nobody started by hand, covered no fewer targets than any run that
 * failed, and all of them were accepted. The second run is needed because the first of a matrix'
 * legs cannot know that others will follow.
 */
export function isOver(state: IssueState): boolean {
  if (state.kind === 'targets') {
    const { failing, problems, dropped, restarted } = state;
    return failing.length === 0 && problems.texts.length === 0 && dropped === 0 && !restarted;
  }
  const sums = state.runs.map((run) => ({ ...summed(run), chosen: run.chosen }));
  const sinceFailure = sums.slice(sums.findLastIndex((sum) => !isClean(sum)) + 1);
  const convincing = sinceFailure.filter(({ total, chosen }) => !chosen && total >= state.largest);
  return !state.byHand && sinceFailure.length > 0 && convincing.length >= 2;
}

/** All steps of a run together. */
export function summed({ steps }: RunCounts) {
  const sum = (pick: (step: StepCounts) => number) =>
    steps.reduce((total, step) => total + pick(step), 0);
  return {
    total: sum(({ total }) => total),
    failed: sum(({ failed }) => failed),
    problems: sum(({ problems }) => problems),
  };
}

function isClean({ failed, problems }: { readonly failed: number; readonly problems: number }) {
  return failed === 0 && problems === 0;
}

/** Two issues for the same, left behind by runs at the same time, become one. */
export function merged(one: IssueState, other: IssueState): IssueState {
  const since = Math.min(one.since, other.since);
  if (one.kind === 'counts') return { ...one, since, byHand: true };
  if (other.kind === 'counts') return { ...one, since, restarted: true };
  const keys = new Set(one.failing.map(({ key }) => key));
  return {
    ...one,
    since,
    failing: [...one.failing, ...other.failing.filter(({ key }) => !keys.has(key))],
    dropped: Math.max(one.dropped, other.dropped),
    restarted: one.restarted || other.restarted,
    problems: joinedProblems(one.problems, other.problems),
  };
}

function failingTarget(
  { target, outcome }: Result,
  { redact, now }: OwnRun,
  since: ReadonlyMap<string, number>,
): FailingTarget {
  const key = keyOf(target.identity);
  const code = codeOf(outcome);
  return {
    key,
    label: clean(target.label, redact),
    name: target.name === undefined ? undefined : clean(target.name, redact),
    outcome: outcome.kind === 'submitted' || outcome.kind === 'dry-run' ? 'unknown' : outcome.kind,
    code: code === undefined ? undefined : clean(code, redact),
    message: clean(messageOf(outcome), redact),
    since: since.get(key) ?? now,
  };
}

/** The outcome that a stored target had: the code table gives the hint, the issue stores none. */
export function outcomeOf({ outcome: kind, code, message }: FailingTarget): Outcome {
  switch (kind) {
    case 'rejected':
      return { kind, codes: code?.split(', ') ?? [], own: true, message };
    case 'rate-limited':
      return code === undefined ? { kind, message } : { kind, code, message };
    default:
      return { kind, message };
  }
}

function keyOf(identity: string): string {
  return createHash('sha256').update(identity).digest('hex').slice(0, KEY_LENGTH);
}

/** The first targets, as many as there is room for. */
function withinRoom(state: TargetState): TargetState {
  const all = state.failing.length;
  let count = Math.min(all, MOST_FAILING);
  for (;;) {
    const cut: TargetState = {
      ...state,
      failing: state.failing.slice(0, count),
      dropped: Math.max(state.dropped, all - count),
    };
    const size = encodeState(cut).length;
    if (size <= MOST_STATE) return cut;
    // A little less than in proportion, so that two or three attempts will do.
    count = Math.floor(count * 0.95 * (MOST_STATE / size));
  }
}
