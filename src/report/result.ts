/** How one result, a number of things and a time are put into words, the same in every medium. */

import type { Outcome, OutcomeKind, Result, Target } from '../domain.ts';
import { visible } from '../untrusted.ts';

/** What a target counts as for which no answer was recorded. */
export const UNANSWERED: Outcome = {
  kind: 'unknown',
  message: 'The step ended before an answer was recorded.',
};

/** The provider's codes, joined by `, `; `undefined` where it gave none. */
export function codeOf(outcome: Outcome): string | undefined {
  switch (outcome.kind) {
    case 'rejected':
      return outcome.codes.length > 0 ? outcome.codes.join(', ') : undefined;
    case 'rate-limited':
      return outcome.code;
    default:
      return undefined;
  }
}

/** The provider's text, or ours where the provider said nothing. */
export function messageOf(outcome: Outcome): string {
  return outcome.kind === 'dry-run' ? 'checked, not sent' : outcome.message;
}

/** What stands in a list with a row for each target. */
export function wordOf(result: Result): OutcomeKind | 'ignored' {
  return result.ignored ? 'ignored' : result.outcome.kind;
}

/** Neither accepted nor refused for a reason that the user ignores. */
export function isFailed({ outcome, ignored }: Result): boolean {
  return outcome.kind !== 'submitted' && outcome.kind !== 'dry-run' && !ignored;
}

/** Failed, and certainly not accepted: asking again can do no harm. */
export function isRefused(result: Result): boolean {
  return isFailed(result) && result.outcome.kind !== 'unknown';
}

/** Perhaps accepted: somebody has to look before it is asked for again. */
export function isUnknown(result: Result): boolean {
  return result.outcome.kind === 'unknown';
}

/** `web-7 (10.0.0.1:443)`, or the plain-list entry alone; without what would be invisible. */
export function titleOf({ name, label }: Target): string {
  return visible(name === undefined ? label : `${name} (${label})`);
}

/** `1 target`, `2 targets`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** Texts of providers end as they like; another sentence follows. */
export function withStop(text: string): string {
  return text.replace(/[^.!?…]$/, '$&.');
}

/** The first problem, and how many others there are: `The key is wrong (and 2 more problems)`. */
export function firstOf([first, ...others]: readonly string[]): string | undefined {
  if (first === undefined || others.length === 0) return first;
  return `${first.replace(/\.$/, '')} (and ${counted(others.length, 'more problem')})`;
}

/** `45 ms`, `1.4 s`, `2 min 5 s`. */
export function durationText(milliseconds: number): string {
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 60) return `${(milliseconds / 1000).toFixed(1)} s`;
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
