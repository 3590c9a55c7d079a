import type { Fields, TargetSyntax } from '../domain/entry.ts';
import type { Provider } from '../domain/provider.ts';
import { orList } from '../text/format.ts';
import { quote, quoteSome } from '../text/quote.ts';
import { adviceOn } from './advice.ts';
import type { InputError } from './errors.ts';
import type { Index, Inventory } from './inventory.ts';
import type { MultiMap, SearchWord } from './multi-map.ts';
import { fieldValue, type ParsedEntry } from './parsed-entry.ts';

const MAX_SUGGESTIONS = 3;

/** What an entry of `targets` means. */
export type Found =
  | { readonly kind: 'rows'; readonly rows: readonly ParsedEntry[] }
  /** The inventory does not have the address or ID. */
  | {
      readonly kind: 'itself';
      readonly notice?: InputError;
      /** Fields in which the entry differs from every inventory entry at its address. */
      readonly differing?: readonly string[];
    }
  | { readonly kind: 'error'; readonly error: InputError }
  /** The inventory cannot be read, which is reported already. */
  | { readonly kind: 'unknown' };

/** What decides the meaning of an entry, beside the entry itself. */
export interface LookUp {
  readonly provider: Provider;
  readonly inventory: Inventory;
  /** The fields that inputs give to entries that lack them. */
  readonly defaults: Fields;
}

/** Looks an entry without errors up: by address or ID, else by name, else by domain. */
export function lookUp(entry: ParsedEntry, context: LookUp): Found {
  switch (entry.form) {
    case 'all':
      return everything(entry, context);
    case 'failed':
      return { kind: 'unknown' };
    case 'word':
      return byPlainWord(entry, context);
    case 'address':
    case 'structured':
      return byFields(entry, context);
  }
}

/** The fields of the entry, then of the inventory, then those outside the list of either. */
export function merge(entry: ParsedEntry, row: ParsedEntry, syntax: TargetSyntax): Fields {
  const merged: Record<string, string> = { ...entry.outer, ...row.outer, ...row.fields };
  // An entry with one kind of key overrides the inventory's other kind.
  const replaced = syntax.exclusiveFields.filter((group) =>
    group.some((field) => field in entry.fields),
  );
  for (const field of [...replaced.flat(), ...nulls(entry, syntax)]) delete merged[field];
  return { ...merged, ...entry.fields };
}

function everything({ where }: ParsedEntry, { inventory, provider }: LookUp): Found {
  if (inventory.kind === 'unreadable') return { kind: 'unknown' };
  if (inventory.kind === 'none') {
    return failed({
      where,
      text: "'all' means every entry of the inventory, but 'inventory' is empty: set it to the path of the file",
    });
  }
  const { rows } = inventory.index;
  if (rows.length > 0) return { kind: 'rows', rows };
  return failed({
    where,
    text: `'all' finds nothing: the inventory has no entry for ${provider.name}`,
  });
}

function byPlainWord({ where, text }: ParsedEntry, { inventory, provider }: LookUp): Found {
  if (inventory.kind === 'unreadable') return { kind: 'unknown' };
  if (inventory.kind === 'none') {
    const reason = `is neither an address nor an ID of ${provider.name}`;
    const advice = adviceOn(text, () => false, []);
    if (advice !== undefined) return failed({ where, text: `${quote(text)} ${reason}: ${advice}` });
    return failed({
      where,
      text: `${quote(text)} ${reason}, and 'inventory' is empty, so that no name can be looked up; ${expected(provider)}`,
    });
  }
  const { index } = inventory;
  const named = index.byName.rows(text, []);
  if (named.length > 0) return { kind: 'rows', rows: named };
  const { searchFields, fields } = provider.syntax;
  for (const field of searchFields) {
    const reading = fields[field]?.(text);
    if (reading === undefined || 'error' in reading) continue;
    const rows = index.bySearchField.get(field)?.rows(reading.value, []) ?? [];
    if (rows.length > 0) return { kind: 'rows', rows };
  }
  return failed(missing(where, text, index, provider));
}

