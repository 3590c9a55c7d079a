/** The top of the job summary: the heading, and the lines with the circumstances of the run. */

import { codesOf } from '../domain/outcome.ts';
import type { Counts, Report, Result } from '../domain/report.ts';
import { dateAndTime, formatDuration, pluralize, timeOfDay, withFullStop } from '../text/format.ts';
import { code, html, markdown } from '../text/markdown.ts';
import { countsText } from './counts.ts';
import { isUnknown } from './describe.ts';
import { groupCounts } from './group-phrases.ts';
import { type Group, isHeldBack } from './groups.ts';
import type { RunFacts } from './run-line.ts';
import { type CodeLink, codeHtml } from './tables.ts';

export interface SummaryContext {
  /** 1 for the first attempt of a workflow run. */
  readonly attempt: number;
  /** The workflow run of this step. */
  readonly run?: Pick<RunFacts, 'workflow' | 'ref' | 'event'>;
  /** The origin that gets the requests, if it is not the provider's own. */
  readonly foreignBaseUrl?: string;
  readonly codeLink?: CodeLink;
}

const ICONS = { success: '✅', failure: '❌', 'dry-run': '🔍' } as const satisfies Record<
  Report['verdict'],
  string
>;

export function heading(report: Report): string {
  const text = headline(report);
  const mode = report.verdict === 'dry-run' ? 'DRY RUN: ' : '';
  return `## ${ICONS[report.verdict]} ${mode}${text} – ${markdown(report.provider.name)}`;
}

function headline(report: Report): string {
  const { ending, counts, isCancelled, verdict } = report;
  const found = counts?.found ?? counts?.total ?? 0;
  switch (ending) {
    case 'list-unreadable':
      return isCancelled
        ? 'Cancelled: nothing retried'
        : 'Nothing retried: the list of failed automations could not be read';
    case 'too-many':
      return `Nothing retried: ${found} failed targets are more than max-targets allows`;
    case 'not-asked':
      return 'the provider was not asked what failed';
    case 'nothing-failed':
      return verdict === 'failure' ? 'Nothing retried: the run has a problem' : 'Nothing to retry';
    case 'finished':
      if (verdict === 'dry-run') {
        return `${pluralize(counts?.total ?? 0, 'target')} checked, nothing sent`;
      }
      return isCancelled ? `Cancelled: ${finishedHeadline(report)}` : finishedHeadline(report);
  }
}

function finishedHeadline({ counts, verdict, results }: Report): string {
  if (counts === undefined) return 'nothing submitted';
  const { total, submitted, ignored } = counts;
  if (verdict !== 'success' || submitted > 0 || ignored < total) {
    return countsHeadline(counts, results);
  }
  const isNothingToDo = results.every(({ retryCanHelp }) => !retryCanHelp);
  return `Nothing to retry: ${ignored} of ${total} ${isNothingToDo ? 'not eligible' : 'refused with ignored codes'}`;
}

/** The counts, with the targets that nobody may retry without a look at the provider. */
function countsHeadline(counts: Counts, results: readonly Result[]): string {
  const unknown = results.filter(isUnknown).length;
  return countsText(counts) + (unknown > 0 ? `, ${unknown} unknown` : '');
}

/** How many need attention; when, how long, by which workflow; then what concerns all targets. */
export function factLines(
  report: Report,
  groups: readonly Group[],
  context: SummaryContext,
): string {
  const { foreignBaseUrl } = context;
  const lines = [
    attention(report, groups),
    circumstances(report, context),
    foreignBaseUrl !== undefined &&
      `⚠️ Not the provider's own address: requests go to ${code(foreignBaseUrl)}`,
    allIgnored(report, context),
    report.ending === 'too-many' && html(withFullStop(capitalized(report.message))),
    report.verdict === 'dry-run' && report.ending === 'finished' && dryRunLine(report),
    meaning(report),
  ];
  return `<p>${lines.filter((line) => line !== false && line !== '').join('<br>')}</p>`;
}

function attention({ ending, verdict }: Report, groups: readonly Group[]): string {
  if (ending === 'too-many' || verdict === 'dry-run' || groups.length === 0) return '';
  return `<strong>${groupCounts(groups)}</strong>`;
}

/** What `submitted` and `completed` mean. */
function meaning({ counts, isFollowed, results }: Report): string {
  if (!counts?.submitted) return '';
  const submitted = 'Submitted means accepted by the provider, <strong>not yet fixed</strong>.';
  if (!isFollowed) return submitted;
  const isVerified = results.some(({ endpoint }) => endpoint !== undefined);
  const look =
    ' and the port serves a new certificate. The action does not check whether it is valid';
  return `${submitted} Completed means that the provider reports success${isVerified ? look : ''}.`;
}

function circumstances(report: Report, { attempt, run }: SummaryContext): string {
  const { startedAt, durationMs, waitedMs, counts, retryAt, scope } = report;
  const parts = [
    `${dateAndTime(startedAt)} UTC`,
    formatDuration(durationMs),
    run !== undefined && describeRun(run),
    attempt > 1 && `attempt ${attempt}`,
    report.ending === 'nothing-failed'
      ? `no failed work listed${scopeText(scope)}`
      : counts?.found !== undefined &&
        `found ${pluralize(counts.found, 'failed target')}${scopeText(scope)}`,
    waitedMs > 0 && `waited ${formatDuration(waitedMs)} for the rate limit`,
    retryAt !== undefined && `retry after ${timeOfDay(retryAt)} UTC`,
  ];
  return parts.filter((part) => part !== false && part !== '').join(' · ');
}

function scopeText(scope: string | undefined): string {
  return scope === undefined ? '' : ` ${html(scope)}`;
}

const TRIGGERS: Readonly<Record<string, string>> = { workflow_dispatch: 'by hand' };

/** `nightly on main, schedule`. */
function describeRun({ workflow, ref, event }: NonNullable<SummaryContext['run']>): string {
  const place = [workflow !== undefined && code(workflow), ref !== undefined && `on ${code(ref)}`]
    .filter((part) => part !== false)
    .join(' ');
  const trigger = event === undefined ? '' : (TRIGGERS[event] ?? html(event));
  return [place, trigger].filter((part) => part !== '').join(', ');
}

/** Why a green run submitted nothing. */
function allIgnored({ verdict, counts, results }: Report, { codeLink }: SummaryContext): string {
  if (verdict !== 'success' || counts === undefined) return '';
  if (counts.submitted > 0 || counts.ignored === 0) return '';
  const codes = [...new Set(results.flatMap(({ outcome }) => codesOf(outcome)))];
  const shown = codes.slice(0, 3).map((text) => codeHtml(text, codeLink));
  const list = codes.length > shown.length ? [...shown, '…'] : shown;
  return `All refused with ${list.join(', ')}, which <code>ignore-codes</code> allows.`;
}

function dryRunLine({ results, requests }: Report): string {
  const heldBack = results.filter(isHeldBack).length;
  const sent = `${results.length - heldBack} would be sent in ${pluralize(requests, 'request')}`;
  return heldBack > 0 ? `${sent}, <strong>${heldBack} would not be sent</strong>` : sent;
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
