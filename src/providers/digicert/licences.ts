import { closest } from 'fastest-levenshtein';
import type { Fields } from '../../domain.ts';
import { SHORTEST_SECRET } from '../../secrets.ts';

/** A licence key of an entry: exactly one of the two fields, and what may be shown of it. */
export interface Licence {
  readonly field: 'agentLicenseKey' | 'sensorLicenseKey';
  readonly key: string;
  /** The alias, or `***`, which as input means the key that inventory or inputs give. */
  readonly shown: string;
  /** The input that gave the key, where the entry did not. */
  readonly input?: string;
}

/** The licence keys that the inputs give. */
export interface LicenceInputs {
  /** Absent where `digicert-license-keys` is blank. */
  readonly aliases: ReadonlyMap<string, string> | undefined;
  readonly agentDefault: string | undefined;
  readonly sensorDefault: string | undefined;
}

/** The keys in the examples of the documentation have this form. */
const KEY_FORM = /^[0-9A-Fa-f]{16}$/;
export const isKeyForm = (value: string): boolean => KEY_FORM.test(value);

const KEY = /^[\x21-\x7e]{4,128}$/;
const KEY_CHARACTERS = '4 to 128 printable characters without blanks';

/** Reads `digicert-license-keys`: one `alias=KEY` a line; `#` starts a comment. */
export function readAliases(text: string): { aliases: Map<string, string>; problems: string[] } {
  const aliases = new Map<string, string>();
  const problems: string[] = [];
  for (const [index, { alias, key }] of aliasLines(text)) {
    const where = `digicert-license-keys, line ${index + 1}`;
    if (alias === undefined) problems.push(`${where}: expected alias=KEY.`);
    else if (!/^[A-Za-z0-9._-]{1,64}$/.test(alias)) {
      problems.push(`${where}: an alias has letters, digits, '.', '_' and '-' only.`);
    } else if (isKeyForm(alias)) problems.push(`${where}: the alias looks like a key.`);
    else if (!KEY.test(key)) problems.push(`${where}: a key has ${KEY_CHARACTERS}.`);
    else if (aliases.has(alias)) problems.push(`${where}: the alias ${alias} is given twice.`);
    else aliases.set(alias, key);
  }
  return { aliases, problems };
}

/** What is wrong with the key of an input that holds one. Aliases are for entries. */
export function unfitKey(
  key: string | undefined,
  aliases: ReadonlyMap<string, string> | undefined,
): readonly string[] {
  if (key === undefined) return [];
  if (aliases?.has(key)) return ["holds an alias of 'digicert-license-keys': expected the key"];
  return KEY.test(key) ? [] : [`is no licence key: expected ${KEY_CHARACTERS}`];
}

/** Whatever may be a key in it, also in a line that is not well-formed. */
export function keysIn(text: string): readonly string[] {
  return aliasLines(text).map(([, { key }]) => key);
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

/** The licence key of an entry, or what is wrong with it. Never quotes a value: it may be a key. */
export function chooseLicence(
  fields: Fields,
  { aliases, agentDefault, sensorDefault }: LicenceInputs,
): Licence | { readonly problem: string } | { readonly missing: string } {
  const { agentLicenseKey, sensorLicenseKey } = fields;
  if (agentLicenseKey !== undefined && sensorLicenseKey !== undefined) {
    return { problem: 'agentLicenseKey and sensorLicenseKey: give one of them' };
  }
  if (agentLicenseKey !== undefined) return resolve('agentLicenseKey', agentLicenseKey, aliases);
  if (sensorLicenseKey !== undefined) return resolve('sensorLicenseKey', sensorLicenseKey, aliases);

  const agentless = fields.managementIp !== undefined || fields.virtualServerName !== undefined;
  if (!agentless && agentDefault !== undefined) {
    return {
      field: 'agentLicenseKey',
      key: agentDefault,
      shown: '***',
      input: 'digicert-agent-license-key',
    };
  }
  if (sensorDefault !== undefined) {
    return {
      field: 'sensorLicenseKey',
      key: sensorDefault,
      shown: '***',
      input: 'digicert-sensor-license-key',
    };
  }
  return {
    missing: agentless
      ? "a licence key: set 'digicert-sensor-license-key', as the entry has a managementIp or virtualServerName"
      : "a licence key: set 'digicert-agent-license-key' or 'digicert-sensor-license-key'",
  };
}

function resolve(
  field: Licence['field'],
  value: string,
  aliases: ReadonlyMap<string, string> | undefined,
): Licence | { readonly problem: string } | { readonly missing: string } {
  const key = aliases?.get(value);
  if (key !== undefined) return { field, key, shown: value };
  if (aliases === undefined && value.length < SHORTEST_SECRET) {
    return { missing: `the key of its ${field}, an alias: set 'digicert-license-keys'` };
  }
  if (aliases === undefined || isKeyForm(value)) return { field, key: value, shown: '***' };
  return {
    problem:
      `${field}: is neither an alias of 'digicert-license-keys' nor 16 hex digits` +
      (aliases.size > 0 ? `; the nearest alias is ${closest(value, [...aliases.keys()])}` : ''),
  };
}
