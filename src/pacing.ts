import type { Call, HttpReply, Outcome, Pace, Reading } from './domain.ts';
import type { Exchange, Http } from './http.ts';

export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Resolves after `milliseconds`, or as soon as `signal` is aborted; never rejects. */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
  /** From 0 to below 1. */
  random(): number;
}

/** What happens while calls are driven, for the log and the results file. */
export interface Watcher {
  sending(call: Call): void;
  replied(call: Call, exchange: Exchange): void;
  /** Every target of the call has its final outcome, in the call's order. */
  settled(call: Call, outcomes: readonly Outcome[]): void;
  /** Once at the start of a wait for a rate limit and once a minute after; `until`: epoch ms. */
  waiting(until: number, reason: string): void;
  /** These calls wait for a later pass; nothing is under way. Called again with none at its end. */
  holding(calls: readonly Call[]): void;
}

export interface Drive {
  readonly http: Pick<Http, 'post'>;
  readonly clock: Clock;
  /** Aborted when the run is cancelled. */
  readonly signal: AbortSignal;
  /** What may be spent in all on waiting for rate limits. */
  readonly maxWaitMs: number;
  readonly watcher: Watcher;
}

/** Attempts of one call that certainly did not count; refusals of scope `call` are not counted. */
const MAX_ATTEMPTS = 3;
const CONNECTION_BACKOFF = { baseMs: 1_000, maxMs: 5_000, totalMs: 10_000 };
/** For a 429 that does not say when to come back. */
const RATE_BACKOFF = { baseMs: 5_000, maxMs: 60_000 };
const MAX_UNTRUSTED_IN_A_ROW = 4;
/** Refusals in a row, after an accepted call, that show a limit for the whole account. */
const ACCOUNT_LIMIT_EVIDENCE = 2;
const MINUTE_MS = 60_000;

/** A call that does not go out, or no more, and what its targets become. */
type Unsent = { readonly kind: 'unsent'; readonly outcome: Outcome };
type Attempt =
  | { readonly kind: 'settled'; readonly reading: Reading & { kind: 'answered' } }
  | { readonly kind: 'too-soon'; readonly outcome: Outcome }
  | Unsent;

/**
 * Sends every call, as fast as the provider's pace allows, and again only what certainly did not
 * count: a connection that never came up, and a refusal for coming too soon. Everything else is
 * sent once: a repeat would be refused as not eligible, or burn the next slot.
 *
 * Returns what went wrong with the run as a whole. Every call is settled exactly once.
 */
