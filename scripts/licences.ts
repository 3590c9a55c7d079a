/** The licences of the packages that are part of the bundle. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** A package of which at least one module is in the bundle. */
export interface BundledPackage {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly text: string;
}

/** A package's name follows the last `node_modules` in the path of its modules. */
const PACKAGE = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/;

/**
 * The packages that modules belong to, by name and version. The project's own files and the
 * bundler's helpers belong to none.
 *
 * @param moduleIds absolute paths, as the bundler names its modules.
 * @throws Error when a package has no licence file.
 */
export function packagesOf(moduleIds: readonly string[], root: string): readonly BundledPackage[] {
  const folders = moduleIds.flatMap((id) => {
    const path = relative(root, id).split(sep).join('/');
    return PACKAGE.exec(path)?.[0] ?? [];
  });
  const packages = [...new Set(folders)].map((folder) => readPackage(join(root, folder)));
  const byTitle = new Map(packages.map((one) => [titleOf(one), one]));
  return [...byTitle.keys()].sort().flatMap((title) => byTitle.get(title) ?? []);
}

/** One text for all of them, each under its name and version. */
export function licenceText(packages: readonly BundledPackage[]): string {
  return packages
    .map((one) => `${titleOf(one)}\n${one.licence}\n\n${one.text}\n`)
    .join(`\n${'-'.repeat(80)}\n\n`);
}

function titleOf({ name, version }: BundledPackage): string {
  return `${name}@${version}`;
}

function readPackage(folder: string): BundledPackage {
  const { name, version, license }: { name: string; version: string; license: string } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  );
  const file = readdirSync(folder)
    .sort()
    .find((entry) => /^licen[cs]e(?:\.(?:md|txt))?$/i.test(entry));
  if (file === undefined) throw new Error(`${name}@${version} has no licence file in ${folder}`);
  const text = readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim();
  return { name, version, licence: license, text };
}
