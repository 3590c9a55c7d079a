import { runAction, type SignalStep } from '../bundle/harness.ts';
import { startSimulator } from '../simulator/index.ts';
import type { Observation } from './observation.ts';
import type { Scenario } from './scenario.ts';

/** One run of the built action in a process of its own, with real time and real signals. */
export async function runSpawned(scenario: Scenario): Promise<Observation> {
  const { interruption } = scenario;
  let answered = 0;
  const enough = Promise.withResolvers<void>();
  const simulator = await startSimulator({
    ...scenario.simulator,
    onExchange() {
      answered += 1;
      if (interruption.kind === 'answered' && answered >= interruption.count) enough.resolve();
    },
  });
  if (interruption.kind === 'arrived' || interruption.kind === 'killed') {
    simulator.arrived(interruption.count).then(enough.resolve);
  }
  const signals: readonly SignalStep[] =
    interruption.kind === 'none'
      ? []
      : [{ signal: interruption.kind === 'killed' ? 'SIGKILL' : 'SIGINT', after: enough.promise }];
  try {
    const result = await runAction({
      inputs: { ...scenario.inputs, 'base-url': simulator.url },
      files: scenario.inventory === undefined ? {} : { 'fleet.json': scenario.inventory },
      env: { RUNNER_DEBUG: '1' },
      signals,
    });
    const left = [...result.files].find(([path]) => path.endsWith('-results.json'));
    return {
      green: result.signal === null ? result.conclusion === 'success' : undefined,
      outputs: result.outputs,
      resultsFile: left?.[1].toString('utf8'),
      everyByte: result.everyByte(),
      requests: simulator.requests,
      ledger: simulator.ledger.entries,
      violations: simulator.violations,
      snapshots: [],
      mostUnderWay: 0,
      sentAfterCancel: 0,
      elapsedMs: 0,
      cancelled: /^SIGINT: the run sends nothing more/m.test(result.stdout),
    };
  } finally {
    await simulator.close();
  }
}
