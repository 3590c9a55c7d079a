/** What 1,000 followed targets cost: requests for each read, and memory. */
import { join } from 'node:path';
import { createServer } from 'node:tls';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { type Port, startPort, withCertificates } from '../network/tls-ports.ts';
import type { CertificateState } from '../providers/sectigo/orders.ts';
import { isRecord } from '../simulator/exchange.ts';
import type { SimulatorOptions } from '../simulator/index.ts';
import {
  automationAt,
  type Fate,
  type FollowedRunOptions,
  listed,
  NEW,
  OLD,
  runFollowed,
} from './following.ts';

const COUNT = 1_000;
const MOST_REQUESTS = 3;
/** 150 MB, code and runtime included. */
const MOST_MEBIBYTES = 143;
const MEBIBYTE = 1024 * 1024;
const MINUTE_MS = 60_000;
const PEAK_MEMORY = fileURLToPath(new URL('../network/peak-memory.mjs', import.meta.url));

/** Every read shows another status: after 30 s, then every minute; the last one is a success. */
const STATUSES: Fate = [
  ...Array.from({ length: 10 }, (_, minute) => ({
    afterMs: 30_000 + minute * MINUTE_MS,
    change: { status: minute % 2 === 0 ? 'AUTOMATION_SCHEDULED' : 'WAITING_FOR_VALIDATION' },
  })),
  { afterMs: 630_000, change: { status: 'SUCCESSFULLY_RENEWED', ...listed(NEW) } },
];
const STATUS_READS = 11;

/** Every report shows another state: after 2 minutes, then every 5; the last one is issued. */
const STATES: CertificateState['afterRetry'] = [
  { afterMs: MINUTE_MS, change: { status: 'Processing' } },
  { afterMs: 5 * MINUTE_MS, change: { status: 'Awaiting validation' } },
  { afterMs: 10 * MINUTE_MS, change: { status: 'Processing' } },
  { afterMs: 15 * MINUTE_MS, change: { status: 'Valid', serialNumber: '00A1B2C3D4E5F60718' } },
];
const STATE_READS = 4;

interface Fleet extends Pick<FollowedRunOptions, 'simulator' | 'onExchange'> {
  readonly inputs: Readonly<Record<string, string>>;
  readonly reads: number;
}

/** Retries and follows what failed, and looks at what each read and the whole run took. */
async function expectToFollow({ inputs, reads, ...others }: Fleet): Promise<void> {
  const run = await runFollowed({
    ...others,
    inputs: {
      targets: 'failed',
      'max-targets': String(COUNT),
      'follow-minutes': '20',
      ...inputs,
    },
    nodeArgs: ['--import', PEAK_MEMORY],
    env: ({ temp }) => ({ PEAK_MEMORY_FILE: join(temp, 'peak-memory') }),
    timeoutMs: 280_000,
  });

  expect(run.outputs.message, run.log).toBe('1000 of 1000 submitted, 1000 completed');
  const lastRetry = run.requests.findLastIndex(({ endpoint }) => endpoint === 'retry');
  const submittedAt = run.requests[lastRetry]?.at ?? Number.NaN;
  const requests = Map.groupBy(run.requests.slice(lastRetry + 1), ({ at }) =>
    Math.floor((at - submittedAt) / MINUTE_MS),
  );
  expect(requests.size).toBe(reads);
  const numbers = [...requests.values()].map(({ length }) => length);
  expect(Math.max(...numbers)).toBeLessThanOrEqual(MOST_REQUESTS);

  const usage: unknown = JSON.parse(
    run.files.get(join(run.folders.temp, 'peak-memory'))?.toString() ?? '',
  );
  const mebibytes = (isRecord(usage) ? Number(usage.peakBytes) : Number.NaN) / MEBIBYTE;
  expect(mebibytes).toBeGreaterThan(50);
  expect(mebibytes).toBeLessThan(MOST_MEBIBYTES);
}

const automationsAt = (
  addresses: readonly Pick<Port, 'ip' | 'port'>[],
): Pick<Fleet, 'simulator' | 'reads'> => ({
  reads: STATUS_READS,
  simulator: {
    digicert: {
      automations: addresses.map((address, index) => automationAt(address, index + 1, STATUSES)),
    },
  } satisfies SimulatorOptions,
});

export function expectToFollowAutomations(): Promise<void> {
  const addresses = Array.from({ length: COUNT }, (_, index) => ({
    ip: `10.0.${index >> 8}.${index & 255}`,
    port: 443,
  }));
  return expectToFollow({ inputs: { provider: 'digicert' }, ...automationsAt(addresses) });
}

export function expectToFollowOrders(): Promise<void> {
  const orders = Array.from({ length: COUNT }, (_, index) => ({
    orderNumber: `8${index}`,
    certificates: [
      {
        certificateID: String(1_234_567_890_000 + index),
        domain: `www-${index}.example.com`,
        status: 'PRE-SIGN FAILED: CAA: Not authorized to issue',
        lastStatusChange: 1_770_000_000,
        afterRetry: STATES,
      },
    ],
  }));
  return expectToFollow({
    inputs: { provider: 'sectigo' },
    reads: STATE_READS,
    simulator: { sectigo: { orders } },
  });
}

/** Each automation has a port of its own. All ports serve the new certificate after the first retry. */
export async function expectToVerifyPorts(): Promise<void> {
  const [before, after] = [OLD, NEW].map((pair) =>
    createServer(withCertificates(pair), (socket) => socket.on('error', () => {})),
  );
  let server = before;
  const ports = await Promise.all(
    Array.from({ length: COUNT }, () => startPort((socket) => server?.emit('connection', socket))),
  );
  try {
    await expectToFollow({
      inputs: { provider: 'digicert', 'verify-tls': 'true' },
      ...automationsAt(ports),
      onExchange({ endpoint }) {
        if (endpoint === 'retry') server = after;
      },
    });
  } finally {
    await Promise.all(ports.map((port) => port.close()));
  }
}