/** Looks up by address or ID if the entry has the key fields, else by name, else by domain. */
function byFields(entry: ParsedEntry, context: LookUp): Found {
  const { inventory, provider } = context;
  const { syntax } = provider;
  const addresses = syntax.lookupKeys(entry.fields);
  if (addresses.length > 0) {
    if (inventory.kind !== 'read') return { kind: 'itself' };
    return byAddresses(entry, addresses, inventory.index, context);
  }
  const word = syntax.searchFields.find((field) => entry.fields[field] !== undefined);
  if (entry.owner === 'other' || (entry.name === undefined && word === undefined)) {
    return failed(incomplete(entry, provider));
  }
  return byWords(entry, word, context);
}

/**
 * Uses the first key that the inventory has: an entry with two IDs is one target. An inventory entry
 * with only an order number is not the certificate with the same order number.
 */
function byAddresses(
  entry: ParsedEntry,
  addresses: readonly string[],
  { byAddress, byOtherId }: Index,
  { provider: { syntax }, defaults }: LookUp,
): Found {
  const known = (map: MultiMap) => addresses.find((key) => map.has(key));
  const map = known(byAddress) === undefined ? byOtherId : byAddress;
  const key = known(map);
  if (key === undefined) {
    const other = syntax.otherKind?.(entry.fields);
    const isOtherKind = other !== undefined && (byAddress.has(other) || byOtherId.has(other));
    return isOtherKind
      ? { kind: 'itself', notice: otherKindNotice(entry, other) }
      : { kind: 'itself' };
  }
  const searchWords = searchWordsOf(entry, syntax);
  const wanted =
    entry.form === 'structured' ? givenAmong(entry, syntax.identityFields) : searchWords;
  const rows = choose(map, key, searchWords, wanted);
  if (rows.length === 0) {
    const notice = elsewhere(entry, key, map.rows(key, []), wanted);
    return { kind: 'itself', notice, differing: wanted.map(({ field }) => field) };
  }
  const namesWord = entry.form === 'structured' && searchWords.length > 0;
  return { kind: 'rows', rows: namesWord ? ofSameIdentity(entry, rows, syntax, defaults) : rows };
}

/** The values that an entry gives for some fields. */
function givenAmong(entry: ParsedEntry, fields: readonly string[]): readonly SearchWord[] {
  return fields.flatMap((field) => {
    const value = entry.fields[field];
    return value === undefined ? [] : [{ field, value }];
  });
}

/**
 * The rows of a key that do not contradict `wanted`; if some of them have the wanted values, only
 * those. A row with another value is another target, whose fields must not be overridden. A row has to
 * have the values of `exact`: a row without a domain is a target of its own.
 */
function choose(
  map: MultiMap,
  key: string,
  exact: readonly SearchWord[],
  wanted: readonly SearchWord[],
): readonly ParsedEntry[] {
  const others = wanted.filter(({ field }) => !exact.some((word) => word.field === field));
  const [first] = others;
  if (first === undefined) return map.rows(key, exact);
  const withoutValue = { field: first.field, value: undefined };
  const rows =
    exact.length > 0
      ? map.rows(key, exact)
      : [...map.rows(key, [first]), ...map.rows(key, [withoutValue])];
  let chosen = rows.filter((row) =>
    others.every(({ field, value }) => [undefined, value].includes(fieldValue(row, field))),
  );
  for (const { field, value } of others) {
    const matching = chosen.filter((row) => fieldValue(row, field) === value);
    if (matching.length > 0) chosen = matching;
  }
  return chosen;
}

function otherKindNotice({ where, fields }: ParsedEntry, other: string): InputError {
  const [field = ''] = Object.keys(fields);
  const text = `is sent as a ${field}: the inventory has ${quote(other)}; write that to use the inventory entry`;
  return { where, text };
}

/** Names what the inventory has at the address of an entry that it does not have. */
function elsewhere(
  { where }: ParsedEntry,
  key: string,
  rows: readonly ParsedEntry[],
  wanted: readonly SearchWord[],
): InputError {
  const shownValues = wanted.map(({ field }) => {
    const values = [...new Set(rows.map((row) => fieldValue(row, field)))];
    const shown = values.map((value) => value ?? 'none');
    return `${field} ${quoteSome(shown, MAX_SUGGESTIONS)}`;
  });
  const text = `is sent unchanged: at ${key} the inventory only has ${shownValues.join(', and ')}`;
  return { where, text };
}

