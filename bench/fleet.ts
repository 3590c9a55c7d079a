/** A fleet from an inventory: time against the ideal, processor time and memory. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { digicert } from '../src/providers/digicert/index.ts';
import {
  ACTION,
  inputVariables,
  type Provider,
  ROOT,
  startProvider,
  stepVariables,
  type Variables,
} from './action.ts';
import type { Seen } from './provider.ts';

export const BATCH = { usual: 100, most: 500 };
const { concurrency, windows = [] } = digicert.rateLimit;
/** Every agent looks after so many targets: the keys of its licence repeat. */
const TARGETS_PER_AGENT = 100;

export interface FleetPlan {
  readonly targets: number;
  readonly latencyMs: number;
  readonly format: 'json' | 'yaml' | 'csv';
  readonly batch: number;
}

export interface Fleet extends FleetPlan {
  /** The least that the requests can take: by latency, or by the published limits. */
  readonly idealMs: number;
  /** From the first request to the last answer, as the provider saw it. */
  readonly sendingMs: number;
  readonly processMs: number;
  readonly cpuMs: number;
  readonly memoryMb: number;
}

interface Entry {
  readonly name: string;
  readonly ip: string;
  readonly port: number;
  readonly domainName: string;
  readonly agentLicenseKey: string;
}

export async function measureFleet(plan: FleetPlan, folder: string): Promise<Fleet> {
  const inventory = `fleet.${plan.format}`;
  writeFileSync(join(folder, inventory), render(plan));
  const provider = await startProvider(plan.latencyMs);
  const {
    seen,
    startedAt: _,
    ...used
  } = await runStep(folder, provider, {
    targets: 'all',
    accepted: plan.targets,
    variables: { INPUT_INVENTORY: inventory, 'INPUT_BATCH-SIZE': String(plan.batch) },
  });
  return {
    ...plan,
    ...used,
    idealMs: idealMs(seen.requests, plan.latencyMs),
    sendingMs: seen.sendingMs,
  };
}

interface StepPlan {
  readonly targets: string;
  /** How many targets the provider has to accept. */
  readonly accepted: number;
  readonly variables?: Variables;
}

/** What a step took, and what the provider saw of it. */
export interface MeasuredStep {
  readonly seen: Seen;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly processMs: number;
  readonly cpuMs: number;
  readonly memoryMb: number;
}

/** Runs one step to its end. @throws Error when it does not retry what it should. */
export async function runStep(
  folder: string,
  provider: Provider,
  { targets, accepted, variables }: StepPlan,
): Promise<MeasuredStep> {
  const usage = join(folder, 'usage.json');
  const startedAt = Date.now();
  const started = performance.now();
  const child = spawn(process.execPath, ['--require', join(ROOT, 'bench/usage.cjs'), ACTION], {
    env: {
      ...stepVariables(folder),
      ...inputVariables(provider.url, targets),
      ...variables,
      BENCH_USAGE: usage,
    },
    stdio: ['ignore', openSync(join(folder, 'log'), 'w'), 'inherit'],
  });
  const [code] = await once(child, 'exit');
  const processMs = performance.now() - started;
  const seen = await provider.stop();
  if (code !== 0 || seen.accepted !== accepted || seen.violations > 0) {
    const log = readFileSync(join(folder, 'log'), 'utf8').slice(-2_000);
    throw new Error(`exit code ${code}, ${seen.accepted} of ${accepted} accepted:\n${log}`);
  }
  const used: { userCPUTime: number; systemCPUTime: number; maxRSS: number } = JSON.parse(
    readFileSync(usage, 'utf8'),
  );
  return {
    seen,
    startedAt,
    processMs,
    cpuMs: (used.userCPUTime + used.systemCPUTime) / 1_000,
    memoryMb: used.maxRSS / 1_024,
  };
}

/** When the last answer comes if nothing but latency and limits takes time. */
export function idealMs(requests: number, latencyMs: number): number {
  const startedAt: number[] = [];
  for (let request = 0; request < requests; request += 1) {
    const free = (startedAt[request - concurrency] ?? -latencyMs) + latencyMs;
    const allowed = windows.map(
      ({ limit, milliseconds }) => (startedAt[request - limit] ?? -milliseconds) + milliseconds,
    );
    startedAt.push(Math.max(0, free, ...allowed));
  }
  return (startedAt.at(-1) ?? 0) + latencyMs;
}

function render({ targets, format }: FleetPlan): string {
  const entries = Array.from({ length: targets }, (_, index) => entryOf(index));
  switch (format) {
    case 'json':
      return JSON.stringify(entries, null, 2);
    case 'yaml':
      return entries
        .map((entry) =>
          Object.entries(entry)
            .map(([field, value], index) => `${index === 0 ? '- ' : '  '}${field}: ${value}\n`)
            .join(''),
        )
        .join('');
    case 'csv':
      return [Object.keys(entryOf(0)), ...entries.map(Object.values)].join('\n');
  }
}

function entryOf(index: number): Entry {
  const agent = Math.floor(index / TARGETS_PER_AGENT);
  return {
    name: `web-${index + 1}`,
    ip: `10.${index >> 16}.${(index >> 8) & 255}.${index & 255}`,
    port: 443,
    domainName: `www${index + 1}.example.com`,
    agentLicenseKey: `58${agent.toString(16).padStart(13, '0')}E`.toUpperCase(),
  };
}
