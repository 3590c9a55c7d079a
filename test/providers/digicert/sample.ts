import type { Sample } from '../double.ts';
import { SERVICE_CODES } from './api.ts';
import { PERSONAL_DATA } from './details.ts';

export const ACCOUNT = 5_153_184;
export const DIVISION = 677_793;
/** With characters that look different in a URL, a form, JSON and HTML. */
export const API_KEY = `dc"K3y/+&<s3cr3t>%7e`;
export const AGENT_KEY = 'A9E1000000000E12';
export const SENSOR_KEY = 'B7D2000000000F34';
/** Its alias is `web`. */
const ALIASED_KEY = 'C5C3000000001E56';
export const INVENTORY_KEY = 'D4B4000000002F78';

/** The material of a good step. */
export const sample: Sample = {
  inputs: {
    'digicert-api-key': API_KEY,
    'digicert-account-id': String(ACCOUNT),
    'digicert-division-id': String(DIVISION),
    'digicert-agent-license-key': AGENT_KEY,
    'digicert-sensor-license-key': SENSOR_KEY,
  },
  secretInputs: { 'digicert-license-keys': `web=${ALIASED_KEY}` },
  secrets: {
    'API key': API_KEY,
    'agent licence key': AGENT_KEY,
    'sensor licence key': SENSOR_KEY,
    'aliased licence key': ALIASED_KEY,
  },
  rows: [
    { name: 'one', ip: '10.0.0.1', port: 443, agentLicenseKey: INVENTORY_KEY },
    { name: 'two', ip: '10.0.0.2', port: 443, sensorLicenseKey: 'web' },
  ],
  rowSecrets: { 'licence key of the inventory': INVENTORY_KEY },
  confidential: PERSONAL_DATA,
  target: (index) => `10.0.${(index + 1) >> 8}.${(index + 1) & 255}:443`,
  errorCodes: Object.fromEntries(
    Object.entries(SERVICE_CODES).map(([status, [code]]) => [status, code]),
  ),
  halfReplyCounts: false,
};
