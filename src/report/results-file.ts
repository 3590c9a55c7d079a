/**
 * The file that survives a killed step: written before the first request, replaced atomically as
 * replies arrive.
 */

import { closeSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import type { Outcome, Report, Result, Target, Verdict } from '../domain.ts';
import { reasonOf } from '../errors.ts';
import type { Redact } from '../secrets.ts';
import { jsonSafe, safeJson } from '../untrusted.ts';
import { countsText } from './build.ts';
import { resultItem } from './outputs.ts';
import { isRefused, isUnknown, UNANSWERED } from './result.ts';

export interface ResultsFileOptions {
  /** The file with everything; the folder exists. */
  readonly path: string;
  /** The file that holds the list `failed-targets` alone. */
  readonly failedPath: string;
  readonly targets: readonly Target[];
  readonly redact: Redact;
  /** Milliseconds of a clock that never goes back. */
  now(): number;
  /** Runs something later, by a timer that does not keep the process alive. */
  later(milliseconds: number, run: () => void): void;
  /** Told when writing fails, once for each reason; the run goes on. */
  failed(problem: string): void;
}

export interface ResultsFile {
  /** Writes the first version: every target `unknown`. Before the first request. */
  start(): void;
  /** Takes results over and writes them soon: at most once a second, a tenth of the time. */
  record(results: readonly Result[]): void;
  /** Nothing is under way and these wait for a rate limit: if the step dies now, that is why. */
  hold(targets: readonly Target[]): void;
  /** They are about to be sent: `unknown` again, on disk before this returns. */
  release(targets: readonly Target[]): void;
  /** Writes the last version; whether both files hold it now. */
  finish(report: Report): boolean;
}

const HELD: Outcome = {
  kind: 'rate-limited',
  message: 'The step ended while it waited for the rate limit; nothing was under way.',
};

const SHORTEST_PAUSE_MS = 1000;
/** How much longer than the last write the pause after it is. */
const PAUSE_PER_WRITE = 10;

/** What is kept of a target: its texts, made once when its result changes. */
interface Row {
  readonly result: Result;
  readonly item: string;
  readonly again: string;
  readonly state: 'submitted' | 'ignored' | 'refused' | 'unknown' | 'other';
}

/** What stands beside the targets. */
interface Frame {
  readonly verdict: Verdict;
  readonly message?: string;
  readonly problems: readonly string[];
}

/** Until the run has finished well it has failed. */
const INTERIM: Frame = { verdict: 'failure', problems: [] };

/** Touches no file before `start`. */
export function createResultsFile(options: ResultsFileOptions): ResultsFile {
  const { targets, redact, now } = options;
  const rows = targets.map((target) => {
    const again = jsonWithoutSecrets(target.again, redact);
    return rowOf(unanswered(target, UNANSWERED), again, redact);
  });
  const positions = new Map(targets.map(({ identity }, position) => [identity, position]));
  const reported = new Set<string>();
  const answered = new Set<string>();
  let nextWriteAt = 0;
  let changed = false;
  let scheduled = false;
  let finished = false;

  const put = (result: Result) => {
    const position = positions.get(result.target.identity);
    const row = position === undefined ? undefined : rows[position];
    if (position === undefined || row === undefined || isSame(row.result, result)) return;
    rows[position] = rowOf(result, row.again, redact);
  };
  const write = (frame: Frame): boolean => {
    changed = false;
    const started = now();
    const written = tryToWrite(frame);
    const ended = now();
    nextWriteAt = ended + Math.max(SHORTEST_PAUSE_MS, PAUSE_PER_WRITE * (ended - started));
    return written;
  };
  const tryToWrite = (frame: Frame): boolean => {
    try {
      replaceFile(options.path, resultsParts(rows, frame, redact));
      replaceFile(options.failedPath, listParts(rows, 'refused', 'again'));
      return true;
    } catch (error) {
      const problem = `The results file cannot be written (${reasonOf(error)}): ${options.path}`;
      if (!reported.has(problem)) options.failed(problem);
      reported.add(problem);
      return false;
    }
  };
  const writeWhenDue = () => {
    if (finished || scheduled || !changed) return;
    const pause = nextWriteAt - now();
    if (pause <= 0) {
      write(INTERIM);
      return;
    }
    scheduled = true;
    options.later(pause, () => {
      scheduled = false;
      writeWhenDue();
    });
  };
  const setOpen = (open: readonly Target[], outcome: Outcome) => {
    if (finished) return;
    for (const target of open) {
      if (!answered.has(target.identity)) put(unanswered(target, outcome));
    }
    write(INTERIM);
  };

  return {
    start: () => {
      write(INTERIM);
    },
    record: (results) => {
      for (const result of results) {
        answered.add(result.target.identity);
        put(result);
      }
      changed = true;
      writeWhenDue();
    },
    hold: (waiting) => setOpen(waiting, HELD),
    release: (waiting) => setOpen(waiting, UNANSWERED),
    finish: (report) => {
      finished = true;
      report.results.forEach(put);
      return write(report);
    },
  };
}

function unanswered(target: Target, outcome: Outcome): Result {
  return { target, outcome, ignored: false };
}

function rowOf(result: Result, again: string, redact: Redact): Row {
  const item = jsonWithoutSecrets(resultItem(result), redact);
  return { result, item, again, state: stateOf(result) };
}

function isSame(one: Result, other: Result): boolean {
  return one.outcome === other.outcome && one.ignored === other.ignored && one.hint === other.hint;
}

function stateOf(result: Result): Row['state'] {
  if (result.outcome.kind === 'submitted') return 'submitted';
  if (result.ignored) return 'ignored';
  if (isUnknown(result)) return 'unknown';
  return isRefused(result) ? 'refused' : 'other';
}

/**
 * Where the whole text holds no secret, no value does: one look instead of one for each. Else value
 * by value, so that the JSON around a secret stays readable.
 */
function jsonWithoutSecrets(values: Readonly<Record<string, unknown>>, redact: Redact): string {
  const json = JSON.stringify(values);
  if (redact(json) === json) return safeJson(json);
  const safe = (value: unknown) => {
    const text = String(value);
    const redacted = redact(text);
    return redacted === text ? value : redacted;
  };
  return jsonSafe(
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, safe(value)])),
  );
}

