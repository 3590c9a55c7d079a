import type { CertificateFacts, Completion, Endpoint } from './completion.ts';
import type { Outcome } from './outcome.ts';
import type { Target } from './target.ts';

/** A target and what became of it. */
export interface Result {
  readonly target: Target;
  readonly outcome: Outcome;
  /** Whether the provider refused the target only with codes that the user ignores. */
  readonly ignored: boolean;
  /** What to do next; absent if there is nothing to do. */
  readonly hint?: string;
  /** Whether a later retry can help. */
  readonly retryCanHelp: boolean;
  /** Whether somebody has to look at the target; any such target makes the step fail. */
  readonly needsAttention: boolean;
  /** Whether the provider reports success and, if the run looks at the port, it agrees. */
  readonly isCompleted: boolean;
  /** What the CAA check found, if it needs attention. */
  readonly caa?: string;
  /** Set if the run followed the target. */
  readonly completion?: Completion;
  /** Set if the action looked at the port after a reported success. */
  readonly endpoint?: Endpoint;
  /** The certificate that the port serves. */
  readonly servedCertificate?: CertificateFacts;
}

export type Verdict = 'success' | 'failure' | 'dry-run' | 'invalid-input';

export interface Counts {
  readonly total: number;
  readonly submitted: number;
  readonly ignored: number;
  readonly failed: number;
  /** Targets that work again; `undefined` if the run did not follow them. */
  readonly completed?: number;
  /** Failed work that the provider lists; `undefined` if the run did not ask. */
  readonly found?: number;
}

/** How a run came to its end. */
export type Ending =
  /** Every target has an outcome. */
  | 'finished'
  /** The provider lists nothing that failed. */
  | 'nothing-failed'
  /** The provider lists more than `max-targets`: nothing was retried. */
  | 'too-many'
  /** The list of failed work could not be read: nothing was retried. */
  | 'list-unreadable'
  /** A dry run without credentials did not ask the provider what failed. */
  | 'not-asked';

/** The problem of a run that was cancelled. */
export const CANCELLED = 'The run was cancelled.';

/** All that a finished run reports. */
export interface Report {
  readonly provider: { readonly id: string; readonly name: string };
  readonly verdict: Exclude<Verdict, 'invalid-input'>;
  readonly ending: Ending;
  readonly isCancelled: boolean;
  /** `undefined` if nobody knows how many targets there are. */
  readonly counts: Counts | undefined;
  /** `2 of 3 submitted`, plus run-level problems. */
  readonly message: string;
  /** In the order of the targets. */
  readonly results: readonly Result[];
  /** Whether the run followed the targets after the submission. */
  readonly isFollowed: boolean;
  /** Problems with the run as a whole. */
  readonly problems: readonly string[];
  /** Harmless facts: duplicates, a foreign base URL, a second attempt. */
  readonly notices: readonly string[];
  /** Where a discovery looked: `in 2 divisions`. */
  readonly scope?: string;
  /** The requests of the submit step, sent or (in a dry run) not. */
  readonly requests: number;
  /** The number of the request that holds a target, from 1 on, for the table of a dry run. */
  readonly requestNumbers?: ReadonlyMap<Target, number>;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly durationMs: number;
  /** The part of it that the run waited for the rate limit. */
  readonly waitedMs: number;
  /** When the rate limit allows another run, in milliseconds since the epoch. */
  readonly retryAt?: number;
}
