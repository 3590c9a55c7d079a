/**
 * Builds dist/: tsc compiles src/ to build/, ncc bundles build/src/main.js. ncc 0.45 cannot read
 * TypeScript 7 itself.
 */
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';

const bin = (name: string) => `node_modules/.bin/${name}`;
const run = (command: string, args: readonly string[]) =>
  execFileSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' });

rmSync('build', { recursive: true, force: true });
rmSync('dist', { recursive: true, force: true });
run(bin('tsc'), ['--noEmit', 'false']);
run(bin('ncc'), ['build', 'build/src/main.js', '--out', 'dist', '--no-source-map-register']);
