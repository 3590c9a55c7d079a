import {
  type Decision,
  isRecord,
  jsonReply,
  type Reply,
  type SeenRequest,
} from '../../simulator/exchange.ts';
import { createRateLimit, type RateWindow } from '../../simulator/limits.ts';

/** What all endpoints of the API check before they look at the body. */
export interface ApiOptions {
  /** The only key that is let in; any key that is not blank when left out. */
  readonly apiKey?: string;
  /** A key of a "View only" user: known, but may not POST. */
  readonly viewOnlyKey?: string;
  /** The only account that the key may touch; any when left out. */
  readonly accountId?: number;
  readonly latencyMs?: number;
  /** The rate limits of the Services API, or other ones; none when left out. */
  readonly limits?: boolean | readonly RateWindow[];
}

/** The limits of the Services API for one key; assumed to hold for automation too. */
const WINDOWS: readonly RateWindow[] = [
  { limit: 100, milliseconds: 5_000 },
  { limit: 1_000, milliseconds: 180_000 },
];

/** Refused as a whole; `violation` is there when the client broke a documented rule. */
export class Refusal {
  readonly reply: Reply;
  readonly violation: string | undefined;
  constructor(reply: Reply, violation?: string) {
    this.reply = reply;
    this.violation = violation;
  }
}

/** A refused request: nothing happened to any target. */
export function refused({ reply, violation }: Refusal): Decision {
  return { reply, verdicts: [], violations: violation === undefined ? [] : [violation] };
}

/** An error as the Services API reports it, for requests that never reach the business code. */
function serviceError(status: number, code: string, message: string): Reply {
  return jsonReply(status, { errors: [{ code, message }] });
}

/** A request that no documented client sends. */
export function badRequest(message: string, status = 400): Refusal {
  return new Refusal(serviceError(status, 'invalid_request', message), message);
}

const TOO_MANY = 'Service unavailable. Please limit request frequency.';

/** Error codes of the Services API that stand for an HTTP status. */
export const SERVICE_CODES: Readonly<Record<number, readonly [code: string, message: string]>> = {
  401: ['invalid_api_key', 'The API key is missing or invalid.'],
  403: ['access_denied', 'You do not have permission to do this.'],
  404: ['not_found', 'The resource does not exist.'],
  429: ['request_limit_exceeded', TOO_MANY],
};

/** The documented body of an HTTP error. */
export function errorReply(status: number): Reply | undefined {
  const documented = SERVICE_CODES[status];
  return documented && serviceError(status, ...documented);
}

/** Reads text as JSON; `undefined` where it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Whether a value is an ID as the samples send it: a positive integer, never text. */
export function isId(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0;
}

function checkHeaders(request: SeenRequest): Refusal | undefined {
  const { headers } = request;
  if (request.method !== 'POST') {
    return badRequest(`${request.method} is not allowed, only POST`, 405);
  }
  if (!/^application\/json *(; *charset="?utf-8"?)?$/i.test(headers['content-type'] ?? '')) {
    return badRequest('Content-Type must be application/json in UTF-8', 415);
  }
  if (headers['content-length'] === undefined) {
    return badRequest('Content-Length is missing', 411);
  }
  if ((headers['user-agent'] ?? '') === '') {
    return badRequest('User-Agent is missing');
  }
  return undefined;
}

function checkKey(request: SeenRequest, options: ApiOptions): Refusal | undefined {
  const key = request.headers['x-dc-devkey'] ?? '';
  if (key !== '' && key === options.viewOnlyKey) {
    const message = 'The API key is "View only" and may not POST.';
    return new Refusal(serviceError(403, 'access_denied', message));
  }
  if (key === '' || (options.apiKey !== undefined && key !== options.apiKey)) {
    const message = 'The API key is missing or invalid.';
    const violation = key === '' ? 'X-DC-DEVKEY is missing' : undefined;
    return new Refusal(serviceError(401, 'invalid_api_key', message), violation);
  }
  return undefined;
}

/** Everything that comes before the body: headers, key and the rate limit, which all requests share. */
export function createGate(
  options: ApiOptions,
  now: () => number,
): (request: SeenRequest) => Refusal | undefined {
  const windows = options.limits === true ? WINDOWS : options.limits || [];
  const admit = createRateLimit(windows);
  return (request) => {
    const refusal = checkHeaders(request) ?? checkKey(request, options);
    if (refusal !== undefined || admit(now())) {
      return refusal;
    }
    return new Refusal(serviceError(429, 'request_limit_exceeded', TOO_MANY));
  };
}

/** The fields that a body has to have, and may have. */
interface Shape {
  readonly required: readonly string[];
  readonly optional?: readonly string[];
}

/** The body as a JSON object in UTF-8 with these fields, or the reason why it is not. */
export function readFields(
  request: SeenRequest,
  parsed: unknown,
  { required, optional = [] }: Shape,
): Readonly<Record<string, unknown>> | Refusal {
  if (!request.bytes.equals(Buffer.from(request.body))) {
    return badRequest('the body is not UTF-8');
  }
  if (!isRecord(parsed)) {
    return badRequest('the body is not a JSON object');
  }
  const fields = Object.keys(parsed);
  const missing = required.some((field) => !fields.includes(field));
  const unknown = fields.some((field) => !required.includes(field) && !optional.includes(field));
  return missing || unknown
    ? badRequest(`the body has the fields ${fields.sort().join()}`)
    : parsed;
}

/** Refuses an account that the key may not touch. */
export function checkAccount(accountId: unknown, options: ApiOptions): Refusal | undefined {
  if (options.accountId === undefined || accountId === options.accountId) return undefined;
  return new Refusal(serviceError(403, 'access_denied', 'You do not have access to this account.'));
}
