/** The JSON lists of results and targets: as outputs, for copying, and in the results file. */

import type { CertificateFacts } from '../domain/completion.ts';
import type { Result } from '../domain/report.ts';
import type { JsonFields } from '../domain/target.ts';
import { jsonSafe } from '../text/escape.ts';
import type { TextGate } from '../text/gate.ts';
import { codeOf, isRefused, isUnknown, messageOf } from './describe.ts';

/** Larger values break later steps that take them from the environment. */
export const MAX_LIST_BYTES = 30_000;

/** A list as JSON on one line, or why it is left out. */
export type ShortList =
  | { readonly json: string; readonly length: number }
  | { readonly leftOut: 'too-long' | 'secret'; readonly length: number };

export interface ShortLists {
  readonly results: ShortList;
  readonly failedTargets: ShortList;
  readonly unknownTargets: ShortList;
}

/** Checks that no list holds a secret: GitHub drops such an output without a message. */
export function shortLists(results: readonly Result[], gate: TextGate): ShortLists {
  return {
    results: shortList(results, resultItem, gate),
    failedTargets: shortList(results.filter(isRefused), retryEntryOf, gate),
    unknownTargets: shortList(results.filter(isUnknown), retryEntryOf, gate),
  };
}

/** Stops at the limit: nobody needs the rest of a list that is too long. */
function shortList(
  results: readonly Result[],
  itemOf: (result: Result) => JsonFields,
  { redact }: TextGate,
): ShortList {
  const { length } = results;
  const items: string[] = [];
  // Without the escapes of `jsonSafe`: one of them may stand inside a secret.
  const plainItems: string[] = [];
  let bytes = '[]'.length;
  for (const result of results) {
    const item = itemOf(result);
    const json = jsonSafe(item);
    bytes += Buffer.byteLength(json) + ','.length;
    if (bytes > MAX_LIST_BYTES) return { leftOut: 'too-long', length };
    items.push(json);
    plainItems.push(JSON.stringify(item));
  }
  const json = `[${items.join(',')}]`;
  const holdsSecret = [json, plainItems.join(',')].some((text) => redact(text) !== text);
  return holdsSecret ? { leftOut: 'secret', length } : { json, length };
}

/** An item of `results`. */
export function resultItem(result: Result): JsonFields {
  const { target, outcome, ignored, hint } = result;
  return {
    target: target.label,
    name: target.name,
    outcome: outcome.kind,
    code: codeOf(outcome),
    message: messageOf(outcome),
    hint,
    ignored: ignored || undefined,
    ...target.publicFields,
    ...progressFields(result),
  };
}

/** What discovery, CAA check, follow and verify found out about a target. */
function progressFields({
  target: { facts, domainNames },
  caa,
  completion,
  endpoint,
  servedCertificate,
}: Result): JsonFields {
  const { cause, solution, step, status } = { ...facts, ...completion };
  const certificate = servedCertificate ?? completion?.certificate;
  return {
    cause,
    solution,
    step,
    // A typed entry has the names of its own fields only.
    domainNames: facts === undefined ? undefined : domainNames,
    caa,
    completion: completion?.kind,
    status,
    endpoint,
    certificate: certificate && certificateFields(certificate),
  };
}

function certificateFields({ serialNumber, notBefore, notAfter, issuer }: CertificateFacts) {
  return { serialNumber, notBefore: isoTime(notBefore), notAfter: isoTime(notAfter), issuer };
}

/** `2027-03-03T12:00:00.000Z`; `undefined` for a time that no calendar has. */
function isoTime(time: number | undefined): string | undefined {
  const date = new Date(time ?? Number.NaN);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}

/** An item of `failed-targets` and `unknown-targets`: an entry that `targets` takes. */
export function retryEntryOf({ target }: Result): JsonFields {
  return target.retryEntry;
}
