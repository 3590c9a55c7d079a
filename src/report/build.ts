import type { Counts, Ending, Report } from '../domain/report.ts';
import { firstOf, pluralize } from '../text/format.ts';
import { countResults, countsText } from './counts.ts';

/** What a report is built from. */
export interface FinishedRun extends Omit<Report, 'verdict' | 'counts' | 'message'> {
  readonly dryRun: boolean;
  /** Failed work that the provider lists. */
  readonly found?: number;
  /** The input `max-targets`. */
  readonly maxTargets?: number;
}

/** The report of a run. Its texts are clean; each medium escapes them later. */
export function buildReport({ found, maxTargets, dryRun, ...run }: FinishedRun): Report {
  const { provider, ending, results, problems } = run;
  const counts = countsOf(run, { found, dryRun });
  const isGreen =
    ending === 'nothing-failed' ||
    (ending === 'finished' &&
      results.length > 0 &&
      results.every((result) => !result.needsAttention));
  return {
    ...run,
    provider: { id: provider.id, name: provider.name },
    verdict: verdictOf(run, dryRun, isGreen),
    counts,
    message: withProblems(messageOf(ending, counts, { dryRun, maxTargets }), problems),
  };
}

/** `verdict` says the same as the exit code: a step with a problem is never green. */
function verdictOf(
  { ending, isCancelled, problems }: Pick<FinishedRun, 'ending' | 'isCancelled' | 'problems'>,
  dryRun: boolean,
  isGreen: boolean,
): Report['verdict'] {
  if (isCancelled || problems.length > 0 || ending === 'list-unreadable') return 'failure';
  if (dryRun) return 'dry-run';
  return isGreen ? 'success' : 'failure';
}

function countsOf(
  { ending, results, isFollowed }: Pick<FinishedRun, 'ending' | 'results' | 'isFollowed'>,
  { found, dryRun }: { readonly found: number | undefined; readonly dryRun: boolean },
): Counts | undefined {
  if (ending === 'list-unreadable') return undefined;
  const listed = found === undefined ? {} : { found };
  if (ending === 'too-many') {
    const total = found ?? 0;
    return { total, submitted: 0, ignored: 0, failed: dryRun ? 0 : total, ...listed };
  }
  const completed = results.filter(
    ({ isCompleted, outcome }) => isCompleted && outcome.kind === 'submitted',
  ).length;
  return { ...countResults(results), ...listed, ...(isFollowed && !dryRun && { completed }) };
}

function messageOf(
  ending: Ending,
  counts: Counts | undefined,
  { dryRun, maxTargets = 0 }: { readonly dryRun: boolean; readonly maxTargets: number | undefined },
): string {
  switch (ending) {
    case 'nothing-failed':
      return 'nothing failed';
    case 'not-asked':
      return 'dry run: the provider was not asked what failed, nothing sent';
    case 'list-unreadable':
      return 'nothing retried: the list of failed automations could not be read';
    case 'too-many':
      return `nothing retried: the provider lists ${counts?.total} failed targets, but max-targets is ${maxTargets}; set max-targets to ${counts?.total} to retry them`;
    case 'finished':
      return counts === undefined ? '' : dryRun ? dryRunText(counts) : countsText(counts);
  }
}

function dryRunText({ total }: Counts): string {
  return `dry run: ${pluralize(total, 'target')} checked, nothing sent`;
}

function withProblems(text: string, problems: readonly string[]): string {
  const first = firstOf(problems);
  return first === undefined ? text : `${text}; problem with the run as a whole: ${first}`;
}
