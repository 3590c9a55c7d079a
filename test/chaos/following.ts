/** Random runs that follow their targets, and what such a run must never claim. */
import { findSecrets } from '../bundle/secret-search.ts';
import { allConfidential, allInputs, allSecrets, doubleOf, doubles } from '../providers/index.ts';
import { isRecord } from '../simulator/exchange.ts';
import { type FaultRule, faults } from '../simulator/faults.ts';
import { runInProcess } from './in-process.ts';
import type { Finding } from './index.ts';
import type { Observation } from './observation.ts';
import { createRandom, type Random } from './random.ts';
import { type Interruption, keysOfRequest, type Scenario } from './scenario.ts';

interface FollowedScenario extends Scenario {
  readonly worksAfterMs: ReadonlyMap<string, number>;
  readonly statusEndpoint: string;
}

/** One scenario for each seed, the same one until a double changes or a provider is added. */
export function makeFollowed(seed: number): FollowedScenario {
  const random = createRandom(seed ^ 0xf0110);
  const makers = doubles.flatMap(({ id, chaos }) =>
    chaos.makeFollowed === undefined ? [] : [{ id, make: chaos.makeFollowed }],
  );
  const maker = makers[random.integer(0, makers.length - 1)];
  if (maker === undefined) throw new Error('there is no provider that can be followed');
  const { keys, inputs, options, worksAfterMs, statusEndpoint } = maker.make(random);
  return {
    seed,
    spawned: false,
    provider: maker.id,
    keys,
    worksAfterMs,
    statusEndpoint,
    inputs: {
      ...allInputs,
      provider: maker.id,
      'follow-minutes': random.pick(['1', '5', '20']),
      'max-wait-minutes': random.pick(['0', '15']),
      'ignore-codes': random.pick(['', '', 'in-progress']),
      'request-timeout-seconds': '30',
      ...inputs,
    },
    simulator: { [maker.id]: options, faults: makeFaults(random) },
    refusedConnections: 0,
    interruption: makeInterruption(random),
    timeoutMs: 5_000,
    maxWaitMs: 900_000,
    ignoreCodes: [],
    calm: false,
    snapshots: [],
  };
}

function makeFaults(random: Random): readonly FaultRule[] {
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
  return rules;
}

function makeInterruption(random: Random): Interruption {
  const count = random.integer(1, 12);
  return random.chance(0.7)
    ? { kind: 'none' }
    : random.pick<Interruption>([
        { kind: 'answered', count },
        { kind: 'arrived', count },
        { kind: 'waiting', count },
      ]);
}

/** What the run claimed or did against the truth; empty if it kept every promise. */
export function checkFollowed(
  { provider, keys, worksAfterMs, statusEndpoint, inputs }: FollowedScenario,
  { green, outputs, resultsFile, everyByte, requests, ledger, cancelled, violations }: Observation,
): readonly string[] {
  const { keyOfResult } = doubleOf(provider).chaos;
  const file: unknown = JSON.parse(resultsFile ?? '{}');
  const items = isRecord(file) && Array.isArray(file.results) ? file.results.filter(isRecord) : [];
  const lastReadAt = requests.findLast(({ endpoint }) => endpoint === statusEndpoint)?.at ?? -1;
  const firstRetry = requests.findIndex(({ endpoint }) => endpoint === 'retry');
  const firstStatus = requests.findIndex(
    ({ endpoint }, index) => endpoint === statusEndpoint && firstRetry >= 0 && index > firstRetry,
  );
  const keysSent = new Map(requests.map((request) => [request.number, keysOfRequest(request)]));
  const mayGoOn = inputs['ignore-codes'] === 'in-progress';
  const claims = keys.flatMap((key) => {
    const item = items.find((one) => keyOfResult(one) === key) ?? {};
    const accepted = ledger.filter(
      ({ verdict, request, place }) =>
        verdict === 'accepted' && keysSent.get(request)?.[place] === key,
    );
    const worksAt = (accepted[0]?.at ?? Infinity) + (worksAfterMs.get(key) ?? Infinity);
    const works = worksAt <= lastReadAt;
    const done = item.completion === 'completed' || (mayGoOn && item.completion === 'in-progress');
    return [
      ...(item.completion === 'completed' && !works ? [`completed without proof: ${key}`] : []),
      ...(item.completion === 'failed-again' && worksAfterMs.has(key)
        ? [`failed again, but it did not: ${key}`]
        : []),
      ...(accepted.length > 1 ? [`accepted ${accepted.length} times: ${key}`] : []),
      ...(item.outcome === 'submitted' && accepted.length === 0 ? [`never accepted: ${key}`] : []),
      ...(green && !(item.outcome === 'submitted' && done) ? [`green without ${key}`] : []),
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
