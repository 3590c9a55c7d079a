import type { AskFailure, Reader } from '../../domain/api.ts';
import { joinAddress, readDomain, readIp } from '../../fields/index.ts';
import type { DigicertAccess } from './api.ts';
import {
  type Automation,
  askAutomations,
  canonicalStatus,
  type Division,
  isFailure,
  readField,
} from './automations.ts';
import { askDetails, type Details } from './details.ts';
import { readPages } from './paging.ts';
import { forEachParallel, readMany } from './parallel.ts';

/** A target whose automation the action watches. */
export interface FollowedTarget extends Division {
  /** Names the target; unique among the followed ones. */
  readonly key: string;
  readonly ip: string;
  readonly port: string;
  readonly domainName?: string | undefined;
  readonly managementIp?: string | undefined;
  /** Known for automations that discovery found. */
  readonly automationId?: string | undefined;
}

/** What one read shows of a target. */
export type Observation =
  | { readonly kind: 'not-listed' }
  | {
      readonly kind: 'listed';
      readonly automationId: string | undefined;
      readonly status: string | undefined;
      readonly serialNumber: string | undefined;
      readonly expiresOn: number | undefined;
      readonly hasCertificate: boolean;
      /** Read for some targets only. */
      readonly details?: Details;
    };

export interface StatusRead {
  /** By the key of the target. A target without an entry was not read. */
  readonly observations: ReadonlyMap<string, Observation>;
  /** Of lists that could not be read, and of details: the core looks at their reasons. */
  readonly failures: readonly AskFailure[];
}

const MOST_DETAILS_BEFORE = 200;
const MOST_DETAILS_PER_POLL = 100;

/** Watches the automations of targets. It remembers whose details it has read. */
export function followAutomations(
  reader: Reader,
  access: DigicertAccess,
  targets: readonly FollowedTarget[],
) {
  /** From discovery, else from the first read that shows one. */
  const automationIds = new Map(
    targets.flatMap(({ key, automationId }) =>
      automationId === undefined ? [] : [[key, automationId] as const],
    ),
  );
  const lastStatus = new Map<string, string>();
  const ranAgain = new Set<string>();
  const detailsReadIn = new Map<string, number>();
  let round = 0;

  async function readStatus(open: readonly FollowedTarget[], most: number): Promise<StatusRead> {
    round += 1;
    const { rows, failures } = await readRows(reader, access, open, automationIds);
    for (const [{ key }, row] of rows) remember(key, row);
    const { details, failure } = await readSomeDetails(rows, most);
    const observations = new Map<string, Observation>();
    for (const [target, row] of rows) {
      observations.set(target.key, observe(row, details.get(target)));
    }
    return { observations, failures: failure === undefined ? failures : [...failures, failure] };
  }

  function remember(key: string, row: Automation | undefined) {
    if (row?.automationId !== undefined && !automationIds.has(key)) {
      automationIds.set(key, row.automationId);
    }
    if (row?.status === undefined) return;
    const status = canonicalStatus(row.status);
    if ((lastStatus.get(key) ?? status) !== status) ranAgain.add(key);
    lastStatus.set(key, status);
  }

  /** First targets that ran again, whose cause is news, then those not read for the longest time. */
  async function readSomeDetails(
    rows: ReadonlyMap<FollowedTarget, Automation | undefined>,
    most: number,
  ) {
    const failing = [...rows].flatMap(([target, row]) =>
      row?.automationId !== undefined && isFailure(row.status)
        ? [{ target, automationId: row.automationId }]
        : [],
    );
    const rank = ({ target: { key } }: (typeof failing)[number]) =>
      (detailsReadIn.get(key) ?? 0) - (ranAgain.has(key) ? round : 0);
    const asked = failing.sort((one, other) => rank(one) - rank(other)).slice(0, most);
    for (const { target } of asked) detailsReadIn.set(target.key, round);
    const { values, lastFailure } = await readMany(reader, asked, ({ target, automationId }) =>
      askDetails(access, { ...target, automationId }),
    );
    return {
      details: new Map([...values].map(([{ target }, details]) => [target, details])),
      failure: lastFailure,
    };
  }

  return {
    /** What the provider shows before the retries. */
    readBaseline: () => readStatus(targets, MOST_DETAILS_BEFORE),
    /** What the provider shows now of the targets with these keys. */
    poll: (openKeys: ReadonlySet<string>) =>
      readStatus(
        targets.filter(({ key }) => openKeys.has(key)),
        MOST_DETAILS_PER_POLL,
      ),
  };
}

