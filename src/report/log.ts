/** Lines for the log while the step runs. */

import type { Result } from '../domain/report.ts';
import { logSafe } from '../text/escape.ts';
import { formatMinutes, timeOfDay } from '../text/format.ts';
import { codeOf, messageOf, titleOf, wordOf } from './describe.ts';

/** As long as the longest word. */
const WORD_WIDTH = 'not-attempted'.length;

/** One target, as its result arrives: `rejected       10.0.0.1:443  1028  Not eligible.` */
export function resultLine(result: Result): string {
  const columns = [
    wordOf(result).padEnd(WORD_WIDTH),
    titleOf(result.target),
    codeOf(result.outcome),
    messageOf(result.outcome),
  ];
  return logSafe(columns.filter((column) => column !== undefined).join('  '));
}

/** After a request of a long run: `[300/1000] 297 submitted`. */
export function progressLine(done: number, total: number, submitted: number): string {
  return `[${String(done).padStart(String(total).length)}/${total}] ${submitted} submitted`;
}

/** While targets are followed: `12 of 20 completed, 1 failed again, 7 in progress, 18 minutes left`. */
export function followLine(results: Iterable<Result>, leftMs: number): string {
  const followed = [...results].filter(
    ({ outcome, completion }) => outcome.kind === 'submitted' || completion !== undefined,
  );
  const completed = followed.filter(({ isCompleted }) => isCompleted).length;
  const failed = followed.filter(({ completion }) => completion?.kind === 'failed-again').length;
  const open = followed.length - completed - failed;
  const parts = [
    `${completed} of ${followed.length} completed`,
    failed > 0 && `${failed} failed again`,
    open > 0 && `${open} in progress`,
    `${leftMs > 0 ? formatMinutes(leftMs) : '0 minutes'} left`,
  ];
  return parts.filter((part) => part !== false).join(', ');
}

/** While the run waits: `Waiting: the provider asked to slow down, 9 minutes left (until 22:10 UTC).` */
export function waitLine(reason: string, leftMs: number, wallTime: number): string {
  const end = timeOfDay(wallTime + leftMs);
  return logSafe(`Waiting: ${reason}, ${formatMinutes(leftMs)} left (until ${end} UTC).`);
}
