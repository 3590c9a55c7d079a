import type { Random } from '../chaos/random.ts';
import type { Endpoint, Garblings } from '../simulator/exchange.ts';
import type { CustomReply } from '../simulator/faults.ts';

type Texts = Readonly<Record<string, string>>;

/**
 * All that the tests know of one provider: a stand-in for its API, and the material that the
 * simulator, chaos, secret search, fault tests, examples, demo and picture take from it.
 *
 * A new provider is a folder that exports such a value, and one line in `index.ts`. Beside it, the
 * folder has `fixture.ts` for the contract test, which finds it by itself.
 *
 * Functions that take `Options` are methods, so that doubles of different options fit one list.
 */
export interface ProviderDouble<Options extends object = object> {
  /** The ID of the provider, as `provider:` takes it. */
  readonly id: string;
  /** The endpoints, with a state of their own. One of them has the name `retry`. */
  simulate(options: Options, now: () => number): readonly Endpoint[];
  /** For each endpoint, the ways to get the shape of its replies wrong. */
  readonly garblings: Readonly<Record<string, Garblings>>;
  /** States with a name. Providers share names: a scenario joins all states of one name. */
  readonly states: Readonly<Record<string, NamedState<Options>>>;
  /** Options of the command line, such as `limit-ms`: `--ID-limit-ms 600000`. */
  readonly flags: Readonly<Record<string, (value: number) => Partial<Options>>>;
  readonly sample: Sample;
  /** Failed work, where the provider lists it. */
  readonly failedWork?: FailedWork<Options>;
  readonly hostile: HostileReplies;
  readonly chaos: ChaosDouble<Options>;
  readonly examples: ExamplesDouble<Options>;
  readonly demo: readonly DemoStep[];
  readonly picture: PictureStep<Options>;
}

/** A state of one provider that has a name. */
export interface NamedState<Options extends object> {
  /** One line for the list of scenarios. */
  readonly about: string;
  readonly options: Options;
}

/** The material of a step that succeeds. */
export interface Sample {
  /** The inputs of a good step, with secrets whose encodings differ from one another. */
  readonly inputs: Texts;
  /** Inputs beside these that hold secrets. */
  readonly secretInputs: Texts;
  /** The secrets in both, by a name for messages. */
  readonly secrets: Texts;
  /** Rows of an inventory that `inputs` completes. */
  readonly rows: readonly Readonly<Record<string, string | number>>[];
  /** Secrets of the rows: a run of another provider does not read them. */
  readonly rowSecrets: Texts;
  /** Texts of genuine replies that may not be written anywhere either: personal data. */
  readonly confidential: Texts;
  /** The plain-list entry of the so-manieth target, from 0, as the ledger writes it. */
  target(index: number): string;
  /** Codes of HTTP errors whose reply has a documented body; `http-STATUS` for all others. */
  readonly errorCodes: Readonly<Record<number, string>>;
  /** Whether half of an accepting reply still says that the target was accepted. */
  readonly halfReplyCounts: boolean;
}

/** A state in which the provider lists failed work. */
export interface FailedWork<Options extends object> {
  readonly options: Options;
  /** The number of targets that failed. */
  readonly count: number;
  /** Secrets that the provider sends, by a name for messages. */
  readonly secrets: Texts;
  /** The endpoints that the action asks when it knows these secrets. */
  readonly askedLater: readonly string[];
  /** The genuine reply of a read, with the text in the place of each text that people read. */
  quoting(genuine: string, text: string): string;
}

/** Replies that hold texts of somebody else's choice: secrets, for example. */
export interface HostileReplies {
  /** A genuine reply that accepts, with the text beside what it says. */
  accepting(genuine: string, text: string): string;
  /**
   * A refusal of the whole request, with the code where the provider has room for it. Chaos sends it
   * without a refusal in the ledger: it may hold none of `chaos.ignorableCodes`.
   */
  refusing(text: string, code: string): CustomReply;
  /** The text in every place of a reply, for the rows of the sample. */
  places(text: string): readonly (readonly [place: string, reply: CustomReply])[];
  /** The secret that authenticates: the most attractive one to send back. */
  readonly credential: string;
}

