/**
 * The texts of an issue. Untrusted text stands in HTML, each row on one line and no blank line
 * inside a table, as in the job summary.
 */

import { createHash } from 'node:crypto';
import type { RunContext } from '../context.ts';
import type { Outcome } from '../domain.ts';
import { counted } from '../report/result.ts';
import { runLine } from '../report/run-line.ts';
import type { Redact } from '../secrets.ts';
import { clean, code, html } from '../untrusted.ts';
import { isOver, outcomeOf, summed } from './apply.ts';
import { decodeState, encodeState } from './encoding.ts';
import type { CountState, FailingTarget, IssueState, StepCounts, TargetState } from './state.ts';

/** What the texts say besides the state. */
export interface Setting {
  readonly provider: { readonly id: string; readonly name: string };
  readonly context: RunContext;
  readonly redact: Redact;
  /** What to do about an outcome, from the provider's table of codes. */
  hint(outcome: Outcome): string | undefined;
}

/**
 * GitHub takes 65,536 characters. The state takes up to 36,000; what stands above the table is
 * short enough even where every character is written with 18 of them; rows fill the rest.
 */
const MOST_CHARACTERS = 65_000;
const MARKER = 'cert-retry-action failure-issue v1';

/** Of a title, only what is neither a mark nor a mention: titles know no escapes. */
export function issueTitle({ provider, context, redact }: Setting): string {
  const workflow = clean(context.workflow ?? context.workflowPath ?? '', redact, 100);
  const plain = workflow.replace(/[^\p{L}\p{N} ./_-]/gu, '_');
  return `Certificate retries are failing: ${provider.name}${plain && ` (${plain})`}`;
}

/** What tells the issues of providers and workflows apart. */
function issueKey({ provider, context }: Setting): string {
  const workflow = context.workflowPath ?? '';
  return createHash('sha256').update(`${provider.id}\n${workflow}`).digest('hex').slice(0, 32);
}

/** The hidden marker: one line, of which `-->` cannot be a part. */
function marker(state: IssueState, setting: Setting): string {
  return `<!-- ${MARKER} ${issueKey(setting)} ${encodeState(state)} -->`;
}

/** Whose issue a body is: not ours, ours with its state, or ours with a state nobody can read. */
export function readBody(
  body: string,
  setting: Setting,
):
  | { readonly kind: 'other' }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'state'; readonly state: IssueState } {
  const start = `<!-- ${MARKER} ${issueKey(setting)}`;
  // The last one: we write it at the end.
  const at = body.lastIndexOf(start);
  if (at < 0) return { kind: 'other' };
  const [, text] = /^ (\S+) -->/.exec(body.slice(at + start.length)) ?? [];
  const state = text === undefined ? undefined : decodeState(text, setting.redact);
  return state === undefined ? { kind: 'unreadable' } : { kind: 'state', state };
}

/** At most 65,000 characters. */
export function issueBody(state: IssueState, message: string, setting: Setting): string {
  const end = ['', `<sub>${rules(state)}</sub>`, marker(state, setting)].join('\n\n');
  const parts =
    state.kind === 'targets'
      ? targetParts(state, message, setting, MOST_CHARACTERS - end.length)
      : countParts(state, setting);
  return parts.join('\n\n') + end;
}

/** Who started the run stands on its page, to which this links. */
function latestRun({ context, redact }: Setting): string {
  return runLine({ ...context, actor: undefined }, redact);
}

function targetParts(
  state: TargetState,
  message: string,
  setting: Setting,
  room: number,
): readonly string[] {
  const { failing, dropped, restarted, problems, since } = state;
  const provider = html(setting.provider.name);
  const head = [
    `<p><strong>${targetHeadline(state)}</strong> at ${provider}; it began ${time(since)}.</p>`,
    `<p>Latest: ${latestRun(setting)}: ${html(clean(message, setting.redact, 200))}</p>`,
    ...(problems.texts.length === 0
      ? []
      : [
          `<p>Problems with the latest run:</p>\n<ul>\n${problems.texts.map((text) => `<li>${code(text)}</li>`).join('\n')}\n</ul>`,
        ]),
    ...(dropped === 0
      ? []
      : [
          `<p>At least ${dropped} more failed for which there was no room here: see the files of the runs.</p>`,
        ]),
    ...(restarted
      ? [
          '<p>What had been stored here could not be read, so that the list began anew: targets that failed before, and were not covered since, are missing.</p>',
        ]
      : []),
  ];
  const table = targetTable(failing, setting, room - head.join('\n\n').length);
  return table === undefined ? head : [...head, table];
}

