import { isDeepStrictEqual } from 'node:util';
import type { AskFailure } from '../domain/api.ts';
import type { Completion } from '../domain/completion.ts';
import type { Follower, FollowTiming } from '../domain/provider.ts';
import type { Target } from '../domain/target.ts';
import type { Clock } from '../http/clock.ts';
import type { ResultStore } from '../report/result-store.ts';
import type { Verified, Verifier } from './verify.ts';

export interface FollowOptions {
  readonly follower: Follower;
  readonly timing: FollowTiming;
  /** The submitted targets, and those that the provider may have accepted. */
  readonly targets: readonly Target[];
  readonly store: ResultStore;
  readonly verifier: Verifier | undefined;
  readonly clock: Clock;
  /** Aborted when the run is cancelled. */
  readonly signal: AbortSignal;
  /** When the last submission was answered, by `clock.now`. */
  readonly startedAt: number;
  readonly durationMs: number;
  /** Called when something changes, and every five minutes. */
  onProgress(leftMs: number): void;
}

const LOOK_INTERVAL_MS = 30_000;
const QUIET_MS = 5 * 60_000;

/**
 * Follows targets until each of them is decided or the time is over. Stores what it finds out.
 *
 * @returns what went wrong with the reads, one sentence each.
 */
export async function follow(options: FollowOptions): Promise<readonly string[]> {
  const { clock, signal, verifier, startedAt, durationMs, timing } = options;
  const deadline = startedAt + durationMs;
  const state = createState(options);
  const schedule = createSchedule(timing, startedAt, deadline);
  let nextLookAt = startedAt;
  let nextLineAt = startedAt + QUIET_MS;

  while (!signal.aborted) {
    const unreported = state.unreported();
    const unverified = verifier === undefined ? new Map<Target, Completion>() : state.unverified();
    // A wait in which nothing can be found out any more would only be billed.
    const hasMoreReads = unreported.size > 0 && schedule.mayReadAt(deadline);
    if (!hasMoreReads && unverified.size === 0) break;
    const readAt = unreported.size > 0 ? schedule.nextAt : Number.POSITIVE_INFINITY;
    const lookAt = unverified.size > 0 ? nextLookAt : Number.POSITIVE_INFINITY;
    const wakeAt = Math.min(readAt, lookAt, deadline, nextLineAt);
    await clock.sleep(Math.max(0, wakeAt - clock.now()), signal);
    if (signal.aborted) break;

    const now = clock.now();
    const isLast = now >= deadline;
    let hasChanged = false;
    if (unreported.size > 0 && (now >= readAt || (isLast && schedule.mayReadAt(now)))) {
      schedule.note(await options.follower.read(unreported), clock.now());
      hasChanged = state.update() || hasChanged;
    }
    if (verifier !== undefined && (now >= lookAt || isLast)) {
      const looks = state.unverified();
      const budgetMs = Math.max(LOOK_INTERVAL_MS, deadline - clock.now());
      hasChanged = state.add(await verifier.look(looks, budgetMs)) || hasChanged;
      nextLookAt = clock.now() + LOOK_INTERVAL_MS;
    }
    if (hasChanged || now >= nextLineAt) {
      options.onProgress(Math.max(0, deadline - clock.now()));
      nextLineAt = clock.now() + QUIET_MS;
    }
    if (isLast || clock.now() > deadline) break;
  }
  state.end();
  return schedule.failures;
}

