import type { HttpReply, HttpRequest } from './http.ts';

/** One question to a provider's API: what to send, and how to read the reply. */
export interface Ask<R> {
  /** Whether a second request does no harm. Reads are repeatable, submissions are not. */
  readonly repeatable: boolean;
  request(): HttpRequest;
  read(reply: HttpReply): ParsedReply<R>;
}

/** What a provider says in one reply. */
export type ParsedReply<R> =
  | {
      readonly kind: 'answered';
      readonly value: R;
      /** `false` if the reply says nothing that can be used; the circuit breaker counts these. */
      readonly usable?: boolean;
    }
  | RateLimited
  | RefusedRead;

/** Refused for coming too soon: the provider did not process the request. */
export interface RateLimited {
  readonly kind: 'rate-limited';
  /** How long the documentation tells to wait, if the reply has no `Retry-After`. Attempts are not counted then. */
  readonly waitMs?: number;
  /** `request`: only this request has to wait. `provider`: all requests have to wait. */
  readonly scope: 'request' | 'provider';
  readonly code?: string;
  readonly message: string;
}

/** The reply to a read holds no data. */
export interface RefusedRead {
  readonly kind: 'failed';
  /** `temporary`: HTTP 502, 503 or 504, where another attempt can help. */
  readonly reason: 'credentials' | 'refused' | 'unusable' | 'temporary';
  readonly code?: string;
  readonly message: string;
}

/** The answer to a question after every attempt that is allowed. */
export type Answer<R> =
  | {
      readonly kind: 'answered';
      readonly value: R;
      /** The time of the reply by the provider's clock (`Date`), in milliseconds since the epoch. */
      readonly date?: number;
    }
  | AskFailure;

export interface AskFailure {
  readonly kind: 'failed';
  readonly reason: FailureReason;
  readonly code?: string;
  readonly message: string;
  /** How long the provider asks to wait before the next request. */
  readonly retryAfterMs?: number;
}

export type FailureReason =
  | RefusedRead['reason']
  /** The provider cannot be reached: the request certainly did not arrive. */
  | 'unreachable'
  /** The request may have arrived, but no complete reply came back. */
  | 'no-reply'
  /** The provider asked to wait for longer than this run may wait. */
  | 'rate-limited'
  /** The provider refused this request alone for coming too soon. */
  | 'too-soon'
  /** The run was cancelled before the request went out. */
  | 'cancelled'
  /** The circuit breaker stopped the run before the request went out. */
  | 'stopped';

/** How a provider reads from its own API: the core sends, waits and repeats. */
export interface Reader {
  read<R>(ask: Ask<R>): Promise<Answer<R>>;
}
