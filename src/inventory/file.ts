import { constants } from 'node:fs';
import { type FileHandle, open, realpath } from 'node:fs/promises';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { reasonOf } from '../text/errors.ts';
import { showPath } from '../text/quote.ts';

const MAX_BYTES = 64 * 1024 * 1024;

/** The folders that a file can be in. */
export interface Folders {
  /** Absolute; paths are relative to it. */
  readonly workspace: string;
  readonly runnerTemp: string | undefined;
}

/** The YAML library takes minutes and gigabytes for more. */
const MAX_YAML_BYTES = 8 * 1024 * 1024;

export type FileText = { readonly text: string } | { readonly error: string };

/**
 * Reads a UTF-8 text file, without its byte order mark. The file has to be a regular one of at most
 * 64 MiB and, links resolved, inside the workspace or `RUNNER_TEMP`. Never throws: an error gives the
 * resolved path.
 */
export async function readTextFile(path: string, folders: Folders): Promise<FileText> {
  const absolute = resolve(folders.workspace, path);
  try {
    const real = await realpath(absolute);
    if (!(await isAllowed(real, folders))) {
      const text = 'lies outside the workspace (and outside RUNNER_TEMP)';
      return { error: `'${showPath(absolute)}' ${text}: '${showPath(real)}'` };
    }
    // Without O_NONBLOCK, to open a named pipe waits for a writer forever.
    const handle = await open(real, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      return await readHandle(handle, absolute);
    } finally {
      await handle.close();
    }
  } catch (error) {
    return { error: `cannot read '${showPath(absolute)}' (${reasonOf(error)}): ${HINT}` };
  }
}

const HINT = 'check the path, and check out the repository before this step (actions/checkout)';

async function isAllowed(real: string, { workspace, runnerTemp }: Folders): Promise<boolean> {
  if (isInside(real, await realpath(workspace))) return true;
  if (runnerTemp === undefined) return false;
  // A RUNNER_TEMP that does not exist allows nothing.
  const temp = await realpath(runnerTemp).catch(() => undefined);
  return temp !== undefined && isInside(real, temp);
}

function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** Checks and reads one and the same file: by its handle, not by its name. */
async function readHandle(handle: FileHandle, path: string): Promise<FileText> {
  const stats = await handle.stat();
  if (!stats.isFile()) return { error: `'${showPath(path)}' is not a regular file` };
  if (stats.size > MAX_BYTES) return { error: `'${showPath(path)}' is larger than 64 MiB` };
  if (stats.size > MAX_YAML_BYTES && /\.ya?ml$/i.test(path)) {
    return { error: `'${showPath(path)}' is YAML of more than 8 MiB: use JSON or CSV` };
  }
  return decode(await handle.readFile(), path);
}

function decode(bytes: Uint8Array, path: string): FileText {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    return { error: `'${showPath(path)}' is UTF-16: save it as UTF-8` };
  }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { error: `'${showPath(path)}' is not valid UTF-8: save it as UTF-8` };
  }
}
