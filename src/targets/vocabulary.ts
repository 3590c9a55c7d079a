import type { FieldReader, Provider } from '../domain.ts';

/** The name by which an inventory entry can be meant; every provider has it. */
export const NAME = 'name';

/** In a secret field: the key that inventory or defaults give, as `failed-targets` writes it. */
export const UNCHANGED = '***';

/** All field names that any provider knows, in whatever spelling they come. */
export interface Vocabulary {
  /** The spelling that messages use, the picked provider's first. */
  readonly names: readonly string[];
  /** The field that a text means: case, blanks, `_` and `-` do not matter. */
  field(text: string): string | undefined;
  isSecret(field: string): boolean;
  /** Whether entries of the picked provider say by it what to retry. */
  isNeeded(field: string): boolean;
  /** How the value of a field is checked; undefined when it is none of the picked provider's. */
  reader(field: string): FieldReader | undefined;
}

/** Spellings are remembered, since 100,000 entries use the same few; a limit, since not all do. */
const REMEMBERED = 1000;

/** Without a picked provider, every field is checked as the first provider that knows it does. */
export function vocabularyOf(
  picked: Provider | undefined,
  providers: readonly Provider[],
): Vocabulary {
  const ordered = picked === undefined ? providers : [picked, ...providers];
  const fields = new Map([[normalise(NAME), NAME]]);
  const readers = new Map<string, FieldReader>();
  for (const { grammar } of ordered) {
    for (const [field, reader] of Object.entries(grammar.fields)) {
      if (!fields.has(normalise(field))) fields.set(normalise(field), field);
      const checked = picked === undefined || grammar === picked.grammar;
      if (checked && !readers.has(field)) readers.set(field, reader);
    }
  }
  const secrets = new Set(providers.flatMap(({ grammar }) => grammar.secrets));
  /** Null where a text means no field. */
  const spellings = new Map<string, string | null>();
  return {
    names: [...fields.values()],
    field(text) {
      const known = spellings.get(text);
      if (known !== undefined) return known ?? undefined;
      const field = fields.get(normalise(text));
      if (spellings.size < REMEMBERED) spellings.set(text, field ?? null);
      return field;
    },
    isSecret: (field) => secrets.has(field),
    isNeeded: (field) => picked?.grammar.keys.includes(field) ?? false,
    reader: (field) => readers.get(field),
  };
}

/** What is left of a field name when case, blanks, `_` and `-` do not matter. */
export function normalise(name: string): string {
  return name.toLowerCase().replace(/[\s_-]+/g, '');
}
