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

/** The state of a certificate whose CAA check may be relaunched. */
export const RETRYABLE_STATE = 'PRE-SIGN FAILED!!!';

/** What the ten minutes of the documentation are counted by; it can be read in three ways. */
export type SectigoLimit = 'certificate' | 'account' | 'account-counting-refusals';

export interface RetryOptions extends ApiOptions {
  /** `certificate` when left out. */
  readonly limit?: SectigoLimit;
  /** 10 minutes when left out. */
  readonly limitMs?: number;
  /**
   * The state of each certificate or order, by `1234567`, `cert:1234567` or `order:ABC-1`. When
   * left out, every one exists and may be retried.
   */
  readonly certificates?: Readonly<Record<string, string>>;
  /** Codes that are answered whatever the state, by target; of a list, one for each call. */
  readonly replies?: Readonly<Record<string, number | readonly number[]>>;
}

const TEN_MINUTES_MS = 600_000;

/** Codes after which a check was made, so that the time until the next one starts. */
const CHECKED: ReadonlySet<number> = new Set([0, -297]);

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

function certificateTarget(id: string): string {
  return `cert:${/^\d+$/.test(id) ? BigInt(id) : id}`;
}

/** Accepts `1234567` for `cert:1234567` in options. */
function normalTarget(name: string): string {
  const [, id] = /^(?:cert:)?(\d+)$/.exec(name) ?? [];
  return id === undefined ? name : certificateTarget(id);
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

/** Remembers when the time until the next call started, by the chosen reading of the limit. */
function createCheckLimit(limit: SectigoLimit, limitMs: number, now: () => number) {
  const last = new Map<string, number>();
  const keyOf = (target: string) => (limit === 'certificate' ? target : 'account');
  return {
    tooSoon(target: string): boolean {
      const at = last.get(keyOf(target));
      return at !== undefined && now() - at < limitMs;
    },
    answered(target: string, code: number): void {
      if (limit === 'account-counting-refusals' || CHECKED.has(code)) {
        last.set(keyOf(target), now());
      }
    },
  };
}

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

/** The stand-in for `!RetryCAACheck`. */
export function createRetry(options: RetryOptions, now: () => number): Endpoint {
  const states =
    options.certificates &&
    new Map(
      Object.entries(options.certificates).map(([name, state]) => [normalTarget(name), state]),
    );
  const forcedCode = createForcedCodes(options.replies);
  const limit = createCheckLimit(
    options.limit ?? 'certificate',
    options.limitMs ?? TEN_MINUTES_MS,
    now,
  );

  const check = (target: string): Answer => {
    const forced = forcedCode(target);
    if (forced !== undefined) {
      return { code: forced };
    }
    if (limit.tooSoon(target)) {
      return { code: -295 };
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
