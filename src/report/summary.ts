/**
 * The job summary. Untrusted text stands in HTML, each row on one line and no blank line inside a
 * table, where no Markdown is read.
 */

import type { RunContext } from '../context.ts';
import type { OutcomeKind, Report, Result } from '../domain.ts';
import type { Redact } from '../secrets.ts';
import { clean, code, cut, html, markdown } from '../untrusted.ts';
import { refusedTargets, shortList, unknownTargets } from './outputs.ts';
import { codeOf, counted, durationText, isFailed, messageOf, wordOf } from './result.ts';
import { runLine } from './run-line.ts';

export interface SummaryContext {
  /** 1 for the first attempt of a workflow run. */
  readonly attempt: number;
  /** Which workflow run this is. */
  readonly run?: RunContext;
  /** Set when requests go to an origin that is not the provider's own. */
  readonly foreignBaseUrl?: string;
  /** For targets, which come as they were read; escaping would hide a secret from a later look. */
  readonly redact: Redact;
}

/** GitHub drops a summary above 1 MiB as a whole. */
const MOST_BYTES = 900 * 1024;
/** What the ends of tables and folds may take after the rows have been cut. */
const ENDS_BYTES = 2 * 1024;
const MOST_SENTENCES = 20;
const LONGEST_SENTENCE = 1000;

/** At most 900 KiB of Markdown in UTF-8; what was not submitted comes first. */
export function renderSummary(report: Report, context: SummaryContext): string {
  const { redact } = context;
  const { results } = report;
  const head = [heading(report), facts(report, context), ...titledList(PROBLEMS, report.problems)];
  const tail = [
    copyLine('Copy this into <code>targets</code> to retry only', refusedTargets(results), redact),
    copyLine(
      `<strong>Look at the console of ${html(report.provider.name)} first:</strong> these may have been accepted, and a second request may be one too many. To retry only`,
      unknownTargets(results),
      redact,
    ),
    ...titledList(NOTICES, report.notices),
  ].filter((part) => part !== undefined);
  const budget = { left: MOST_BYTES - ENDS_BYTES - bytesOf([...head, ...tail].join('\n\n')) };
  const failures = resultTable(
    mostUrgentFirst(results.filter(isFailed)),
    FAILURE_COLUMNS,
    budget,
    redact,
  );
  const folds = FOLDS.map(({ title, open, holds, columns }) => {
    const listed = results.filter(holds);
    const table = resultTable(listed, columns, budget, redact);
    return table && folded(`${listed.length} ${title}`, table, open);
  });
  const parts = [...head, failures, ...tail, ...folds].filter((part) => part !== undefined);
  return `${parts.join('\n\n')}\n`;
}

/** For a run that sent nothing because its input cannot be used. */
export function invalidSummary(problems: readonly string[]): string {
  const title = `## ❌ Nothing was sent: ${counted(problems.length, 'problem')} with the input`;
  return `${[title, sentenceList(problems)].join('\n\n')}\n`;
}

const ICONS = { success: '✅', failure: '❌', 'dry-run': '🔍' } as const satisfies Record<
  Report['verdict'],
  string
>;

function heading({ verdict, counts, provider }: Report): string {
  const text =
    verdict === 'dry-run'
      ? `DRY RUN: ${counted(counts.total, 'target')} checked, nothing sent`
      : `LIVE: ${counts.submitted} of ${counts.total} submitted`;
  return `## ${ICONS[verdict]} ${text} – ${markdown(provider.name)}`;
}

/** One line each; what else is known about the run belongs here. */
function facts(report: Report, context: SummaryContext): string {
  const { attempt, foreignBaseUrl, run, redact } = context;
  const { counts } = report;
  const numbers = [
    counts.failed > 0 && `<strong>${counts.failed} not submitted</strong>${byOutcome(report)}`,
    counts.ignored > 0 && `${counts.ignored} ignored`,
    `took ${durationText(report.durationMs)}`,
    attempt > 1 && `attempt ${attempt}`,
  ];
  const lines = [
    numbers.filter((number) => number !== false).join(' · '),
    foreignBaseUrl !== undefined &&
      `⚠️ Not the provider's own address: requests go to ${code(foreignBaseUrl)}`,
    counts.submitted > 0 &&
      'Submitted means accepted by the provider, <strong>not yet fixed</strong>.',
    run !== undefined && runLine(run, redact),
  ];
  return `<p>${lines.filter((line) => line !== false).join('<br>')}</p>`;
}

/** ` (2 rejected, 3 unknown)`: they need different things; nothing where all are the same. */
function byOutcome({ results }: Report): string {
  const groups = Map.groupBy(mostUrgentFirst(results.filter(isFailed)), wordOf);
  if (groups.size < 2) return '';
  return ` (${[...groups].map(([word, { length }]) => `${length} ${word}`).join(', ')})`;
}

const PROBLEMS = 'Wrong with the run as a whole:';
const NOTICES = 'Worth knowing:';

