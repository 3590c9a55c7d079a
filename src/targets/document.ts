import type { EntryGrammar, Fields, Provider } from '../domain.ts';
import { type Draft, readItem } from './entry.ts';
import { parsePlain } from './plain.ts';
import type { Problem } from './problems.ts';
import { type Item, MAX_ENTRIES, type Parsed, TooManyEntries, type Tree } from './tree.ts';
import { NAME, normalise, UNCHANGED, type Vocabulary } from './vocabulary.ts';
import { quote } from './wording.ts';

export type Format = 'plain' | 'json' | 'yaml' | 'csv';

/** A text as its entries, whatever it was written in. */
export interface Document {
  readonly drafts: readonly Draft[];
  readonly problems: readonly Problem[];
  readonly notices: readonly string[];
}

/** What is needed to understand a text. */
export interface Language {
  readonly picked: Provider | undefined;
  readonly providers: readonly Provider[];
  readonly vocabulary: Vocabulary;
  /** Takes every value of a secret field, also where the rest cannot be used. */
  readonly secrets: Set<string>;
  /** Ends the reading of a long text. */
  readonly signal?: AbortSignal | undefined;
}

type Body = NonNullable<EntryGrammar['body']>;

/**
 * Reads a text; `label` is what messages call it: `targets` or the name of the file. `progress` is
 * told after each entry how many were read.
 */
export async function readDocument(
  label: string,
  format: Format,
  text: string,
  language: Language,
  progress?: (entries: number) => void,
): Promise<Document> {
  try {
    return await readEntries(label, format, text, language, progress);
  } catch (error) {
    if (!(error instanceof TooManyEntries)) throw error;
    return broken({ where: label, text: error.message });
  }
}

async function readEntries(
  label: string,
  format: Format,
  text: string,
  language: Language,
  progress?: (entries: number) => void,
): Promise<Document> {
  const drafts: Draft[] = [];
  // One by one: of a large file, what lies between text and drafts would take more than both.
  const read = (item: Item, outer: Fields = NOTHING) => {
    if (drafts.length >= MAX_ENTRIES) throw new TooManyEntries();
    const entries = drafts.push(readItem(label, item, outer, language));
    progress?.(entries);
  };
  const readEntry = (tree: Tree, outer?: Fields) =>
    read({ place: `entry ${drafts.length + 1}`, tree }, outer);
  switch (format) {
    case 'plain':
      for (const item of parsePlain(text)) read(item);
      return { ...EMPTY, drafts };
    case 'csv': {
      const { readable, ...rest } = await fromTable(label, text, language, read);
      return { ...rest, drafts: readable ? drafts : [] };
    }
    case 'json':
    case 'yaml': {
      const take = (tree: Tree) => {
        collectSecrets(tree, language);
        readEntry(tree);
      };
      const parsed = await parseTree(format, text, take, language.signal);
      if ('problem' in parsed) return broken({ where: label, text: parsed.problem });
      collectSecrets(parsed.tree, language);
      return { ...fromTree({ label, format }, parsed.tree, language, readEntry), drafts };
    }
  }
}

/** What is said of a text beside its entries. */
type Rest = Omit<Document, 'drafts'>;
type ReadEntry = (tree: Tree, outer?: Fields) => void;

// Most runs are given a plain list: the readers of other formats, and their libraries, are loaded
// by the runs that need them.

async function parseTree(
  format: 'json' | 'yaml',
  text: string,
  take: (item: Tree) => void,
  signal: AbortSignal | undefined,
): Promise<Parsed> {
  if (format === 'json') return (await import('./json.ts')).parseJson(text, take);
  return (await import('./yaml.ts')).parseYaml(text, { take, signal });
}

const NO_ENTRY = 'is neither a list of entries nor an entry';
const DASH = 'in YAML, each entry of a list starts with a dash: - name: web';
/** Outside of a list. */
const NOTHING: Fields = {};
const EMPTY: Document = { drafts: [], problems: [], notices: [] };

function broken(problem: Problem): Document {
  return { ...EMPTY, problems: [problem] };
}

async function fromTable(
  label: string,
  text: string,
  language: Language,
  read: (item: Item) => void,
): Promise<Rest & { readonly readable: boolean }> {
  const { parseCsv } = await import('./csv.ts');
  const table = parseCsv(text, language.vocabulary, (item) => {
    collectSecrets(item.tree, language);
    read(item);
  });
  return {
    readable: table.readable,
    problems: table.problems.map((problem) => ({
      where: `${label}, ${problem.place}`,
      text: problem.text,
    })),
    notices: table.notices.map((notice) => `${label}: ${notice}`),
  };
}

