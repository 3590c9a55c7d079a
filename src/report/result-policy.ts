import { hintOf, type Outcome } from '../domain/outcome.ts';
import type { Advice, Provider } from '../domain/provider.ts';
import type { Result } from '../domain/report.ts';
import type { Target } from '../domain/target.ts';
import { pluralize } from '../text/format.ts';

/** What the report needs to know about a provider. */
export type ReportedProvider = Pick<Provider, 'id' | 'name' | 'codes' | 'advise' | 'rateLimit'>;

/** What an outcome means in this run. */
export interface ResultPolicy {
  readonly provider: ReportedProvider;
  readonly ignoreCodes: ReadonlySet<string>;
  /** 1 for the first attempt of a workflow run. */
  readonly attempt: number;
  /** Whether a target has to be completed, not only submitted. */
  readonly isFollowed: boolean;
  /** Whether a completed target also has to serve a new certificate. */
  readonly isVerified: boolean;
}

/** The word in `ignore-codes` for targets that the provider still works on. */
export const IN_PROGRESS = 'in-progress';

/** The outcome of a target without a recorded answer. */
export const UNANSWERED: Outcome = {
  kind: 'unknown',
  message: 'The step ended before an answer was recorded.',
};

type Judged = Pick<Result, 'outcome' | 'ignored' | 'hint' | 'retryCanHelp'>;

/** The consequences of an outcome: whether it is ignored, what to do, whether a retry can help. */
export function judge(outcome: Outcome, policy: ResultPolicy): Judged {
  const ignored = isIgnored(outcome, policy.ignoreCodes);
  const advice = adviceFor(outcome, policy);
  const hint = ignored ? undefined : advice.hint;
  return {
    outcome,
    ignored,
    retryCanHelp: advice.retryCanHelp,
    ...(hint !== undefined && { hint }),
  };
}

/**
 * The hint with what concerns this target alone: the inventory entry that is missing, or what the
 * CAA check found, since that is the likely cause of a refusal. A refusal that says that there is
 * nothing to retry has another cause.
 */
export function detailedHint(
  { outcome, ignored, hint, retryCanHelp }: Judged,
  { facts }: Target,
  caa: string | undefined,
): string | undefined {
  const isRefused = outcome.kind === 'rejected' && outcome.targetSpecific && !ignored;
  const isLikely = isRefused && retryCanHelp && caa !== undefined;
  return (
    [
      hint,
      facts?.entryToAdd !== undefined && `The entry: ${facts.entryToAdd}`,
      isLikely && `The CAA check found: ${caa}`,
    ]
      .filter(Boolean)
      .join(' ') || undefined
  );
}

/** Whether the target works again, as far as this run looks, and whether somebody has to act. */
export function judgeProgress(
  { outcome, ignored, completion, endpoint }: Pick<Result, 'outcome' | 'ignored'> & ResultFacts,
  { isFollowed, isVerified, ignoreCodes }: ResultPolicy,
): Pick<Result, 'isCompleted' | 'needsAttention'> {
  const isCompleted = completion?.kind === 'completed' && (!isVerified || endpoint === 'new');
  const mayGoOn = completion?.kind === 'in-progress' && ignoreCodes.has(IN_PROGRESS);
  const isDone = isCompleted || mayGoOn || !isFollowed;
  const isGood = ignored || (outcome.kind === 'submitted' && isDone) || outcome.kind === 'dry-run';
  return { isCompleted, needsAttention: !isGood };
}

/** What other steps than the submission find out about a target. Foreign texts are as they came. */
export type ResultFacts = Partial<
  Pick<Result, 'caa' | 'completion' | 'endpoint' | 'servedCertificate'>
>;

/** Only codes that the provider gave for this very target can be ignored, and only all of them. */
function isIgnored(outcome: Outcome, ignoreCodes: ReadonlySet<string>): boolean {
  return (
    outcome.kind === 'rejected' &&
    outcome.targetSpecific &&
    outcome.codes.length > 0 &&
    // The word is for completions alone, also where a provider has such a code.
    outcome.codes.every((code) => code !== IN_PROGRESS && ignoreCodes.has(code))
  );
}

/** What to do about an outcome: the provider knows its own codes, the core the rest. */
export function adviceFor(
  outcome: Outcome,
  { provider, attempt }: Pick<ResultPolicy, 'provider' | 'attempt'>,
): Advice {
  const advice = provider.advise(outcome, { attempt });
  const hint = hintOf(outcome) ?? advice?.hint ?? generalHint(outcome, provider);
  return {
    retryCanHelp: advice?.retryCanHelp ?? isRetryable(outcome),
    ...(hint !== undefined && { hint }),
  };
}

function isRetryable({ kind }: Outcome): boolean {
  return kind !== 'submitted' && kind !== 'dry-run';
}

function generalHint(outcome: Outcome, provider: ReportedProvider): string | undefined {
  switch (outcome.kind) {
    case 'submitted':
    case 'dry-run':
      return undefined;
    case 'rejected':
      return `This action does not know the code: do what the message says, or check the console of ${provider.name}.`;
    case 'rate-limited':
      return `Nothing is wrong with the target: ${whenToRetry(provider)}`;
    case 'unknown':
      return `${provider.name} may already have accepted this request. Check its console before you retry.`;
    case 'not-attempted':
      return 'The provider did not get this request. Retry the target when the cause is gone.';
  }
}

function whenToRetry({ rateLimit }: ReportedProvider): string {
  if (rateLimit.cooldown === undefined) return 'retry it in a few minutes.';
  const minutes = Math.max(1, Math.ceil(rateLimit.cooldown.milliseconds / 60_000));
  return `retry it in ${pluralize(minutes, 'minute')}, or set a larger max-wait-minutes.`;
}
