/** The values of the outputs, by the names that `action.yml` declares. */

import type { Report } from '../domain/report.ts';
import { logSafe } from '../text/escape.ts';
import { firstOf } from '../text/format.ts';
import { MAX_LIST_BYTES, type ShortList, type ShortLists } from './lists.ts';
import { notificationText } from './notification.ts';
import { plainNotification } from './plain-notification.ts';
import { EMPTY, type OutputFiles, type OutputName, type OutputValues } from './started-outputs.ts';

/** The outputs of a finished run, live or dry. */
export function finishedOutputs(
  report: Report,
  lists: ShortLists,
  files: OutputFiles,
  runUrl?: string,
): OutputValues {
  const { verdict, counts, message } = report;
  // Without counts, no list is known: nobody must read an empty one as "none failed".
  const jsonOf = (list: ShortList) => (counts !== undefined && 'json' in list ? list.json : '');
  return {
    verdict,
    total: numberText(counts?.total),
    submitted: numberText(counts?.submitted),
    ignored: numberText(counts?.ignored),
    failed: numberText(counts?.failed),
    completed: numberText(counts?.completed),
    found: numberText(counts?.found),
    message: logSafe(message),
    notification: notificationText(report, runUrl),
    results: jsonOf(lists.results),
    'failed-targets': jsonOf(lists.failedTargets),
    'unknown-targets': jsonOf(lists.unknownTargets),
    'results-file': files.results,
    'failed-targets-file': files.failedTargets,
  };
}

/** The outputs of a run with invalid input. Counts are empty: nobody must read them as "none failed". */
export function invalidInputOutputs(errors: readonly string[], runUrl?: string): OutputValues {
  const first = firstOf(errors) ?? 'no reason is known';
  const message = `invalid input: ${first}`;
  return {
    ...EMPTY,
    verdict: 'invalid-input',
    message: logSafe(message),
    notification: plainNotification(`Nothing was sent: ${message}`, runUrl),
  };
}

/** Why outputs are empty, one sentence each. */
export function outputWarnings(lists: ShortLists): readonly string[] {
  const named: readonly (readonly [OutputName, ShortList])[] = [
    ['results', lists.results],
    ['failed-targets', lists.failedTargets],
    ['unknown-targets', lists.unknownTargets],
  ];
  return named.flatMap(([name, list]) => {
    if ('json' in list) return [];
    const reason =
      list.leftOut === 'secret'
        ? 'it would contain a secret.'
        : `it would have more than ${MAX_LIST_BYTES} bytes. Use the files instead.`;
    return [`The output '${name}' is empty: ${reason}`];
  });
}

function numberText(count: number | undefined): string {
  return count === undefined ? '' : String(count);
}
