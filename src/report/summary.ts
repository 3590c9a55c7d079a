/**
 * The job summary. Untrusted text stands in HTML, each row on one line and no blank line inside a
 * table, where no Markdown is read.
 */

import { CANCELLED, type Report, type Result } from '../domain/report.ts';
import { FAILED } from '../inventory/reserved-words.ts';
import { cut, pluralize, timeOfDay, withFullStop } from '../text/format.ts';
import { html, markdown } from '../text/markdown.ts';
import { isUnknown } from './describe.ts';
import { NOT_ELIGIBLE, otherReasons } from './group-phrases.ts';
import { type Group, type GroupAdvice, type GroupKind, groupsOf, unsentGroups } from './groups.ts';
import type { ShortList, ShortLists } from './lists.ts';
import { isWorthRetrying, retryLine } from './retry-line.ts';
import { dryRunFolds, groupFolds, otherFolds, renderFolds } from './summary-folds.ts';
import { factLines, heading, type SummaryContext } from './summary-head.ts';
import { bytesOf, type CodeLink, someCodes } from './tables.ts';

/** GitHub drops a summary above 1 MiB as a whole. */
const MAX_BYTES = 900 * 1024;
const MAX_SENTENCES = 20;
const MAX_SENTENCE_LENGTH = 1000;
/** More rows do not fit on one screen. The folds show all groups. */
const MAX_GROUP_ROWS = 6;

/** At most 900 KiB of Markdown in UTF-8; what needs attention comes first. */
export function renderSummary(report: Report, lists: ShortLists, context: SummaryContext): string {
  const { codeLink } = context;
  const isDryRun = report.verdict === 'dry-run';
  const groups = isDryRun ? unsentGroups(report) : groupsOf(report);
  const leftOver = groups.filter((group) => isLeftOver(group, report));
  const sentences = Map.groupBy(leftOver, ({ kind }) => kind);
  const rows = groups.filter((group) => !leftOver.includes(group));
  const head = [
    heading(report),
    factLines(report, rows, context),
    ...problemList(report),
    ...leftOverSentence(sentences.get('unknown'), report),
    ...groupTable(rows, report, codeLink),
    ...leftOverSentence(sentences.get('not-attempted'), report),
  ];
  const retry = isDryRun
    ? []
    : [...retryParts(report, groups, lists), ...unknownParts(report, lists)];
  const notes = titledList('Notes:', report.notices);
  const groupPlans = groupFolds(groups, codeLink);
  const otherPlans = [...(isDryRun ? dryRunFolds(report) : []), ...otherFolds(report, codeLink)];
  const fixedBytes = bytesOf([...head, ...retry, ...notes].join('\n\n'));
  const separators = 2 * (groupPlans.length + otherPlans.length + 2);
  const folds = renderFolds([...groupPlans, ...otherPlans], MAX_BYTES - fixedBytes - separators);
  const parts = [
    ...head,
    ...folds.slice(0, groupPlans.length),
    ...retry,
    ...folds.slice(groupPlans.length),
    ...notes,
  ];
  return `${parts.join('\n\n')}\n`;
}

/** For a run that sent nothing because its input is invalid. */
export function invalidInputSummary(
  problems: readonly string[],
  provider: Report['provider'] | undefined,
): string {
  const who = provider === undefined ? '' : ` – ${markdown(provider.name)}`;
  const title = `## ❌ Nothing was sent: ${pluralize(problems.length, 'problem')} with the input${who}`;
  return `${[title, sentenceList(problems)].join('\n\n')}\n`;
}

/** One problem is a sentence, several are a list. The heading says that a run was cancelled. */
function problemList({ problems, isCancelled }: Report): readonly string[] {
  const others = problems.filter((problem) => !(isCancelled && problem === CANCELLED));
  const [first] = others;
  if (first === undefined) return [];
  if (others.length > 1) return titledList('Problems with the run:', others);
  return [`<p><strong>${html(cut(first, MAX_SENTENCE_LENGTH))}</strong></p>`];
}

function titledList(title: string, texts: readonly string[]): readonly string[] {
  return texts.length === 0 ? [] : [`<p><strong>${title}</strong></p>\n${sentenceList(texts)}`];
}

function sentenceList(texts: readonly string[]): string {
  const items = texts
    .slice(0, MAX_SENTENCES)
    .map((text) => `<li>${html(cut(text, MAX_SENTENCE_LENGTH))}</li>`);
  const more = texts.length - items.length;
  if (more > 0) items.push(`<li>and ${more} more</li>`);
  return `<ul>\n${items.join('\n')}\n</ul>`;
}

/** Nothing is wrong with the targets: the run ended before they were sent or answered. */
function isLeftOver({ kind, results }: Group, { isCancelled, problems }: Report): boolean {
  if (kind === 'unknown') return isCancelled;
  return results.every(isOnlyUnsent) && problems.length > 0;
}

function leftOverSentence(
  groups: readonly Group[] | undefined,
  { isCancelled, provider }: Report,
): readonly string[] {
  if (groups === undefined) return [];
  const count = groups.reduce((sum, { results }) => sum + results.length, 0);
  const text = groups.some(({ kind }) => kind === 'unknown')
    ? `<strong>${count} unknown</strong>: ${html(provider.name)} may have accepted them. Check its console before you retry them.`
    : `<strong>${count} not sent</strong>, because the run was ${isCancelled ? 'cancelled' : 'stopped'}.`;
  return [`<p>${text}</p>`];
}

const COLUMNS = ['Targets', 'Reason', 'What to do'];

