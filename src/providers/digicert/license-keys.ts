import type { Entry } from '../../domain/entry.ts';
import { MIN_SECRET_LENGTH } from '../../text/secret-forms.ts';
import { nearest } from '../../text/suggestions.ts';

export type LicenseField = 'agentLicenseKey' | 'sensorLicenseKey';

/** The inputs with the keys of entries that have none. */
export const KEY_INPUTS = {
  agentLicenseKey: 'digicert-agent-license-key',
  sensorLicenseKey: 'digicert-sensor-license-key',
} as const satisfies Readonly<Record<LicenseField, string>>;

/** The licence key of an entry. */
export interface LicenseKey {
  readonly field: LicenseField;
  readonly key: string;
  /** What may be shown of it: the alias, or `***`, which as input means the key that is known. */
  readonly shown: string;
  /** The input that gives the key, if the entry does not. */
  readonly input?: string;
}

/** The licence keys of the inputs. */
export interface LicenseKeyInputs {
  /** Absent if `digicert-license-keys` is empty. */
  readonly aliases: Aliases | undefined;
  nearestAlias(value: string): string | undefined;
  readonly agentDefault: string | undefined;
  readonly sensorDefault: string | undefined;
  readonly dryRun: boolean;
}

/** Keys by alias. */
export type Aliases = ReadonlyMap<string, string>;

/** The form of the keys in the documented samples. */
const KEY_FORM = /^[0-9A-Fa-f]{16}$/;
const isKeyForm = (value: string): boolean => KEY_FORM.test(value);

/** The documentation shows samples of keys, and no rule for them. */
const KEY = /^[\x21-\x7e]{4,128}$/;
/** Whether a text can be a licence key. */
export const isLicenseKey = (text: string): boolean => KEY.test(text);