function titledList(title: string, texts: readonly string[]): string[] {
  return texts.length === 0 ? [] : [`<p><strong>${title}</strong></p>\n${sentenceList(texts)}`];
}

function sentenceList(texts: readonly string[]): string {
  const items = texts
    .slice(0, MOST_SENTENCES)
    .map((text) => `<li>${html(cut(text, LONGEST_SENTENCE))}</li>`);
  const more = texts.length - items.length;
  if (more > 0) items.push(`<li>and ${more} more</li>`);
  return `<ul>\n${items.join('\n')}\n</ul>`;
}

const URGENCY: Readonly<Record<OutcomeKind, number>> = {
  rejected: 0,
  unknown: 1,
  'rate-limited': 2,
  'not-attempted': 3,
  submitted: 4,
  'dry-run': 4,
};

/** Where the table is cut, what needs a person is still there. */
function mostUrgentFirst(results: readonly Result[]): readonly Result[] {
  return results.toSorted((a, b) => URGENCY[a.outcome.kind] - URGENCY[b.outcome.kind]);
}

interface Column {
  readonly title: string;
  cell(result: Result, redact: Redact): string;
}

const TARGET: Column = {
  title: 'Target',
  cell: ({ target: { label, name } }, redact) => {
    const parts = name === undefined ? [label] : [name, label];
    return parts.map((part) => code(clean(part, redact))).join('<br>');
  },
};
const OUTCOME: Column = { title: 'Outcome', cell: (result) => wordOf(result) };
const CODE: Column = {
  title: 'Code',
  cell: ({ outcome }) => {
    const text = codeOf(outcome);
    return text === undefined ? '' : code(text);
  },
};
const MESSAGE: Column = { title: 'Message', cell: ({ outcome }) => code(messageOf(outcome)) };
const HINT: Column = {
  title: 'What to do',
  cell: ({ hint }) => (hint === undefined ? '' : html(hint)),
};

const FAILURE_COLUMNS: readonly Column[] = [TARGET, OUTCOME, CODE, MESSAGE, HINT];

/** What needs nobody's attention, in tables of their own after the failures. */
const FOLDS: readonly {
  readonly title: string;
  readonly open: boolean;
  readonly columns: readonly Column[];
  holds(result: Result): boolean;
}[] = [
  {
    title: 'refused with ignored codes',
    open: false,
    columns: [TARGET, CODE, MESSAGE],
    holds: ({ ignored }) => ignored,
  },
  {
    title: 'submitted',
    open: false,
    columns: [TARGET, MESSAGE],
    holds: ({ outcome }) => outcome.kind === 'submitted',
  },
  {
    title: 'would be sent',
    open: true,
    columns: [TARGET],
    holds: ({ outcome }) => outcome.kind === 'dry-run',
  },
];

function folded(title: string, table: string, open: boolean): string {
  return `<details${open ? ' open' : ''}>\n<summary>${title}</summary>\n${table}\n</details>`;
}

/** Takes its bytes from the budget; the rows that it has no room for become "and K more". */
function resultTable(
  results: readonly Result[],
  columns: readonly Column[],
  budget: { left: number },
  redact: Redact,
): string | undefined {
  if (results.length === 0) return undefined;
  const rows = [`<tr>${columns.map(({ title }) => `<th>${title}</th>`).join('')}</tr>`];
  let shown = 0;
  for (const result of results) {
    const cells = columns.map((column) => `<td>${column.cell(result, redact)}</td>`);
    const row = `<tr>${cells.join('')}</tr>`;
    const bytes = bytesOf(row) + 1;
    if (bytes > budget.left) break;
    budget.left -= bytes;
    rows.push(row);
    shown += 1;
  }
  const more = results.length - shown;
  if (more > 0) {
    budget.left = 0;
    rows.push(`<tr><td colspan="${columns.length}">and ${more} more: see results-file</td></tr>`);
  }
  return `<table>\n${rows.join('\n')}\n</table>`;
}

/**
 * A fenced block, for GitHub's copy button: its one line begins with `[`, so that nothing in it can
 * close the fence.
 */
function copyLine(intro: string, list: readonly unknown[], redact: Redact): string | undefined {
  if (list.length === 0) return undefined;
  const what = `${intro} ${list.length === 1 ? 'this one' : `these ${list.length}`}:`;
  const line = shortList(list);
  if (line === undefined) {
    return `<p>${what} too long to copy, see the output <code>failed-targets-file</code> or, for unknown ones, <code>results-file</code>.</p>`;
  }
  // Before the escapes of `jsonSafe`: one may stand inside a secret.
  const plain = JSON.stringify(list);
  if (redact(plain) !== plain) {
    return `<p>${what} left out, since a secret would be part of it.</p>`;
  }
  return `<p>${what}</p>\n\n\`\`\`json\n${line}\n\`\`\``;
}

function bytesOf(text: string): number {
  return Buffer.byteLength(text);
}
