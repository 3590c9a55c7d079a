import { randomBytes } from 'node:crypto';
import type { RunContext } from '../context.ts';
import type { Report } from '../domain.ts';
import type { Clock } from '../pacing/clock.ts';
import { hintFor, type ReportedProvider } from '../report/build.ts';
import type { Redact } from '../secrets.ts';
import { requireTls12 } from '../transport.ts';
import { createTracker, describeFailure } from './github.ts';
import { type Done, syncIssue } from './sync.ts';

export interface FailureIssueOptions {
  readonly token: string;
  readonly userAgent: string;
  readonly context: RunContext;
  readonly redact: Redact;
  /** Its table of codes says what to do: an issue stores codes, and no advice. */
  readonly provider: ReportedProvider;
  readonly clock: Clock;
  /** Aborted when the run is cancelled. */
  readonly signal: AbortSignal;
  warn(text: string): void;
}

/** Longer than this the step is not held up. */
const MOST_MS = 20_000;
const LIST_LAG_MS = 1_000;

/**
 * Opens, updates or closes the issue of this provider and workflow. Never throws and never takes
 * more than 20 s: whatever goes wrong is a warning.
 *
 * @returns what was done, for the log.
 */
export async function updateFailureIssue(
  report: Report,
  options: FailureIssueOptions,
): Promise<string | undefined> {
  const { context, clock, redact, warn } = options;
  const { repository } = context;
  if (repository === undefined) {
    warn('No failure issue: GITHUB_REPOSITORY does not name the repository.');
    return undefined;
  }
  await requireTls12();
  const over = new AbortController();
  const signal = AbortSignal.any([options.signal, over.signal]);
  const work = syncIssue({
    tracker: createTracker({
      token: options.token,
      userAgent: options.userAgent,
      apiUrl: context.apiUrl,
      repository,
      signal,
    }),
    own: {
      report,
      run: `${context.runId ?? '0'}.${context.attempt}`,
      step: randomBytes(6).toString('hex'),
      chosen: context.event?.endsWith('_dispatch') ?? true,
      now: Math.floor(clock.wallTime() / 1_000),
      redact,
    },
    setting: {
      provider: report.provider,
      context,
      redact,
      hint: (outcome) => hintFor(outcome, { provider: options.provider, attempt: 1 }),
    },
    pause: () => clock.sleep(LIST_LAG_MS, signal),
    warn,
  }).then(describeDone, (error: unknown) => {
    if (!signal.aborted) warn(notUpdated(describeFailure(error)));
    return undefined;
  });
  // Not by the signal alone: a look-up in DNS, for example, does not listen to it.
  const timeout = clock.sleep(MOST_MS, signal).then(() => {
    if (over.signal.aborted) return undefined;
    warn(
      notUpdated(
        options.signal.aborted
          ? 'the run was cancelled'
          : `GitHub's API took more than ${MOST_MS / 1_000} s`,
      ),
    );
    return undefined;
  });
  const done = await Promise.race([work, timeout]);
  over.abort();
  return done;
}

function notUpdated(reason: string): string {
  return `The failure issue may not be up to date: ${reason}. The verdict of the step does not depend on it.`;
}

function describeDone(done: Done | undefined): string | undefined {
  return done && `Failure issue: #${done.number} ${done.kind}.`;
}
