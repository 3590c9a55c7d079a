import type {
  Call,
  Entry,
  EntryGrammar,
  HttpReply,
  Outcome,
  PlainReading,
  Plan,
  Provider,
  ProviderSettings,
  Reading,
  Target,
} from '../domain.ts';
import { percentDecoded } from '../secrets.ts';
import { readDigits, readText } from '../targets/fields.ts';
import { readStatus } from './refusals.ts';
import { type Located, uniqueTargets } from './targets.ts';

/** POST; a GET is refused with -17. */
const PATH = '/products/!RetryCAACheck';

/** Refused for coming before the time between two checks was over. */
const TOO_SOON = '-295';
/** Wrong login, locked account, expired password: asking on can lock the account. */
const PERMISSION_DENIED = '-16';

/** An order, by one of its two numbers. */
interface SectigoTarget extends Target {
  readonly parameter: { readonly name: 'certificateID' | 'orderNumber'; readonly value: string };
}

const readCertificateId = readDigits(16);
const readOrderNumber = readText(128);

const grammar: EntryGrammar = {
  fields: { certificateID: readCertificateId, orderNumber: readOrderNumber },
  keys: ['certificateID', 'orderNumber'],
  secrets: [],
  oneOf: [],
  distinguishing: [],
  words: [],
  forms: ['1234567', 'cert:1234567', 'order:ABC-1'],
  plain: readPlain,
  addresses: ({ certificateID, orderNumber }) => [
    ...(certificateID ? [certificateIdentity(certificateID)] : []),
    ...(orderNumber ? [`order:${orderNumber}`] : []),
  ],
  otherKind: ({ certificateID, orderNumber }) =>
    certificateID && orderNumber === undefined ? `order:${certificateID}` : undefined,
};

/** Compared as a number, sent as written. */
const certificateIdentity = (digits: string) => `cert:${digits.replace(/^0+(?=\d)/, '')}`;