function fromTree(
  { label, format }: { readonly label: string; readonly format: 'json' | 'yaml' },
  tree: Tree,
  language: Language,
  read: ReadEntry,
): Rest {
  if (tree.kind === 'list') {
    for (const item of tree.items) read(item);
    return EMPTY;
  }
  if (tree.kind !== 'map') {
    return broken({ where: label, text: NO_ENTRY });
  }
  for (const provider of language.providers) {
    const { body } = provider.grammar;
    const list = body && [...tree.members.keys()].find((key) => same(key, body.list));
    if (body !== undefined && list !== undefined) {
      return fromBody(label, tree.members, list, { provider, body }, language, read);
    }
  }
  const keys = [...tree.members.keys()];
  if (keys.some((key) => saysWhat(key, language))) {
    read(tree);
    return EMPTY;
  }
  // Not one broken entry, which nobody might select: the entries below it would go unseen.
  return broken(noEntry(label, keys, language, format));
}

/** Whether a field can say what to retry, as the account alone cannot. */
function saysWhat(key: string, { providers, vocabulary }: Language): boolean {
  const field = vocabulary.field(key);
  if (field === undefined) return false;
  const saying = providers.flatMap(({ grammar }) => [...grammar.keys, ...grammar.words]);
  return [NAME, ...saying].includes(field);
}

function noEntry(
  where: string,
  keys: readonly string[],
  { providers, vocabulary }: Language,
  format: 'json' | 'yaml',
): Problem {
  const word = keys.find((key) => vocabulary.field(key) === undefined);
  if (word === undefined) return { where, text: NO_ENTRY };
  const lists = providers.flatMap(({ grammar }) => grammar.body?.list ?? []);
  const near = { word, among: [...vocabulary.names, ...lists], most: 1 };
  return {
    where,
    text: `${NO_ENTRY}: unknown field ${quote(word)}${format === 'yaml' ? ` (${DASH})` : ''}`,
    near,
  };
}

/** A request body as it would be sent: the entries and what holds for all of them. */
function fromBody(
  label: string,
  members: ReadonlyMap<string, Tree>,
  list: string,
  { provider, body }: { readonly provider: Provider; readonly body: Body },
  language: Language,
  read: ReadEntry,
): Rest {
  const entries = members.get(list);
  if (entries?.kind !== 'list') return broken({ where: label, text: `${body.list} is no list` });
  const outer: Record<string, string> = {};
  const problems: Problem[] = [];
  for (const [key, value] of members) {
    if (key === list) continue;
    const field = body.outer.find((name) => same(key, name));
    const reading = outerReading(key, value, field, provider);
    if (reading === undefined) continue;
    if ('value' in reading && field !== undefined && outer[field] === undefined) {
      outer[field] = reading.value;
    } else {
      const text = 'problem' in reading ? reading.problem : `${field} is given twice`;
      const near = { word: key, among: [body.list, ...body.outer], most: 1 };
      problems.push({ where: label, text, ...(field === undefined && { near }) });
    }
  }
  const ours = language.picked === undefined || language.picked === provider;
  for (const item of entries.items) read(item, ours ? outer : NOTHING);
  return { problems, notices: [] };
}

/** What stands beside the list; undefined when it is blank. */
function outerReading(
  key: string,
  value: Tree,
  field: string | undefined,
  { grammar }: Provider,
): { readonly value: string } | { readonly problem: string } | undefined {
  const reader = field === undefined ? undefined : grammar.fields[field];
  if (field === undefined || reader === undefined) {
    return { problem: `unknown field ${quote(key)} beside the list` };
  }
  if (value.kind === 'absent') return undefined;
  if (value.kind !== 'text') return { problem: `${field} is no text or number` };
  const text = value.text.trim();
  if (text === '') return undefined;
  const reading = reader(text);
  return 'value' in reading ? reading : { problem: `${field} ${quote(text)} ${reading.problem}` };
}

function same(key: string, name: string): boolean {
  return normalise(key) === normalise(name);
}

/** Every text inside a secret field, at any depth, so that nothing can be shown before it is masked. */
function collectSecrets(tree: Tree, language: Language, inSecret = false): void {
  switch (tree.kind) {
    case 'absent':
      return;
    case 'text': {
      const text = tree.text.trim();
      if (inSecret && text !== '' && text !== UNCHANGED) language.secrets.add(text);
      return;
    }
    case 'list':
      for (const item of tree.items) collectSecrets(item, language, inSecret);
      return;
    case 'map':
      for (const [key, value] of tree.members) {
        const field = language.vocabulary.field(key);
        const secret = field !== undefined && language.vocabulary.isSecret(field);
        collectSecrets(value, language, inSecret || secret);
      }
  }
}
