/** `targets: failed` in a large account: time against the ideal, requests and memory. */
import { AUTOMATIONS, FAILED } from './account.ts';
import { startProvider } from './action.ts';
import { idealMs, runStep } from './fleet.ts';

/** What the measurement has to keep. */
const MOST = { ratio: 1.15, requests: 540, memoryMb: 150 };
const LATENCY_MS = 100;

export interface Discovered {
  readonly automations: number;
  readonly failed: number;
  readonly latencyMs: number;
  readonly requests: number;
  /** The least that the requests can take. */
  readonly idealMs: number;
  /** From the start of the process to the answer to the last retry. */
  readonly retriedMs: number;
  readonly processMs: number;
  readonly cpuMs: number;
  readonly memoryMb: number;
}

/** @throws Error when the discovery is slower, or needs more, than it may. */
export async function measureDiscovery(folder: string): Promise<Discovered> {
  const provider = await startProvider(LATENCY_MS, 'http', 'account');
  const step = await runStep(folder, provider, { targets: 'failed', accepted: FAILED });
  const { seen, startedAt, ...used } = step;
  const discovered = {
    automations: AUTOMATIONS,
    failed: FAILED,
    latencyMs: LATENCY_MS,
    requests: seen.requests,
    idealMs: idealMs(seen.requests, LATENCY_MS),
    retriedMs: seen.lastAt - startedAt,
    ...used,
  };
  const { requests, memoryMb, retriedMs } = discovered;
  const ratio = retriedMs / discovered.idealMs;
  if (ratio > MOST.ratio || requests > MOST.requests || memoryMb > MOST.memoryMb) {
    throw new Error(`The discovery exceeds its limits: ${JSON.stringify(discovered)}`);
  }
  return discovered;
}
