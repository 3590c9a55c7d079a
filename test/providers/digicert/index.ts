import { readFileSync } from 'node:fs';
import type { ProviderDouble } from '../double.ts';
import { createGate } from './api.ts';
import { createAutomations } from './automations.ts';
import { chaos } from './chaos.ts';
import { FAILED_AUTOMATIONS, failedWork, NOTHING_FAILED } from './failed-automations.ts';
import { RETRY_GARBLINGS } from './garblings.ts';
import { hostile } from './hostile.ts';
import { READ_GARBLINGS } from './read-garblings.ts';
import { createReads, type ReadOptions } from './reads.ts';
import { createRetry, type RetryOptions } from './retry.ts';
import { sample } from './sample.ts';

/** The options of all endpoints. With `automations`, the retry knows these and no others. */
export interface DigicertOptions extends RetryOptions, ReadOptions {}

const AGENT_KEY_OF_EXAMPLES = '5800000000000E14';

/** The test double of DigiCert CertCentral Automation. */
export const digicert: ProviderDouble<DigicertOptions> = {
  id: 'digicert',
  simulate(options, now) {
    const gate = createGate(options, now);
    const { automations, agents } = options;
    if (automations === undefined && agents === undefined) return [createRetry(options, gate)];
    const known = createAutomations(automations ?? [], agents ?? [], now);
    return [createRetry(options, gate, automations && known), ...createReads(known, options, gate)];
  },
  garblings: { retry: RETRY_GARBLINGS, ...READ_GARBLINGS },
  states: {
    documented: {
      about: 'of the automations of the documented samples, some are not eligible',
      options: {
        ineligible: ['10.100.197.150:1900', '10.100.196.228:30005', '10.100.196.228:30013'],
      },
    },
    'rate-limits': { about: "DigiCert's rate limits are on", options: { limits: true } },
    'failed-automations': FAILED_AUTOMATIONS,
    'nothing-failed': NOTHING_FAILED,
    slow: { about: 'DigiCert takes two seconds', options: { latencyMs: 2_000 } },
  },
  flags: {},
  sample,
  failedWork,
  hostile,
  chaos,
  examples: {
    secrets: {
      DIGICERT_API_KEY: 'planted+api/key-0001',
      DIGICERT_LICENSE_KEYS: 'web=5800000000000E12\nsensor=5800000000000E13',
      DIGICERT_AGENT_LICENSE_KEY: AGENT_KEY_OF_EXAMPLES,
    },
    hidden: ['planted+api/key-0001', '5800000000000E12', '5800000000000E13', AGENT_KEY_OF_EXAMPLES],
    vars: { DIGICERT_ACCOUNT_ID: '5153184', DIGICERT_DIVISION_ID: '2095951' },
    refusing: {
      ineligible: [
        '203.0.113.10:443',
        '[2001:db8::20]:8443',
        '203.0.113.30:443',
        '203.0.113.31:443',
        '203.0.113.40:443',
      ],
    },
    lockedOut: { apiKey: 'another-key' },
  },
  demo: [
    {
      title: 'DigiCert: the documented request, of whose three automations one is not eligible',
      get inputs() {
        return {
          'digicert-api-key': 'demo-api-key-of-nobody',
          targets: readFileSync(
            new URL('../../fixtures/samples/digicert-2-of-3.request.json', import.meta.url),
            'utf8',
          ),
        };
      },
      expected: { verdict: 'failure', message: '2 of 3 submitted', failed: '1' },
    },
    {
      title: 'DigiCert: what failed, of which one automation needs a person first',
      scenario: 'failed-automations',
      inputs: {
        'digicert-api-key': 'demo-api-key-of-nobody',
        'digicert-account-id': '5153184',
        'digicert-division-id': '677793',
        targets: 'failed',
      },
      expected: { verdict: 'failure', message: '2 of 3 submitted', failed: '1', found: '3' },
    },
  ],
  picture: {
    inputs: {
      'digicert-api-key': 'key-of-nobody',
      'digicert-account-id': '5153184',
      'digicert-division-id': '677793',
    },
    options: FAILED_AUTOMATIONS.options,
  },
};
