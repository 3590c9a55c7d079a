import type { Entry, Fields, JsonScalar, ProviderSettings, Target } from '../../domain.ts';
import { joinAddress, readInteger } from '../../targets/fields.ts';
import {
  chooseLicence,
  type Licence,
  type LicenceInputs,
  readAliases,
  unfitKey,
} from './licences.ts';

/** An entry as it goes out. In a dry run, what the inputs do not give is absent. */
export interface WireEntry {
  readonly ip: string;
  readonly port: number;
  readonly accountId?: number;
  readonly divisionId?: number;
  readonly domainName: string | null;
  readonly managementIp?: string;
  readonly virtualServerName?: string;
  readonly agentLicenseKey?: string;
  readonly sensorLicenseKey?: string;
}

/** One automation: an ip:port, with a domain where several certificates are on it. */
export interface DigicertTarget extends Target {
  readonly wire: WireEntry;
}

/** What the inputs give to entries that lack it. */
export interface Defaults extends LicenceInputs {
  /** `accountId` and `divisionId`, where they are given. */
  readonly ids: Fields;
}

interface ReadDefaults {
  readonly defaults: Defaults;
  readonly problems: readonly string[];
}

export function readDefaults(inputs: ProviderSettings['inputs']): ReadDefaults {
  const keys = inputs['digicert-license-keys'];
  const { aliases, problems = [] } = keys === undefined ? {} : readAliases(keys);
  const ids = readIds(inputs);
  const unfit = (['digicert-agent-license-key', 'digicert-sensor-license-key'] as const).flatMap(
    (name) => unfitKey(inputs[name], aliases).map((problem) => `'${name}' ${problem}.`),
  );
  return {
    defaults: {
      aliases,
      agentDefault: inputs['digicert-agent-license-key'],
      sensorDefault: inputs['digicert-sensor-license-key'],
      ids: ids.fields,
    },
    problems: [...problems, ...ids.problems, ...unfit],
  };
}

const ID_INPUTS = { accountId: 'digicert-account-id', divisionId: 'digicert-division-id' } as const;

/** One that is wrong counts as given: that it is wrong is said once, not by every entry too. */
export function readIds(inputs: ProviderSettings['inputs']): {
  readonly fields: Fields;
  readonly problems: readonly string[];
} {
  const fields: Record<string, string> = {};
  const problems: string[] = [];
  for (const [field, input] of Object.entries(ID_INPUTS)) {
    const text = inputs[input];
    if (text === undefined) continue;
    const reading = readInteger(text);
    if ('problem' in reading) problems.push(`'${input}' is not a number of 1 to 15 digits.`);
    fields[field] = 'value' in reading ? reading.value : text;
  }
  return { fields, problems };
}

/** An entry with its defaults, what is wrong with it, and what only a live run needs. */
export interface Completed {
  readonly target?: DigicertTarget;
  readonly problems: readonly string[];
  /** Things that the inputs would have to give. */
  readonly missing: readonly string[];
  /** The input whose key it uses, where it carries none itself. */
  readonly licenceInput?: string;
}

export function completeEntry({ name, fields: own }: Entry, defaults: Defaults): Completed {
  const fields = { ...defaults.ids, ...own };
  const { ip, port, accountId, divisionId } = fields;
  if (ip === undefined || port === undefined) {
    return { problems: [`${ip === undefined ? 'ip' : 'port'} is missing`], missing: [] };
  }
  const licence = chooseLicence(fields, defaults);
  if ('problem' in licence) return { problems: [licence.problem], missing: [] };

  const missing = [
    ...(accountId === undefined ? [`an accountId: set '${ID_INPUTS.accountId}'`] : []),
    ...(divisionId === undefined ? [`a divisionId: set '${ID_INPUTS.divisionId}'`] : []),
    ...('missing' in licence ? [licence.missing] : []),
  ];
  const key = 'missing' in licence ? undefined : licence;
  const target = makeTarget({ ...fields, ip, port }, name, key, defaults.ids);
  return { target, problems: [], missing, ...(key?.input && { licenceInput: key.input }) };
}

function makeTarget(
  fields: Fields & { readonly ip: string; readonly port: string },
  name: string | undefined,
  licence: Licence | undefined,
  ids: Fields,
): DigicertTarget {
  const { ip, port, accountId, divisionId, domainName, managementIp, virtualServerName } = fields;
  const address = joinAddress(ip, port);
  const named = name === undefined ? {} : { name };
  const account = accountId === undefined ? {} : { accountId: Number(accountId) };
  const division = divisionId === undefined ? {} : { divisionId: Number(divisionId) };
  const optional = {
    ...(managementIp !== undefined && { managementIp }),
    ...(virtualServerName !== undefined && { virtualServerName }),
  };
  const shown: Record<string, JsonScalar> = {
    ip,
    port: Number(port),
    ...(domainName !== undefined && { domainName }),
    // Many keep their account and division as secrets: what the input gives is not shown.
    ...(accountId !== ids.accountId && account),
    ...(divisionId !== ids.divisionId && division),
    ...optional,
  };
  return {
    label: domainName === undefined ? address : `${domainName}@${address}`,
    ...named,
    identity: JSON.stringify([
      accountId,
      divisionId,
      ip,
      port,
      domainName,
      managementIp,
      virtualServerName,
    ]),
    shown,
    again: {
      ...named,
      ...shown,
      domainName: domainName ?? null,
      ...(licence && { [licence.field]: licence.shown }),
    },
    wire: {
      ip,
      port: Number(port),
      ...account,
      ...division,
      domainName: domainName ?? null,
      ...optional,
      ...(licence && { [licence.field]: licence.key }),
    },
  };
}

export function differentLicence(one: DigicertTarget, other: DigicertTarget): string | undefined {
  const same =
    one.wire.agentLicenseKey === other.wire.agentLicenseKey &&
    one.wire.sensorLicenseKey === other.wire.sensorLicenseKey;
  return same ? undefined : 'another licence key';
}
