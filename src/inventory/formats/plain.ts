/** One entry of a plain list. */
export interface PlainItem {
  /** `entry 3`. */
  readonly place: string;
  readonly text: string;
  /** Why nobody can tell what the entry means. */
  readonly error?: string;
}

const MAX_SEARCHED = 10_000;
const SEPARATORS =
  'seems to have thousands separators: write the digits alone, or add a blank after each comma of a list';

/**
 * Reads a plain list: commas or line breaks separate entries, and comment lines start with `#`. A `#`
 * at the start of a later entry of a line is an error: a dispatch form has only one line, in which a
 * comment would swallow all entries after it.
 */
export function parsePlain(text: string): readonly PlainItem[] {
  const items: PlainItem[] = [];
  for (const line of text.split(/\r\n|\r|\n/)) {
    if (line.trimStart().startsWith('#')) continue;
    const number = /(?:^|\s)(\d{1,3}(?:,\d{3})+)(?=\s*(?:,\s|$))/.exec(
      line.slice(0, MAX_SEARCHED),
    )?.[1];
    if (number !== undefined) {
      const item = itemOf(number, items.length + 1);
      items.push({ ...item, error: `'${number.slice(0, 40)}' ${SEPARATORS}` });
      continue;
    }
    for (const piece of line.split(',')) {
      const entry = piece.trim();
      if (entry !== '') items.push(itemOf(entry, items.length + 1));
    }
  }
  return items;
}

function itemOf(text: string, number: number): PlainItem {
  const item = { place: `entry ${number}`, text };
  return text.startsWith('#')
    ? { ...item, error: "starts with '#': only a whole line can be a comment" }
    : item;
}
