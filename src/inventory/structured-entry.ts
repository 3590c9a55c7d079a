import type { Fields } from '../domain/entry.ts';
import { hasControl } from '../text/patterns.ts';
import { quote } from '../text/quote.ts';
import { blankEntry, parseText } from './entry.ts';
import type { InputError } from './errors.ts';
import { NAME, UNCHANGED } from './field-names.ts';
import type { Item, Node } from './node.ts';
import type { ParseContext } from './parse-context.ts';
import type { ParsedEntry } from './parsed-entry.ts';
import { ALL, FAILED } from './reserved-words.ts';

const MAX_NAME_LENGTH = 200;
const MAX_KEY_LENGTH = 1000;
/** An entry that consists of unknown fields must not fill the memory with errors. */
const MAX_ERRORS = 12;

/** Reads one entry of a list or row of a table. */
export function parseEntry(
  label: string,
  item: Item,
  outer: Fields,
  context: ParseContext,
): ParsedEntry {
  const where = `${label}, ${item.place}`;
  if (item.error !== undefined) {
    return { ...blankEntry(where), fatalErrors: [{ where, text: item.error }] };
  }
  const { node } = item;
  switch (node.kind) {
    case 'map':
      return parseFields(where, node.members, outer, context);
    case 'text': {
      const text = node.text.trim();
      if (text === '') return { ...blankEntry(where), errors: [{ where, text: 'is empty' }] };
      return { ...parseText(where, text, context), outer };
    }
    case 'absent':
      return { ...blankEntry(where), errors: [{ where, text: 'is empty' }] };
    case 'list':
      return { ...blankEntry(where), errors: [{ where, text: 'is a list inside the list' }] };
  }
}

function parseFields(
  where: string,
  members: ReadonlyMap<string, Node>,
  outer: Fields,
  context: ParseContext,
): ParsedEntry {
  const { texts, nullFields, errors } = readTexts(where, members, context);
  const fields: Record<string, string> = {};
  for (const [field, text] of texts) {
    const reading = context.fieldNames.reader(field)?.(text);
    if (reading === undefined) continue;
    if ('error' in reading) {
      errors.push({ where, text: `${describeValue(field, text, context)} ${reading.error}` });
      continue;
    }
    fields[field] = reading.value;
    const outside = outer[field];
    if (outside !== undefined && outside !== reading.value) {
      errors.push({ where, text: `${field} differs from the one outside the list` });
    }
  }
  const name = texts.get(NAME);
  const invalid = name === undefined ? undefined : invalidName(name);
  if (invalid !== undefined) errors.push({ where, text: invalid });
  const reserved = name === undefined ? undefined : reservedName(name, context);
  return {
    where,
    form: 'structured',
    text: '',
    name,
    fields: context.picked === undefined ? {} : fields,
    nullFields,
    outer,
    owner: ownerOf(texts, context),
    errors: limitErrors(errors),
    fatalErrors: reserved === undefined ? [] : [{ where, text: reserved }],
  };
}

function limitErrors(errors: readonly InputError[]): readonly InputError[] {
  const [first] = errors;
  if (first === undefined || errors.length <= MAX_ERRORS) return errors;
  const text = `and ${errors.length - MAX_ERRORS} more errors`;
  return [...errors.slice(0, MAX_ERRORS), { where: first.where, text }];
}

interface Texts {
  readonly texts: ReadonlyMap<string, string>;
  readonly nullFields: readonly string[];
  readonly errors: InputError[];
}

/** The values by field. Blank values are absent, and so is `***` in a secret field. */
function readTexts(
  where: string,
  members: ReadonlyMap<string, Node>,
  { fieldNames }: ParseContext,
): Texts {
  const texts = new Map<string, string>();
  const nullFields: string[] = [];
  const errors: InputError[] = [];
  const seen = new Set<string>();
  for (const [key, value] of members) {
    const field = fieldNames.field(key);
    if (field === undefined) {
      const suggest = { word: key, among: fieldNames.names, max: 1 };
      errors.push({ where, text: `unknown field ${quote(key)}`, suggest });
      continue;
    }
    if (seen.has(field)) errors.push({ where, text: `${field} is given twice` });
    seen.add(field);
    if (value.kind === 'absent') nullFields.push(field);
    else if (value.kind !== 'text')
      errors.push({ where, text: `${field} is not a text or number` });
    else {
      const text = value.text.trim();
      const isAbsent = text === '' || (text === UNCHANGED && fieldNames.isSecret(field));
      if (!isAbsent) texts.set(field, text);
    }
  }
  return { texts, nullFields, errors };
}

function describeValue(field: string, text: string, { fieldNames }: ParseContext): string {
  return fieldNames.isSecret(field) || looksLikeKey(text) ? field : `${field} ${quote(text)}`;
}

/** A shifted column can hold a key of any form: 16 letters and digits, hyphens apart. */
function looksLikeKey(text: string): boolean {
  const words =
    text
      .slice(0, MAX_KEY_LENGTH)
      .replace(/[-_]/g, '')
      .match(/[a-z0-9+/]{16,}/gi) ?? [];
  return words.some((word) => /\d/.test(word) && /[a-z]/i.test(word));
}

function invalidName(name: string): string | undefined {
  if (name.length > MAX_NAME_LENGTH) return `${NAME} is longer than ${MAX_NAME_LENGTH} characters`;
  return hasControl(name) ? `${NAME} contains a control character` : undefined;
}

/** A name has to be a name in every run, whichever provider is picked. */
function reservedName(name: string, { providers }: ParseContext): string | undefined {
  if (name === ALL) return `${NAME} '${ALL}' stands for the whole inventory; choose another name`;
  if (name === FAILED) {
    return `${NAME} '${FAILED}' stands for all failed work of the provider; choose another name`;
  }
  const other = providers.find(({ syntax }) => syntax.readPlain(name) !== undefined);
  if (other === undefined) return undefined;
  return `${NAME} ${quote(name)} reads as an address or ID of ${other.name}; choose another name`;
}

function ownerOf(texts: Texts['texts'], { picked, providers }: ParseContext): ParsedEntry['owner'] {
  const has = (fields: readonly string[]) => fields.some((field) => texts.has(field));
  if (picked !== undefined && has(picked.syntax.keyFields)) return 'picked';
  if (!providers.some(({ syntax }) => has(syntax.keyFields))) return 'none';
  return picked === undefined ? 'picked' : 'other';
}
