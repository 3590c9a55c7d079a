/** The account in which a discovery looks: 10,000 automations of 100 agents, 500 of them failed. */
import type { DigicertOptions } from '../test/providers/digicert/index.ts';

export const AUTOMATIONS = 10_000;
export const FAILED = 500;
const AGENTS = 100;
const OWNER = { accountId: 5_153_184, divisionId: 677_793 };

export function makeAccount(): DigicertOptions {
  return {
    automations: Array.from({ length: AUTOMATIONS }, (_, index) => {
      const failed = index % (AUTOMATIONS / FAILED) === 0;
      return {
        ...OWNER,
        automationId: index + 1,
        ip: `10.${index >> 16}.${(index >> 8) & 255}.${index & 255}`,
        port: 443,
        agentName: `agent-${index % AGENTS}`,
        certificateCn: `www${index}.example.com`,
        status: failed ? 'INSTALL_FAILED' : 'CONFIGURED',
        ...(failed && {
          isRetryApplicable: true,
          failures: [{ step: 'certInstall', cause: 'The agent was down.', solution: 'Start it.' }],
        }),
      };
    }),
    agents: Array.from({ length: AGENTS }, (_, index) => ({
      ...OWNER,
      agentId: index + 1,
      agentName: `agent-${index}`,
      hostname: `host-${index}`,
      status: 'Configured',
      type: 'Agent' as const,
      agentLicense: `58${index.toString(16).padStart(13, '0')}E`.toUpperCase(),
    })),
  };
}
