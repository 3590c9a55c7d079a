import type { Reader } from '../domain/api.ts';
import type { CheckedTargets, Provider } from '../domain/provider.ts';
import type { Ending } from '../domain/report.ts';
import type { DiscoveryRequest, PlannedRequest } from './read-request.ts';

/** What the run retries, or why it retries nothing. */
export interface TargetPlan {
  readonly ending: Ending;
  readonly checked: CheckedTargets;
  /** Problems with the run as a whole. */
  readonly problems: readonly string[];
  readonly notices: readonly string[];
  /** Failed work that the provider lists. */
  readonly found?: number;
  /** Where the provider looked: `in 2 divisions`. */
  readonly scope?: string;
}

const NO_TARGETS: CheckedTargets = {
  targets: [],
  errors: [],
  missing: [],
  notices: [],
  submissions: () => [],
};

export interface PlanOptions {
  readonly reader: Reader;
  readonly maxTargets: number;
  hide(secrets: readonly string[]): void;
  /** Makes a text of the provider safe to show. */
  clean(text: string, limit?: number): string;
}

/** The targets of the workflow, or those that the provider lists as failed. */
export async function planTargets(
  request: PlannedRequest | DiscoveryRequest,
  options: PlanOptions,
): Promise<TargetPlan> {
  const { notices } = request;
  if (request.kind === 'planned') {
    return { ending: 'finished', checked: request.checked, problems: [], notices };
  }
  const { configured, rows } = request;
  const nothing = { checked: NO_TARGETS, problems: [], notices };
  if (request.discovery === undefined) return { ...nothing, ending: 'not-asked' };

  // Loaded only by the runs that use it.
  const { discover } = await import('./discover.ts');
  const found = await discover(await request.discovery(), { ...options, rows });
  if (found.kind === 'list-unreadable') {
    const problems = [withHint(found, request.provider)];
    return { ...nothing, ending: 'list-unreadable', problems };
  }
  const { scope } = found;
  const all = [...notices, ...found.notices];
  if (found.kind === 'nothing-failed') {
    return { ...nothing, ending: 'nothing-failed', notices: all, found: 0, scope };
  }
  if (found.kind === 'too-many') {
    return { ...nothing, ending: 'too-many', notices: all, found: found.count, scope };
  }
  const checked = configured.targets(found.entries);
  const { errors, missing } = checked;
  // Discovery completes every entry. One that is not complete shows a list that is not understood.
  const [problem] = [...errors, ...missing];
  if (problem !== undefined) {
    return { ...nothing, ending: 'list-unreadable', notices: all, problems: [problem] };
  }
  return {
    ending: 'finished',
    checked,
    problems: [],
    notices: [...all, ...checked.notices],
    found: found.count,
    scope,
  };
}

/** The problem, with what the provider's code means for the user. */
function withHint(
  { problem, code }: { readonly problem: string; readonly code?: string },
  provider: Provider,
): string {
  if (code === undefined) return problem;
  const refusal = {
    kind: 'rejected',
    codes: [code],
    targetSpecific: false,
    message: problem,
  } as const;
  const hint = provider.advise(refusal, { attempt: 1 })?.hint;
  return hint === undefined ? problem : `${problem} ${hint}`;
}
