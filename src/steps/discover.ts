import type { AskFailure, Reader } from '../domain/api.ts';
import type { Entry } from '../domain/entry.ts';
import type { Discovery } from '../domain/provider.ts';
import { withFullStop } from '../text/format.ts';
import { boundNewSpace } from './new-space.ts';

/** An entry that is cut is no entry: a domain name has up to 253 characters. */
const MAX_ENTRY_LENGTH = 600;

/** What the provider lists as failed. */
export type Discovered =
  | {
      readonly kind: 'found';
      readonly entries: readonly Entry[];
      readonly count: number;
      readonly scope: string;
      readonly notices: readonly string[];
    }
  | { readonly kind: 'nothing-failed'; readonly scope: string; readonly notices: readonly string[] }
  | {
      readonly kind: 'too-many';
      readonly count: number;
      readonly scope: string;
      readonly notices: readonly string[];
    }
  /** The list is incomplete or not understood: no entry of it may be retried. */
  | { readonly kind: 'list-unreadable'; readonly problem: string; readonly code?: string };

export interface DiscoverOptions {
  readonly reader: Reader;
  /** The entries of the inventory, which go before what the provider shows. */
  readonly rows: readonly Entry[];
  /** The most entries that one run may retry. */
  readonly maxTargets: number;
  /** Hides secrets that the provider sends, before anything else is done with them. */
  hide(secrets: readonly string[]): void;
  /** Makes a text of the provider safe to show. */
  clean(text: string, limit?: number): string;
}

/** Asks the provider which work has failed, why, and what a retry of it needs. */
export async function discover(
  discovery: Discovery,
  { reader, rows, maxTargets, hide, clean }: DiscoverOptions,
): Promise<Discovered> {
  boundNewSpace();
  const list = await discovery.list(reader);
  if (list.kind === 'failed') {
    const code = isAboutAccess(list) ? list.code : undefined;
    const problem = describeFailure(list);
    return { kind: 'list-unreadable', problem, ...(code !== undefined && { code }) };
  }
  const { count, scope, notices } = list;
  if (count === 0) return { kind: 'nothing-failed', scope, notices };
  if (count > maxTargets) return { kind: 'too-many', count, scope, notices };

  const described = await list.describe(rows);
  hide(described.secrets);
  return {
    kind: 'found',
    // After `hide`: a text can hold a key that arrived with it.
    entries: described.entries.map((entry) => cleanEntry(entry, clean)),
    count,
    scope,
    notices: [...notices, ...described.notices],
  };
}

/** The same entry with facts that may be shown. */
function cleanEntry(entry: Entry, clean: DiscoverOptions['clean']): Entry {
  const { found } = entry;
  if (found === undefined) return entry;
  const { status, cause, solution, step, entryToAdd } = found.facts;
  const facts = {
    ...(status !== undefined && { status: clean(status) }),
    ...(cause !== undefined && { cause: clean(cause) }),
    ...(solution !== undefined && { solution: clean(solution) }),
    ...(step !== undefined && { step: clean(step) }),
    ...(entryToAdd !== undefined && { entryToAdd: clean(entryToAdd, MAX_ENTRY_LENGTH) }),
  };
  return { ...entry, found: { ...found, facts } };
}

/** Other codes describe one target of a retry. */
function isAboutAccess({ reason, code }: AskFailure): boolean {
  return (
    reason === 'credentials' || reason === 'rate-limited' || code?.startsWith('http-') === true
  );
}

/** Why the list could not be read, as a sentence. */
function describeFailure({ reason, code, message }: AskFailure): string {
  const text = code === undefined || message.includes(code) ? message : `${message} (${code})`;
  switch (reason) {
    case 'credentials':
      return withFullStop(`The provider refused the credentials: ${text}`);
    case 'unreachable':
      return withFullStop(`The provider cannot be reached: ${text}`);
    case 'cancelled':
      return 'The run was cancelled before the list was complete.';
    default:
      return withFullStop(`The list of failed work could not be read: ${text}`);
  }
}
