/** `npm run sbom -- FILE`: writes the CycloneDX SBOM of the bundle. */
import { execSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundle, ROOT } from './bundle.ts';
import { packagesOf } from './licences.ts';
import { bundledSbom } from './sbom.ts';

const [file] = process.argv.slice(2);
if (file === undefined) throw new Error('Name the file to write: npm run sbom -- FILE');

const files = await bundle();
const packages = packagesOf(
  files.flatMap(({ parts }) => [...parts.values()].flat()),
  ROOT,
);
// Through a shell: npm is a script, on Windows `npm.cmd`.
const listed = execSync('npm sbom --sbom-type application --sbom-format cyclonedx', {
  cwd: ROOT,
  encoding: 'utf8',
  maxBuffer: 64 * 1024 * 1024,
});
const { name }: { readonly name: string } = JSON.parse(
  readFileSync(join(ROOT, 'package.json'), 'utf8'),
);
const sbom = bundledSbom(JSON.parse(listed), packages, name);
writeFileSync(file, `${JSON.stringify(sbom, undefined, 2)}\n`);
console.log(`${file}: ${packages.length} packages`);
