/** src/ as the files of dist/, in memory. What is done for a quick start: docs/start-up.md. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** One file of the bundle. */
export interface BundleFile {
  readonly fileName: string;
  readonly code: string;
  /** Its parts: `index`, which every run loads, `yaml`, `csv` and so on, by their modules' paths. */
  readonly parts: ReadonlyMap<string, readonly string[]>;
}

/**
 * index.js, which every run loads, and a file for each part that is loaded on demand. The same
 * sources give the same bytes, whatever the folder and the machine.
 */
export async function bundle(): Promise<readonly BundleFile[]> {
  mkdirSync(join(ROOT, 'build'), { recursive: true });
  const folder = mkdtempSync(join(ROOT, 'build', 'bundle-'));
  try {
    const parts = await compile(folder);
    return runNcc(folder, parts);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * ncc 0.45 cannot read TypeScript 7, and leaves out what is not used only where it minifies.
 * rolldown, which comes with vitest, does both, and gives one file for each part. Returns the
 * modules in each.
 */
async function compile(folder: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const build = await rolldown({
    cwd: ROOT,
    input: { index: 'src/main.ts' },
    platform: 'node',
    // Of a package that has both, the ES module: what it does not use of it can be left out.
    resolve: { mainFields: ['module', 'main'] },
    // Nothing but main.ts does anything at import: what is imported and not used is left out, our
    // own modules, those of packages and those of Node.
    treeshake: { moduleSideEffects: false },
    // An action that is half built must not be committed.
    onLog(level, log) {
      if (level === 'warn') throw new Error(log.message);
      console.log(log.message);
    },
  });
  const { output } = await build.generate({
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: '[name].js',
    // They stand in src/; without them, what every run loads is a sixth shorter.
    comments: false,
  });
  await build.close();
  const chunks = output.flatMap((part) => (part.type === 'chunk' ? [part] : []));
  for (const { fileName, code } of chunks) writeFileSync(join(folder, fileName), code);
  return new Map(chunks.map(({ fileName, moduleIds }) => [basename(fileName, '.js'), moduleIds]));
}

function runNcc(
  folder: string,
  parts: ReadonlyMap<string, readonly string[]>,
): readonly BundleFile[] {
  // Without a "type", webpack reads ES modules and writes CommonJS: to import node:http as an ES
  // module makes Node load undici and HTTP/2.
  writeFileSync(join(folder, 'package.json'), '{}\n');
  const cli = join(ROOT, 'node_modules', '@vercel', 'ncc', 'dist', 'ncc', 'cli.js');
  const args = ['build', 'index.js', '--out', 'out', '--stats-out', 'stats.json', '--quiet'];
  execFileSync(process.execPath, [cli, ...args, '--no-cache', '--no-source-map-register'], {
    cwd: folder,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const stats: Stats = JSON.parse(readFileSync(join(folder, 'stats.json'), 'utf8'));
  return readdirSync(join(folder, 'out'))
    .filter((fileName) => fileName.endsWith('.js'))
    .map((fileName) => {
      const names = partsOf(fileName, stats);
      return {
        fileName,
        code: inAscii(readFileSync(join(folder, 'out', fileName), 'utf8')),
        parts: new Map(names.map((name) => [name, parts.get(name) ?? []])),
      };
    });
}

/** Node reads and compiles it faster, and no character hides in it: only strings and patterns have others. */
function inAscii(code: string): string {
  return code.replace(/[^\0-\x7f]/g, (unit) => {
    return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

/** As webpack describes what it did; `modules` of a module: those that were joined into it. */
interface Stats {
  readonly chunks: readonly { readonly id: string | number; readonly files: readonly string[] }[];
  readonly modules: readonly Module[];
}

interface Module {
  readonly name?: string;
  readonly chunks?: readonly (string | number)[];
  readonly modules?: readonly Module[];
}

function partsOf(fileName: string, { chunks, modules }: Stats): readonly string[] {
  const ids = chunks.filter(({ files }) => files.includes(fileName)).map(({ id }) => id);
  const inChunk = modules.filter((module) => module.chunks?.some((id) => ids.includes(id)));
  return [...new Set(inChunk.flatMap(namesOf))].flatMap(
    (name) => /^\.\/(.+)\.js$/.exec(name)?.[1] ?? [],
  );
}

function namesOf({ name, modules }: Module): readonly string[] {
  return modules === undefined ? [name ?? ''] : modules.flatMap(namesOf);
}
