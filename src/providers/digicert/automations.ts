import type { Ask } from '../../domain/api.ts';
import { readIp, readPort } from '../../fields/index.ts';
import { askDigicert, type DigicertAccess } from './api.ts';
import { PAGE_SIZE } from './paging.ts';
import { digitsOf, isObject, numberOf, textOf } from './wire.ts';

/** An automation as the list shows it. What the list lacks, or cannot be read, is undefined. */
export interface Automation {
  /** The automation ID; without one, all that the list says. */
  readonly key: string;
  readonly automationId: string | undefined;
  /** In canonical spelling. */
  readonly ip: string | undefined;
  readonly port: string | undefined;
  /** As it came; blank for an automation that an agent runs. */
  readonly managementIp: string | undefined;
  readonly agentName: string | undefined;
  readonly status: string | undefined;
  readonly certificateName: string | undefined;
  readonly serialNumber: string | undefined;
  /** Milliseconds since the epoch. */
  readonly expiresOn: number | undefined;
  readonly hasCertificate: boolean;
  readonly alias: string | undefined;
  readonly partition: string | undefined;
}

/** A division of an account: the list and the details are asked for by both. */
export interface Division {
  readonly accountId: string;
  readonly divisionId: string;
}

/** One page of the automations of a division, without a filter: no status can hide a failure. */
export function askAutomations(
  access: DigicertAccess,
  { accountId, divisionId }: Division,
  startIndex: number,
): Ask<readonly Automation[]> {
  const body = {
    accountId: Number(accountId),
    searchCriteriaList: [],
    divisionIds: [Number(divisionId)],
    pageSize: PAGE_SIZE,
    startIndex,
    sorting: { commonName: 'DESC' },
  };
  return askDigicert(access, '/automatedips/list', body, decodeAutomations);
}

function decodeAutomations(data: unknown): readonly Automation[] | undefined {
  const list = isObject(data) ? data.automatedIps : undefined;
  if (!Array.isArray(list)) return undefined;
  const items: readonly unknown[] = list;
  const automations = items.flatMap((item) => decodeAutomation(item) ?? []);
  return automations.length === items.length ? automations : undefined;
}

function decodeAutomation(item: unknown): Automation | undefined {
  if (!isObject(item)) return undefined;
  const automationId = digitsOf(item.automationId);
  const serialNumber = textOf(item.certificateSerialNumber);
  const expiresOn = numberOf(item.certificateExpiresOn);
  return {
    key: automationId ?? JSON.stringify(item),
    automationId,
    ip: readField(readIp, textOf(item.automatedIp)),
    port: readField(readPort, digitsOf(item.automatedPort)),
    managementIp: textOf(item.managementIp),
    agentName: textOf(item.agentName),
    status: textOf(item.automationStatus),
    certificateName: textOf(item.certificateCn),
    serialNumber,
    expiresOn,
    hasCertificate: (serialNumber ?? expiresOn ?? textOf(item.certificateId)) !== undefined,
    alias: textOf(item.alias),
    partition: textOf(item.appPartition),
  };
}

/** The canonical spelling of a text, if the reader of the field accepts it. */
export function readField(
  read: (text: string) => object,
  text: string | undefined,
): string | undefined {
  if (text === undefined) return undefined;
  const reading = read(text);
  return 'value' in reading && typeof reading.value === 'string' ? reading.value : undefined;
}

/** What a status means. `unknown`: the documentation does not have it. */
export type StatusKind =
  | 'failed'
  | 'needs-person'
  | 'succeeded'
  | 'resting'
  | 'pending'
  | 'unknown';

const STATUS_KINDS: ReadonlyMap<string, StatusKind> = new Map<string, StatusKind>([
  ['AUTOMATION_FAILED', 'failed'],
  ['INSTALL_FAILED', 'failed'],
  ['INSTALL_VALIDATION_FAILED', 'failed'],
  ['ERROR', 'failed'],
  ['ACTION_REQUIRED', 'needs-person'],
  ['SUCCESSFULLY_RENEWED', 'succeeded'],
  // The documentation has this spelling too.
  ['SUCCESFULLY_RENEWED', 'succeeded'],
  ['CONFIGURED', 'resting'],
  ['AUTO_RENEW_SCHEDULED', 'resting'],
  ['NOT_CONFIGURED', 'resting'],
  ['AUTOMATION_SCHEDULED', 'pending'],
]);

/** Upper case with `_` between words, so that a spelling with blanks hides no failure. */
export function canonicalStatus(status: string): string {
  return status
    .trim()
    .replace(/[\s_-]+/g, '_')
    .toUpperCase();
}

export function statusKind(status: string): StatusKind {
  return STATUS_KINDS.get(canonicalStatus(status)) ?? 'unknown';
}

/** Whether a status says that the automation failed or waits for a person. */
export function isFailure(status: string | undefined): boolean {
  const kind = status === undefined ? 'unknown' : statusKind(status);
  return kind === 'failed' || kind === 'needs-person';
}
