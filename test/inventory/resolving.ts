import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Fields } from '../../src/domain/entry.ts';
import type { Provider } from '../../src/domain/provider.ts';
import { type Resolution, resolveEntries } from '../../src/inventory/resolve.ts';
import { providers } from '../../src/providers/index.ts';

/** The provider with an id of the registry. */
export function provider(id: string): Provider {
  const found = providers.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no provider ${id}`);
  return found;
}

export interface Question {
  readonly targets?: string;
  /** Content of the inventory by its file name; absent: no inventory. */
  readonly inventory?: readonly [name: string, content: string | Uint8Array];
  /** An ID of the registry, or `none`. */
  readonly provider?: string;
  readonly defaults?: Fields;
  /** Absent: the registry. */
  readonly providers?: readonly Provider[];
}

/** Runs `resolveEntries` as a run does, with a workspace of its own. */
export async function resolved(question: Question): Promise<Resolution> {
  return await inFolders(async ({ workspace, runnerTemp }) => {
    const [name, content] = question.inventory ?? [];
    if (name !== undefined && content !== undefined) writeFileSync(join(workspace, name), content);
    const id = question.provider ?? 'digicert';
    return await resolveEntries(
      { targets: question.targets, inventory: name, workspace, runnerTemp },
      id === 'none' ? undefined : provider(id),
      question.providers ?? providers,
      question.defaults ?? {},
    );
  });
}

/** The fields of the entries. Throws if there are errors. */
export async function fieldsOf(question: Question): Promise<readonly Fields[]> {
  const { entries, errors } = await resolved(question);
  if (errors.length > 0) throw new Error(errors.join('\n'));
  return entries.map(({ fields }) => fields);
}

/** All errors, one a line. */
export async function errorsOf(question: Question): Promise<string> {
  return (await resolved(question)).errors.join('\n');
}

export interface TestFolders {
  readonly workspace: string;
  readonly runnerTemp: string;
  /** Holds both and is allowed to neither. */
  readonly outside: string;
}

export async function inFolders<T>(use: (folders: TestFolders) => Promise<T>): Promise<T> {
  const outside = mkdtempSync(join(realpathSync(tmpdir()), 'targets-'));
  const folders = { outside, workspace: join(outside, 'work'), runnerTemp: join(outside, 'temp') };
  mkdirSync(folders.workspace);
  mkdirSync(folders.runnerTemp);
  try {
    return await use(folders);
  } finally {
    rmSync(outside, { recursive: true });
  }
}
