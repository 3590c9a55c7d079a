import { expect, it } from 'vitest';
import { startSimulator } from '../simulator/index.ts';
import { runAction } from './harness.ts';

const INVENTORY = `
- {ip: 10.0.0.1, port: 443, agentLicenseKey: web-agents}
- {ip: 10.0.0.2, port: 443, agentLicenseKey: 5800000000000E12}
- {name: mail on web-agents, certificateID: 1234567}
`;

it.each([
  ['known', { 'digicert-license-keys': 'web-agents=5800000000000E13' }],
  ['unknown', {}],
])(
  'hides keys and no aliases of the provider that was not picked (aliases %s)',
  async (_, keys) => {
    const simulator = await startSimulator();
    try {
      const result = await runAction({
        inputs: {
          provider: 'sectigo',
          targets: 'all',
          inventory: 'fleet.yaml',
          'sectigo-login-name': 'operations',
          'sectigo-login-password': 'a password',
          'base-url': simulator.url,
          ...keys,
        },
        files: { 'fleet.yaml': INVENTORY },
      });
      expect(result.conclusion).toBe('success');
      expect(result.masks).toContain('5800000000000E12');
      expect(result.masks).not.toContain('web-agents');
      expect(result.jobOutputs.results).toContain('mail on web-agents');
    } finally {
      await simulator.close();
    }
  },
);
