import { basename, extname } from 'node:path';
import type { TargetSyntax } from '../domain/entry.ts';
import { orList } from '../text/format.ts';
import { quote, showPath } from '../text/quote.ts';
import { type Format, readDocument } from './document.ts';
import type { InputError } from './errors.ts';
import { type Folders, readTextFile } from './file.ts';
import { MultiMap } from './multi-map.ts';
import type { ParseContext } from './parse-context.ts';
import { type Document, isUsable, type ParsedEntry } from './parsed-entry.ts';
import { ALL } from './reserved-words.ts';

const FORMATS: ReadonlyMap<string, Format> = new Map([
  ['.json', 'json'],
  ['.yaml', 'yaml'],
  ['.yml', 'yaml'],
  ['.csv', 'csv'],
]);

/** The file of the input `inventory`. */
export type Inventory =
  | { readonly kind: 'none' }
  /** The error is reported already: look-ups report nothing more. */
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'read'; readonly index: Index };

export interface LoadedInventory {
  readonly inventory: Inventory;
  readonly errors: readonly InputError[];
  readonly notices: readonly string[];
}

/** The inventory entries for the picked provider, by all that `targets` can call them. */
export interface Index {
  /** All entries but those for other providers only. */
  readonly rows: readonly ParsedEntry[];
  readonly byName: MultiMap;
  /** By address, or by the ID that is sent. */
  readonly byAddress: MultiMap;
  /** By the other ID of an entry with two. */
  readonly byOtherId: MultiMap;
  /** By search field, then by value: by `domainName`. */
  readonly bySearchField: ReadonlyMap<string, MultiMap>;
  /** Whether a name is used, but only by entries for other providers. */
  isForeign(name: string): boolean;
  /** Every word that finds something, to suggest one for a misspelt word. */
  searchWords(): readonly string[];
}

/** Reads and indexes the file that the input `inventory` names. */
export async function loadInventory(
  path: string,
  folders: Folders,
  context: ParseContext,
): Promise<LoadedInventory> {
  const format = FORMATS.get(extname(path).toLowerCase());
  if (format === undefined) {
    return unreadable(`${quote(path)} must end in ${orList([...FORMATS.keys()])}`);
  }
  const file = await readTextFile(path, folders);
  if ('error' in file) return unreadable(file.error);
  const label = showPath(basename(path));
  return indexed(await readDocument(label, format, file.text, context), context);
}

function unreadable(text: string): LoadedInventory {
  const errors = [{ where: 'inventory', text }];
  return { inventory: { kind: 'unreadable' }, errors, notices: [] };
}

function indexed(document: Document, context: ParseContext): LoadedInventory {
  const { errors, notices } = document;
  if (errors.length > 0 && document.entries.length === 0) {
    return { inventory: { kind: 'unreadable' }, errors, notices };
  }
  const entries = document.entries.map(checkInventoryEntry);
  const index = indexOf(entries, context.picked?.syntax);
  const fatalErrors = entries.flatMap((entry) => entry.fatalErrors);
  return { inventory: { kind: 'read', index }, errors: [...errors, ...fatalErrors], notices };
}

/** Adds an error to an entry that describes no target. */
function checkInventoryEntry(entry: ParsedEntry): ParsedEntry {
  const { where, form, errors } = entry;
  if (form === 'word' || form === 'all' || form === 'failed') {
    const text = `${quote(entry.text)} is neither an address nor an ID nor an entry with fields`;
    return { ...entry, errors: [...errors, { where, text }] };
  }
  const isEmpty = entry.owner === 'none' && isUsable(entry);
  return isEmpty ? { ...entry, errors: [{ where, text: 'has no address and no ID' }] } : entry;
}

function indexOf(entries: readonly ParsedEntry[], syntax: TargetSyntax | undefined): Index {
  const rows = entries.filter(({ owner }) => owner !== 'other');
  const addressesOf = ({ fields }: ParsedEntry) => syntax?.lookupKeys(fields) ?? [];
  const valuesOf = (value: string | undefined) => (value === undefined ? [] : [value]);
  const byName = new MultiMap(rows, ({ name }) => valuesOf(name));
  const bySearchField = new Map(
    syntax?.searchFields.map((field) => [
      field,
      new MultiMap(rows, ({ fields }) => valuesOf(fields[field])),
    ]),
  );
  const foreign = new Set(entries.filter((one) => one.owner === 'other').map((one) => one.name));
  let searchWords: readonly string[] | undefined;
  return {
    rows,
    byName,
    byAddress: new MultiMap(rows, (row) => addressesOf(row).slice(0, 1)),
    byOtherId: new MultiMap(rows, (row) => addressesOf(row).slice(1)),
    bySearchField,
    isForeign: (name) => foreign.has(name),
    searchWords() {
      searchWords ??= [
        ...new Set([byName, ...bySearchField.values()].flatMap((map) => map.keys()).concat(ALL)),
      ];
      return searchWords;
    },
  };
}
