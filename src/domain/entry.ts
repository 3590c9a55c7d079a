import type { Outcome } from './outcome.ts';
import type { TargetFacts } from './target.ts';

/** Values of one entry by the API's own field names, checked and in canonical spelling. */
export type Fields = Readonly<Record<string, string>>;

/** One thing to retry: fields of `targets` and inventory merged. Defaults of inputs are not yet in it. */
export interface Entry {
  /** Where a person finds the entry: `targets, entry 3` or `fleet.csv, row 4`. */
  readonly where: string;
  readonly name?: string;
  readonly fields: Fields;
  /** Fields in which `targets` contradicts the inventory. */
  readonly overrides?: readonly string[];
  /** Set for work that the provider itself lists as failed. */
  readonly found?: FoundWork;
}

/** What the provider says about failed work. Foreign texts are as they came. */
export interface FoundWork {
  /** Tells two found entries apart that have the same fields. */
  readonly id: string;
  /** Values of secret fields. They are sent as they are, never as an alias. */
  readonly secretFields?: Fields;
  /** Where a secret field comes from, for people. */
  readonly secretSource?: string;
  readonly facts: TargetFacts;
  /** DNS names of the certificate. */
  readonly domainNames: readonly string[];
  /** Set if the action does not send the entry. */
  readonly decided?: Outcome;
}

/** The canonical spelling of a field's value, or what is wrong with the text. */
export type FieldReading = { readonly value: string } | { readonly error: string };
export type FieldReader = (text: string) => FieldReading;

/** An entry of a plain list that has the form of a provider's address or ID. */
export type PlainReading = { readonly fields: Fields } | { readonly error: string };

/** How people write entries for a provider. */
export interface TargetSyntax {
  /** The API's field names, and how each value is read. */
  readonly fields: Readonly<Record<string, FieldReader>>;
  /** An entry belongs to this provider if it has one of these fields. */
  readonly keyFields: readonly string[];
  /** Examples of plain-list entries, for messages. */
  readonly examples: readonly string[];
  /** Reads a plain-list entry; `undefined` if the text does not have a form of this provider. */
  readPlain(text: string): PlainReading | undefined;
  /**
   * Keys under which an inventory finds an entry by address or ID, such as `10.0.0.1:443`. The list
   * is empty if key fields are missing.
   */
  lookupKeys(fields: Fields): readonly string[];
  /** The lookup key of the same text as an ID of another kind: people mix the kinds up. */
  otherKind?(fields: Fields): string | undefined;
  /** Fields that hold secrets. */
  readonly secretFields: readonly string[];
  /** Groups of fields that count as one field: an entry that has one of them overrides the others. */
  readonly exclusiveFields: readonly (readonly string[])[];
  /** Fields beside the address that tell entries with the same address apart. */
  readonly identityFields: readonly string[];
  /** Fields by whose value a plain word finds inventory entries, as it does by their name. */
  readonly searchFields: readonly string[];
  /** A request body that users may paste: where its entries are, and which fields stand outside. */
  readonly requestBody?: { readonly list: string; readonly outerFields: readonly string[] };
}
