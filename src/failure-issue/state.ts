/**
 * What an issue remembers between runs, hidden in its body. Whoever may edit the issue may edit
 * this too: it is decoded strictly, and what it says is text, not truth.
 */

import { createHash } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Outcome, OutcomeKind, Report, Result } from '../domain.ts';
import { codeOf, isFailed, messageOf } from '../report/result.ts';
import type { Redact } from '../secrets.ts';
import { clean } from '../untrusted.ts';

export type FailedKind = Exclude<OutcomeKind, 'submitted' | 'dry-run'>;

/** A target that fails, as the latest run that covered it saw it. */
export interface FailingTarget {
  /** A digest of the identity: as long whatever the identity is, and of no use in a link. */
  readonly key: string;
  readonly label: string;
  readonly name: string | undefined;
  readonly outcome: FailedKind;
  readonly code: string | undefined;
  readonly message: string;
  /** Seconds since the epoch. */
  readonly since: number;
}

/** For a private repository: target by target. */
export interface TargetState {
  readonly kind: 'targets';
  readonly since: number;
  /** By time and key, so that two runs which know the same write the same. */
  readonly failing: readonly FailingTarget[];
  /** At least so many more fail, for which there was no room. */
  readonly dropped: number;
  /** What an earlier run had stored is lost: there may be targets that nobody lists. */
  readonly restarted: boolean;
  /** Problems with the latest run as a whole. */
  readonly problems: RunProblems;
}

/** The problems that the steps of one run reported, of the legs of a matrix for example. */
export interface RunProblems {
  /** Run and attempt. */
  readonly run: string;
  readonly texts: readonly string[];
}

/** How one step of a run ended, in numbers. */
export interface StepCounts {
  readonly step: string;
  readonly total: number;
  readonly failed: number;
  readonly problems: number;
}

export interface RunCounts {
  /** Run and attempt. */
  readonly run: string;
  /** Started by hand: its targets may be any. */
  readonly chosen: boolean;
  readonly steps: readonly StepCounts[];
}

/** For every other repository: numbers alone. */
export interface CountState {
  readonly kind: 'counts';
  readonly since: number;
  /** The most targets of any run that failed. */
  readonly largest: number;
  /** The latest runs, oldest first. */
  readonly runs: readonly RunCounts[];
  /** Numbers cannot tell when nothing fails any more: a person has to close the issue. */
  readonly byHand: boolean;
}

export type IssueState = TargetState | CountState;

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

// ── What a run does to the state. Doing it twice is the same as doing it once. ──

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

// ── How it is written. ──

const KEY_LENGTH = 16;
/** A body may have 65,536 characters; the rest is for people. */
const MOST_STATE = 36_000;
/** More can never fit: a key alone has 8 bytes that nothing can compress. */
const MOST_FAILING = 4_000;
const MOST_PROBLEMS = 5;
const MOST_RUNS = 10;
/** Jobs of a matrix, and some. */
const MOST_STEPS = 300;
/** What a hostile text may unpack to. */
const MOST_UNPACKED = 4 * 1024 * 1024;
const LONGEST_TEXT = 400;

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

/** Base64, which cannot end an HTML comment. */
export function encodeState(state: IssueState): string {
  return deflateRawSync(JSON.stringify(state), { level: 9 }).toString('base64');
}

/** `undefined` for anything that `encodeState` would not have written. */
export function decodeState(text: string, redact: Redact): IssueState | undefined {
  try {
    if (text.length > 65_536 || !/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return undefined;
    const json = inflateRawSync(Buffer.from(text, 'base64'), { maxOutputLength: MOST_UNPACKED });
    return readState(JSON.parse(json.toString('utf8')), redact);
  } catch {
    return undefined;
  }
}

class Unreadable extends Error {}

function readState(value: unknown, redact: Redact): IssueState {
  const kind = readRecord(value).kind;
  if (kind === 'targets') {
    const state = readRecord(value, TARGET_STATE);
    return {
      kind,
      since: readCount(state.since),
      failing: readList(state.failing, MOST_FAILING).map((item) => readFailing(item, redact)),
      dropped: readCount(state.dropped),
      restarted: readFlag(state.restarted),
      problems: readProblems(state.problems, redact),
    };
  }
  if (kind !== 'counts') throw new Unreadable();
  const state = readRecord(value, COUNT_STATE);
  return {
    kind,
    since: readCount(state.since),
    largest: readCount(state.largest),
    runs: readList(state.runs, MOST_RUNS).map(readRun),
    byHand: readFlag(state.byHand),
  };
}

const TARGET_STATE = ['kind', 'since', 'failing', 'dropped', 'restarted', 'problems'];
const COUNT_STATE = ['kind', 'since', 'largest', 'runs', 'byHand'];
const FAILING = ['key', 'label', 'name', 'outcome', 'code', 'message', 'since'];

function readProblems(value: unknown, redact: Redact): RunProblems {
  const { run, texts } = readRecord(value, ['run', 'texts']);
  return {
    run: readWord(run),
    texts: readList(texts, MOST_PROBLEMS).map((item) => readText(item, redact)),
  };
}

function readFailing(value: unknown, redact: Redact): FailingTarget {
  const item = readRecord(value, FAILING);
  const key = item.key;
  if (typeof key !== 'string' || !/^[0-9a-f]{16}$/.test(key)) throw new Unreadable();
  const optional = (text: unknown) => (text === undefined ? undefined : readText(text, redact));
  return {
    key,
    label: readText(item.label, redact),
    name: optional(item.name),
    outcome: readOutcome(item.outcome),
    code: optional(item.code),
    message: readText(item.message, redact),
    since: readCount(item.since),
  };
}

function readOutcome(value: unknown): FailedKind {
  switch (value) {
    case 'rejected':
    case 'rate-limited':
    case 'unknown':
    case 'not-attempted':
      return value;
    default:
      throw new Unreadable();
  }
}

function readRun(value: unknown): RunCounts {
  const { run, chosen, steps } = readRecord(value, ['run', 'chosen', 'steps']);
  return {
    run: readWord(run),
    chosen: readFlag(chosen),
    steps: readList(steps, MOST_STEPS).map(readStep),
  };
}

function readStep(value: unknown): StepCounts {
  const item = readRecord(value, ['step', 'total', 'failed', 'problems']);
  return {
    step: readWord(item.step),
    total: readCount(item.total),
    failed: readCount(item.failed),
    problems: readCount(item.problems),
  };
}

function readRecord(value: unknown, keys?: readonly string[]): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Unreadable();
  const record = Object.fromEntries(Object.entries(value));
  if (keys && Object.keys(record).some((key) => !keys.includes(key))) throw new Unreadable();
  return record;
}

function readList(value: unknown, most: number): readonly unknown[] {
  if (!Array.isArray(value) || value.length > most) throw new Unreadable();
  return value;
}

/** Clean again: whoever edited the issue did not ask what we clean. */
function readText(value: unknown, redact: Redact): string {
  if (typeof value !== 'string' || value.length > LONGEST_TEXT) throw new Unreadable();
  return clean(value, redact);
}

function readWord(value: unknown): string {
  if (typeof value !== 'string' || !/^[\w.-]{1,64}$/.test(value)) throw new Unreadable();
  return value;
}

/** Seconds since the epoch, too: the year 5138. */
function readCount(value: unknown): number {
  if (typeof value !== 'number' || !Number.isInteger(value)) throw new Unreadable();
  if (value < 0 || value > 100_000_000_000) throw new Unreadable();
  return value;
}

function readFlag(value: unknown): boolean {
  if (typeof value !== 'boolean') throw new Unreadable();
  return value;
}
