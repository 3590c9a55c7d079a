import type { Completion } from '../../domain/completion.ts';
import { normalizeSerialNumber } from '../../fields/serial-number.ts';
import { canonicalStatus, isFailure, type StatusKind, statusKind } from './automations.ts';
import type { Observation } from './status.ts';

type Listed = Extract<Observation, { kind: 'listed' }>;

/**
 * Judges a retry by evidence. `baseline` is what the provider showed before; `observations` are the
 * reads after the submission, oldest first.
 */
export function completionOf(
  baseline: Observation | undefined,
  observations: readonly Observation[],
): Completion {
  const before = baseline?.kind === 'listed' ? baseline : undefined;
  const seen: Listed[] = before === undefined ? [] : [before];
  for (const now of observations) {
    if (now.kind === 'not-listed') continue;
    const kind = judge(before, seen, now);
    seen.push(now);
    if (kind !== undefined) return describe(kind, now);
  }
  const last = observations.at(-1);
  return last?.kind === 'listed' ? describe('in-progress', last) : { kind: 'unknown' };
}

/** `undefined` while the reads prove nothing. `seen` is everything before `now`. */
function judge(
  before: Listed | undefined,
  seen: readonly Listed[],
  now: Listed,
): 'completed' | 'failed-again' | undefined {
  // A target without a baseline counts as failed before, whichever failure it was.
  const changed = seen.some(
    ({ status }) => status !== undefined && !sameStatus(status, now.status),
  );
  if (isFailure(now.status)) {
    const ranAgain = changed || seen.some((earlier) => hasOtherRun(earlier, now));
    return ranAgain ? 'failed-again' : undefined;
  }
  if (now.status !== undefined && statusKind(now.status) === 'succeeded') {
    const wasThere = before?.status !== undefined && statusKind(before.status) === 'succeeded';
    if (!wasThere || changed) return 'completed';
  }
  return before !== undefined && hasNewCertificate(before, now) ? 'completed' : undefined;
}

/** Both spellings of the success status are the same one. */
function sameStatus(one: string | undefined, other: string | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  if (statusKind(one) === 'succeeded') return statusKind(other) === 'succeeded';
  return canonicalStatus(one) === canonicalStatus(other);
}

const NO_FAILURE: ReadonlySet<StatusKind> = new Set<StatusKind>([
  'succeeded',
  'resting',
  'pending',
]);

/**
 * A time that one of the reads lacks proves nothing. Neither do details without a failure: the action
 * reads them after the list, and the automation may have succeeded between the two reads.
 */
function hasOtherRun({ details: earlier }: Listed, { details: now }: Listed): boolean {
  if (earlier === undefined || now === undefined) return false;
  if (now.status !== undefined && NO_FAILURE.has(statusKind(now.status))) return false;
  return (
    differ(earlier.lastRunTime, now.lastRunTime) || differ(earlier.requestedOn, now.requestedOn)
  );
}

const differ = (one: number | undefined, other: number | undefined): boolean =>
  one !== undefined && other !== undefined && one !== other;

function hasNewCertificate(before: Listed, now: Listed): boolean {
  if (now.serialNumber === undefined) return false;
  if (!before.hasCertificate) return true;
  if (before.serialNumber === undefined) return false;
  if (normalizeSerialNumber(before.serialNumber) === normalizeSerialNumber(now.serialNumber))
    return false;
  return (
    before.expiresOn !== undefined &&
    now.expiresOn !== undefined &&
    now.expiresOn > before.expiresOn
  );
}

/** The details of earlier reads may tell of the old failure: they do not count. */
function describe(
  kind: Completion['kind'],
  { status, serialNumber, expiresOn, details }: Listed,
): Completion {
  const { cause, solution, step } = kind === 'failed-again' ? (details ?? {}) : {};
  return {
    kind,
    ...(status !== undefined && { status }),
    ...(cause !== undefined && { cause }),
    ...(solution !== undefined && { solution }),
    ...(step !== undefined && { step }),
    ...(serialNumber !== undefined && {
      certificate: { serialNumber, ...(expiresOn !== undefined && { notAfter: expiresOn }) },
    }),
  };
}
