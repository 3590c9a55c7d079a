import type { SeenRequest } from '../simulator/index.ts';
import type { LedgerEntry } from '../simulator/ledger.ts';

/** What was seen of one run, from outside of it. */
export interface Observation {
  /** `undefined` where the step was killed. */
  readonly green: boolean | undefined;
  readonly outputs: Readonly<Record<string, string>>;
  /** The last version of the results file; `undefined` where there is none. */
  readonly resultsFile: string | undefined;
  /** Everything that was written anywhere but for the masks. */
  readonly everyByte: string;
  readonly requests: readonly SeenRequest[];
  readonly ledger: readonly LedgerEntry[];
  readonly violations: readonly string[];
  /** The results file as it was in the middle of the run, and the ledger at that time. */
  readonly snapshots: readonly Snapshot[];
  /** The most requests that the client had under way at the same time. */
  readonly mostUnderWay: number;
  /** Requests that went out although the run had been cancelled. */
  readonly sentAfterCancel: number;
  /** How long the run took by its own clock. */
  readonly elapsedMs: number;
  readonly cancelled: boolean;
}

export interface Snapshot {
  readonly resultsFile: string;
  readonly ledger: readonly LedgerEntry[];
}
