/** Runs that follow targets: a clock that skips, the simulator, and real TLS ports. */
import { X509Certificate } from 'node:crypto';
import type { KeyPair } from '../network/certificates.ts';
import { certificate, type Port, startPort, withCertificates } from '../network/tls-ports.ts';
import type { AutomationState } from '../providers/digicert/automations.ts';
import { ACCOUNT, DIVISION } from '../providers/digicert/sample.ts';
import { allInputs } from '../providers/index.ts';
import type { Script } from '../providers/script.ts';
import { isRecord } from '../simulator/exchange.ts';
import { type SeenRequest, type SimulatorOptions, startSimulator } from '../simulator/index.ts';
import { type RunOptions, type RunResult, runAction } from './harness.ts';
import { createProcessClock } from './process-clock.ts';

export const [OLD, NEW, STRANGER] = await Promise.all([
  certificate({ name: 'old' }),
  certificate({ name: 'new', from: -1, to: 90 }),
  certificate({ name: 'of somebody else', from: -1, to: 90 }),
]);

/** A certificate as the list of the provider shows it. */
export function listed({ cert }: KeyPair) {
  const { serialNumber, validTo } = new X509Certificate(cert);
  return { certificateSerialNumber: serialNumber, certificateExpiresOn: Date.parse(validTo) };
}

export type Fate = Script<AutomationState>;

/** After 30 s the automation runs; after 90 s it has this state. */
export const becomes = (change: Partial<AutomationState>): Fate => [
  { afterMs: 30_000, change: { status: 'AUTOMATION_SCHEDULED' } },
  { afterMs: 90_000, change },
];

/** An automation that failed at a port, and what becomes of it after a retry. */
export function automationAt(
  { ip, port }: Pick<Port, 'ip' | 'port'>,
  id: number,
  afterRetry: Fate,
): AutomationState {
  return {
    automationId: id,
    ip,
    port,
    accountId: ACCOUNT,
    divisionId: DIVISION,
    status: 'INSTALL_FAILED',
    certificateCn: `www-${id}.example.com`,
    certificateId: `c${id}`,
    ...listed(OLD),
    agentName: 'web-agent',
    isRetryApplicable: true,
    requestedOn: Date.UTC(2026, 0, 1),
    lastRunTime: Date.UTC(2026, 0, 1, 3),
    failures: [{ step: 'certInstall', cause: 'The agent was not reachable.' }],
    afterRetry,
  };
}

/** A port that serves the old certificate. */
export const openPort = (): Promise<Port> => startPort(withCertificates(OLD));

/** An item of `results`. */
export type Item = Readonly<Record<string, unknown>>;

export interface FollowedRun extends RunResult {
  readonly requests: readonly SeenRequest[];
  readonly results: readonly Item[];
  readonly savedResults: readonly Item[];
  /** How long the run waited. */
  readonly skippedSeconds: number;
}

export interface FollowedRunOptions extends Omit<RunOptions, 'inputs'> {
  readonly simulator: SimulatorOptions;
  readonly inputs: Readonly<Record<string, string>>;
  /** Called when the provider has answered a request. */
  readonly onExchange?: (request: SeenRequest) => void;
  /** The clock skips no more from then on. */
  readonly stopAtMs?: number;
}

/** Runs the action with a clock that skips every wait. */
export async function runFollowed(options: FollowedRunOptions): Promise<FollowedRun> {
  const { simulator: simulated, inputs, onExchange, stopAtMs, ...runOptions } = options;
  const clock = createProcessClock();
  const simulator = await startSimulator({
    ...simulated,
    now: clock.now,
    ...(onExchange && { onExchange }),
  });
  try {
    const run = await runAction({
      ...runOptions,
      nodeArgs: ['--require', clock.path, ...(runOptions.nodeArgs ?? [])],
      inputs: { ...allInputs, 'base-url': simulator.url, ...inputs },
      env: (folders) => ({
        ...(typeof runOptions.env === 'function' ? runOptions.env(folders) : runOptions.env),
        ...clock.env,
        ...(stopAtMs !== undefined && { STOP_AT_MS: String(stopAtMs) }),
      }),
    });
    const file = [...run.files].find(([path]) => path.endsWith('-results.json'));
    return {
      ...run,
      requests: simulator.requests,
      results: itemsOf(JSON.parse(run.outputs.results || '[]')),
      savedResults: itemsOf(JSON.parse(file?.[1].toString('utf8') ?? '{}')),
      skippedSeconds: Math.floor(clock.skippedMs() / 1_000),
    };
  } finally {
    await simulator.close();
    clock.end();
  }
}

function itemsOf(value: unknown): readonly Item[] {
  const list = isRecord(value) ? value.results : value;
  return Array.isArray(list) ? list.filter(isRecord) : [];
}
