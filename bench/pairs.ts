/** One target: the whole process, one competitor after the other, round by round. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inputVariables, startProvider, stepVariables, type Variables } from './action.ts';

export interface Competitor {
  readonly name: string;
  readonly command: readonly [string, string];
  /** The inputs of the action as this one reads them. */
  variables(inputs: Variables): Variables;
}

export interface Pairs {
  readonly name: string;
  /** Median of the whole process, in milliseconds. */
  readonly ms: number;
  /** How much of its time the action takes, round by round. */
  readonly ratio: { readonly median: number; readonly low: number; readonly high: number };
}

/** The first competitor is the one that the others are compared with. */
export async function measurePairs(
  competitors: readonly Competitor[],
  rounds: number,
  folder: string,
  scheme: 'http' | 'https',
): Promise<readonly Pairs[]> {
  const provider = await startProvider(0, scheme);
  const trust = trustIn(provider.authority, folder);
  const times = competitors.map((): number[] => []);
  let target = 0;
  // The first round fills the caches of the machine and does not count.
  for (let round = 0; round <= rounds; round += 1) {
    for (const [index, competitor] of competitors.entries()) {
      target += 1;
      const inputs = inputVariables(provider.url, `10.1.${target >> 8}.${target & 255}:443`);
      const env = { ...stepVariables(folder), ...trust, ...competitor.variables(inputs) };
      const ms = runOnce(competitor, env);
      if (round > 0) times[index]?.push(ms);
    }
  }
  const seen = await provider.stop();
  if (seen.accepted !== target || seen.violations > 0) {
    throw new Error(`${target} runs, but the provider accepted ${seen.accepted} targets`);
  }
  const own = times[0] ?? [];
  return competitors.map(({ name }, index) => {
    const theirs = times[index] ?? [];
    const ratios = own.map((ms, round) => ms / (theirs[round] ?? Number.NaN));
    return {
      name,
      ms: quantile(theirs, 0.5),
      ratio: {
        median: quantile(ratios, 0.5),
        low: quantile(ratios, 0.25),
        high: quantile(ratios, 0.75),
      },
    };
  });
}

/** What makes Node and curl trust the provider. */
function trustIn(authority: string | undefined, folder: string): Variables {
  if (authority === undefined) return {};
  const path = join(folder, 'authority.pem');
  writeFileSync(path, authority);
  return { NODE_EXTRA_CA_CERTS: path, CURL_CA_BUNDLE: path };
}

function runOnce({ name, command: [file, script] }: Competitor, env: Variables): number {
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync(file, [script], { env });
  const ms = performance.now() - started;
  if (status !== 0) throw new Error(`${name} failed:\n${stdout}${stderr}`);
  return ms;
}

function quantile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.round((sorted.length - 1) * share)] ?? Number.NaN;
}
