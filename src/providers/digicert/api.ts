import type { Ask, ParsedReply } from '../../domain/api.ts';
import type { HttpReply } from '../../domain/http.ts';
import { type ErrorDetail, isSuccess } from '../http-status.ts';
import { statusFailure, unusable } from '../reads.ts';
import { failureStatus, replyErrors } from './errors.ts';
import type { DigicertSettings } from './settings.ts';
import { isObject, type Json, parseObject } from './wire.ts';

/** What every request to CertCentral Automation needs. */
export type DigicertAccess = Pick<DigicertSettings, 'baseUrl' | 'headers'>;

/** All endpoints for reading are POST: a "View only" key cannot use them. */
const BASE_PATH = '/automationws/v1';

/** A read of one endpoint. `decode` gets `data`, and returns `undefined` if it cannot use it. */
export function askDigicert<R>(
  { baseUrl, headers }: DigicertAccess,
  path: string,
  body: Json,
  decode: (data: unknown) => R | undefined,
): Ask<R> {
  return {
    repeatable: true,
    request: () => ({
      method: 'POST',
      url: new URL(baseUrl + BASE_PATH + path),
      headers,
      body: JSON.stringify(body),
    }),
    read: (reply) => readReply(reply, decode),
  };
}

function readReply<R>(reply: HttpReply, decode: (data: unknown) => R | undefined): ParsedReply<R> {
  const json = parseObject(reply.body);
  const error = json && errorIn(json);
  if (json === undefined || !isSuccess(reply)) return statusFailure(reply, error);
  if (error !== undefined) {
    const { code } = error;
    const message = [code, error.message].filter(Boolean).join(', ');
    return {
      kind: 'failed',
      reason: 'refused',
      ...(code !== undefined && { code }),
      message: message || 'the reply holds an error without a text',
    };
  }
  const value = decode(json.data);
  return value === undefined
    ? unusable(`HTTP ${reply.status}: the reply does not have the documented form`)
    : { kind: 'answered', value };
}

/** The first error of a reply, or the status that says that the request failed. */
function errorIn(json: Json): ErrorDetail | undefined {
  const [error] = replyErrors(json);
  if (error !== undefined) return error;
  const status = isObject(json.data) ? failureStatus(json.data) : undefined;
  return status === undefined ? undefined : { message: `the reply has the status ${status}` };
}
