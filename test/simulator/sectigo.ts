import type { Decision, Endpoint, ReadBody, Reply, SeenRequest } from './exchange.ts';

/** The state of a certificate whose CAA check may be relaunched. */
export const RETRYABLE_STATE = 'PRE-SIGN FAILED!!!';

/** What the ten minutes of the documentation are counted by; it can be read in three ways. */
export type SectigoLimit = 'certificate' | 'account' | 'account-counting-refusals';

export interface SectigoOptions {
  /** The only login that is let in; any when left out. */
  readonly loginName?: string;
  readonly password?: string;
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
  /** `raw` leaves blanks as they are, like the documented sample; `encoded`, like the siblings. */
  readonly encoding?: 'raw' | 'encoded';
  /** Sends `errorItem` or `errorDetail` too, as the siblings may. */
  readonly details?: boolean;
  /** Leaves `errorMessage` out: the reply only "may contain" it. */
  readonly withoutText?: boolean;
  /** The HTTP status of errors; 200 when left out, it is not documented. */
  readonly status?: number;
  /** Refuses requests that do not come over TLS with -1, as the real endpoint does. */
  readonly requireTls?: boolean;
  readonly latencyMs?: number;
}

const TEN_MINUTES_MS = 600_000;

/** Every documented code and its text. */
export const SECTIGO_TEXTS: Readonly<Record<number, string>> = {
  0: 'CAA Check successfully relaunched',
  [-1]: 'Request was not made over https!',
  [-2]: 'Unrecognized argument!',
  [-3]: "The 'argument' argument is missing!",
  [-4]: "The value of the 'argument' argument is invalid!",
  [-14]: 'An unknown error occurred!',
  [-16]: 'Permission denied!',
  [-17]: 'Request used GET rather than POST!',
  [-96]: 'User is not active or not allowed to access this certificate',
  [-295]: 'Minimum time between checks has not elapsed',
  [-296]: 'Wrong certificate state',
  [-297]: 'CAA check could not be retried successfully',
  [-298]: 'No data for this certificateID',
  [-299]: 'Unknown error while retrying the CAA check',
};

/** Codes after which a check was made, so that the time until the next one starts. */
const CHECKED: ReadonlySet<number> = new Set([0, -297]);

/** What each parameter may hold. */
const PARAMETERS: Readonly<Record<string, (value: string) => boolean>> = {
  loginName: (value) => value.length <= 64,
  loginPassword: (value) => value.length <= 128,
  certificateID: (value) => /^\d{1,16}$/.test(value),
  orderNumber: (value) => value.length <= 128,
};

/** A code, with the text that names the argument where there is one. */
interface Answer {
  readonly code: number;
  readonly argument?: string;
  /** What the client did wrong, where it broke a documented rule. */
  readonly violation?: string;
}

function argumentError(code: -2 | -3 | -4, argument: string, why: string): Answer {
  return { code, argument, violation: `${why}: ${argument}` };
}

function textOf({ code, argument }: Answer): string {
  const text = SECTIGO_TEXTS[code] ?? 'No text for this code';
  return argument === undefined ? text : text.replace("'argument'", `'${argument}'`);
}

/**
 * Decodes one form component, strictly: no raw blank, control or non-ASCII character, complete
 * percent triplets that are UTF-8.
 */
function decodeComponent(text: string): string | undefined {
  if (!/^[\x21-\x7e]*$/.test(text)) {
    return undefined;
  }
  try {
    return decodeURIComponent(text.replaceAll('+', '%20'));
  } catch {
    return undefined;
  }
}

type FormPair = readonly [name: string, value: string | undefined];

/** The pairs in their order; a value that cannot be decoded is `undefined`. */
function readForm(body: string): readonly FormPair[] {
  return body
    .split('&')
    .filter((part) => part !== '')
    .map((part): FormPair => {
      const equals = part.indexOf('=');
      const name = equals === -1 ? part : part.slice(0, equals);
      const value = equals === -1 ? undefined : decodeComponent(part.slice(equals + 1));
      return [decodeComponent(name) ?? name, value];
    });
}

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

