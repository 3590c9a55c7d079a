import type { TargetVerdict } from './exchange.ts';

/** One thing that a provider did, whether or not its answer ever arrived. */
export interface LedgerEntry extends TargetVerdict {
  /** The ID of the provider. */
  readonly provider: string;
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

/** A ledger and the pen to write into it. Counted is when somebody asks: writing is to be quick. */
export function createLedger(): { ledger: Ledger; record(entry: LedgerEntry): void } {
  const entries: LedgerEntry[] = [];
  const counts = new Map<string, number>();
  let counted = 0;
  const count = (key: string) => {
    for (; counted < entries.length; counted += 1) {
      for (const known of keysOf(entries[counted])) counts.set(known, (counts.get(known) ?? 0) + 1);
    }
    return counts.get(key) ?? 0;
  };
  const targets = (verdict: LedgerEntry['verdict']) => [
    ...new Set(entries.filter((entry) => entry.verdict === verdict).map((entry) => entry.target)),
  ];
  const ledger: Ledger = {
    entries,
    accepted: (target) => count(`accepted ${target}`),
    refused: (target, code) => count(`refused ${target} ${code ?? ''}`),
    acceptedTargets: () => targets('accepted'),
    refusedTargets: () => targets('refused').filter((target) => count(`accepted ${target}`) === 0),
  };
  return { ledger, record: (entry) => entries.push(entry) };
}

function keysOf(entry: LedgerEntry | undefined): readonly string[] {
  if (entry === undefined) return [];
  const { verdict, target, codes } = entry;
  if (verdict === 'accepted') return [`accepted ${target}`];
  return ['', ...new Set(codes)].map((code) => `refused ${target} ${code}`);
}
