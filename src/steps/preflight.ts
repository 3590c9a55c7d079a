import {
  type CaaFinding,
  checkCaa,
  createLookUp,
  type DnsServer,
  parseDnsServers,
  systemServers,
} from '../caa/index.ts';
import { CAA_FORBIDDEN, type CaaIssuers, type CaaMode } from '../domain/caa.ts';
import type { Outcome } from '../domain/outcome.ts';
import type { Target } from '../domain/target.ts';
import type { Timer } from '../domain/timer.ts';
import { pluralize } from '../text/format.ts';

export interface PreflightOptions {
  readonly mode: CaaMode;
  readonly issuers: CaaIssuers;
  /** The input `dns-servers`; the servers of the machine if it is empty. */
  readonly dnsServers: string | undefined;
  readonly dryRun: boolean;
  readonly clock: Timer;
  /** Aborted when the run is cancelled. */
  readonly signal: AbortSignal;
}

export interface Preflight {
  /** What is shown with a target. */
  readonly findings: ReadonlyMap<Target, TargetFinding>;
  /** Targets that are not sent. */
  readonly held: ReadonlyMap<Target, Outcome>;
  /** One warning for each cause, and what could not be checked. */
  readonly warnings: readonly string[];
  readonly notices: readonly string[];
}

export interface TargetFinding {
  /** `cannot-tell` is shown only with a target that fails. */
  readonly kind: 'forbidden' | 'cannot-tell';
  readonly text: string;
}

/**
 * Looks up the CAA records of every name once, before the first submission. A look-up that cannot
 * tell never holds a target back.
 */
export async function preflight(
  targets: readonly Target[],
  { mode, issuers, dnsServers, dryRun, clock, signal }: PreflightOptions,
): Promise<Preflight> {
  const names = new Set(targets.flatMap(({ domainNames = [] }) => domainNames));
  const { findings, notices } = await checkCaa([...names], {
    issuers: issuers.accepted,
    recommended: issuers.recommended,
    lookUp: createLookUp(clock, serversOf(dnsServers)),
    clock,
    signal,
  });

  const shown = new Map<Target, TargetFinding>();
  const held = new Map<Target, Outcome>();
  for (const target of targets) {
    const finding = worstOf(target, findings);
    if (finding === undefined || finding.kind === 'allowed') continue;
    const hint = finding.kind === 'forbidden' ? ` ${finding.hint}` : '';
    shown.set(target, { kind: finding.kind, text: finding.message + hint });
    if (mode !== 'enforce' || finding.kind !== 'forbidden') continue;
    const { message, hint: advice } = finding;
    held.set(target, { kind: 'not-attempted', code: CAA_FORBIDDEN, message, hint: advice });
  }
  return {
    findings: shown,
    held,
    warnings: warningsOf(findings),
    notices: [...countsOf(findings, dryRun), ...notices],
  };
}

/**
 * Errors of the input have ended the run before. If they did not, nobody else is asked: other
 * servers may know other records, and must not learn the names.
 */
function serversOf(dnsServers: string | undefined): readonly DnsServer[] {
  if (dnsServers === undefined) return systemServers();
  const parsed = parseDnsServers(dnsServers);
  return 'servers' in parsed ? parsed.servers : [];
}

/** Says how many names were looked up, in a dry run too. */
function countsOf(findings: ReadonlyMap<string, CaaFinding>, dryRun: boolean): readonly string[] {
  if (findings.size === 0) return [];
  const count = (kind: CaaFinding['kind']) =>
    [...findings.values()].filter((finding) => finding.kind === kind).length;
  const who = dryRun ? 'the dry run' : 'the run';
  const names = pluralize(findings.size, 'name');
  return [
    `CAA check: ${who} looked up ${names}: ${count('forbidden')} forbidden, ${count('cannot-tell')} could not be checked.`,
  ];
}

/** A name that forbids counts before a name that cannot tell. */
function worstOf(
  { domainNames = [] }: Target,
  findings: ReadonlyMap<string, CaaFinding>,
): CaaFinding | undefined {
  const own = domainNames.flatMap((name) => findings.get(name) ?? []);
  return (
    own.find(({ kind }) => kind === 'forbidden') ?? own.find(({ kind }) => kind === 'cannot-tell')
  );
}

/** GitHub keeps 10 warnings of a step. */
const MAX_WARNINGS = 8;

/** Names with the same cause have the same hint, and share a warning. */
function warningsOf(findings: ReadonlyMap<string, CaaFinding>): readonly string[] {
  const forbidden = [...findings.values()].filter((finding) => finding.kind === 'forbidden');
  const causes = Map.groupBy(forbidden, ({ hint }) => hint);
  const warnings = [...causes].map(([hint, [first, ...others]]) => {
    const more =
      others.length === 0 ? '' : ` The same holds for ${pluralize(others.length, 'more name')}.`;
    return `CAA check: ${first?.message ?? ''}${more} ${hint}`;
  });
  const left = warnings.length - MAX_WARNINGS;
  if (left <= 0) return warnings;
  const rest = `CAA check: ${pluralize(left, 'more cause')}: the results show them with their targets.`;
  return [...warnings.slice(0, MAX_WARNINGS), rest];
}
