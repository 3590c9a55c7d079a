import type { Fields } from '../domain.ts';
import { hasControl } from '../patterns.ts';
import type { Language } from './document.ts';
import type { Problem } from './problems.ts';
import type { Item, Tree } from './tree.ts';
import { NAME, UNCHANGED } from './vocabulary.ts';
import { quote } from './wording.ts';

/** Every entry of the inventory for the picked provider. */
export const ALL = 'all';
const LONGEST_NAME = 200;
const LONGEST_KEY = 1000;
/** There are hardly more fields. */
const SHOWN_PROBLEMS = 12;

/** How an entry says what it means. */
export type Form =
  /** Fields of JSON, YAML or CSV. */
  | 'structured'
  /** A plain-list entry in the form of an address or ID. */
  | 'address'
  /** A plain-list entry that is looked up as a name or domain. */
  | 'word'
  /** `all` */
  | 'all';

/** An entry as it was read, before it is looked up or merged with anything. */
export interface Draft {
  /** `targets, entry 3` */
  readonly where: string;
  readonly form: Form;
  /** The word to look up; the entry as written in any other plain form. */
  readonly text: string;
  readonly name?: string | undefined;
  /** Checked values of the picked provider's fields. */
  readonly fields: Fields;
  /** Fields that were given as plain null, which for a domain means "the one without". */
  readonly none: readonly string[];
  /** What stands outside the list that the entry came from. */
  readonly outer: Fields;
  /** Whose key fields it has; `nobody` when it has none at all. */
  readonly audience: 'ours' | 'theirs' | 'nobody';
  /** Why it cannot be used. */
  readonly problems: readonly Problem[];
  /** Why nothing can be used as long as it stands there, wanted or not. */
  readonly faults: readonly Problem[];
}

const NONE: readonly never[] = [];

const BLANK: Omit<Draft, 'where'> = {
  form: 'structured',
  text: '',
  fields: {},
  none: NONE,
  outer: {},
  audience: 'nobody',
  problems: NONE,
  faults: NONE,
};

/** Reads one entry of a list or row of a table. */
export function readItem(label: string, item: Item, outer: Fields, language: Language): Draft {
  const where = `${label}, ${item.place}`;
  if (item.problem !== undefined) {
    return { ...BLANK, where, faults: [{ where, text: item.problem }] };
  }
  const { tree } = item;
  switch (tree.kind) {
    case 'map':
      return readMembers(where, tree.members, outer, language);
    case 'text': {
      const text = tree.text.trim();
      if (text === '') return { ...BLANK, where, problems: [{ where, text: 'is empty' }] };
      return { ...readPlain(where, text, language), outer };
    }
    case 'absent':
      return { ...BLANK, where, problems: [{ where, text: 'is empty' }] };
    case 'list':
      return { ...BLANK, where, problems: [{ where, text: 'is a list inside the list' }] };
  }
}

function readPlain(where: string, text: string, { picked, providers }: Language): Draft {
  const draft = { ...BLANK, where, text };
  if (text === ALL) return { ...draft, form: 'all' };
  const own = picked?.grammar.plain(text);
  if (own !== undefined) {
    const address: Draft = { ...draft, form: 'address', audience: 'ours' };
    if ('fields' in own) return { ...address, fields: own.fields };
    return { ...address, problems: [{ where, text: `${quote(text)} ${own.problem}` }] };
  }
  for (const { name, grammar } of providers) {
    const reading = grammar === picked?.grammar ? undefined : grammar.plain(text);
    if (reading === undefined) continue;
    if (picked !== undefined) {
      const reason = `is an entry for ${name}, but provider is '${picked.id}'`;
      const problems = [{ where, text: `${quote(text)} ${reason}` }];
      return { ...draft, form: 'address', audience: 'theirs', problems };
    }
    const problems =
      'problem' in reading ? [{ where, text: `${quote(text)} ${reading.problem}` }] : NONE;
    return { ...draft, form: 'address', audience: 'ours', problems };
  }
  return { ...draft, form: 'word' };
}

