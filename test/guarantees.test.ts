import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const root = new URL('../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');
const rows = read('docs/guarantees.md')
  .split('\n')
  .filter((line) => /^\| (?!promise )[^-]/.test(line));
const references = rows.map((row) => {
  const [, promise = '', shownBy = ''] = row.split(' | ').join('|').split('|');
  const named = shownBy.matchAll(/`([^`]+)`: “([^”]+)”/g);
  return { promise, tests: [...named].map(([, file = '', title = '']) => ({ file, title })) };
});

/** Titles as they stand in the call of `it`, of a table of tests too. */
function titlesIn(file: string): readonly string[] {
  const calls = read(file).matchAll(/\(\s*(?:'((?:[^'\\]|\\.)*)'|"([^"]*)"|`([^`]*)`),\s/g);
  return [...calls].map(([, single, double, template]) =>
    (single ?? double ?? template ?? '').replaceAll("\\'", "'"),
  );
}

it('lists promises', () => {
  expect(references.length).toBeGreaterThan(50);
});

it.each(references)('$promise', ({ tests }) => {
  expect(tests.length).toBeGreaterThan(0);
  for (const { file, title } of tests) {
    expect(titlesIn(file), file).toContain(title);
  }
});
