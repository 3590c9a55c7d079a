/** What a run does to the state of an issue. To do it twice has the same effect as to do it once. */

import { hintOf } from '../domain/outcome.ts';
import type { Report, Result } from '../domain/report.ts';
import { codeOf, isFailed, messageOf } from '../report/describe.ts';
import type { TextGate } from '../text/gate.ts';
import {
  encodeState,
  MAX_FAILING,
  MAX_PENDING,
  MAX_PROBLEMS,
  MAX_STATE_LENGTH,
  MAX_STEPS,
  MAX_TEXT_LENGTH,
} from './encoding.ts';
import {
  type CountState,
  digest,
  type FailingTarget,
  type FailureKind,
  type IssueState,
  isNewer,
  type SeenTarget,
  type StepCounts,
  type TargetState,
} from './state.ts';

/** The run that updates the issue. */
export interface OwnRun {
  readonly report: Report;
  /** Run and attempt. */
  readonly run: string;
  /** Tells the steps of one run apart, such as the legs of a matrix. */
  readonly step: string;
  /** Digest of what the inputs select: the account, the division, the login. */
  readonly scope: string;
  /** Seconds since the epoch. */
  readonly now: number;
  readonly gate: Pick<TextGate, 'clean' | 'redact'>;
}

/** Whether the run needs an issue. */
export function needsIssue(own: OwnRun): boolean {
  const { failed, problems } = countsOf(own);
  return failed + problems > 0;
}

function isFailing(result: Result): boolean {
  return isFailed(result) || result.completion?.kind === 'failed-again';
}

/** Whether nobody knows yet if the target works again, whatever `ignore-codes` makes of that. */
function isPending(result: Result): boolean {
  return !isFailing(result) && (result.needsAttention || result.completion?.kind === 'in-progress');
}

/** Whether the run knows all failed work of its scope. */
function hasCompleteList({ report: { ending, counts } }: OwnRun): boolean {
  return counts?.found !== undefined && (ending === 'finished' || ending === 'nothing-failed');
}

/** Whether the run ended before it looked at any target. */
function isWithoutResults({ report: { ending } }: OwnRun): boolean {
  return ending === 'too-many' || ending === 'list-unreadable';
}

function problemsOf(own: OwnRun): readonly string[] {
  const { problems, message } = own.report;
  return problems.length === 0 && isWithoutResults(own) ? [message] : problems;
}

/** The state of an issue that names targets. Targets that the run does not cover stay. */
export function applyToTargets(stored: IssueState | undefined, own: OwnRun): TargetState {
  const known = stored?.kind === 'targets' ? stored : forgottenTargets(stored, own);
  const before = new Map(known.failing.map((target) => [target.key, target]));
  const lastRuns = new Map(
    [...known.pending, ...known.failing].map((one) => [one.key, one.lastRun]),
  );
  // What a newer run says about a target goes before what this run says.
  const results = (isWithoutResults(own) ? [] : own.report.results)
    .map((result) => ({ result, key: digest(result.target.identity) }))
    .filter(({ key }) => !isNewer(lastRuns.get(key) ?? own.run, own.run));
  const covered = new Set(results.map(({ key }) => key));
  const stays = (target: SeenTarget) => !covered.has(target.key) && !isSolvedByList(target, own);

  const failing = [...known.failing.filter(stays)];
  const pending = [...known.pending.filter(stays)];
  for (const { result, key } of results) {
    const seen = { key, lastRun: own.run, scope: own.scope };
    const earlier = before.get(key);
    if (isFailing(result)) failing.push(failingTarget(result, seen, earlier, own));
    else if (isPending(result) && earlier !== undefined) failing.push({ ...earlier, ...seen });
    else if (isPending(result)) pending.push(seen);
  }
  const problems = problemsOf(own).map((text) => own.gate.clean(text, MAX_TEXT_LENGTH));
  return withinRoom({
    kind: 'targets',
    since: known.since,
    run: isNewer(own.run, known.run) ? own.run : known.run,
    failing: failing.sort((a, b) => a.since - b.since || (a.key < b.key ? -1 : 1)),
    pending: pending.sort((a, b) => (a.key < b.key ? -1 : 1)),
    problems: firstOf(isNewer(own.run, known.run) ? problems : [...known.problems, ...problems]),
    isComplete: known.isComplete,
  });
}

/** A list of the same scope shows that work which it does not hold is done. The legs of a run add up. */
function isSolvedByList({ lastRun, scope }: SeenTarget, own: OwnRun): boolean {
  return hasCompleteList(own) && scope === own.scope && isNewer(own.run, lastRun);
}

