import type { AskFailure, Reader } from '../../domain/api.ts';
import type { Entry, Fields } from '../../domain/entry.ts';
import { joinAddress } from '../../fields/index.ts';
import { type Agent, readAgents } from './agents.ts';
import { canonicalStatus } from './automations.ts';
import { askDetails, type Details } from './details.ts';
import {
  type Candidates,
  chooseFoundLicense,
  type FoundLicense,
  findKeys,
  indexAgents,
  isAgentless,
  type LicenseDefaults,
  licenseOfRow,
  secretsOf,
} from './found-license.ts';
import { certificateDomain, type FoundEntry, identityOf, matchRows } from './inventory-row.ts';
import { KEY_INPUTS } from './license-keys.ts';
import type { FailedAutomation, ListSettings } from './list-failed.ts';
import type { ListRead } from './paging.ts';
import { type ManyRead, readMany } from './parallel.ts';

export type DiscoverSettings = ListSettings & LicenseDefaults;

/** The outcome of an automation that the action does not send, decided before any retry. */
export interface Decision {
  readonly kind: 'rejected' | 'not-attempted';
  readonly code?: 'not-applicable' | 'action-required';
  readonly message: string;
  readonly hint?: string;
  /** The inventory entry, as JSON, that makes a retry possible. */
  readonly entryToAdd?: string;
}

/** A failed automation with everything that a retry needs. Foreign texts are as they came. */
export interface FoundAutomation {
  readonly where: string;
  readonly name?: string;
  /** As in an entry; a licence key or alias only if the inventory gives one. */
  readonly fields: Fields;
  readonly automationId: string;
  readonly status: string;
  readonly license?: FoundLicense;
  /** Set: the automation is not sent. */
  readonly decided?: Decision;
  readonly domainNames: readonly string[];
  readonly cause?: string;
  readonly solution?: string;
  readonly step?: string;
}

export interface Discovery {
  /** In the order of the list. */
  readonly found: readonly FoundAutomation[];
  readonly notices: readonly string[];
  /** Licence keys that arrived, used or not. The core masks them before anything else. */
  readonly secrets: readonly string[];
}

const MOST_DETAILS = 1_000;

/** Completes failed automations: cause, inventory row, licence key, and what is not sent. */
export async function describeFailed(
  reader: Reader,
  failed: readonly FailedAutomation[],
  settings: DiscoverSettings,
  inventoryRows: readonly Entry[],
): Promise<Discovery> {
  const entries = matchRows(failed, inventoryRows);
  const needAgents = entries.some(({ row }) => licenseOfRow(row?.fields) === undefined);
  const [details, agents] = await Promise.all([
    readMany(reader, failed.slice(0, MOST_DETAILS), (one) => askDetails(settings, one)),
    needAgents ? readAgents(reader, settings, settings.accountId) : undefined,
  ]);

  const decisions = entries.map((entry) => decide(entry, details.values.get(entry.automation)));
  const toSend = entries.filter((_, index) => decisions[index] === undefined);
  const keyless = toSend.filter(({ row }) => licenseOfRow(row?.fields) === undefined);
  const keys = await readKeys(reader, settings, keyless, agents);

  const licenses = entries.map(
    ({ automation, row }, index) =>
      licenseOfRow(row?.fields) ??
      (decisions[index] === undefined
        ? chooseFoundLicense(automation, keys.candidates.get(automation), settings)
        : undefined),
  );
  const requests = Map.groupBy(entries.keys(), (index) =>
    decisions[index] === undefined ? requestOf(entries[index], licenses[index]) : index,
  );
  const found = entries.map((entry, index) => {
    const license = licenses[index];
    const twins = requests.get(requestOf(entry, license))?.length ?? 0;
    const decided = decisions[index] ?? unsendable(entry, license, twins, keys, settings);
    return toFound(entry, license, decided, details.values.get(entry.automation));
  });
  return {
    found,
    notices: [...describeDetails(details, failed.length), ...keys.notices],
    secrets: agents?.kind === 'answered' ? secretsOf(agents.items) : [],
  };
}

/** What the provider itself says about a retry. */
function decide({ automation }: FoundEntry, details: Details | undefined): Decision | undefined {
  const applicable = details?.isRetryApplicable;
  const needsPerson = canonicalStatus(automation.status) === 'ACTION_REQUIRED';
  if (applicable === true || (applicable === undefined && !needsPerson)) return undefined;
  return {
    kind: 'rejected',
    code: applicable === false ? 'not-applicable' : 'action-required',
    message:
      details?.cause ??
      (applicable === false
        ? 'The provider says that a retry is not possible.'
        : 'The automation waits for a person.'),
    hint:
      details?.solution ??
      'Look at the automation in CertCentral (Automation > Manage automations).',
  };
}

