/**
 * The texts of an issue. Foreign text stands in HTML, escaped, each element on one line and no
 * blank line inside a block: GitHub reads no Markdown there.
 */

import { createHash } from 'node:crypto';
import type { RunContext } from '../action/context.ts';
import type { ReportedProvider } from '../report/result-policy.ts';
import { runLine } from '../report/run-line.ts';
import { pluralize } from '../text/format.ts';
import type { TextGate } from '../text/gate.ts';
import { code, html } from '../text/markdown.ts';
import { decodeState, encodeState } from './encoding.ts';
import { type FailingTarget, type IssueState, isOver, type TargetState } from './state.ts';
import { formatTime, renderGroups, renderTarget } from './target-groups.ts';

/** What the texts need beside the state. */
export interface Setting {
  /** Its codes say what to do. */
  readonly provider: ReportedProvider;
  readonly context: RunContext;
  readonly gate: Pick<TextGate, 'clean' | 'redact'>;
}

/**
 * GitHub takes 65,536 characters. The state takes up to 36,000; the head is short enough even if
 * each of its characters is escaped; the groups of targets fill the rest.
 */
const MAX_BODY_LENGTH = 65_000;
const MAX_MESSAGE_LENGTH = 200;
const MAX_COMMENT_TARGETS = 20;
const MARKER = 'cert-retry-action failure-issue v1';

/** A title knows no escapes: marks and mentions are replaced. */
export function issueTitle({ provider, context, gate }: Setting): string {
  const workflow = gate.clean(context.workflow ?? context.workflowPath ?? '', 100);
  const plain = workflow.replace(/[^\p{L}\p{N} ./_-]/gu, '_');
  return `Certificate retries are failing: ${provider.name}${plain && ` (${plain})`}`;
}

/** The start of the hidden marker of the issues of this provider and workflow. */
function markerStart({ provider, context }: Setting): string {
  const identity = `${provider.id}\n${context.workflowPath ?? ''}`;
  const key = createHash('sha256').update(identity).digest('hex').slice(0, 32);
  return `<!-- ${MARKER} ${key}`;
}

/** Tells whose issue a body is: another one, or ours with a state that can be read or cannot. */
export function readBody(
  body: string,
  setting: Setting,
): { readonly isOurs: boolean; readonly state: IssueState | undefined } {
  const start = markerStart(setting);
  // The last marker counts: the action writes it at the end.
  const position = body.lastIndexOf(start);
  if (position < 0) return { isOurs: false, state: undefined };
  const [, text] = /^ (\S+) -->/.exec(body.slice(position + start.length)) ?? [];
  const state = text === undefined ? undefined : decodeState(text, setting.gate);
  return { isOurs: true, state };
}

/** The body of an issue, at most 65,000 characters. The texts of the state are redacted already. */
export function issueBody(state: IssueState, message: string, setting: Setting): string {
  const marker = `${markerStart(setting)} ${encodeState(state)} -->`;
  const rules = `<sub>${rulesOf(state)}</sub>`;
  const head =
    state.kind === 'targets' ? targetHead(state, message, setting) : countHead(state, setting);
  const room = MAX_BODY_LENGTH - [...head, rules, marker].join('\n\n').length;
  const groups = state.kind === 'targets' ? renderGroups(state, setting.provider, room) : [];
  // The marker is left out: a short secret may stand in base64 by chance.
  return `${setting.gate.redact([...head, ...groups, rules].join('\n\n'))}\n\n${marker}`;
}

/** The page of the run tells who started it. */
function linkOf({ context }: Setting): string {
  return runLine({ ...context, actor: undefined });
}

function targetHead(state: TargetState, message: string, setting: Setting): readonly string[] {
  const { problems, pending, since } = state;
  const text = html(setting.gate.clean(message, MAX_MESSAGE_LENGTH));
  return [
    `<p><strong>${headlineOf(state)}</strong> at ${html(setting.provider.name)}. The issue covers the time since ${formatTime(since)}.</p>`,
    `<p>Latest: ${linkOf(setting)}: ${text}</p>`,
    ...(problems.length === 0
      ? []
      : [
          `<p>Problems with the run:</p>\n<ul>\n${problems.map((problem) => `<li>${code(problem)}</li>`).join('\n')}\n</ul>`,
        ]),
    ...(pending.length === 0
      ? []
      : [`<p>The state of ${pluralize(pending.length, 'more target')} is not certain yet.</p>`]),
  ];
}

function headlineOf(state: TargetState): string {
  const { failing, problems } = state;
  if (failing.length > 0) return `${pluralize(failing.length, 'target')} failing`;
  if (problems.length > 0) return 'Runs fail as a whole';
  return isOver(state) ? 'No target fails any more' : 'No known target fails any more';
}

function countHead(
  { steps, since }: Extract<IssueState, { readonly kind: 'counts' }>,
  setting: Setting,
): readonly string[] {
  const sum = (name: 'failed' | 'total' | 'problems') =>
    steps.reduce((total, step) => total + step[name], 0);
  const problems = sum('problems');
  const counts = [
    `${sum('failed')} of ${pluralize(sum('total'), 'target')} failed`,
    ...(problems === 0 ? [] : [`${pluralize(problems, 'problem')} with the run`]),
  ];
  return [
    `<p><strong>Certificate retries failed</strong> at ${html(setting.provider.name)}. The issue covers the time since ${formatTime(since)}.</p>`,
    `<p>Latest: ${linkOf(setting)}: ${counts.join(', ')}</p>`,
    '<p>The summary of the run says which targets failed and what to do: an issue that everybody can read holds no names.</p>',
  ];
}

/** When the issue is closed, and what happens to texts of people. */
function rulesOf(state: IssueState): string {
  const rewritten = 'Each run rewrites this text. Comments stay.';
  if (state.kind === 'counts')
    return `${rewritten} Close the issue by hand when nothing fails any more.`;
  return state.isComplete
    ? `${rewritten} Targets that a run does not cover stay in the list. The action closes the issue when no target fails any more.`
    : `${rewritten} The list may lack targets that fail: close the issue by hand.`;
}

/** The comment for targets that began to fail. */
export function growthComment(targets: readonly FailingTarget[], setting: Setting): string {
  const shown = targets
    .slice(0, MAX_COMMENT_TARGETS)
    .map((target) => `<li>${renderTarget(target)}</li>`);
  const left = targets.length - shown.length;
  const more = left === 0 ? [] : [`<li>and ${left} more</li>`];
  const text = `<p><strong>${pluralize(targets.length, 'more target')} failing.</strong> ${linkOf(setting)}</p>`;
  return setting.gate.redact([text, '<ul>', ...shown, ...more, '</ul>'].join('\n'));
}

/** The comment for an issue that lists no failing target any more, and stays open. */
export function emptyComment(state: TargetState, setting: Setting): string {
  const reason = !state.isComplete
    ? 'The list may lack targets: close the issue by hand.'
    : state.problems.length > 0
      ? 'The issue stays open because of problems with the run.'
      : `The issue stays open because the state of ${pluralize(state.pending.length, 'target')} is not certain yet.`;
  return setting.gate.redact(
    `<p>No listed target fails any more. ${reason} ${linkOf(setting)}</p>`,
  );
}

/** The comment for an issue that the action closes. */
export function closingComment(setting: Setting): string {
  return setting.gate.redact(`<p>Closed: no target fails any more. ${linkOf(setting)}</p>`);
}

/** The comment for the younger one of two issues for the same. */
export function duplicateComment(first: number): string {
  return `Closed as a duplicate of #${first}: two runs opened an issue at the same time.`;
}
