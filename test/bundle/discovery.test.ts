/** `targets: failed`: what the action finds, retries and says. */
import { describe, expect, it } from 'vitest';
import { API_KEY } from '../providers/digicert/sample.ts';
import {
  asked,
  automation,
  digicertStep,
  EDGE_KEY,
  fleet,
  ORDERS,
  retried,
  STORY,
  sectigoStep,
  WEB_KEY,
} from './discovering.ts';
import { runStep, textOf } from './step.ts';

const AGENT_DOWN = {
  cause: 'The agent was not reachable.',
  solution: 'Start the agent, and retry the automation.',
  step: 'certInstall',
  status: 'INSTALL_FAILED',
};
const NOT_VALIDATED = {
  code: 'not-applicable',
  message: 'The domain partners.example.org is not validated.',
  hint: 'Complete the domain validation.',
  cause: 'The domain partners.example.org is not validated.',
  solution: 'Complete the domain validation.',
  step: 'csr',
  status: 'AUTOMATION_FAILED',
  domainNames: ['partners.example.org'],
};
const READS = { list: 1, details: 3, agents: 1 };

describe.concurrent('DigiCert: an agent was down, and one domain is not validated', () => {
  it('is retried as far as a retry helps, with cause and solution', async () => {
    // As many as the provider lists.
    const step = await digicertStep({ inputs: { 'max-targets': '3' } });
    expect(step.outputs).toMatchObject({
      verdict: 'failure',
      found: '3',
      total: '3',
      submitted: '2',
      failed: '1',
      message: '2 of 3 submitted',
    });
    expect(step.results).toMatchObject([
      { outcome: 'submitted', domainNames: ['shop.example.com'], ...AGENT_DOWN },
      { outcome: 'submitted', domainNames: ['mail.example.net'], ...AGENT_DOWN },
      { outcome: 'rejected', ...NOT_VALIDATED },
    ]);
    expect(asked(step)).toEqual({ ...READS, retry: 1 });
    expect(retried(step)[0]?.split(WEB_KEY)).toHaveLength(3);
    expect(step.log).toContain('The provider lists 3 failed targets in 1 division.');
    expect(step.summary).toContain('The domain partners.example.org is not validated');
    expect(step.summary).toContain('Complete the domain validation');
    expect(textOf(step, 'failed-targets-file')).toMatchObject([{ ip: '198.51.100.20' }]);
  });

  it('is shown in a dry run, which sends reads alone', async () => {
    const step = await digicertStep({ inputs: { 'dry-run': 'true' } });
    expect(step.outputs).toMatchObject({ verdict: 'dry-run', found: '3', total: '3', failed: '0' });
    expect(step.results).toMatchObject([
      { outcome: 'dry-run', ...AGENT_DOWN },
      { outcome: 'dry-run', ...AGENT_DOWN },
      { outcome: 'dry-run', ...NOT_VALIDATED },
    ]);
    expect(asked(step)).toEqual(READS);
    const shown = step.log.split('\n').filter((line) => line.includes('bulkretryautomationtask'));
    expect(shown).toHaveLength(1);
    expect(shown[0]).toContain('198.51.100.12');
    expect(shown[0]).not.toContain('198.51.100.20');
    expect(step.summary).toContain('DRY RUN: 3 targets checked, nothing sent');
  });

  it('is green where ignore-codes has what a person has to do', async () => {
    const waiting = automation(9, { status: 'ACTION_REQUIRED' });
    const { automations = [] } = STORY;
    const step = await digicertStep({
      digicert: { ...STORY, automations: [...automations, waiting] },
      inputs: { 'ignore-codes': 'not-applicable, action-required' },
    });
    expect(step.outcomes).toEqual([
      'submitted',
      'submitted',
      'rejected not-applicable ignored',
      'rejected action-required ignored',
    ]);
    expect(step.outputs).toMatchObject({ verdict: 'success', ignored: '2', found: '4' });
  });

  it('gives lists that name the targets again, with a key', async () => {
    const first = await digicertStep();
    const targets = first.outputs['failed-targets'] ?? '';
    const inputs = { 'digicert-sensor-license-key': EDGE_KEY };
    const simulator = { digicert: STORY };
    const second = await runStep('digicert', targets, { simulator, inputs, secrets: [EDGE_KEY] });
    expect(second.results).toMatchObject([{ target: '198.51.100.20:8443', code: '1028' }]);
  });

  it('sends a cause without the secrets that it holds', async () => {
    const failures = [{ step: 'csr', cause: `Key ${API_KEY} and ${WEB_KEY} fail.`, solution: 'x' }];
    const step = await digicertStep({ digicert: fleet(1, { failures }) });
    expect(step.results).toMatchObject([{ cause: 'Key *** and *** fail.' }]);
  });
});

