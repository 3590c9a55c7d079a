/** Steps with `targets: failed`, and the accounts that they ask. */

import type { AgentState, AutomationState } from '../providers/digicert/automations.ts';
import { FAILED_AUTOMATIONS, WEB_KEY } from '../providers/digicert/failed-automations.ts';
import type { DigicertOptions } from '../providers/digicert/index.ts';
import { ACCOUNT, DIVISION } from '../providers/digicert/sample.ts';
import { FAILED_ORDERS } from '../providers/sectigo/failed-orders.ts';
import type { SectigoOptions } from '../providers/sectigo/index.ts';
import type { FaultRule } from '../simulator/index.ts';
import { runStep, type Step, type StepOptions } from './step.ts';

export { EDGE_KEY, WEB_KEY } from '../providers/digicert/failed-automations.ts';

/** Three of five automations failed; one of them needs domain validation. */
export const STORY: DigicertOptions = FAILED_AUTOMATIONS.options;
/** The CAA check of three of four orders failed. */
export const ORDERS: SectigoOptions = FAILED_ORDERS.options;

/** Without default keys, only the agent list and the inventory have keys. */
export const NO_DEFAULTS = { 'digicert-agent-license-key': '', 'digicert-sensor-license-key': '' };

export interface DiscoveryOptions extends StepOptions {
  readonly digicert?: DigicertOptions;
  readonly sectigo?: SectigoOptions;
  readonly faults?: readonly FaultRule[];
}

/** A DigiCert step with `targets: failed`, without default keys. */
export function digicertStep(options: DiscoveryOptions = {}): Promise<Step> {
  const { digicert = STORY, faults = [], inputs } = options;
  return runStep('digicert', 'failed', {
    arriving: (digicert.agents ?? []).flatMap(
      ({ agentLicense, sensorLicenseKey }) => agentLicense ?? sensorLicenseKey ?? [],
    ),
    ...options,
    simulator: { digicert, faults },
    inputs: { ...NO_DEFAULTS, ...inputs },
  });
}

/** A Sectigo step with `targets: failed`. */
export function sectigoStep(options: DiscoveryOptions = {}): Promise<Step> {
  const { sectigo = ORDERS, faults = [], inputs } = options;
  return runStep('sectigo', 'failed', {
    ...options,
    simulator: { sectigo, faults },
    inputs: { 'max-wait-minutes': '0', ...inputs },
  });
}

/** The endpoints that were asked, and how often. */
export function asked({ requests }: Step): Readonly<Record<string, number>> {
  const groups = Map.groupBy(requests, ({ endpoint }) => endpoint ?? 'unknown');
  return Object.fromEntries([...groups].map(([name, { length }]) => [name, length]));
}

/** The bodies of the retries. */
export function retried({ requests }: Step): readonly string[] {
  return requests.filter(({ endpoint }) => endpoint === 'retry').map(({ body }) => body);
}

/** A fault that hits an endpoint. */
export function at(endpoint: string, fault: FaultRule['fault'], times?: number): FaultRule {
  const on: FaultRule['on'] = (request) => request.endpoint === endpoint;
  return { fault, on, ...(times !== undefined && { times }) };
}

/** An automation that failed, at an address of its own. */
export function automation(id: number, more: Partial<AutomationState> = {}): AutomationState {
  return {
    automationId: id,
    ip: `10.1.${id >> 8}.${id & 255}`,
    port: 443,
    accountId: ACCOUNT,
    divisionId: DIVISION,
    status: 'INSTALL_FAILED',
    agentName: 'web-agent',
    certificateCn: `www${id}.example.com`,
    ...more,
  };
}

/** The agent that runs these automations. */
export function agent(more: Partial<AgentState> = {}): AgentState {
  return {
    agentId: 2017,
    accountId: ACCOUNT,
    divisionId: DIVISION,
    agentName: 'web-agent',
    hostname: 'web-1.example.com',
    status: 'Configured',
    type: 'Agent',
    agentLicense: WEB_KEY,
    ...more,
  };
}

/** So many failed automations of one agent. */
export function fleet(count: number, more: Partial<AutomationState> = {}): DigicertOptions {
  return {
    automations: Array.from({ length: count }, (_, index) => automation(index + 1, more)),
    agents: [agent()],
  };
}