/** The domain that an entry asks for; a null asks for an entry without a domain. */
function searchWordsOf(entry: ParsedEntry, { searchFields }: TargetSyntax): readonly SearchWord[] {
  return searchFields.flatMap((field) => {
    const value = entry.fields[field];
    return value !== undefined || entry.nullFields.includes(field) ? [{ field, value }] : [];
  });
}

/**
 * Chooses the row that an entry of `failed-targets` came from, if two divisions share an address. Such
 * an entry always has a domain, which can be null, and leaves out what the inputs give.
 */
function ofSameIdentity(
  entry: ParsedEntry,
  rows: readonly ParsedEntry[],
  syntax: TargetSyntax,
  defaults: Fields,
): readonly ParsedEntry[] {
  const own: Fields = { ...defaults, ...entry.outer, ...entry.fields };
  const same = rows.filter((row) => {
    const theirs: Fields = { ...defaults, ...entry.outer, ...row.outer, ...row.fields };
    return syntax.identityFields.every((field) => own[field] === theirs[field]);
  });
  return same.length > 0 ? same : rows;
}

function byWords(
  entry: ParsedEntry,
  word: string | undefined,
  { inventory, provider }: LookUp,
): Found {
  const { where, name } = entry;
  const wanted = name ?? entry.fields[word ?? ''] ?? '';
  if (inventory.kind === 'unreadable') return { kind: 'unknown' };
  if (inventory.kind === 'none') {
    const text = `has only the name or domain ${quote(wanted)}, and 'inventory' is empty, so that it cannot be looked up`;
    return failed({ where, text: `${text}; ${expected(provider)}` });
  }
  const { index } = inventory;
  const map = name === undefined ? index.bySearchField.get(word ?? '') : index.byName;
  if (map === undefined || !map.has(wanted)) {
    return failed(missing(where, wanted, index, provider));
  }
  const { keyFields, identityFields } = provider.syntax;
  const given = givenAmong(entry, [...keyFields, ...identityFields]);
  const nulls = searchWordsOf(entry, provider.syntax).filter(({ value }) => value === undefined);
  const rows = choose(map, wanted, nulls, given);
  if (rows.length > 0) return { kind: 'rows', rows };
  const fields = [...nulls, ...given].map(({ field }) => field);
  const text = `${quote(wanted)} is in the inventory, but with another ${orList(fields)}`;
  return failed({ where, text });
}

function missing(where: string, word: string, index: Index, { name }: Provider): InputError {
  if (index.isForeign(word)) {
    return { where, text: `${quote(word)} is in the inventory, but has no entry for ${name}` };
  }
  const text = `${quote(word)} is neither an address nor an ID of ${name} nor in the inventory`;
  const advice = adviceOn(word, (other) => index.byName.has(other), index.searchWords());
  if (advice !== undefined) return { where, text: `${text}: ${advice}` };
  return { where, text, suggest: { word, among: index.searchWords(), max: MAX_SUGGESTIONS } };
}

/** The error of an entry whose fields do not say what to retry. */
export function incomplete(entry: ParsedEntry, provider: Provider): InputError {
  const { where } = entry;
  if (entry.owner === 'other') {
    return {
      where,
      text: `has no address or ID of ${provider.name}: the entry is for another provider; ${expected(provider)}`,
    };
  }
  const lacking = provider.syntax.keyFields.filter((field) => entry.fields[field] === undefined);
  if (entry.owner === 'picked') return { where, text: `lacks ${orList(lacking)}` };
  return { where, text: `does not say what to retry; ${expected(provider)}` };
}

function expected({ name, syntax }: Provider): string {
  return `expected an address or ID of ${name} such as ${orList(syntax.examples)}`;
}

function nulls(entry: ParsedEntry, syntax: TargetSyntax): readonly string[] {
  return entry.nullFields.filter((field) => syntax.searchFields.includes(field));
}

function failed(error: InputError): Found {
  return { kind: 'error', error };
}
