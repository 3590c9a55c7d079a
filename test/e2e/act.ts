import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/** https://github.com/nektos/act runs workflows without GitHub. */
const VERSION = 'v0.2.87';
const MODULE = `github.com/nektos/act@${VERSION}`;

const HOW_TO_GET_IT = `npm run e2e needs act ${VERSION}, and neither it nor Go is here. Install Go
(https://go.dev/dl/, or 'apt-get install golang-go') and run the command again: it builds act by
itself. Or put act on the PATH: https://github.com/nektos/act/releases/tag/${VERSION}`;

/**
 * The path of act: the one on the PATH, or else one that Go builds into the folder for temporary
 * files, which takes a minute once.
 *
 * @throws Error that says how to get it.
 */
export function findAct(): string {
  const built = join(tmpdir(), `cert-retry-e2e-act-${VERSION}`);
  const folders = [built, ...(process.env.PATH ?? '').split(delimiter)];
  const found = folders.map((folder) => join(folder, 'act')).find((path) => existsSync(path));
  if (found !== undefined) return found;
  try {
    execFileSync('go', ['version'], { stdio: 'ignore' });
  } catch (cause) {
    throw new Error(HOW_TO_GET_IT, { cause });
  }
  const env = { ...process.env, GOBIN: built, GOFLAGS: '-buildvcs=false' };
  execFileSync('go', ['install', MODULE], { env, stdio: ['ignore', 'inherit', 'inherit'] });
  return join(built, 'act');
}
