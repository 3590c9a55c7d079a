import type { HttpReply, Outcome, Reading } from '../../domain.ts';
import { joinAddress, readIp, readPort } from '../../targets/fields.ts';
import { type RefusalDetail, readStatus } from '../refusals.ts';
import type { DigicertTarget } from './target.ts';

/** The documented parts of a reply, whatever was around them. */
interface Reply {
  /** Absent where the maps do not have the documented shape: then they answer for nobody. */
  readonly maps:
    | {
        readonly accepted: ReadonlyMap<string, string>;
        readonly refused: ReadonlyMap<string, Refusal>;
      }
    | undefined;
  /** Errors of the request as a whole, wherever the reply has them. */
  readonly errors: readonly RefusalDetail[];
  readonly problems: readonly string[];
}

interface Refusal {
  readonly codes: readonly string[];
  readonly message: string;
}

/** Servers send it to idle connections: it may answer no request at all. */
const REQUEST_TIMEOUT = 408;

/** What a reply of the bulk retry says about each target of the request. */
export function readReply(reply: HttpReply, targets: readonly DigicertTarget[]): Reading {
  const success = reply.status >= 200 && reply.status < 300;
  const json = parseObject(reply.body);
  const addresses = targets.map(({ address }) => address);
  const decoded = json && decode(json, new Set(addresses));
  const byStatus = readStatus(reply, targets, decoded?.errors[0]);
  if (byStatus.kind === 'too-soon' || decoded === undefined) return withoutTimeout(byStatus, reply);

  const problems = [...byStatus.problems, ...decoded.problems];
  const acceptedAs = saidOnce((text) => readAccepted(text, success));
  const requestError = decoded.errors[0];
  const outcomes = addresses.map((address, index): Outcome => {
    const refusal = decoded.maps?.refused.get(address);
    if (refusal !== undefined) {
      return { kind: 'rejected', own: success && refusal.codes.every(isExact), ...refusal };
    }
    const text = decoded.maps?.accepted.get(address);
    if (text !== undefined) return acceptedAs(text);
    // Maps in another shape may name the target all the same.
    const unnamed = decoded.maps !== undefined && success;
    if (unnamed && requestError !== undefined) return rejectedBy(requestError);
    // A success whose maps are empty is no answer at all, and that was found out once for all.
    return success && named(decoded) ? UNNAMED : (byStatus.outcomes[index] ?? UNNAMED);
  });
  const answered: Reading = {
    ...byStatus,
    outcomes,
    problems: atMost(MOST_PROBLEMS, problems),
  };
  return withoutTimeout(answered, reply);
}

/** No target is `rejected` by a reply that may belong to no request. */
function withoutTimeout(reading: Reading, { status }: HttpReply): Reading {
  if (status !== REQUEST_TIMEOUT || reading.kind !== 'answered') return reading;
  return { ...reading, outcomes: reading.outcomes.map(() => TIMED_OUT) };
}

const TIMED_OUT: Outcome = {
  kind: 'unknown',
  message: 'HTTP 408: a server sends it to an idle connection too, so it may not be the answer',
};

const UNNAMED: Outcome = { kind: 'unknown', message: 'the reply does not name this target' };

const named = ({ maps }: Reply) => maps !== undefined && maps.accepted.size + maps.refused.size > 0;

/** A reply of 16 MiB has room for a million of them: more than anybody reads, or a stack holds. */
const MOST_PROBLEMS = 20;

function atMost(most: number, problems: readonly string[]): readonly string[] {
  if (problems.length <= most) return problems;
  const more = problems.length - most;
  const noun = more === 1 ? 'problem' : 'problems';
  return [...problems.slice(0, most), `The reply has ${more} more ${noun}.`];
}

function readAccepted(text: string, success: boolean): Outcome {
  if (!success) return { kind: 'unknown', message: 'the reply accepts it, but is not a success' };
  if (text === '') return { kind: 'unknown', message: 'the reply names it without a text' };
  return { kind: 'submitted', message: text };
}

function rejectedBy({ code, message }: RefusalDetail): Outcome {
  return {
    kind: 'rejected',
    codes: code === undefined ? [] : [code],
    own: false,
    message: message ?? 'the request as a whole was refused',
  };
}

/** What is said of most targets is the same: one outcome for all that follow one another. */
function saidOnce(read: (text: string) => Outcome): (text: string) => Outcome {
  let last: { readonly text: string; readonly outcome: Outcome } | undefined;
  return (text) => {
    if (last?.text !== text) last = { text, outcome: read(text) };
    return last.outcome;
  };
}

