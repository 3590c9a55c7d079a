import type { Ask, AskFailure, Reader } from './api.ts';
import type { CaaIssuers } from './caa.ts';
import type { Completion } from './completion.ts';
import type { Entry, Fields, TargetSyntax } from './entry.ts';
import type { Outcome } from './outcome.ts';
import type { Target } from './target.ts';

/** An input of a provider, as `action.yml` declares it. */
export interface InputSpec {
  /**
   * `text` is one trimmed line; `password` loses line breaks at its end and nothing else;
   * `lines` is trimmed text of any number of lines.
   */
  readonly kind: 'text' | 'password' | 'lines';
  /** The secrets in the value. The action masks them before it does anything else with them. */
  readonly secrets?: (value: string) => readonly string[];
  /** Whether an empty value is an error in a live run and a warning in a dry run. */
  readonly required?: boolean;
  /** The maximum number of characters. */
  readonly max?: number;
}

/** What a provider gets from the inputs. */
export interface ProviderInputs {
  /** Texts by input name; empty inputs are absent. */
  readonly values: Readonly<Record<string, string>>;
  /** The origin, plus the path prefix of `base-url`, without a `/` at the end. */
  readonly baseUrl: string;
  readonly userAgent: string;
  readonly dryRun: boolean;
}

/** How fast the provider may be asked. */
export interface RateLimit {
  /** The maximum number of requests under way at the same time. */
  readonly concurrency: number;
  /** At most `limit` requests in any `milliseconds`. */
  readonly windows?: readonly { readonly limit: number; readonly milliseconds: number }[];
  /** Refusals for coming too soon that concern one request (scope `request`). */
  readonly cooldown?: {
    /** How long after the last answered request a refused one may be sent again. */
    readonly milliseconds: number;
    /** So many refusals in a row after an accepted request show a limit for the whole account. */
    readonly refusalsThatShowAccountLimit: number;
  };
}

/** What a code of a provider means. */
export interface CodeMeaning {
  /** What a person has to do. */
  readonly hint: string;
  /** Why `ignore-codes` must not hold the code. */
  readonly neverIgnored?: string;
  /** Whether the code refuses a request as a whole, so that `ignore-codes` has no effect on it. */
  readonly refusesRequest?: boolean;
  /** Whether a retry cannot help, so that the retry line leaves the target out. */
  readonly nothingToRetry?: boolean;
}

/** What the report says about an outcome. */
export interface Advice {
  readonly hint?: string;
  /** Whether a later retry can help. */
  readonly retryCanHelp: boolean;
}

/** One request of the submit step, and the targets that it is for. */
export interface Submission {
  readonly targets: readonly Target[];
  readonly ask: Ask<SubmissionAnswer>;
}

export interface SubmissionAnswer {
  /** One outcome per target of the submission, in its order. */
  readonly outcomes: readonly Outcome[];
  /** What is wrong with the reply as a whole; each one makes the step fail. */
  readonly problems: readonly string[];
  /** Why the run must send nothing more, such as a refused key. */
  readonly stop?: string;
}

/** Entries as checked targets, and the requests that retry them. */
export interface CheckedTargets {
  /** In the order of the entries, each identity once. */
  readonly targets: readonly Target[];
  /** Why the input cannot be used. */
  readonly errors: readonly string[];
  /** What a live run needs and the inputs do not give. */
  readonly missing: readonly string[];
  readonly notices: readonly string[];
  /** The requests for all targets but the skipped ones. */
  submissions(skipped: ReadonlySet<Target>): readonly Submission[];
}

/** A provider whose inputs have been read. */
export interface ConfiguredProvider {
  /** What is wrong with the inputs. */
  readonly errors: readonly string[];
  /** The fields that inputs give to entries that lack them. */
  readonly defaults: Fields;
  /** Whether a value of a secret field is an alias, and so no secret. */
  isAlias(value: string): boolean;
  /** Checks entries, and removes duplicates. */
  targets(entries: readonly Entry[]): CheckedTargets;
  /** Absent if the provider cannot list failed work. */
  readonly discovery?: {
    /** What the inputs lack for it. */
    readonly missing: readonly string[];
    /** Loads the code of the discovery. */
    load(): Promise<Discovery>;
  };
  /** Absent if the provider cannot show what became of a retry. */
  readonly following?: FollowTiming & {
    /** Loads the code of the reads. */
    load(): Promise<CreateFollower>;
  };
}

/** Finds failed work: `targets: failed`. */
export interface Discovery {
  /** Lists all failed work, or fails: an incomplete list is no list. */
  list(reader: Reader): Promise<FailedWork | AskFailure>;
}

/** A complete list of failed work. */
export interface FailedWork {
  readonly kind: 'listed';
  readonly count: number;
  /** Where the provider looked: `in 2 divisions`. */
  readonly scope: string;
  readonly notices: readonly string[];
  /**
   * Reads why the work failed and what a retry needs.
   *
   * @param rows the entries of the inventory, which go before what the provider shows.
   */
  describe(rows: readonly Entry[]): Promise<DescribedWork>;
}

export interface DescribedWork {
  /** Each of them has `found`. */
  readonly entries: readonly Entry[];
  readonly notices: readonly string[];
  /** Secrets that arrived, used or not. */
  readonly secrets: readonly string[];
}

/** When the state is read after the submissions. */
export interface FollowTiming {
  readonly firstReadMs: number;
  readonly intervalMs: number;
}

export type CreateFollower = (reader: Reader, targets: readonly Target[]) => Follower;

/** Watches targets through the provider's own lists. */
export interface Follower {
  /** Reads the state before the submission. Absent if such a read may count as a call. */
  readBaseline?(): Promise<readonly AskFailure[]>;
  /** Reads the state of the open targets. Targets of a failed read keep their last state. */
  read(open: ReadonlySet<Target>): Promise<readonly AskFailure[]>;
  /** Tells when the provider answered a submission, by its own clock in milliseconds. */
  submitted?(target: Target, repliedAt: number | undefined): void;
  /** What the reads prove so far. */
  completionOf(target: Target): Completion;
}

/** A provider that can retry failed certificate work: all that the core knows about it. */
export interface Provider {
  /** The value of the input `provider`. */
  readonly id: string;
  readonly name: string;
  /** Absent if every installation has an address of its own: `base-url` is required then. */
  readonly baseUrl?: string;
  readonly inputs: Readonly<Record<string, InputSpec>>;
  readonly syntax: TargetSyntax;
  readonly rateLimit: RateLimit;
  /** Codes that the provider documents, with their meaning. */
  readonly codes: ReadonlyMap<string, CodeMeaning>;
  /** What to do about an outcome. `undefined` leaves the advice to the core. */
  advise(outcome: Outcome, context: { readonly attempt: number }): Advice | undefined;
  /** Absent if the provider does not check CAA records. */
  readonly caa?: CaaIssuers;
  configure(inputs: ProviderInputs): ConfiguredProvider;
}
