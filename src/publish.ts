import type { RunContext } from './context.ts';
import type { Plan, Provider, Report } from './domain.ts';
import { reasonOf } from './errors.ts';
import type { Inputs } from './inputs.ts';
import type { Clock } from './pacing/index.ts';
import type { Invalid, Ready } from './prepare.ts';
import { annotationTexts, failureMessage, warningText } from './report/annotations.ts';
import { finalLine } from './report/log.ts';
import { invalidOutputs, type Outputs } from './report/outputs.ts';
import { counted } from './report/result.ts';
import { invalidSummary, renderSummary } from './report/summary.ts';
import type { Runner } from './runner.ts';
import type { Redact } from './secrets.ts';
import { isPrivateTransport } from './transport.ts';

/** Notices and warnings beyond these are counted. */
const MAX_LISTED = 20;
const ANNOTATION_LENGTH = 4_000;

/** Says what is about to happen. */
export function announce(
  runner: Runner,
  { provider, plan, inputs, warnings, notices }: Ready,
): void {
  const { foreignBaseUrl } = inputs;
  if (foreignBaseUrl !== undefined) {
    runner.warning(`Requests and credentials go to ${foreignBaseUrl}, not to ${provider.name}.`);
  }
  for (const warning of listed(warnings)) runner.warning(warning);
  for (const notice of listed(notices)) runner.info(notice);
  runner.info(describePlan(provider, plan, inputs));
}

/** Says why nothing was sent: outputs, every problem in the log and in one annotation, summary. */
export async function refuse(
  runner: Runner,
  { problems, inputs, redactors }: Invalid,
): Promise<void> {
  tell(runner, invalidOutputs(problems, redactors.redact));
  for (const problem of problems) runner.info(`- ${problem}`);
  const text = `Nothing was sent. ${problems.join('\n')}`;
  runner.error(text.length > ANNOTATION_LENGTH ? `${text.slice(0, ANNOTATION_LENGTH)}…` : text);
  if (inputs.summary) await writeSummary(runner, invalidSummary(problems));
}

/** Whether every output could be written; a later step must not miss a failure. */
export function tell(runner: Runner, { values, warnings }: Outputs): boolean {
  for (const warning of warnings) runner.warning(warning);
  try {
    runner.outputs(values);
    return true;
  } catch (error) {
    runner.error(`The outputs cannot be written: ${reasonOf(error)}`);
    return false;
  }
}

/** Says what became of the targets, where people look: annotations, log and job summary. */
export async function publish(
  runner: Runner,
  report: Report,
  { summary, foreignBaseUrl }: Inputs,
  run: RunContext,
  redact: Redact,
): Promise<void> {
  for (const text of annotationTexts(report)) runner.error(redact(text));
  const warning = warningText(report);
  if (warning !== undefined) runner.warning(redact(warning));
  runner.info(redact(finalLine(report)));
  if (report.verdict === 'failure') runner.error(redact(failureMessage(report)));
  if (!summary) return;
  const { attempt } = run;
  const origin = foreignBaseUrl === undefined ? {} : { foreignBaseUrl };
  await writeSummary(runner, renderSummary(report, { attempt, run, redact, ...origin }));
}

async function writeSummary(runner: Runner, markdown: string): Promise<void> {
  try {
    await runner.summary(markdown);
  } catch (error) {
    runner.warning(`The job summary cannot be written: ${reasonOf(error)}`);
  }
}

function* listed(texts: readonly string[]): Iterable<string> {
  yield* texts.slice(0, MAX_LISTED);
  if (texts.length > MAX_LISTED) yield `… and ${texts.length - MAX_LISTED} more`;
}

interface Timing {
  readonly settings: Pick<Inputs['settings'], 'dryRun' | 'baseUrl'>;
  readonly maxWaitMs: number;
}

/** What a run sends, to whom, and how long it can take. */
export function describePlan(
  { name, pace }: Pick<Provider, 'name' | 'pace'>,
  { targets, calls }: Pick<Plan, 'targets' | 'calls'>,
  { settings, maxWaitMs }: Timing,
): string {
  const counts = `${counted(targets.length, 'target')} in ${counted(calls.length, 'request')}`;
  const mode = settings.dryRun ? 'DRY RUN' : 'LIVE';
  const line = `${name}, ${mode}: ${counts} to ${new URL(settings.baseUrl).origin}`;
  const passes = (calls.length - 1) * (pace.laterPassMs ?? 0);
  const minutes = Math.ceil(Math.min(passes, maxWaitMs) / 60_000);
  if (settings.dryRun || minutes === 0) return line;
  return `${line}. If the rate limit counts for the whole account, this can take ${counted(minutes, 'minute')}.`;
}

interface IssueWorld {
  readonly runner: Runner;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** An extra for people, which the verdict does not depend on: its trouble is a warning. */
export async function keepIssue(
  { runner, clock, signal }: IssueWorld,
  report: Report,
  { provider, failureIssue, githubToken, settings }: Inputs,
  context: RunContext,
  redact: Redact,
): Promise<void> {
  if (!failureIssue || githubToken === undefined || provider === undefined) return;
  if (report.verdict === 'dry-run' || signal.aborted) return;
  // Before octokit is loaded: it reads the same variable, and throws at what is no URL.
  const api = URL.parse(context.apiUrl);
  if (api === null || !isPrivateTransport(api)) {
    runner.warning(
      "No failure issue: GITHUB_API_URL is not an https URL. The action sends 'github-token' over https alone (over http to loopback addresses).",
    );
    return;
  }
  try {
    // octokit takes longer to load than a whole run without it.
    const { updateFailureIssue } = await import('./failure-issue/index.ts');
    const done = await updateFailureIssue(report, {
      token: githubToken,
      userAgent: settings.userAgent,
      context,
      redact,
      provider,
      clock,
      signal,
      warn: (text) => runner.warning(text),
    });
    if (done !== undefined) runner.info(done);
  } catch (error) {
    runner.warning(`The failure issue is not up to date: ${reasonOf(error)}`);
  }
}
