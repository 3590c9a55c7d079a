import {
  type Decision,
  type Endpoint,
  jsonTextReply,
  type SeenRequest,
} from '../../simulator/exchange.ts';
import {
  type ApiOptions,
  badRequest,
  checkAccount,
  errorReply,
  isId,
  parseJson,
  Refusal,
  readFields,
  refused,
} from './api.ts';
import type { AgentState, AutomationState, Automations } from './automations.ts';
import { detailsOf } from './details.ts';
import { type NumberSpelling, writeJson } from './numbers.ts';
import { type PageRequest, type PagingOptions, pageOf, readPageRequest } from './paging.ts';
import { READ_GARBLINGS } from './read-garblings.ts';

/** The options of the endpoints that only read. */
export interface ReadOptions extends ApiOptions {
  /** The automations; the endpoints that read exist only where they, or the agents, are given. */
  readonly automations?: readonly AutomationState[];
  readonly agents?: readonly AgentState[];
  /** How both lists are cut into pages. */
  readonly paging?: PagingOptions;
  /** How replies spell numbers; `integer` when left out. */
  readonly numbers?: NumberSpelling;
}

/** Refuses a request, or gives the `data` of its reply. */
type Answer = (request: SeenRequest, parsed: unknown) => object | Refusal;

/** Something that the account does not have: HTTP 200, the reason in `data.errors`. */
class Missing {
  readonly errors: readonly object[];
  constructor(errorField: string) {
    this.errors = [{ errorCode: '1001', errorField, errorMessage: `${errorField} was not found.` }];
  }
}

/** The keys by which the list can filter, and the fields that they mean. */
const FILTERS: Readonly<Record<string, (state: AutomationState) => unknown>> = {
  AUTOMATION_STATUS: ({ status }) => status,
  AGENT_NAME: ({ agentName }) => agentName,
};

const inDivisions =
  ({ accountId, divisionIds }: PageRequest) =>
  (owned: { readonly accountId: number; readonly divisionId: number }) =>
    owned.accountId === accountId &&
    (divisionIds.length === 0 || divisionIds.includes(owned.divisionId));

/** An item of the list, with the fields of the sample in its order. */
function listItem(state: AutomationState) {
  return {
    appInfo: state.appInfo,
    appPartition: state.appPartition,
    alias: state.alias,
    automationId: state.automationId,
    automatedIp: state.ip,
    automatedPort: state.port,
    managementIp: state.managementIp,
    agentName: state.agentName,
    automationStatus: state.status,
    certificateCn: state.certificateCn,
    certificateExpiresOn: state.certificateExpiresOn,
    certificateId: state.certificateId,
    certificateSerialNumber: state.certificateSerialNumber,
  };
}

/** An agent, with account and division as text. */
function agentItem({ accountId, divisionId, ...agent }: AgentState) {
  return { ...agent, accountId: String(accountId), divisionId: String(divisionId) };
}

function portItem(agent: AgentState, state: AutomationState) {
  return {
    id: state.automationId,
    agentId: agent.agentId,
    automatedIp: state.ip,
    automatedPort: state.port,
    automationStatus: state.status,
    ...state.acmeClient,
  };
}

/** Lists, details and agents: what they show is what the retry changes. */
export function createReads(
  automations: Automations,
  options: ReadOptions,
  gate: (request: SeenRequest) => Refusal | undefined,
): readonly Endpoint[] {
  const { paging = {}, numbers = 'integer' } = options;

  const list: Answer = (request, parsed) => {
    const page = readPageRequest(request, parsed, options);
    if (page instanceof Refusal) return page;
    const unknown = page.filters.find(({ key }) => FILTERS[key] === undefined);
    if (unknown !== undefined) return badRequest(`unknown filter ${unknown.key}`);
    const items = automations
      .listed()
      .filter(inDivisions(page))
      .filter((state) =>
        page.filters.every(({ key, value }) => value.includes(FILTERS[key]?.(state))),
      );
    return { automatedIps: pageOf(items, page, paging).map(listItem) };
  };

  // The spelling of its filters contradicts itself in the documentation: none has an effect.
  const agents: Answer = (request, parsed) => {
    const page = readPageRequest(request, parsed, options);
    if (page instanceof Refusal) return page;
    const items = automations.agents.filter(inDivisions(page));
    return { agentList: pageOf(items, page, paging).map(agentItem) };
  };

  const details: Answer = (request, parsed) => {
    const required = ['accountId', 'automationId', 'divisionId'];
    const body = readFields(request, parsed, { required });
    if (body instanceof Refusal) return body;
    const { accountId, automationId, divisionId } = body;
    if (!isId(accountId) || !isId(automationId) || !isId(divisionId)) {
      return badRequest(`${required.join(', ')} must be positive integers`);
    }
    const state = automations.find({ accountId, automationId, divisionId });
    const refusal = checkAccount(accountId, options);
    return refusal ?? (state === undefined ? new Missing('automationId') : detailsOf(state));
  };

  const ports: Answer = (request, parsed) => {
    const body = readFields(request, parsed, { required: ['accountId', 'agentId', 'divisionId'] });
    if (body instanceof Refusal) return body;
    const { accountId, agentId, divisionId } = body;
    if (!isId(accountId) || !isId(agentId)) {
      return badRequest("'accountId' and 'agentId' must be positive integers");
    }
    // Text in the sample, an integer in all its siblings.
    if (!isId(divisionId) && !(typeof divisionId === 'string' && /^[1-9]\d*$/.test(divisionId))) {
      return badRequest("'divisionId' must be a positive integer, or its text");
    }
    const agent = automations.agents.find(
      (each) =>
        each.agentId === agentId &&
        each.accountId === accountId &&
        each.divisionId === Number(divisionId),
    );
    return (
      checkAccount(accountId, options) ??
      (agent === undefined
        ? new Missing('agentId')
        : automations.ofAgent(agent).map((state) => portItem(agent, state)))
    );
  };

  const endpoint = (name: string, path: string, answer: Answer): Endpoint => ({
    provider: 'digicert',
    name,
    path: `/automationws/v1${path}`,
    latencyMs: options.latencyMs ?? 0,
    garblings: READ_GARBLINGS[name] ?? {},
    errorReply,
    read: (body) => ({ parsed: parseJson(body), targets: [] }),
    decide(request, parsed): Decision {
      const data = gate(request) ?? answer(request, parsed);
      if (data instanceof Refusal) return refused(data);
      const reply = jsonTextReply(200, writeJson({ error: null, data }, numbers));
      return { reply, verdicts: [], violations: [] };
    },
  });

  return [
    endpoint('list', '/automatedips/list', list),
    endpoint('details', '/automation/viewAutomationDetails', details),
    endpoint('agents', '/agent/list', agents),
    endpoint('agent-ports', '/agent/agentIPPortDetails', ports),
  ];
}