/** When the next read is allowed. A provider that asks to slow down is asked half as often. */
function createSchedule(
  { firstReadMs, intervalMs }: FollowTiming,
  startedAt: number,
  deadline: number,
) {
  const failures = new Set<string>();
  let interval = intervalMs;
  let nextAt = startedAt + firstReadMs;
  let earliest = Number.NEGATIVE_INFINITY;
  return {
    get nextAt() {
      return nextAt;
    },
    get failures() {
      return [...failures];
    },
    /** Whether a read may come at this time, before its turn. */
    mayReadAt: (now: number) => now >= earliest && Number.isFinite(nextAt),
    note(failed: readonly AskFailure[], now: number): void {
      const slowDowns = failed.filter(({ reason }) => reason === 'rate-limited');
      if (slowDowns.length > 0) {
        interval *= 2;
        const waits = slowDowns.map(({ retryAfterMs = 0 }) => retryAfterMs);
        earliest = now + Math.max(interval, ...waits);
        if (earliest > deadline) failures.add(SLOW_DOWN);
      }
      nextAt = Math.max(now + interval, earliest);
      const refused = failed.find(({ reason }) => reason === 'credentials');
      if (refused !== undefined) {
        nextAt = Number.POSITIVE_INFINITY;
        failures.add(
          `The provider refused to show the state: ${refused.message}. The run reads it no more.`,
        );
      }
      const [other] = failed.filter(({ reason }) => !EXPECTED.has(reason));
      if (other !== undefined) failures.add(`A state could not be read: ${other.message}.`);
    },
  };
}

const SLOW_DOWN =
  'The provider asked to slow down until after the end of follow-minutes. The run reads the state no more.';

const EXPECTED: ReadonlySet<AskFailure['reason']> = new Set([
  'credentials',
  'rate-limited',
  'cancelled',
]);

/** What is known of each followed target. */
function createState({ follower, targets, store, verifier }: FollowOptions) {
  const completions = new Map<Target, Completion>();
  const decided = new Set<Target>();
  const isReported = (target: Target) => {
    const kind = completions.get(target)?.kind;
    return kind === 'completed' || kind === 'failed-again';
  };

  return {
    /** The targets whose end the provider has not reported. */
    unreported: (): ReadonlySet<Target> => new Set(targets.filter((target) => !isReported(target))),
    /** The completed targets whose port still has to be looked at. */
    unverified: (): ReadonlyMap<Target, Completion> =>
      new Map(
        [...completions].filter(
          ([target, { kind }]) =>
            kind === 'completed' && target.endpoint !== undefined && !decided.has(target),
        ),
      ),
    /** Stores what the last read shows. Returns whether a kind or a status has changed. */
    update(): boolean {
      let hasChanged = false;
      for (const target of targets) {
        if (isReported(target)) continue;
        const completion = follower.completionOf(target);
        const earlier = completions.get(target);
        if (isDeepStrictEqual(earlier, completion)) continue;
        completions.set(target, completion);
        store.update(target, { completion });
        hasChanged ||= earlier?.kind !== completion.kind || earlier.status !== completion.status;
      }
      return hasChanged;
    },
    /** Stores what looks at the ports show. Returns whether one of them is final. */
    add(looks: ReadonlyMap<Target, Verified>): boolean {
      let hasChanged = false;
      for (const [target, { isFinal, ...facts }] of looks) {
        if (isFinal) decided.add(target);
        store.update(target, facts);
        hasChanged ||= isFinal;
      }
      return hasChanged;
    },
    /** The time is over: the rest is in progress, or was never seen. */
    end(): void {
      for (const target of targets) {
        const completion = completions.get(target) ?? follower.completionOf(target);
        store.update(target, { completion });
      }
      if (verifier === undefined) return;
      for (const result of store.results) {
        const { target, completion, endpoint } = result;
        const isPending = completion?.kind === 'completed' && endpoint === undefined;
        if (isPending && target.endpoint) store.update(target, { endpoint: 'in-progress' });
      }
    },
  };
}

/** Reads the state before the submission. Its failures only mean that less is known later. */
export async function readBaseline(follower: Follower): Promise<{
  readonly notices: readonly string[];
  readonly isRefused: boolean;
}> {
  const failures = (await follower.readBaseline?.()) ?? [];
  const [first] = failures;
  return {
    notices:
      first === undefined
        ? []
        : [`The state before the retry could not be read: ${first.message}.`],
    isRefused: failures.some(({ reason }) => reason === 'credentials'),
  };
}
