import type { AskFailure, ParsedReply } from '../domain/api.ts';
import type { HttpReply } from '../domain/http.ts';
import {
  describeUnusable,
  type ErrorDetail,
  isCredentialError,
  isSlowDown,
} from './http-status.ts';

/** The reply to a read that holds no result. */
export type EmptyReply = Exclude<ParsedReply<never>, { kind: 'answered' }>;

/** A failure that a provider module finds itself. */
export function unusable(message: string): Extract<EmptyReply, { kind: 'failed' }> & AskFailure {
  return { kind: 'failed', reason: 'unusable', message };
}

/** What a reply to a read means if its body holds no result: the HTTP status decides. */
export function statusFailure(reply: HttpReply, detail: ErrorDetail = {}): EmptyReply {
  const { status } = reply;
  const code = detail.code ?? `http-${status}`;
  const isClientError = status >= 400 && status < 500;
  const message = detail.message
    ? `HTTP ${status}: ${detail.message}`
    : isClientError
      ? `HTTP ${status}`
      : describeUnusable(reply);
  if (isSlowDown(reply)) return { kind: 'rate-limited', scope: 'provider', code, message };
  return { kind: 'failed', reason: reasonOf(status), code, message };
}

function reasonOf(status: number): 'credentials' | 'refused' | 'unusable' | 'temporary' {
  if (isCredentialError(status)) return 'credentials';
  // Servers send 408 to idle connections, often without having read the request.
  if (status === 408 || (status >= 502 && status <= 504)) return 'temporary';
  return status >= 400 && status < 500 ? 'refused' : 'unusable';
}
