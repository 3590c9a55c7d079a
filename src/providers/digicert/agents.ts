import type { Ask, AskFailure, Reader } from '../../domain/api.ts';
import { readIp } from '../../fields/index.ts';
import { askDigicert, type DigicertAccess } from './api.ts';
import { readField } from './automations.ts';
import { type ListRead, PAGE_SIZE, readPages } from './paging.ts';
import { digitsOf, isObject, textOf } from './wire.ts';

/** An agent, or a device that a sensor manages. */
export interface Agent {
  readonly key: string;
  readonly agentId: string | undefined;
  readonly divisionId: string | undefined;
  readonly agentName: string | undefined;
  readonly status: string | undefined;
  /** In canonical spelling. */
  readonly managementIp: string | undefined;
  /** Secrets. */
  readonly agentLicenseKey: string | undefined;
  readonly sensorLicenseKey: string | undefined;
}

/** All agents of an account, read page by page. */
export function readAgents(
  reader: Reader,
  access: DigicertAccess,
  accountId: string,
): Promise<ListRead<Agent> | AskFailure> {
  return readPages(reader, (startIndex) => askAgents(access, accountId, startIndex));
}

function askAgents(
  access: DigicertAccess,
  accountId: string,
  startIndex: number,
): Ask<readonly Agent[]> {
  const body = {
    accountId: Number(accountId),
    searchCriteriaList: [],
    // All divisions: the documentation contradicts itself about the filters.
    divisionIds: [],
    startIndex,
    pageSize: PAGE_SIZE,
    sorting: { AGENTNAME: 'ASC' },
  };
  return askDigicert(access, '/agent/list', body, (data) => {
    const list = isObject(data) ? data.agentList : undefined;
    return Array.isArray(list) ? decodeAll(list, decodeAgent) : undefined;
  });
}

function decodeAgent(item: unknown): Agent | undefined {
  if (!isObject(item)) return undefined;
  const agentId = digitsOf(item.agentId);
  return {
    key: agentId ?? JSON.stringify(item),
    agentId,
    divisionId: digitsOf(item.divisionId),
    agentName: textOf(item.agentName),
    status: textOf(item.status),
    managementIp: readField(readIp, textOf(item.managementIp)),
    agentLicenseKey: textOf(item.agentLicense),
    sensorLicenseKey: textOf(item.sensorLicenseKey),
  };
}

/** The IDs of the automations that one agent runs. */
export function askAgentAutomations(
  access: DigicertAccess,
  accountId: string,
  { agentId, divisionId }: { readonly agentId: string; readonly divisionId: string },
): Ask<ReadonlySet<string>> {
  // The sample sends `divisionId` as a text here, unlike at the other endpoints.
  const body = { accountId: Number(accountId), agentId: Number(agentId), divisionId };
  return askDigicert(access, '/agent/agentIPPortDetails', body, (data) => {
    const ids = Array.isArray(data)
      ? decodeAll(data, (item) => (isObject(item) ? { id: digitsOf(item.id) } : undefined))
      : undefined;
    return ids && new Set(ids.flatMap(({ id }) => id ?? []));
  });
}

/** All items, or `undefined` if one of them cannot be read. */
function decodeAll<T>(
  items: readonly unknown[],
  decode: (item: unknown) => T | undefined,
): readonly T[] | undefined {
  const decoded = items.flatMap((item) => {
    const value = decode(item);
    return value === undefined ? [] : [value];
  });
  return decoded.length === items.length ? decoded : undefined;
}