function observe(row: Automation | undefined, details: Details | undefined): Observation {
  if (row === undefined) return { kind: 'not-listed' };
  const { automationId, status, serialNumber, expiresOn, hasCertificate } = row;
  return {
    kind: 'listed',
    automationId,
    status,
    serialNumber,
    expiresOn,
    hasCertificate,
    ...(details !== undefined && { details }),
  };
}

/** The row of each target whose list could be read. */
async function readRows(
  reader: Reader,
  access: DigicertAccess,
  targets: readonly FollowedTarget[],
  automationIds: ReadonlyMap<string, string>,
) {
  const rows = new Map<FollowedTarget, Automation | undefined>();
  const failures: AskFailure[] = [];
  const groups = Map.groupBy(targets, ({ accountId, divisionId }) => `${accountId} ${divisionId}`);
  await forEachParallel([...groups.values()], async (members) => {
    const [division] = members;
    if (division === undefined) return true;
    const list = await readPages(
      reader,
      (startIndex) => askAutomations(access, division, startIndex),
      (items) => allSeen(items, members, automationIds),
    );
    if (list.kind === 'failed') {
      failures.push(list);
      return list.reason !== 'credentials' && list.reason !== 'cancelled';
    }
    for (const [target, row] of matchTargets(list.items, members, automationIds)) {
      rows.set(target, row);
    }
    return true;
  });
  return { rows, failures };
}

/**
 * Whether a row names each target, so that no later page has to be read. A lone ip:port may turn up
 * again with another certificate.
 */
function allSeen(
  items: readonly Automation[],
  targets: readonly FollowedTarget[],
  automationIds: ReadonlyMap<string, string>,
): boolean {
  const rowsAt = indexRows(items);
  return targets.every((target) =>
    rowsOf(target, rowsAt).some((row) => isExact(target, row, automationIds)),
  );
}

/** The row of each target. A row that fits several targets is for those alone that it names. */
function matchTargets(
  items: readonly Automation[],
  targets: readonly FollowedTarget[],
  automationIds: ReadonlyMap<string, string>,
): ReadonlyMap<FollowedTarget, Automation | undefined> {
  const rowsAt = indexRows(items);
  const rows = new Map(
    targets.map((target) => [target, rowOf(target, rowsOf(target, rowsAt), automationIds)]),
  );
  const users = Map.groupBy(targets, (target) => rows.get(target));
  for (const [row, sharing] of users) {
    if (row === undefined || sharing.length === 1) continue;
    for (const target of sharing) {
      if (!isExact(target, row, automationIds)) rows.set(target, undefined);
    }
  }
  return rows;
}

function indexRows(items: readonly Automation[]) {
  return Map.groupBy(items, ({ ip = '', port = '' }) => joinAddress(ip, port));
}

/** The rows with the target's ip:port, and its management address where both give one. */
function rowsOf(
  { ip, port, managementIp }: FollowedTarget,
  rowsAt: ReadonlyMap<string, readonly Automation[]>,
): readonly Automation[] {
  return (rowsAt.get(joinAddress(ip, port)) ?? []).filter(
    (row) =>
      managementIp === undefined ||
      row.managementIp === undefined ||
      (readField(readIp, row.managementIp) ?? row.managementIp) === managementIp,
  );
}

function rowOf(
  target: FollowedTarget,
  rows: readonly Automation[],
  automationIds: ReadonlyMap<string, string>,
): Automation | undefined {
  if (rows.length === 1 && !automationIds.has(target.key)) return rows[0];
  const exact = rows.filter((row) => isExact(target, row, automationIds));
  return exact.length === 1 ? exact[0] : undefined;
}

/** Whether the row names the target: by the automation ID where it is known, else by the domain. */
function isExact(
  target: FollowedTarget,
  row: Automation,
  automationIds: ReadonlyMap<string, string>,
): boolean {
  const known = automationIds.get(target.key);
  // The success of another automation at the address says nothing about a known one.
  return known === undefined ? hasDomain(target, row) : row.automationId === known;
}

function hasDomain({ domainName }: FollowedTarget, { certificateName }: Automation): boolean {
  return domainName !== undefined && readField(readDomain, certificateName) === domainName;
}
