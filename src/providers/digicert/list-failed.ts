import type { AskFailure, Reader } from '../../domain/api.ts';
import { joinAddress } from '../../fields/index.ts';
import { unusable } from '../reads.ts';
import type { DigicertAccess } from './api.ts';
import {
  type Automation,
  askAutomations,
  canonicalStatus,
  isFailure,
  statusKind,
} from './automations.ts';
import { type ListRead, readPages } from './paging.ts';
import { forEachParallel } from './parallel.ts';

/** Where to look for failed automations. */
export interface ListSettings extends DigicertAccess {
  readonly accountId: string;
  readonly divisionIds: readonly string[];
}

/** A listed automation that failed or waits for a person. */
export interface FailedAutomation extends Automation {
  readonly automationId: string;
  readonly accountId: string;
  readonly divisionId: string;
  readonly ip: string;
  readonly port: string;
  readonly status: string;
  /** Whether the list of the division has several automations with this ip:port. */
  readonly sharesAddress: boolean;
}

export type FailedList =
  | {
      readonly kind: 'answered';
      readonly failed: readonly FailedAutomation[];
      readonly notices: readonly string[];
    }
  | AskFailure;

/**
 * All failed automations of the divisions. The list is complete and consistent, or there is none:
 * a retry of the wrong automations is worse than no retry.
 */
export async function listFailed(reader: Reader, settings: ListSettings): Promise<FailedList> {
  const { accountId } = settings;
  const divisionIds = [...new Set(settings.divisionIds)];
  const lists = new Map<string, ListRead<Automation>>();
  let failure: AskFailure | undefined;
  await forEachParallel(divisionIds, async (divisionId) => {
    const division = { accountId, divisionId };
    const list = await readPages(reader, (startIndex) =>
      askAutomations(settings, division, startIndex),
    );
    if (list.kind === 'answered') lists.set(divisionId, list);
    else failure ??= inDivision(list, divisionIds.indexOf(divisionId), divisionIds.length);
    return failure === undefined;
  });
  if (failure !== undefined) return failure;

  const failed: FailedAutomation[] = [];
  const divisionOf = new Map<string, string>();
  const failedIds = new Set<string>();
  const shared = new Set<string>();
  for (const divisionId of divisionIds) {
    const { items = [], repeated = [] } = lists.get(divisionId) ?? {};
    const addresses = countAddresses(items);
    for (const item of items) {
      if (divisionOf.has(item.key)) shared.add(item.key);
      divisionOf.set(item.key, divisionId);
      if (item.status !== undefined && !isFailure(item.status)) continue;
      const automation = checkFailed(item, { accountId, divisionId }, addresses);
      if (automation === undefined) {
        return unusable('a failed automation lacks its automation ID, status, IP address or port');
      }
      failed.push(automation);
      failedIds.add(item.key);
    }
    if (repeated.some((earlier) => contradicts(earlier, items))) {
      return unusable('the list shows one automation ID with different addresses');
    }
  }
  if (failed.some(({ key }) => shared.has(key))) {
    return unusable('two divisions list the same automation ID');
  }
  const all = divisionIds.flatMap((divisionId) => lists.get(divisionId)?.items ?? []);
  return { kind: 'answered', failed, notices: describeUndocumented(all) };
}

/** The number of a division may be a secret of the workflow: its place in the input names it. */
function inDivision(failure: AskFailure, index: number, count: number): AskFailure {
  if (count === 1) return failure;
  return { ...failure, message: `division ${index + 1} of ${count}: ${failure.message}` };
}

function countAddresses(items: readonly Automation[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { ip, port } of items) {
    if (ip === undefined || port === undefined) continue;
    const address = joinAddress(ip, port);
    counts.set(address, (counts.get(address) ?? 0) + 1);
  }
  return counts;
}

function checkFailed(
  item: Automation,
  division: { readonly accountId: string; readonly divisionId: string },
  addresses: ReadonlyMap<string, number>,
): FailedAutomation | undefined {
  const { automationId, ip, port, status } = item;
  if (automationId === undefined || status === undefined) return undefined;
  if (ip === undefined || port === undefined) return undefined;
  const sharesAddress = (addresses.get(joinAddress(ip, port)) ?? 0) > 1;
  return { ...item, ...division, automationId, ip, port, status, sharesAddress };
}

/** Whether a repeated item has another address than before, and one of the two failed. */
function contradicts(earlier: Automation, items: readonly Automation[]): boolean {
  const latest = items.find(({ key }) => key === earlier.key);
  if (latest === undefined || (latest.ip === earlier.ip && latest.port === earlier.port)) {
    return false;
  }
  return isFailure(latest.status) || isFailure(earlier.status);
}

const MOST_STATUSES = 10;

/** A status that nobody has documented may be a failure: the user has to know about it. */
function describeUndocumented(items: readonly Automation[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { status } of items) {
    if (status === undefined || statusKind(status) !== 'unknown') continue;
    const name = canonicalStatus(status);
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  if (counts.size === 0) return [];
  const names = [...counts].map(([name, count]) => `${name} (${count})`);
  const rest = names.length > MOST_STATUSES ? `, and ${names.length - MOST_STATUSES} more` : '';
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return [
    `The provider lists automations with a status that its documentation does not describe. The action does not retry them. Number of automations: ${total}. Status: ${names.slice(0, MOST_STATUSES).join(', ')}${rest}.`,
  ];
}
