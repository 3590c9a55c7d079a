/** Lines for the log of the step. */

import type { Report, Result } from '../domain.ts';
import { logSafe } from '../untrusted.ts';
import { codeOf, durationText, messageOf, titleOf, withStop, wordOf } from './result.ts';

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

/** The last line: the counts, and what they mean. */
export function finalLine(report: Report): string {
  const mode = report.verdict === 'dry-run' ? 'DRY RUN' : 'LIVE';
  const line = `${report.provider.name}, ${mode}, ${durationText(report.durationMs)}: ${report.message}`;
  if (report.counts.submitted === 0) return logSafe(line);
  return logSafe(`${withStop(line)} Submitted means accepted, not yet fixed.`);
}
