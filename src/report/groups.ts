/** Results that need attention, one group for each reason: every medium shows the same groups. */

import { codesOf, hintOf, type Outcome } from '../domain/outcome.ts';
import type { Report, Result } from '../domain/report.ts';
import { dateOf, timeOfDay, withFullStop } from '../text/format.ts';
import { isUnknown, messageOf } from './describe.ts';

export type GroupKind =
  | UnsubmittedKind
  | 'failed-again'
  | 'old'
  | 'no-tls'
  | 'unreachable'
  | 'in-progress'
  | 'not-seen';

type UnsubmittedOutcome = Exclude<Outcome, { kind: 'submitted' }>;
type UnsubmittedKind = UnsubmittedOutcome['kind'];

/** What to do about a group. */
export interface GroupAdvice {
  readonly text: string;
  /** Whether the provider itself says so. */
  readonly isProviders: boolean;
}

/** Results with the same reason. */
export interface Group {
  readonly kind: GroupKind;
  /** The kind in words, such as `failed again at INSTALL_FAILED`. */
  readonly word: string;
  readonly codes: readonly string[];
  /** Why, as a sentence. */
  readonly reason: string;
  readonly advice?: GroupAdvice;
  /** What the CAA check found, if it found the same for all of them. */
  readonly caa?: string;
  /** At least one, in the order of the report. */
  readonly results: readonly Result[];
  /** Whether the refusal only says that the provider has nothing to retry. */
  readonly isNothingToDo: boolean;
}

type Reason = Pick<Group, 'kind' | 'word' | 'codes' | 'reason' | 'advice'>;

/**
 * The groups of all results that need attention: unknown ones first, then those that need a person,
 * then those with nothing to do. Larger groups come first where the kinds are equal.
 */
export function groupsOf(report: Pick<Report, 'results' | 'retryAt'>): readonly Group[] {
  return groupResults(
    report.results.filter(({ needsAttention }) => needsAttention),
    report.retryAt,
  );
}

/** The groups of targets that the provider rules out, with codes that the user ignores. */
export function ruledOutGroups({ results }: Pick<Report, 'results'>): readonly Group[] {
  return groupResults(results.filter(isRuledOut), undefined);
}

/**
 * Whether the provider rules out a retry with a code that the user ignores: the step stays green, but
 * a person has to act.
 */
export function isRuledOut({ ignored, target }: Result): boolean {
  return ignored && target.decided !== undefined;
}

/** The groups of those targets that a live run would not send, from a dry run. */
export function unsentGroups({ results }: Pick<Report, 'results'>): readonly Group[] {
  return groupResults(results.filter(isHeldBack), undefined);
}

/** Whether a dry run says that a live run would not send the target. */
export function isHeldBack({ outcome }: Result): boolean {
  return outcome.kind === 'dry-run' && outcome.message !== undefined;
}

function groupResults(results: readonly Result[], retryAt: number | undefined): readonly Group[] {
  const groups = new Map<string, { readonly reason: Reason; readonly results: Result[] }>();
  for (const result of results) {
    const reason = reasonOf(result, retryAt);
    const key = JSON.stringify([reason, isNothingToDo(result)]);
    const group = groups.get(key);
    if (group) group.results.push(result);
    else groups.set(key, { reason, results: [result] });
  }
  return [...groups.values()].map(toGroup).toSorted(byUrgency);
}

function toGroup(group: { readonly reason: Reason; readonly results: readonly Result[] }): Group {
  const { reason, results } = group;
  const caa = results[0]?.caa;
  const isShared = results.every((result) => result.caa === caa);
  return {
    ...reason,
    ...(reason.kind === 'old' && { reason: reason.reason + expiryText(results) }),
    ...(caa !== undefined && isShared && { caa }),
    results,
    isNothingToDo: results.every(isNothingToDo),
  };
}

/** The deadline of a group whose ports serve old certificates. */
function expiryText(results: readonly Result[]): string {
  const times = results.flatMap(({ servedCertificate }) => servedCertificate?.notAfter ?? []);
  const day = dateOf(
    times.reduce((first, time) => Math.min(first, time), Number.POSITIVE_INFINITY),
  );
  if (day === '') return '';
  return results.length === 1 ? ` It expires on ${day}.` : ` The first one expires on ${day}.`;
}

/** The provider refused the target, and another retry would get the same answer. */
function isNothingToDo({ outcome, retryCanHelp, target }: Result): boolean {
  return outcome.kind === 'rejected' && !retryCanHelp && target.decided === undefined;
}

const URGENCY: Readonly<Record<GroupKind, number>> = {
  unknown: 0,
  // The old certificate can expire soon, and a reload of the service is enough.
  old: 1,
  rejected: 2,
  'failed-again': 3,
  'no-tls': 4,
  unreachable: 5,
  'rate-limited': 6,
  'not-attempted': 7,
  'not-seen': 8,
  'in-progress': 9,
  'dry-run': 10,
};

