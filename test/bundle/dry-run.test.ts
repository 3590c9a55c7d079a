import { describe, expect, it } from 'vitest';
import { runStep } from './step.ts';

const TARGETS = { digicert: '10.0.0.1:443, a.example@10.0.0.2:443', sectigo: '1, order:ABC-1' };
const NO_CREDENTIALS = {
  digicert: {
    'digicert-api-key': '',
    'digicert-account-id': '',
    'digicert-division-id': '',
    'digicert-agent-license-key': '',
    'digicert-sensor-license-key': '',
  },
  sectigo: { 'sectigo-login-name': '', 'sectigo-login-password': '' },
} as const;
const PROVIDERS = ['digicert', 'sectigo'] as const;

describe.concurrent.each(PROVIDERS)('a dry run for %s', (provider) => {
  it('sends nothing, shows the requests without secrets, and is green', async () => {
    const step = await runStep(provider, TARGETS[provider], { inputs: { 'dry-run': 'true' } });
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
    const request = {
      digicert:
        /POST http.*bulkretry.*x-dc-devkey: \*\*\*.*"ip":"10\.0\.0\.1".*LicenseKey":"\*\*\*"/,
      sectigo:
        /POST http.*!RetryCAACheck.*loginName=login_name&loginPassword=\*\*\*&certificateID=1/,
    };
    expect(step.log).toMatch(request[provider]);
  });

  it('only warns of missing credentials, for pull requests from forks', async () => {
    const step = await runStep(provider, TARGETS[provider], {
      inputs: { 'dry-run': 'true', ...NO_CREDENTIALS[provider] },
    });
    expect(step.outputs.verdict).toBe('dry-run');
    const warnings = step.annotations.map(({ message }) => message).join('\n');
    for (const name of Object.keys(NO_CREDENTIALS[provider])) {
      expect(warnings).toContain(`'${name}'`);
    }
  });
});

describe.concurrent('an inventory with aliases', () => {
  const inventory = {
    files: { 'fleet.csv': 'name,ip,port,agentLicenseKey\nweb,10.0.0.1,443,edge\n' },
    inputs: { inventory: 'fleet.csv', 'dry-run': 'true', ...NO_CREDENTIALS.digicert },
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
