/** What to copy into `targets` to retry some targets again. */

import type { Result } from '../domain/report.ts';
import type { Target } from '../domain/target.ts';
import { ALL, FAILED } from '../inventory/reserved-words.ts';
import { jsonSafe } from '../text/escape.ts';
import { isRefused } from './describe.ts';
import { MAX_LIST_BYTES, retryEntryOf } from './lists.ts';

/** A line for `targets`, or `undefined` if it would be too long. */
export type RetryLine = { readonly form: 'plain' | 'json'; readonly text: string } | undefined;

/** Whether the target was certainly not accepted, and a retry of it can help. */
export function isWorthRetrying(result: Result): boolean {
  return isRefused(result) && result.retryCanHelp;
}

/**
 * A plain list of names or addresses if it means the same targets, else JSON.
 *
 * @param all the results of the run, among which a name or an address has to be unique.
 */
export function retryLine(results: readonly Result[], all: readonly Result[]): RetryLine {
  const plain = plainEntries(results, all);
  const text =
    plain?.join(', ') ?? `[${results.map((one) => jsonSafe(retryEntryOf(one))).join(',')}]`;
  if (Buffer.byteLength(text) > MAX_LIST_BYTES) return undefined;
  return { form: plain === undefined ? 'json' : 'plain', text };
}

function plainEntries(
  results: readonly Result[],
  all: readonly Result[],
): readonly string[] | undefined {
  const names = countsOf(all.map(({ target }) => target.name));
  const addresses = countsOf(all.map(({ target }) => addressOf(target)));
  const entries: string[] = [];
  for (const { target } of results) {
    const { name, label } = target;
    if (name !== undefined && isPlainName(name) && names.get(name) === 1) entries.push(name);
    else if (isWholeAddress(target) && addresses.get(addressOf(target)) === 1) entries.push(label);
    else return undefined;
  }
  return entries;
}

function countsOf<T>(values: readonly T[]): ReadonlyMap<T, number> {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

/** Words that mean something else in `targets`. */
const RESERVED: ReadonlySet<string> = new Set([ALL, FAILED]);

/** Whether `targets` reads the name as one name: no separator, no mark of another format. */
function isPlainName(name: string): boolean {
  const hasPlainForm = /^[\p{L}\p{N}](?:[\p{L}\p{N} ._/+-]*[\p{L}\p{N}._/+-])?$/u.test(name);
  return (
    hasPlainForm &&
    /\p{L}/u.test(name) &&
    !RESERVED.has(name.toLowerCase()) &&
    name === name.normalize()
  );
}

/** The part that several targets can share: without a domain before it. */
function addressOf({ label }: Target): string {
  return label.slice(label.lastIndexOf('@') + 1);
}

/** A licence key of the inventory or of the inputs: the entry means it without saying so. */
const KNOWN_KEY = '***';

/** Whether the plain-list entry says all that identifies the target. */
function isWholeAddress({ label, retryEntry }: Target): boolean {
  if (!/^[\w.*@:[\]-]+$/.test(label)) return false;
  const parts = label.split(/[@:[\]]+/);
  return Object.entries(retryEntry).every(([field, value]) => {
    if (value === undefined || value === null || value === KNOWN_KEY || field === 'name')
      return true;
    const text = String(value);
    return parts.includes(text) || label.includes(`[${text}]`);
  });
}
