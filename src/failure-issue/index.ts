import { randomBytes } from 'node:crypto';
import type { RunContext } from '../action/context.ts';
import type { Report } from '../domain/report.ts';
import type { Clock } from '../http/clock.ts';
import { requireTls12 } from '../http/private-transport.ts';
import type { ReportedProvider } from '../report/result-policy.ts';
import type { TextGate } from '../text/gate.ts';
import type { OwnRun } from './apply.ts';
import { createTracker, describeFailure } from './github.ts';
import { digest } from './state.ts';
import { type Done, syncIssue } from './sync.ts';

export interface FailureIssueOptions {
  readonly token: string;
  readonly userAgent: string;
  readonly context: RunContext;
  readonly gate: Pick<TextGate, 'clean' | 'redact'>;
  readonly provider: ReportedProvider;
  /** What the inputs select: the same text for the same account, division and login. */
  readonly scope: string;
  /** For a new issue. */
  readonly labels: readonly string[];
  /** For a new issue. */
  readonly assignees: readonly string[];
  readonly clock: Clock;
  /** Aborted when the run is cancelled. */
  readonly signal: AbortSignal;
  warn(text: string): void;
}

/** The step waits no longer than this. */
const MAX_MS = 20_000;
const LIST_DELAY_MS = 1_000;

/**
 * Opens, updates or closes the issue of this provider and workflow. Never throws, and takes at
 * most 20 s: every problem is a warning.
 *
 * @returns what was done, for the log.
 */
export async function updateFailureIssue(
  report: Report,
  options: FailureIssueOptions,
): Promise<string | undefined> {
  const { context, clock, gate, provider, warn } = options;
  const { repository } = context;
  if (repository === undefined) {
    warn('No failure issue: GITHUB_REPOSITORY does not name the repository.');
    return undefined;
  }
  await requireTls12();
  const over = new AbortController();
  const signal = AbortSignal.any([options.signal, over.signal]);
  const work = syncIssue({
    tracker: createTracker({ ...options, apiUrl: context.apiUrl, repository, signal }),
    own: ownRun(report, options),
    setting: { provider, context, gate },
    pause: () => clock.sleep(LIST_DELAY_MS, signal),
    warn,
  }).then(describeDone, (error: unknown) => {
    if (!signal.aborted) warn(notUpdated(describeFailure(error)));
    return undefined;
  });
  // The signal alone is not enough: a DNS look-up, for example, does not stop for it.
  const timeout = clock.sleep(MAX_MS, signal).then(() => {
    if (over.signal.aborted) return undefined;
    const isCancelled = options.signal.aborted;
    const slow = `GitHub's API took more than ${MAX_MS / 1_000} s`;
    warn(notUpdated(isCancelled ? 'the run was cancelled' : slow));
    return undefined;
  });
  const done = await Promise.race([work, timeout]);
  over.abort();
  return done;
}

function ownRun(report: Report, { context, scope, clock, gate }: FailureIssueOptions): OwnRun {
  return {
    report,
    run: `${context.runId ?? '0'}.${context.attempt}`,
    step: randomBytes(6).toString('hex'),
    scope: digest(scope),
    now: Math.floor(clock.wallTime() / 1_000),
    gate,
  };
}

function notUpdated(reason: string): string {
  return `The failure issue may not be up to date: ${reason}. The verdict of the step does not depend on it.`;
}

function describeDone(done: Done | undefined): string | undefined {
  return done && `Failure issue: #${done.number} ${done.kind}.`;
}
