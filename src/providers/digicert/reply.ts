import type { ParsedReply } from '../../domain/api.ts';
import type { HttpReply } from '../../domain/http.ts';
import type { Outcome } from '../../domain/outcome.ts';
import type { SubmissionAnswer } from '../../domain/provider.ts';
import { pluralize } from '../../text/format.ts';
import { memoize } from '../../text/memoize.ts';
import { answered, type ErrorDetail, isSuccess, readStatus } from '../http-status.ts';
import { decodeRetryReply, type RetryReply } from './decode-reply.ts';
import type { DigicertTarget } from './target.ts';

/** Servers send it to idle connections, so it may not answer any request. */
const REQUEST_TIMEOUT = 408;
/** A reply of 16 MiB has room for a million problems: more than anybody reads. */
const MAX_PROBLEMS = 20;

/** What a reply of the bulk retry says about each target of the request. */
export function readReply(
  reply: HttpReply,
  targets: readonly DigicertTarget[],
): ParsedReply<SubmissionAnswer> {
  const addresses = targets.map(({ address }) => address);
  const decoded = decodeRetryReply(reply.body, new Set(addresses));
  const byStatus = readStatus(reply, targets, decoded?.errors[0]);
  if (byStatus.kind !== 'answered') return byStatus;
  const { outcomes, problems, stop } = byStatus.value;
  return answered({
    outcomes: targets.map(({ address }, index) => {
      if (reply.status === REQUEST_TIMEOUT) return TIMED_OUT;
      const own = decoded && outcomeIn(decoded, address, isSuccess(reply));
      return own ?? outcomes[index] ?? UNNAMED;
    }),
    problems: atMost(MAX_PROBLEMS, [...problems, ...(decoded?.problems ?? [])]),
    ...(stop !== undefined && { stop }),
  });
}

/** The outcome of one target in the maps; `undefined` if the HTTP status decides. */
function outcomeIn(decoded: RetryReply, address: string, success: boolean): Outcome | undefined {
  const { maps, errors } = decoded;
  const refusal = maps?.refused.get(address);
  if (refusal !== undefined) {
    // Only a success can have codes that the user ignores.
    const targetSpecific = success && refusal.codes.every(isShownExactly);
    return { kind: 'rejected', targetSpecific, ...refusal };
  }
  const text = maps?.accepted.get(address);
  if (text !== undefined) return success ? accepted(text) : ACCEPTED_WITHOUT_SUCCESS;
  // Maps in another form may name the target all the same.
  if (!success || maps === undefined) return undefined;
  const [requestError] = errors;
  if (requestError !== undefined) return rejectedBy(requestError);
  // Empty maps are no answer at all: the HTTP status says so for all targets.
  const isNamed = maps.accepted.size + maps.refused.size > 0;
  return isNamed ? UNNAMED : undefined;
}

const TIMED_OUT: Outcome = {
  kind: 'unknown',
  message: 'HTTP 408: servers also send it to idle connections, so it may not be the answer',
};

const UNNAMED: Outcome = { kind: 'unknown', message: 'the reply does not name this target' };

const ACCEPTED_WITHOUT_SUCCESS: Outcome = {
  kind: 'unknown',
  message: 'the reply accepts the target, but its HTTP status is no success',
};

/** DigiCert says the same about most targets: they share one outcome. */
const accepted = memoize(
  (text: string): Outcome =>
    text === ''
      ? { kind: 'unknown', message: 'the reply names the target without a text' }
      : { kind: 'submitted', message: text },
);

function rejectedBy({ code, message }: ErrorDetail): Outcome {
  return {
    kind: 'rejected',
    codes: code === undefined ? [] : [code],
    targetSpecific: false,
    message: message ?? 'the request as a whole was refused',
  };
}

/**
 * Whether a code is shown as it came. Another code is cleaned first, and the rest of it could be a
 * code that the user ignores.
 */
function isShownExactly(code: string): boolean {
  return /^[\x20-\x7e]{1,64}$/.test(code);
}

function atMost(max: number, problems: readonly string[]): readonly string[] {
  if (problems.length <= max) return problems;
  return [
    ...problems.slice(0, max),
    `The reply has ${pluralize(problems.length - max, 'more problem')}.`,
  ];
}
