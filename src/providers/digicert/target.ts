import type { Entry, JsonScalar, ProviderSettings, Target } from '../../domain.ts';
import { joinAddress } from '../../targets/fields.ts';
import { chooseLicence, type Licence, type LicenceInputs, readAliases } from './licences.ts';

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
  readonly accountId: string | undefined;
  readonly divisionId: string | undefined;
}

export function readDefaults({ inputs }: ProviderSettings): {
  defaults: Defaults;
  problems: readonly string[];
} {
  const keys = inputs['digicert-license-keys'];
  const { aliases, problems } = keys === undefined ? {} : readAliases(keys);
  const ids = (['digicert-account-id', 'digicert-division-id'] as const).flatMap((name) =>
    /^\d{1,15}$/.test(inputs[name] ?? '0') ? [] : [`'${name}' is not a number of 1 to 15 digits.`],
  );
  return {
    defaults: {
      aliases,
      agentDefault: inputs['digicert-agent-license-key'],
      sensorDefault: inputs['digicert-sensor-license-key'],
      accountId: inputs['digicert-account-id']?.replace(/^0+(?=\d)/, ''),
      divisionId: inputs['digicert-division-id']?.replace(/^0+(?=\d)/, ''),
    },
    problems: [...(problems ?? []), ...ids],
  };
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

export function completeEntry({ fields, name }: Entry, defaults: Defaults): Completed {
  const { ip, port, domainName, managementIp, virtualServerName } = fields;
  if (ip === undefined || port === undefined) {
    return { problems: [`${ip === undefined ? 'ip' : 'port'} is missing`], missing: [] };
  }
  const accountId = fields.accountId ?? defaults.accountId;
  const divisionId = fields.divisionId ?? defaults.divisionId;
  const licence = chooseLicence(fields, defaults);
  if ('problem' in licence) return { problems: [licence.problem], missing: [] };

  const missing = [
    ...(accountId === undefined ? ["an accountId: set 'digicert-account-id'"] : []),
    ...(divisionId === undefined ? ["a divisionId: set 'digicert-division-id'"] : []),
    ...('missing' in licence ? [licence.missing] : []),
  ];
  const key = 'missing' in licence ? undefined : licence;
  const address = joinAddress(ip, port);
  const optional = {
    ...(managementIp !== undefined && { managementIp }),
    ...(virtualServerName !== undefined && { virtualServerName }),
  };
  /** Many keep their account and division as secrets: what the input gives is not shown. */
  const own = {
    ...(accountId !== undefined && accountId !== defaults.accountId && { accountId: +accountId }),
    ...(divisionId !== undefined &&
      divisionId !== defaults.divisionId && { divisionId: +divisionId }),
  };
  const shown: Record<string, JsonScalar> = {
    ip,
    port: Number(port),
    ...(domainName !== undefined && { domainName }),
    ...own,
    ...optional,
  };
  const target: DigicertTarget = {
    label: domainName === undefined ? address : `${domainName}@${address}`,
    ...(name !== undefined && { name }),
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
      ...(name !== undefined && { name }),
      ...shown,
      domainName: domainName ?? null,
      ...(key && { [key.field]: key.shown }),
    },
    wire: {
      ip,
      port: Number(port),
      ...(accountId !== undefined && { accountId: Number(accountId) }),
      ...(divisionId !== undefined && { divisionId: Number(divisionId) }),
      domainName: domainName ?? null,
      ...optional,
      ...(key && licenceOnWire(key)),
    },
  };
  return { target, problems: [], missing, ...(key?.input && { licenceInput: key.input }) };
}

const licenceOnWire = ({ field, key }: Licence) => ({ [field]: key });

export function differentLicence(one: DigicertTarget, other: DigicertTarget): string | undefined {
  const same =
    one.wire.agentLicenseKey === other.wire.agentLicenseKey &&
    one.wire.sensorLicenseKey === other.wire.sensorLicenseKey;
  return same ? undefined : 'another licence key';
}
