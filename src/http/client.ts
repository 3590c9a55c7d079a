import type { Answer, Ask, AskFailure, FailureReason, Reader } from '../domain/api.ts';
import type { HttpReply, HttpRequest } from '../domain/http.ts';
import type { RateLimit } from '../domain/provider.ts';
import { type CircuitBreaker, createCircuitBreaker } from './circuit-breaker.ts';
import { type Backoff, backoffMs, type Clock } from './clock.ts';
import type { HttpFailure } from './failure.ts';
import { createPause, type Pause } from './pause.ts';
import { createRateLimiter } from './rate-limiter.ts';
import type { Exchange, Transport } from './transport.ts';

/** What the log wants to know of the requests of a run. */
export interface ClientObserver {
  sending(request: HttpRequest): void;
  received(exchange: Exchange, ask: Ask<unknown>): void;
  /** Called when a wait for the rate limit begins, and from time to time during it. */
  waiting(leftMs: number, reason: string): void;
}

export interface ClientOptions {
  readonly transport: Transport;
  readonly clock: Clock;
  readonly rateLimit: RateLimit;
  /** The budget for waiting for rate limits. Polling is not paid from it. */
  readonly maxWaitMs: number;
  /** Aborted when the run is cancelled: requests that are under way are given up. */
  readonly signal: AbortSignal;
  readonly observer: ClientObserver;
}

/** The one way to the provider: every step of a run shares its limits, pauses and budgets. */
export interface Client extends Reader {
  /**
   * Asks the provider, as often as the request may go out. Never rejects.
   *
   * @param earlierRefusal the refusal of an earlier attempt for coming too soon: it stays the answer
   *   if the request does not go out again.
   */
  ask<R>(ask: Ask<R>, earlierRefusal?: AskFailure): Promise<Answer<R>>;
  /** `ask` for repeatable requests. */
  read<R>(ask: Ask<R>): Promise<Answer<R>>;
  /** Asks without waiting for a rate limit: the caller decides when it asks again. */
  poll<R>(ask: Ask<R>): Promise<Answer<R>>;
  /** The pause for the rate limit, which all requests share. */
  readonly pause: Pause;
  readonly circuitBreaker: CircuitBreaker;
  /** Aborted when nothing more may be submitted: the run was cancelled or stopped. */
  readonly endOfSubmissions: AbortSignal;
  /** When the last request ended that may have arrived, by `clock.now`. */
  readonly lastAnsweredAt: number;
}

const MAX_ATTEMPTS = 3;
const CONNECTION_BACKOFF: Backoff = { baseMs: 1_000, maxMs: 5_000 };
/** What all submissions of a run may spend on connection backoff. */
const CONNECTION_BACKOFF_BUDGET_MS = 10_000;
/** For a 429 without `Retry-After`. */
const RATE_LIMIT_BACKOFF: Backoff = { baseMs: 5_000, maxMs: 60_000 };
const SLOW_DOWN = 'the provider asked to slow down';

/**
 * Sends requests as fast as the rate limit allows. A request goes out again if the provider
 * certainly did not process it, or if it is repeatable and its reply was lost.
 */
