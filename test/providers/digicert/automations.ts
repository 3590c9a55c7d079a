import { createScripted, type Script } from '../script.ts';
import { addressOf } from './addresses.ts';

/** The reason why a step of an automation failed, as the details show it. */
export interface Failure {
  /** The key of the progress without its ending: `certInstall`, `csr`. */
  readonly step: string;
  /** The value of the progress; the status of the automation when left out. */
  readonly progress?: string;
  readonly cause?: string;
  readonly solution?: string;
}

/**
 * An automation, with the fields that the list shows and those that only the details, the agents or
 * the retry know. Fields that are left out are left out of the replies too.
 */
export interface AutomationState {
  readonly automationId: number;
  readonly ip: string;
  readonly port: number;
  readonly accountId: number;
  readonly divisionId: number;
  /** The spelling of the provider, such as `INSTALL_FAILED`. */
  readonly status: string;
  readonly certificateCn?: string;
  readonly certificateId?: string;
  readonly certificateSerialNumber?: string;
  /** Milliseconds since the epoch. */
  readonly certificateExpiresOn?: number;
  /** Not blank for an agentless automation, on a sensor or a load balancer. */
  readonly managementIp?: string | null;
  readonly agentName?: string;
  /** The agent that `/agent/agentIPPortDetails` names; else it is found by name or device. */
  readonly agentId?: number;
  readonly alias?: string | null;
  readonly appPartition?: string | null;
  readonly appInfo?: { readonly name: string; readonly version: string };
  /** The client that the ports of an agent show. */
  readonly acmeClient?: Readonly<Record<string, string | number>>;
  /** The `domainName` that a retry has to send; see {@link Automations.retry} when left out. */
  readonly domainName?: string | null;
  /** The `virtualServerName` that a retry has to send; any when left out. */
  readonly virtualServerName?: string | null;
  /** Milliseconds since the epoch. */
  readonly requestedOn?: number;
  readonly lastRunTime?: number;
  readonly failures?: readonly Failure[];
  /** Left out of the details when left out here. */
  readonly isRetryApplicable?: boolean | undefined;
  /** Whether the list leaves it out. */
  readonly hidden?: boolean;
  /** What happens after an accepted retry; nothing, for ever, when left out. */
  readonly afterRetry?: Script<AutomationState> | undefined;
}

/** An agent, or a sensor that works for a device. */
export interface AgentState {
  readonly agentId: number;
  readonly accountId: number;
  readonly divisionId: number;
  readonly agentName: string;
  readonly hostname: string;
  /** `Configured`, `Not Configured`, `Error`. */
  readonly status: string;
  readonly type: 'Agent' | 'Agentless';
  readonly sensorName?: string;
  /** The licence key of an agent. */
  readonly agentLicense?: string;
  /** The licence key of the sensor of a device. */
  readonly sensorLicenseKey?: string;
  readonly managementIp?: string;
  readonly updatePreference?: number;
  readonly updateAvailable?: boolean;
}

/** An automation as a retry names it. */
export interface SentAutomation {
  readonly accountId: unknown;
  readonly divisionId: unknown;
  readonly ip: string;
  readonly port: number;
  readonly domainName: unknown;
  readonly managementIp: unknown;
  readonly virtualServerName: unknown;
  readonly agentLicenseKey: unknown;
  readonly sensorLicenseKey: unknown;
}

type Place = Pick<SentAutomation, 'accountId' | 'divisionId' | 'ip' | 'port'>;

/** The automations and agents of all accounts. */
export interface Automations {
  /** The automations that the list shows now. */
  listed(): readonly AutomationState[];
  readonly agents: readonly AgentState[];
  find(
    key: Pick<AutomationState, 'automationId' | 'accountId' | 'divisionId'>,
  ): AutomationState | undefined;
  /** The automations of an agent, listed or not. */
  ofAgent(agent: AgentState): readonly AutomationState[];
  /**
   * Starts the automation that the entry means, if it may be retried: it has failed, no retry is
   * under way, and licence key, domain and virtual server are right. Where several automations
   * share the address, the domain has to be `domainName`, else `certificateCn`.
   */
  retry(sent: SentAutomation): boolean;
}

/** The statuses of an automation that failed, or waits for a person. */
export const FAILED_STATUSES: readonly string[] = [
  'AUTOMATION_FAILED',
  'INSTALL_FAILED',
  'INSTALL_VALIDATION_FAILED',
  'ERROR',
  'ACTION_REQUIRED',
];

const isBlank = (text: string | null | undefined) => (text ?? '').trim() === '';

/** Whether a sensor does the work of the automation. */
export const isAgentless = ({ managementIp }: AutomationState) => !isBlank(managementIp);

/** Whether the agent does the work of the automation. */
function works(agent: AgentState, automation: AutomationState): boolean {
  if (agent.divisionId !== automation.divisionId || agent.accountId !== automation.accountId) {
    return false;
  }
  if (automation.agentId !== undefined) return agent.agentId === automation.agentId;
  return isAgentless(automation)
    ? agent.managementIp === automation.managementIp
    : agent.managementIp === undefined && agent.agentName === automation.agentName;
}

/** Keeps the automations, and plays their scripts by the clock. */
export function createAutomations(
  states: readonly AutomationState[],
  agents: readonly AgentState[],
  now: () => number,
): Automations {
  // A list, for two divisions may show the same ID: a client must not trust that.
  const scripted = states.map((state) => createScripted(state, now));
  const byId = Map.groupBy(scripted, (each) => each.current().automationId);
  const placeOf = (state: Place) =>
    `${state.accountId} ${state.divisionId} ${addressOf(state.ip, state.port)}`;
  const byPlace = Map.groupBy(scripted, (each) => placeOf(each.current()));
  const all = () => scripted.map((each) => each.current());

  const isMeant = (sent: SentAutomation, state: AutomationState, sharing: boolean): boolean => {
    const { domainName = sharing ? state.certificateCn : undefined, virtualServerName } = state;
    return (
      (domainName === undefined || (sent.domainName ?? null) === domainName) &&
      (virtualServerName === undefined || (sent.virtualServerName ?? null) === virtualServerName) &&
      (sent.managementIp === undefined || sent.managementIp === state.managementIp)
    );
  };

  /** A licence key of the wrong kind, or of another agent, is refused. */
  const hasKey = (sent: SentAutomation, state: AutomationState): boolean => {
    const given = isAgentless(state) ? sent.sensorLicenseKey : sent.agentLicenseKey;
    const keys = agents
      .filter((agent) => works(agent, state))
      .flatMap(({ agentLicense, sensorLicenseKey }) => agentLicense ?? sensorLicenseKey ?? []);
    return given !== undefined && (keys.length === 0 || keys.some((key) => key === given));
  };

  return {
    listed: () => all().filter(({ hidden }) => hidden !== true),
    agents,
    find({ automationId, accountId, divisionId }) {
      const states = (byId.get(automationId) ?? []).map((each) => each.current());
      return states.find((each) => each.accountId === accountId && each.divisionId === divisionId);
    },
    ofAgent: (agent) => all().filter((state) => works(agent, state)),
    retry(sent) {
      const there = byPlace.get(placeOf(sent)) ?? [];
      const each = there.find((one) => isMeant(sent, one.current(), there.length > 1));
      if (each === undefined || each.underWay()) return false;
      const state = each.current();
      const { status, isRetryApplicable } = state;
      if (!FAILED_STATUSES.includes(status) || isRetryApplicable === false) return false;
      if (!hasKey(sent, state)) return false;
      each.retry();
      return true;
    },
  };
}
