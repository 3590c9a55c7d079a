/** What an issue remembers between runs. */

import { createHash } from 'node:crypto';
import type { OutcomeKind } from '../domain/outcome.ts';

/** How a target fails: its submission failed, or the retry ran and failed again. */
export type FailureKind = Exclude<OutcomeKind, 'submitted' | 'dry-run'> | 'failed-again';

/** A target whose state a run has seen. */
export interface SeenTarget {
  /** A digest of the identity: it has the same length for every identity. */
  readonly key: string;
  /** The last run that covered the target. */
  readonly lastRun: string;
  /** What the inputs of that run select. A list of one account says nothing about another one. */
  readonly scope: string;
}

export interface FailingTarget extends SeenTarget {
  readonly label: string;
  readonly name: string | undefined;
  readonly outcome: FailureKind;
  readonly code: string | undefined;
  readonly message: string;
  /** Why the work failed, in the words of the provider. */
  readonly cause: string | undefined;
  /** Advice for this very target, in the words of the provider. */
  readonly solution: string | undefined;
  /** When the target began to fail, in seconds since the epoch. */
  readonly since: number;
  /** The run that saw the target fail first. */
  readonly firstRun: string;
}

/** The state of an issue that names targets. */
export interface TargetState {
  readonly kind: 'targets';
  readonly since: number;
  /** The newest run that the issue knows: run and attempt, such as `1001.1`. */
  readonly run: string;
  /** By time and key, so that two runs that know the same write the same. */
  readonly failing: readonly FailingTarget[];
  /** Targets that neither fail nor work again for certain. */
  readonly pending: readonly SeenTarget[];
  /** Problems with the newest run as a whole, of all of its steps. */
  readonly problems: readonly string[];
  /** Whether the issue lists every failing target. If it does not, a person has to close it. */
  readonly isComplete: boolean;
}

/** The numbers of one step. */
export interface StepCounts {
  readonly step: string;
  readonly total: number;
  readonly failed: number;
  readonly problems: number;
}

/** The state of an issue that everybody can read: numbers of the newest run alone. */
export interface CountState {
  readonly kind: 'counts';
  readonly since: number;
  readonly run: string;
  /** The steps of the run, such as the legs of a matrix. */
  readonly steps: readonly StepCounts[];
}

export type IssueState = TargetState | CountState;

/** Whether nothing fails any more, for certain. Numbers cannot show that. */
export function isOver(state: IssueState): boolean {
  if (state.kind === 'counts') return false;
  const { failing, pending, problems, isComplete } = state;
  return isComplete && failing.length + pending.length + problems.length === 0;
}

/** GitHub numbers runs and attempts upwards. */
export function isNewer(run: string, than: string): boolean {
  return run.localeCompare(than, 'en', { numeric: true }) > 0;
}

/** A short text of one length for any text. */
export function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
