import type { Entry, Fields } from '../../../src/domain/entry.ts';
import {
  type DiscoverSettings,
  describeFailed,
  type FoundAutomation,
} from '../../../src/providers/digicert/discover.ts';
import { listFailed } from '../../../src/providers/digicert/list-failed.ts';
import { valueIn } from '../reading.ts';
import { certCentral, type Item, type Model, settings } from './server.ts';

/** An agent whose name is `agent-` and its ID. */
export const agent = (agentId: number, more: Item = {}): Item => ({
  agentId,
  accountId: '5153184',
  divisionId: '1',
  agentName: `agent-${agentId}`,
  status: 'Configured',
  type: 'Agent',
  agentLicense: `AGENTKEY0000000${agentId}`,
  ...more,
});
/** A device that a sensor manages. */
export const device = (
  agentId: number,
  managementIp: string,
  sensorLicenseKey: string,
  more: Item = {},
) => agent(agentId, { agentLicense: undefined, managementIp, sensorLicenseKey, ...more });
/** An entry of an inventory. */
export const row = (fields: Fields, name?: string): Entry => ({
  where: 'fleet.csv, row 2',
  ...(name !== undefined && { name }),
  fields,
});
/** `data` of the details of an automation that failed. */
export const failureDetails = (more: Item = {}, isRetryApplicable?: boolean): Item => ({
  autoStatusResponse: { automationStatus: 'INSTALL_FAILED', requestedOn: '10', lastRunTime: 20 },
  autoOrderProgressResponse: {
    isRetryApplicable,
    install: { certInstallProgress: 'FAILED', causeOfFailure: 'no agent', solution: 'start it' },
    ...more,
  },
});

/** Lists and describes what failed; agent and automation with the same number belong together. */
export async function discover(
  model: Model,
  rows: readonly Entry[] = [],
  more: Partial<DiscoverSettings> = {},
) {
  const reader = certCentral({ agents: [1, 2, 3, 4, 5].map((id) => agent(id)), ...model });
  const all = { ...settings(...Object.keys(model.automations ?? {})), ...more };
  const { failed } = valueIn(await listFailed(reader, all));
  return { reader, ...(await describeFailed(reader, failed, all, rows)) };
}

/** The one automation that is found. */
export async function discoverOne(
  item: Item,
  model: Model = {},
  rows: readonly Entry[] = [],
  more: Partial<DiscoverSettings> = {},
): Promise<FoundAutomation> {
  const { found } = await discover({ automations: { 1: [item] }, ...model }, rows, more);
  const [first] = found;
  if (first === undefined || found.length > 1) throw new Error(`${found.length} found`);
  return first;
}
