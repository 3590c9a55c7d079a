import type { Entry, Fields } from '../domain/entry.ts';
import type { Provider } from '../domain/provider.ts';
import { type Format, readDocument } from './document.ts';
import { type InputError, sentencesOf } from './errors.ts';
import { createFieldNames } from './field-names.ts';
import type { LoadedInventory } from './inventory.ts';
import { type Found, incomplete, type LookUp, lookUp, merge } from './lookup.ts';
import type { ParseContext } from './parse-context.ts';
import { type Document, fieldValue, isUsable, type ParsedEntry } from './parsed-entry.ts';
import { FAILED } from './reserved-words.ts';

/** Where entries come from. */
export interface TargetSources {
  /** The input `targets`, not trimmed; `undefined` if it is blank. */
  readonly targets: string | undefined;
  /** The input `inventory`: a path; `undefined` if it is blank. */
  readonly inventory: string | undefined;
  /** Absolute folder. */
  readonly workspace: string;
  /** Absolute folder. */
  readonly runnerTemp: string | undefined;
  /** The event that started the workflow, such as `schedule`. */
  readonly event?: string | undefined;
  /** Ends the reading of a long file. */
  readonly signal?: AbortSignal | undefined;
}

/** What `targets` and the inventory ask for. */
export interface Resolution {
  /** In the order of `targets`, with duplicates. */
  readonly entries: readonly Entry[];
  /** Whether `targets` is `failed`: `entries` is empty then. */
  readonly asksForFailed: boolean;
  /** With `failed`, all inventory entries of the provider; else empty. */
  readonly rows: readonly Entry[];
  /** Sentences that start with a place: `targets, entry 3: …`, `fleet.csv, row 4: …`. */
  readonly errors: readonly string[];
  readonly notices: readonly string[];
  /**
   * Every value of a secret field, those of entries with errors, of unselected entries and of other
   * providers included; without `***`.
   */
  readonly secrets: readonly string[];
}

const MAX_ERRORS = 50;
const MAX_NOTICES = 10;
/** Memory does not hold `all` a thousand times over a large inventory. */
const MAX_SELECTED = 1_000_000;
const REQUIRED =
  "name what to retry, or write 'failed' for all that failed, or 'all' for the whole inventory";
const NO_INPUTS =
  "a 'schedule' event has no inputs, so that an expression such as inputs.targets is empty";
const ONLY_COMMENTS =
  "has only comments: a line that starts with '#' is a comment; remove the '#' to retry the entry";
const EMPTY_LIST =
  'is an empty list (failed-targets is [] when nothing failed: skip this step then)';

/**
 * Reads `targets` and the inventory, checks every value and looks every entry up. Collects all errors
 * and never throws because of a text or file. The provider adds defaults of inputs, checks that
 * entries are complete and removes duplicates.
 *
 * @param provider the picked provider. Without one, because the input `provider` is wrong, texts are
 *   checked, but nothing is looked up.
 * @param providers all providers, to recognise the fields and forms of the others.
 * @param defaults the fields that inputs give to entries that lack them.
 */
export async function resolveEntries(
  sources: TargetSources,
  provider: Provider | undefined,
  providers: readonly Provider[],
  defaults: Fields,
): Promise<Resolution> {
  const secrets = new Set<string>();
  const fieldNames = createFieldNames(provider, providers);
  const { signal } = sources;
  const parseContext: ParseContext = { picked: provider, providers, fieldNames, secrets, signal };

  const loaded = await readInventory(sources, parseContext);
  const document = await readTargets(sources, parseContext);

  const context = provider && { provider, inventory: loaded.inventory, defaults };
  const rows = loaded.inventory.kind === 'read' ? loaded.inventory.index.rows : [];
  const asksForFailed = document.entries.some(({ form }) => form === 'failed');
  const resolved = asksForFailed
    ? checkForFailed(document.entries, rows, provider)
    : lookUpAll(document.entries, context);

  const errors = [...document.errors, ...loaded.errors, ...resolved.errors];
  const unselected = rows.filter((row) => !resolved.selected.has(row));
  const notUsed = sentencesOf(
    unselected.flatMap((row) => errorsOf(row, provider)),
    MAX_NOTICES,
    (count) => `inventory: and ${count} more errors.`,
  );
  return {
    entries: resolved.entries,
    asksForFailed,
    rows: resolved.rows ?? [],
    errors: sentencesOf(errors, MAX_ERRORS, (count) => `targets: and ${count} more errors.`),
    notices: [
      ...[...document.notices, ...loaded.notices].map((notice) => `${notice}.`),
      ...sentencesOf(
        resolved.notices,
        MAX_NOTICES,
        (count) => `targets: and ${count} more notices of this kind.`,
      ),
      ...notUsed.map((sentence) => `${sentence} The entry is not used.`),
    ],
    secrets: [...secrets],
  };
}

/** Most runs have no inventory, and do not load the code that reads one. */
async function readInventory(
  { inventory, ...folders }: TargetSources,
  context: ParseContext,
): Promise<LoadedInventory> {
  if (inventory === undefined) return { inventory: { kind: 'none' }, errors: [], notices: [] };
  const { loadInventory } = await import('./inventory.ts');
  return loadInventory(inventory, folders, context);
}

