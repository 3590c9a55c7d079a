import type { EntryGrammar, Fields, Provider } from '../domain.ts';
import type { Draft } from './entry.ts';
import type { Index, Inventory } from './inventory.ts';
import type { Problem } from './problems.ts';
import type { Shelf, Word } from './shelf.ts';
import { either, quote } from './wording.ts';

const SHOWN_NEAREST = 3;

/** What an entry of `targets` means. */
export type Found =
  | { readonly kind: 'rows'; readonly rows: readonly Draft[] }
  /** An address or ID that the inventory lacks. */
  | { readonly kind: 'itself' }
  | { readonly kind: 'problem'; readonly problem: Problem }
  /** Not to be found in an inventory that could not be read, which was reported. */
  | { readonly kind: 'unknown' };

/** Everything but the entry that decides what it means. */
export interface LookUp {
  readonly provider: Provider;
  readonly inventory: Inventory;
  /** What inputs give to entries that lack it. */
  readonly defaults: Fields;
}

/** Finds what an entry without problems means: by address or ID, else by name, else by domain. */
export function lookUp(draft: Draft, context: LookUp): Found {
  switch (draft.form) {
    case 'all':
      return everything(draft, context);
    case 'word':
      return byPlainWord(draft, context);
    case 'address':
    case 'structured':
      return byFields(draft, context);
  }
}

/** What an entry gives, then the inventory, then what stood outside the list that each is from. */
export function merge(draft: Draft, row: Draft, grammar: EntryGrammar): Fields {
  const alone = [draft.fields, draft.outer, row.outer].every(isEmpty) && draft.none.length === 0;
  if (alone) return row.fields;
  const merged: Record<string, string> = { ...draft.outer, ...row.outer, ...row.fields };
  // An entry that brings one kind of key must not end up with the inventory's other kind beside it.
  const replaced = grammar.oneOf.filter((group) => group.some((field) => field in draft.fields));
  for (const field of [...replaced.flat(), ...nulls(draft, grammar)]) delete merged[field];
  return { ...merged, ...draft.fields };
}

function everything({ where }: Draft, { inventory, provider }: LookUp): Found {
  if (inventory.kind === 'unreadable') return { kind: 'unknown' };
  if (inventory.kind === 'none') {
    return problem({
      where,
      text: "'all' means every entry of an inventory, but no inventory is given",
    });
  }
  const { rows } = inventory.index;
  if (rows.length > 0) return { kind: 'rows', rows };
  return problem({
    where,
    text: `'all' means nothing: the inventory has no entry for ${provider.name}`,
  });
}

function byPlainWord({ where, text }: Draft, { inventory, provider }: LookUp): Found {
  if (inventory.kind === 'unreadable') return { kind: 'unknown' };
  if (inventory.kind === 'none') {
    const reason = `is neither an address nor an ID of ${provider.name}, and no inventory is given`;
    return problem({
      where,
      text: `${quote(text)} ${reason} to look up a name; ${expected(provider)}`,
    });
  }
  const { index } = inventory;
  const named = index.byName.rows(text, []);
  if (named.length > 0) return { kind: 'rows', rows: named };
  const { words, fields } = provider.grammar;
  for (const field of words) {
    const reading = fields[field]?.(text);
    if (reading === undefined || 'problem' in reading) continue;
    const rows = index.byWord.get(field)?.rows(reading.value, []) ?? [];
    if (rows.length > 0) return { kind: 'rows', rows };
  }
  return problem(missing(where, text, index, provider));
}

/** By address or ID if the key fields are there, else by name, else by domain. */
function byFields(draft: Draft, context: LookUp): Found {
  const { inventory, provider } = context;
  const { grammar } = provider;
  const addresses = grammar.addresses(draft.fields);
  if (addresses.length > 0) {
    const rows =
      inventory.kind === 'read' ? byAddresses(draft, addresses, inventory.index, context) : [];
    return rows.length > 0 ? { kind: 'rows', rows } : { kind: 'itself' };
  }
  const word = grammar.words.find((field) => draft.fields[field] !== undefined);
  if (draft.audience === 'theirs' || (draft.name === undefined && word === undefined)) {
    return problem(incomplete(draft, provider));
  }
  return byWords(draft, word, context);
}

