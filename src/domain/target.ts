import type { Outcome } from './outcome.ts';

/** A value of `results` and `failed-targets`. */
export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [name: string]: JsonValue | undefined };

/** An object of such values. JSON leaves out what is undefined. */
export type JsonFields = Readonly<Record<string, JsonValue | undefined>>;

/** One thing that the provider can retry: complete, checked and unique. */
export interface Target {
  /** The plain-list entry, such as `www.example.com@10.0.0.1:443` or `cert:1234567`. */
  readonly label: string;
  readonly name?: string;
  /** Two targets with the same identity are the same thing at the provider. */
  readonly identity: string;
  /** The fields of the identity that may be shown: no secret, no default of an input. */
  readonly publicFields: JsonFields;
  /** The entry that means this target when `targets` holds it, with the same inventory and inputs. */
  readonly retryEntry: JsonFields;
  /** DNS names of the certificate, if they are known. */
  readonly domainNames?: readonly string[];
  /** The port that serves the certificate, if the provider installs it there. */
  readonly endpoint?: { readonly ip: string; readonly port: number; readonly domain?: string };
  /** Set for work that the provider itself lists as failed. */
  readonly facts?: TargetFacts;
  /** Set if the action does not send the target. */
  readonly decided?: Outcome;
  /** What a request would use, for the table of a dry run. */
  readonly usage?: TargetUsage;
}

/** What the provider says about the failure of a target. */
export interface TargetFacts {
  readonly cause?: string;
  /** The provider's own advice. */
  readonly solution?: string;
  /** The step that failed, such as `certInstall`. */
  readonly step?: string;
  /** The provider's word for the state. */
  readonly status?: string;
  /** The inventory entry, as JSON, without which the target cannot be sent. */
  readonly entryToAdd?: string;
}

/** What a dry run shows beside a target, by column. */
export type TargetUsage = Readonly<Record<string, string>>;
