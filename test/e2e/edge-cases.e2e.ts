import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { RETRYABLE_STATE } from '../providers/sectigo/retry.ts';
import { faults } from '../simulator/index.ts';
import { runScenario, type Scenario, SECRETS } from './runs.ts';

const STATE = {
  digicert: { ineligible: ['192.0.2.1:443'] },
  sectigo: { certificates: { 'cert:1234567': RETRYABLE_STATE, 'cert:7654321': 'ISSUED' } },
};

const runJob = (job: string, scenario: Scenario = {}) =>
  runScenario(['test/e2e/edge-cases.yml'], { job, internet: STATE, ...scenario });

/** The checks themselves are the `run` steps of the workflow. */
describe('a workflow', () => {
  it('reads outputs and files in later steps and jobs', async () => {
    const { run } = await runJob('reader');
    expect(run.steps).toMatchObject({
      'A later step reads outputs and files': 'success',
      'A later job reads them': 'success',
    });
    expect(run.conclusion).toBe('success');
  });

  it('finds nothing but verdict and message after invalid input', async () => {
    const { run, requests } = await runJob('invalid');
    expect(run.steps['Only verdict and message are there']).toBe('success');
    expect(run.conclusion).toBe('success');
    expect(requests).toEqual([]);
  });

  it('sends nothing where an input is misspelt', async () => {
    const { run, requests } = await runJob('misspelt');
    expect(run.steps['The message names the right one']).toBe('success');
    expect(run.conclusion).toBe('success');
    expect(requests).toEqual([]);
  });

  it('is green when every refusal is ignored, and has no summary where none is wanted', async () => {
    const { run } = await runJob('ignored');
    expect(run.steps['Green, and nothing failed']).toBe('success');
    expect(run.conclusion).toBe('success');
    expect(run.summaries).toEqual([]);
  });

  it('is red for later steps and jobs', async () => {
    const { run } = await runJob('after-red');
    expect(run.steps).toMatchObject({
      'Reached after a failure': 'success',
      'A later job knows': 'success',
    });
    expect(run.steps['Not reached']).toBeUndefined();
    expect(run.conclusion).toBe('failure');
  });

  it('hides every licence key in the steps that follow', async () => {
    const { run } = await runJob('masks', { masked: true });
    expect(run.log).toContain('the first key is ***');
    expect(run.masks).toContain('5800000000000E12');
    expect(run.masks).toContain(SECRETS.DIGICERT_API_KEY);
  });

  it('learns what was under way when it is cancelled', async () => {
    const marker = randomUUID();
    const { run, requests } = await runJob('cancelled', {
      internet: { ...STATE, faults: [{ fault: faults.hang() }] },
      env: { E2E_MARKER: marker },
      ready: (simulator) => {
        simulator.arrived(1).then(() => interrupt(marker));
      },
    });
    expect(run.steps).toMatchObject({
      Retry: 'failure',
      'What was under way is unknown, the rest was not attempted': 'success',
    });
    expect(run.log).toContain('SIGINT: the run sends nothing more');
    expect(run.summaries.join()).toContain('0 of 2 submitted');
    expect(requests).toEqual(['sectigo cert:1234567']);
  });
});

/** Sends the action of one run what the runner sends when somebody presses "Cancel". */
function interrupt(marker: string): void {
  const wanted = readdirSync('/proc').filter((id) => /^\d+$/.test(id) && isAction(id, marker));
  for (const id of wanted) process.kill(Number(id), 'SIGINT');
}

function isAction(id: string, marker: string): boolean {
  try {
    const read = (file: string) => readFileSync(`/proc/${id}/${file}`, 'utf8');
    return read('environ').includes(marker) && read('cmdline').includes('dist/index.js');
  } catch {
    // It has ended, or is none of ours.
    return false;
  }
}
