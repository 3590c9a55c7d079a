/** What an issue remembers between runs. */

import type { OutcomeKind } from '../domain.ts';

export type FailedKind = Exclude<OutcomeKind, 'submitted' | 'dry-run'>;

/** A target that fails, as the latest run that covered it saw it. */
export interface FailingTarget {
  /** A digest of the identity: as long whatever the identity is, and of no use in a link. */
  readonly key: string;
  readonly label: string;
  readonly name: string | undefined;
  readonly outcome: FailedKind;
  readonly code: string | undefined;
  readonly message: string;
  /** Seconds since the epoch. */
  readonly since: number;
}

/** For a private repository: target by target. */
export interface TargetState {
  readonly kind: 'targets';
  readonly since: number;
  /** By time and key, so that two runs which know the same write the same. */
  readonly failing: readonly FailingTarget[];
  /** At least so many more fail, for which there was no room. */
  readonly dropped: number;
  /** What an earlier run had stored is lost: there may be targets that nobody lists. */
  readonly restarted: boolean;
  /** Problems with the latest run as a whole. */
  readonly problems: RunProblems;
}

/** The problems that the steps of one run reported, of the legs of a matrix for example. */
export interface RunProblems {
  /** Run and attempt. */
  readonly run: string;
  readonly texts: readonly string[];
}

/** How one step of a run ended, in numbers. */
export interface StepCounts {
  readonly step: string;
  readonly total: number;
  readonly failed: number;
  readonly problems: number;
}

export interface RunCounts {
  /** Run and attempt. */
  readonly run: string;
  /** Started by hand: its targets may be any. */
  readonly chosen: boolean;
  readonly steps: readonly StepCounts[];
}

/** For every other repository: numbers alone. */
export interface CountState {
  readonly kind: 'counts';
  readonly since: number;
  /** The most targets of any run that failed. */
  readonly largest: number;
  /** The latest runs, oldest first. */
  readonly runs: readonly RunCounts[];
  /** Numbers cannot tell when nothing fails any more: a person has to close the issue. */
  readonly byHand: boolean;
}

export type IssueState = TargetState | CountState;
