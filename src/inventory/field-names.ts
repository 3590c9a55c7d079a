import type { FieldReader } from '../domain/entry.ts';
import type { Provider } from '../domain/provider.ts';
import { readDomain } from '../fields/index.ts';

/** The name that `targets` can use for an inventory entry. Every provider has this field. */
export const NAME = 'name';

/** The domain, for CAA checks. Every provider has this field; providers can declare it themselves. */
export const DOMAIN_NAME = 'domainName';

/** In a secret field: the key that inventory or inputs give, as `failed-targets` writes it. */
export const UNCHANGED = '***';

/** The field names of all providers. */
export interface FieldNames {
  /** The spelling that messages use, the picked provider's fields first. */
  readonly names: readonly string[];
  /** The field that a text names: case, blanks, `_` and `-` do not matter. */
  field(text: string): string | undefined;
  isSecret(field: string): boolean;
  /** Whether the picked provider's entries need the field to say what to retry. */
  isKeyField(field: string): boolean;
  /** Whether the field is one of the picked provider; without a picked provider, of any. */
  isOwn(field: string): boolean;
  /** Checks the value of a field; `undefined` if the picked provider does not have the field. */
  reader(field: string): FieldReader | undefined;
}

/** Without a picked provider, the first provider that has a field checks its values. */
export function createFieldNames(
  picked: Provider | undefined,
  providers: readonly Provider[],
): FieldNames {
  const ordered = picked === undefined ? providers : [picked, ...providers];
  const names = new Set([NAME]);
  const readers = new Map<string, FieldReader>();
  for (const { syntax } of ordered) {
    for (const [field, reader] of Object.entries(syntax.fields)) {
      names.add(field);
      const isChecked = picked === undefined || syntax === picked.syntax;
      if (isChecked && !readers.has(field)) readers.set(field, reader);
    }
  }
  names.add(DOMAIN_NAME);
  if (!readers.has(DOMAIN_NAME)) readers.set(DOMAIN_NAME, readDomain);
  const fields = new Map<string, string>();
  for (const name of names) {
    if (!fields.has(normalize(name))) fields.set(normalize(name), name);
  }
  const secrets = new Set(providers.flatMap(({ syntax }) => syntax.secretFields));
  const canonical = new Set(fields.values());
  return {
    names: [...canonical],
    // Most texts have the canonical spelling, which need not be normalized.
    field: (text) => (canonical.has(text) ? text : fields.get(normalize(text))),
    isSecret: (field) => secrets.has(field),
    isKeyField: (field) => picked?.syntax.keyFields.includes(field) ?? false,
    isOwn: (field) =>
      field === NAME ||
      (picked === undefined ? providers : [picked]).some(({ syntax }) => field in syntax.fields),
    reader: (field) => readers.get(field),
  };
}

/** A field name without the differences that do not matter: case, blanks, `_` and `-`. */
export function normalize(name: string): string {
  return name.toLowerCase().replace(/[\s_-]+/g, '');
}
