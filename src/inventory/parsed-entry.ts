import type { Fields } from '../domain/entry.ts';
import type { InputError } from './errors.ts';

/** How an entry says what it means. */
export type Form =
  /** Fields of JSON, YAML or CSV. */
  | 'structured'
  /** A plain-list entry in the form of an address or ID. */
  | 'address'
  /** A plain-list entry that is looked up as a name or domain. */
  | 'word'
  /** `all` */
  | 'all'
  /** `failed` */
  | 'failed';

/** An entry that was read, but not looked up or merged yet. */
export interface ParsedEntry {
  /** `targets, entry 3` */
  readonly where: string;
  readonly form: Form;
  /** The word to look up; in other plain forms, the entry as written. */
  readonly text: string;
  readonly name?: string | undefined;
  /** Checked values of the picked provider's fields. */
  readonly fields: Fields;
  /** Fields with a plain null. For a domain, null means "the entry without a domain". */
  readonly nullFields: readonly string[];
  /** Fields outside the list that the entry stands in. */
  readonly outer: Fields;
  /** The provider whose key fields the entry has. */
  readonly owner: 'picked' | 'other' | 'none';
  /** Errors that fail the run if this entry is selected. */
  readonly errors: readonly InputError[];
  /** Errors that fail the run even if this entry is not selected. */
  readonly fatalErrors: readonly InputError[];
}

/** The entries of a text, whatever its format. */
export interface Document {
  readonly entries: readonly ParsedEntry[];
  readonly errors: readonly InputError[];
  readonly notices: readonly string[];
}

/** The value of a field: the entry's own one, else the one outside the list. */
export function fieldValue({ fields, outer }: ParsedEntry, field: string): string | undefined {
  return fields[field] ?? outer[field];
}

/** Whether the entry has no error. */
export function isUsable({ errors, fatalErrors }: ParsedEntry): boolean {
  return errors.length + fatalErrors.length === 0;
}
