/** How one result is put into words, the same in every medium. */

import { codesOf, type Outcome, type OutcomeKind } from '../domain/outcome.ts';
import type { Result } from '../domain/report.ts';
import type { Target } from '../domain/target.ts';
import { stripControls } from '../text/sanitize.ts';

/** The codes, joined by `, `; `undefined` if there is none. */
export function codeOf(outcome: Outcome): string | undefined {
  const codes = codesOf(outcome);
  return codes.length > 0 ? codes.join(', ') : undefined;
}

/** The provider's text, or ours if the provider gave none. */
export function messageOf(outcome: Outcome): string {
  return outcome.message ?? 'checked, not sent';
}

/** The word for a result in a list with a row for each target. */
export function wordOf(result: Result): OutcomeKind | 'ignored' {
  return result.ignored ? 'ignored' : result.outcome.kind;
}

/** Whether the target was neither accepted nor refused for a reason that the user ignores. */
export function isFailed({ outcome, ignored }: Result): boolean {
  return outcome.kind !== 'submitted' && outcome.kind !== 'dry-run' && !ignored;
}

/** Whether the target certainly was not accepted: another request does no harm. */
export function isRefused(result: Result): boolean {
  return isFailed(result) && result.outcome.kind !== 'unknown';
}

/** Whether the provider may have accepted the target: a person has to look first. */
export function isUnknown(result: Result): boolean {
  return result.outcome.kind === 'unknown';
}

/** `web-7 (10.0.0.1:443)`, or the plain-list entry alone, without invisible characters. */
export function titleOf({ name, label }: Target): string {
  return stripControls(name === undefined ? label : `${name} (${label})`);
}
