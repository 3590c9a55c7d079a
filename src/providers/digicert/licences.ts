import type { Fields } from '../../domain.ts';
import { SHORTEST_SECRET } from '../../secrets.ts';
import { nearest } from '../../targets/nearest.ts';

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
  readonly aliases: Aliases | undefined;
  nearestAlias(value: string): string | undefined;
  readonly agentDefault: string | undefined;
  readonly sensorDefault: string | undefined;
}

/** Key by alias. */
export type Aliases = ReadonlyMap<string, string>;

/** The keys in the examples of the documentation have this form. */
const KEY_FORM = /^[0-9A-Fa-f]{16}$/;
export const isKeyForm = (value: string): boolean => KEY_FORM.test(value);

const KEY = /^[\x21-\x7e]{4,128}$/;
const KEY_CHARACTERS = '4 to 128 printable characters without blanks';
const QUOTES = /["'`\u2018-\u201f\u00ab\u00bb]/;
const SEPARATORS = /[\s,;]/;
const QUOTES_AND_SEPARATORS = new RegExp(`(?:${QUOTES.source}|${SEPARATORS.source})+`);

/** Reads `digicert-license-keys`: one `alias=KEY` a line; `#` starts a comment. */
export function readAliases(text: string): { aliases: Map<string, string>; problems: string[] } {
  const aliases = new Map<string, string>();
  const problems: string[] = [];
  for (const [index, { alias, key }] of aliasLines(text)) {
    const where = `digicert-license-keys, line ${index + 1}`;
    if (alias === undefined) problems.push(`${where}: expected alias=KEY.`);
    else if (QUOTES.test(alias + key))
      problems.push(`${where}: expected alias=KEY without quotes.`);
    else if (SEPARATORS.test(key)) {
      problems.push(`${where}: expected one alias=KEY, with no comma or semicolon at its end.`);
    } else if (!/^[A-Za-z0-9._-]{1,64}$/.test(alias)) {
      problems.push(`${where}: an alias has letters, digits, '.', '_' and '-' only.`);
    } else if (isKeyForm(alias)) problems.push(`${where}: the alias looks like a key.`);
    else if (!KEY.test(key)) problems.push(`${where}: a key has ${KEY_CHARACTERS}.`);
    else if (aliases.has(alias)) problems.push(`${where}: the alias ${alias} is given twice.`);
    else aliases.set(alias, key);
  }
  return { aliases, problems };
}

/** What is wrong with the key of an input that holds one key. Aliases are for entries. */
export function unfitKey(key: string | undefined, aliases: Aliases | undefined): readonly string[] {
  if (key === undefined) return [];
  if (aliases?.has(key)) return ["holds an alias of 'digicert-license-keys': expected the key"];
  if (QUOTES.test(key)) return ['is in quotes or has one inside: expected the key alone'];
  return KEY.test(key) && !SEPARATORS.test(key)
    ? []
    : [`is no licence key: expected ${KEY_CHARACTERS}`];
}

/** Whatever may be a key in it, also in a line that is not well-formed. */
export function keysIn(text: string): readonly string[] {
  return aliasLines(text).flatMap(([, { key }]) => keyAlone(key));
}

/** A key as it is written, and as it is meant where quotes or separators stand around it. */
export function keyAlone(key: string): readonly string[] {
  const parts = key.split(QUOTES_AND_SEPARATORS);
  if (parts.length === 1) return [key];
  const alone = parts.flatMap((part) => [part, part.slice(part.indexOf('=') + 1)]);
  return [key, ...new Set(alone.filter(({ length }) => length >= SHORTEST_SECRET))];
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

/**
 * The licence key of an entry, or what is wrong with it, or what only a live run cannot do without.
 * Never quotes a value: it may be a key.
 */
export function chooseLicence(
  fields: Fields,
  inputs: LicenceInputs,
): Licence | { readonly problem: string } | { readonly missing: string } {
  const { agentLicenseKey, sensorLicenseKey } = fields;
  const { agentDefault, sensorDefault } = inputs;
  if (agentLicenseKey !== undefined && sensorLicenseKey !== undefined) {
    return { problem: 'agentLicenseKey and sensorLicenseKey: give one of them' };
  }
  if (agentLicenseKey !== undefined) return resolve('agentLicenseKey', agentLicenseKey, inputs);
  if (sensorLicenseKey !== undefined) return resolve('sensorLicenseKey', sensorLicenseKey, inputs);

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
      ? "lacks a licence key: set 'digicert-sensor-license-key', as the entry has a managementIp or virtualServerName"
      : "lacks a licence key: set 'digicert-agent-license-key' or 'digicert-sensor-license-key'",
  };
}

function resolve(
  field: Licence['field'],
  value: string,
  { aliases, nearestAlias }: LicenceInputs,
): Licence | { readonly missing: string } {
  const key = aliases?.get(value);
  if (key !== undefined) return { field, key, shown: value };
  if (isKeyForm(value)) return { field, key: value, shown: '***' };
  if (aliases === undefined) {
    return {
      missing: `'digicert-license-keys' is empty, and ${field} is not a key of 16 hex digits: is the secret with the aliases set, and does the job name its environment? A run from a fork or from Dependabot gets no secrets`,
    };
  }
  const near = nearestAlias(value);
  return {
    missing:
      `${field} is neither an alias of 'digicert-license-keys' nor a key of 16 hex digits` +
      (near === undefined ? '' : `; the nearest alias is ${near}`),
  };
}

/** A file of 100,000 damaged keys must not be compared with each alias. */
const MOST_COMPARED = 100;

/** Finds the alias that a value probably means, for the first values that it is asked for. */
export function createNearestAlias(aliases: Aliases): (value: string) => string | undefined {
  const names = [...aliases.keys()];
  const known = new Map<string, string | undefined>();
  return (value) => {
    if (!known.has(value) && known.size < MOST_COMPARED) {
      known.set(value, nearest(value, names, 1)[0]);
    }
    return known.get(value);
  };
}
