/** src/ as the files of dist/, in memory. What is done for a quick start: docs/start-up.md. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** One file of the bundle. */
export interface BundleFile {
  readonly fileName: string;
  readonly code: string;
  /** Absolute paths of what it is made of. */
  readonly modules: readonly string[];
}

/**
 * index.js, which every run loads, and a file for each part that is loaded on demand. The same
 * sources give the same bytes, whatever the folder and the machine.
 */
export function bundle(): readonly BundleFile[] {
  mkdirSync(join(ROOT, 'build'), { recursive: true });
  const folder = mkdtempSync(join(ROOT, 'build', 'bundle-'));
  try {
    // ncc 0.45 cannot read TypeScript 7 itself.
    compile(folder);
    const args = ['build', 'src/main.js', '--out', 'out', '--stats-out', 'stats.json', '--quiet'];
    runTool('@vercel/ncc/dist/ncc/cli.js', [...args, '--no-source-map-register'], folder);
    const stats: Stats = JSON.parse(readFileSync(join(folder, 'stats.json'), 'utf8'));
    return readdirSync(join(folder, 'out'))
      .filter((fileName) => fileName.endsWith('.js'))
      .map((fileName) => ({
        fileName,
        code: readFileSync(join(folder, 'out', fileName), 'utf8'),
        modules: modulesOf(fileName, stats).map((name) => join(folder, name)),
      }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function compile(folder: string): void {
  const config = {
    extends: join(ROOT, 'tsconfig.json'),
    compilerOptions: {
      noEmit: false,
      rootDir: join(ROOT, 'src'),
      outDir: join(folder, 'src'),
      // They stand in src/; without them, what every run loads is a sixth shorter.
      removeComments: true,
    },
    include: [join(ROOT, 'src')],
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
  // Without a "type", webpack reads ES modules and writes CommonJS: to import node:http as an ES
  // module makes Node load undici and HTTP/2.
  writeFileSync(join(folder, 'package.json'), '{}\n');
  runTool('typescript/bin/tsc', ['--project', 'tsconfig.json'], folder);
}

function runTool(script: string, args: readonly string[], cwd: string): void {
  const path = join(ROOT, 'node_modules', script);
  execFileSync(process.execPath, [path, ...args], { cwd, stdio: ['ignore', 'inherit', 'inherit'] });
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

/** Relative paths of the files in a chunk; what webpack adds of its own has no path. */
function modulesOf(fileName: string, { chunks, modules }: Stats): readonly string[] {
  const ids = chunks.filter(({ files }) => files.includes(fileName)).map(({ id }) => id);
  const inChunk = modules.filter((module) => module.chunks?.some((id) => ids.includes(id)));
  const paths = inChunk.flatMap(pathsOf).filter((name) => /^\.{1,2}\//.test(name));
  return [...new Set(paths)];
}

function pathsOf({ name, modules }: Module): readonly string[] {
  return modules === undefined ? [name ?? ''] : modules.flatMap(pathsOf);
}
