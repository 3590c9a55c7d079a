import type { Call, Outcome, Pace, Reading, Target } from '../../src/domain.ts';
import type { Exchange } from '../../src/http.ts';
import { drive } from '../../src/pacing/index.ts';
import { createFakeClock } from './fake-clock.ts';

/** What a provider does with one request. */
export type Answer = { readonly latencyMs?: number } & (
  | { readonly kind: 'accepted' | 'refused' | 'too-soon' | 'nonsense' | 'stop' | 'troubled' }
  /** 429; without a time it does not say when to come back. */
  | { readonly kind: 'slow-down'; readonly retryAfterMs?: number }
  /** `no`: it never arrived. */
  | { readonly kind: 'failure'; readonly arrived: 'no' | 'maybe'; readonly passing?: boolean }
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
  readonly pace?: Pace;
  readonly answer: (arrival: Arrival) => Answer;
  readonly maxWaitMs?: number;
  readonly random?: () => number;
  /** Milliseconds since the start; 0 is before it. */
  readonly cancelAt?: number;
}

export interface Sent extends Arrival {
  readonly endedAt: number;
  readonly answer: Answer;
}

export interface Driven {
  readonly problems: readonly string[];
  /** One list for each time a call was settled, by label. */
  readonly settled: ReadonlyMap<string, readonly (readonly Outcome[])[]>;
  /** Kinds in the order of the calls; of the first target of each. */
  readonly kinds: readonly string[];
  /** In the order in which they ended. */
  readonly sent: readonly Sent[];
  readonly waits: readonly { readonly at: number; readonly until: number; reason: string }[];
  readonly holdings: readonly (readonly string[])[];
  readonly mostUnderWay: number;
  readonly durationMs: number;
}

/** No limits at all, one request at a time. */
export const ONE_BY_ONE: Pace = { concurrency: 1, windows: [] };

const LATENCY_MS = 100;

function targetOf(label: string): Target {
  return { label, identity: label, shown: {}, again: {} };
}

/** A call whose reply is the word for what the provider did. */
function callOf(number: number, targetsPerCall: number): Call {
  const label = `call ${number}`;
  const targets = Array.from({ length: targetsPerCall }, (_, index) =>
    targetOf(index === 0 ? label : `${label}.${index}`),
  );
  const everywhere = (outcome: Outcome): Reading => ({
    kind: 'answered',
    outcomes: targets.map(() => outcome),
    problems: [],
  });
  const rejected: Outcome = { kind: 'rejected', codes: ['1'], own: true, message: 'refused' };
  return {
    targets,
    request: { url: new URL('http://127.0.0.1/'), headers: {}, body: label, ownConnection: true },
    read({ body }): Reading {
      switch (body) {
        case 'accepted':
          return everywhere({ kind: 'submitted', message: 'accepted' });
        case 'refused':
          return everywhere(rejected);
        case 'troubled':
          return {
            ...everywhere(rejected),
            kind: 'answered',
            outcomes: targets.map(() => rejected),
            problems: ['trouble'],
          };
        case 'stop':
          return {
            kind: 'answered',
            outcomes: targets.map(() => rejected),
            problems: [],
            stop: 'bad key',
          };
        case 'too-soon':
          return { kind: 'too-soon', scope: 'call', code: '-295', message: 'too soon' };
        case 'slow-down':
          return { kind: 'too-soon', scope: 'everything', code: 'http-429', message: 'slow down' };
        default:
          return everywhere({ kind: 'unknown', message: 'nonsense' });
      }
    },
  };
}

/** Drives calls against a model of a provider, in no time. */
export async function driven(scenario: Scenario): Promise<Driven> {
  const { answer, targetsPerCall = 1, pace = ONE_BY_ONE, cancelAt } = scenario;
  const clock = createFakeClock(scenario.random);
  const cancelled = new AbortController();
  const calls = Array.from({ length: scenario.calls }, (_, n) => callOf(n + 1, targetsPerCall));
  const labelOf = (call: Call) => call.request.body;
  const times = new Map<string, number>();
  const sent: Sent[] = [];
  const settled = new Map<string, (readonly Outcome[])[]>();
  const waits: { at: number; until: number; reason: string }[] = [];
  const holdings: string[][] = [];
  let underWay = 0;
  let mostUnderWay = 0;

  async function post(label: string, signal: AbortSignal): Promise<Exchange> {
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
      const { arrived = 'maybe', passing = true } = given.kind === 'failure' ? given : {};
      const message = signal.aborted ? 'cancelled' : 'failed';
      return { kind: 'failure', arrived, passing, message, cause: undefined };
    }
    const retryAfter =
      given.kind === 'slow-down' && given.retryAfterMs !== undefined
        ? { retryAfterMs: given.retryAfterMs }
        : {};
    return { kind: 'reply', reply: { status: 200, body: given.kind, ...retryAfter } };
  }

  if (cancelAt === 0) cancelled.abort();
  else if (cancelAt !== undefined) clock.at(cancelAt, () => cancelled.abort());
  const problems = await clock.until(
    drive(calls, pace, {
      http: { post: ({ body }, signal) => post(body, signal) },
      clock,
      signal: cancelled.signal,
      maxWaitMs: scenario.maxWaitMs ?? 15 * 60_000,
      watcher: {
        sending() {},
        replied() {},
        settled: (call, outcomes) => {
          settled.set(labelOf(call), [...(settled.get(labelOf(call)) ?? []), outcomes]);
        },
        waiting: (leftMs, reason) => {
          waits.push({ at: clock.elapsed(), until: clock.elapsed() + leftMs, reason });
        },
        holding: (held) => {
          if (underWay > 0) throw new Error('held while a request was under way');
          holdings.push(held.map(labelOf));
        },
      },
    }),
  );
  const kinds = calls.map((call) => settled.get(labelOf(call))?.[0]?.[0]?.kind ?? 'nothing');
  const durationMs = clock.elapsed();
  return { problems, settled, kinds, sent, waits, holdings, mostUnderWay, durationMs };
}
