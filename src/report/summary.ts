/**
 * The job summary. Untrusted text stands in HTML, each row on one line and no blank line inside a
 * table, where no Markdown is read.
 */

import type { OutcomeKind } from '../domain/outcome.ts';
import { CANCELLED, type Report, type Result } from '../domain/report.ts';
import { cut, pluralize, withFullStop } from '../text/format.ts';
import { html } from '../text/markdown.ts';
import { isUnknown } from './describe.ts';
import { type Group, type GroupAdvice, groupsOf, otherReasons, unsentGroups } from './groups.ts';
import type { ShortList, ShortLists } from './lists.ts';
import { isWorthRetrying, retryLine } from './retry-line.ts';
import { dryRunFolds, groupFolds, otherFolds, renderFolds } from './summary-folds.ts';
import { factLines, heading, type SummaryContext } from './summary-head.ts';
import { bytesOf, type CodeLink, someCodes } from './tables.ts';

export type { SummaryContext } from './summary-head.ts';

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
    factLines(report, context),
    ...problemList(report),
    ...leftOverSentence(sentences.get('unknown'), report),
    ...groupTable(rows, report, codeLink),
    ...leftOverSentence(sentences.get('not-attempted'), report),
  ];
  const retry = isDryRun ? [] : [...retryParts(report, lists), ...unknownParts(report, lists)];
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
export function invalidInputSummary(problems: readonly string[]): string {
  const title = `## ❌ Nothing was sent: ${pluralize(problems.length, 'problem')} with the input`;
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

/** Targets that are not at fault: the run ended before they were sent or answered. */
function isLeftOver({ kind, codes, results }: Group, { isCancelled, problems }: Report): boolean {
  if (kind === 'unknown') return isCancelled;
  const isUndecided = results.every(({ target }) => target.decided === undefined);
  return kind === 'not-attempted' && codes.length === 0 && isUndecided && problems.length > 0;
}

function leftOverSentence(
  groups: readonly Group[] | undefined,
  { isCancelled, provider }: Report,
): readonly string[] {
  if (groups === undefined) return [];
  const count = groups.reduce((sum, { results }) => sum + results.length, 0);
  const text = groups.some(({ kind }) => kind === 'unknown')
    ? `<strong>${count} may have arrived.</strong> Check the console of ${html(provider.name)} before you retry them.`
    : `<strong>${count} not sent</strong>, since the run was ${isCancelled ? 'cancelled' : 'stopped'}.`;
  return [`<p>${text}</p>`];
}

const COLUMNS = ['', 'Reason', 'What to do'];

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
  const { results, kind, word, codes, reason, advice, caa } = group;
  const isPlainRefusal = kind === 'rejected' && word === 'rejected' && codes.length > 0;
  const marks = [
    !isPlainRefusal && `<strong>${html(word)}</strong>`,
    codes.length > 0 && someCodes(codes, codeLink),
  ].filter((mark) => mark !== false);
  const why = [
    `${marks.join(' ')}${isPlainRefusal ? ' ' : ': '}${html(withFullStop(reason))}`,
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
  return isProviders ? `${html(text)} <em>(${html(provider)})</em>` : html(text);
}

/** What to copy into `targets` to retry what a retry can help. */
function retryParts(report: Report, { failedTargets }: ShortLists): readonly string[] {
  const { results, counts } = report;
  const worth = results.filter(isWorthRetrying);
  if (counts?.found !== undefined) {
    const isAnyLeft = results.some((result) => result.needsAttention && !isUnknown(result));
    return isAnyLeft ? [copyLine('Once the cause is fixed, retry what still fails', 'failed')] : [];
  }
  if (worth.length === 0) return [];
  const isDelayed = worth.every(({ outcome }) => DELAYED.has(outcome.kind));
  const count = pluralize(worth.length, 'target');
  const intro = isDelayed
    ? `Retry the ${count} that ${worth.length === 1 ? 'was' : 'were'} not sent`
    : `Once the cause is fixed, retry the ${count} that a retry can help`;
  return [retryBlock(intro, worth, report, failedTargets)];
}

/** The targets are not at fault. */
const DELAYED: ReadonlySet<OutcomeKind> = new Set(['rate-limited', 'not-attempted']);

/** What the provider may have accepted: a person has to look first. */
function unknownParts(report: Report, { unknownTargets }: ShortLists): readonly string[] {
  const unknown = report.results.filter(isUnknown);
  if (unknown.length === 0 || report.counts?.found !== undefined) return [];
  const intro = `Check the console of ${html(report.provider.name)} first:</strong> it may already have accepted ${unknown.length === 1 ? 'this target' : `these ${unknown.length} targets`}.<strong> To retry what it did not accept`;
  return [retryBlock(intro, unknown, report, unknownTargets)];
}

function retryBlock(
  intro: string,
  results: readonly Result[],
  report: Report,
  list: ShortList,
): string {
  if ('leftOut' in list && list.leftOut === 'secret') {
    return `<p><strong>${intro}:</strong> left out, since the line would contain a secret.</p>`;
  }
  const line = retryLine(results, report.results);
  if (line !== undefined) return copyLine(intro, line.text);
  return `<p><strong>${intro}:</strong> too long to copy, see the output <code>failed-targets-file</code> or, for unknown ones, <code>results-file</code>.</p>`;
}

/**
 * A fenced block, for GitHub's copy button. Its one line begins with a letter, a digit or a bracket,
 * so that nothing in it can close the fence.
 */
function copyLine(intro: string, line: string): string {
  return `<p><strong>${intro}:</strong> copy this into <code>targets</code>.</p>\n\n\`\`\`text\n${line}\n\`\`\``;
}