/** How many, why, and what to do: one row for each group. */
function groupTable(
  groups: readonly Group[],
  { provider }: Report,
  codeLink: CodeLink | undefined,
): readonly string[] {
  if (groups.length === 0) return [];
  const shown = groups.length > MAX_GROUP_ROWS ? groups.slice(0, MAX_GROUP_ROWS - 1) : groups;
  const rows = shown.map((group) => groupRow(group, provider.name, codeLink));
  const more = otherReasons(groups.length - shown.length);
  if (more !== undefined) {
    const left = groups.slice(shown.length).flatMap(({ results }) => results).length;
    rows.push(
      `<tr><td><strong>${left}</strong></td><td colspan="2">for ${more}: see below</td></tr>`,
    );
  }
  const header = `<tr>${COLUMNS.map((title) => `<th>${title}</th>`).join('')}</tr>`;
  return [`<table>\n${[header, ...rows].join('\n')}\n</table>`];
}

function groupRow(group: Group, provider: string, codeLink: CodeLink | undefined): string {
  const { results, codes, reason, advice, caa } = group;
  const word = `<strong>${html(group.isNothingToDo ? NOT_ELIGIBLE : group.word)}</strong>`;
  const mark = codes.length > 0 ? `${word} ${someCodes(codes, codeLink)}` : word;
  const why = [
    `${mark}: ${html(withFullStop(reason))}`,
    caa !== undefined && `<em>CAA check:</em> ${html(caa)}`,
  ].filter((part) => part !== false);
  const cells = [
    `<strong>${results.length}</strong>`,
    why.join('<br>'),
    advice === undefined ? '' : adviceHtml(advice, provider),
  ];
  return `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
}

function adviceHtml({ text, isProviders }: GroupAdvice, provider: string): string {
  return isProviders ? `<em>${html(provider)} advises:</em> ${html(text)}` : html(text);
}

/** What to copy into `targets` to retry what a retry can help. */
function retryParts(
  report: Report,
  groups: readonly Group[],
  lists: ShortLists,
): readonly string[] {
  if (report.counts?.found !== undefined) return retryFoundParts(report, groups);
  const worth = report.results.filter(isWorthRetrying);
  if (worth.length === 0) return [];
  const condition = worth.every(isOnlyUnsent) ? ' not sent' : whenToRetry(worth, report);
  const which = `${pluralize(worth.length, 'target')}${condition}`;
  return [retryBlock(`To retry the ${which}, copy this`, worth, report, lists.failedTargets)];
}

/** ` after you fix the cause and after 22:21 UTC`: what has to happen before a retry can help. */
function whenToRetry(results: readonly Result[], { retryAt }: Report): string {
  const isDelayed = results.some(({ outcome }) => outcome.kind === 'rate-limited');
  return [
    results.some(hasOpenCause) && ' after you fix the cause',
    isDelayed && retryAt !== undefined && ` after ${timeOfDay(retryAt)} UTC`,
  ]
    .filter((part) => part !== false)
    .join(' and');
}

/** Whether somebody has to repair something before a retry can help. */
function hasOpenCause(result: Result): boolean {
  return result.outcome.kind !== 'rate-limited' && !isOnlyUnsent(result);
}

/** Whether the run ended before it sent the target. Nothing else is wrong with the target. */
function isOnlyUnsent({ outcome, target }: Result): boolean {
  return (
    outcome.kind === 'not-attempted' && outcome.code === undefined && target.decided === undefined
  );
}

/** The provider is asked again what failed: that leaves out what no retry can help. */
function retryFoundParts(report: Report, groups: readonly Group[]): readonly string[] {
  const retried = groups.filter(({ kind, isNothingToDo }) => RETRIED.has(kind) && !isNothingToDo);
  if (retried.length === 0) return [];
  const condition = whenToRetry(
    retried.flatMap(({ results }) => results),
    report,
  );
  const unknown = report.results.filter(isUnknown).length;
  const caution =
    unknown === 0
      ? ''
      : `Check ${pluralize(unknown, 'unknown target')} at ${html(report.provider.name)} first. `;
  return [copyLine(`${caution}To retry${condition}, copy this`, FAILED)];
}

const RETRIED: ReadonlySet<GroupKind> = new Set([
  'unknown',
  'rejected',
  'failed-again',
  'rate-limited',
  'not-attempted',
]);

/** What the provider may have accepted: a person has to look first. */
function unknownParts(report: Report, { unknownTargets }: ShortLists): readonly string[] {
  const unknown = report.results.filter(isUnknown);
  if (unknown.length === 0 || report.counts?.found !== undefined) return [];
  const these = unknown.length === 1 ? 'this retry' : `these ${unknown.length} retries`;
  const intro = `Check the console of ${html(report.provider.name)} first: it may already have accepted ${these}. Remove what it accepted from this line, and copy the rest`;
  return [retryBlock(intro, unknown, report, unknownTargets)];
}

function retryBlock(
  intro: string,
  results: readonly Result[],
  report: Report,
  list: ShortList,
): string {
  const count = `<strong>${pluralize(results.length, 'target')}</strong>`;
  if ('leftOut' in list && list.leftOut === 'secret') {
    return `<p>${count} to retry: the line is left out, because it would contain a secret.</p>`;
  }
  const line = retryLine(results, report.results);
  if (line !== undefined) return copyLine(intro, line.text);
  return `<p>${count} to retry: the line is too long to copy. Use the output <code>failed-targets-file</code> or, for unknown ones, <code>results-file</code>.</p>`;
}

/**
 * A fenced block, for GitHub's copy button. Its one line begins with a letter, a digit or a bracket,
 * so that nothing in it can close the fence.
 */
function copyLine(intro: string, line: string): string {
  return `<p><strong>${intro}</strong> into the input <code>targets</code>:</p>\n\n\`\`\`text\n${line}\n\`\`\``;
}
