import type { ParsedReply } from '../domain/api.ts';
import type { HttpReply } from '../domain/http.ts';
import type { Outcome } from '../domain/outcome.ts';
import type { Advice, Submission, SubmissionAnswer } from '../domain/provider.ts';

/** What a provider's own error body says, if it has one. */
export interface ErrorDetail {
  readonly code?: string;
  readonly message?: string;
}

/**
 * What the HTTP status alone says about a submission: the rules that hold for every provider if the
 * body has no answer for the targets.
 */
export function readStatus(
  reply: HttpReply,
  targets: Submission['targets'],
  detail: ErrorDetail = {},
): ParsedReply<SubmissionAnswer> {
  const { status } = reply;
  const code = detail.code ?? `http-${status}`;
  const message = detail.message ? `HTTP ${status}: ${detail.message}` : `HTTP ${status}`;
  if (isSlowDown(reply)) return { kind: 'rate-limited', scope: 'provider', code, message };
  if (status >= 400 && status < 500) {
    const outcome: Outcome = { kind: 'rejected', codes: [code], targetSpecific: false, message };
    return answered({
      outcomes: targets.map(() => outcome),
      problems: [`A request was refused: ${message}.`],
      ...(isCredentialError(status) && {
        stop: `the provider refused the credentials (${message})`,
      }),
    });
  }
  const outcome: Outcome = { kind: 'unknown', message: describeUnusable(reply) };
  return answered({ outcomes: targets.map(() => outcome), problems: [] });
}

/** An answer is usable if it says something about any target. */
export function answered(value: SubmissionAnswer): ParsedReply<SubmissionAnswer> {
  const usable = value.outcomes.some(({ kind }) => kind !== 'unknown');
  return { kind: 'answered', value, usable };
}

export const isSuccess = ({ status }: HttpReply): boolean => status >= 200 && status <= 299;

/** Whether the provider asks to come back later, without having processed the request. */
export function isSlowDown({ status, retryAfterMs }: HttpReply): boolean {
  return status === 429 || (status === 503 && retryAfterMs !== undefined);
}

export const isCredentialError = (status: number): boolean => status === 401 || status === 403;

/** Why a reply is not usable, in words for an operator. */
export function describeUnusable({ status, body }: HttpReply): string {
  if (status >= 300 && status < 400) return `HTTP ${status}: redirects are refused`;
  if (status >= 500) return `HTTP ${status}: the provider failed while it processed the request`;
  const what = /^\s*<(?:!doctype|html)/i.test(body)
    ? 'the reply is an HTML page: a proxy, a captive portal or a wrong base-url'
    : body.trim() === ''
      ? 'the reply is empty'
      : 'the reply has a form that the documentation does not describe';
  return `HTTP ${status}: ${what}`;
}

/** What to do about a refusal that has no code but its HTTP status. */
export function adviseByStatus(outcome: Outcome, provider: string): Advice | undefined {
  if (outcome.kind !== 'rejected') return undefined;
  const status = outcome.codes.find((code) => /^http-4\d\d$/.test(code));
  if (status === undefined) return undefined;
  return { hint: hintFor(status, provider), retryCanHelp: true };
}

function hintFor(code: string, provider: string): string {
  switch (code) {
    case 'http-401':
      return `${provider} does not accept the credentials: check that they are complete, current and from the right account.`;
    case 'http-403':
      return `${provider} does not allow this with these credentials: ask an administrator for the permission, and check the IP restrictions.`;
    case 'http-404':
      return 'The address serves no such endpoint: check base-url, or leave it out.';
    default:
      return `${provider} did not accept the request as a whole: read its message, and check base-url and any proxy on the way.`;
  }
}