function* resultsParts(
  rows: readonly Row[],
  frame: Frame,
  redact: Redact,
): Generator<string, void, undefined> {
  const submitted = rows.filter(({ state }) => state === 'submitted').length;
  const ignored = rows.filter(({ state }) => state === 'ignored').length;
  const others = rows.filter(({ state }) => state === 'other').length;
  const counts = {
    total: rows.length,
    submitted,
    ignored,
    failed: rows.length - submitted - ignored - others,
  };
  const message = redact(frame.message ?? countsText(counts));
  const head = jsonSafe({ verdict: frame.verdict, ...counts, message });
  yield `${head.slice(0, -1)},\n"problems":${jsonSafe(frame.problems.map(redact))},\n"results":`;
  yield* listParts(rows, undefined, 'item');
  yield ',\n"failed-targets":';
  yield* listParts(rows, 'refused', 'again');
  yield ',\n"unknown-targets":';
  yield* listParts(rows, 'unknown', 'again');
  yield '}\n';
}

/** Rows at a time: enough for few system calls, little enough for no second copy of it all. */
const ROWS_PER_PART = 2000;

function* listParts(
  rows: readonly Row[],
  state: Row['state'] | undefined,
  text: 'item' | 'again',
): Generator<string, void, undefined> {
  const listed = state === undefined ? rows : rows.filter((row) => row.state === state);
  yield '[';
  for (let from = 0; from < listed.length; from += ROWS_PER_PART) {
    const part = listed.slice(from, from + ROWS_PER_PART).map((row) => row[text]);
    yield `${from === 0 ? '' : ','}\n${part.join(',\n')}`;
  }
  yield ']';
}

/** A reader sees the old file or the new one, never half of it. */
function replaceFile(path: string, parts: Iterable<string>): void {
  const temporary = `${path}.tmp`;
  try {
    const file = openSync(temporary, 'w');
    try {
      for (const part of parts) writeFileSync(file, part);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
