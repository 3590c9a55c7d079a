import type { EntryGrammar, Fields, Provider } from '../domain.ts';
import { adviceOn } from './advice.ts';
import type { Draft } from './entry.ts';
import type { Index, Inventory } from './inventory.ts';
import type { Problem } from './problems.ts';
import type { Shelf, Word } from './shelf.ts';
import { either, quote, quoteSome } from './wording.ts';

const SHOWN_NEAREST = 3;

/** What an entry of `targets` means. */
export type Found =
  | { readonly kind: 'rows'; readonly rows: readonly Draft[] }
  /** An address or ID that the inventory lacks. */
  | {
      readonly kind: 'itself';
      readonly notice?: Problem;
      /** Fields in which it differs from all that the inventory has at its address. */
      readonly differing?: readonly string[];
    }
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
    const reason = `is neither an address nor an ID of ${provider.name}`;
    const advice = adviceOn(text, () => false, []);
    if (advice !== undefined)
      return problem({ where, text: `${quote(text)} ${reason}: ${advice}` });
    return problem({
      where,
      text: `${quote(text)} ${reason}, and no inventory is given to look up a name; ${expected(provider)}`,
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
    if (inventory.kind !== 'read') return { kind: 'itself' };
    return byAddresses(draft, addresses, inventory.index, context);
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
  { provider: { grammar }, defaults }: LookUp,
): Found {
  const known = (shelf: Shelf) => addresses.find((key) => shelf.has(key));
  const shelf = known(byAddress) === undefined ? byOtherId : byAddress;
  const key = known(shelf);
  if (key === undefined) {
    const other = grammar.otherKind?.(draft.fields);
    const mixedUp = other !== undefined && (byAddress.has(other) || byOtherId.has(other));
    return mixedUp ? { kind: 'itself', notice: mixedUpNotice(draft, other) } : { kind: 'itself' };
  }
  const words = wordsOf(draft, grammar);
  const wanted = draft.form === 'structured' ? givenAmong(draft, grammar.distinguishing) : words;
  const rows = choose(shelf, key, words, wanted);
  if (rows.length === 0) {
    const notice = elsewhere(draft, key, shelf.rows(key, []), wanted);
    return { kind: 'itself', notice, differing: wanted.map(({ field }) => field) };
  }
  const namesWord = draft.form === 'structured' && words.length > 0;
  return { kind: 'rows', rows: namesWord ? sameIdentity(draft, rows, grammar, defaults) : rows };
}

/** The identity that an entry gives, beside its address. */
function givenAmong(draft: Draft, fields: readonly string[]): readonly Word[] {
  return fields.flatMap((field) => {
    const value = draft.fields[field];
    return value === undefined ? [] : [{ field, value }];
  });
}

const saidBy = (row: Draft, field: string) => row.fields[field] ?? row.outer[field];

/**
 * The rows of a key that say nothing else than what is wanted, and of those the ones that say it: a
 * row that says something else is another target, whose fields must not be overridden. `exact` has
 * no middle: an entry without a domain is one of its own.
 */
function choose(
  shelf: Shelf,
  key: string,
  exact: readonly Word[],
  wanted: readonly Word[],
): readonly Draft[] {
  const others = wanted.filter(({ field }) => !exact.some((word) => word.field === field));
  const [first] = others;
  if (first === undefined) return shelf.rows(key, exact);
  const silent = { field: first.field, value: undefined };
  const rows =
    exact.length > 0
      ? shelf.rows(key, exact)
      : [...shelf.rows(key, [first]), ...shelf.rows(key, [silent])];
  let chosen = rows.filter((row) =>
    others.every(({ field, value }) => [undefined, value].includes(saidBy(row, field))),
  );
  for (const { field, value } of others) {
    const agreeing = chosen.filter((row) => saidBy(row, field) === value);
    if (agreeing.length > 0) chosen = agreeing;
  }
  return chosen;
}

function mixedUpNotice({ where, fields }: Draft, other: string): Problem {
  const [field = ''] = Object.keys(fields);
  const text = `is sent as a ${field}: the inventory has ${quote(other)}; write that if it is meant`;
  return { where, text };
}

/** Of an entry that the inventory does not have, what it has at the same address. */
function elsewhere(
  { where }: Draft,
  key: string,
  rows: readonly Draft[],
  wanted: readonly Word[],
): Problem {
  const said = wanted.map(({ field }) => {
    const values = [...new Set(rows.map((row) => saidBy(row, field)))];
    const shown = values.map((value) => value ?? 'none');
    return `${field} ${quoteSome(shown, SHOWN_NEAREST)}`;
  });
  const text = `is sent as it is: at ${key} the inventory only has ${said.join(', and ')}`;
  return { where, text };
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
  const { keys, distinguishing } = provider.grammar;
  const given = givenAmong(draft, [...keys, ...distinguishing]);
  const nulls = wordsOf(draft, provider.grammar).filter(({ value }) => value === undefined);
  const rows = choose(shelf, wanted, nulls, given);
  if (rows.length > 0) return { kind: 'rows', rows };
  const fields = [...nulls, ...given].map(({ field }) => field);
  const text = `${quote(wanted)} is in the inventory, but with another ${either(fields)}`;
  return problem({ where, text });
}

function missing(where: string, word: string, index: Index, { name }: Provider): Problem {
  if (index.isForeign(word)) {
    return { where, text: `${quote(word)} is in the inventory, but has no entry for ${name}` };
  }
  const text = `${quote(word)} is neither an address nor an ID of ${name} nor in the inventory`;
  const advice = adviceOn(word, (other) => index.byName.has(other), index.words);
  if (advice !== undefined) return { where, text: `${text}: ${advice}` };
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
