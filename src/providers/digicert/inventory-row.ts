import type { Entry, Fields } from '../../domain/entry.ts';
import { joinAddress, readDomain, readIp, readText } from '../../fields/index.ts';
import { readField } from './automations.ts';
import type { FailedAutomation } from './list-failed.ts';

/** A found automation as an entry: what the inventory gives goes before what the list shows. */
export interface FoundEntry {
  readonly automation: FailedAutomation;
  readonly row: Entry | undefined;
  /** The fields of the identity; a licence key only if the row gives one. */
  readonly fields: Fields;
  /** Why the automation cannot be named in a request, and the field of a row that helps. */
  readonly problem?: { readonly message: string; readonly field?: string };
}

/** Finds the row of each automation. Two automations never become one entry. */
export function matchRows(
  failed: readonly FailedAutomation[],
  rows: readonly Entry[],
): readonly FoundEntry[] {
  const rowsAt = Map.groupBy(rows, ({ fields }) => addressOf(fields));
  const failedAt = Map.groupBy(failed, addressOf);
  const entries = failed.map((automation) => {
    const address = addressOf(automation);
    const row = chooseRow(automation, rowsAt.get(address) ?? [], failedAt.get(address) ?? []);
    return toEntry(automation, row);
  });
  const sharing = Map.groupBy(entries, identityOf);
  return entries.map((entry) => {
    const others = sharing.get(identityOf(entry)) ?? [];
    return others.length > 1 ? toEntry(entry.automation, undefined) : entry;
  });
}

const addressOf = ({ ip = '', port = '' }: { readonly ip?: string; readonly port?: string }) =>
  joinAddress(ip, port);

/** What a request says about an automation, licence key included. */
export function identityOf({ fields }: FoundEntry): string {
  return JSON.stringify(Object.entries(fields).sort(([one], [other]) => (one < other ? -1 : 1)));
}

function chooseRow(
  automation: FailedAutomation,
  rows: readonly Entry[],
  failed: readonly FailedAutomation[],
): Entry | undefined {
  const fitting = rows.filter((row) => fits(row, automation));
  const name = certificateDomain(automation);
  const named = fitting.filter(({ fields }) => name !== undefined && fields.domainName === name);
  if (named.length > 0) return only(named);
  const unnamed = fitting.filter(({ fields }) => fields.domainName === undefined);
  if (unnamed.length > 0) return only(unnamed);
  const row = only(fitting);
  return row !== undefined && failed.filter((one) => fits(row, one)).length === 1 ? row : undefined;
}

/** Whether account, division and management address are equal where the row gives them. */
function fits({ fields }: Entry, automation: FailedAutomation): boolean {
  const { accountId, divisionId, managementIp } = fields;
  return (
    (accountId === undefined || accountId === automation.accountId) &&
    (divisionId === undefined || divisionId === automation.divisionId) &&
    (managementIp === undefined || managementIp === readField(readIp, automation.managementIp))
  );
}

/** The one row; several rows that say the same are one. */
function only(rows: readonly Entry[]): Entry | undefined {
  const [first] = rows;
  const same = rows.every(
    ({ name, fields }) =>
      name === first?.name && JSON.stringify(fields) === JSON.stringify(first?.fields),
  );
  return same ? first : undefined;
}

/** The name of the certificate as a domain. */
export function certificateDomain({ certificateName }: FailedAutomation): string | undefined {
  return readField(readDomain, certificateName);
}

function toEntry(automation: FailedAutomation, row: Entry | undefined): FoundEntry {
  const { ip, port, accountId, divisionId } = automation;
  const managementIp = readField(readIp, automation.managementIp);
  const domain = row?.fields.domainName ?? certificateDomain(automation);
  const needsDomain = automation.sharesAddress || row?.fields.domainName !== undefined;
  const server = row?.fields.virtualServerName ?? virtualServer(automation);
  const virtualServerName = server === undefined ? undefined : readField(readText(255), server);
  const found = {
    ip,
    port,
    accountId,
    divisionId,
    ...(needsDomain && domain !== undefined && { domainName: domain }),
    ...(managementIp !== undefined && { managementIp }),
    ...(virtualServerName !== undefined && { virtualServerName }),
  };
  const problem =
    automation.managementIp !== undefined && managementIp === undefined
      ? { message: 'The provider shows a management address that is no IP address.' }
      : needsDomain && domain === undefined
        ? {
            message: 'Several automations share this address, and this one has no domain.',
            field: 'domainName',
          }
        : server !== undefined && virtualServerName === undefined
          ? {
              message: 'The virtual server has a name that cannot be sent.',
              field: 'virtualServerName',
            }
          : undefined;
  return {
    automation,
    row,
    fields: { ...row?.fields, ...found },
    ...(problem !== undefined && { problem }),
  };
}

/** `partition/alias`, or the alias alone if it has a path or there is no partition. */
function virtualServer({ managementIp, alias, partition }: FailedAutomation): string | undefined {
  if (managementIp === undefined || alias === undefined) return undefined;
  return alias.startsWith('/') || partition === undefined ? alias : `${partition}/${alias}`;
}
