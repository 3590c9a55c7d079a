import type { Call, HttpReply, Outcome, Reading } from '../domain.ts';

/** What a provider's own error body says, where it has one. */
export interface RefusalDetail {
  readonly code?: string;
  readonly message?: string;
}

/**
 * What a reply means by its HTTP status alone: the rules that hold for every provider where the
 * body does not answer for the targets.
 */
export function readStatus(
  reply: HttpReply,
  targets: Call['targets'],
  detail: RefusalDetail = {},
): Reading {
  const { status } = reply;
  const code = detail.code ?? `http-${status}`;
  const text = detail.message ? `HTTP ${status}: ${detail.message}` : `HTTP ${status}`;
  if (status === 429 || (status === 503 && reply.retryAfterMs !== undefined)) {
    return { kind: 'too-soon', scope: 'everything', code, message: text };
  }
  if (status >= 400 && status < 500) {
    const outcome: Outcome = { kind: 'rejected', codes: [code], own: false, message: text };
    const refused = status === 401 || status === 403;
    return {
      kind: 'answered',
      outcomes: targets.map(() => outcome),
      problems: [`A request was refused: ${text}.`],
      ...(refused && { stop: `the provider refused the credentials (${text})` }),
    };
  }
  const outcome: Outcome = { kind: 'unknown', message: describeUnanswered(reply) };
  return { kind: 'answered', outcomes: targets.map(() => outcome), problems: [] };
}

/** Why a reply answers nothing, in the operator's words. */
export function describeUnanswered({ status, body }: HttpReply): string {
  if (status >= 300 && status < 400) return `HTTP ${status}: redirects are refused`;
  if (status >= 500) return `HTTP ${status}: the provider failed while it had the request`;
  const what = /^\s*<(?:!doctype|html)/i.test(body)
    ? 'an HTML page came instead of an answer: a proxy, a captive portal or a wrong base-url'
    : body.trim() === ''
      ? 'an empty reply came instead of an answer'
      : 'the reply is not an answer that the documentation describes';
  return `HTTP ${status}: ${what}`;
}
