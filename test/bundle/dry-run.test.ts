import { describe, expect, it } from 'vitest';
import { providers } from '../../src/providers/index.ts';
import { planned, sampleEntries } from '../providers/fixture.ts';
import { doubleOf, secretsKnownTo } from '../providers/index.ts';
import { encodingsOf } from './secret-search.ts';
import { runStep } from './step.ts';

/** The inputs of a good step, all of them blank. */
const blankInputs = (provider: string) =>
  Object.fromEntries(Object.keys(doubleOf(provider).sample.inputs).map((name) => [name, '']));

describe.concurrent.each(providers)('a dry run for $id', (one) => {
  const { id: provider, inputs } = one;
  const targets = [0, 1].map(doubleOf(provider).sample.target).join(', ');

  /** A body with `***` for each secret. */
  function hidden(body: string): string {
    const forms = secretsKnownTo(provider).flatMap(encodingsOf);
    return forms.reduce((text, form) => text.replaceAll(form, '***'), body);
  }

  it('sends nothing, shows the requests without secrets, and is green', async () => {
    const step = await runStep(provider, targets, { inputs: { 'dry-run': 'true' } });
    expect(step.requests).toEqual([]);
    expect(step.outcomes).toEqual(['dry-run', 'dry-run']);
    expect(step.outputs).toMatchObject({
      verdict: 'dry-run',
      message: 'dry run: 2 targets checked, nothing sent',
      'failed-targets': '[]',
      'unknown-targets': '[]',
    });
    expect(step.summary).toContain('DRY RUN: 2 targets checked, nothing sent');
    expect(step.log).toContain('DRY RUN: 2 targets in');
    const { requests } = await runStep(provider, targets);
    expect(requests.length).toBeGreaterThan(0);
    for (const { method, path, body } of requests) {
      const shown = step.log.split('\n').filter((line) => line.startsWith(`${method} http`));
      expect(shown).toContainEqual(expect.stringContaining(`${path} | `));
      expect(shown).toContainEqual(expect.stringContaining(` | ${hidden(body)}`));
    }
    expect(step.log).toContain('***');
  });

  it('only warns of missing credentials, for pull requests from forks', async () => {
    const step = await runStep(provider, targets, {
      inputs: { 'dry-run': 'true', ...blankInputs(provider) },
    });
    expect(step.outputs.verdict).toBe('dry-run');
    const warnings = step.annotations.map(({ message }) => message).join('\n');
    const required = Object.keys(inputs).filter((name) => inputs[name]?.required);
    for (const name of required) expect(warnings).toContain(`'${name}'`);
    const plan = planned(one, sampleEntries(one, 2), { inputs: {}, dryRun: true });
    for (const text of plan.warnings) expect(warnings).toContain(text);
  });
});

describe.concurrent('an inventory with aliases', () => {
  const inventory = {
    files: { 'fleet.csv': 'name,ip,port,agentLicenseKey\nweb,10.0.0.1,443,edge\n' },
    inputs: { inventory: 'fleet.csv', 'dry-run': 'true', ...blankInputs('digicert') },
  };

  it('can be checked without the keys', async () => {
    const step = await runStep('digicert', 'all', inventory);
    expect(step.outcomes).toEqual(['dry-run']);
    expect(step.results[0]).toMatchObject({ name: 'web', target: '10.0.0.1:443' });
  });

  it('shows no key that cannot be told from an alias', async () => {
    const step = await runStep('digicert', 'all', {
      ...inventory,
      files: { 'fleet.csv': 'ip,port,sensorLicenseKey\n10.0.0.1,443,QX-7731-KEY\n' },
    });
    expect(step.outcomes).toEqual(['dry-run']);
    expect(step.log).toContain('sensorLicenseKey is not a key of 16 hex digits: is the secret');
    expect(step.log).not.toContain('QX-7731-KEY');
  });
});
