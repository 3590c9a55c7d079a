import { isIP, isIPv6 } from 'node:net';
import {
  type Decision,
  type Endpoint,
  isRecord,
  jsonReply,
  jsonTextReply,
  type ReadBody,
  type Reply,
  type SeenRequest,
  type TargetVerdict,
} from './exchange.ts';
import { createRateLimit, DIGICERT_WINDOWS, type RateWindow } from './limits.ts';

/** A reason why DigiCert refuses one automation. */
export interface DigicertError {
  readonly errorCode: string;
  readonly errorField: string;
  readonly errorMessage: string;
}

/** How DigiCert spells an IPv6 address in a reply; the documentation does not say. */
export type Ipv6Spelling = 'compressed' | 'full' | 'bracketed';

export interface DigicertOptions {
  /** The only key that is let in; any key that is not blank when left out. */
  readonly apiKey?: string;
  /** A key of a "View only" user: known, but may not POST. */
  readonly viewOnlyKey?: string;
  /** The only account that the key may touch; any when left out. */
  readonly accountId?: number;
  /** The licence keys that exist; any when left out. */
  readonly licenceKeys?: readonly string[];
  /** Automations that have nothing to retry: `ip:port` (whatever its domain) or `domain@ip:port`. */
  readonly ineligible?: Iterable<string>;
  /** Refusals with codes of your own, by `ip:port` or `domain@ip:port`. */
  readonly refusals?: Readonly<Record<string, readonly Partial<DigicertError>[]>>;
  readonly latencyMs?: number;
  /** The rate limits of the Services API, or other ones; none when left out. */
  readonly limits?: boolean | readonly RateWindow[];
  /** Whether the maps of a reply have another order than the request; yes when left out. */
  readonly shuffleReply?: boolean;
  readonly ipv6Spelling?: Ipv6Spelling;
}

/** Bulk creation takes at most so many; assumed for the retry. */
const MOST_ENTRIES = 500;

const NOT_ELIGIBLE = '1028';
const FIELD_MISSING = '1004';

interface FieldRule {
  readonly required: boolean;
  readonly expected: string;
  accepts(value: unknown): boolean;
}

const isText = (value: unknown): value is string =>
  typeof value === 'string' && value !== '' && value.trim() === value;
const isId = (value: unknown): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value > 0;
const isAddress = (value: unknown) => typeof value === 'string' && isIP(value) !== 0;

const TEXT = { required: false, expected: 'text that is not blank', accepts: isText };
const ID = { required: true, expected: 'a positive integer', accepts: isId };

/** The fields of an entry as they travel in every documented sample. */
const FIELD_RULES: ReadonlyMap<string, FieldRule> = new Map(
  Object.entries({
    ip: { required: true, expected: 'an IP address', accepts: isAddress },
    port: {
      required: true,
      expected: 'an integer from 1 to 65535',
      accepts: (value) => isId(value) && value <= 65_535,
    },
    accountId: ID,
    divisionId: ID,
    domainName: {
      required: true,
      expected: 'an ASCII domain name or null',
      accepts: (value) => value === null || (isText(value) && /^[\x21-\x7e]{1,253}$/.test(value)),
    },
    agentLicenseKey: TEXT,
    sensorLicenseKey: TEXT,
    managementIp: { required: false, expected: 'an IP address', accepts: isAddress },
    virtualServerName: TEXT,
  }),
);

/** An entry that has passed the rules. */
interface Automation {
  readonly ip: string;
  readonly port: number;
  readonly licenceKey: string;
  /** `ip:port`, and the same with the domain in front of it: as plain lists name it. */
  readonly address: string;
  readonly label: string;
  /** Everything that tells it apart from other automations. */
  readonly identity: string;
  readonly accountId: unknown;
}

/** The one spelling of an IP address that WHATWG URLs use: RFC 5952 for IPv6. */
function canonicalIp(ip: string): string {
  return isIPv6(ip) ? new URL(`http://[${ip}]`).hostname.slice(1, -1) : ip;
}

/** As every IPv6 address has: most are IPv4, and Node looks at each with a long regular expression. */
const hasColon = (ip: string) => ip.includes(':');

/** Eight groups of four digits. */
function fullIpv6(ip: string): string {
  const [head = '', tail] = canonicalIp(ip).split('::');
  const left = head.split(':').filter((group) => group !== '');
  const right = (tail ?? '').split(':').filter((group) => group !== '');
  const zeros = Array<string>(8 - left.length - right.length).fill('0');
  return [...left, ...zeros, ...right].map((group) => group.padStart(4, '0')).join(':');
}

/** `10.0.0.1:443` or `[2001:db8::1]:443`: the entry of a plain list. */
function address(ip: string, port: number): string {
  return hasColon(ip) && isIPv6(ip) ? `[${canonicalIp(ip)}]:${port}` : `${ip}:${port}`;
}

