import { basename, extname } from 'node:path';
import type { EntryGrammar } from '../domain.ts';
import { type Document, type Format, type Language, readDocument } from './document.ts';
import { ALL, type Draft } from './entry.ts';
import { type Folders, readTextFile } from './file.ts';
import type { Problem } from './problems.ts';
import { Shelf } from './shelf.ts';
import { either, quote, showPath } from './wording.ts';

const FORMATS: ReadonlyMap<string, Format> = new Map([
  ['.json', 'json'],
  ['.yaml', 'yaml'],
  ['.yml', 'yaml'],
  ['.csv', 'csv'],
]);

/** Characters, of about 10,000 entries. */
const LARGE = 1_000_000;
/** Entries after which there is room enough for what is new. */
const GROWN = 20_000;

/** What can be looked up. */
export type Inventory =
  | { readonly kind: 'none' }
  /** Reported already: whatever is not found in it is not reported again. */
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'read'; readonly index: Index };

export interface LoadedInventory {
  readonly inventory: Inventory;
  readonly problems: readonly Problem[];
  readonly notices: readonly string[];
}

/** The entries of an inventory for the picked provider, by everything that can mean them. */
export interface Index {
  /** All but those that are for other providers only. */
  readonly rows: readonly Draft[];
  readonly byName: Shelf;
  /** By the address or ID that counts. */
  readonly byAddress: Shelf;
  /** By another ID beside that. */
  readonly byOtherId: Shelf;
  /** By field, then by value, e.g. by `domainName`. */
  readonly byWord: ReadonlyMap<string, Shelf>;
  /** Whether a name is known, but for other providers only. */
  isForeign(name: string): boolean;
  /** Everything that a plain word can mean, to find what was misspelt. */
  readonly words: readonly string[];
}

/** Reads and indexes the file that the input `inventory` names. */
export async function loadInventory(
  path: string,
  folders: Folders,
  language: Language,
): Promise<LoadedInventory> {
  const format = FORMATS.get(extname(path).toLowerCase());
  if (format === undefined) {
    return unreadable(`${quote(path)} must end in ${either([...FORMATS.keys()])}`);
  }
  const file = await readTextFile(path, folders);
  if ('problem' in file) return unreadable(file.problem);
  const label = showPath(basename(path));
  const progress = file.text.length > LARGE ? await saveMemory() : undefined;
  return indexed(await readDocument(label, format, file.text, language, progress), language);
}

/**
 * Else V8 lets what is in use grow to twice its size and more before it cleans up, and takes 100 MB
 * for what is new. Neither flag makes code slower, as `--optimize-for-size` would. To be told how
 * many entries were read: until there are some, the room for what is new grows to about 16 MB, as
 * a small one is cleaned up too often.
 */
async function saveMemory(): Promise<(entries: number) => void> {
  // Loaded here: it takes longer than to read a small inventory.
  const { setFlagsFromString } = await import('node:v8');
  setFlagsFromString('--heap-growing-percent=30');
  return (entries) => {
    if (entries === GROWN) setFlagsFromString('--semi-space-growth-factor=1');
  };
}

function unreadable(text: string): LoadedInventory {
  const problems = [{ where: 'inventory', text }];
  return { inventory: { kind: 'unreadable' }, problems, notices: [] };
}

function indexed(document: Document, language: Language): LoadedInventory {
  const { problems, notices } = document;
  if (problems.length > 0 && document.drafts.length === 0) {
    return { inventory: { kind: 'unreadable' }, problems, notices };
  }
  const drafts = document.drafts.map(inventoryEntry);
  const index = indexOf(drafts, language.picked?.grammar);
  const faults = drafts.flatMap((draft) => draft.faults);
  return { inventory: { kind: 'read', index }, problems: [...problems, ...faults], notices };
}

/** An entry that can stand in an inventory; a name alone describes nothing. */
function inventoryEntry(draft: Draft): Draft {
  const { where, form, problems } = draft;
  if (form === 'word' || form === 'all') {
    const text = `${quote(draft.text)} is neither an address nor an ID nor an entry with fields`;
    return { ...draft, problems: [...problems, { where, text }] };
  }
  const nothing = draft.audience === 'nobody' && problems.length + draft.faults.length === 0;
  return nothing ? { ...draft, problems: [{ where, text: 'has no address and no ID' }] } : draft;
}

function indexOf(drafts: readonly Draft[], grammar: EntryGrammar | undefined): Index {
  const rows = drafts.filter(({ audience }) => audience !== 'theirs');
  const addressesOf = ({ fields }: Draft) => grammar?.addresses(fields) ?? [];
  const valuesOf = (value: string | undefined) => (value === undefined ? [] : [value]);
  const byName = new Shelf(rows, ({ name }) => valuesOf(name));
  const byWord = new Map(
    grammar?.words.map((field) => [
      field,
      new Shelf(rows, ({ fields }) => valuesOf(fields[field])),
    ]),
  );
  const foreign = new Set(drafts.filter((one) => one.audience === 'theirs').map((one) => one.name));
  let words: readonly string[] | undefined;
  return {
    rows,
    byName,
    byAddress: new Shelf(rows, (row) => addressesOf(row).slice(0, 1)),
    byOtherId: new Shelf(rows, (row) => addressesOf(row).slice(1)),
    byWord,
    isForeign: (name) => foreign.has(name),
    get words() {
      words ??= [
        ...new Set([byName, ...byWord.values()].flatMap((shelf) => shelf.keys()).concat(ALL)),
      ];
      return words;
    },
  };
}