function readMembers(
  where: string,
  members: ReadonlyMap<string, Tree>,
  outer: Fields,
  language: Language,
): Draft {
  const { texts, none, problems } = readTexts(where, members, language);
  const faults: Problem[] = [];
  const fields: Record<string, string> = {};
  for (const [field, text] of texts) {
    const reading = language.vocabulary.reader(field)?.(text);
    if (reading === undefined) continue;
    if ('problem' in reading) {
      problems.push({ where, text: `${shown(field, text, language)} ${reading.problem}` });
      continue;
    }
    fields[field] = reading.value;
    const outside = outer[field];
    if (outside !== undefined && outside !== reading.value) {
      problems.push({ where, text: `${field} differs from the one outside the list` });
    }
  }
  const name = texts.get(NAME);
  const unfit = name === undefined ? undefined : unfitName(name);
  if (unfit !== undefined) problems.push({ where, text: unfit });
  const taken = name === undefined ? undefined : takenName(name, language);
  if (taken !== undefined) faults.push({ where, text: taken });
  return {
    where,
    form: 'structured',
    text: '',
    name,
    fields: language.picked === undefined ? {} : fields,
    none: orNone(none),
    outer,
    audience: audienceOf(texts, language),
    problems: orNone(someOf(problems)),
    faults: orNone(faults),
  };
}

/** An entry that is nothing but unknown fields must not fill the memory with what is wrong. */
function someOf(problems: readonly Problem[]): readonly Problem[] {
  const [first] = problems;
  if (first === undefined || problems.length <= SHOWN_PROBLEMS) return problems;
  const text = `and ${problems.length - SHOWN_PROBLEMS} more problems`;
  return [...problems.slice(0, SHOWN_PROBLEMS), { where: first.where, text }];
}

/** Nearly all of the lists of 100,000 rows are empty: one is enough for them. */
function orNone<T>(list: readonly T[]): readonly T[] {
  return list.length === 0 ? NONE : list;
}

interface Texts {
  readonly texts: ReadonlyMap<string, string>;
  readonly none: readonly string[];
  readonly problems: Problem[];
}

/** The values by field; blank ones are absent, and so is a secret that was written as `***`. */
function readTexts(
  where: string,
  members: ReadonlyMap<string, Tree>,
  { vocabulary }: Language,
): Texts {
  const texts = new Map<string, string>();
  const none: string[] = [];
  const problems: Problem[] = [];
  const seen: string[] = [];
  for (const [key, value] of members) {
    const field = vocabulary.field(key);
    if (field === undefined) {
      const near = { word: key, among: vocabulary.names, most: 1 };
      problems.push({ where, text: `unknown field ${quote(key)}`, near });
      continue;
    }
    // There are few fields, however many spellings of them an entry has.
    if (seen.includes(field)) problems.push({ where, text: `${field} is given twice` });
    else seen.push(field);
    if (value.kind === 'absent') none.push(field);
    else if (value.kind !== 'text') problems.push({ where, text: `${field} is no text or number` });
    else {
      const text = value.text.trim();
      const absent = text === '' || (text === UNCHANGED && vocabulary.isSecret(field));
      if (!absent) texts.set(field, text);
    }
  }
  return { texts, none, problems };
}

function shown(field: string, text: string, { vocabulary }: Language): string {
  return vocabulary.isSecret(field) || looksLikeKey(text) ? field : `${field} ${quote(text)}`;
}

/** In a shifted column, a key of any form may stand: 16 letters and digits, hyphens apart. */
function looksLikeKey(text: string): boolean {
  const words =
    text
      .slice(0, LONGEST_KEY)
      .replace(/[-_]/g, '')
      .match(/[a-z0-9+/]{16,}/gi) ?? [];
  return words.some((word) => /\d/.test(word) && /[a-z]/i.test(word));
}

function unfitName(name: string): string | undefined {
  if (name.length > LONGEST_NAME) return `${NAME} is longer than ${LONGEST_NAME} characters`;
  return hasControl(name) ? `${NAME} contains a control character` : undefined;
}

/** A name has to be one in every run, whichever provider is picked. */
function takenName(name: string, { providers }: Language): string | undefined {
  if (name === ALL) return `${NAME} '${ALL}' stands for the whole inventory; choose another one`;
  const other = providers.find(({ grammar }) => grammar.plain(name) !== undefined);
  if (other === undefined) return undefined;
  return `${NAME} ${quote(name)} reads as an address or ID of ${other.name}; choose another one`;
}

function audienceOf(texts: Texts['texts'], { picked, providers }: Language): Draft['audience'] {
  const has = (keys: readonly string[]) => keys.some((key) => texts.has(key));
  if (picked !== undefined && has(picked.grammar.keys)) return 'ours';
  if (!providers.some(({ grammar }) => has(grammar.keys))) return 'nobody';
  return picked === undefined ? 'ours' : 'theirs';
}
