import type { Reader } from '../../domain/api.ts';
import type { Fields } from '../../domain/entry.ts';
import { readIp } from '../../fields/index.ts';
import { type Agent, askAgentAutomations } from './agents.ts';
import type { DigicertAccess } from './api.ts';
import { readField } from './automations.ts';
import { isLicenseKey, type LicenseField } from './license-keys.ts';
import type { FailedAutomation } from './list-failed.ts';
import { readMany } from './parallel.ts';

/** Where the licence key of a found automation comes from. */
export type FoundLicense =
  /** The row of the inventory holds a key or an alias; it stays in the fields. */
  | { readonly source: 'inventory'; readonly field: LicenseField }
  /** The key is a secret and no alias: it is sent as it is. */
  | { readonly source: 'agent-list'; readonly field: LicenseField; readonly key: string }
  /** The default key of an input. */
  | { readonly source: 'input'; readonly field: LicenseField; readonly key: string };

/** Which default keys the inputs give. */
export interface LicenseDefaults {
  readonly agentDefault?: string | undefined;
  readonly sensorDefault?: string | undefined;
}

/** The keys that the agent list has for one automation. */
export interface Candidates {
  readonly field: LicenseField;
  readonly keys: readonly string[];
}

/** The licence key that an inventory row gives. */
export function licenseOfRow(fields: Fields | undefined): FoundLicense | undefined {
  if (fields?.agentLicenseKey !== undefined) return fromRow('agentLicenseKey');
  return fields?.sensorLicenseKey === undefined ? undefined : fromRow('sensorLicenseKey');
}

const fromRow = (field: LicenseField): FoundLicense => ({ source: 'inventory', field });

export const isAgentless = ({ managementIp }: { readonly managementIp: string | undefined }) =>
  managementIp !== undefined;

/** Finds agents by what automations name. An index: 10,000 agents are searched 500 times. */
export function indexAgents(agents: readonly Agent[]) {
  const byName = groupBy(agents, ({ divisionId, agentName, agentLicenseKey, managementIp }) =>
    agentName !== undefined && (agentLicenseKey !== undefined || managementIp === undefined)
      ? `${divisionId} ${agentName}`
      : undefined,
  );
  const byManagementIp = groupBy(agents, ({ divisionId, managementIp }) =>
    managementIp === undefined ? undefined : `${divisionId} ${managementIp}`,
  );
  return {
    agentsOf: ({ divisionId, agentName }: FailedAutomation) =>
      byName.get(`${divisionId} ${agentName}`) ?? [],
    sensorsOf: ({ divisionId, managementIp }: FailedAutomation) =>
      byManagementIp.get(`${divisionId} ${readField(readIp, managementIp)}`) ?? [],
  };
}

export type AgentIndex = ReturnType<typeof indexAgents>;

/**
 * A device can be registered more than once: the name of the agent decides, then the status. Keys
 * that are still different leave the choice to a person.
 */
function sensorKeys(automation: FailedAutomation, index: AgentIndex): readonly string[] {
  const all = index
    .sensorsOf(automation)
    .filter(({ sensorLicenseKey }) => isLicenseKey(sensorLicenseKey ?? ''));
  const named = preferred(all, ({ agentName }) => agentName === automation.agentName);
  const configured = preferred(named, ({ status }) => status?.toLowerCase() === 'configured');
  const keys = [all, named, configured].map((agents) =>
    distinct(agents.map(({ sensorLicenseKey }) => sensorLicenseKey)),
  );
  return keys.find(({ length }) => length === 1) ?? keys.at(-1) ?? [];
}

function preferred(agents: readonly Agent[], fits: (agent: Agent) => boolean): readonly Agent[] {
  const fitting = agents.filter(fits);
  return fitting.length > 0 ? fitting : agents;
}

/** An agent without a usable key counts too: it may be the one that runs the automation. */
const agentKeys = (agents: readonly Agent[]) =>
  distinct(
    agents.map(({ agentLicenseKey = '' }) =>
      isLicenseKey(agentLicenseKey) ? agentLicenseKey : '',
    ),
  );

export interface KeysFound {
  readonly candidates: ReadonlyMap<FailedAutomation, Candidates>;
  /** How many agents did not tell their automations. */
  readonly unreadAgents: number;
}

/** The keys for each automation; one request per agent where several agents share a name. */
export async function findKeys(
  reader: Reader,
  access: DigicertAccess,
  accountId: string,
  automations: readonly FailedAutomation[],
  index: AgentIndex,
): Promise<KeysFound> {
  const sharing = new Set<Agent>();
  for (const automation of automations) {
    if (isAgentless(automation)) continue;
    const agents = index.agentsOf(automation);
    if (agentKeys(agents).length > 1) for (const agent of agents) sharing.add(agent);
  }
  const asked = [...sharing].flatMap(({ agentId, divisionId, ...agent }) =>
    agentId === undefined || divisionId === undefined
      ? []
      : [{ key: agent.key, agentId, divisionId }],
  );
  const { values } = await readMany(reader, asked, (one) =>
    askAgentAutomations(access, accountId, one),
  );
  const automationsOf = new Map([...values].map(([{ key }, ids]) => [key, ids]));
  const candidatesOf = (automation: FailedAutomation): Candidates => {
    if (isAgentless(automation)) {
      return { field: 'sensorLicenseKey', keys: sensorKeys(automation, index) };
    }
    const agents = index.agentsOf(automation);
    const exact = agents.filter(({ key }) => automationsOf.get(key)?.has(automation.automationId));
    return { field: 'agentLicenseKey', keys: agentKeys(exact.length > 0 ? exact : agents) };
  };
  return {
    candidates: new Map(automations.map((one) => [one, candidatesOf(one)])),
    unreadAgents: sharing.size - values.size,
  };
}

/** Chooses between what the agent list has and the inputs; `undefined` leaves it to a person. */
export function chooseFoundLicense(
  automation: FailedAutomation,
  candidates: Candidates | undefined,
  { agentDefault, sensorDefault }: LicenseDefaults,
): FoundLicense | undefined {
  const [key = '', ...others] = candidates?.keys ?? [];
  if (candidates !== undefined && key !== '' && others.length === 0) {
    return { source: 'agent-list', field: candidates.field, key };
  }
  if (!isAgentless(automation) && agentDefault !== undefined) {
    return { source: 'input', field: 'agentLicenseKey', key: agentDefault };
  }
  if (sensorDefault === undefined) return undefined;
  return { source: 'input', field: 'sensorLicenseKey', key: sensorDefault };
}

/** All keys in a list, to be masked. Shorter texts would mask parts of every line. */
export function secretsOf(agents: readonly Agent[]): readonly string[] {
  return distinct(
    agents.flatMap(({ agentLicenseKey, sensorLicenseKey }) => [agentLicenseKey, sensorLicenseKey]),
  ).filter(({ length }) => length >= 4);
}

function distinct(texts: readonly (string | undefined)[]): readonly string[] {
  return [...new Set(texts.filter((text) => text !== undefined))];
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string | undefined) {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