function targetHeadline(state: TargetState): string {
  const { failing, problems } = state;
  if (failing.length > 0) return `${counted(failing.length, 'target')} failing`;
  if (problems.texts.length > 0) return 'Runs are failing as a whole';
  return isOver(state) ? 'Nothing fails any more' : 'Nothing known to fail any more';
}

const COLUMNS = ['Target', 'Outcome', 'Code', 'Message', 'What to do', 'Failing since'];
/** What the line about the rows without room may take. */
const END_OF_TABLE = 200;

function targetTable(
  failing: readonly FailingTarget[],
  setting: Setting,
  room: number,
): string | undefined {
  if (failing.length === 0) return undefined;
  const rows = [`<tr>${COLUMNS.map((title) => `<th>${title}</th>`).join('')}</tr>`];
  let left = room - END_OF_TABLE;
  for (const target of failing) {
    const row = targetRow(target, setting);
    left -= row.length + 1;
    if (left < 0) break;
    rows.push(row);
  }
  const more = failing.length - (rows.length - 1);
  if (more > 0) {
    rows.push(`<tr><td colspan="${COLUMNS.length}">and ${more} more: see the runs</td></tr>`);
  }
  return `<table>\n${rows.join('\n')}\n</table>`;
}

function targetRow(target: FailingTarget, setting: Setting): string {
  const { label, name, outcome, message, since } = target;
  const hint = setting.hint(outcomeOf(target));
  const cells = [
    name === undefined ? code(label) : `${code(name)}<br>${code(label)}`,
    outcome,
    target.code === undefined ? '' : code(target.code),
    code(message),
    hint === undefined ? '' : html(hint),
    time(since),
  ];
  return `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
}

function countParts(state: CountState, setting: Setting): readonly string[] {
  const { runs, since } = state;
  const provider = html(setting.provider.name);
  const latest = runs.at(-1);
  const failed = runs.findLast((run) => summed(run).failed + summed(run).problems > 0);
  return [
    isOver(state)
      ? `<p><strong>Nothing seems to fail any more</strong> at ${provider}; it began ${time(since)}.</p>`
      : `<p><strong>Certificate retries are failing</strong> at ${provider}; it began ${time(since)}.</p>`,
    `<p>Latest: ${latestRun(setting)}${latest ? `: ${countsText(summed(latest))}` : ''}</p>`,
    ...(failed && failed !== latest
      ? [`<p>The latest run with failures: ${countsText(summed(failed))}</p>`]
      : []),
    '<p>What failed and what to do stands in the summary of the run: an issue of a repository that is not private holds no addresses and names.</p>',
  ];
}

function countsText({ total, failed, problems }: Omit<StepCounts, 'step'>): string {
  const text = `${failed} of ${counted(total, 'target')} failed`;
  return problems === 0 ? text : `${text}, ${counted(problems, 'problem')} with the run as a whole`;
}

/** When the issue is closed, and what becomes of what people write into it. */
function rules(state: IssueState): string {
  const rewritten = 'This text is rewritten by each run: write comments, they stay.';
  if (state.kind === 'targets') {
    return state.dropped > 0 || state.restarted
      ? `${rewritten} The list is not complete: close the issue by hand.`
      : `${rewritten} Targets that a run does not cover stay in it; the issue is closed when none is left.`;
  }
  return state.byHand
    ? `${rewritten} Numbers cannot tell when the last target is well, since targets were chosen by hand or by several steps, or earlier numbers were lost: close the issue by hand.`
    : `${rewritten} The issue is closed when two runs, neither started by hand, have covered at least ${counted(state.largest, 'target')} each without a failure, one after the other.`;
}

export function closingComment(setting: Setting): string {
  return `<p>Closed: nothing that this issue knows of fails any more. ${latestRun(setting)}</p>`;
}

export function duplicateComment(first: number): string {
  return `Closed as a duplicate of #${first}: two runs opened an issue for the same at the same time.`;
}

/** `2026-11-22 06:06 UTC`. */
function time(seconds: number): string {
  return `${new Date(seconds * 1_000).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
