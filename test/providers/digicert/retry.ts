import { isIP } from 'node:net';
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
} from '../../simulator/exchange.ts';
import { addressOf, type Ipv6Spelling, labelOf, replyKeyOf } from './addresses.ts';
import {
  type ApiOptions,
  badRequest,
  checkAccount,
  errorReply,
  isId,
  parseJson,
  Refusal,
  readFields,
  refused,
} from './api.ts';
import type { Automations, SentAutomation } from './automations.ts';
import { RETRY_GARBLINGS } from './garblings.ts';

/** A reason why DigiCert refuses one automation. */
export interface DigicertError {
  readonly errorCode: string;
  readonly errorField: string;
  readonly errorMessage: string;
}

export interface RetryOptions extends ApiOptions {
  /** The licence keys that exist; any when left out. */
  readonly licenceKeys?: readonly string[];
  /** Automations that have nothing to retry: `ip:port` (whatever its domain) or `domain@ip:port`. */
  readonly ineligible?: Iterable<string>;
  /** Refusals with codes of your own, by `ip:port` or `domain@ip:port`. */
  readonly refusals?: Readonly<Record<string, readonly Partial<DigicertError>[]>>;
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
  readonly sent: SentAutomation;
}

function entriesOf(parsed: unknown): readonly unknown[] {
  const list = isRecord(parsed) ? parsed.retryAutomationTaskRequests : undefined;
  return Array.isArray(list) ? list : [];
}

function readBody(body: string): ReadBody {
  const parsed = parseJson(body);
  const targets = entriesOf(parsed).flatMap((entry) =>
    isRecord(entry) && typeof entry.ip === 'string' && typeof entry.port === 'number'
      ? [labelOf(entry.ip, entry.port, entry.domainName)]
      : [],
  );
  return { parsed, targets };
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
  const label = labelOf(ip, port, domainName);
  return {
    ip,
    port,
    licenceKey,
    address: addressOf(ip, port),
    label,
    // Only the last one can have a blank in it.
    identity: `${accountId} ${divisionId} ${label} ${managementIp} ${virtualServerName}`,
    sent: {
      ...{ ip, port, accountId, divisionId, domainName, agentLicenseKey, sensorLicenseKey },
      managementIp: entry.managementIp,
      virtualServerName: entry.virtualServerName,
    },
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
  options: RetryOptions,
): readonly Automation[] | Refusal {
  const body = readFields(request, parsed, {
    required: ['accountId', 'retryAutomationTaskRequests'],
  });
  if (body instanceof Refusal) {
    return body;
  }
  if (!isId(body.accountId)) {
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
    if (automation.sent.accountId !== body.accountId) {
      return badRequest(`${where} has another accountId than the request`);
    }
    if (addresses.has(automation.address)) {
      const repeated = `${where} repeats ${automation.address}`;
      return badRequest(`${repeated}: the reply could not tell them apart`);
    }
    addresses.add(automation.address);
    automations.push(automation);
  }
  return checkAccount(body.accountId, options) ?? automations;
}

/** What an accepted automation has. */
const NO_CODES: readonly string[] = [];

/**
 * The stand-in for `bulkretryautomationtask`. An accepted automation is not eligible afterwards, or
 * does what its script says where the automations are known.
 */
export function createRetry(
  options: RetryOptions,
  gate: (request: SeenRequest) => Refusal | undefined,
  known?: Automations,
): Endpoint {
  const ineligible = new Set(options.ineligible);
  const refusals = new Map(Object.entries(options.refusals ?? {}));
  const licenceKeys = options.licenceKeys && new Set(options.licenceKeys);
  const underWay = new Set<string>();
  const spelling = options.ipv6Spelling ?? 'compressed';

  const keyOf = ({ ip, port }: Automation) => replyKeyOf(spelling, ip, port);

  const notEligible = (automation: Automation): DigicertError => ({
    errorCode: NOT_ELIGIBLE,
    errorField: keyOf(automation),
    errorMessage: 'Automated IP/Port is not eligible for retry.',
  });

  const errorsOf = (automation: Automation): readonly DigicertError[] => {
    const { address, label, identity, licenceKey, sent } = automation;
    const names = address === label ? [address] : [address, label];
    const forced = refusals.size === 0 ? [] : names.flatMap((name) => refusals.get(name) ?? []);
    if (forced.length > 0) {
      return forced.map((error) => ({ ...notEligible(automation), ...error }));
    }
    const eligible =
      !(ineligible.size > 0 && names.some((name) => ineligible.has(name))) &&
      (licenceKeys === undefined || licenceKeys.has(licenceKey)) &&
      (known === undefined ? !underWay.has(identity) : known.retry(sent));
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

  return {
    provider: 'digicert',
    name: 'retry',
    path: '/automationws/v1/automation/bulkretryautomationtask',
    latencyMs: options.latencyMs ?? 0,
    garblings: RETRY_GARBLINGS,
    errorReply,
    read: readBody,
    decide(request, parsed) {
      const result = gate(request) ?? readAutomations(request, parsed, options);
      return result instanceof Refusal ? refused(result) : retry(result);
    },
  };
}
