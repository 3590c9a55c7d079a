import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { bundledSbom, type Sbom } from '../scripts/sbom.ts';

const component = (name: string, version: string) => ({
  'bom-ref': `${name}@${version}`,
  name,
  version,
  hashes: [{ alg: 'SHA-512', content: name }],
});

const FROM_NPM = {
  specVersion: '1.5',
  metadata: { component: { 'bom-ref': 'action@1.0.0', name: 'some-folder' } },
  components: [
    component('direct', '1.0.0'),
    component('outside', '2.0.0'),
    component('inner', '3.0.0'),
    component('undici', '0.0.0'),
    component('undici', '6.0.0'),
  ],
  dependencies: [
    { ref: 'action@1.0.0', dependsOn: ['direct@1.0.0', 'undici@0.0.0'] },
    { ref: 'direct@1.0.0', dependsOn: ['outside@2.0.0'] },
    { ref: 'outside@2.0.0', dependsOn: ['inner@3.0.0', 'outside@2.0.0', 'direct@1.0.0'] },
    { ref: 'inner@3.0.0', dependsOn: [] },
    { ref: 'undici@6.0.0', dependsOn: [] },
  ],
};
const BUNDLED = [
  { name: 'direct', version: '1.0.0' },
  { name: 'inner', version: '3.0.0' },
  { name: 'undici', version: '6.0.0' },
];

describe('bundledSbom', () => {
  const sbom = bundledSbom(FROM_NPM, BUNDLED, 'action');

  it('keeps the packages of the bundle, as npm describes them, and no others', () => {
    expect(sbom.components).toEqual([
      component('direct', '1.0.0'),
      component('inner', '3.0.0'),
      component('undici', '6.0.0'),
    ]);
    expect(sbom.specVersion).toBe('1.5');
  });

  it('joins packages that depend on each other through a package outside the bundle', () => {
    expect(sbom.dependencies).toEqual([
      { ref: 'action@1.0.0', dependsOn: ['direct@1.0.0'] },
      { ref: 'direct@1.0.0', dependsOn: ['inner@3.0.0'] },
      { ref: 'inner@3.0.0', dependsOn: [] },
      { ref: 'undici@6.0.0', dependsOn: [] },
    ]);
  });

  it('names the project and not the folder', () => {
    expect(sbom.metadata.component).toEqual({ 'bom-ref': 'action@1.0.0', name: 'action' });
  });

  it('refuses a bundled package that npm does not list', () => {
    const more = [...BUNDLED, { name: 'hidden', version: '9.0.0' }];
    expect(() => bundledSbom(FROM_NPM, more, 'action')).toThrow('npm lists no hidden@9.0.0');
  });
});

describe('npm run sbom', () => {
  it('writes exactly the packages of dist/licenses.txt, each with its checksum', () => {
    const folder = mkdtempSync(join(tmpdir(), 'sbom-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const file = join(folder, 'sbom.cdx.json');
    execFileSync(process.execPath, ['scripts/write-sbom.ts', file], { stdio: 'pipe' });

    const text = readFileSync(file, 'utf8');
    const sbom: Sbom = JSON.parse(text);
    const titles = sbom.components.map(({ name, version }) => `${name}@${version}`);
    const licences = readFileSync('dist/licenses.txt', 'utf8').split(`\n${'-'.repeat(80)}\n\n`);
    expect(titles.sort()).toEqual(licences.map((part) => part.split('\n', 1)[0]).sort());
    expect(titles).not.toContain('undici@0.0.0');
    expect(text.match(/"alg": "SHA-512"/g)).toHaveLength(titles.length);
    expect(sbom.metadata.component.name).toBe('cert-retry-action');
  });
});
