import type { Call, HttpReply, Outcome, Pace, Reading } from '../domain.ts';
import type { Exchange, Http } from '../http.ts';
import type { HttpFailure } from '../http-failure.ts';
import type { Brake } from './brake.ts';
import { type Clock, jitter } from './clock.ts';
import type { Pause } from './pause.ts';
import { createWindows } from './windows.ts';

/** What came of trying a call. */
export type Attempt =
  | { readonly kind: 'answered'; readonly reading: Reading & { kind: 'answered' } }
  /** Refused for coming too soon: this call alone may be tried again in a later pass. */
  | { readonly kind: 'too-soon'; readonly outcome: Outcome }
  /** Not sent, or so that it certainly did not count. */
  | { readonly kind: 'unsent'; readonly outcome: Outcome };

/** Tries calls, each as often as it may be sent. */
export interface Attempts {
  /** What came of it in an earlier pass remains true if it cannot be sent again. */
  attempt(call: Call, earlier: Outcome | undefined): Promise<Attempt>;
  /** When the last request ended that may have arrived, by `Clock.now`. */
  readonly lastAnswerAt: number;
}

export interface AttemptOptions {
  readonly http: Http;
  readonly clock: Clock;
  readonly pace: Pace;
  readonly brake: Brake;
  readonly pause: Pause;
  /** Aborted when the run is cancelled: gives up what is under way. */
  readonly signal: AbortSignal;
  readonly watcher: {
    sending(call: Call): void;
    replied(call: Call, exchange: Exchange): void;
  };
}

/** Of one call, all of which certainly did not count; refusals of scope `call` end an attempt. */
const MAX_ATTEMPTS = 3;
const CONNECTION_BACKOFF = { baseMs: 1_000, maxMs: 5_000, totalMs: 10_000 };
/** For a 429 that does not say when to come back. */
const RATE_BACKOFF = { baseMs: 5_000, maxMs: 60_000 };
const MAX_UNTRUSTED_IN_A_ROW = 4;

export const heldBack = (message: string, code?: string): Outcome => ({
  kind: 'rate-limited',
  ...(code !== undefined && { code }),
  message,
});

const notAttempted = (message: string): Outcome => ({ kind: 'not-attempted', message });

/** The outcome of the rest when a run is stopped for a reason other than a rate limit. */
export const stoppedFor = (why: string): Outcome => notAttempted(`stopped: ${why}`);

export function createAttempts(options: AttemptOptions): Attempts {
  const { http, clock, pace, brake, pause, signal, watcher } = options;
  const windows = createWindows(pace);
  let backoffLeftMs = CONNECTION_BACKOFF.totalMs;
  let untrustedInARow = 0;
  let lastAnswerAt = 0;

  async function attempt(call: Call, earlier: Outcome | undefined): Promise<Attempt> {
    let refusal = earlier;
    for (let count = 1; ; count += 1) {
      const kept = await takePlace();
      if (kept !== undefined) return { kind: 'unsent', outcome: refusal ?? kept };

      const exchange = await post(call);
      if (exchange.kind === 'failure') {
        const end = endOf(call, exchange, count);
        if (end?.kind === 'unsent' && refusal) return { kind: 'unsent', outcome: refusal };
        if (end !== undefined) return end;
        await backOff(count);
        continue;
      }
      const reading = call.read(exchange.reply);
      if (reading.kind === 'answered') {
        countTrust(reading.outcomes.some(({ kind }) => kind !== 'unknown'));
        return { kind: 'answered', reading };
      }
      countTrust(true);
      refusal = heldBack(reading.message, reading.code);
      if (reading.scope === 'call') return { kind: 'too-soon', outcome: refusal };
      if (!pauseEverything(exchange.reply, count) || count === MAX_ATTEMPTS) {
        return { kind: 'unsent', outcome: refusal };
      }
    }
  }

  /** Waits until a request may be sent; returns what its targets are where none may be any more. */
  async function takePlace(): Promise<Outcome | undefined> {
    while (brake.rest === undefined && !brake.cancelled) {
      const waitMs = windows.waitMs(clock.now());
      if (pause.lasts) await pause.waitOut('the provider asked to slow down');
      else if (waitMs > 0) await clock.sleep(waitMs, brake.signal);
      else {
        windows.sent();
        return undefined;
      }
    }
    if (brake.rest !== undefined) return brake.rest;
    return pause.lasts
      ? heldBack('the run was cancelled while it waited for the rate limit')
      : notAttempted('the run was cancelled before it was sent');
  }

  async function post(call: Call): Promise<Exchange> {
    watcher.sending(call);
    const exchange = await http.post(call.request, signal);
    windows.answered(clock.now());
    if (exchange.kind === 'reply' || exchange.arrived === 'maybe') lastAnswerAt = clock.now();
    watcher.replied(call, exchange);
    return exchange;
  }

  /** What a request without a reply comes to; `undefined`: it may be sent again. */
  function endOf(call: Call, failure: HttpFailure, count: number): Attempt | undefined {
    const { arrived, passing, message } = failure;
    if (arrived === 'maybe') {
      // Cancelling says nothing about the provider.
      if (!brake.cancelled) countTrust(false);
      const outcomes = call.targets.map((): Outcome => ({ kind: 'unknown', message }));
      return { kind: 'answered', reading: { kind: 'answered', outcomes, problems: [] } };
    }
    if (!brake.cancelled && passing && count < MAX_ATTEMPTS) return undefined;
    if (!brake.cancelled) {
      const why = `the provider cannot be reached: ${message}`;
      brake.stop(why, stoppedFor(why));
    }
    return { kind: 'unsent', outcome: notAttempted(message) };
  }

  async function backOff(count: number): Promise<void> {
    const delay = Math.min(jitter(CONNECTION_BACKOFF, count, clock), backoffLeftMs);
    backoffLeftMs -= delay;
    await clock.sleep(delay, brake.signal);
  }

  /** Whether it goes on after the pause. A date that has passed says no more than none. */
  function pauseEverything({ retryAfterMs = 0 }: HttpReply, count: number): boolean {
    const delay = retryAfterMs > 0 ? retryAfterMs : jitter(RATE_BACKOFF, count, clock);
    if (pause.until(clock.now() + delay)) return true;
    const why = 'the rate limit lasts longer than max-wait-minutes allows';
    brake.stop(why, heldBack(`held back: ${why}`));
    return false;
  }

  function countTrust(trusted: boolean): void {
    untrustedInARow = trusted ? 0 : untrustedInARow + 1;
    if (untrustedInARow < MAX_UNTRUSTED_IN_A_ROW) return;
    const why = `${MAX_UNTRUSTED_IN_A_ROW} requests in a row got no answer to trust`;
    brake.stop(why, stoppedFor(why));
  }

  return {
    attempt,
    get lastAnswerAt() {
      return lastAnswerAt;
    },
  };
}