export async function drive(
  calls: readonly Call[],
  pace: Pace,
  { http, clock, signal, maxWaitMs, watcher }: Drive,
): Promise<readonly string[]> {
  const problems: string[] = [];
  const waitBudget = { leftMs: maxWaitMs };
  const backoffBudget = { leftMs: CONNECTION_BACKOFF.totalMs };
  const window = createWindow(pace);
  let pausedUntil = 0;
  let lastAnswerAt = 0;
  let untrustedInARow = 0;
  /** Set once nothing more may be sent: what becomes of the rest. */
  let halt: Outcome | undefined;

  function stop(outcome: Outcome, problem: string): void {
    if (halt !== undefined) return;
    halt = outcome;
    problems.push(problem);
  }

  const heldBack = (why: string, code?: string): Outcome => ({
    kind: 'rate-limited',
    ...(code !== undefined && { code }),
    message: why,
  });

  /** Whether waiting until then is within what the user allows; if so, it is taken off. */
  function affordPause(until: number): boolean {
    const cost = until - Math.max(clock.now(), pausedUntil);
    if (cost > waitBudget.leftMs) return false;
    waitBudget.leftMs -= Math.max(cost, 0);
    pausedUntil = Math.max(pausedUntil, until);
    return true;
  }

  async function waitOut(reason: string): Promise<void> {
    while (!signal.aborted && halt === undefined && clock.now() < pausedUntil) {
      watcher.waiting(pausedUntil, reason);
      const minuteEnd = clock.now() + MINUTE_MS;
      while (!signal.aborted && clock.now() < Math.min(pausedUntil, minuteEnd)) {
        await clock.sleep(Math.min(pausedUntil, minuteEnd) - clock.now(), signal);
      }
    }
  }

  /** Waits for a place; `undefined`: go. The place is taken when it returns. */
  async function takePlace(): Promise<Unsent | undefined> {
    for (;;) {
      if (halt !== undefined) return { kind: 'unsent', outcome: halt };
      const now = clock.now();
      if (signal.aborted) return { kind: 'unsent', outcome: cancelledOutcome(now) };
      const wait = window.waitMs(now);
      if (now >= pausedUntil && wait === 0) {
        window.enter();
        return undefined;
      }
      if (now < pausedUntil) await pauseTogether();
      else await clock.sleep(wait, signal);
    }
  }

  const cancelledOutcome = (now: number): Outcome =>
    now < pausedUntil
      ? heldBack('the run was cancelled while it waited for the rate limit')
      : { kind: 'not-attempted', message: 'the run was cancelled before it was sent' };

  /** However many calls wait, one of them counts the minutes. */
  let pause: Promise<void> | undefined;
  async function pauseTogether(): Promise<void> {
    pause ??= waitOut('the provider asked to slow down').finally(() => {
      pause = undefined;
    });
    await pause;
  }

  async function exchange(call: Call): Promise<Exchange> {
    watcher.sending(call);
    const result = await http.post(call.request, signal);
    window.leave(clock.now());
    if (result.kind === 'reply' || result.arrived === 'maybe') lastAnswerAt = clock.now();
    watcher.replied(call, result);
    return result;
  }

  function countTrust(trusted: boolean): void {
    untrustedInARow = trusted ? 0 : untrustedInARow + 1;
    if (untrustedInARow < MAX_UNTRUSTED_IN_A_ROW) return;
    const why = `${MAX_UNTRUSTED_IN_A_ROW} requests in a row got no answer to trust`;
    stop({ kind: 'not-attempted', message: `stopped: ${why}` }, `The run was stopped: ${why}.`);
  }

  /** Tries one call until it is answered or may not be sent again. */
  async function attempt(call: Call): Promise<Attempt> {
    let refusal: Outcome | undefined;
    for (let count = 1; ; count += 1) {
      const unsent = await takePlace();
      if (unsent) return refusal ? { kind: 'unsent', outcome: refusal } : unsent;
      const result = await exchange(call);
      if (result.kind === 'failure') {
        if (result.arrived === 'maybe') {
          countTrust(signal.aborted);
          return { kind: 'settled', reading: untrusted(call, result.message) };
        }
        const outcome: Outcome = { kind: 'not-attempted', message: result.message };
        if (signal.aborted) return { kind: 'unsent', outcome };
        if (!result.passing || count === MAX_ATTEMPTS) {
          const why = `the provider cannot be reached: ${result.message}`;
          stop(
            { kind: 'not-attempted', message: `stopped: ${why}` },
            `The run was stopped: ${why}.`,
          );
          return { kind: 'unsent', outcome };
        }
        await backOff(count);
        continue;
      }
      const reading = call.read(result.reply);
      if (reading.kind === 'answered') {
        countTrust(reading.outcomes.some(({ kind }) => kind !== 'unknown'));
        return { kind: 'settled', reading };
      }
      countTrust(true);
      refusal = heldBack(reading.message, reading.code);
      if (reading.scope === 'call') return { kind: 'too-soon', outcome: refusal };
      const delay = pauseMs(result.reply, count);
      if (!affordPause(clock.now() + delay)) {
        const why = 'the rate limit lasts longer than max-wait-minutes allows';
        stop(heldBack(`held back: ${why}`), `The run was stopped: ${why}.`);
        return { kind: 'unsent', outcome: refusal };
      }
      if (count === MAX_ATTEMPTS) return { kind: 'unsent', outcome: refusal };
    }
  }

  /** A date that has passed says no more than none. */
  function pauseMs({ retryAt }: HttpReply, count: number): number {
    const asked = retryAt === undefined ? 0 : retryAt - clock.now();
    return asked > 0 ? asked : jitter(RATE_BACKOFF, count, clock);
  }

  async function backOff(count: number): Promise<void> {
    const delay = Math.min(jitter(CONNECTION_BACKOFF, count, clock), backoffBudget.leftMs);
    backoffBudget.leftMs -= delay;
    await clock.sleep(delay, signal);
  }

  function settle(call: Call, result: Unsent | (Attempt & { kind: 'settled' })): void {
    if (result.kind === 'unsent') {
      watcher.settled(
        call,
        call.targets.map(() => result.outcome),
      );
      return;
    }
    problems.push(...result.reading.problems);
    watcher.settled(call, result.reading.outcomes);
    if (result.reading.stop !== undefined) {
      const outcome: Outcome = {
        kind: 'not-attempted',
        message: `stopped: ${result.reading.stop}`,
      };
      stop(outcome, `The run was stopped: ${result.reading.stop}.`);
    }
  }

  /** Returns the calls that have to wait for a later pass, with what they are if none comes. */
  async function runPass(queue: readonly Call[]): Promise<Map<Call, Outcome>> {
    const later = new Map<Call, Outcome>();
    const evidence = { accepted: false, tooSoonInARow: 0 };
    let next = 0;
    async function work(): Promise<void> {
      for (let call = queue[next++]; call !== undefined; call = queue[next++]) {
        if (evidence.tooSoonInARow >= ACCOUNT_LIMIT_EVIDENCE) {
          later.set(call, heldBack('held back: the limit counts for the whole account'));
          continue;
        }
        const result = await attempt(call);
        if (result.kind === 'too-soon') {
          later.set(call, result.outcome);
          if (evidence.accepted) evidence.tooSoonInARow += 1;
          continue;
        }
        settle(call, result);
        evidence.tooSoonInARow = 0;
        evidence.accepted ||=
          result.kind === 'settled' &&
          result.reading.outcomes.some(({ kind }) => kind === 'submitted');
      }
    }
    await Promise.all(Array.from({ length: Math.min(pace.concurrency, queue.length) }, work));
    return later;
  }

  let waiting = await runPass(calls);
  while (waiting.size > 0) {
    const until = lastAnswerAt + (pace.laterPassMs ?? Number.POSITIVE_INFINITY);
    const goesOn = halt === undefined && !signal.aborted && affordPause(until);
    if (goesOn) {
      watcher.holding([...waiting.keys()]);
      await waitOut(`${waiting.size} came too soon for the provider's rate limit`);
      watcher.holding([]);
    }
    if (!goesOn || signal.aborted) {
      for (const [call, outcome] of waiting) settle(call, { kind: 'unsent', outcome });
      break;
    }
    waiting = await runPass([...waiting.keys()]);
  }
  if (signal.aborted) problems.unshift('The run was cancelled.');
  return problems;
}

function untrusted(call: Call, message: string): Reading & { kind: 'answered' } {
  const outcomes = call.targets.map((): Outcome => ({ kind: 'unknown', message }));
  return { kind: 'answered', outcomes, problems: [] };
}

/** Exponential backoff with full jitter. */
function jitter(
  { baseMs, maxMs }: { baseMs: number; maxMs: number },
  count: number,
  clock: Clock,
): number {
  return clock.random() * Math.min(maxMs, baseMs * 2 ** (count - 1));
}

/**
 * Rolling windows. A request counts from when it is sent until a whole window after it was
 * answered, so that whenever it arrived, the provider cannot count more than it allows.
 */
function createWindow({ windows }: Pace) {
  const answeredAt: number[] = [];
  let underWay = 0;
  return {
    waitMs(now: number): number {
      const waits = windows.map(({ limit, milliseconds }) => {
        const blocking = answeredAt[answeredAt.length - Math.max(limit - underWay, 1)];
        return blocking === undefined ? 0 : blocking + milliseconds - now;
      });
      return Math.max(0, ...waits);
    },
    enter(): void {
      underWay += 1;
    },
    leave(now: number): void {
      underWay -= 1;
      answeredAt.push(now);
    },
  };
}