describe.concurrent('Sectigo: the CAA check of three orders failed', () => {
  const ITEMS = [
    {
      target: 'cert:1234567',
      cause: 'CAA: Not authorized to issue',
      domainNames: ['www.example.com', 'example.com'],
      status: 'PRE-SIGN FAILED: CAA: Not authorized to issue',
    },
    { target: 'cert:1234568', domainNames: ['mail.example.net'], status: 'PRE-SIGN FAILED!!!' },
    { target: 'cert:1234569', domainNames: ['shop.example.org', 'cart.example.org'] },
  ];

  it('is relaunched for each of them', async () => {
    const step = await sectigoStep();
    expect(step.outputs).toMatchObject({ verdict: 'success', found: '3', submitted: '3' });
    expect(step.results).toMatchObject(ITEMS.map((item) => ({ outcome: 'submitted', ...item })));
    expect(asked(step)).toEqual({ report: 1, retry: 3 });
  });

  it('is shown in a dry run, which reads the report alone', async () => {
    const step = await sectigoStep({ inputs: { 'dry-run': 'true' } });
    expect(step.outputs).toMatchObject({ verdict: 'dry-run', found: '3' });
    expect(step.results).toMatchObject(ITEMS.map((item) => ({ outcome: 'dry-run', ...item })));
    expect(asked(step)).toEqual({ report: 1 });
  });
});

const resting = STORY.automations?.slice(3) ?? [];
const issued = ORDERS.orders?.slice(3) ?? [];

describe.concurrent('nothing failed', () => {
  it.each([
    ['DigiCert', () => digicertStep({ digicert: { ...STORY, automations: resting } })],
    ['Sectigo', () => sectigoStep({ sectigo: { ...ORDERS, orders: issued } })],
  ])('is green after one read: %s', async (_, run) => {
    const step = await run();
    expect(step.outputs).toMatchObject({ verdict: 'success', message: 'nothing failed' });
    expect(step.outputs).toMatchObject({ total: '0', found: '0', results: '[]' });
    expect(step.requests).toHaveLength(1);
  });

  it('shows no requests in a dry run', async () => {
    const digicert = { ...STORY, automations: resting };
    const step = await digicertStep({ digicert, inputs: { 'dry-run': 'true' } });
    expect(step.outputs).toMatchObject({ verdict: 'dry-run', found: '0' });
    expect(step.log).not.toContain('Requests that a live run would send');
  });
});

describe.concurrent('more than max-targets', () => {
  it.each([
    ['DigiCert', digicertStep],
    ['Sectigo', sectigoStep],
  ])('retries nothing, reads the list alone and names both numbers: %s', async (_, run) => {
    const step = await run({ inputs: { 'max-targets': '2' } });
    expect(step.outputs).toMatchObject({
      verdict: 'failure',
      found: '3',
      total: '3',
      failed: '3',
      submitted: '0',
      message: expect.stringMatching(/lists 3 failed targets.*max-targets is 2.*to 3/),
    });
    expect(step.requests).toHaveLength(1);
  });
});

describe.concurrent('without what the question needs', () => {
  it.each([
    ['digicert-api-key', 'digicert-api-key'],
    ['digicert-division-id', 'requires a division'],
  ])('is an error: %s', async (input, text) => {
    const step = await digicertStep({ inputs: { [input]: '' } });
    expect(step.outputs).toMatchObject({
      verdict: 'invalid-input',
      message: expect.stringContaining(text),
    });
  });

  it.each(['digicert-api-key', 'digicert-division-id'])(
    'asks nobody in a dry run: %s',
    async (input) => {
      const step = await digicertStep({ inputs: { 'dry-run': 'true', [input]: '' } });
      expect(step.outputs).toMatchObject({ verdict: 'dry-run', found: '' });
      expect(step.outputs.message).toContain('the provider was not asked');
      expect(step.annotations.some(({ level }) => level === 'warning')).toBe(true);
      expect(step.requests).toEqual([]);
    },
  );
});

describe.concurrent('a run without failed', () => {
  it.each([
    ['digicert', '198.51.100.11:443, 198.51.100.12:443', { digicert: STORY }, 1],
    ['sectigo', 'cert:1234567', { sectigo: ORDERS }, 1],
  ])('sends retries alone: %s', async (provider, targets, simulator, retry) => {
    const inputs = { 'digicert-agent-license-key': WEB_KEY };
    const step = await runStep(provider, targets, { simulator, inputs, secrets: [WEB_KEY] });
    expect(step.outputs.verdict).toBe('success');
    expect(step.outputs.found).toBe('');
    expect(asked(step)).toEqual({ retry });
  });
});
