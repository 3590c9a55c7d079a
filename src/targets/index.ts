import type { Entry, Fields, Provider } from '../domain.ts';
import { type Document, type Format, type Language, readDocument } from './document.ts';
import type { Draft } from './entry.ts';
import type { LoadedInventory } from './inventory.ts';
import { type Found, incomplete, type LookUp, lookUp, merge } from './lookup.ts';
import { type Problem, sentencesOf } from './problems.ts';
import { vocabularyOf } from './vocabulary.ts';

/** Where the entries come from. */
export interface TargetSources {
  /** The input `targets` as it came, or undefined when blank. */
  readonly targets: string | undefined;
  /** The input `inventory`: a path, or undefined when blank. */
  readonly inventory: string | undefined;
  /** Absolute folder. */
  readonly workspace: string;
  /** Absolute folder. */
  readonly runnerTemp: string | undefined;
  /** What started the workflow, e.g. `schedule`. */
  readonly event?: string | undefined;
  /** Ends the reading of a long file: a cancelled run needs no targets. */
  readonly signal?: AbortSignal | undefined;
}

/** What `targets` and inventory come to. */
export interface Resolution {
  /** In the order of targets; duplicates are not yet removed. */
  readonly entries: readonly Entry[];
  /** One sentence each, starting with where: `targets, entry 3: …`, `fleet.csv, row 4: …`. */
  readonly problems: readonly string[];
  readonly notices: readonly string[];
  /**
   * Every value of a secret field that was seen anywhere, broken and unselected entries and other
   * providers' included; `***` is none.
   */
  readonly secrets: readonly string[];
}

const SHOWN_PROBLEMS = 50;
const SHOWN_BROKEN = 10;
/** `all` a thousand times over a large inventory is an accident, and more than memory holds. */
const MOST_ENTRIES = 1_000_000;
const REQUIRED = "say what to retry, or 'all' for every entry of the inventory";
const NO_INPUTS =
  "a 'schedule' event has no inputs, so that an expression such as inputs.targets is empty";
const ONLY_COMMENTS =
  "names nothing to retry: a line that starts with '#' is a comment; remove the '#'";
const EMPTY_LIST =
  'names nothing to retry: the failed-targets of a run in which nothing failed is []; ' +
  'run this step only if it is not';

/**
 * Reads `targets` and the inventory, checks every value and looks every entry up. Never throws for
 * any text or file: all problems are collected. What a provider does with an entry (defaults of the
 * inputs, completeness, duplicates) is its plan's.
 *
 * @param provider the picked one; undefined when the input `provider` is wrong: then texts are
 *   checked, but nothing is looked up.
 * @param providers all of the registry, to recognise fields and forms of the others.
 * @param defaults what the inputs give to entries that lack it.
 */
export async function resolveEntries(
  sources: TargetSources,
  provider: Provider | undefined,
  providers: readonly Provider[],
  defaults: Fields,
): Promise<Resolution> {
  const secrets = new Set<string>();
  const vocabulary = vocabularyOf(provider, providers);
  const { signal } = sources;
  const language: Language = { picked: provider, providers, vocabulary, secrets, signal };

  const loaded = await readInventory(sources, language);
  const document = await readTargets(sources, language);

  const context = provider && { provider, inventory: loaded.inventory, defaults };
  const rows = loaded.inventory.kind === 'read' ? loaded.inventory.index.rows : [];
  const resolved = resolveDrafts(document.drafts, context);

  const problems = [...document.problems, ...loaded.problems, ...resolved.problems];
  const passedOver = rows.filter((row) => !resolved.selected.has(row));
  const notUsed = sentencesOf(
    passedOver.flatMap((row) => whatBreaks(row, provider)),
    SHOWN_BROKEN,
    (count) => `inventory: and ${count} more problems.`,
  );
  return {
    entries: resolved.entries,
    problems: sentencesOf(
      problems,
      SHOWN_PROBLEMS,
      (count) => `targets: and ${count} more problems.`,
    ),
    notices: [
      ...[...document.notices, ...loaded.notices].map((notice) => `${notice}.`),
      ...sentencesOf(
        resolved.notices,
        SHOWN_BROKEN,
        (count) => `targets: and ${count} more notices of this kind.`,
      ),
      ...notUsed.map((sentence) => `${sentence} The entry is not used.`),
    ],
    secrets: [...secrets],
  };
}

/** Most runs have none: what reads one is loaded by the runs that do. */
async function readInventory(
  { inventory, ...folders }: TargetSources,
  language: Language,
): Promise<LoadedInventory> {
  if (inventory === undefined) return { inventory: { kind: 'none' }, problems: [], notices: [] };
  const { loadInventory } = await import('./inventory.ts');
  return loadInventory(inventory, folders, language);
}

