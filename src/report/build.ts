/** From what happened to what is to be said about it. */

import type { Counts, Outcome, Provider, Report, Result, Target } from '../domain.ts';
import { counted, firstOf, isFailed, UNANSWERED } from './result.ts';

/** What the report needs to know about a provider. */
export type ReportedProvider = Pick<Provider, 'id' | 'name' | 'hint' | 'pace'>;

/** How outcomes are judged in this run. */
export interface Judgement {
  readonly provider: ReportedProvider;
  readonly ignoreCodes: ReadonlySet<string>;
  /** 1 for the first attempt of a workflow run. */
  readonly attempt: number;
}

export interface FinishedRun extends Judgement {
  /** In the order of the input, every identity once. */
  readonly targets: readonly Target[];
  /** A target without one counts as `unknown`, or `dry-run` in a dry run. */
  readonly outcomes: ReadonlyMap<Target, Outcome>;
  readonly problems: readonly string[];
  readonly notices: readonly string[];
  readonly durationMs: number;
  readonly dryRun: boolean;
}

/** All texts must have been cleaned; the report is escaped later, for each medium. */
export function buildReport(run: FinishedRun): Report {
  const missing: Outcome = run.dryRun ? { kind: 'dry-run' } : UNANSWERED;
  const results = run.targets.map((target) =>
    judge(target, run.outcomes.get(target) ?? missing, run),
  );
  const counts = countResults(results);
  const green = counts.total > 0 && counts.failed === 0 && run.problems.length === 0;
  return {
    provider: { id: run.provider.id, name: run.provider.name },
    verdict: run.dryRun ? 'dry-run' : green ? 'success' : 'failure',
    counts,
    message: withProblems(run.dryRun ? dryRunText(counts) : countsText(counts), run.problems),
    results,
    problems: run.problems,
    notices: run.notices,
    durationMs: run.durationMs,
  };
}

/** One outcome with its consequences: ignored or not, and what to do. */
export function judge(target: Target, outcome: Outcome, judgement: Judgement): Result {
  const ignored = isIgnored(outcome, judgement.ignoreCodes);
  const hint = ignored ? undefined : hintFor(outcome, judgement);
  return hint === undefined ? { target, outcome, ignored } : { target, outcome, ignored, hint };
}

/** How many are what. */
export function countResults(results: readonly Result[]): Counts {
  return {
    total: results.length,
    submitted: results.filter(({ outcome }) => outcome.kind === 'submitted').length,
    ignored: results.filter(({ ignored }) => ignored).length,
    failed: results.filter(isFailed).length,
  };
}

/** `2 of 3 submitted, 1 ignored`. */
export function countsText({ total, submitted, ignored }: Counts): string {
  const text = `${submitted} of ${total} submitted`;
  return ignored === 0 ? text : `${text}, ${ignored} ignored`;
}

function dryRunText({ total }: Counts): string {
  return `dry run: ${counted(total, 'target')} checked, nothing sent`;
}

function withProblems(text: string, problems: readonly string[]): string {
  const first = firstOf(problems);
  return first === undefined ? text : `${text}; problem with the run as a whole: ${first}`;
}

/** Only codes that were given for this very target can be ignored, and only all of them. */
function isIgnored(outcome: Outcome, ignoreCodes: ReadonlySet<string>): boolean {
  return (
    outcome.kind === 'rejected' &&
    outcome.own &&
    outcome.codes.length > 0 &&
    outcome.codes.every((code) => ignoreCodes.has(code))
  );
}

/** What to do about an outcome; `undefined` where nothing has to be done. */
export function hintFor(
  outcome: Outcome,
  { provider, attempt }: Pick<Judgement, 'provider' | 'attempt'>,
): string | undefined {
  switch (outcome.kind) {
    case 'submitted':
    case 'dry-run':
      return undefined;
    case 'rejected': {
      for (const code of outcome.codes) {
        const hint = provider.hint(code, { attempt }) ?? httpHint(code, provider);
        if (hint !== undefined) return hint;
      }
      return `Nobody has described this refusal yet: read what ${provider.name} says, and look at its console.`;
    }
    case 'rate-limited': {
      const own = outcome.code && provider.hint(outcome.code, { attempt });
      return own || `Not the target's fault: ${tryAgain(provider)}`;
    }
    case 'unknown':
      return `Look at the console of ${provider.name} first: the request may have counted, and a second one may be one too many.`;
    case 'not-attempted':
      return 'Nothing was sent for it: retry it once the cause is gone.';
    default:
      return outcome satisfies never;
  }
}

function tryAgain({ pace }: ReportedProvider): string {
  if (pace.laterPassMs === undefined) return 'retry it in a few minutes.';
  const minutes = Math.max(1, Math.ceil(pace.laterPassMs / 60_000));
  return `retry it in ${counted(minutes, 'minute')}, or allow a longer wait with max-wait-minutes.`;
}

function httpHint(code: string, { name }: ReportedProvider): string | undefined {
  if (!/^http-4\d\d$/.test(code)) return undefined;
  switch (code) {
    case 'http-401':
      return `${name} does not know the credentials: check that they are complete, current and from the right account.`;
    case 'http-403':
      return `The credentials are not allowed to do this: ask an administrator of ${name} for the right, and check its IP restrictions.`;
    case 'http-404':
      return 'Nothing is served at this address: check base-url, or leave it out.';
    default:
      return `${name} did not accept the request as a whole: read its text, check base-url and any proxy on the way.`;
  }
}