/**
 * The first key that the inventory has counts: an entry with two IDs is one thing, not two. An
 * order that the inventory has by itself is not the certificate that has the same order number.
 */
function byAddresses(
  draft: Draft,
  addresses: readonly string[],
  { byAddress, byOtherId }: Index,
  { provider, defaults }: LookUp,
): readonly Draft[] {
  const known = (shelf: Shelf) => addresses.find((key) => shelf.has(key));
  const shelf = known(byAddress) === undefined ? byOtherId : byAddress;
  const words = wordsOf(draft, provider.grammar);
  const rows = shelf.rows(known(shelf) ?? '', words);
  const namesWord = draft.form === 'structured' && words.length > 0;
  return namesWord ? sameIdentity(draft, rows, provider.grammar, defaults) : rows;
}

/** The domain that an entry asks for, or that it asks for none. */
function wordsOf(draft: Draft, { words }: EntryGrammar): readonly Word[] {
  return words.flatMap((field) => {
    const value = draft.fields[field];
    return value !== undefined || draft.none.includes(field) ? [{ field, value }] : [];
  });
}

/**
 * An entry of `failed-targets` names its domain, even if it is null, and leaves out what the inputs
 * give. It must mean the one row that it came from where two divisions share an address.
 */
function sameIdentity(
  draft: Draft,
  rows: readonly Draft[],
  grammar: EntryGrammar,
  defaults: Fields,
): readonly Draft[] {
  const own: Fields = { ...defaults, ...draft.outer, ...draft.fields };
  const same = rows.filter((row) => {
    const theirs: Fields = { ...defaults, ...draft.outer, ...row.outer, ...row.fields };
    return grammar.distinguishing.every((field) => own[field] === theirs[field]);
  });
  return same.length > 0 ? same : rows;
}

function byWords(draft: Draft, word: string | undefined, { inventory, provider }: LookUp): Found {
  const { where, name } = draft;
  const wanted = name ?? draft.fields[word ?? ''] ?? '';
  if (inventory.kind === 'unreadable') return { kind: 'unknown' };
  if (inventory.kind === 'none') {
    const text = `has only the name or domain ${quote(wanted)}, and no inventory is given to look it up`;
    return problem({ where, text: `${text}; ${expected(provider)}` });
  }
  const { index } = inventory;
  const shelf = name === undefined ? index.byWord.get(word ?? '') : index.byName;
  if (shelf === undefined || !shelf.has(wanted)) {
    return problem(missing(where, wanted, index, provider));
  }
  const agreeing = shelf.rows(wanted, wordsOf(draft, provider.grammar));
  return { kind: 'rows', rows: agreeing.length > 0 ? agreeing : shelf.rows(wanted, []) };
}

function missing(where: string, word: string, index: Index, { name }: Provider): Problem {
  if (index.isForeign(word)) {
    return { where, text: `${quote(word)} is in the inventory, but has no entry for ${name}` };
  }
  const text = `${quote(word)} is neither an address nor an ID of ${name} nor in the inventory`;
  return { where, text, near: { word, among: index.words, most: SHOWN_NEAREST } };
}

/** What is wrong with an entry whose fields do not say what to retry. */
export function incomplete(draft: Draft, provider: Provider): Problem {
  const { where } = draft;
  if (draft.audience === 'theirs') {
    return {
      where,
      text: `has no field of ${provider.name}: it is for another provider; ${expected(provider)}`,
    };
  }
  const lacking = provider.grammar.keys.filter((field) => draft.fields[field] === undefined);
  if (draft.audience === 'ours') return { where, text: `lacks ${either(lacking)}` };
  return { where, text: `does not say what to retry; ${expected(provider)}` };
}

function expected({ name, grammar }: Provider): string {
  return `expected an address or ID of ${name} such as ${either(grammar.forms)}`;
}

function isEmpty(fields: Fields): boolean {
  for (const _ in fields) return false;
  return true;
}

function nulls(draft: Draft, grammar: EntryGrammar): readonly string[] {
  return draft.none.filter((field) => grammar.words.includes(field));
}

function problem(text: Problem): Found {
  return { kind: 'problem', problem: text };
}
