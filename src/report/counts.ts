import type { Counts, Result } from '../domain/report.ts';
import { isFailed } from './describe.ts';

/** The counts of the submit step. */
export function countResults(results: readonly Result[]): Counts {
  return {
    total: results.length,
    submitted: results.filter(({ outcome }) => outcome.kind === 'submitted').length,
    ignored: results.filter(({ ignored }) => ignored).length,
    failed: results.filter(isFailed).length,
  };
}

/** `2 of 3 submitted, 1 completed, 1 ignored`. */
export function countsText({ total, submitted, ignored, completed }: Counts): string {
  return [
    `${submitted} of ${total} submitted`,
    completed !== undefined && `${completed} completed`,
    ignored > 0 && `${ignored} ignored`,
  ]
    .filter((part) => part !== false)
    .join(', ');
}
