/** The states behind the documented samples of the endpoints that read. */
import type { AgentState, AutomationState } from './automations.ts';

/** The account and the division of the samples. */
export const OWNER = { accountId: 5_153_184, divisionId: 677_793 };

/** The automation in the sample of the list. */
export const LISTED: AutomationState = {
  ...OWNER,
  appInfo: { name: 'A10', version: '2.7.2-P7-SP3' },
  appPartition: '/shared',
  alias: '10.100.198.228_HTTPS_2012',
  automationId: 299_171,
  ip: '10.100.198.228',
  port: 2012,
  managementIp: '10.100.192.228',
  agentName: '10.100.192.228',
  status: 'SUCCESSFULLY_RENEWED',
  certificateCn: '31Aug.cert-testing.com',
  certificateExpiresOn: 1.5995664e12,
  certificateId: '6f8f128f8cec54b3daff5b95888c4aa516598072',
  certificateSerialNumber: '045251e7ffd49ec34d48cd911165fe62',
};
/** The automation in the sample of the details. */
export const FAILED: AutomationState = {
  ...OWNER,
  automationId: 298_577,
  ip: '10.0.0.1',
  port: 443,
  agentName: 'agent-1',
  status: 'INSTALL_VALIDATION_FAILED',
  requestedOn: 1_599_716_536_705,
  certificateCn: 'cert-testing.com',
  certificateSerialNumber: '00ff',
  certificateExpiresOn: 1_000,
  isRetryApplicable: true,
  failures: [
    {
      step: 'certInstall',
      cause:
        'Post install validation is unsuccessful, could be due to installation failure / scan failure',
      solution:
        'Verify certificate manually on website and cancel this automation request if installed, otherwise retry. Contact customer support for additional help.',
    },
  ],
};
/** The agent in the sample of the ports. */
export const AGENT: AgentState = {
  ...OWNER,
  agentId: 2060,
  agentName: 'agent-1',
  hostname: 'web-1',
  status: 'Configured',
  type: 'Agent',
  agentLicense: '58C5D9FD5BC95FAA',
};
