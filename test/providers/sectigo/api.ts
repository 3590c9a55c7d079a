import type { Decision, Reply, SeenRequest } from '../../simulator/exchange.ts';

/** What all endpoints of the API check, and how they write their replies. */
export interface ApiOptions {
  /** The only login that is let in; any when left out. */
  readonly loginName?: string;
  readonly password?: string;
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

/** Every documented code of the retry and its text. */
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

/** What a form may hold: a check for the value of each parameter. */
export type Parameters = Readonly<Record<string, (value: string) => boolean>>;

/** The parameters of the login, which every endpoint requires. */
export const LOGIN: Parameters = {
  loginName: (value) => value.length <= 64,
  loginPassword: (value) => value.length <= 128,
};

/** A code, with the text that names the argument where there is one. */
export interface Answer {
  readonly code: number;
  readonly argument?: string;
  /** Another text than the documented one. */
  readonly text?: string;
  /** What the client did wrong, where it broke a documented rule. */
  readonly violation?: string;
}

export function argumentError(code: -2 | -3 | -4, argument: string, why: string): Answer {
  return { code, argument, violation: `${why}: ${argument}` };
}

/** The code of the sibling endpoints that limits calls; the retry does not document it. */
const CALL_LIMIT = -42;
const CALL_LIMIT_TEXT = 'Call limit reached, please try again later';

function textOf({ code, argument, text: given }: Answer): string {
  if (given !== undefined) return given;
  if (code === CALL_LIMIT) return CALL_LIMIT_TEXT;
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

export type FormPair = readonly [name: string, value: string | undefined];

/** The pairs in their order; a value that cannot be decoded is `undefined`. */
export function readForm(body: string): readonly FormPair[] {
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

/** Checks the login and the values, once the endpoint has checked which parameters there are. */
function checkValues(pairs: readonly FormPair[], parameters: Parameters): Answer | undefined {
  const names = pairs.map(([name]) => name);
  if (new Set(names).size !== names.length) {
    const twice = names.find((name, index) => names.indexOf(name) !== index) ?? '';
    return argumentError(-4, twice, 'given twice');
  }
  const invalid = pairs.find(
    ([name, value]) => value === undefined || value === '' || !parameters[name]?.(value),
  );
  return invalid && argumentError(-4, invalid[0], 'invalid value');
}

/**
 * Checks a form: only known parameters, a login, what `checkChoice` says about the parameters that
 * are there, and the values.
 */
export function checkForm(
  pairs: readonly FormPair[],
  parameters: Parameters,
  checkChoice: (given: ReadonlyMap<string, string | undefined>) => Answer | undefined,
): Answer | undefined {
  const stranger = pairs.find(([name]) => !Object.hasOwn(parameters, name));
  if (stranger !== undefined) {
    return argumentError(-2, stranger[0], 'unknown parameter');
  }
  const given = new Map(pairs);
  for (const name of Object.keys(LOGIN)) {
    if (!given.has(name) || given.get(name) === '') {
      return argumentError(-3, name, 'missing parameter');
    }
  }
  return checkChoice(given) ?? checkValues(pairs, parameters);
}

/** Checks the request around the form, and then the form. */
export function checkRequest(
  request: SeenRequest,
  options: ApiOptions,
  check: (pairs: readonly FormPair[]) => Answer | undefined,
): Answer | undefined {
  if (request.method !== 'POST') {
    return { code: -17, violation: `${request.method} used` };
  }
  if (options.requireTls === true && !request.secure) {
    return { code: -1, violation: 'not https' };
  }
  const type = request.headers['content-type'] ?? '';
  const isForm = /^application\/x-www-form-urlencoded *(;.*)?$/i.test(type);
  const refused = check(isForm ? readForm(request.body) : []);
  return refused && !isForm ? { ...refused, violation: `Content-Type is '${type}'` } : refused;
}

/** Refuses a login that is not the right one. */
export function checkLogin(
  fields: ReadonlyMap<string, string | undefined>,
  { loginName, password }: ApiOptions,
): Answer | undefined {
  const known =
    (loginName === undefined || fields.get('loginName') === loginName) &&
    (password === undefined || fields.get('loginPassword') === password);
  return known ? undefined : { code: -16 };
}

const asIs = (text: string) => text;
const formEncoded = (text: string) => new URLSearchParams({ '': text }).toString().slice(1);

/** Encodes text as `encoding` says. */
export function writerOf(options: ApiOptions): (text: string) => string {
  return options.encoding === 'encoded' ? formEncoded : asIs;
}

/** The reply that says a code and its text. */
export function replyTo(answer: Answer, options: ApiOptions): Reply {
  const write = writerOf(options);
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
}

/** A request that was refused before anything was looked up. */
export function refusedForm(answer: Answer, options: ApiOptions): Decision {
  const violations = answer.violation === undefined ? [] : [answer.violation];
  return { reply: replyTo(answer, options), verdicts: [], violations };
}