/** A new state. It is complete only if nothing was stored before. */
function forgottenTargets(stored: IssueState | undefined, own: OwnRun): TargetState {
  return {
    kind: 'targets',
    since: stored?.since ?? own.now,
    run: own.run,
    failing: [],
    pending: [],
    problems: [],
    isComplete: stored === undefined,
  };
}

/** The state of an issue whose stored state cannot be read: targets that it listed are lost. */
export function lostState(own: OwnRun): IssueState {
  return { ...forgottenTargets(undefined, own), isComplete: false };
}

/** The state of an issue that everybody can read. */
export function applyToCounts(stored: IssueState | undefined, own: OwnRun): CountState {
  const since = stored?.since ?? own.now;
  const known = stored?.kind === 'counts' ? stored : undefined;
  const mine: StepCounts = { step: own.step, ...countsOf(own) };
  if (known === undefined || isNewer(own.run, known.run)) {
    return { kind: 'counts', since, run: own.run, steps: [mine] };
  }
  if (isNewer(known.run, own.run)) return known;
  const others = known.steps.filter(({ step }) => step !== own.step);
  const steps = [...others, mine].sort((a, b) => (a.step < b.step ? -1 : 1));
  return { kind: 'counts', since, run: own.run, steps: steps.slice(-MAX_STEPS) };
}

function countsOf(own: OwnRun): Omit<StepCounts, 'step'> {
  const { counts, results } = own.report;
  return {
    total: counts?.total ?? 0,
    failed: isWithoutResults(own) ? (counts?.failed ?? 0) : results.filter(isFailing).length,
    problems: problemsOf(own).length,
  };
}

/** Joins the states of two issues for the same provider and workflow. */
export function mergeStates(one: IssueState, other: IssueState): IssueState {
  const since = Math.min(one.since, other.since);
  if (one.kind === 'counts') return { ...one, since };
  if (other.kind === 'counts') return { ...one, since, isComplete: false };
  const failing = joined(one.failing, other.failing);
  const keys = new Set(failing.map(({ key }) => key));
  return {
    kind: 'targets',
    since,
    run: isNewer(other.run, one.run) ? other.run : one.run,
    failing,
    pending: joined(one.pending, other.pending).filter(({ key }) => !keys.has(key)),
    problems: firstOf([...one.problems, ...other.problems]),
    isComplete: one.isComplete && other.isComplete,
  };
}

function joined<T extends SeenTarget>(some: readonly T[], more: readonly T[]): readonly T[] {
  const keys = new Set(some.map(({ key }) => key));
  return [...some, ...more.filter(({ key }) => !keys.has(key))];
}

function failingTarget(
  { target, outcome, completion }: Result,
  seen: SeenTarget,
  earlier: FailingTarget | undefined,
  { gate, now, run }: OwnRun,
): FailingTarget {
  const text = (value: string | undefined) =>
    value === undefined ? undefined : gate.clean(value, MAX_TEXT_LENGTH);
  const isSubmitted = outcome.kind === 'submitted' || outcome.kind === 'dry-run';
  const kind: FailureKind = isSubmitted ? 'failed-again' : outcome.kind;
  const facts = { ...target.facts, ...completion };
  return {
    ...seen,
    label: gate.clean(target.label, MAX_TEXT_LENGTH),
    name: text(target.name),
    outcome: kind,
    code: text(codeOf(outcome)),
    message: gate.clean(isSubmitted ? FAILED_AGAIN : messageOf(outcome), MAX_TEXT_LENGTH),
    cause: text(facts.cause),
    solution: text(hintOf(outcome) ?? facts.solution),
    since: earlier?.since ?? now,
    firstRun: earlier?.firstRun ?? run,
  };
}

const FAILED_AGAIN = 'The provider accepted the retry. The work ran and failed again.';

function firstOf(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].slice(0, MAX_PROBLEMS);
}

/** Keeps the first targets, as many as there is room for. */
function withinRoom(state: TargetState): TargetState {
  const { failing, pending, isComplete } = state;
  let count = Math.min(failing.length, MAX_FAILING);
  for (;;) {
    const cut: TargetState = {
      ...state,
      failing: failing.slice(0, count),
      pending: pending.slice(0, MAX_PENDING),
      isComplete: isComplete && count === failing.length && pending.length <= MAX_PENDING,
    };
    const size = encodeState(cut).length;
    if (size <= MAX_STATE_LENGTH) return cut;
    // A little less than in proportion, so that two or three attempts are enough.
    count = Math.floor(count * 0.95 * (MAX_STATE_LENGTH / size));
  }
}
