/** What the step tells its user at its end: outputs, annotations, log and job summary. */

import { CAA_FORBIDDEN } from '../domain/caa.ts';
import type { Provider } from '../domain/provider.ts';
import type { Report } from '../domain/report.ts';
import { annotationTexts, failureMessage, noticeText } from '../report/annotations.ts';
import { buildReport, type FinishedRun } from '../report/build.ts';
import { attentionLines, finalLine } from '../report/closing-lines.ts';
import { type ShortLists, shortLists } from '../report/lists.ts';
import { finishedOutputs, invalidInputOutputs, outputWarnings } from '../report/outputs.ts';
import type { ResultsFile } from '../report/results-file.ts';
import type { OutputFiles } from '../report/started-outputs.ts';
import { invalidInputSummary, renderSummary } from '../report/summary.ts';
import { reasonOf } from '../text/errors.ts';
import { cut } from '../text/format.ts';
import { VERSION } from '../version.ts';
import { writeOutputs } from './announce.ts';
import type { RunContext } from './context.ts';
import type { Inputs } from './inputs.ts';
import type { Runner } from './runner.ts';
import type { IssueOptions } from './update-issue.ts';

const MAX_ANNOTATION_LENGTH = 4_000;

/** Says why nothing was sent: in the outputs, the log, one annotation and the summary. */
export async function reportInvalidInput(
  runner: Runner,
  errors: readonly string[],
  { summary, provider }: Inputs,
  { runUrl }: Pick<RunContext, 'runUrl'>,
): Promise<void> {
  writeOutputs(runner, invalidInputOutputs(errors, runUrl));
  for (const error of errors) runner.info(`- ${error}`);
  const text = `Nothing was sent. ${errors.join('\n')}`;
  runner.error(cut(text, MAX_ANNOTATION_LENGTH));
  if (summary) await writeSummary(runner, invalidInputSummary(errors, provider));
}

export interface PublishOptions {
  readonly file: ResultsFile;
  readonly files: OutputFiles;
  readonly inputs: Inputs;
  readonly context: RunContext;
  readonly dependencies: IssueOptions;
}

const UNSAVED = 'The results file could not be written.';

/**
 * Brings the report to every place where somebody looks: results file, outputs, annotations, log,
 * job summary, failure issue. Returns whether the step may be green.
 */
export async function publishRun(
  finished: FinishedRun,
  { file, files, inputs, context, dependencies }: PublishOptions,
): Promise<boolean> {
  const { runner, gate } = dependencies;
  const complete = buildReport(finished);
  const report = file.finish(complete)
    ? complete
    : buildReport({ ...finished, problems: [...finished.problems, UNSAVED] });
  const lists = shortLists(report.results, gate);
  const isWritten = writeFinishedOutputs(runner, report, lists, files, context);
  await publishReport(runner, report, lists, inputs, context);
  if (inputs.failureIssue) {
    const { updateFailureIssue } = await import('./update-issue.ts');
    await updateFailureIssue(report, inputs, context, dependencies);
  }
  return isWritten && report.verdict !== 'failure';
}

/** `writeOutputs` for a finished run. */
function writeFinishedOutputs(
  runner: Runner,
  report: Report,
  lists: ShortLists,
  files: OutputFiles,
  { runUrl }: Pick<RunContext, 'runUrl'>,
): boolean {
  for (const warning of outputWarnings(lists)) runner.warning(warning);
  return writeOutputs(runner, finishedOutputs(report, lists, files, runUrl));
}

/** Reports on the targets where people look: annotations, log and job summary. */
async function publishReport(
  runner: Runner,
  report: Report,
  lists: ShortLists,
  { summary, foreignBaseUrl, provider }: Inputs,
  context: RunContext,
): Promise<void> {
  for (const text of annotationTexts(report)) runner.error(text);
  const notice = noticeText(report);
  if (notice !== undefined) runner.notice(notice);
  const lines = attentionLines(report);
  if (lines.length > 0) runner.info(`Needs attention:\n${lines.join('\n')}`);
  runner.info(finalLine(report));
  if (report.verdict === 'failure') runner.error(failureMessage(report));
  if (!summary) return;
  const markdown = renderSummary(report, lists, {
    attempt: context.attempt,
    run: context,
    codeLink: (code) => codeLink(code, provider),
    ...(foreignBaseUrl !== undefined && { foreignBaseUrl }),
  });
  await writeSummary(runner, markdown);
}

const CODE_PAGE = `https://github.com/cert-retry/cert-retry-action/blob/v${VERSION}/docs/codes.md`;
/** Codes of this action that the page describes beside those of the providers. */
const OWN_CODES: ReadonlySet<string> = new Set([CAA_FORBIDDEN]);

/** The row of a documented code. */
function codeLink(code: string, provider: Provider | undefined): string | undefined {
  const isDocumented = OWN_CODES.has(code) || provider?.codes.has(code) === true;
  return isDocumented ? `${CODE_PAGE}#code-${code}` : undefined;
}

async function writeSummary(runner: Runner, markdown: string): Promise<void> {
  try {
    await runner.summary(markdown);
  } catch (error) {
    runner.warning(`The job summary cannot be written: ${reasonOf(error)}`);
  }
}