function byUrgency(one: Group, other: Group): number {
  return (
    Number(one.isNothingToDo) - Number(other.isNothingToDo) ||
    URGENCY[one.kind] - URGENCY[other.kind] ||
    other.results.length - one.results.length
  );
}

function reasonOf(result: Result, retryAt: number | undefined): Reason {
  const { outcome } = result;
  return outcome.kind === 'submitted'
    ? progressReason(result)
    : outcomeReason(result, outcome, retryAt);
}

/** The provider says that a retry is not possible now, so that none was sent. */
export const NOT_RETRIED = 'not retried';
export const WORDS: Readonly<Record<UnsubmittedKind, string>> = {
  unknown: 'unknown',
  rejected: 'rejected',
  'rate-limited': 'rate-limited',
  'not-attempted': 'not sent',
  'dry-run': 'would not be sent',
};

function outcomeReason(
  result: Result,
  outcome: UnsubmittedOutcome,
  retryAt: number | undefined,
): Reason {
  const { kind } = outcome;
  const isDecided = kind === 'rejected' && result.target.decided !== undefined;
  return {
    kind,
    word: isDecided ? NOT_RETRIED : WORDS[kind],
    codes: codesOf(outcome),
    reason: messageOf(outcome) + laterStatus(result),
    ...withAdvice(outcomeAdvice(result, retryAt)),
  };
}

/** What the provider reports later about a target that it may have accepted. */
function laterStatus(result: Result): string {
  const { completion } = result;
  if (!isUnknown(result) || completion === undefined || completion.kind === 'unknown') return '';
  const status = completion.status ?? completion.kind;
  return ` The provider now reports: ${status}.`;
}

function outcomeAdvice(result: Result, retryAt: number | undefined): GroupAdvice | undefined {
  const { outcome } = result;
  if (isUnknown(result) && result.completion?.kind === 'completed') {
    return ours('The provider reports success: look at the target before you retry it.');
  }
  const { decided, facts } = result.target;
  // The entry to add differs from target to target: the table of the group shows it.
  const own = facts?.entryToAdd === undefined ? result.hint : undefined;
  const text = own ?? hintOf(outcome);
  if (outcome.kind === 'rate-limited' && retryAt !== undefined) {
    return ours(`Retry after ${timeOfDay(retryAt)} UTC. Nothing is wrong with the target.`);
  }
  if (text === undefined) return undefined;
  const isProviders =
    decided?.kind === 'rejected' && facts?.solution !== undefined && text === hintOf(outcome);
  return { text, isProviders };
}

function ours(text: string): GroupAdvice {
  return { text, isProviders: false };
}

function withAdvice(advice: GroupAdvice | undefined): { readonly advice?: GroupAdvice } {
  return advice === undefined ? {} : { advice };
}

/** Why a submitted target needs attention. */
function progressReason(result: Result): Reason {
  const { completion, endpoint } = result;
  const status = completion?.status;
  const shared = { codes: [] };
  switch (completion?.kind) {
    case 'failed-again':
      return {
        ...shared,
        kind: 'failed-again',
        word: status === undefined ? 'failed again' : `failed again at ${status}`,
        reason: withFullStop(completion.cause ?? 'The provider reports no cause.'),
        advice:
          completion.solution === undefined
            ? ours('Look at the target at the provider, repair the cause, then retry it.')
            : { text: completion.solution, isProviders: true },
      };
    case 'in-progress':
      return {
        ...shared,
        kind: 'in-progress',
        word: 'in progress',
        reason: `Not completed when the time to follow was over${status === undefined ? '' : `; the last status is ${status}`}.`,
        advice: ours('Look at the target later. Do not retry it while it is in progress.'),
      };
    case 'completed':
      return { ...shared, ...endpointReason(endpoint) };
    default:
      return {
        ...shared,
        kind: 'not-seen',
        word: 'state unknown',
        reason: 'Submitted, but no later read shows what became of the target.',
        advice: ours('Look at the target at the provider.'),
      };
  }
}

function endpointReason(endpoint: Result['endpoint']): Omit<Reason, 'codes'> {
  switch (endpoint) {
    case 'old':
      return {
        kind: 'old',
        word: 'old certificate',
        reason: 'The provider reports success, but the port still serves the old certificate.',
        advice: ours(
          'Reload the service behind the port, then check which certificate it serves. A retry does not help.',
        ),
      };
    case 'unreachable':
      return {
        kind: 'unreachable',
        word: 'port unreachable',
        reason: 'The provider reports success, but the runner gets no answer from the port.',
        advice: ours(
          'Check the service and the firewall. A runner in the cloud does not reach private addresses.',
        ),
      };
    case 'no-tls':
      return {
        kind: 'no-tls',
        word: 'no TLS',
        reason: 'The provider reports success, but the port answers without TLS.',
        advice: ours('Check which service listens on the port.'),
      };
    default:
      return {
        kind: 'in-progress',
        word: 'port not checked',
        reason: 'The provider reports success, but the time was over before a look at the port.',
        advice: ours('Look at the certificate of the port, or set a larger follow-minutes.'),
      };
  }
}