async function readTargets(
  { targets: text, event }: TargetSources,
  language: Language,
): Promise<Document> {
  const nothing: Document = { drafts: [], problems: [], notices: [] };
  const content = text?.replace(/^\uFEFF/, '') ?? '';
  if (content.trim() === '') {
    const reason = event === 'schedule' ? `${REQUIRED}; ${NO_INPUTS}` : REQUIRED;
    return { ...nothing, problems: [{ where: "'targets' is required", text: reason }] };
  }
  const document = await readDocument('targets', detectFormat(content), content, language);
  const empty = document.drafts.length === 0 && document.problems.length === 0;
  const cause = isComment(content) ? ONLY_COMMENTS : EMPTY_LIST;
  return empty ? { ...document, problems: [{ where: 'targets', text: cause }] } : document;
}

function isComment(text: string): boolean {
  return text.split(/\r\n|\r|\n/).some((line) => line.trimStart().startsWith('#'));
}

/** What `targets` is written in; a byte order mark is gone by now. */
export function detectFormat(text: string): Exclude<Format, 'csv'> {
  const start = text.trimStart();
  if (start.startsWith('{')) return 'json';
  // JSON has no colon there, so this can only be meant as `[IPv6]:port`.
  if (start.startsWith('[') && !/^\[[^\]\s"{}[,]*:[^\]\s"{}[,]*\]/.test(start.slice(0, 100)))
    return 'json';
  return isYaml(text) ? 'yaml' : 'plain';
}

/** The first line that says anything decides. */
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
  readonly problems: readonly Problem[];
  /** The rows of the inventory that are meant by any entry. */
  readonly selected: ReadonlySet<Draft>;
  /** What is worth knowing of entries that the inventory does not have. */
  readonly notices: readonly Problem[];
}

/** Looks every usable entry up; a broken row that several entries mean is reported once. */
function resolveDrafts(drafts: readonly Draft[], context: LookUp | undefined): Resolved {
  const entries: Entry[] = [];
  const problems: Problem[] = [];
  const selected = new Set<Draft>();
  const notices: Problem[] = [];
  for (const draft of drafts) {
    const own = [...draft.faults, ...draft.problems];
    for (const problem of own) problems.push(problem);
    if (own.length > 0 || context === undefined) continue;
    const found = lookUp(draft, context);
    if (found.kind === 'problem') problems.push(found.problem);
    if (found.kind === 'itself' && found.notice !== undefined) notices.push(found.notice);
    for (const row of found.kind === 'rows' ? found.rows : []) {
      if (selected.has(row)) continue;
      for (const problem of row.problems) problems.push(problem);
      selected.add(row);
    }
    // Not `push(...)`: that overflows the stack where a group has 100,000 members.
    for (const entry of entriesOf(draft, found, context)) entries.push(entry);
    if (entries.length > MOST_ENTRIES) {
      const text = `means more than ${MOST_ENTRIES} entries, together with those before it`;
      return { entries, problems: [...problems, { where: draft.where, text }], selected, notices };
    }
  }
  return { entries, problems, selected, notices };
}

/** An entry without an address can be completed by one that means it; nobody meant this one. */
function whatBreaks(row: Draft, provider: Provider | undefined): readonly Problem[] {
  if (provider === undefined || !isUsable(row)) return row.problems;
  return provider.grammar.addresses(row.fields).length > 0 ? [] : [incomplete(row, provider)];
}

function entriesOf(draft: Draft, found: Found, { provider }: LookUp): readonly Entry[] {
  switch (found.kind) {
    case 'rows':
      return found.rows.filter(isUsable).map((row) => mergedEntry(draft, row, provider));
    case 'itself':
      return [itself(draft, found.differing)];
    case 'problem':
    case 'unknown':
      return [];
  }
}

/** What differs from the inventory has to be written down: left out, it would mean what that says. */
function itself({ where, name, outer, fields }: Draft, overrides: readonly string[] = []): Entry {
  const alone = entry(where, name, { ...outer, ...fields });
  return overrides.length === 0 ? alone : { ...alone, overrides };
}

function isUsable({ problems, faults }: Draft): boolean {
  return problems.length + faults.length === 0;
}

function mergedEntry(draft: Draft, row: Draft, { grammar }: Provider): Entry {
  const where = draft.form === 'all' ? row.where : `${draft.where} (${row.where})`;
  const merged = entry(where, draft.name ?? row.name, merge(draft, row, grammar));
  if (draft.form === 'all') return merged;
  const overrides = Object.keys(draft.fields).filter((field) => {
    const known = row.fields[field] ?? row.outer[field];
    return known !== undefined && known !== draft.fields[field];
  });
  return overrides.length === 0 ? merged : { ...merged, overrides };
}

function entry(where: string, name: string | undefined, fields: Fields): Entry {
  return name === undefined ? { where, fields } : { where, name, fields };
}
