/**
 * The state of an issue as text, hidden in the body of the issue. People who may edit the issue
 * may edit the state too: it is decoded strictly, and its texts are cleaned again.
 */

import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { TextGate } from '../text/gate.ts';
import type { FailingTarget, FailureKind, IssueState, SeenTarget, StepCounts } from './state.ts';

/** A body may have 65,536 characters; the rest is for people. */
export const MAX_STATE_LENGTH = 36_000;
/** More keys never fit: nothing can compress them. */
export const MAX_FAILING = 4_000;
export const MAX_PENDING = 1_000;
export const MAX_PROBLEMS = 5;
/** More than the jobs of a matrix. */
export const MAX_STEPS = 300;
export const MAX_TEXT_LENGTH = 300;
/** A bound for what a hostile text unpacks to. */
const MAX_UNPACKED_BYTES = 8 * 1024 * 1024;

/** Base64, which cannot end an HTML comment. */
export function encodeState(state: IssueState): string {
  return deflateRawSync(JSON.stringify(state), { level: 9 }).toString('base64');
}

/** Returns `undefined` for a text that `encodeState` does not write. */
export function decodeState(text: string, gate: Pick<TextGate, 'clean'>): IssueState | undefined {
  try {
    if (text.length > 65_536 || !/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return undefined;
    const packed = Buffer.from(text, 'base64');
    const json = inflateRawSync(packed, { maxOutputLength: MAX_UNPACKED_BYTES });
    return readState(JSON.parse(json.toString('utf8')), gate);
  } catch {
    return undefined;
  }
}

class UnreadableState extends Error {}

const SEEN_FIELDS = ['key', 'lastRun', 'scope'];
const FAILING_FIELDS = [
  ...SEEN_FIELDS,
  ...['label', 'name', 'outcome', 'code', 'message', 'cause', 'solution', 'since', 'firstRun'],
];
const TARGET_FIELDS = ['kind', 'since', 'run', 'failing', 'pending', 'problems', 'isComplete'];
const COUNT_FIELDS = ['kind', 'since', 'run', 'steps'];

/** Fields stand in the order in which `applyToTargets` writes them: two equal states are equal texts. */
function readState(value: unknown, gate: Pick<TextGate, 'clean'>): IssueState {
  const isNamed = recordOf(value).kind === 'targets';
  const state = recordOf(value, isNamed ? TARGET_FIELDS : COUNT_FIELDS);
  const since = countOf(state.since);
  const run = runOf(state.run);
  if (isNamed) {
    return {
      kind: 'targets',
      since,
      run,
      failing: listOf(state.failing, MAX_FAILING).map((item) => failingOf(item, gate)),
      pending: listOf(state.pending, MAX_PENDING).map((item) =>
        seenOf(recordOf(item, SEEN_FIELDS)),
      ),
      problems: listOf(state.problems, MAX_PROBLEMS).map((item) => textOf(item, gate)),
      isComplete: flagOf(state.isComplete),
    };
  }
  if (state.kind !== 'counts') throw new UnreadableState();
  return { kind: 'counts', since, run, steps: listOf(state.steps, MAX_STEPS).map(stepOf) };
}

function seenOf(item: Readonly<Record<string, unknown>>): SeenTarget {
  return { key: digestOf(item.key), lastRun: runOf(item.lastRun), scope: digestOf(item.scope) };
}

function failingOf(value: unknown, gate: Pick<TextGate, 'clean'>): FailingTarget {
  const item = recordOf(value, FAILING_FIELDS);
  const optional = (text: unknown) => (text === undefined ? undefined : textOf(text, gate));
  return {
    ...seenOf(item),
    label: textOf(item.label, gate),
    name: optional(item.name),
    outcome: failureOf(item.outcome),
    code: optional(item.code),
    message: textOf(item.message, gate),
    cause: optional(item.cause),
    solution: optional(item.solution),
    since: countOf(item.since),
    firstRun: runOf(item.firstRun),
  };
}

function failureOf(value: unknown): FailureKind {
  switch (value) {
    case 'rejected':
    case 'rate-limited':
    case 'unknown':
    case 'not-attempted':
    case 'failed-again':
      return value;
    default:
      throw new UnreadableState();
  }
}

function stepOf(value: unknown): StepCounts {
  const { step, total, failed, problems } = recordOf(value, [
    'step',
    'total',
    'failed',
    'problems',
  ]);
  return {
    step: matching(step, /^[0-9a-f]{12}$/),
    total: countOf(total),
    failed: countOf(failed),
    problems: countOf(problems),
  };
}

function recordOf(value: unknown, fields?: readonly string[]): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new UnreadableState();
  }
  const record = Object.fromEntries(Object.entries(value));
  if (fields && Object.keys(record).some((name) => !fields.includes(name))) {
    throw new UnreadableState();
  }
  return record;
}

function listOf(value: unknown, most: number): readonly unknown[] {
  if (!Array.isArray(value) || value.length > most) throw new UnreadableState();
  return value;
}

function textOf(value: unknown, gate: Pick<TextGate, 'clean'>): string {
  if (typeof value !== 'string' || value.length > MAX_TEXT_LENGTH) throw new UnreadableState();
  return gate.clean(value, MAX_TEXT_LENGTH);
}

function matching(value: unknown, pattern: RegExp): string {
  if (typeof value !== 'string' || !pattern.test(value)) throw new UnreadableState();
  return value;
}

function digestOf(value: unknown): string {
  return matching(value, /^[0-9a-f]{16}$/);
}

function runOf(value: unknown): string {
  return matching(value, /^\d{1,20}\.\d{1,9}$/);
}

/** A whole number; seconds since the epoch, too, up to the year 5138. */
function countOf(value: unknown): number {
  if (typeof value !== 'number' || !Number.isInteger(value)) throw new UnreadableState();
  if (value < 0 || value > 100_000_000_000) throw new UnreadableState();
  return value;
}

function flagOf(value: unknown): boolean {
  if (typeof value !== 'boolean') throw new UnreadableState();
  return value;
}
