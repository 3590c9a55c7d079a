import type { Answer, AskFailure } from '../domain/api.ts';
import type { Outcome } from '../domain/outcome.ts';
import type { RateLimit, Submission, SubmissionAnswer } from '../domain/provider.ts';
import { CANCELLED } from '../domain/report.ts';
import type { Client } from '../http/client.ts';
import { maxUnderWay } from '../http/rate-limiter.ts';

/** What the result store and the log learn from the submit step. */
export interface SubmitObserver {
  /** Every target of the submission has its final outcome, in the order of the targets. */
  settled(
    submission: Submission,
    outcomes: readonly Outcome[],
    /** The time of the reply by the provider's clock. */
    repliedAt: number | undefined,
  ): void;
  /** These submissions wait for the next round; nothing is under way. */
  waitingForRound(submissions: readonly Submission[]): void;
  /** The next round is about to begin with these submissions. */
  roundBegins(submissions: readonly Submission[]): void;
}

export interface SubmitOptions {
  readonly client: Client;
  readonly rateLimit: RateLimit;
  /** Aborted when the run is cancelled. */
  readonly signal: AbortSignal;
  readonly observer: SubmitObserver;
  /** Whether the run asked the provider before, so that its rate limit may already count. */
  readonly askedBefore: boolean;
}

/** Submissions that have no final outcome yet, with the refusal of an earlier round. */
type Round = ReadonlyMap<Submission, AskFailure | undefined>;

/**
 * Sends every submission as fast as the rate limit allows. A submission that the provider refuses
 * for coming too soon waits for the next round.
 *
 * @returns the problems with the run as a whole. Every submission is settled exactly once.
 */
export async function submitAll(
  submissions: readonly Submission[],
  options: SubmitOptions,
): Promise<readonly string[]> {
  const { client, signal, observer } = options;
  const problems: string[] = [];

  function settle(submission: Submission, answer: Answer<SubmissionAnswer>): void {
    if (answer.kind === 'failed') {
      const outcome = outcomeOf(answer);
      observer.settled(
        submission,
        submission.targets.map(() => outcome),
        undefined,
      );
      return;
    }
    const { outcomes, stop } = answer.value;
    for (const problem of answer.value.problems) problems.push(problem);
    observer.settled(submission, outcomes, answer.date);
    if (stop !== undefined) {
      client.circuitBreaker.open({ message: stop, cause: 'credentials' });
    }
  }

  let round: Round = new Map(submissions.map((submission) => [submission, undefined]));
  for (let isFirst = true; ; isFirst = false) {
    // After a round the limit has passed: only the first one can meet that of earlier requests.
    const askedBefore = isFirst && options.askedBefore;
    round = await runRound(round, { ...options, askedBefore }, settle);
    if (round.size === 0 || !(await waitForNextRound(round, options))) break;
  }
  for (const [submission, refusal] of round) {
    if (refusal !== undefined) settle(submission, refusal);
  }

  const { reason } = client.circuitBreaker;
  if (reason !== undefined) problems.push(`The run was stopped: ${reason.message}.`);
  return signal.aborted ? [CANCELLED, ...problems] : problems;
}

/** Sends each submission once. Returns those that the provider refused for coming too soon. */
async function runRound(
  round: Round,
  { client, rateLimit, askedBefore }: SubmitOptions,
  settle: (submission: Submission, answer: Answer<SubmissionAnswer>) => void,
): Promise<Round> {
  const accountLimit = createAccountLimitDetector(rateLimit, askedBefore);
  const refused = new Map<Submission, AskFailure>();
  // One iterator for all workers: each of them takes the next submission that nobody has taken.
  const queue = round.entries();

  async function work(): Promise<void> {
    for (const [submission, earlierRefusal] of queue) {
      if (accountLimit.detected) {
        refused.set(submission, ACCOUNT_LIMIT);
        continue;
      }
      const answer = await client.ask(submission.ask, earlierRefusal);
      accountLimit.add(answer);
      if (isTooSoon(answer)) refused.set(submission, answer);
      else settle(submission, answer);
    }
  }

  const workers = Math.min(maxUnderWay(rateLimit), round.size);
  await Promise.all(Array.from({ length: workers }, work));
  return refused;
}

const ACCOUNT_LIMIT: AskFailure = {
  kind: 'failed',
  reason: 'rate-limited',
  message: 'held back, because the limit counts for the whole account',
};

function isTooSoon(answer: Answer<unknown>): answer is AskFailure & { reason: 'too-soon' } {
  return answer.kind === 'failed' && answer.reason === 'too-soon';
}

/** Whether another round begins: the waiting budget allows it, and nothing ends the run. */
async function waitForNextRound(
  round: Round,
  { client, rateLimit, observer }: SubmitOptions,
): Promise<boolean> {
  const { cooldown } = rateLimit;
  const { pause, endOfSubmissions } = client;
  if (cooldown === undefined || endOfSubmissions.aborted) return false;
  if (!pause.extendTo(client.lastAnsweredAt + cooldown.milliseconds)) return false;
  observer.waitingForRound([...round.keys()]);
  await pause.wait(`${round.size} came too soon for the provider's rate limit`, endOfSubmissions);
  observer.roundBegins([...round.keys()]);
  return !endOfSubmissions.aborted;
}

/**
 * Finds out whether the limit counts for the whole account: after an accepted request, a limit for
 * each target would not refuse several other targets in a row.
 */
function createAccountLimitDetector({ cooldown }: RateLimit, askedBefore: boolean) {
  const needed = cooldown?.refusalsThatShowAccountLimit ?? Number.POSITIVE_INFINITY;
  let accepted = askedBefore;
  let refusalsInARow = 0;
  return {
    get detected() {
      return refusalsInARow >= needed;
    },
    add(answer: Answer<SubmissionAnswer>): void {
      if (isTooSoon(answer)) {
        if (accepted) refusalsInARow += 1;
        return;
      }
      refusalsInARow = 0;
      const outcomes = answer.kind === 'answered' ? answer.value.outcomes : [];
      accepted ||= outcomes.some(({ kind }) => kind === 'submitted');
    },
  };
}

function outcomeOf({ reason, message, code }: AskFailure): Outcome {
  switch (reason) {
    case 'no-reply':
      return { kind: 'unknown', message };
    case 'rate-limited':
    case 'too-soon':
      return { kind: 'rate-limited', message, ...(code !== undefined && { code }) };
    default:
      return { kind: 'not-attempted', message };
  }
}