/** `1234567`, `cert:1234567`, `order:ABC-1`. */
function readPlain(text: string): PlainReading | undefined {
  const [, prefix, rest = ''] = /^(cert|order):(.*)$/is.exec(text) ?? [];
  if (prefix?.toLowerCase() === 'order') {
    const order = rest.trim();
    const reading =
      order === '' ? { problem: 'has no orderNumber after order:' } : readOrderNumber(order);
    return 'problem' in reading ? reading : { fields: { orderNumber: reading.value } };
  }
  if (prefix === undefined && !/^\d/.test(text)) return undefined;
  if (/^\d{1,3}(?:[.,'\s]\d{3})+$/.test(text)) {
    return { problem: 'seems to have thousands separators: write the digits alone' };
  }
  if (prefix === undefined && !/^\d+([.,]\d+)?(e\+?\d+)?$/i.test(text)) return undefined;
  const reading = readCertificateId(prefix === undefined ? text : rest.trim());
  return 'problem' in reading ? reading : { fields: { certificateID: reading.value } };
}

/** Sectigo RetryCAACheck: relaunches the CAA check of one order. */
export const sectigo: Provider = {
  id: 'sectigo',
  name: 'Sectigo',
  baseUrl: 'https://secure.trust-provider.com',
  inputs: {
    'sectigo-login-name': { kind: 'text', required: true, max: 64 },
    'sectigo-login-password': {
      kind: 'password',
      secrets: (password) => [password],
      required: true,
      max: 128,
    },
  },
  grammar,
  // "1 request per 10 minutes", of a certificate or of an account: the documentation says both.
  pace: { concurrency: 1, windows: [], laterPassMs: 605_000 },
  get codes() {
    return [...HINTS.keys()];
  },
  hint: (code) => HINTS.get(code),
  defaults: () => ({}),
  aliases: () => () => false,
  plan,
};

const HINTS: ReadonlyMap<string, string> = new Map([
  ['-1', 'The provider saw a request without https: check base-url.'],
  ['-2', 'The provider knows no such parameter: report it as a bug of this action.'],
  ['-3', 'A parameter is missing: check the login and that the target has an ID.'],
  ['-4', 'A value is not valid: check the certificateID or orderNumber of this target.'],
  ['-14', 'An error at the provider: run again later.'],
  [
    PERMISSION_DENIED,
    'Permission denied: check login name and password, and whether the account is locked, its password expired or the IP of the runner blocked. The run was stopped, as repeated refusals can lock the account.',
  ],
  ['-17', 'The provider saw another method than POST: check base-url and proxies.'],
  [
    '-96',
    'The user is not active or may not touch this certificate: check its permissions for this order.',
  ],
  [
    TOO_SOON,
    'The time between two checks (by default 10 minutes) is not over: run again later, or with a larger max-wait-minutes. Nothing is wrong with the certificate.',
  ],
  [
    '-296',
    'Only an order in the state "PRE-SIGN FAILED!!!" can be retried: look at the order, it may be issued already.',
  ],
  [
    '-297',
    'The check was run and failed again: look at the CAA records of every name on the certificate, then run again.',
  ],
  ['-298', 'There is no order for this ID: check it, it may belong to another account.'],
  ['-299', 'An error at the provider while it retried: run again later.'],
]);

function plan(entries: readonly Entry[], settings: ProviderSettings): Plan {
  const located: Located<SectigoTarget>[] = [];
  const problems: string[] = [];
  for (const entry of entries) {
    const target = makeTarget(entry);
    if (target) located.push({ target, where: entry.where });
    else problems.push(`${entry.where}: lacks a certificateID or an orderNumber.`);
  }
  const unique = uniqueTargets(located);
  return {
    targets: unique.targets,
    calls: unique.targets.map((target) => makeCall(target, settings)),
    problems: [...problems, ...unique.problems],
    warnings: [],
    notices: unique.notices,
  };
}

function makeTarget({ name, fields: { certificateID, orderNumber } }: Entry) {
  if (certificateID !== undefined) {
    return targetOf('certificateID', certificateID, `cert:${certificateID}`, name);
  }
  if (orderNumber === undefined) return undefined;
  return targetOf('orderNumber', orderNumber, `order:${orderNumber}`, name);
}

function targetOf(
  field: 'certificateID' | 'orderNumber',
  value: string,
  label: string,
  name: string | undefined,
): SectigoTarget {
  const named = name === undefined ? {} : { name };
  return {
    label,
    ...named,
    identity: field === 'certificateID' ? certificateIdentity(value) : label,
    shown: { [field]: value },
    again: { ...named, [field]: value },
    parameter: { name: field, value },
  };
}

function makeCall(target: SectigoTarget, { inputs, baseUrl, userAgent }: ProviderSettings): Call {
  // No other parameter: an unknown one is refused with -2.
  const body = new URLSearchParams({
    loginName: inputs['sectigo-login-name'] ?? '',
    loginPassword: inputs['sectigo-login-password'] ?? '',
    [target.parameter.name]: target.parameter.value,
  });
  return {
    targets: [target],
    request: {
      url: new URL(baseUrl + PATH),
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'user-agent': userAgent },
      body: body.toString(),
      // A reply names no target.
      ownConnection: true,
    },
    read: (reply) => readReply(reply, [target]),
  };
}

const isSuccess = ({ status }: HttpReply) => status >= 200 && status <= 299;

/** A whole code counts whatever the HTTP status; only 0 with a success status is a success. */
function readReply(reply: HttpReply, targets: readonly SectigoTarget[]): Reading {
  const { codes, message } = parseReply(reply.body);
  const [code] = codes;
  // Also with a code that is no number: a refused login has to stop the run, and a request that
  // came too soon did not count.
  if (code === undefined) return readStatus(reply, targets);
  if (codes.length === 1 && !isSuccess(reply) && !/^-?\d+$/.test(code)) {
    return readStatus(reply, targets);
  }
  const answer = (outcome: Outcome, stop?: string): Reading => ({
    kind: 'answered',
    outcomes: [outcome],
    problems: [],
    ...(stop !== undefined && { stop }),
  });
  const unknown = (why: string) => answer({ kind: 'unknown', message: why });

  if (codes.length > 1) return unknown('the reply has more than one errorCode');
  if (code === TOO_SOON) {
    return { kind: 'too-soon', scope: 'call', code, message: message || 'too soon' };
  }
  if (/^-[1-9]\d*$/.test(code)) {
    const text = message || 'refused without a text';
    const outcome: Outcome = { kind: 'rejected', codes: [code], own: true, message: text };
    return answer(outcome, code === PERMISSION_DENIED ? `permission denied (${code})` : undefined);
  }
  if (code !== '0') return unknown('the errorCode is neither 0 nor below 0');
  if (!isSuccess(reply)) {
    return unknown(`HTTP ${reply.status} with errorCode 0 contradicts itself`);
  }
  return answer({ kind: 'submitted', message: message || 'accepted without a text' });
}

/**
 * `errorCode=0&errorMessage=…`, form-urlencoded or with raw blanks. A text can hold a raw `&`, `%`
 * or `=`, so it is not split at every `&`: it ends where the next known name starts. A code has
 * none of these. What does not begin like a form is none: a page can have an address in it.
 */
function parseReply(body: string): { codes: readonly string[]; message: string } {
  const [start = '', ...parts] = body
    .trim()
    .split(/(?:^|&)(errorCode|errorMessage|errorDetail|errorItem)=/i);
  if (!/^(?:$|\w+=)/.test(start)) return { codes: [], message: '' };
  const values = new Map<string, string[]>();
  for (let index = 0; index + 1 < parts.length; index += 2) {
    const name = (parts[index] ?? '').toLowerCase();
    const text = parts[index + 1] ?? '';
    const value = name === 'errorcode' ? text.replace(/&.*$/s, '') : text;
    const known = values.get(name);
    if (known) known.push(decodeForm(value));
    else values.set(name, [decodeForm(value)]);
  }
  const texts = ['errormessage', 'errordetail', 'erroritem'].flatMap(
    (name) => values.get(name) ?? [],
  );
  return { codes: values.get('errorcode') ?? [], message: texts.filter(Boolean).join('; ') };
}

/** A text with raw blanks has no `+` for them. */
function decodeForm(text: string): string {
  return percentDecoded(text.includes(' ') ? text : text.replaceAll('+', ' '));
}