type Json = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parseObject(text: string): Json | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function decode(json: Json, asked: ReadonlySet<string>): Reply {
  const data = isNothing(json.data) ? {} : json.data;
  const fields = isObject(data) ? data : {};
  // Lists may be empty where nothing is wrong; `error` is null then, and nothing else.
  const own = Array.isArray(json.error) && json.error.length === 0 ? [{}] : readErrors(json.error);
  const errors = [...own, ...readErrors(json.errors), ...readErrors(fields.errors)];
  const problems = [
    ...errors.map(
      ({ code, message }) =>
        `The request failed: ${[code, message].filter(Boolean).join(', ') || 'without a text'}.`,
    ),
    ...(typeof fields.status === 'string' && /fail/i.test(fields.status)
      ? [`The reply has the status ${fields.status}.`]
      : []),
  ];
  const accepted = decodeMap(fields.retryMessages, asked, readText);
  const refused = decodeMap(fields.failedRetries, asked, readRefusal);
  if (!isObject(data) || accepted === undefined || refused === undefined) {
    return { maps: undefined, errors, problems };
  }
  const names = new Set([...accepted.keys(), ...refused.keys()]);
  const strangers = [...names].filter((address) => !asked.has(address));
  return {
    maps: { accepted, refused },
    errors,
    problems: [
      ...problems,
      ...strangers.map((address) => `The reply names ${address}, which was not asked for.`),
      ...contradiction(fields.message, accepted.size, names.size),
    ],
  };
}

/** Left out, `null`, or the list that some writers of JSON make of an empty map. */
function isNothing(value: unknown): boolean {
  return value === undefined || value === null || (Array.isArray(value) && value.length === 0);
}

/** A map keyed by `ip:port` in any spelling; `null` or nothing is an empty one. */
function decodeMap<T>(
  value: unknown,
  asked: ReadonlySet<string>,
  read: (value: unknown, earlier: T | undefined, address: string) => T,
): ReadonlyMap<string, T> | undefined {
  if (isNothing(value)) return new Map();
  if (!isObject(value)) return undefined;
  const map = new Map<string, T>();
  for (const key of Object.keys(value)) {
    const address = asked.has(key) ? key : normalAddress(key);
    map.set(address, read(value[key], map.get(address), address));
  }
  return map;
}

/** How the provider spells IPv6 in a key is not documented: the port is after the last colon. */
function normalAddress(key: string): string {
  const colon = key.lastIndexOf(':');
  const ip = readIp(
    key
      .slice(0, colon)
      .trim()
      .replace(/^\[(.*)\]$/, '$1'),
  );
  const port = readPort(key.slice(colon + 1).trim());
  return 'value' in ip && 'value' in port ? joinAddress(ip.value, port.value) : key;
}

const readText = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

/** `{ errors: [{ errorCode, errorField, errorMessage }], status }`, or anything else. */
function readRefusal(value: unknown, earlier: Refusal | undefined, address: string): Refusal {
  const errors = readErrors(isObject(value) ? value.errors : value, address);
  const codes = errors.flatMap(({ code }) => (code === undefined ? [] : [code]));
  const message = errors.flatMap(({ message }) => message ?? []).join('; ');
  // An error without a code must not be ignored because of the code of another one.
  const known = earlier === undefined || earlier.codes.length > 0;
  const complete = known && errors.length > 0 && codes.length === errors.length;
  return {
    codes: complete ? [...new Set([...(earlier?.codes ?? []), ...codes])] : [],
    message: message || earlier?.message || codes.join(', ') || 'refused without a text',
  };
}

/** A list of errors, or one; `address`: the target that they are about. */
function readErrors(value: unknown, address?: string): readonly RefusalDetail[] {
  if (value === undefined || value === null) return [];
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.map((error) => readError(error, address));
}

/** An error or a text, in the spellings of both of DigiCert's APIs; whatever else it is, it counts. */
function readError(value: unknown, address: string | undefined): RefusalDetail {
  if (typeof value === 'string' || typeof value === 'number') return { message: String(value) };
  if (!isObject(value)) return {};
  const code = readCode(value.errorCode ?? value.code);
  const text = readText(value.errorMessage ?? value.message ?? value.errorDetail ?? value.detail);
  const field = readText(value.errorField);
  // In the documented refusal of a target, the field is its address, which is known already.
  const about = address !== undefined && normalAddress(field) === address ? '' : field;
  const message = [text, about && `(${about})`].filter(Boolean).join(' ');
  return { ...(code !== undefined && { code }), ...(message !== '' && { message }) };
}

/**
 * Whether a code is shown as it came. Another one is cleaned first, and what is left of it could be
 * a code that the user chose to ignore: such a one counts for nobody.
 */
const isExact = (code: string): boolean => /^[\x20-\x7e]{1,64}$/.test(code);

function readCode(value: unknown): string | undefined {
  const text = typeof value === 'number' || typeof value === 'string' ? String(value).trim() : '';
  return text === '' ? undefined : text;
}

/**
 * `2 of 3 automations submitted for retry.` A number is looked for where one begins, and has an end:
 * in megabytes of digits, looking from each of them on would take days.
 */
function contradiction(message: unknown, accepted: number, named: number): readonly string[] {
  const [, some, all] = /(?<!\d)(\d{1,9}) of (\d{1,9})(?!\d)/.exec(readText(message)) ?? [];
  if (some === undefined || (Number(some) === accepted && Number(all) === named)) return [];
  return [`The reply says ${some} of ${all}, but names ${accepted} of ${named} as submitted.`];
}
