import type { Submission } from '../domain/provider.ts';
import { CANCELLED } from '../domain/report.ts';
import type { Target } from '../domain/target.ts';
import type { Following, FollowingOptions } from './following.ts';
import { submitAll } from './submit.ts';

export interface RetryOptions extends FollowingOptions {
  /** Whether the run has asked the provider before. */
  readonly askedBefore: boolean;
  /** Called when the submissions begin and end. */
  onSubmit(): void;
  onSubmitted(): void;
}

export interface Retried {
  /** Problems with the run as a whole. */
  readonly problems: readonly string[];
  readonly notices: readonly string[];
}

/** Submits the targets. If the inputs ask for it, follows them until they work. */
export async function retry(
  submissions: readonly Submission[],
  options: RetryOptions,
): Promise<Retried> {
  const { provider, client, store, signal, askedBefore } = options;
  const sent = submissions.flatMap(({ targets }) => targets);
  const following = await beginFollowing(sent, options);

  store.markSending(sent);
  options.onSubmit();
  const problems = await submitAll(submissions, {
    client,
    rateLimit: provider.rateLimit,
    signal,
    askedBefore,
    observer: {
      settled({ targets }, outcomes, repliedAt) {
        for (const target of targets) following?.submitted(target, repliedAt);
        store.record(targets, outcomes);
      },
      waitingForRound: (waiting) => store.markWaiting(waiting.flatMap(({ targets }) => targets)),
      roundBegins: (round) => store.markSending(round.flatMap(({ targets }) => targets)),
    },
  });
  options.onSubmitted();

  const notices = (await following?.end()) ?? [];
  // Whoever cancels while the run follows has not waited for the result.
  const isNews = signal.aborted && !problems.includes(CANCELLED);
  return {
    problems: isNews ? [CANCELLED, ...problems] : problems,
    notices,
  };
}

/** The code of following is loaded only by the runs that use it. */
async function beginFollowing(
  sent: readonly Target[],
  options: RetryOptions,
): Promise<Following | undefined> {
  if (options.followMs === 0 || sent.length === 0) return undefined;
  const { createFollowing } = await import('./following.ts');
  return createFollowing(sent, options);
}
