import type { ParsedReply } from '../../src/domain/api.ts';
import type { Outcome } from '../../src/domain/outcome.ts';
import type { RateLimit, Submission, SubmissionAnswer } from '../../src/domain/provider.ts';
import type { Target } from '../../src/domain/target.ts';
import { createClient } from '../../src/http/client.ts';
import type { Exchange } from '../../src/http/transport.ts';
import { answered } from '../../src/providers/http-status.ts';
import { submitAll } from '../../src/steps/submit.ts';
import { createFakeClock } from '../http/fake-clock.ts';

/** What a provider does with one request. */
export type Answer = { readonly latencyMs?: number } & (
  | { readonly kind: 'accepted' | 'refused' | 'too-soon' | 'nonsense' | 'stop' | 'troubled' }
  /** 429; without a time it does not say when to come back. */
  | { readonly kind: 'slow-down'; readonly retryAfterMs?: number }
  | {
      readonly kind: 'failure';
      readonly delivery: 'not-sent' | 'unknown';
      readonly transient?: boolean;
    }
);

/** A request as the provider sees it. */
export interface Arrival {
  readonly label: string;
  /** How often this call was sent before. */
  readonly earlier: number;
  /** Milliseconds since the start. */
  readonly at: number;
}

export interface Scenario {
  readonly calls: number;
  readonly targetsPerCall?: number;
  readonly rateLimit?: RateLimit;
  readonly answer: (arrival: Arrival) => Answer;
  readonly maxWaitMs?: number;
  /** Whether the run read from the provider before. */
  readonly askedBefore?: boolean;
  readonly random?: () => number;
  /** Milliseconds since the start; 0 is before it. */
  readonly cancelAt?: number;
}

export interface Sent extends Arrival {
  readonly endedAt: number;
  readonly answer: Answer;
}

export interface Submitted {
  readonly problems: readonly string[];
  /** One list for each time a call was settled, by label. */
  readonly settled: ReadonlyMap<string, readonly (readonly Outcome[])[]>;
  /** Kinds in the order of the calls; of the first target of each. */
  readonly kinds: readonly string[];
  /** In the order in which they ended. */
  readonly sent: readonly Sent[];
  readonly waits: readonly { readonly at: number; readonly until: number; reason: string }[];
  readonly rounds: readonly (readonly string[])[];
  readonly mostUnderWay: number;
  readonly durationMs: number;
}

/** No limits at all, one request at a time. */
export const ONE_BY_ONE: RateLimit = { concurrency: 1, windows: [] };

const LATENCY_MS = 100;

function targetOf(label: string): Target {
  return { label, identity: label, publicFields: {}, retryEntry: {} };
}

/** A submission whose reply is the word for what the provider did. */
function submissionOf(number: number, targetsPerCall: number): Submission {
  const label = `call ${number}`;
  const targets = Array.from({ length: targetsPerCall }, (_, index) =>
    targetOf(index === 0 ? label : `${label}.${index}`),
  );
  const forAll = (outcome: Outcome, more: Partial<SubmissionAnswer> = {}) =>
    answered({ outcomes: targets.map(() => outcome), problems: [], ...more });
  const rejected: Outcome = {
    kind: 'rejected',
    codes: ['1'],
    targetSpecific: true,
    message: 'refused',
  };
  return {
    targets,
    ask: {
      repeatable: false,
      request: () => ({
        method: 'POST',
        url: new URL('http://127.0.0.1/'),
        headers: {},
        body: label,
      }),
      read({ body }): ParsedReply<SubmissionAnswer> {
        switch (body) {
          case 'accepted':
            return forAll({ kind: 'submitted', message: 'accepted' });
          case 'refused':
            return forAll(rejected);
          case 'troubled':
            return forAll(rejected, { problems: ['trouble'] });
          case 'stop':
            return forAll(rejected, { stop: 'bad key' });
          case 'too-soon':
            return { kind: 'rate-limited', scope: 'request', code: '-295', message: 'too soon' };
          case 'slow-down':
            return {
              kind: 'rate-limited',
              scope: 'provider',
              code: 'http-429',
              message: 'slow down',
            };
          default:
            return forAll({ kind: 'unknown', message: 'nonsense' });
        }
      },
    },
  };
}

/** Submits to a model of a provider, in no time. */
export async function submitTo(scenario: Scenario): Promise<Submitted> {
  const { answer, targetsPerCall = 1, rateLimit = ONE_BY_ONE, cancelAt } = scenario;
  const clock = createFakeClock(scenario.random);
  const cancelled = new AbortController();
  const submissions = Array.from({ length: scenario.calls }, (_, n) =>
    submissionOf(n + 1, targetsPerCall),
  );
  const labelOf = ({ targets }: Submission) => targets[0]?.label ?? '';
  const times = new Map<string, number>();
  const sent: Sent[] = [];
  const settled = new Map<string, (readonly Outcome[])[]>();
  const waits: { at: number; until: number; reason: string }[] = [];
  const rounds: string[][] = [];
  let underWay = 0;
  let mostUnderWay = 0;

  async function send(label: string, signal: AbortSignal): Promise<Exchange> {
    const earlier = times.get(label) ?? 0;
    times.set(label, earlier + 1);
    const arrival = { label, earlier, at: clock.elapsed() };
    const given = answer(arrival);
    underWay += 1;
    mostUnderWay = Math.max(mostUnderWay, underWay);
    await clock.sleep(given.latencyMs ?? LATENCY_MS, signal);
    underWay -= 1;
    sent.push({ ...arrival, endedAt: clock.elapsed(), answer: given });
    if (given.kind === 'failure' || signal.aborted) {
      const { delivery = 'unknown', transient = true } = given.kind === 'failure' ? given : {};
      const message = signal.aborted ? 'cancelled' : 'failed';
      return { kind: 'failure', delivery, transient, message, cause: undefined };
    }
    const retryAfter =
      given.kind === 'slow-down' && given.retryAfterMs !== undefined
        ? { retryAfterMs: given.retryAfterMs }
        : {};
    return { kind: 'reply', reply: { status: 200, body: given.kind, ...retryAfter } };
  }

  if (cancelAt === 0) cancelled.abort();
  else if (cancelAt !== undefined) clock.at(cancelAt, () => cancelled.abort());
  const client = createClient({
    transport: { send: ({ body = '' }, signal) => send(body, signal) },
    clock,
    rateLimit,
    maxWaitMs: scenario.maxWaitMs ?? 15 * 60_000,
    signal: cancelled.signal,
    observer: {
      sending() {},
      received() {},
      waiting: (leftMs, reason) => {
        waits.push({ at: clock.elapsed(), until: clock.elapsed() + leftMs, reason });
      },
    },
  });
  const problems = await clock.until(
    submitAll(submissions, {
      client,
      rateLimit,
      signal: cancelled.signal,
      askedBefore: scenario.askedBefore ?? false,
      observer: {
        settled: (submission, outcomes) => {
          const label = labelOf(submission);
          settled.set(label, [...(settled.get(label) ?? []), outcomes]);
        },
        waitingForRound: (waiting) => {
          if (underWay > 0) throw new Error('a round ends while a request is under way');
          rounds.push(waiting.map(labelOf));
        },
        roundBegins: () => rounds.push([]),
      },
    }),
  );
  const kinds = submissions.map((one) => settled.get(labelOf(one))?.[0]?.[0]?.kind ?? 'nothing');
  const durationMs = clock.elapsed();
  return { problems, settled, kinds, sent, waits, rounds, mostUnderWay, durationMs };
}
