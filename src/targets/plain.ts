import type { Item } from './tree.ts';

const LONGEST = 10_000;
const SEPARATORS =
  'seems to have thousands separators: write the digits alone, or a blank after each comma of a list';

/**
 * Reads a plain list: entries separated by commas or line breaks, comment lines start with `#`.
 * A `#` at the start of a later entry of a line is an error: in the one line of a dispatch form a
 * commented-out middle would swallow the rest.
 */
export function parsePlain(text: string): readonly Item[] {
  const items: Item[] = [];
  for (const line of text.split(/\r\n|\r|\n/)) {
    if (line.trimStart().startsWith('#')) continue;
    const number = /(?:^|\s)(\d{1,3}(?:,\d{3})+)(?=\s*(?:,\s|$))/.exec(line.slice(0, LONGEST))?.[1];
    if (number !== undefined) {
      const item = itemOf(number, items.length + 1);
      items.push({ ...item, problem: `'${number.slice(0, 40)}' ${SEPARATORS}` });
      continue;
    }
    for (const piece of line.split(',')) {
      const entry = piece.trim();
      if (entry !== '') items.push(itemOf(entry, items.length + 1));
    }
  }
  return items;
}

function itemOf(text: string, number: number): Item {
  const item: Item = { place: `entry ${number}`, tree: { kind: 'text', text } };
  return text.startsWith('#')
    ? { ...item, problem: "starts with '#': only a whole line can be a comment" }
    : item;
}