/** What chaos has to know of a provider. */
export interface ChaosDouble<Options extends object> {
  /** The most requests that may be under way at the same time. */
  readonly mostUnderWay: number;
  /** Codes of a refusal for coming too soon: the request did not count. */
  readonly rateLimitCodes: readonly string[];
  /** Codes that `ignore-codes` may hold and that the provider uses here. */
  readonly ignorableCodes: readonly string[];
  /** Garblings that contradict what the provider did: no client can tell them from the truth. */
  readonly lies: readonly string[];
  /** Garblings that leave no doubt that the provider accepted a target. */
  readonly harmless?: readonly string[];
  /** A random fleet. `spawned`: in real time, so that it must not make the client wait. */
  makeFleet(random: Random, spawned: boolean): ChaosFleet<Options>;
  /** A random account for `targets: failed`, where the provider lists failed work. */
  makeAccount?(random: Random, spawned: boolean): ChaosAccount<Options>;
  /** A random fleet that the action follows, where the provider shows what becomes of a retry. */
  makeFollowed?(random: Random): FollowedFleet<Options>;
  /** The identities of the targets of a retry, from its parsed body. */
  keysOfRequest(parsed: unknown): readonly string[];
  /** The identity of a target, from an item of `results`. */
  keyOfResult(item: Readonly<Record<string, unknown>>): string;
}

/** Targets, how they are given to the action, and the state of the provider. */
export interface ChaosFleet<Options extends object> {
  /** The identities that are asked for, in the order of the results. */
  readonly keys: readonly string[];
  /** What the fleet adds to the inputs of the sample. */
  readonly inputs: Texts;
  /** The content of the inventory `fleet.json`, where there is one. */
  readonly inventory?: string;
  readonly options: Options;
  /** The number of requests if nothing goes wrong. */
  readonly requests: number;
  /** Where a limit admits one target at a time for the whole account: the time of each. */
  readonly slotMs?: number;
}

/** A fleet that the provider lists as failed. */
export interface ChaosAccount<Options extends object> extends ChaosFleet<Options> {
  readonly discovery: ChaosDiscovery;
}

/** What a discovery may find. */
export interface ChaosDiscovery {
  /** The targets that the provider itself refuses to retry, with the code of the outcome. */
  readonly unsendable: ReadonlyMap<string, string>;
  /**
   * Targets that wait for a person, with the code of the outcome. Unless the details say more, the
   * action does not send them.
   */
  readonly waiting: ReadonlyMap<string, string>;
  /** Secrets that the provider sends. */
  readonly secrets: Texts;
  readonly maxTargets: number;
  /** Whether the lists end as documented: one that repeats its last page is not trusted. */
  readonly hasEnd: boolean;
}

/** A fleet whose targets change after their retry. */
export interface FollowedFleet<Options extends object> extends ChaosFleet<Options> {
  /** Milliseconds after the retry from which on a target works; never if it is not here. */
  readonly worksAfterMs: ReadonlyMap<string, number>;
  /** The endpoint that shows the state. */
  readonly statusEndpoint: string;
}

/** The credentials of the examples, and states in which the provider refuses. */
export interface ExamplesDouble<Options extends object> {
  /** GitHub secrets of the repository, by name. */
  readonly secrets: Texts;
  /** The texts within the secrets that must not show up. */
  readonly hidden: readonly string[];
  /** GitHub variables of the repository, by name. */
  readonly vars: Texts;
  /** Nothing that the inventories of the examples name may be retried. */
  readonly refusing: Options;
  /** The credentials are wrong. */
  readonly lockedOut: Options;
}

/** A step of `npm run demo`. */
export interface DemoStep {
  readonly title: string;
  /** The name of the state of the provider; `documented` if it is left out. */
  readonly scenario?: string;
  readonly inputs: Texts;
  /** Outputs that the step has to have. */
  readonly expected: Texts;
}

/** The part of a provider in the picture of the README. */
export interface PictureStep<Options extends object> {
  readonly inputs: Texts;
  /** An account in which work failed. */
  readonly options: Options;
}

/** The options of a double. */
export type OptionsOf<Double> = Double extends ProviderDouble<infer Options> ? Options : never;
