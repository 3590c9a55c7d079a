import { describe, expect, it } from 'vitest';
import { createRequestLog } from '../../src/action/request-log.ts';
import { createResultStore } from '../../src/report/result-store.ts';
import { createTextGate } from '../../src/text/gate.ts';
import { createFakeClock } from '../http/fake-clock.ts';
import { POLICY, submitted, target } from '../report/reports.ts';
import { silentRunner } from './silent-runner.ts';

/** A runner that keeps what stands in the log. */
function createLog() {
  const lines: string[] = [];
  const runner = silentRunner({
    info: (line) => lines.push(line),
    startGroup: (title) => lines.push(`+ ${title}`),
    endGroup: () => lines.push('-'),
  });
  return { lines, runner };
}

describe('the log of the submit step', () => {
  it('has no empty group, however long the run waits', () => {
    const { lines, runner } = createLog();
    const gate = createTextGate();
    const targets = [target('10.0.0.1:443'), target('10.0.0.2:443')];
    const store = createResultStore({ targets, policy: POLICY, gate });
    const log = createRequestLog(runner, { clock: createFakeClock(), gate });
    log.listResults(store, 2);
    log.waiting(120_000, 'the provider asked to slow down');
    log.waiting(60_000, 'the provider asked to slow down');
    store.record(targets.slice(0, 1), [submitted]);
    log.waiting(60_000, 'the provider asked to slow down');
    log.waiting(30_000, 'the provider asked to slow down');
    store.record(targets.slice(1), [submitted]);
    log.endOfResults();
    expect(lines.map((line) => line.replace(/ \(until .*/, ''))).toEqual([
      'Waiting: the provider asked to slow down, 2 minutes left',
      'Waiting: the provider asked to slow down, 1 minute left',
      '+ Targets as they are answered',
      'submitted      10.0.0.1:443  Successfully initiated retry.',
      '[1/2] 1 submitted',
      '-',
      'Waiting: the provider asked to slow down, 1 minute left',
      'Waiting: the provider asked to slow down, 1 minute left',
      '+ Targets as they are answered',
      'submitted      10.0.0.2:443  Successfully initiated retry.',
      '[2/2] 2 submitted',
      '-',
    ]);
  });

  it('has no group at all where nothing was answered', () => {
    const { lines, runner } = createLog();
    const gate = createTextGate();
    const store = createResultStore({ targets: [], policy: POLICY, gate });
    const log = createRequestLog(runner, { clock: createFakeClock(), gate });
    log.listResults(store, 1);
    log.endOfResults();
    expect(lines).toEqual([]);
  });
});
