/**
 * How the state of an issue is written: hidden in its body. Whoever may edit the issue may edit
 * this too: it is decoded strictly, and what it says is text, not truth.
 */

import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Redact } from '../secrets.ts';
import { clean } from '../untrusted.ts';
import type {
  FailedKind,
  FailingTarget,
  IssueState,
  RunCounts,
  RunProblems,
  StepCounts,
} from './state.ts';

/** A body may have 65,536 characters; the rest is for people. */
export const MOST_STATE = 36_000;
/** More can never fit: a key alone has 8 bytes that nothing can compress. */
export const MOST_FAILING = 4_000;
export const MOST_PROBLEMS = 5;
export const MOST_RUNS = 10;
/** Jobs of a matrix, and some. */
export const MOST_STEPS = 300;
/** What a hostile text may unpack to. */
const MOST_UNPACKED = 4 * 1024 * 1024;
const LONGEST_TEXT = 400;

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