export function createClient(options: ClientOptions): Client {
  const { transport, clock, rateLimit, maxWaitMs, signal, observer } = options;
  const circuitBreaker = createCircuitBreaker();
  const endOfSubmissions = AbortSignal.any([signal, circuitBreaker.signal]);
  const pause = createPause({ clock, maxWaitMs, onWait: observer.waiting });
  const limiter = createRateLimiter(rateLimit);
  let backoffBudgetMs = CONNECTION_BACKOFF_BUDGET_MS;
  let lastAnsweredAt = Number.NEGATIVE_INFINITY;

  async function ask<R>(
    question: Ask<R>,
    earlierRefusal?: AskFailure,
    mayWait = true,
  ): Promise<Answer<R>> {
    let refusal: AskFailure | undefined = earlierRefusal && {
      ...earlierRefusal,
      reason: 'rate-limited',
    };
    for (let attempt = 1; ; attempt += 1) {
      const blocked = await waitForTurn(question, mayWait);
      if (blocked !== undefined) return refusal ?? blocked;

      const exchange = await send(question);
      if (exchange.kind === 'failure') {
        if (mayRepeat(exchange, question, attempt)) {
          await backOff(question, attempt);
          continue;
        }
        const failure = failureOf(exchange, question);
        return failure.reason === 'unreachable' ? (refusal ?? failure) : failure;
      }
      const parsed = question.read(exchange.reply);
      if (!question.repeatable) {
        circuitBreaker.countReply(parsed.kind !== 'answered' || parsed.usable !== false);
      }
      switch (parsed.kind) {
        case 'answered': {
          const { date } = exchange.reply;
          return { kind: 'answered', value: parsed.value, ...(date !== undefined && { date }) };
        }
        case 'failed':
          if (!question.repeatable || parsed.reason !== 'temporary') return parsed;
          if (attempt === MAX_ATTEMPTS) return parsed;
          await backOff(question, attempt);
          continue;
        case 'rate-limited': {
          const { code, message, waitMs } = parsed;
          const { retryAfterMs } = exchange.reply;
          refusal = failed('rate-limited', message, code);
          if (retryAfterMs !== undefined) refusal = { ...refusal, retryAfterMs };
          if (parsed.scope === 'request') return { ...refusal, reason: 'too-soon' };
          if (!mayWait) return refusal;
          const isLast = attempt === MAX_ATTEMPTS && waitMs === undefined;
          if (!pauseFor(exchange.reply, question, attempt, waitMs) || isLast) return refusal;
        }
      }
    }
  }

  /** Resolves when the request may go out, or with the reason why it must not. */
  async function waitForTurn(
    { repeatable }: Ask<unknown>,
    mayWait: boolean,
  ): Promise<AskFailure | undefined> {
    const end = repeatable ? signal : endOfSubmissions;
    while (!end.aborted) {
      if (pause.active) {
        if (!mayWait) return failed('rate-limited', SLOW_DOWN);
        await pause.wait(SLOW_DOWN, end);
        continue;
      }
      const waitMs = limiter.waitMs(clock.now());
      if (waitMs === undefined) await limiter.nextEnd();
      else if (waitMs > 0) await clock.sleep(waitMs, end);
      else {
        limiter.start();
        return undefined;
      }
    }
    const { reason } = circuitBreaker;
    if (reason !== undefined && !repeatable) {
      return reason.cause === 'rate-limit'
        ? failed('rate-limited', `held back: ${reason.message}`)
        : failed('stopped', `stopped: ${reason.message}`);
    }
    return pause.active
      ? failed('rate-limited', 'the run was cancelled while it waited for the rate limit')
      : failed('cancelled', 'the run was cancelled before the request was sent');
  }

  async function send(question: Ask<unknown>): Promise<Exchange> {
    const request = question.request();
    observer.sending(request);
    const exchange = await transport.send(request, signal);
    limiter.end(clock.now());
    const arrived = exchange.kind === 'reply' || exchange.delivery === 'unknown';
    if (arrived) lastAnsweredAt = clock.now();
    observer.received(exchange, question);
    return exchange;
  }

  function mayRepeat(failure: HttpFailure, { repeatable }: Ask<unknown>, attempt: number): boolean {
    if (signal.aborted || attempt === MAX_ATTEMPTS) return false;
    return failure.delivery === 'not-sent' ? failure.transient : repeatable;
  }

  /** The end of a request without a reply. Cancelling says nothing about the provider. */
  function failureOf({ delivery, message }: HttpFailure, { repeatable }: Ask<unknown>): AskFailure {
    if (delivery === 'unknown') {
      if (!repeatable && !signal.aborted) circuitBreaker.countReply(false);
      return failed('no-reply', message);
    }
    if (!repeatable && !signal.aborted) {
      circuitBreaker.open({
        message: `the provider cannot be reached: ${message}`,
        cause: 'unreachable',
      });
    }
    return failed('unreachable', message);
  }

  async function backOff({ repeatable }: Ask<unknown>, attempt: number): Promise<void> {
    const wantedMs = backoffMs(CONNECTION_BACKOFF, attempt, clock);
    if (repeatable) return clock.sleep(wantedMs, signal);
    const delayMs = Math.min(wantedMs, backoffBudgetMs);
    backoffBudgetMs -= delayMs;
    return clock.sleep(delayMs, endOfSubmissions);
  }

  /** Whether the run goes on after the pause. A date in the past counts as no `Retry-After`. */
  function pauseFor(
    { retryAfterMs = 0 }: HttpReply,
    question: Ask<unknown>,
    attempt: number,
    documentedMs = backoffMs(RATE_LIMIT_BACKOFF, attempt, clock),
  ) {
    const waitMs = retryAfterMs > 0 ? retryAfterMs : documentedMs;
    if (pause.extendTo(clock.now() + waitMs)) return true;
    if (!question.repeatable) {
      circuitBreaker.open({
        message: 'the rate limit lasts longer than max-wait-minutes allows',
        cause: 'rate-limit',
      });
    }
    return false;
  }

  return {
    ask: (question, earlierRefusal) => ask(question, earlierRefusal),
    read: (question) => ask(question),
    poll: (question) => ask(question, undefined, false),
    pause,
    circuitBreaker,
    endOfSubmissions,
    get lastAnsweredAt() {
      return lastAnsweredAt;
    },
  };
}

function failed(reason: FailureReason, message: string, code?: string): AskFailure {
  return { kind: 'failed', reason, message, ...(code !== undefined && { code }) };
}
