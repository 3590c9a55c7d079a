/** Random runs that follow their targets, and what such a run must never claim. */
import { findSecrets } from '../bundle/secret-search.ts';
import type { AutomationState } from '../providers/digicert/automations.ts';
import { ACCOUNT, DIVISION } from '../providers/digicert/sample.ts';
import { failsAgain, hangs, renewed, vanishes } from '../providers/digicert/scripts.ts';
import { allConfidential, allInputs, allSecrets } from '../providers/index.ts';
import { isRecord } from '../simulator/exchange.ts';
import { type FaultRule, faults } from '../simulator/faults.ts';
import { runInProcess } from './in-process.ts';
import type { Finding } from './index.ts';
import type { Observation } from './observation.ts';
import { createRandom, type Random } from './random.ts';
import type { Interruption, Scenario } from './scenario.ts';

/** What becomes of an automation after a retry. */
interface Fate {
  readonly afterRetry: AutomationState['afterRetry'];
  /** Milliseconds after the retry from which on it works; never if left out. */
  readonly worksAfterMs?: number;
}

interface FollowedAutomation extends Fate {
  readonly ip: string;
}

interface FollowedScenario extends Scenario {
  readonly automations: readonly FollowedAutomation[];
}

function makeFate(random: Random): Fate {
  const afterMs = random.pick([0, 30_000, 90_000, 400_000, 900_000]);
  const status = random.pick(['SUCCESSFULLY_RENEWED', 'SUCCESFULLY_RENEWED', 'CONFIGURED']);
  return random.pick<Fate>([
    { afterRetry: renewed({ status, pendingMs: 0, afterMs }), worksAfterMs: afterMs },
    { afterRetry: renewed({ status, pendingMs: afterMs, afterMs }), worksAfterMs: afterMs },
    { afterRetry: failsAgain({ afterMs }) },
    { afterRetry: failsAgain({ afterMs, issued: true }) },
    { afterRetry: failsAgain({ afterMs, status: 'ACTION_REQUIRED', issued: true }) },
    { afterRetry: hangs({ afterMs }) },
    { afterRetry: hangs({ afterMs, status: 'CONFIGURED' }) },
    { afterRetry: hangs({ afterMs, status: 'NOBODY KNOWS THIS' }) },
    { afterRetry: vanishes({ afterMs }) },
    { afterRetry: undefined },
  ]);
}

/** One scenario for each seed, for ever the same. */
export function makeFollowed(seed: number): FollowedScenario {
  const random = createRandom(seed ^ 0xf0110);
  const automations = Array.from({ length: random.integer(1, 12) }, (_, index) => ({
    ip: `10.0.0.${index + 1}`,
    ...makeFate(random),
  }));
  const density = random.pick([0, 0, 0.1, 0.4]);
  const rules: FaultRule[] = [];
  for (let on = 1; on <= 60; on += 1) {
    if (!random.chance(density)) continue;
    const fault = random.pick([
      faults.status(429),
      faults.status(429, random.pick(['1', '120', '99999'])),
      faults.status(random.pick([401, 403, 500, 503])),
      faults.html(),
      faults.dropBefore(),
      faults.dropAfterAccept(),
      faults.truncated('length'),
    ]);
    rules.push({ fault, on });
  }
  const count = random.integer(1, 12);
  const interruption: Interruption = random.chance(0.7)
    ? { kind: 'none' }
    : random.pick<Interruption>([
        { kind: 'answered', count },
        { kind: 'arrived', count },
        { kind: 'waiting', count },
      ]);
  return {
    seed,
    spawned: false,
    provider: 'digicert',
    automations,
    keys: automations.map(({ ip }) => ip),
    inputs: {
      ...allInputs,
      provider: 'digicert',
      targets: automations.map(({ ip }) => `${ip}:443`).join(', '),
      'follow-minutes': random.pick(['1', '5', '20']),
      'max-wait-minutes': random.pick(['0', '15']),
      'batch-size': random.pick(['1', '3', '100']),
      'ignore-codes': random.pick(['', '', 'in-progress']),
      'request-timeout-seconds': '30',
    },
    simulator: {
      digicert: {
        automations: automations.map(({ ip, afterRetry }, index) => ({
          automationId: index + 1,
          ip,
          port: 443,
          accountId: ACCOUNT,
          divisionId: DIVISION,
          status: 'INSTALL_FAILED',
          certificateCn: `www-${index}.example.com`,
          certificateId: `c${index}`,
          certificateSerialNumber: `0a${index + 10}`,
          certificateExpiresOn: 1_700_000_000_000,
          requestedOn: 1_600_000_000_000,
          lastRunTime: 1_600_000_000_000,
          isRetryApplicable: true,
          failures: [{ step: 'certInstall', cause: 'The agent was not reachable.' }],
          afterRetry,
        })),
      },
      faults: rules,
    },
    refusedConnections: 0,
    interruption,
    timeoutMs: 5_000,
    maxWaitMs: 900_000,
    ignoreCodes: [],
    calm: false,
    snapshots: [],
  };
}

