import type { Item } from './tree.ts';

/**
 * Reads a plain list: entries separated by commas or line breaks, comment lines start with `#`.
 * A `#` at the start of a later entry of a line is an error: in the one line of a dispatch form a
 * commented-out middle would swallow the rest.
 */
export function parsePlain(text: string): readonly Item[] {
  const items: Item[] = [];
  for (const line of text.split(/\r\n|\r|\n/)) {
    if (line.trimStart().startsWith('#')) continue;
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
