/**
 * The file that survives a killed step: written before the first submission, and replaced
 * atomically as answers arrive.
 */

import { closeSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import type { Report, Result, Verdict } from '../domain/report.ts';
import type { JsonFields, JsonValue } from '../domain/target.ts';
import { reasonOf } from '../text/errors.ts';
import { jsonSafe, safeJson } from '../text/escape.ts';
import type { Redact } from '../text/redact.ts';
import { countResults, countsText } from './counts.ts';
import { isRefused, isUnknown } from './describe.ts';
import { resultItem, retryEntryOf } from './lists.ts';
import type { ResultStore } from './result-store.ts';

export interface ResultsFileOptions {
  /** The path of the file with everything. The folder exists. */
  readonly path: string;
  /** The path of the file with the list `failed-targets` alone. */
  readonly failedPath: string;
  readonly store: ResultStore;
  readonly redact: Redact;
  /** Milliseconds of a clock that never goes back. */
  now(): number;
  /** Runs a task later, by a timer that does not keep the process alive. */
  later(milliseconds: number, task: () => void): void;
  /** Called once for each reason why a write fails. The run goes on. */
  onError(message: string): void;
}

export interface ResultsFile {
  /** Writes what is known now. */
  write(): void;
  /** Writes the last version. Returns whether both files hold it now. */
  finish(report: Report): boolean;
}

const MIN_PAUSE_MS = 1000;
/** The pause after a write, as a multiple of its duration. */
const PAUSE_PER_WRITE = 10;

/** What the file holds beside the targets. */
interface Frame {
  readonly verdict: Verdict;
  readonly message?: string;
  readonly problems: readonly string[];
}

/** A run has failed until it has finished well. */
const INTERIM: Frame = { verdict: 'failure', problems: [] };

/** Follows the result store. Marked targets are written at once, other changes at most once a second. */
export function createResultsFile(options: ResultsFileOptions): ResultsFile {
  const { store, redact, now } = options;
  const reported = new Set<string>();
  let nextWriteAt = Number.NEGATIVE_INFINITY;
  let hasChanged = false;
  let isScheduled = false;
  let isFinished = false;
  /** Whether the file with the list is there and holds an empty one. */
  let isListEmpty = false;

  function write(frame: Frame, results: readonly Result[]): boolean {
    hasChanged = false;
    const startedAt = now();
    const isWritten = tryToWrite(frame, results);
    const endedAt = now();
    nextWriteAt = endedAt + Math.max(MIN_PAUSE_MS, PAUSE_PER_WRITE * (endedAt - startedAt));
    return isWritten;
  }

  function tryToWrite(frame: Frame, results: readonly Result[]): boolean {
    try {
      const failed = results.filter(isRefused);
      replaceFile(options.path, fileParts(results, frame, redact));
      // The list is empty in most versions.
      if (failed.length > 0 || !isListEmpty) {
        replaceFile(options.failedPath, listParts(failed, retryEntryOf, redact));
        isListEmpty = failed.length === 0;
      }
      return true;
    } catch (error) {
      const message = `The results file cannot be written (${reasonOf(error)}): ${options.path}`;
      if (!reported.has(message)) options.onError(message);
      reported.add(message);
      return false;
    }
  }

  function writeInterim(): void {
    write(INTERIM, [...store.results]);
  }

  function writeWhenDue(): void {
    if (isFinished || isScheduled || !hasChanged) return;
    const pauseMs = nextWriteAt - now();
    if (pauseMs <= 0) {
      writeInterim();
      return;
    }
    isScheduled = true;
    options.later(pauseMs, () => {
      isScheduled = false;
      writeWhenDue();
    });
  }

  store.subscribe((change) => {
    if (isFinished) return;
    hasChanged = true;
    if (change.kind === 'marked') writeInterim();
    else writeWhenDue();
  });

  return {
    write: writeInterim,
    finish(report) {
      isFinished = true;
      return write(report, report.results);
    },
  };
}

/** One look at the whole text is enough if it holds no secret; otherwise each value is redacted. */
function jsonWithoutSecrets(values: JsonFields, redact: Redact): string {
  const json = JSON.stringify(values);
  return redact(json) === json ? safeJson(json) : jsonSafe(redactValue(values, redact));
}

function redactValue(value: JsonValue | undefined, redact: Redact): JsonValue | undefined {
  if (value === undefined || value === null || typeof value === 'boolean') return value;
  if (typeof value === 'object') {
    if (Array.isArray(value)) return value.map((item) => redactValue(item, redact) ?? null);
    return Object.fromEntries(
      Object.entries(value).map(([name, item]) => [name, redactValue(item, redact)]),
    );
  }
  const text = String(value);
  const redacted = redact(text);
  return redacted === text ? value : redacted;
}

function* fileParts(
  results: readonly Result[],
  frame: Frame,
  redact: Redact,
): Generator<string, void, undefined> {
  const counts = countResults(results);
  const message = redact(frame.message ?? countsText(counts));
  const head = jsonSafe({ verdict: frame.verdict, ...counts, message });
  yield `${head.slice(0, -1)},\n"problems":${jsonSafe(frame.problems.map(redact))},\n"results":`;
  yield* listParts(results, resultItem, redact);
  yield ',\n"failed-targets":';
  yield* listParts(results.filter(isRefused), retryEntryOf, redact);
  yield ',\n"unknown-targets":';
  yield* listParts(results.filter(isUnknown), retryEntryOf, redact);
  yield '}\n';
}

/** Results in one write: few system calls, and no second copy of the whole list in memory. */
const RESULTS_PER_PART = 2000;

function* listParts(
  results: readonly Result[],
  itemOf: (result: Result) => JsonFields,
  redact: Redact,
): Generator<string, void, undefined> {
  yield '[';
  for (let from = 0; from < results.length; from += RESULTS_PER_PART) {
    const part = results
      .slice(from, from + RESULTS_PER_PART)
      .map((result) => jsonWithoutSecrets(itemOf(result), redact));
    yield `${from === 0 ? '' : ','}\n${part.join(',\n')}`;
  }
  yield ']';
}

/** Nobody but the owner may read the file: it names hosts and accounts. */
const OWNER_ONLY = 0o600;

/** A reader sees the old file or the new one, never a part of it. */
function replaceFile(path: string, parts: Iterable<string>): void {
  const temporary = `${path}.tmp`;
  try {
    const file = openSync(temporary, 'w', OWNER_ONLY);
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