/** What the run claimed or did against the truth; empty if it kept every promise. */
export function checkFollowed(
  { automations, inputs }: FollowedScenario,
  { green, outputs, resultsFile, everyByte, requests, ledger, cancelled, violations }: Observation,
): readonly string[] {
  const file: unknown = JSON.parse(resultsFile ?? '{}');
  const items = isRecord(file) && Array.isArray(file.results) ? file.results.filter(isRecord) : [];
  const lastReadAt = requests.findLast(({ endpoint }) => endpoint === 'list')?.at ?? -1;
  const firstRetry = requests.findIndex(({ endpoint }) => endpoint === 'retry');
  const firstStatus = requests.findIndex(
    ({ endpoint }, index) => endpoint === 'list' && firstRetry >= 0 && index > firstRetry,
  );
  const mayGoOn = inputs['ignore-codes'] === 'in-progress';
  const claims = automations.flatMap(({ ip, worksAfterMs }) => {
    const item = items.find((one) => one.ip === ip) ?? {};
    const accepted = ledger.filter(
      ({ target, verdict }) => target === `${ip}:443` && verdict === 'accepted',
    );
    const worksAt = (accepted[0]?.at ?? Infinity) + (worksAfterMs ?? Infinity);
    const works = worksAt <= lastReadAt;
    const done = item.completion === 'completed' || (mayGoOn && item.completion === 'in-progress');
    return [
      ...(item.completion === 'completed' && !works ? [`completed without proof: ${ip}`] : []),
      ...(item.completion === 'failed-again' && worksAfterMs !== undefined
        ? [`failed again, but it did not: ${ip}`]
        : []),
      ...(accepted.length > 1 ? [`accepted ${accepted.length} times: ${ip}`] : []),
      ...(item.outcome === 'submitted' && accepted.length === 0 ? [`never accepted: ${ip}`] : []),
      ...(green && !(item.outcome === 'submitted' && done) ? [`green without ${ip}`] : []),
    ];
  });
  const completed = items.filter(
    ({ completion, outcome }) => completion === 'completed' && outcome === 'submitted',
  ).length;
  return [
    ...claims,
    ...violations,
    ...findSecrets(everyByte, { ...allSecrets, ...allConfidential }),
    ...(firstStatus >= 0 && requests.slice(firstStatus).some(({ endpoint }) => endpoint === 'retry')
      ? ['a retry was sent while the run followed']
      : []),
    ...(green && cancelled ? ['green although it was cancelled'] : []),
    ...(green === (outputs.verdict === 'success') || cancelled ? [] : ['verdict and exit differ']),
    ...(outputs.completed === String(completed) ? [] : [`completed is '${outputs.completed}'`]),
  ];
}

/** Runs so many scenarios from a seed on. Returns those that broke a promise. */
export async function runFollowedChaos(first: number, runs: number): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  let next = first;
  async function work(): Promise<void> {
    for (let seed = next++; seed < first + runs; seed = next++) {
      const scenario = makeFollowed(seed);
      const problems = checkFollowed(scenario, await runInProcess(scenario));
      if (problems.length > 0) findings.push({ seed, problems });
    }
  }
  await Promise.all([work(), work(), work(), work()]);
  return findings;
}
