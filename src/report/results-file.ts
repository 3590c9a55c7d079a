/**
 * The file that survives a killed step: written before the first request, replaced atomically as
 * replies arrive.
 */

import { closeSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import type { JsonFields, Outcome, Report, Result, Target, Verdict } from '../domain.ts';
import { reasonOf } from '../errors.ts';
import type { Redact } from '../secrets.ts';
import { jsonSafe, safeJson } from '../untrusted.ts';
import { countResults, countsText } from './build.ts';
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
  /** In the order of the targets. Their texts, which take far more, are made while they are written. */
  const results = new Map(targets.map((target) => [target, unanswered(target, UNANSWERED)]));
  const answered = new Set<Target>();
  const reported = new Set<string>();
  let nextWriteAt = 0;
  let changed = false;
  let scheduled = false;
  let finished = false;

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
      const rows = [...results.values()];
      replaceFile(options.path, resultsParts(rows, frame, redact));
      replaceFile(options.failedPath, listParts(rows.filter(isRefused), againOf, redact));
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
      if (!answered.has(target)) results.set(target, unanswered(target, outcome));
    }
    write(INTERIM);
  };

  return {
    start: () => {
      write(INTERIM);
    },
    record: (settled) => {
      for (const result of settled) {
        answered.add(result.target);
        results.set(result.target, result);
      }
      changed = true;
      writeWhenDue();
    },
    hold: (waiting) => setOpen(waiting, HELD),
    release: (waiting) => setOpen(waiting, UNANSWERED),
    finish: (report) => {
      finished = true;
      for (const result of report.results) results.set(result.target, result);
      return write(report);
    },
  };
}

function unanswered(target: Target, outcome: Outcome): Result {
  return { target, outcome, ignored: false };
}

/**
 * Where the whole text holds no secret, no value does: one look instead of one for each. Else value
 * by value, so that the JSON around a secret stays readable.
 */
function jsonWithoutSecrets(values: JsonFields, redact: Redact): string {
  const json = JSON.stringify(values);
  if (redact(json) === json) return safeJson(json);
  return jsonSafe(
    Object.fromEntries(
      Object.entries(values).map(([name, value]) => {
        const redacted = redact(String(value));
        return [name, value === undefined || redacted === String(value) ? value : redacted];
      }),
    ),
  );
}

function* resultsParts(
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
  yield* listParts(results.filter(isRefused), againOf, redact);
  yield ',\n"unknown-targets":';
  yield* listParts(results.filter(isUnknown), againOf, redact);
  yield '}\n';
}

const againOf = ({ target }: Result) => target.again;

/** Results at a time: enough for few system calls, little enough for no second copy of it all. */
const RESULTS_PER_PART = 2000;

function* listParts(
  results: readonly Result[],
  valuesOf: (result: Result) => JsonFields,
  redact: Redact,
): Generator<string, void, undefined> {
  yield '[';
  for (let from = 0; from < results.length; from += RESULTS_PER_PART) {
    const part = results
      .slice(from, from + RESULTS_PER_PART)
      .map((result) => jsonWithoutSecrets(valuesOf(result), redact));
    yield `${from === 0 ? '' : ','}\n${part.join(',\n')}`;
  }
  yield ']';
}

/** Other users of a self-hosted runner must not read addresses, names and order numbers. */
const OWNER_ONLY = 0o600;

/** A reader sees the old file or the new one, never half of it. */
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
