import { constants } from 'node:fs';
import { type FileHandle, open, realpath } from 'node:fs/promises';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { reasonOf } from '../errors.ts';
import { showPath } from './wording.ts';

const MAX_BYTES = 64 * 1024 * 1024;

/** Where a file may lie. */
export interface Folders {
  /** Absolute; paths are relative to it. */
  readonly workspace: string;
  readonly runnerTemp: string | undefined;
}

/** A YAML library needs minutes and gigabytes for more. JSON and CSV are read by simpler readers. */
const MAX_YAML_BYTES = 8 * 1024 * 1024;

export type FileText = { readonly text: string } | { readonly problem: string };

/**
 * Reads a UTF-8 text file that lies, links resolved, in the workspace or in `RUNNER_TEMP`. Regular
 * files of at most 64 MiB only; a byte order mark is left out. Never throws: a problem says the
 * resolved path.
 */
export async function readTextFile(path: string, folders: Folders): Promise<FileText> {
  const absolute = resolve(folders.workspace, path);
  try {
    const real = await realpath(absolute);
    if (!(await isAllowed(real, folders))) {
      const text = 'lies outside the workspace (and outside RUNNER_TEMP)';
      return { problem: `'${showPath(absolute)}' ${text}: '${showPath(real)}'` };
    }
    // Without O_NONBLOCK, opening a named pipe would wait for a writer for ever.
    const handle = await open(real, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      return await readHandle(handle, absolute);
    } finally {
      await handle.close();
    }
  } catch (error) {
    return { problem: `cannot read '${showPath(absolute)}' (${reasonOf(error)}): ${HINT}` };
  }
}

const HINT = 'does the path exist, and was the repository checked out before (actions/checkout)?';

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

/** Size, kind and content of one and the same file: by its handle, not by its name. */
async function readHandle(handle: FileHandle, path: string): Promise<FileText> {
  const stats = await handle.stat();
  if (!stats.isFile()) return { problem: `'${showPath(path)}' is no regular file` };
  if (stats.size > MAX_BYTES) return { problem: `'${showPath(path)}' is larger than 64 MiB` };
  if (stats.size > MAX_YAML_BYTES && /\.ya?ml$/i.test(path)) {
    return { problem: `'${showPath(path)}' is YAML of more than 8 MiB: use JSON or CSV` };
  }
  return decode(await handle.readFile(), path);
}

function decode(bytes: Uint8Array, path: string): FileText {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    return { problem: `'${showPath(path)}' is UTF-16: save it as UTF-8` };
  }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { problem: `'${showPath(path)}' is not valid UTF-8: save it as UTF-8` };
  }
}
