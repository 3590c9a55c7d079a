import { afterEach, describe, expect, it } from 'vitest';
import { type Simulator, type SimulatorOptions, startSimulator } from '../../simulator/index.ts';
import { askDigicert, automation, bulk, DIGICERT_PATHS } from './client.ts';
import { AGENT, FAILED, OWNER } from './sampled.ts';
import { renewed } from './scripts.ts';

let simulator: Simulator;
let now = 0;
const start = async (digicert: NonNullable<SimulatorOptions['digicert']>) => {
  now = 0;
  simulator = await startSimulator({ now: () => now, digicert });
};
afterEach(() => simulator.close());

const ask = async (path: string, fields: object) => {
  const body = { accountId: OWNER.accountId, ...fields };
  return JSON.parse((await askDigicert(simulator.url, body, {}, path)).body).data;
};
const items = async () =>
  (await ask(DIGICERT_PATHS.list, { divisionIds: [OWNER.divisionId] })).automatedIps;
const details = () => ask(DIGICERT_PATHS.details, { ...OWNER, automationId: FAILED.automationId });
const retry = async (fields: object = {}) => {
  const { body } = await askDigicert(simulator.url, bulk(automation({ ...fields })));
  return Object.keys(JSON.parse(body).data.retryMessages).length === 1;
};

describe('a retry', () => {
  it('starts the script: failed for a while, pending, then renewed', async () => {
    await start({ automations: [{ ...FAILED, afterRetry: renewed() }] });
    expect(await retry()).toBe(true);
    const seen = [];
    for (now of [0, 29_999, 30_000, 89_999, 90_000]) seen.push((await items())[0].automationStatus);
    expect(seen).toEqual([
      'INSTALL_VALIDATION_FAILED',
      'INSTALL_VALIDATION_FAILED',
      'AUTOMATION_SCHEDULED',
      'AUTOMATION_SCHEDULED',
      'SUCCESSFULLY_RENEWED',
    ]);
    const [{ certificateSerialNumber, certificateExpiresOn }] = await items();
    expect(certificateSerialNumber).toBe('0100');
    expect(certificateExpiresOn).toBeGreaterThan(now);
    const data = await details();
    expect(data.autoStatusResponse.lastRunTime).toBe('90000');
    expect(data.autoOrderProgressResponse).toEqual({
      csrGenResponse: { csrProgress: 'CSR_GENERATION_SUCCEEDED' },
    });
    // What was renewed is not eligible.
    expect(await retry()).toBe(false);
  });

  it.each([
    ['of an unknown address', {}, { ip: '10.0.0.9' }],
    ['in another division', {}, { divisionId: 1 }],
    ['of what did not fail', { status: 'CONFIGURED' }, {}],
    ['of what cannot be retried', { isRetryApplicable: false }, {}],
    ['with another domain', { domainName: null }, { domainName: 'www.example.com' }],
    ['with the licence key of another agent', {}, { agentLicenseKey: '0000000000000000' }],
    [
      'with a key of an agent for a device',
      { managementIp: '10.9.9.9' },
      { managementIp: '10.9.9.9' },
    ],
    [
      'with another virtual server',
      { virtualServerName: '/Common/One' },
      { virtualServerName: '/Common/Two' },
    ],
  ])('is refused %s', async (_, state, sent) => {
    await start({ automations: [{ ...FAILED, ...state }], agents: [AGENT] });
    expect(await retry(sent)).toBe(false);
    expect(simulator.ledger.entries).toMatchObject([{ verdict: 'refused', codes: ['1028'] }]);
    expect(simulator.violations).toEqual([]);
  });
});