async function readTargets(
  { targets: text, event }: TargetSources,
  context: ParseContext,
): Promise<Document> {
  const nothing: Document = { entries: [], errors: [], notices: [] };
  const content = text?.replace(/^\uFEFF/, '') ?? '';
  if (content.trim() === '') {
    const reason = event === 'schedule' ? `${REQUIRED}; ${NO_INPUTS}` : REQUIRED;
    return { ...nothing, errors: [{ where: "'targets' is required", text: reason }] };
  }
  const document = await readDocument('targets', detectFormat(content), content, context);
  const empty = document.entries.length === 0 && document.errors.length === 0;
  const cause = isComment(content) ? ONLY_COMMENTS : EMPTY_LIST;
  return empty ? { ...document, errors: [{ where: 'targets', text: cause }] } : document;
}

function isComment(text: string): boolean {
  return text.split(/\r\n|\r|\n/).some((line) => line.trimStart().startsWith('#'));
}

/** The format of `targets`, without its byte order mark. */
export function detectFormat(text: string): Exclude<Format, 'csv'> {
  const start = text.trimStart();
  if (start.startsWith('{')) return 'json';
  // JSON has no colon there: this is `[IPv6]:port`.
  if (start.startsWith('[') && !/^\[[^\]\s"{}[,]*:[^\]\s"{}[,]*\]/.test(start.slice(0, 100)))
    return 'json';
  return isYaml(text) ? 'yaml' : 'plain';
}

/** The first line with content decides. */
function isYaml(text: string): boolean {
  for (const line of text.split(/\r\n|\r|\n/)) {
    const content = line.trim();
    if (content === '' || content === '---' || content.startsWith('#')) continue;
    return content === '-' || content.startsWith('- ');
  }
  return false;
}

interface Resolved {
  readonly entries: readonly Entry[];
  readonly rows?: readonly Entry[];
  readonly errors: readonly InputError[];
  /** The inventory entries that `targets` selects. */
  readonly selected: ReadonlySet<ParsedEntry>;
  /** About entries that the inventory does not have. */
  readonly notices: readonly InputError[];
}

/** Looks every usable entry up. The errors of an inventory entry are reported once. */
function lookUpAll(parsed: readonly ParsedEntry[], context: LookUp | undefined): Resolved {
  const entries: Entry[] = [];
  const errors: InputError[] = [];
  const selected = new Set<ParsedEntry>();
  const notices: InputError[] = [];
  for (const entry of parsed) {
    errors.push(...entry.fatalErrors, ...entry.errors);
    if (!isUsable(entry) || context === undefined) continue;
    const found = lookUp(entry, context);
    if (found.kind === 'error') errors.push(found.error);
    if (found.kind === 'itself' && found.notice !== undefined) notices.push(found.notice);
    for (const row of found.kind === 'rows' ? found.rows : []) {
      if (selected.has(row)) continue;
      errors.push(...row.errors);
      selected.add(row);
    }
    // Not `push(...)`, which overflows the stack if a group has 100,000 entries.
    for (const one of entriesOf(entry, found, context)) entries.push(one);
    if (entries.length > MAX_SELECTED) {
      const text = `selects more than ${MAX_SELECTED} entries, together with those before it`;
      return { entries, errors: [...errors, { where: entry.where, text }], selected, notices };
    }
  }
  return { entries, errors, selected, notices };
}

/** Checks the whole inventory, since the provider can list any of its entries as failed. */
function checkForFailed(
  parsed: readonly ParsedEntry[],
  rows: readonly ParsedEntry[],
  provider: Provider | undefined,
): Resolved {
  const word = parsed.find(({ form }) => form === 'failed');
  const text = `'${FAILED}' must be the only entry: remove it, or all other entries`;
  const notAlone = word !== undefined && parsed.length > 1 ? [{ where: word.where, text }] : [];
  return {
    entries: [],
    rows: rows
      .filter(isUsable)
      .map((row) => makeEntry(row.where, row.name, { ...row.outer, ...row.fields })),
    errors: [
      ...notAlone,
      ...parsed.flatMap((entry) => [...entry.fatalErrors, ...entry.errors]),
      ...rows.flatMap((row) => errorsOf(row, provider)),
    ],
    selected: new Set(rows),
    notices: [],
  };
}

/** The errors of an inventory entry, a missing address included: no entry of `targets` adds it. */
function errorsOf(row: ParsedEntry, provider: Provider | undefined): readonly InputError[] {
  if (provider === undefined || !isUsable(row)) return row.errors;
  return provider.syntax.lookupKeys(row.fields).length > 0 ? [] : [incomplete(row, provider)];
}

function entriesOf(entry: ParsedEntry, found: Found, { provider }: LookUp): readonly Entry[] {
  switch (found.kind) {
    case 'rows':
      return found.rows.filter(isUsable).map((row) => mergedEntry(entry, row, provider));
    case 'itself':
      return [asWritten(entry, found.differing)];
    case 'error':
    case 'unknown':
      return [];
  }
}

/** An entry that the inventory does not have. `overrides` names the fields in which it differs. */
function asWritten(
  { where, name, outer, fields }: ParsedEntry,
  overrides: readonly string[] = [],
): Entry {
  const written = makeEntry(where, name, { ...outer, ...fields });
  return overrides.length === 0 ? written : { ...written, overrides };
}

function mergedEntry(entry: ParsedEntry, row: ParsedEntry, { syntax }: Provider): Entry {
  const where = entry.form === 'all' ? row.where : `${entry.where} (${row.where})`;
  const merged = makeEntry(where, entry.name ?? row.name, merge(entry, row, syntax));
  if (entry.form === 'all') return merged;
  const overrides = Object.keys(entry.fields).filter((field) => {
    const known = fieldValue(row, field);
    return known !== undefined && known !== entry.fields[field];
  });
  return overrides.length === 0 ? merged : { ...merged, overrides };
}

function makeEntry(where: string, name: string | undefined, fields: Fields): Entry {
  return name === undefined ? { where, fields } : { where, name, fields };
}
