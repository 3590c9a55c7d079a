/**
 * The words that everything else speaks. This file imports nothing.
 *
 * The data flows one way: inputs → entries → provider plan (targets and calls) → outcomes →
 * report → verdict.
 */

/** Values of one entry by the API's own field names, checked and in canonical spelling. */
export type Fields = Readonly<Record<string, string>>;

/** One thing to retry, as asked for: fields of `targets` and inventory merged, defaults not yet. */
export interface Entry {
  /** Where a person finds it: `targets, entry 3` or `fleet.csv, row 4`. */
  readonly where: string;
  readonly name?: string;
  readonly fields: Fields;
  /** Fields in which `targets` says something else than the inventory. */
  readonly overrides?: readonly string[];
}

/** A scalar as `results` and `failed-targets` write it. */
export type JsonScalar = string | number | boolean | null;
/** An object of them. What is undefined is absent: JSON has no word for it. */
export type JsonFields = Readonly<Record<string, JsonScalar | undefined>>;

/** One thing that is retried: an identity at the provider, complete and checked. */
export interface Target {
  /** The plain-list entry, e.g. `www.example.com@10.0.0.1:443` or `cert:1234567`. */
  readonly label: string;
  readonly name?: string;
  /** Two targets with the same identity are the same thing at the provider. */
  readonly identity: string;
  /** The fields of the identity that may be shown; never a secret, never an input's default. */
  readonly shown: JsonFields;
  /** The entry that, given as `targets` with the same inventory and inputs, means this target. */
  readonly again: JsonFields;
}

/** What became of one target. */
export type Outcome =
  | { readonly kind: 'submitted'; readonly message: string }
  | {
      readonly kind: 'rejected';
      /** Whole codes as text; empty where the provider gave none. */
      readonly codes: readonly string[];
      /** Whether the codes were given for this very target: only those can be ignored. */
      readonly own: boolean;
      readonly message: string;
    }
  | { readonly kind: 'rate-limited'; readonly code?: string; readonly message: string }
  | { readonly kind: 'unknown'; readonly message: string }
  | { readonly kind: 'not-attempted'; readonly message: string }
  | { readonly kind: 'dry-run' };

export type OutcomeKind = Outcome['kind'];

/** One POST, complete but for the connection. */
export interface HttpRequest {
  readonly url: URL;
  /** Header names in lower case; `content-length` is added when it is sent. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /**
   * Whether no other request uses its connection: a surplus reply to one request would answer the
   * next one, where a reply does not say which request it belongs to.
   */
  readonly ownConnection: boolean;
}

/** A reply that arrived whole: every byte that was announced. */
export interface HttpReply {
  readonly status: number;
  /** How long the provider asks to wait (`Retry-After`); 0 or less for a date that has passed. */
  readonly retryAfterMs?: number;
  readonly body: string;
}

/** What a provider says in one reply. */
export type Reading =
  | {
      readonly kind: 'answered';
      /** One per target of the call, in the call's order. */
      readonly outcomes: readonly Outcome[];
      /** What is wrong with the reply as a whole; each one makes the step red. */
      readonly problems: readonly string[];
      /** Why nothing more may be sent in this run, e.g. a refused key. */
      readonly stop?: string;
    }
  | {
      /** Refused for coming too soon: the request certainly did not count. */
      readonly kind: 'too-soon';
      /** `call`: only this call waits, for a later pass; `everything`: all requests pause. */
      readonly scope: 'call' | 'everything';
      readonly code: string;
      readonly message: string;
    };

/** One request and the targets that it is for. */
export interface Call {
  readonly targets: readonly Target[];
  readonly request: HttpRequest;
  read(reply: HttpReply): Reading;
}

/** How fast a provider may be asked. */
export interface Pace {
  /** Requests under way at the same time. */
  readonly concurrency: number;
  /** At most `limit` requests in any `milliseconds`. */
  readonly windows: readonly { readonly limit: number; readonly milliseconds: number }[];
  /** How long after the last answered call a call that came too soon may be tried again. */
  readonly laterPassMs?: number;
}

/** Everything a run will do, decided before the first request. */
export interface Plan {
  /** In the order of the input, every identity once. */
  readonly targets: readonly Target[];
  readonly calls: readonly Call[];
  /** Why the input cannot be used; nothing is sent when there is one. */
  readonly problems: readonly string[];
  /** What a live run could not do without; only a dry run has them. */
  readonly warnings: readonly string[];
  /** Worth knowing, harmless. */
  readonly notices: readonly string[];
}

/** What one field of an entry may hold: the canonical spelling, or what is wrong with the text. */
export type FieldReading = { readonly value: string } | { readonly problem: string };
export type FieldReader = (text: string) => FieldReading;

