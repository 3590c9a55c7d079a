import type { ProviderId, TargetVerdict } from './exchange.ts';

/** One thing that a provider did, whether or not its answer ever arrived. */
export interface LedgerEntry extends TargetVerdict {
  readonly provider: ProviderId;
  /** The number of the request. */
  readonly request: number;
  /** Milliseconds of the simulator's clock. */
  readonly at: number;
}

/** What the providers really did: the truth that a report is compared with. */
export interface Ledger {
  /** In the order of time. */
  readonly entries: readonly LedgerEntry[];
  /** How often a target was accepted. */
  accepted(target: string): number;
  /** How often a target was refused, by any code or by the given one. */
  refused(target: string, code?: string): number;
  /** Every target that was accepted at least once, in the order of time. */
  acceptedTargets(): readonly string[];
  /** Every target that was refused and never accepted, in the order of time. */
  refusedTargets(): readonly string[];
}

/** A ledger and the pen to write into it. */
export function createLedger(): { ledger: Ledger; record(entry: LedgerEntry): void } {
  const entries: LedgerEntry[] = [];
  const accepted = createCounts();
  const refused = createCounts();
  const targets = (verdict: LedgerEntry['verdict']) => [
    ...new Set(entries.filter((entry) => entry.verdict === verdict).map((entry) => entry.target)),
  ];
  const ledger: Ledger = {
    entries,
    accepted: accepted.of,
    refused: (target, code) => refused.of(`${target} ${code ?? ''}`),
    acceptedTargets: () => targets('accepted'),
    refusedTargets: () => targets('refused').filter((target) => accepted.of(target) === 0),
  };
  const record = (entry: LedgerEntry) => {
    entries.push(entry);
    if (entry.verdict === 'accepted') {
      accepted.add(entry.target);
      return;
    }
    for (const code of ['', ...new Set(entry.codes)]) {
      refused.add(`${entry.target} ${code}`);
    }
  };
  return { ledger, record };
}

function createCounts() {
  const counts = new Map<string, number>();
  const of = (key: string) => counts.get(key) ?? 0;
  return { of, add: (key: string) => counts.set(key, of(key) + 1) };
}
