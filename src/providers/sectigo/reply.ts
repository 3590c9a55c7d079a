import type { ParsedReply } from '../../domain/api.ts';
import type { HttpReply } from '../../domain/http.ts';
import type { Outcome } from '../../domain/outcome.ts';
import type { SubmissionAnswer } from '../../domain/provider.ts';
import type { Target } from '../../domain/target.ts';
import { answered, isSuccess, readStatus } from '../http-status.ts';
import { PERMISSION_DENIED, TOO_SOON } from './codes.ts';
import { decodeForm } from './form.ts';

/** A complete code counts whatever the HTTP status. Only 0 with a success status is a success. */
export function readReply(
  reply: HttpReply,
  targets: readonly Target[],
): ParsedReply<SubmissionAnswer> {
  const { codes, message } = parseReply(reply.body);
  const [code] = codes;
  // Without a code, or with one that is no number: a refused login still has to stop the run, and a
  // request that came too soon did not count.
  if (code === undefined) return readStatus(reply, targets);
  if (codes.length === 1 && !isSuccess(reply) && !/^-?\d+$/.test(code)) {
    return readStatus(reply, targets);
  }
  if (codes.length > 1) return unknown('the reply has more than one errorCode');
  if (code === TOO_SOON) {
    return { kind: 'rate-limited', scope: 'request', code, message: message || 'too soon' };
  }
  if (/^-[1-9]\d*$/.test(code)) {
    const text = message || 'refused without a text';
    const outcome: Outcome = {
      kind: 'rejected',
      codes: [code],
      targetSpecific: true,
      message: text,
    };
    return answered({
      outcomes: [outcome],
      problems: [],
      ...(code === PERMISSION_DENIED && { stop: `permission denied (${code})` }),
    });
  }
  if (code !== '0') return unknown('the errorCode is neither 0 nor below 0');
  if (!isSuccess(reply)) {
    return unknown(`HTTP ${reply.status} with errorCode 0 contradicts itself`);
  }
  return answered({
    outcomes: [{ kind: 'submitted', message: message || 'accepted without a text' }],
    problems: [],
  });
}

function unknown(message: string): ParsedReply<SubmissionAnswer> {
  return answered({ outcomes: [{ kind: 'unknown', message }], problems: [] });
}

/**
 * `errorCode=0&errorMessage=…`, form-urlencoded or with raw blanks. A text can hold a raw `&`, `%`
 * or `=`, so it ends at the next known name, not at the next `&`. A code has none of these. A body
 * that does not begin like a form is no form: an HTML page can have an address in it.
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
