import type { ErrorDetail } from '../http-status.ts';
import { normalAddress } from './address.ts';
import { failureStatus, readErrors, replyErrors } from './errors.ts';
import { isObject, parseObject, textOf } from './wire.ts';

/** The documented parts of a reply of the bulk retry. */
export interface RetryReply {
  /** Absent if the maps do not have the documented form: then they answer for no target. */
  readonly maps:
    | {
        readonly accepted: ReadonlyMap<string, string>;
        readonly refused: ReadonlyMap<string, Refusal>;
      }
    | undefined;
  /** Errors of the request as a whole. */
  readonly errors: readonly ErrorDetail[];
  /** What is wrong with the reply as a whole, one sentence each. */
  readonly problems: readonly string[];
}

export interface Refusal {
  readonly codes: readonly string[];
  readonly message: string;
}

/** @param asked the addresses of the request. @returns `undefined` if the body is no JSON object. */
export function decodeRetryReply(body: string, asked: ReadonlySet<string>): RetryReply | undefined {
  const json = parseObject(body);
  if (json === undefined) return undefined;
  const data = isNothing(json.data) ? {} : json.data;
  const fields = isObject(data) ? data : {};
  const errors = replyErrors(json);
  const status = failureStatus(fields);
  const problems = [
    ...errors.map(({ code, message }) => {
      const text = [code, message].filter(Boolean).join(', ');
      return `The request failed: ${text || 'without a text'}.`;
    }),
    ...(status === undefined ? [] : [`The reply has the status ${status}.`]),
  ];
  const accepted = decodeMap(fields.retryMessages, asked, (value) => textOf(value) ?? '');
  const refused = decodeMap(fields.failedRetries, asked, readRefusal);
  if (!isObject(data) || accepted === undefined || refused === undefined) {
    return { maps: undefined, errors, problems };
  }
  const named = new Set([...accepted.keys(), ...refused.keys()]);
  const strangers = [...named].filter((address) => !asked.has(address));
  return {
    maps: { accepted, refused },
    errors,
    problems: [
      ...problems,
      ...strangers.map((address) => `The reply names ${address}, which the request did not name.`),
      ...contradiction(fields.message, accepted.size, named.size),
    ],
  };
}

/** Left out, `null`, or the list that some writers of JSON make of an empty map. */
function isNothing(value: unknown): boolean {
  return value === undefined || value === null || (Array.isArray(value) && value.length === 0);
}

/** A map keyed by `ip:port` in any spelling. `null` or nothing is an empty map. */
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

/** `{ errors: [{ errorCode, errorField, errorMessage }], status }`, or anything else. */
function readRefusal(value: unknown, earlier: Refusal | undefined, address: string): Refusal {
  const errors = readErrors(isObject(value) ? value.errors : value, address);
  const codes = errors.flatMap(({ code }) => (code === undefined ? [] : [code]));
  const message = errors.flatMap(({ message }) => message ?? []).join('; ');
  // An error without a code must not be ignored because of the code of another error.
  const isEarlierComplete = earlier === undefined || earlier.codes.length > 0;
  const isComplete = isEarlierComplete && errors.length > 0 && codes.length === errors.length;
  return {
    codes: isComplete ? [...new Set([...(earlier?.codes ?? []), ...codes])] : [],
    message: message || earlier?.message || codes.join(', ') || 'refused without a text',
  };
}

/**
 * `2 of 3 automations submitted for retry.` The pattern bounds each number and looks only where one
 * begins: megabytes of digits would take days otherwise.
 */
function contradiction(message: unknown, accepted: number, named: number): readonly string[] {
  const [, some, all] = /(?<!\d)(\d{1,9}) of (\d{1,9})(?!\d)/.exec(textOf(message) ?? '') ?? [];
  if (some === undefined || (Number(some) === accepted && Number(all) === named)) return [];
  return [`The reply says ${some} of ${all}, but names ${accepted} of ${named} as submitted.`];
}
