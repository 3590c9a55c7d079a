/** The rules of the layout, which CONTRIBUTING.md describes, compared with the sources. */

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { providers } from '../src/providers/index.ts';

const SRC = fileURLToPath(new URL('../src', import.meta.url));

/** Texts by path below `src`, with `/` between folders. */
const sources: ReadonlyMap<string, string> = new Map(
  readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => [path.replaceAll('\\', '/'), readFileSync(join(SRC, path), 'utf8')]),
);

const MAX_LINES = 320;
const MAX_FILES_AT_THE_TOP = 6;

/** Every module that a source names: imports of types, exports and imports on demand included. */
function importsOf(path: string, text: string): readonly string[] {
  const named = text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*['"](\.{1,2}\/[^'"]+)['"]/g);
  return [...named].map(([, target = '']) => posix.normalize(posix.join(dirname(path), target)));
}

/** Modules that import each other, as the paths from one of them back to it. */
function cyclesIn(graph: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const done = new Set<string>();
  const cycles: string[] = [];
  function visit(path: string, trail: readonly string[]): void {
    const begin = trail.indexOf(path);
    if (begin >= 0) cycles.push([...trail.slice(begin), path].join(' → '));
    if (begin >= 0 || done.has(path)) return;
    for (const next of graph.get(path) ?? []) visit(next, [...trail, path]);
    done.add(path);
  }
  for (const path of graph.keys()) visit(path, []);
  return cycles;
}

/** Paths and line numbers where a pattern stands in code: comments do not count. */
function placesOf(pattern: RegExp, isAllowed: (path: string) => boolean): readonly string[] {
  return [...sources].flatMap(([path, text]) =>
    isAllowed(path)
      ? []
      : withoutComments(text)
          .split('\n')
          .flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1}`] : [])),
  );
}

/** Keeps the number of lines. */
function withoutComments(text: string): string {
  return text
    .replace(/^\s*\/\*\*[\s\S]*?\*\//gm, (comment) => comment.replace(/[^\n]/g, ''))
    .replace(/^\s*\/\/.*$/gm, '');
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

describe('the sources', () => {
  it('have no cycle of imports', () => {
    const graph = new Map([...sources].map(([path, text]) => [path, importsOf(path, text)]));
    const targets = [...graph.values()].flat();
    expect(targets.length).toBeGreaterThan(sources.size);
    expect(targets.filter((path) => !sources.has(path))).toEqual([]);
    expect(cyclesIn(graph)).toEqual([]);
  });

  it('have few files at the top', () => {
    const top = [...sources.keys()].filter((path) => !path.includes('/'));
    expect(top).toContain('main.ts');
    expect(top.length).toBeLessThanOrEqual(MAX_FILES_AT_THE_TOP);
  });

  it(`have at most ${MAX_LINES} lines in each file`, () => {
    const long = [...sources].filter(([, text]) => text.trimEnd().split('\n').length > MAX_LINES);
    expect(long.map(([path]) => path)).toEqual([]);
  });

  it('read the environment and the working directory in main, run and action alone', () => {
    const isAllowed = (path: string) => /^(?:main\.ts|run\.ts|action\/.*)$/.test(path);
    expect(placesOf(/\bprocess\.env\b|\bprocess\.cwd\b/, isAllowed)).toEqual([]);
    expect(placesOf(/\bprocess\.env\b/, () => false).length).toBeGreaterThan(0);
  });

  const isBelowProviders = (path: string) => path.startsWith('providers/');

  it.each(providers)('know $id only below providers', ({ id, name, inputs }) => {
    const [firstName = name] = name.split(' ');
    const words = [id, firstName, ...Object.keys(inputs)].map(escaped).join('|');
    const pattern = new RegExp(`(?<![\\w-])(?:${words})(?![\\w])`, 'i');
    expect(placesOf(pattern, isBelowProviders)).toEqual([]);
    expect(placesOf(pattern, () => false).length).toBeGreaterThan(0);
  });

  const withCodes = providers.filter(({ codes }) => codes.size > 0);

  it.each(withCodes)('know the codes of $id only below providers', ({ codes }) => {
    const words = [...codes.keys()].map(escaped).join('|');
    // As a text: a bare number such as 1004 can count anything.
    const pattern = new RegExp(`['"\`](?:${words})['"\`]`);
    expect(placesOf(pattern, isBelowProviders)).toEqual([]);
    expect(placesOf(pattern, () => false).length).toBeGreaterThan(0);
  });
});

describe('the search for cycles', () => {
  it.each<[string, Readonly<Record<string, readonly string[]>>, number]>([
    ['a chain', { a: ['b'], b: ['c'], c: [] }, 0],
    ['a diamond', { a: ['b', 'c'], b: ['d'], c: ['d'], d: [] }, 0],
    ['a module that imports itself', { a: ['a'] }, 1],
    ['three in a ring', { a: ['b'], b: ['c'], c: ['a'] }, 1],
    ['a ring that a chain leads to', { a: ['b'], b: ['c'], c: ['b'] }, 1],
  ])('counts the rings of %s', (_, graph, count) => {
    expect(cyclesIn(new Map(Object.entries(graph)))).toHaveLength(count);
  });

  it('sees imports of types, exports and imports on demand', () => {
    const text = `import type { A } from './a.ts';
import {
  b,
} from '../b.ts';
export { c } from "./c/c.ts";
import './d.ts';
await import('./e.ts');
import fs from 'node:fs';`;
    expect(importsOf('x/y.ts', text)).toEqual(['x/a.ts', 'b.ts', 'x/c/c.ts', 'x/d.ts', 'x/e.ts']);
  });
});
