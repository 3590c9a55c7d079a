import { quote } from '../text/quote.ts';
import type { ParseContext } from './parse-context.ts';
import type { ParsedEntry } from './parsed-entry.ts';
import { ALL, FAILED } from './reserved-words.ts';

/** An entry of which nothing is known but its place. */
export function blankEntry(where: string): ParsedEntry {
  return {
    where,
    form: 'structured',
    text: '',
    fields: {},
    nullFields: [],
    outer: {},
    owner: 'none',
    errors: [],
    fatalErrors: [],
  };
}

/** Reads an entry of a plain list, which stays a text in other formats. */
export function parseText(
  where: string,
  text: string,
  { picked, providers }: ParseContext,
): ParsedEntry {
  const entry: ParsedEntry = { ...blankEntry(where), text };
  if (text === ALL) return { ...entry, form: 'all' };
  if (text === FAILED) return { ...entry, form: 'failed' };
  const own = picked?.syntax.readPlain(text);
  if (own !== undefined) {
    const address: ParsedEntry = { ...entry, form: 'address', owner: 'picked' };
    if ('fields' in own) return { ...address, fields: own.fields };
    return { ...address, errors: [{ where, text: `${quote(text)} ${own.error}` }] };
  }
  for (const { name, syntax } of providers) {
    const reading = syntax === picked?.syntax ? undefined : syntax.readPlain(text);
    if (reading === undefined) continue;
    if (picked !== undefined) {
      const reason = `is an entry for ${name}, but provider is '${picked.id}'`;
      const errors = [{ where, text: `${quote(text)} ${reason}` }];
      return { ...entry, form: 'address', owner: 'other', errors };
    }
    const errors = 'error' in reading ? [{ where, text: `${quote(text)} ${reading.error}` }] : [];
    return { ...entry, form: 'address', owner: 'picked', errors };
  }
  return { ...entry, form: 'word' };
}
