import type { Decision, Endpoint, ReadBody } from '../../simulator/exchange.ts';
import {
  type Answer,
  type ApiOptions,
  argumentError,
  checkForm,
  checkLogin,
  checkRequest,
  type FormPair,
  LOGIN,
  type Parameters,
  readForm,
  refusedForm,
  replyTo,
} from './api.ts';
import { RETRY_GARBLINGS } from './garblings.ts';
import type { CallLimit, LimitOptions } from './limit.ts';
import type { Orders } from './orders.ts';
import { certificateTarget, normalTarget } from './targets.ts';

/** The state of a certificate whose CAA check may be relaunched. */
export const RETRYABLE_STATE = 'PRE-SIGN FAILED!!!';

export interface RetryOptions extends ApiOptions, LimitOptions {
  /**
   * The state of each certificate or order, by `1234567`, `cert:1234567` or `order:ABC-1`. When
   * left out, every one exists and may be retried.
   */
  readonly certificates?: Readonly<Record<string, string>>;
  /** Codes that are answered whatever the state, by target; of a list, one for each call. */
  readonly replies?: Readonly<Record<string, number | readonly number[]>>;
}

/** What each parameter may hold. */
const PARAMETERS: Parameters = {
  ...LOGIN,
  certificateID: (value) => /^\d{1,16}$/.test(value),
  orderNumber: (value) => value.length <= 128,
};

/** Certificate numbers are compared as numbers: leading zeros do not matter. */
function targetOf(fields: ReadonlyMap<string, string | undefined>): string | undefined {
  const certificate = fields.get('certificateID');
  if (certificate !== undefined && certificate !== '') {
    return certificateTarget(certificate);
  }
  const order = fields.get('orderNumber');
  return order === undefined || order === '' ? undefined : `order:${order}`;
}

function readBody(body: string): ReadBody {
  const fields = new Map(readForm(body));
  const target = targetOf(fields);
  return { parsed: Object.fromEntries(fields), targets: target === undefined ? [] : [target] };
}

function checkChoice(given: ReadonlyMap<string, string | undefined>): Answer | undefined {
  if (!given.has('certificateID') && !given.has('orderNumber')) {
    return argumentError(-3, 'certificateID', 'missing parameter');
  }
  if (given.has('certificateID') && given.has('orderNumber')) {
    return argumentError(-4, 'orderNumber', 'beside certificateID');
  }
  return undefined;
}

const checkPairs = (pairs: readonly FormPair[]) => checkForm(pairs, PARAMETERS, checkChoice);

/** Gives the forced code of a target: always the same one, or one of a list for each call. */
function createForcedCodes(replies: RetryOptions['replies']) {
  const queues = new Map<string, number[]>();
  const constant = new Map<string, number>();
  for (const [name, codes] of Object.entries(replies ?? {})) {
    if (typeof codes === 'number') {
      constant.set(normalTarget(name), codes);
    } else {
      queues.set(normalTarget(name), [...codes]);
    }
  }
  return (target: string) => constant.get(target) ?? queues.get(target)?.shift();
}

/** The stand-in for `!RetryCAACheck`, for the orders where they are known. */
export function createRetry(options: RetryOptions, limit: CallLimit, orders?: Orders): Endpoint {
  const states =
    options.certificates &&
    new Map(
      Object.entries(options.certificates).map(([name, state]) => [normalTarget(name), state]),
    );
  const forcedCode = createForcedCodes(options.replies);

  const check = (target: string): Answer => {
    const forced = forcedCode(target);
    if (forced !== undefined) {
      return { code: forced };
    }
    if (limit.tooSoon(target)) {
      return { code: -295 };
    }
    if (orders !== undefined) {
      return { code: orders.retry(target) };
    }
    const state = states === undefined ? RETRYABLE_STATE : states.get(target);
    if (state === undefined) {
      return { code: -298 };
    }
    return { code: state === RETRYABLE_STATE ? 0 : -296 };
  };

  const decideOn = (fields: ReadonlyMap<string, string | undefined>, target: string): Decision => {
    const wrongLogin = checkLogin(fields, options);
    const answer = wrongLogin ?? check(target);
    if (wrongLogin === undefined) {
      limit.answered(target, answer.code);
    }
    const accepted = answer.code === 0;
    return {
      reply: replyTo(answer, options),
      verdicts: [
        {
          target,
          verdict: accepted ? 'accepted' : 'refused',
          codes: accepted ? [] : [String(answer.code)],
          place: 0,
        },
      ],
      violations: [],
    };
  };

  return {
    provider: 'sectigo',
    name: 'retry',
    path: '/products/!RetryCAACheck',
    latencyMs: options.latencyMs ?? 0,
    garblings: RETRY_GARBLINGS,
    errorReply: () => undefined,
    read: readBody,
    decide(request) {
      const refused = checkRequest(request, options, checkPairs);
      if (refused !== undefined) return refusedForm(refused, options);
      const fields = new Map(readForm(request.body));
      return decideOn(fields, targetOf(fields) ?? '');
    },
  };
}
