/** Failing targets as HTML, grouped by outcome, code and message. */

import type { Outcome } from '../domain/outcome.ts';
import { adviceFor, type ReportedProvider } from '../report/result-policy.ts';
import { dateAndTime } from '../text/format.ts';
import { code, html } from '../text/markdown.ts';
import type { FailingTarget, TargetState } from './state.ts';

/** Longer lists are folded. */
const MAX_OPEN_TARGETS = 10;
/** The end of a group, and the line about what has no room. */
const END_LENGTH = 250;

const FAILED_AGAIN_HINT = 'Fix the cause before you retry the target.';

/** The groups as HTML blocks that fit into so many characters. Unknown outcomes come first. */
export function renderGroups(
  { failing, run }: TargetState,
  provider: ReportedProvider,
  room: number,
): readonly string[] {
  const blocks: string[] = [];
  let left = room - END_LENGTH;
  let shown = 0;
  for (const targets of groupsOf(failing)) {
    const { head, list } = groupHead(targets, provider);
    left -= head.length + END_LENGTH;
    if (left < 0) break;
    const items: string[] = [];
    for (const target of targets) {
      const item = `<li>${target.firstRun === run ? '<strong>new</strong> · ' : ''}${renderTarget(target, list)}</li>`;
      left -= item.length + 1;
      if (left < 0) break;
      items.push(item);
    }
    shown += items.length;
    blocks.push([head, ...folded(items, targets.length)].join('\n'));
    if (left < 0) break;
  }
  const more = failing.length - shown;
  if (more > 0) blocks.push(`<p>and ${more} more: see the summaries of the runs</p>`);
  return blocks;
}

/** One target: `web-7 (10.0.0.1:443) · since 2026-11-22 06:06 UTC · cause: …`. */
export function renderTarget(
  { label, name, since, cause, solution }: FailingTarget,
  { showsCause = true, showsSolution = true } = {},
): string {
  return [
    name === undefined ? code(label) : `${code(name)} (${code(label)})`,
    `since ${formatTime(since)}`,
    ...(cause === undefined || !showsCause ? [] : [`cause: ${code(cause)}`]),
    ...(solution === undefined || !showsSolution ? [] : [`solution: ${code(solution)}`]),
  ].join(' · ');
}

/** `2026-11-22 06:06 UTC`. */
export function formatTime(seconds: number): string {
  return `${dateAndTime(seconds * 1_000)} UTC`;
}

function groupsOf(failing: readonly FailingTarget[]): readonly (readonly FailingTarget[])[] {
  const groups = Map.groupBy(failing, ({ outcome, code, message }) =>
    JSON.stringify([outcome, code, message]),
  );
  const isUnknown = (group: readonly FailingTarget[]) => group[0]?.outcome === 'unknown';
  return [...groups.values()].sort(
    (a, b) => Number(isUnknown(b)) - Number(isUnknown(a)) || b.length - a.length,
  );
}

/** What the targets of a group have in common, and what each of them has to show itself. */
function groupHead(targets: readonly FailingTarget[], provider: ReportedProvider) {
  const [first] = targets;
  if (first === undefined) return { head: '', list: {} };
  const cause = shared(targets.map((target) => target.cause));
  const solution = shared(targets.map((target) => target.solution));
  const hint = hintOf(first, provider);
  const head = [
    `<h3>${targets.length} × ${first.outcome}${first.code === undefined ? '' : ` ${code(first.code)}`}</h3>`,
    `<p>${code(first.message)}</p>`,
    ...(cause === undefined ? [] : [`<p>Cause: ${code(cause)}</p>`]),
    ...(hint === undefined ? [] : [`<p>What to do: ${html(hint)}</p>`]),
    ...(solution === undefined
      ? []
      : [`<p>Solution by ${html(provider.name)}: ${code(solution)}</p>`]),
  ].join('\n');
  return {
    head,
    list: { showsCause: cause === undefined, showsSolution: solution === undefined },
  };
}

/** The text that all have, if there is one. */
function shared(texts: readonly (string | undefined)[]): string | undefined {
  const [first, ...others] = new Set(texts);
  return others.length === 0 ? first : undefined;
}

function folded(items: readonly string[], count: number): readonly string[] {
  if (items.length === 0) return [];
  const list = ['<ul>', ...items, '</ul>'];
  if (count <= MAX_OPEN_TARGETS) return list;
  return [`<details><summary>${count} targets</summary>`, ...list, '</details>'];
}

/**
 * The advice of the action. It comes from the table of codes and never from the issue, so that
 * nobody can edit advice into an issue. General advice gives way to the solution of the provider,
 * unless it warns against a second request.
 */
function hintOf(target: FailingTarget, provider: ReportedProvider): string | undefined {
  const { outcome: kind, solution } = target;
  if (kind === 'failed-again') return solution === undefined ? FAILED_AGAIN_HINT : undefined;
  const outcome = outcomeOf(kind, target);
  const isKnown = 'codes' in outcome && outcome.codes.some((one) => provider.codes.has(one));
  const isGeneral = !isKnown && (kind === 'rejected' || kind === 'not-attempted');
  if (solution !== undefined && isGeneral) return undefined;
  return adviceFor(outcome, { provider, attempt: 1 }).hint;
}

function outcomeOf(
  kind: Exclude<FailingTarget['outcome'], 'failed-again'>,
  { code: text, message }: FailingTarget,
): Outcome {
  switch (kind) {
    case 'rejected':
      return { kind, codes: text?.split(', ') ?? [], targetSpecific: true, message };
    case 'unknown':
      return { kind, message };
    default:
      return { kind, message, ...(text !== undefined && { code: text }) };
  }
}
