/** `targets: failed`, cancelled or killed while the action reads. */
import { describe, expect, it } from 'vitest';
import { type Fault, startSimulator } from '../simulator/index.ts';
import { at, STORY } from './discovering.ts';
import { runAction } from './harness.ts';
import { inputsOf } from './step.ts';

describe.concurrent('interrupted while it reads', () => {
  const interrupted = async (signal: NodeJS.Signals, endpoint: string) => {
    const reading = Promise.withResolvers<void>();
    const fault: Fault = { name: 'hang', kind: 'instead', deliver: () => reading.resolve() };
    const simulator = await startSimulator({ digicert: STORY, faults: [at(endpoint, fault)] });
    try {
      const result = await runAction({
        inputs: { ...inputsOf('digicert'), 'base-url': simulator.url, targets: 'failed' },
        signals: [{ signal, after: reading.promise }],
      });
      return { ...result, retries: simulator.requests.filter((one) => one.endpoint === 'retry') };
    } finally {
      await simulator.close();
    }
  };

  it('retries nothing and is red after a cancellation: list', async () => {
    const result = await interrupted('SIGINT', 'list');
    expect(result).toMatchObject({ exitCode: 1, retries: [] });
    expect(result.outputs).toMatchObject({ verdict: 'failure', total: '', found: '', results: '' });
    expect(result.outputs.message).toContain('cancelled');
  });

  it.each(['details', 'agents'])(
    'counts every target as not attempted after a cancellation: %s',
    async (endpoint) => {
      const result = await interrupted('SIGINT', endpoint);
      expect(result).toMatchObject({ exitCode: 1, retries: [] });
      expect(result.outputs).toMatchObject({ verdict: 'failure', found: '3', submitted: '0' });
      expect(result.resultsFile).not.toContain('"submitted",');
    },
  );

  it.each(['list', 'details', 'agents'])(
    'leaves a true results file when killed: %s',
    async (endpoint) => {
      const result = await interrupted('SIGKILL', endpoint);
      expect(result).toMatchObject({ signal: 'SIGKILL', retries: [] });
      expect(result.outputs.verdict).toBe('failure');
      const file: unknown = JSON.parse(result.resultsFile ?? '');
      expect(file).toMatchObject({ verdict: 'failure', results: [], 'failed-targets': [] });
    },
  );
});
