import type { Provider } from '../domain/provider.ts';
import type { FieldNames } from './field-names.ts';

/** What the readers of texts share. */
export interface ParseContext {
  /** The provider of the input `provider`; `undefined` if the input is wrong. */
  readonly picked: Provider | undefined;
  readonly providers: readonly Provider[];
  readonly fieldNames: FieldNames;
  /** Collects every value of a secret field, also of entries that cannot be used. */
  readonly secrets: Set<string>;
  /** Ends the reading of a long text. */
  readonly signal?: AbortSignal | undefined;
}
