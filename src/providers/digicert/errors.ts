import type { ErrorDetail } from '../http-status.ts';
import { normalAddress } from './address.ts';
import { isObject, type Json, textOf } from './wire.ts';

/**
 * The errors of a whole reply. Business errors arrive with HTTP 200 and in any of three places: the
 * documentation shows `data.errors`, and the Services API `errors`.
 */
export function replyErrors(json: Json): readonly ErrorDetail[] {
  const data = isObject(json.data) ? json.data : {};
  // Lists may be empty if there is no error; `error` is null then, and nothing else.
  const isEmptyList = Array.isArray(json.error) && json.error.length === 0;
  const own = isEmptyList ? [{}] : readErrors(json.error);
  return [...own, ...readErrors(json.errors), ...readErrors(data.errors)];
}

/** A list of errors, or one error. `address`: the target that they are about. */
export function readErrors(value: unknown, address?: string): readonly ErrorDetail[] {
  if (value === undefined || value === null) return [];
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.map((error) => readError(error, address));
}

/** An error in the spelling of either API, or a text. Anything else counts as an error too. */
function readError(value: unknown, address: string | undefined): ErrorDetail {
  if (typeof value === 'string' || typeof value === 'number') return { message: String(value) };
  if (!isObject(value)) return {};
  const code = readCode(value.errorCode ?? value.code);
  const text = textOf(value.errorMessage ?? value.message ?? value.errorDetail ?? value.detail);
  const field = textOf(value.errorField);
  // The documented refusal of a target gives its address as the field, which adds nothing.
  const isAddress = address !== undefined && normalAddress(field ?? '') === address;
  const message = [text, isAddress ? undefined : field && `(${field})`].filter(Boolean).join(' ');
  return { ...(code !== undefined && { code }), ...(message !== '' && { message }) };
}

function readCode(value: unknown): string | undefined {
  return typeof value === 'number' ? String(value) : textOf(value);
}

/** A reply's own word for its failure, such as `Failed`. */
export function failureStatus(data: Json): string | undefined {
  const { status } = data;
  return typeof status === 'string' && /fail/i.test(status) ? status : undefined;
}
