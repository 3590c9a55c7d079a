/** Follows targets with a fake clock, a provider that plays a script, and ports that play one. */
import type { AskFailure } from '../../src/domain/api.ts';
import type { Completion } from '../../src/domain/completion.ts';
import type { FollowTiming } from '../../src/domain/provider.ts';
import type { Result } from '../../src/domain/report.ts';
import type { Target } from '../../src/domain/target.ts';
import { followLine } from '../../src/report/log.ts';
import { createResultStore } from '../../src/report/result-store.ts';
import { follow } from '../../src/steps/follow.ts';
import type { Verified } from '../../src/steps/verify.ts';
import { createTextGate } from '../../src/text/gate.ts';
import { createFakeClock, type FakeClock } from '../http/fake-clock.ts';

export const MINUTE = 60_000;
export const DIGICERT: FollowTiming = { firstReadMs: 30_000, intervalMs: MINUTE };
export const SECTIGO: FollowTiming = { firstReadMs: 2 * MINUTE, intervalMs: 5 * MINUTE };

export const IN_PROGRESS: Completion = { kind: 'in-progress', status: 'AUTOMATION_SCHEDULED' };
export const COMPLETED: Completion = { kind: 'completed', status: 'SUCCESSFULLY_RENEWED' };
export const FAILED_AGAIN: Completion = { kind: 'failed-again', status: 'INSTALL_FAILED' };
export const UNKNOWN: Completion = { kind: 'unknown' };

export const failed = (
  reason: AskFailure['reason'],
  more: Partial<AskFailure> = {},
): AskFailure => ({ kind: 'failed', reason, message: `fault: ${reason}`, ...more });

export function targetOf(label: string, hasPort = true): Target {
  const endpoint = hasPort ? { endpoint: { ip: '10.0.0.1', port: 443 } } : {};
  return { label, identity: label, publicFields: {}, retryEntry: {}, ...endpoint };
}

/** A moment of the script, in milliseconds since the last answered submission. */
interface Moment {
  readonly target: string;
  readonly elapsed: number;
}

export interface Following {
  readonly timing?: FollowTiming;
  readonly minutes?: number;
  readonly targets?: readonly Target[];
  /** Before the run follows: a target is `submitted` if nothing is said. */
  readonly unknownOutcomes?: readonly string[];
  /** What the reads prove at this time; in progress if left out. */
  readonly state?: (moment: Moment) => Completion;
  /** Failures of the read with this number, from 1. */
  readonly failures?: (count: number) => readonly AskFailure[];
  /** What a look shows; no looks if left out. */
  readonly look?: (moment: Moment) => Verified | undefined;
  /** How long a read and a look last; no time if left out. */
  readonly readMs?: number;
  readonly lookMs?: number;
  readonly cancelAt?: number;
  readonly prepare?: (clock: FakeClock, results: () => readonly Result[]) => void;
}

/** Follows the targets to the end, and keeps everything that happens. */
export async function followTargets(following: Following) {
  const {
    timing = DIGICERT,
    minutes = 10,
    targets = [targetOf('one')],
    state = () => IN_PROGRESS,
    look,
    cancelAt,
  } = following;
  const clock = createFakeClock();
  const cancel = new AbortController();
  if (cancelAt !== undefined) clock.at(cancelAt, () => cancel.abort());
  const store = createResultStore({
    targets,
    gate: createTextGate(),
    policy: {
      provider: {
        id: 'fake',
        name: 'Fake',
        codes: new Map(),
        advise: () => undefined,
        rateLimit: { concurrency: 1 },
      },
      ignoreCodes: new Set(),
      attempt: 1,
      isFollowed: true,
      isVerified: look !== undefined,
    },
  });
  store.record(
    targets,
    targets.map(({ label }) =>
      following.unknownOutcomes?.includes(label)
        ? { kind: 'unknown', message: 'no reply' }
        : { kind: 'submitted', message: 'accepted' },
    ),
  );
  following.prepare?.(clock, () => [...store.results]);
  const reads: number[] = [];
  const open: string[][] = [];
  const looks: { readonly at: number; readonly labels: readonly string[] }[] = [];
  const lines: { readonly at: number; readonly line: string }[] = [];
  let readAt = Number.NEGATIVE_INFINITY;

  const notices = await clock.until(
    follow({
      timing,
      targets,
      store,
      clock,
      signal: cancel.signal,
      startedAt: clock.now(),
      durationMs: minutes * MINUTE,
      follower: {
        async read(asked) {
          reads.push(clock.elapsed());
          open.push([...asked].map(({ label }) => label));
          if (following.readMs) await clock.sleep(following.readMs, cancel.signal);
          const failures = following.failures?.(reads.length) ?? [];
          if (failures.length === 0) readAt = clock.elapsed();
          return failures;
        },
        completionOf: ({ label }) =>
          readAt < 0 ? UNKNOWN : state({ target: label, elapsed: readAt }),
      },
      verifier: look && {
        lookBefore: async () => ({ unreachable: 0 }),
        async look(asked) {
          looks.push({ at: clock.elapsed(), labels: [...asked.keys()].map(({ label }) => label) });
          if (following.lookMs) await clock.sleep(following.lookMs, cancel.signal);
          return new Map(
            [...asked.keys()].flatMap((target) => {
              const seen = look({ target: target.label, elapsed: clock.elapsed() });
              return seen === undefined ? [] : [[target, seen] as const];
            }),
          );
        },
      },
      onProgress: (leftMs) =>
        lines.push({ at: clock.elapsed(), line: followLine([...store.results], leftMs) }),
    }),
  );
  const results = [...store.results];
  return {
    notices,
    reads,
    open,
    looks,
    lines,
    results,
    completions: results.map(({ completion }) => completion?.kind),
    endedAt: clock.elapsed(),
  };
}
