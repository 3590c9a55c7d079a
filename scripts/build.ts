/** Writes dist/: the bundle, and the licences of all packages in it. */
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundle, ROOT } from './bundle.ts';
import { licenceText, packagesOf } from './licences.ts';

const files = await bundle();
const packages = packagesOf(
  files.flatMap(({ parts }) => [...parts.values()].flat()),
  ROOT,
);

// Put in the place of the old one at the end: a build that fails leaves that as it was.
mkdirSync(join(ROOT, 'build'), { recursive: true });
const folder = mkdtempSync(join(ROOT, 'build', 'dist-'));
for (const { fileName, code } of files) writeFileSync(join(folder, fileName), code);
writeFileSync(join(folder, 'licenses.txt'), licenceText(packages));
writeFileSync(join(folder, 'package.json'), '{ "type": "commonjs" }\n');
rmSync(join(ROOT, 'dist'), { recursive: true, force: true });
renameSync(folder, join(ROOT, 'dist'));
for (const { fileName, code, parts } of files) {
  console.log(`${fileName} (${[...parts.keys()].join(', ')}): ${Buffer.byteLength(code)} bytes`);
}
