/** The types that the parts of the simulator share: requests that arrive, and replies to them. */

/** One request that arrived whole, whatever became of it. */
export interface SeenRequest {
  /** 1 for the first one. */
  readonly number: number;
  /** 1 for the first connection; requests that share a connection share the number. */
  readonly connection: number;
  /** When its last byte arrived, in milliseconds of the simulator's clock. */
  readonly at: number;
  readonly method: string;
  readonly path: string;
  /** Header names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Names and values in turn, as they came over the wire. */
  readonly rawHeaders: readonly string[];
  readonly secure: boolean;
  readonly bytes: Buffer;
  readonly body: string;
  /** The ID of the provider that has the endpoint; absent for an unknown path. */
  readonly provider?: string;
  /** The name of the endpoint, such as `retry`; absent for an unknown path. */
  readonly endpoint?: string;
  /**
   * The body as JSON or as a record of form fields; `undefined` where it is neither. Read whenever it
   * is asked for: to keep it for every request would cost more than to answer them.
   */
  readonly parsed?: unknown;
  /** The targets that it names, as entries of a plain list. */
  readonly targets: readonly string[];
  /** What the client did that the documentation does not allow. */
  readonly violations: readonly string[];
  /** The fault that hit it. */
  readonly fault?: string;
  /** The HTTP status of the answer that the provider decided on; a fault may have kept it back. */
  readonly status?: number;
}

/** A reply as the provider means it, before any fault gets hold of it. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A reply with a JSON body. */
export function jsonReply(status: number, value: unknown): Reply {
  return jsonTextReply(status, JSON.stringify(value));
}

/** The same for what is JSON already. */
export function jsonTextReply(status: number, body: string): Reply {
  return { status, headers: { 'content-type': 'application/json;charset=UTF-8' }, body };
}

/** What a provider says to one request. */
export interface Decision {
  readonly reply: Reply;
  /** Target by target, what it did. Empty when the request was refused as a whole. */
  readonly verdicts: readonly TargetVerdict[];
  readonly violations: readonly string[];
}

/** What a provider did about one target. */
export interface TargetVerdict {
  /** The entry of a plain list: `www.example.com@10.0.0.1:443`, `cert:1234567`. */
  readonly target: string;
  readonly verdict: 'accepted' | 'refused';
  /** Codes of the refusal, as text. */
  readonly codes: readonly string[];
  /** Its place in the request, from 0. */
  readonly place: number;
}

/** What reading a body gives, before anything is decided. */
export interface ReadBody {
  readonly parsed?: unknown;
  readonly targets: readonly string[];
}

/** Ways to get the shape of a genuine reply wrong, by name: each turns one body into another. */
export type Garblings = Readonly<Record<string, (body: string) => string>>;

/** One endpoint of a provider. */
export interface Endpoint {
  /** The ID of the provider. */
  readonly provider: string;
  /** Its name among the endpoints of the provider: `retry` for the one that retries. */
  readonly name: string;
  /** The end of the path; any prefix before it is accepted. */
  readonly path: string;
  /** The delay of each reply. */
  readonly latencyMs: number;
  readonly garblings: Garblings;
  /** The body that the provider documents for an HTTP error; `undefined` where there is none. */
  errorReply(status: number): Reply | undefined;
  /** Reads the body without judging it and without any effect. */
  read(body: string): ReadBody;
  /** Checks the request, changes the state and decides on the reply. */
  decide(request: SeenRequest, parsed: unknown): Decision;
}

/** Whether JSON gave an object that is no list. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
