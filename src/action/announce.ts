/** What the step says before its first request. */

import type { Provider, RateLimit, Submission } from '../domain/provider.ts';
import type { Target } from '../domain/target.ts';
import type { OutputValues } from '../report/started-outputs.ts';
import type { TargetPlan } from '../steps/plan-targets.ts';
import type { InvalidInput, Request } from '../steps/read-request.ts';
import { reasonOf } from '../text/errors.ts';
import { pluralize } from '../text/format.ts';
import type { Inputs } from './inputs.ts';
import type { Runner } from './runner.ts';

/** Notices and warnings beyond these are only counted. */
const MAX_LISTED = 20;

/** Says what a person has to know before the first request. */
export function logRequest(
  runner: Runner,
  { provider, warnings }: Exclude<Request, InvalidInput>,
  { foreignBaseUrl }: Inputs,
): void {
  if (foreignBaseUrl !== undefined) {
    runner.warning(`Requests and credentials go to ${foreignBaseUrl}, not to ${provider.name}.`);
  }
  for (const warning of listed(warnings)) runner.warning(warning);
}

/** Says what the run is about to do. */
export function logPlan(
  runner: Runner,
  plan: DescribedPlan & Pick<TargetPlan, 'found' | 'scope' | 'notices'>,
  inputs: Inputs,
): void {
  const { found, scope = '' } = plan;
  if (found !== undefined) {
    runner.info(`The provider lists ${pluralize(found, 'failed target')} ${scope}.`);
  }
  for (const notice of listed(plan.notices)) runner.info(notice);
  runner.info(describePlan(plan, inputs));
}

/** Returns whether every output could be written: a later step must not miss a failure. */
export function writeOutputs(runner: Runner, values: OutputValues): boolean {
  try {
    runner.outputs(values);
    return true;
  } catch (error) {
    runner.error(`The outputs cannot be written: ${reasonOf(error)}`);
    return false;
  }
}

function* listed(texts: readonly string[]): Iterable<string> {
  yield* texts.slice(0, MAX_LISTED);
  if (texts.length > MAX_LISTED) yield `… and ${texts.length - MAX_LISTED} more`;
}

interface DescribedPlan {
  readonly provider: Pick<Provider, 'name' | 'rateLimit'>;
  readonly targets: readonly Target[];
  readonly submissions: readonly Submission[];
}

/** What a run sends, where to, and how long it can take. */
export function describePlan(
  { provider, targets, submissions }: DescribedPlan,
  inputs: Pick<Inputs, 'dryRun' | 'baseUrl' | 'maxWaitMs'>,
): string {
  const sent = submissions.reduce((sum, submission) => sum + submission.targets.length, 0);
  const share = sent === targets.length ? '' : `${sent} of `;
  const counts = `${share}${pluralize(targets.length, 'target')} in ${pluralize(submissions.length, 'request')}`;
  const mode = inputs.dryRun ? 'DRY RUN' : 'LIVE';
  const line = `${provider.name}, ${mode}: ${counts} to ${new URL(inputs.baseUrl).origin}`;
  const minutes = longestWaitMinutes(submissions.length, provider.rateLimit, inputs.maxWaitMs);
  if (inputs.dryRun || minutes === 0) return line;
  return `${line}. If the rate limit counts for the whole account, this can take ${pluralize(minutes, 'minute')}.`;
}

/** How long the run waits if every request after the first one needs a round of its own. */
function longestWaitMinutes(requests: number, { cooldown }: RateLimit, maxWaitMs: number): number {
  const roundsMs = (requests - 1) * (cooldown?.milliseconds ?? 0);
  return Math.ceil(Math.min(roundsMs, maxWaitMs) / 60_000);
}
