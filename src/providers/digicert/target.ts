import type { Entry, Fields, ProviderSettings, Target } from '../../domain.ts';
import { joinAddress, readInteger } from '../../targets/fields.ts';
import {
  chooseLicence,
  createNearestAlias,
  type Licence,
  type LicenceInputs,
  readAliases,
  unfitKey,
} from './licences.ts';

/** An entry as it goes out. In a dry run, what the inputs do not give is absent. */
export interface WireEntry {
  readonly ip: string;
  readonly port: number;
  readonly accountId: number | undefined;
  readonly divisionId: number | undefined;
  readonly domainName: string | null;
  readonly managementIp: string | undefined;
  readonly virtualServerName: string | undefined;
  readonly agentLicenseKey: string | undefined;
  readonly sensorLicenseKey: string | undefined;
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
      nearestAlias: createNearestAlias(aliases ?? new Map()),
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

/** One list for all of them. */
const NONE: readonly string[] = [];

/** An entry with its defaults, what is wrong with it, and what only a live run needs. */
export interface Completed {
  readonly target?: DigicertTarget;
  readonly problems: readonly string[];
  /** What the inputs do not give, as a predicate: `lacks an accountId: …`. */
  readonly missing: readonly string[];
  /** The input whose key it uses, where it carries none itself. */
  readonly licenceInput?: string | undefined;
}

export function completeEntry(entry: Entry, defaults: Defaults): Completed {
  const { fields } = entry;
  const { ip, port, accountId = defaults.ids.accountId } = fields;
  const { divisionId = defaults.ids.divisionId } = fields;
  if (ip === undefined || port === undefined) {
    return { problems: [`${ip === undefined ? 'ip' : 'port'} is missing`], missing: [] };
  }
  const licence = chooseLicence(fields, defaults);
  if ('problem' in licence) return { problems: [licence.problem], missing: [] };

  const target = new DigicertTarget(entry, defaults);
  const licenceInput = 'missing' in licence ? undefined : licence.input;
  const missing = [
    accountId === undefined ? `lacks an accountId: set '${ID_INPUTS.accountId}'` : undefined,
    divisionId === undefined ? `lacks a divisionId: set '${ID_INPUTS.divisionId}'` : undefined,
    'missing' in licence ? licence.missing : undefined,
  ].filter((what) => what !== undefined);
  return { target, problems: NONE, missing, licenceInput };
}

/**
 * One automation: an ip:port, with a domain where several certificates are on it. All else is made
 * when it is asked for: of 100,000 targets, few need all of it at the same time.
 */
export class DigicertTarget implements Target {
  readonly name?: string;
  readonly #fields: Fields;
  readonly #defaults: Defaults;
  readonly #overrides: readonly string[];

  constructor({ name, fields, overrides = NONE }: Entry, defaults: Defaults) {
    if (name !== undefined) this.name = name;
    this.#overrides = overrides;
    this.#fields = fields;
    this.#defaults = defaults;
  }

  get address(): string {
    const { ip = '', port = '' } = this.#fields;
    return joinAddress(ip, port);
  }

  get accountId(): string | undefined {
    return this.#fields.accountId ?? this.#defaults.ids.accountId;
  }

  get #divisionId(): string | undefined {
    return this.#fields.divisionId ?? this.#defaults.ids.divisionId;
  }

  get label(): string {
    const { domainName } = this.#fields;
    return domainName === undefined ? this.address : `${domainName}@${this.address}`;
  }

  get identity(): string {
    const { ip, port, domainName, managementIp, virtualServerName } = this.#fields;
    const ids = [this.accountId, this.#divisionId];
    return JSON.stringify([...ids, ip, port, domainName, managementIp, virtualServerName]);
  }

  /**
   * Many keep their account and division as secrets: what the input gives is not shown, unless it
   * stands in `targets` against the inventory, whose value would else come back.
   */
  get shown(): Target['shown'] {
    const { ip, port, domainName, managementIp, virtualServerName } = this.#fields;
    return {
      ip,
      port: Number(port),
      domainName,
      accountId: this.#own('accountId', this.accountId),
      divisionId: this.#own('divisionId', this.#divisionId),
      managementIp,
      virtualServerName,
    };
  }

  #own(field: 'accountId' | 'divisionId', value: string | undefined): number | undefined {
    const given = value === this.#defaults.ids[field] && !this.#overrides.includes(field);
    return given ? undefined : numberOf(value);
  }

  get again(): Target['again'] {
    const licence = this.#licence;
    return {
      name: this.name,
      ...this.shown,
      domainName: this.#fields.domainName ?? null,
      ...(licence && { [licence.field]: licence.shown }),
    };
  }

  get wire(): WireEntry {
    const { ip = '', port, domainName = null, managementIp, virtualServerName } = this.#fields;
    const licence = this.#licence;
    const keyOf = (field: Licence['field']) => (licence?.field === field ? licence.key : undefined);
    return {
      ip,
      port: Number(port),
      accountId: numberOf(this.accountId),
      divisionId: numberOf(this.#divisionId),
      domainName,
      managementIp,
      virtualServerName,
      agentLicenseKey: keyOf('agentLicenseKey'),
      sensorLicenseKey: keyOf('sensorLicenseKey'),
    };
  }

  get #licence(): Licence | undefined {
    const licence = chooseLicence(this.#fields, this.#defaults);
    return 'key' in licence ? licence : undefined;
  }
}

function numberOf(digits: string | undefined): number | undefined {
  return digits === undefined ? undefined : Number(digits);
}

export function differentLicence(one: DigicertTarget, other: DigicertTarget): string | undefined {
  const { agentLicenseKey, sensorLicenseKey } = one.wire;
  const same =
    agentLicenseKey === other.wire.agentLicenseKey &&
    sensorLicenseKey === other.wire.sensorLicenseKey;
  return same ? undefined : 'another licence key';
}
