import type { Inputs } from '../action/inputs.ts';
import type { Runner } from '../action/runner.ts';
import type { Provider } from '../domain/provider.ts';
import type { Target } from '../domain/target.ts';
import type { Clock } from '../http/clock.ts';
import type { ResultStore } from '../report/result-store.ts';
import type { Preflight } from './preflight.ts';

export interface CaaCheckOptions {
  readonly provider: Provider;
  readonly inputs: Inputs;
  readonly runner: Runner;
  readonly clock: Clock;
  /** Aborted when the run is cancelled. */
  readonly signal: AbortSignal;
}

const NOT_CHECKED: Preflight = { findings: new Map(), held: new Map(), warnings: [], notices: [] };

/**
 * Looks CAA records up if the inputs ask for it, and logs what they forbid. Targets whose outcome
 * is known already are left out.
 */
export async function checkCaa(
  targets: readonly Target[],
  { provider, inputs, runner, clock, signal }: CaaCheckOptions,
): Promise<Preflight> {
  const { caaCheck, dnsServers, dryRun } = inputs;
  const { name, caa } = provider;
  if (caaCheck === 'off') return NOT_CHECKED;
  if (caa === undefined) {
    const notice = `'caa-check' has no effect: ${name} does not check CAA records.`;
    runner.info(notice);
    return { ...NOT_CHECKED, notices: [notice] };
  }
  const open = targets.filter(
    ({ decided, domainNames = [] }) => decided === undefined && domainNames.length > 0,
  );
  if (open.length === 0) return NOT_CHECKED;
  // The DNS client is loaded only by the runs that use it.
  const { preflight } = await import('./preflight.ts');
  const checked = await preflight(open, {
    mode: caaCheck,
    issuers: caa,
    dnsServers,
    dryRun,
    clock,
    signal,
  });
  for (const warning of checked.warnings) runner.warning(warning);
  for (const notice of checked.notices) runner.info(notice);
  return checked;
}

/**
 * Adds the findings of one kind to the results: `forbidden` to every target, `cannot-tell` only to
 * targets that need attention.
 */
export function showFindings(
  { findings }: Preflight,
  store: ResultStore,
  kind: 'forbidden' | 'cannot-tell',
): void {
  if (findings.size === 0) return;
  for (const { target, needsAttention } of [...store.results]) {
    const finding = findings.get(target);
    if (finding?.kind !== kind || (kind === 'cannot-tell' && !needsAttention)) continue;
    store.update(target, { caa: finding.text });
  }
}
