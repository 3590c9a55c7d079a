import type { Fields } from '../../domain/entry.ts';
import type { InputSpec, ProviderInputs } from '../../domain/provider.ts';
import { readInteger } from '../../fields/index.ts';
import {
  checkKeyInput,
  createNearestAlias,
  keyAlone,
  keysIn,
  type LicenseKeyInputs,
  readAliases,
} from './license-keys.ts';

export const inputs = {
  'digicert-api-key': { kind: 'text', secrets: (key) => [key], required: true },
  'digicert-account-id': { kind: 'text' },
  'digicert-division-id': { kind: 'text' },
  'digicert-agent-license-key': { kind: 'text', secrets: keyAlone },
  'digicert-sensor-license-key': { kind: 'text', secrets: keyAlone },
  'digicert-license-keys': { kind: 'lines', secrets: keysIn },
  'batch-size': { kind: 'text' },
} as const satisfies Readonly<Record<string, InputSpec>>;

/** The inputs of DigiCert, read once. */
export interface DigicertSettings {
  readonly baseUrl: string;
  readonly headers: Readonly<Record<string, string>>;
  /** `accountId` and `divisionId` for entries that have none. */
  readonly defaults: Fields;
  /** All divisions of the input, where a discovery looks. */
  readonly divisionIds: readonly string[];
  readonly licenseKeys: LicenseKeyInputs;
  /** Entries in one request. */
  readonly batchSize: number;
  readonly dryRun: boolean;
}

/** The inputs that give these fields to entries that have none. */
export const ID_INPUTS = {
  accountId: 'digicert-account-id',
  divisionId: 'digicert-division-id',
} as const;

/** The most that the documentation of the bulk creation allows; the retry documents no maximum. */
const MAX_BATCH = 500;
const DEFAULT_BATCH = 100;

export function readSettings({ values, baseUrl, userAgent, dryRun }: ProviderInputs): {
  readonly settings: DigicertSettings;
  readonly errors: readonly string[];
} {
  const apiKey = values['digicert-api-key'] ?? '';
  const ids = readIds(values);
  const batchSize = readBatchSize(values['batch-size']);
  const lines = values['digicert-license-keys'];
  const read = lines === undefined ? undefined : readAliases(lines);
  const aliases = read?.aliases;
  const licenseKeys: LicenseKeyInputs = {
    aliases,
    nearestAlias: createNearestAlias(aliases),
    agentDefault: values['digicert-agent-license-key'],
    sensorDefault: values['digicert-sensor-license-key'],
    dryRun,
  };
  return {
    settings: {
      baseUrl,
      headers: {
        'x-dc-devkey': apiKey,
        'content-type': 'application/json',
        accept: 'application/json',
        'user-agent': userAgent,
      },
      defaults: ids.defaults,
      divisionIds: ids.divisionIds,
      licenseKeys,
      batchSize: batchSize ?? DEFAULT_BATCH,
      dryRun,
    },
    errors: [
      ...(read?.errors ?? []),
      ...ids.errors,
      ...checkKeyInput('digicert-agent-license-key', licenseKeys.agentDefault, aliases),
      ...checkKeyInput('digicert-sensor-license-key', licenseKeys.sensorDefault, aliases),
      ...(/^[\x21-\x7e]*$/.test(apiKey)
        ? []
        : ["'digicert-api-key' has characters that an HTTP header cannot carry."]),
      ...(batchSize === undefined
        ? [`'batch-size' is not a whole number from 1 to ${MAX_BATCH}.`]
        : []),
    ],
  };
}

/** An invalid ID counts as given: one error is enough, not one for each entry. */
function readIds(values: ProviderInputs['values']) {
  const account = readIdList(values[ID_INPUTS.accountId]);
  const divisions = readIdList(values[ID_INPUTS.divisionId]);
  const [accountId] = account.ids;
  const [divisionId] = divisions.ids;
  return {
    defaults: {
      ...(accountId !== undefined && { accountId }),
      // Several divisions are no default: every entry has to say which one it is in.
      ...(divisionId !== undefined && divisions.ids.length === 1 && { divisionId }),
    },
    divisionIds: divisions.ids,
    errors: [
      ...(account.isValid && account.ids.length < 2
        ? []
        : [`'${ID_INPUTS.accountId}' is not a number of 1 to 15 digits.`]),
      ...(divisions.isValid
        ? []
        : [`'${ID_INPUTS.divisionId}' is not a number of 1 to 15 digits, or several of them.`]),
    ],
  };
}

/** Numbers, separated by commas or blanks; each of them once. */
function readIdList(text = '') {
  const parts = text.split(/[\s,]+/).filter((part) => part !== '');
  const readings = parts.map((part) => ({ part, reading: readInteger(part) }));
  return {
    ids: [
      ...new Set(readings.map(({ part, reading }) => ('value' in reading ? reading.value : part))),
    ],
    isValid: readings.every(({ reading }) => 'value' in reading),
  };
}

/** A discovery has to know where to look. */
export function missingForDiscovery({
  defaults,
  divisionIds,
}: DigicertSettings): readonly string[] {
  return [
    ...(defaults.accountId === undefined
      ? [`'targets: failed' requires an account: set '${ID_INPUTS.accountId}'.`]
      : []),
    ...(divisionIds.length === 0
      ? [`'targets: failed' requires a division: set '${ID_INPUTS.divisionId}'.`]
      : []),
  ];
}

function readBatchSize(text = String(DEFAULT_BATCH)): number | undefined {
  const size = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  return size >= 1 && size <= MAX_BATCH ? size : undefined;
}