const KEY_CHARACTERS = '4 to 128 printable characters without blanks';
const QUOTES = /["'`\u2018-\u201f\u00ab\u00bb]/;
const SEPARATORS = /[\s,;]/;
const QUOTES_AND_SEPARATORS = new RegExp(`(?:${QUOTES.source}|${SEPARATORS.source})+`);

/** Reads `digicert-license-keys`: one `alias=KEY` a line; `#` starts a comment. */
export function readAliases(text: string): { aliases: Map<string, string>; errors: string[] } {
  const aliases = new Map<string, string>();
  const errors: string[] = [];
  for (const [index, { alias, key }] of aliasLines(text)) {
    const where = `digicert-license-keys, line ${index + 1}`;
    if (alias === undefined) errors.push(`${where}: expected alias=KEY.`);
    else if (QUOTES.test(alias + key)) errors.push(`${where}: expected alias=KEY without quotes.`);
    else if (SEPARATORS.test(key)) {
      errors.push(`${where}: expected one alias=KEY, with no comma or semicolon at its end.`);
    } else if (!/^[A-Za-z0-9._-]{1,64}$/.test(alias)) {
      errors.push(`${where}: an alias has letters, digits, '.', '_' and '-' only.`);
    } else if (isKeyForm(alias)) errors.push(`${where}: the alias looks like a key.`);
    else if (!isLicenseKey(key)) errors.push(`${where}: a key has ${KEY_CHARACTERS}.`);
    else if (aliases.has(alias)) errors.push(`${where}: the alias ${alias} is given twice.`);
    else aliases.set(alias, key);
  }
  return { aliases, errors };
}

/** Checks an input that holds one key. Aliases are for entries. */
export function checkKeyInput(
  input: string,
  key: string | undefined,
  aliases: Aliases | undefined,
): readonly string[] {
  if (key === undefined) return [];
  if (aliases?.has(key)) {
    return [`'${input}' holds an alias of 'digicert-license-keys': expected the key.`];
  }
  if (QUOTES.test(key)) {
    return [`'${input}' is in quotes or has one inside: expected the key alone.`];
  }
  const isKey = isLicenseKey(key) && !SEPARATORS.test(key);
  return isKey ? [] : [`'${input}' is no licence key: expected ${KEY_CHARACTERS}.`];
}

/**
 * Whether a value of an entry is an alias. Without the aliases, as in a pull request from a fork, a
 * dry run takes everything for an alias that does not have the form of a key.
 */
export function isAlias(value: string, { aliases, dryRun }: LicenseKeyInputs): boolean {
  return aliases === undefined ? dryRun && !isKeyForm(value) : aliases.has(value);
}

/** Everything that may be a key in `digicert-license-keys`, malformed lines included. */
export function keysIn(text: string): readonly string[] {
  return aliasLines(text).flatMap(([, { key }]) => keyAlone(key));
}

/** A key as it is written, and without the quotes or separators around it. */
export function keyAlone(key: string): readonly string[] {
  const parts = key.split(QUOTES_AND_SEPARATORS);
  if (parts.length === 1) return [key];
  const alone = parts.flatMap((part) => [part, part.slice(part.indexOf('=') + 1)]);
  return [key, ...new Set(alone.filter(({ length }) => length >= MIN_SECRET_LENGTH))];
}

function aliasLines(text: string): readonly [number, { alias: string | undefined; key: string }][] {
  return [...text.split(/\r\n|\r|\n/).entries()]
    .filter(([, line]) => line.trim() !== '' && !line.trim().startsWith('#'))
    .map(([index, line]) => {
      const equals = line.indexOf('=');
      const alias = equals < 0 ? undefined : line.slice(0, equals).trim();
      return [index, { alias, key: line.slice(equals + 1).trim() }];
    });
}

/** A key, an error of the entry, or what a live run needs. Texts never quote a value: it may be a key. */
type Choice = LicenseKey | { readonly error: string } | { readonly missing: string };

/** Chooses the licence key of an entry: its own one, or the default for agent or sensor. */
export function chooseLicenseKey({ fields, found }: Entry, inputs: LicenseKeyInputs): Choice {
  const { agentLicenseKey, sensorLicenseKey } = fields;
  for (const field of ['agentLicenseKey', 'sensorLicenseKey'] as const) {
    const key = found?.secretFields?.[field];
    if (key === undefined) continue;
    // The key is no alias, and has no fixed form: the provider or an input gave it.
    const input = KEY_INPUTS[field];
    return { field, key, shown: '***', ...(found?.secretSource === input && { input }) };
  }
  const { agentDefault, sensorDefault } = inputs;
  if (agentLicenseKey !== undefined && sensorLicenseKey !== undefined) {
    return { error: 'agentLicenseKey and sensorLicenseKey: give one of them' };
  }
  if (agentLicenseKey !== undefined) return ownKey('agentLicenseKey', agentLicenseKey, inputs);
  if (sensorLicenseKey !== undefined) return ownKey('sensorLicenseKey', sensorLicenseKey, inputs);

  const isAgentless = fields.managementIp !== undefined || fields.virtualServerName !== undefined;
  if (!isAgentless && agentDefault !== undefined) {
    const input = KEY_INPUTS.agentLicenseKey;
    return { field: 'agentLicenseKey', key: agentDefault, shown: '***', input };
  }
  if (sensorDefault !== undefined) {
    const input = KEY_INPUTS.sensorLicenseKey;
    return { field: 'sensorLicenseKey', key: sensorDefault, shown: '***', input };
  }
  return {
    missing: isAgentless
      ? "lacks a licence key: set 'digicert-sensor-license-key', as the entry has a managementIp or virtualServerName"
      : "lacks a licence key: set 'digicert-agent-license-key' or 'digicert-sensor-license-key'",
  };
}

function ownKey(
  field: LicenseKey['field'],
  value: string,
  { aliases, nearestAlias }: LicenseKeyInputs,
): Choice {
  const key = aliases?.get(value);
  if (key !== undefined) return { field, key, shown: value };
  if (isKeyForm(value)) return { field, key: value, shown: '***' };
  if (aliases === undefined) {
    return {
      missing: `'digicert-license-keys' is empty, and ${field} is not a key of 16 hex digits: is the secret with the aliases set, and does the job name its environment? A run from a fork or from Dependabot gets no secrets`,
    };
  }
  const near = nearestAlias(value);
  const suggestion = near === undefined ? '' : `; the nearest alias is ${near}`;
  return {
    missing: `${field} is neither an alias of 'digicert-license-keys' nor a key of 16 hex digits${suggestion}`,
  };
}

/** A file of 100,000 damaged keys must not be compared with every alias. */
const MAX_COMPARED = 100;

/** Finds the alias that a value probably means, for a limited number of values. */
export function createNearestAlias(
  aliases: Aliases = new Map(),
): (value: string) => string | undefined {
  const names = [...aliases.keys()];
  const known = new Map<string, string | undefined>();
  return (value) => {
    if (!known.has(value) && known.size < MAX_COMPARED) {
      known.set(value, nearest(value, names, 1)[0]);
    }
    return known.get(value);
  };
}
