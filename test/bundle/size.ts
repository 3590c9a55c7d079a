import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { startSimulator } from '../simulator/index.ts';
import { runAction } from './harness.ts';

const PEAK_MEMORY = fileURLToPath(new URL('../network/peak-memory.mjs', import.meta.url));
const BATCH = 500;
const MEBIBYTE = 1024 * 1024;

function inventoryOf(count: number): string {
  const rows = Array.from(
    { length: count },
    (_, i) =>
      `web-${i},10.${i >> 16}.${(i >> 8) & 255}.${i & 255},443,www-${i}.example.com,lb-${i % 40}`,
  );
  return ['name,ip,port,domainName,agentLicenseKey', ...rows].join('\n');
}

export interface Fleet {
  readonly count: number;
  /** Every so many targets, one is refused; none when left out. */
  readonly refuseEvery?: number;
  /** The maximum of the memory of the process, code and runtime included. */
  readonly mostMebibytes: number;
  /** The maximum of its processor time. */
  readonly mostCpuSeconds?: number;
}

/** Sends a whole fleet, and looks at what the action took and wrote. */
export async function expectToBearFleet(fleet: Fleet): Promise<void> {
  const { count, refuseEvery = count + 1, mostMebibytes, mostCpuSeconds } = fleet;
  const keys = Array.from({ length: 40 }, (_, i) => `lb-${i}=58000000000${1e4 + i}`);
  const refused = Array.from({ length: count }, (_, i) => i)
    .filter((i) => (i + 1) % refuseEvery === 0)
    .map((i) => `10.${i >> 16}.${(i >> 8) & 255}.${i & 255}:443`);
  const simulator = await startSimulator({ digicert: { ineligible: refused } });
  let usage = { peakBytes: Number.NaN, cpuSeconds: Number.NaN };
  try {
    const run = await runAction({
      inputs: {
        provider: 'digicert',
        targets: 'all',
        inventory: 'fleet.csv',
        'digicert-api-key': 'an-api-key-of-a-test',
        'digicert-account-id': '5153184',
        'digicert-division-id': '677793',
        'digicert-license-keys': keys.join('\n'),
        'batch-size': String(BATCH),
        'base-url': simulator.url,
      },
      files: { 'fleet.csv': inventoryOf(count) },
      nodeArgs: ['--import', PEAK_MEMORY],
      env: ({ temp }) => ({ PEAK_MEMORY_FILE: join(temp, 'peak-memory') }),
      timeoutMs: 110_000,
    });
    const submitted = count - refused.length;
    usage = JSON.parse(run.files.get(join(run.folders.temp, 'peak-memory'))?.toString() ?? '');
    expect(run.outputs.message).toBe(`${submitted} of ${count} submitted`);
    expect(simulator.requests).toHaveLength(count / BATCH);
    expect(simulator.ledger.acceptedTargets()).toHaveLength(submitted);

    expect(Buffer.byteLength(run.summary)).toBeLessThanOrEqual(900 * 1024);
    expect(run.summary).toMatch(/and \d+ more\b/);
    for (const [name, value] of Object.entries(run.outputs)) {
      expect(Buffer.byteLength(value), name).toBeLessThanOrEqual(30_000);
    }
    expect(JSON.parse(run.resultsFile ?? '').results).toHaveLength(count);
    const failed = run.files.get(run.outputs['failed-targets-file'] ?? '')?.toString() ?? '';
    expect(JSON.parse(failed)).toHaveLength(refused.length);

    // A line for each target and each request, and little else.
    const lines = run.stdout.split('\n');
    expect(lines.length).toBeLessThan(count + count / BATCH + 400);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(1_000);
    expect(run.annotations.length).toBeLessThan(20);
  } finally {
    await simulator.close();
  }
  const mebibytes = usage.peakBytes / MEBIBYTE;
  expect(mebibytes).toBeGreaterThan(50);
  expect(mebibytes).toBeLessThan(mostMebibytes);
  if (mostCpuSeconds !== undefined) expect(usage.cpuSeconds).toBeLessThan(mostCpuSeconds);
}
