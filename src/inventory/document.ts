import { blankEntry, parseText } from './entry.ts';
import { parsePlain } from './formats/plain.ts';
import { MAX_ENTRIES, TooManyEntries } from './node.ts';
import type { ParseContext } from './parse-context.ts';
import type { Document } from './parsed-entry.ts';

export type Format = 'plain' | 'json' | 'yaml' | 'csv';

/** Reads a text. Messages call it `label`: `targets`, or the name of the file. */
export async function readDocument(
  label: string,
  format: Format,
  text: string,
  context: ParseContext,
): Promise<Document> {
  try {
    if (format === 'plain') return readPlainList(label, text, context);
    // Most runs read a plain list, and do not load the readers of other formats.
    const { readStructured } = await import('./structured.ts');
    return await readStructured({ label, format }, text, context);
  } catch (error) {
    if (!(error instanceof TooManyEntries)) throw error;
    return { entries: [], errors: [{ where: label, text: error.message }], notices: [] };
  }
}

function readPlainList(label: string, text: string, context: ParseContext): Document {
  const items = parsePlain(text);
  if (items.length > MAX_ENTRIES) throw new TooManyEntries();
  const entries = items.map(({ place, text: entry, error }) => {
    const where = `${label}, ${place}`;
    return error === undefined
      ? parseText(where, entry, context)
      : { ...blankEntry(where), fatalErrors: [{ where, text: error }] };
  });
  return { entries, errors: [], notices: [] };
}
