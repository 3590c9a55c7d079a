/** What every measurement shares: where the action is, and a provider to run it against. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Seen } from './provider.ts';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));
export const ACTION = join(ROOT, 'dist/index.js');

export type Variables = Readonly<Record<string, string>>;

export interface Provider {
  readonly url: string;
  /** The certificate of the authority that vouches for it, PEM, where it speaks https. */
  readonly authority?: string;
  /** Ends it, and tells what it saw. */
  stop(): Promise<Seen>;
}

/** As a provider has: its own collection of garbage is not what is measured. */
const ROOM = ['--min-semi-space-size=64', '--max-semi-space-size=64'];

/** Starts the simulator in a process of its own. `account`: it knows its automations. */
export async function startProvider(
  latencyMs = 0,
  scheme = 'http',
  state: 'any-target' | 'account' = 'any-target',
): Promise<Provider> {
  const child = fork(join(ROOT, 'bench/provider.ts'), [String(latencyMs), scheme, state], {
    execArgv: ROOM,
  });
  const [address] = await once(child, 'message');
  return {
    ...address,
    async stop() {
      child.send('stop');
      const [seen] = await once(child, 'message');
      await once(child, 'exit');
      return seen;
    },
  };
}

/** The environment of a step; the files of outputs and summary are empty. */
export function stepVariables(folder: string): Variables {
  const file = (name: string) => {
    const path = join(folder, name);
    writeFileSync(path, '');
    return path;
  };
  return {
    PATH: process.env.PATH ?? '',
    GITHUB_OUTPUT: file('output'),
    GITHUB_STEP_SUMMARY: file('summary'),
    GITHUB_WORKSPACE: folder,
    RUNNER_TEMP: folder,
  };
}

/** The inputs of a DigiCert step. */
export function inputVariables(baseUrl: string, targets: string): Variables {
  return {
    INPUT_PROVIDER: 'digicert',
    INPUT_TARGETS: targets,
    'INPUT_BASE-URL': baseUrl,
    'INPUT_DIGICERT-API-KEY': 'BENCH0123456789ABCDEFGHIJKLMNOP',
    'INPUT_DIGICERT-ACCOUNT-ID': '5153184',
    'INPUT_DIGICERT-DIVISION-ID': '677793',
    'INPUT_DIGICERT-AGENT-LICENSE-KEY': '5800000000000E12',
  };
}
