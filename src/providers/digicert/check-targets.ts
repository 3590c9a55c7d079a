import type { Entry } from '../../domain/entry.ts';
import type { CheckedTargets } from '../../domain/provider.ts';
import type { JsonFields } from '../../domain/target.ts';
import { joinAddress } from '../../fields/index.ts';
import { countOf } from '../../text/format.ts';
import { type Located, uniqueTargets } from '../dedupe.ts';
import { chooseLicenseKey, type LicenseKey } from './license-keys.ts';
import { submissionsOf } from './retry.ts';
import { type DigicertSettings, ID_INPUTS } from './settings.ts';
import type { DigicertTarget } from './target.ts';

/** Checks entries, gives them the defaults of the inputs, and removes duplicates. */
export function checkTargets(
  entries: readonly Entry[],
  settings: DigicertSettings,
): CheckedTargets {
  const located: Located<DigicertTarget>[] = [];
  const errors: string[] = [];
  const missing = new Map<string, string[]>();
  const inputUses = new Map<string, number>();
  for (const entry of entries) {
    const checked = checkEntry(entry, settings);
    if ('error' in checked) {
      errors.push(`${entry.where}: ${checked.error}.`);
      continue;
    }
    // An entry that is not sent needs nothing.
    const missingHere = entry.found?.decided ? [] : checked.missing;
    for (const what of missingHere) {
      const places = missing.get(what);
      if (places) places.push(entry.where);
      else missing.set(what, [entry.where]);
    }
    located.push({ target: checked.target, where: entry.where });
    const { keyInput } = checked;
    if (keyInput !== undefined) inputUses.set(keyInput, (inputUses.get(keyInput) ?? 0) + 1);
  }
  const unique = uniqueTargets(located, differentLicenseKey);
  const notices = [...inputUses].map(
    ([input, count]) =>
      `'${input}' gives the licence key of ${count} of ${countOf(entries.length, 'entry', 'entries')}.`,
  );
  return {
    targets: unique.targets,
    errors: [...errors, ...unique.errors],
    missing: [...missing].map(describeMissing),
    notices: [...unique.notices, ...notices],
    submissions: (skipped) =>
      submissionsOf(
        unique.targets.filter((target) => !skipped.has(target)),
        settings,
      ),
  };
}

/** One line, however many entries lack the same thing. */
function describeMissing([what, places]: readonly [string, readonly string[]]): string {
  const others = places.length > 1 ? ` (and ${places.length - 1} more)` : '';
  return `${places[0]}${others}: ${what}.`;
}

interface CheckedEntry {
  readonly target: DigicertTarget;
  /** What the inputs do not give, as a predicate: `lacks an accountId: …`. */
  readonly missing: readonly string[];
  /** The input whose key the entry uses, if it has no key of its own. */
  readonly keyInput: string | undefined;
}

function checkEntry(
  entry: Entry,
  settings: DigicertSettings,
): CheckedEntry | { readonly error: string } {
  const { ip, port, accountId, divisionId } = { ...settings.defaults, ...entry.fields };
  if (ip === undefined) return { error: 'ip is missing' };
  if (port === undefined) return { error: 'port is missing' };
  const choice = chooseLicenseKey(entry, settings.licenseKeys);
  if ('error' in choice) return choice;

  const key = 'key' in choice ? choice : undefined;
  const missing = [
    accountId === undefined ? `lacks an accountId: set '${ID_INPUTS.accountId}'` : undefined,
    divisionId === undefined ? missingDivision(settings) : undefined,
    'missing' in choice ? choice.missing : undefined,
  ].filter((what) => what !== undefined);
  const target = makeTarget(entry, { ip, port, accountId, divisionId }, key, settings);
  return { target, missing, keyInput: key?.input };
}

function missingDivision({ divisionIds }: DigicertSettings): string {
  return divisionIds.length > 1
    ? `lacks a divisionId: '${ID_INPUTS.divisionId}' holds several divisions, so that the entry has to name its own`
    : `lacks a divisionId: set '${ID_INPUTS.divisionId}'`;
}

interface Ids {
  readonly ip: string;
  readonly port: string;
  readonly accountId: string | undefined;
  readonly divisionId: string | undefined;
}

function makeTarget(
  { name, fields, overrides = [], found }: Entry,
  { ip, port, accountId, divisionId }: Ids,
  key: LicenseKey | undefined,
  settings: DigicertSettings,
): DigicertTarget {
  const { defaults } = settings;
  const { domainName, managementIp, virtualServerName } = fields;
  const address = joinAddress(ip, port);
  const domainNames = found?.domainNames ?? (domainName === undefined ? [] : [domainName]);
  /**
   * Many users keep account and division as secrets: the value of an input is shown only if `targets`
   * gives it in contradiction to the inventory, whose value would come back otherwise.
   */
  const publicId = (field: 'accountId' | 'divisionId', value: string | undefined) =>
    value === defaults[field] && !overrides.includes(field) ? undefined : numberOf(value);
  const publicFields: JsonFields = {
    ip,
    port: Number(port),
    domainName,
    accountId: publicId('accountId', accountId),
    divisionId: publicId('divisionId', divisionId),
    managementIp,
    virtualServerName,
  };
  return {
    label: domainName === undefined ? address : `${domainName}@${address}`,
    ...(name !== undefined && { name }),
    identity: JSON.stringify([
      found?.id,
      accountId,
      divisionId,
      ip,
      port,
      domainName,
      managementIp,
      virtualServerName,
    ]),
    publicFields,
    retryEntry: {
      name,
      ...publicFields,
      domainName: domainName ?? null,
      ...(key && { [key.field]: key.shown }),
    },
    ...(domainNames.length > 0 && { domainNames }),
    endpoint: { ip, port: Number(port), ...(domainName !== undefined && { domain: domainName }) },
    ...(found && { facts: found.facts }),
    ...(found?.decided && { decided: found.decided }),
    ...(settings.dryRun && {
      usage: {
        Division: publicId('divisionId', divisionId)?.toString() ?? 'default',
        'Licence key': describeKey(key, found?.secretSource),
      },
    }),
    address,
    accountId,
    divisionId,
    automationId: found?.id,
    wire: {
      ip,
      port: Number(port),
      accountId: numberOf(accountId),
      divisionId: numberOf(divisionId),
      domainName: domainName ?? null,
      managementIp,
      virtualServerName,
      agentLicenseKey: key?.field === 'agentLicenseKey' ? key.key : undefined,
      sensorLicenseKey: key?.field === 'sensorLicenseKey' ? key.key : undefined,
    },
  };
}

/** `agent, alias web-agent`: what a dry run shows of the key. */
function describeKey(key: LicenseKey | undefined, foundIn: string | undefined): string {
  if (key === undefined) return 'none';
  const kind = key.field === 'agentLicenseKey' ? 'agent' : 'sensor';
  const isAlias = key.shown !== '***';
  const source = isAlias ? `alias ${key.shown}` : (key.input ?? foundIn ?? 'key of the entry');
  return `${kind}, ${source}`;
}

function numberOf(digits: string | undefined): number | undefined {
  return digits === undefined ? undefined : Number(digits);
}

function differentLicenseKey(one: DigicertTarget, other: DigicertTarget): string | undefined {
  const isSame =
    one.wire.agentLicenseKey === other.wire.agentLicenseKey &&
    one.wire.sensorLicenseKey === other.wire.sensorLicenseKey;
  return isSame ? undefined : 'another licence key';
}
