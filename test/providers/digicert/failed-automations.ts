import type { FailedWork, NamedState } from '../double.ts';
import type { DigicertOptions } from './index.ts';
import { ACCOUNT, DIVISION } from './sample.ts';
import { failsAgain, renewed } from './scripts.ts';

/** The licence keys that the list of agents shows. */
export const WEB_KEY = '853029630D211D8D';
export const EDGE_KEY = 'C3FD89C967E92173';

const OWNER = { accountId: ACCOUNT, divisionId: DIVISION };
const AGENT = {
  ...OWNER,
  agentName: 'web-agent',
  appInfo: { name: 'IIS', version: '10.0' },
};
const OLD = {
  certificateId: '6f8f128f8cec54b3daff5b95888c4aa516598072',
  certificateExpiresOn: Date.UTC(2026, 0, 31),
  requestedOn: Date.UTC(2026, 0, 1),
  lastRunTime: Date.UTC(2026, 0, 1, 3),
};
const AGENT_DOWN = {
  status: 'INSTALL_FAILED',
  isRetryApplicable: true,
  failures: [
    {
      step: 'certInstall',
      cause: 'The agent was not reachable.',
      solution: 'Start the agent, and retry the automation.',
    },
  ],
};

/** An agent was down: three of five automations failed, and one of them needs domain validation. */
export const FAILED_AUTOMATIONS: NamedState<DigicertOptions> = {
  about: 'for targets: failed: three of five automations failed, one of them cannot be retried',
  options: {
    automations: [
      {
        ...AGENT,
        ...OLD,
        ...AGENT_DOWN,
        automationId: 298_577,
        ip: '198.51.100.11',
        port: 443,
        certificateCn: 'shop.example.com',
        certificateSerialNumber: '045251e7ffd49ec34d48cd911165fe62',
        afterRetry: renewed(),
      },
      {
        ...AGENT,
        ...OLD,
        ...AGENT_DOWN,
        automationId: 298_578,
        ip: '198.51.100.12',
        port: 443,
        certificateCn: 'mail.example.net',
        certificateSerialNumber: '045251e7ffd49ec34d48cd911165fe63',
        afterRetry: failsAgain({ cause: 'The agent cannot write to the certificate store.' }),
      },
      {
        ...OWNER,
        ...OLD,
        automationId: 298_579,
        ip: '198.51.100.20',
        port: 8443,
        managementIp: '192.0.2.20',
        agentName: 'balancer-1',
        alias: 'ManualDigi',
        appPartition: '/Common',
        certificateCn: 'partners.example.org',
        certificateSerialNumber: '045251e7ffd49ec34d48cd911165fe64',
        status: 'AUTOMATION_FAILED',
        isRetryApplicable: false,
        failures: [
          {
            step: 'csr',
            progress: 'CSR_GENERATION_FAILED',
            cause: 'The domain partners.example.org is not validated.',
            solution: 'Complete the domain validation.',
          },
        ],
      },
      {
        ...AGENT,
        ...OLD,
        automationId: 298_580,
        ip: '198.51.100.13',
        port: 443,
        certificateCn: 'www.example.com',
        certificateSerialNumber: '045251e7ffd49ec34d48cd911165fe65',
        status: 'SUCCESSFULLY_RENEWED',
      },
      {
        ...AGENT,
        automationId: 298_581,
        ip: '198.51.100.14',
        port: 443,
        status: 'NOT_CONFIGURED',
      },
    ],
    agents: [
      {
        ...OWNER,
        agentId: 2017,
        hostname: 'web-1.example.com',
        agentName: 'web-agent',
        status: 'Configured',
        sensorName: 'web-agent',
        type: 'Agent',
        agentLicense: WEB_KEY,
        updatePreference: 1,
        updateAvailable: false,
      },
      {
        ...OWNER,
        agentId: 2012,
        hostname: 'balancer-1.example.com',
        agentName: 'balancer-1',
        status: 'Configured',
        sensorLicenseKey: EDGE_KEY,
        sensorName: 'edge-sensor',
        type: 'Agentless',
        updateAvailable: false,
        managementIp: '192.0.2.20',
      },
    ],
  },
};

const { automations = [] } = FAILED_AUTOMATIONS.options;

/** The automations of the same account that did not fail. */
export const NOTHING_FAILED: NamedState<DigicertOptions> = {
  about: 'for targets: failed: no automation failed',
  options: {
    ...FAILED_AUTOMATIONS.options,
    automations: automations.filter(({ failures }) => failures === undefined),
  },
};

const TEXTS = /^(causeOfFailure|solution|agentName|hostname|alias|certificateCn|message)$/;

export const failedWork: FailedWork<DigicertOptions> = {
  options: FAILED_AUTOMATIONS.options,
  count: 3,
  secrets: { 'key of an agent': WEB_KEY, 'key of a sensor': EDGE_KEY },
  askedLater: ['details', 'retry'],
  quoting: (genuine, text) =>
    JSON.stringify(
      JSON.parse(genuine, (name, old: unknown) =>
        TEXTS.test(name) && typeof old === 'string' ? text : old,
      ),
    ),
};