/** An entry of a plain list that has the form of a provider's address or ID. */
export type PlainReading = { readonly fields: Fields } | { readonly problem: string };

/** How entries for a provider are written. */
export interface EntryGrammar {
  /** The API's field names and what each may hold. */
  readonly fields: Readonly<Record<string, FieldReader>>;
  /** An entry is for this provider when it has one of these. */
  readonly keys: readonly string[];
  /** Fields whose values are secrets. */
  readonly secrets: readonly string[];
  /** Fields that count as one: an entry that gives one of them overrides the others. */
  readonly oneOf: readonly (readonly string[])[];
  /** Examples of plain-list entries, for messages. */
  readonly forms: readonly string[];
  /** Reads a plain-list entry; `undefined` when it does not have the form of this provider. */
  plain(text: string): PlainReading | undefined;
  /**
   * Keys under which an entry is looked up in an inventory by address or ID, e.g.
   * `10.0.0.1:443`; none when the key fields are incomplete.
   */
  addresses(fields: Fields): readonly string[];
  /**
   * What the same text would be as the other kind of ID, as it would be written in a plain list and
   * as `addresses` gives it: people mix the two up.
   */
  otherKind?(fields: Fields): string | undefined;
  /** Fields beside the address that tell apart entries which share it. */
  readonly distinguishing: readonly string[];
  /** Fields by whose value a plain word finds entries in an inventory, as by their name. */
  readonly words: readonly string[];
  /** A request body that may be pasted as it is: where its entries are, what stands outside. */
  readonly body?: { readonly list: string; readonly outer: readonly string[] };
}

/** An input of a provider, as `action.yml` declares it. */
export interface InputSpec {
  /**
   * `text` is one trimmed line; `password` loses line breaks at its end and nothing else;
   * `lines` is trimmed text of any number of lines.
   */
  readonly kind: 'text' | 'password' | 'lines';
  /** The secrets in it, to be masked before anything else is done with them. */
  readonly secrets?: (value: string) => readonly string[];
  /** Blank is an error in a live run and a warning in a dry run. */
  readonly required?: boolean;
  /** The most characters it may have. */
  readonly max?: number;
}

/** What a provider needs of the inputs, as text by input name; blank ones are absent. */
export interface ProviderSettings {
  readonly inputs: Readonly<Record<string, string>>;
  /** Without a path prefix of its own: the origin, plus the prefix of `base-url`, no `/` at the end. */
  readonly baseUrl: string;
  readonly userAgent: string;
  readonly dryRun: boolean;
}

/** A provider that can retry failed certificate work: all that the rest knows about it. */
export interface Provider {
  /** What the input `provider` holds. */
  readonly id: string;
  /** What people call it. */
  readonly name: string;
  readonly baseUrl: string;
  readonly inputs: Readonly<Record<string, InputSpec>>;
  readonly grammar: EntryGrammar;
  readonly pace: Pace;
  /** What the inputs give to entries that lack it, as far as it tells entries apart. */
  defaults(inputs: Readonly<Record<string, string>>): Fields;
  /** Tells aliases, which stand in secret fields for a secret and are none. */
  aliases(settings: ProviderSettings): (value: string) => boolean;
  /** The codes that are known to refuse a target. */
  readonly codes: readonly string[];
  /** What to do about a code; `undefined` for codes that nobody has described. */
  hint(code: string, context: { readonly attempt: number }): string | undefined;
  /** Checks the settings and turns entries into targets and calls. */
  plan(entries: readonly Entry[], settings: ProviderSettings): Plan;
}

/** A target and what became of it. */
export interface Result {
  readonly target: Target;
  readonly outcome: Outcome;
  /** Refused, but with codes that the user chose to ignore. */
  readonly ignored: boolean;
  /** What to do next; absent where nothing has to be done. */
  readonly hint?: string;
}

export type Verdict = 'success' | 'failure' | 'dry-run' | 'invalid-input';

export interface Counts {
  readonly total: number;
  readonly submitted: number;
  readonly ignored: number;
  readonly failed: number;
}

/** Everything that a finished run has to say. */
export interface Report {
  readonly provider: { readonly id: string; readonly name: string };
  readonly verdict: Exclude<Verdict, 'invalid-input'>;
  readonly counts: Counts;
  /** `2 of 3 submitted`, run-level problems added. */
  readonly message: string;
  /** In the order of the targets. */
  readonly results: readonly Result[];
  /** What went wrong with the run as a whole. */
  readonly problems: readonly string[];
  /** Worth knowing: duplicates, a foreign base URL, a second attempt. */
  readonly notices: readonly string[];
  readonly durationMs: number;
}