const REPLY_KEYS: Readonly<Record<Ipv6Spelling, (ip: string, port: number) => string>> = {
  compressed: (ip, port) => `${canonicalIp(ip)}:${port}`,
  full: (ip, port) => `${fullIpv6(ip)}:${port}`,
  bracketed: (ip, port) => `[${canonicalIp(ip)}]:${port}`,
};

function labelOf(ip: unknown, port: unknown, domainName: unknown): string | undefined {
  if (typeof ip !== 'string' || typeof port !== 'number') {
    return undefined;
  }
  const at = address(ip, port);
  return typeof domainName === 'string' ? `${domainName}@${at}` : at;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function entriesOf(parsed: unknown): readonly unknown[] {
  const list = isRecord(parsed) ? parsed.retryAutomationTaskRequests : undefined;
  return Array.isArray(list) ? list : [];
}

function readBody(body: string): ReadBody {
  const parsed = parseJson(body);
  const targets = entriesOf(parsed).flatMap((entry) => {
    const label = isRecord(entry) ? labelOf(entry.ip, entry.port, entry.domainName) : undefined;
    return label === undefined ? [] : [label];
  });
  return { parsed, targets };
}

/** An error as the Services API reports it, for requests that never reach the business code. */
function serviceError(status: number, code: string, message: string): Reply {
  return jsonReply(status, { errors: [{ code, message }] });
}

/** A business error as the sibling endpoints report it: HTTP 200, the reason in `data.errors`. */
function businessError(total: number, error: DigicertError): Reply {
  return jsonReply(200, {
    error: null,
    data: {
      retryMessages: {},
      failedRetries: {},
      message: `0 of ${total} automations submitted for retry.`,
      errors: [error],
      status: 'Failed',
    },
  });
}

/** Refused as a whole; `violation` is there when the client broke a documented rule. */
class Refusal {
  readonly reply: Reply;
  readonly violation: string | undefined;
  constructor(reply: Reply, violation?: string) {
    this.reply = reply;
    this.violation = violation;
  }
}

const badRequest = (message: string, status = 400) =>
  new Refusal(serviceError(status, 'invalid_request', message), message);

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

function checkKey(request: SeenRequest, options: DigicertOptions): Refusal | undefined {
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

/** Reads one entry, or says why it cannot be one. */
function readAutomation(entry: unknown, where: string, total: number): Automation | Refusal {
  if (!isRecord(entry)) {
    return badRequest(`${where} is not an object`);
  }
  const stranger = Object.keys(entry).find((field) => !FIELD_RULES.has(field));
  if (stranger !== undefined) {
    return badRequest(`${where}: unknown field '${stranger}'`);
  }
  for (const [field, rule] of FIELD_RULES) {
    const value = entry[field];
    if (value === undefined && rule.required) {
      return missing(total, field, where);
    }
    if (value !== undefined && !rule.accepts(value)) {
      return badRequest(`${where}: '${field}' must be ${rule.expected}`);
    }
  }
  const { ip, port, domainName, agentLicenseKey, sensorLicenseKey } = entry;
  if (agentLicenseKey !== undefined && sensorLicenseKey !== undefined) {
    return badRequest(`${where} has two licence keys`);
  }
  const licenceKey = agentLicenseKey ?? sensorLicenseKey;
  if (typeof licenceKey !== 'string') {
    return missing(total, 'agentLicenseKey', where);
  }
  if (typeof ip !== 'string' || typeof port !== 'number') {
    return badRequest(`${where} has no address`);
  }
  const { accountId, divisionId, managementIp = '', virtualServerName = '' } = entry;
  const at = address(ip, port);
  const label = typeof domainName === 'string' ? `${domainName}@${at}` : at;
  return {
    ip,
    port,
    licenceKey,
    address: at,
    label,
    // Only the last one can have a blank in it.
    identity: `${accountId} ${divisionId} ${label} ${managementIp} ${virtualServerName}`,
    accountId,
  };
}

function missing(total: number, field: string, where: string): Refusal {
  return new Refusal(
    businessError(total, {
      errorCode: FIELD_MISSING,
      errorField: field,
      errorMessage: `${field} is a required field.`,
    }),
    `${where}: '${field}' is missing`,
  );
}

/** Reads the whole body, or says why it is not what the documentation shows. */
function readAutomations(
  request: SeenRequest,
  parsed: unknown,
  options: DigicertOptions,
): readonly Automation[] | Refusal {
  if (!request.bytes.equals(Buffer.from(request.body))) {
    return badRequest('the body is not UTF-8');
  }
  if (!isRecord(parsed)) {
    return badRequest('the body is not a JSON object');
  }
  const shape = Object.keys(parsed).sort().join();
  if (shape !== 'accountId,retryAutomationTaskRequests') {
    return badRequest(`the body has the fields ${shape}`);
  }
  if (!isId(parsed.accountId)) {
    return badRequest("the outer 'accountId' must be a positive integer");
  }
  const entries = entriesOf(parsed);
  if (entries.length === 0 || entries.length > MOST_ENTRIES) {
    return badRequest(`${entries.length} entries, 1 to ${MOST_ENTRIES} are allowed`);
  }
  const automations: Automation[] = [];
  const addresses = new Set<string>();
  for (const [index, entry] of entries.entries()) {
    const where = `entry ${index + 1}`;
    const automation = readAutomation(entry, where, entries.length);
    if (automation instanceof Refusal) {
      return automation;
    }
    if (automation.accountId !== parsed.accountId) {
      return badRequest(`${where} has another accountId than the request`);
    }
    if (addresses.has(automation.address)) {
      const repeated = `${where} repeats ${automation.address}`;
      return badRequest(`${repeated}: the reply could not tell them apart`);
    }
    addresses.add(automation.address);
    automations.push(automation);
  }
  if (options.accountId !== undefined && parsed.accountId !== options.accountId) {
    const message = 'You do not have access to this account.';
    return new Refusal(serviceError(403, 'access_denied', message));
  }
  return automations;
}

/** What an accepted automation has. */
const NO_CODES: readonly string[] = [];

/** The stand-in for `bulkretryautomationtask`; an accepted automation is not eligible afterwards. */
export function createDigicert(options: DigicertOptions, now: () => number): Endpoint {
  const ineligible = new Set(options.ineligible);
  const refusals = new Map(Object.entries(options.refusals ?? {}));
  const licenceKeys = options.licenceKeys && new Set(options.licenceKeys);
  const windows = options.limits === true ? DIGICERT_WINDOWS : options.limits || [];
  const admit = createRateLimit(windows);
  const underWay = new Set<string>();
  const replyKey = REPLY_KEYS[options.ipv6Spelling ?? 'compressed'];

  const keyOf = ({ ip, port, address }: Automation) =>
    hasColon(ip) ? replyKey(ip, port) : address;

  const notEligible = (automation: Automation): DigicertError => ({
    errorCode: NOT_ELIGIBLE,
    errorField: keyOf(automation),
    errorMessage: 'Automated IP/Port is not eligible for retry.',
  });

  const errorsOf = (automation: Automation): readonly DigicertError[] => {
    const { address, label, identity, licenceKey } = automation;
    const names = address === label ? [address] : [address, label];
    const forced = refusals.size === 0 ? [] : names.flatMap((name) => refusals.get(name) ?? []);
    if (forced.length > 0) {
      return forced.map((error) => ({ ...notEligible(automation), ...error }));
    }
    const eligible =
      !(ineligible.size > 0 && names.some((name) => ineligible.has(name))) &&
      !underWay.has(identity) &&
      (licenceKeys === undefined || licenceKeys.has(licenceKey));
    return eligible ? [] : [notEligible(automation)];
  };

  const retry = (automations: readonly Automation[]): Decision => {
    const verdicts: TargetVerdict[] = [];
    /** Members of the two maps, as JSON: an object of 500 new keys takes far longer to make. */
    const submitted: string[] = [];
    const failed: string[] = [];
    for (const [place, automation] of automations.entries()) {
      const { label, identity } = automation;
      const errors = errorsOf(automation);
      const key = JSON.stringify(keyOf(automation));
      if (errors.length === 0) {
        underWay.add(identity);
        submitted.push(`${key}:"Successfully initiated retry."`);
        verdicts.push({ target: label, verdict: 'accepted', codes: NO_CODES, place });
      } else {
        failed.push(`${key}:${JSON.stringify({ errors, status: {} })}`);
        const codes = errors.map(({ errorCode }) => errorCode);
        verdicts.push({ target: label, verdict: 'refused', codes, place });
      }
    }
    const shuffled = (members: string[]) =>
      `{${(options.shuffleReply === false ? members : members.reverse()).join(',')}}`;
    const message = `${submitted.length} of ${automations.length} automations submitted for retry.`;
    const data = [
      `"retryMessages":${shuffled(submitted)}`,
      `"failedRetries":${shuffled(failed)}`,
      `"message":${JSON.stringify(message)},"errors":[],"status":{}`,
    ];
    const reply = jsonTextReply(200, `{"error":null,"data":{${data.join(',')}}}`);
    return { reply, verdicts, violations: [] };
  };

  const refusedEarly = (request: SeenRequest): Refusal | undefined => {
    const refusal = checkHeaders(request) ?? checkKey(request, options);
    if (refusal !== undefined || admit(now())) {
      return refusal;
    }
    const message = 'Service unavailable. Please limit request frequency.';
    return new Refusal(serviceError(429, 'request_limit_exceeded', message));
  };

  return {
    provider: 'digicert',
    path: '/automationws/v1/automation/bulkretryautomationtask',
    latencyMs: options.latencyMs ?? 0,
    read: readBody,
    decide(request, parsed) {
      const result = refusedEarly(request) ?? readAutomations(request, parsed, options);
      if (!(result instanceof Refusal)) {
        return retry(result);
      }
      const violations = result.violation === undefined ? [] : [result.violation];
      return { reply: result.reply, verdicts: [], violations };
    },
  };
}