interface Keys {
  readonly candidates: ReadonlyMap<FailedAutomation, Candidates>;
  readonly notices: readonly string[];
}

async function readKeys(
  reader: Reader,
  settings: DiscoverSettings,
  entries: readonly FoundEntry[],
  agents: ListRead<Agent> | AskFailure | undefined,
): Promise<Keys> {
  if (agents === undefined) return { candidates: new Map(), notices: [] };
  if (agents.kind === 'failed') {
    const notice = `The agent list could not be read: ${agents.message}. Licence keys come from the inventory and the inputs only.`;
    return { candidates: new Map(), notices: [notice] };
  }
  const automations = entries.map(({ automation }) => automation);
  const index = indexAgents(agents.items);
  const { accountId } = settings;
  const keys = await findKeys(reader, settings, accountId, automations, index);
  const unread = `The automations of some agents that share a name could not be read. Number of agents: ${keys.unreadAgents}.`;
  return { candidates: keys.candidates, notices: keys.unreadAgents > 0 ? [unread] : [] };
}

/** Everything that a request says about an automation: two equal ones cannot be told apart. */
function requestOf(entry: FoundEntry | undefined, license: FoundLicense | undefined): string {
  return entry === undefined ? '' : JSON.stringify([identityOf(entry), license]);
}

const ADD_ENTRY = 'Add an entry for the automation to the inventory.';

function unsendable(
  entry: FoundEntry,
  license: FoundLicense | undefined,
  twins: number,
  { candidates }: Keys,
  { divisionIds }: DiscoverSettings,
): Decision | undefined {
  const severalDivisions = divisionIds.length > 1;
  const agentless = isAgentless(entry.automation);
  const lacks = (field: string, message: string, hint = ADD_ENTRY, value = '…'): Decision => ({
    kind: 'not-attempted',
    message,
    hint,
    entryToAdd: rowToAdd(entry, severalDivisions, field, value),
  });
  if (entry.problem !== undefined) {
    const { field, message } = entry.problem;
    if (field !== undefined) return lacks(field, message);
    return { kind: 'not-attempted', message, hint: 'Retry the automation in CertCentral.' };
  }
  if (license === undefined) {
    const several = (candidates.get(entry.automation)?.keys.length ?? 0) > 1;
    const message = several
      ? 'The provider has several licence keys that fit this automation, and no default key is set.'
      : 'The provider shows no licence key for this automation, and no default key is set.';
    const field = agentless ? 'sensorLicenseKey' : 'agentLicenseKey';
    const hint = `If all automations have the same key, set '${KEY_INPUTS[field]}'. Otherwise, add an entry for the automation to the inventory, with an alias of 'digicert-license-keys'.`;
    return lacks(field, message, hint, 'ALIAS');
  }
  if (twins > 1) {
    const message = 'The provider lists several automations that a request cannot tell apart.';
    return lacks(agentless ? 'virtualServerName' : 'domainName', message);
  }
  return undefined;
}

function rowToAdd(
  { fields }: FoundEntry,
  withDivision: boolean,
  field: string,
  value: string,
): string {
  const { ip, port, divisionId, domainName } = fields;
  return JSON.stringify({
    ip,
    port: Number(port),
    ...(withDivision && { divisionId: Number(divisionId) }),
    ...(domainName !== undefined && { domainName }),
    [field]: value,
  });
}

function toFound(
  { automation, row, fields }: FoundEntry,
  license: FoundLicense | undefined,
  decided: Decision | undefined,
  details: Details | undefined,
): FoundAutomation {
  const { ip, port, automationId, status } = automation;
  const { cause, solution, step } = details ?? {};
  const domain = fields.domainName ?? certificateDomain(automation);
  return {
    where: row?.where ?? `failed automation at ${joinAddress(ip, port)}`,
    ...(row?.name !== undefined && { name: row.name }),
    fields,
    automationId,
    status,
    ...(license !== undefined && { license }),
    ...(decided !== undefined && { decided }),
    domainNames: domain === undefined ? [] : [domain],
    ...(cause !== undefined && { cause }),
    ...(solution !== undefined && { solution }),
    ...(step !== undefined && { step }),
  };
}

function describeDetails(
  { failures, lastFailure, stopped }: ManyRead<FailedAutomation, Details>,
  total: number,
): readonly string[] {
  const notices: string[] = [];
  if (lastFailure !== undefined) {
    const end = stopped ? ' The action asks for no more details.' : '';
    notices.push(
      `The details of some automations could not be read: ${lastFailure.message}. Number of automations: ${failures}.${end} Automations without details have no cause in this report.`,
    );
  }
  if (!stopped && total > MOST_DETAILS) {
    notices.push(
      `The action reads the details of ${MOST_DETAILS} automations at most: ${total - MOST_DETAILS} of ${total} have no cause in this report.`,
    );
  }
  return notices;
}
