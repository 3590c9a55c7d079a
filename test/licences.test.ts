import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { bundle } from '../scripts/bundle.ts';
import { licenceText, packagesOf } from '../scripts/licences.ts';

const PACKAGE = /^(?:@[^/]+\/)?[^/]+/;
const DIST = fileURLToPath(new URL('../dist', import.meta.url));

describe('dist/licenses.txt', () => {
  const text = readFileSync(join(DIST, 'licenses.txt'), 'utf8');
  const parts = text.split(`\n${'-'.repeat(80)}\n\n`);

  test('names exactly the packages that are in any file of the bundle', async () => {
    const files = await bundle();
    const modules = files.flatMap(({ parts }) => [...parts.values()].flat());
    const bundled = modules.flatMap(
      (id) =>
        id.replaceAll('\\', '/').split('/node_modules/').slice(1).at(-1)?.match(PACKAGE)?.[0] ?? [],
    );
    const named = parts.map((part) => /^(.+)@\S+$/m.exec(part)?.[1]);

    expect(new Set(named)).toEqual(new Set(bundled));
    expect(named).toEqual(expect.arrayContaining(['@actions/core', 'csv-parse', 'tunnel', 'yaml']));
  });

  test('has the text of each licence, with its copyright', () => {
    for (const part of parts) {
      expect(part).toMatch(/copyright/i);
      expect(part.length).toBeGreaterThan(500);
    }
  });
});

describe('packagesOf', () => {
  function project() {
    const root = mkdtempSync(join(tmpdir(), 'licences-'));
    onTestFinished(() => rmSync(root, { recursive: true, force: true }));
    const add = (folder: string, files: Readonly<Record<string, string>>) => {
      mkdirSync(join(root, folder), { recursive: true });
      for (const [name, text] of Object.entries(files))
        writeFileSync(join(root, folder, name), text);
    };
    return { root, add };
  }
  const manifest = (name: string, version: string) =>
    JSON.stringify({ name, version, license: 'MIT' });

  test('finds the package of a nested module, and two versions of one', () => {
    const { root, add } = project();
    add('node_modules/@a/b', { 'package.json': manifest('@a/b', '1.0.0'), 'LICENSE.md': 'one' });
    const inner = 'node_modules/@a/b/node_modules/c';
    add(inner, { 'package.json': manifest('c', '2.0.0'), LICENCE: 'two' });
    add('node_modules/c', { 'package.json': manifest('c', '3.0.0'), 'license.txt': 'three' });

    const packages = packagesOf(
      [
        join(root, 'node_modules/@a/b/lib/x.js'),
        join(root, `${inner}/index.js`),
        join(root, 'node_modules/c/index.js'),
        join(root, 'src/main.ts'),
        '\0rolldown/runtime.js',
      ],
      root,
    );

    expect(licenceText(packages)).toBe(
      ['@a/b@1.0.0\nMIT\n\none\n', 'c@2.0.0\nMIT\n\ntwo\n', 'c@3.0.0\nMIT\n\nthree\n'].join(
        `\n${'-'.repeat(80)}\n\n`,
      ),
    );
  });

  test('refuses a package without a licence', () => {
    const { root, add } = project();
    add('node_modules/bare', { 'package.json': manifest('bare', '1.0.0') });

    expect(() => packagesOf([join(root, 'node_modules/bare/index.js')], root)).toThrow(
      'bare@1.0.0 has no licence file',
    );
  });
});