/** Checks what can be checked without knowing the account. */
function checkForm(pairs: readonly FormPair[]): Answer | undefined {
  const names = pairs.map(([name]) => name);
  const stranger = names.find((name) => PARAMETERS[name] === undefined);
  if (stranger !== undefined) {
    return argumentError(-2, stranger, 'unknown parameter');
  }
  const given = new Map(pairs);
  for (const name of ['loginName', 'loginPassword']) {
    if (!given.has(name) || given.get(name) === '') {
      return argumentError(-3, name, 'missing parameter');
    }
  }
  if (!given.has('certificateID') && !given.has('orderNumber')) {
    return argumentError(-3, 'certificateID', 'missing parameter');
  }
  if (given.has('certificateID') && given.has('orderNumber')) {
    return argumentError(-4, 'orderNumber', 'beside certificateID');
  }
  if (given.size !== pairs.length) {
    const twice = names.find((name, index) => names.indexOf(name) !== index) ?? '';
    return argumentError(-4, twice, 'given twice');
  }
  const invalid = pairs.find(
    ([name, value]) => value === undefined || value === '' || !PARAMETERS[name]?.(value),
  );
  return invalid && argumentError(-4, invalid[0], 'invalid value');
}

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
function createForcedCodes(replies: SectigoOptions['replies']) {
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
export function createSectigo(options: SectigoOptions, now: () => number): Endpoint {
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

  const checkRequest = (request: SeenRequest): Answer | undefined => {
    if (request.method !== 'POST') {
      return { code: -17, violation: `${request.method} used` };
    }
    if (options.requireTls === true && !request.secure) {
      return { code: -1, violation: 'not https' };
    }
    const type = request.headers['content-type'] ?? '';
    const isForm = /^application\/x-www-form-urlencoded *(;.*)?$/i.test(type);
    const refused = checkForm(isForm ? readForm(request.body) : []);
    return refused && !isForm ? { ...refused, violation: `Content-Type is '${type}'` } : refused;
  };

  const checkLogin = (fields: ReadonlyMap<string, string | undefined>): Answer | undefined => {
    const { loginName, password } = options;
    const known =
      (loginName === undefined || fields.get('loginName') === loginName) &&
      (password === undefined || fields.get('loginPassword') === password);
    return known ? undefined : { code: -16 };
  };

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

  const replyTo = (answer: Answer): Reply => {
    const write = options.encoding === 'encoded' ? formEncoded : asIs;
    const pairs = [['errorCode', String(answer.code)]];
    if (options.withoutText !== true) {
      pairs.push(['errorMessage', textOf(answer)]);
    }
    if (options.details === true && answer.code !== 0) {
      pairs.push(
        answer.argument === undefined
          ? ['errorDetail', `code ${answer.code}`]
          : ['errorItem', answer.argument],
      );
    }
    return {
      status: answer.code === 0 ? 200 : (options.status ?? 200),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: pairs.map(([name = '', value = '']) => `${name}=${write(value)}`).join('&'),
    };
  };

  const decideOn = (fields: ReadonlyMap<string, string | undefined>, target: string): Decision => {
    const wrongLogin = checkLogin(fields);
    const answer = wrongLogin ?? check(target);
    if (wrongLogin === undefined) {
      limit.answered(target, answer.code);
    }
    const accepted = answer.code === 0;
    return {
      reply: replyTo(answer),
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
    path: '/products/!RetryCAACheck',
    latencyMs: options.latencyMs ?? 0,
    read: readBody,
    decide(request) {
      const refused = checkRequest(request);
      if (refused !== undefined) {
        const violations = refused.violation === undefined ? [] : [refused.violation];
        return { reply: replyTo(refused), verdicts: [], violations };
      }
      const fields = new Map(readForm(request.body));
      return decideOn(fields, targetOf(fields) ?? '');
    },
  };
}

const asIs = (text: string) => text;
const formEncoded = (text: string) => new URLSearchParams({ '': text }).toString().slice(1);
