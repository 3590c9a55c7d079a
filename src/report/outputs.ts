/** The values of the outputs, by the names that `action.yml` declares. */

import type { JsonFields, Report, Result } from '../domain.ts';
import type { Redact } from '../secrets.ts';
import { jsonSafe, logSafe } from '../untrusted.ts';
import { codeOf, firstOf, isRefused, isUnknown, messageOf } from './result.ts';

const BLANK = {
  verdict: '',
  total: '',
  submitted: '',
  ignored: '',
  failed: '',
  message: '',
  results: '',
  'failed-targets': '',
  'unknown-targets': '',
  'results-file': '',
  'failed-targets-file': '',
};

export type OutputName = keyof typeof BLANK;
export type OutputValues = Readonly<Record<OutputName, string>>;

/** Larger values break later steps that take them from the environment. */
export const LARGEST_LIST = 30_000;

/** Values that are not given, or must not be, are blank; a warning says why. */
export interface Outputs {
  readonly values: OutputValues;
  readonly warnings: readonly string[];
}

/** Where the same is written as files. */
export interface OutputFiles {
  readonly results: string;
  readonly failedTargets: string;
}

/** Until the run has finished well it has failed; where its files are must be known if it is killed. */
export function startedOutputs(files: OutputFiles): Outputs {
  const values = {
    ...BLANK,
    verdict: 'failure',
    message: 'The step ended before it could say what became of its targets.',
    'results-file': files.results,
    'failed-targets-file': files.failedTargets,
  };
  return { values, warnings: [] };
}

/** The outputs of a run that was checked, whether anything was sent or not. */
export function outputs(report: Report, files: OutputFiles, redact: Redact): Outputs {
  const { counts, results } = report;
  const message = guardedMessage(report.message, redact);
  const lists = {
    results: guardedList('results', results, redact, resultItem),
    'failed-targets': guardedList('failed-targets', refusedTargets(results), redact),
    'unknown-targets': guardedList('unknown-targets', unknownTargets(results), redact),
  };
  return {
    values: {
      verdict: report.verdict,
      total: String(counts.total),
      submitted: String(counts.submitted),
      ignored: String(counts.ignored),
      failed: String(counts.failed),
      message: message.value,
      results: lists.results.value,
      'failed-targets': lists['failed-targets'].value,
      'unknown-targets': lists['unknown-targets'].value,
      'results-file': files.results,
      'failed-targets-file': files.failedTargets,
    },
    warnings: [message, ...Object.values(lists)].flatMap(({ warnings }) => warnings),
  };
}

/** Nothing was sent: no counts, so that nobody takes them for "none failed". */
export function invalidOutputs(problems: readonly string[], redact: Redact): Outputs {
  const first = firstOf(problems) ?? 'no reason is known';
  const { value, warnings } = guardedMessage(`invalid input: ${first}`, redact);
  return { values: { ...BLANK, verdict: 'invalid-input', message: value }, warnings };
}

interface Guarded {
  readonly value: string;
  readonly warnings: readonly string[];
}

function guardedMessage(text: string, redact: Redact): Guarded {
  return redact(text) === text ? { value: logSafe(text), warnings: [] } : secretIn('message');
}

/** GitHub drops a job output that holds a masked text without a word: blank it, and say so. */
function guardedList<T>(
  name: OutputName,
  list: readonly T[],
  redact: Redact,
  itemOf: (one: T) => unknown = (one) => one,
): Guarded {
  const value = shortList(list, itemOf);
  if (value === undefined) {
    const warning = `The output '${name}' is left blank: it would have more than ${LARGEST_LIST} bytes. Use the files instead.`;
    return { value: '', warnings: [warning] };
  }
  // Without the escapes of `jsonSafe` too: one may stand inside a secret.
  const plain = JSON.stringify(list.map(itemOf));
  return redact(value) === value && redact(plain) === plain
    ? { value, warnings: [] }
    : secretIn(name);
}

/** As JSON on one line; `undefined` above 30,000 bytes, without making more of it to find out. */
export function shortList<T>(
  list: readonly T[],
  itemOf: (one: T) => unknown = (one) => one,
): string | undefined {
  const items: string[] = [];
  let bytes = '['.length;
  for (const one of list) {
    const json = jsonSafe(itemOf(one));
    bytes += Buffer.byteLength(json) + ','.length;
    if (bytes > LARGEST_LIST) return undefined;
    items.push(json);
  }
  return `[${items.join(',')}]`;
}

function secretIn(name: OutputName): Guarded {
  const warning = `The output '${name}' is left blank: a secret would be part of it.`;
  return { value: '', warnings: [warning] };
}

/** An item of `results`. */
export function resultItem({ target, outcome, ignored, hint }: Result): JsonFields {
  return {
    target: target.label,
    name: target.name,
    outcome: outcome.kind,
    code: codeOf(outcome),
    message: messageOf(outcome),
    hint,
    ignored: ignored || undefined,
    ...target.shown,
  };
}

/** What `failed-targets` lists: asking for these again can do no harm. */
export function refusedTargets(results: readonly Result[]) {
  return results.filter(isRefused).map(({ target }) => target.again);
}

/** What `unknown-targets` lists: somebody has to look first. */
export function unknownTargets(results: readonly Result[]) {
  return results.filter(isUnknown).map(({ target }) => target.again);
}
