import type { ConfiguredProvider, Follower, Provider } from '../domain/provider.ts';
import type { Target } from '../domain/target.ts';
import type { Client } from '../http/client.ts';
import type { Clock } from '../http/clock.ts';
import type { ResultStore } from '../report/result-store.ts';
import { pluralize } from '../text/format.ts';
import { follow, readBaseline } from './follow.ts';
import { boundNewSpace } from './new-space.ts';
import type { Verifier } from './verify.ts';

export interface FollowingOptions {
  readonly provider: Provider;
  readonly configured: ConfiguredProvider;
  readonly client: Client;
  readonly store: ResultStore;
  readonly clock: Clock;
  /** Aborted when the run is cancelled. */
  readonly signal: AbortSignal;
  /** How long the run follows the targets; 0: not at all. */
  readonly followMs: number;
  readonly verifyTls: boolean;
  onFollowProgress(leftMs: number): void;
  onWarning(message: string): void;
}

/** Follows the targets of one run, from before their submission until they work. */
export interface Following {
  /** Notes when the provider answered for a target. */
  submitted(target: Target, repliedAt: number | undefined): void;
  /** Follows what was submitted. Returns the notices of the whole. */
  end(): Promise<readonly string[]>;
}

/** Reads the baseline, so that a change can be seen after the submission. */
export async function createFollowing(
  sent: readonly Target[],
  options: FollowingOptions,
): Promise<Following> {
  boundNewSpace();
  const before = await lookBefore(sent, options);
  return {
    submitted: (target, repliedAt) => before.follower?.submitted?.(target, repliedAt),
    end: async () => [...before.notices, ...(await followSent(before, options))],
  };
}

interface Before {
  readonly follower: Follower | undefined;
  readonly verifier: Verifier | undefined;
  readonly notices: readonly string[];
}

/** What is read and looked at before the submission, so that a change can be seen after it. */
async function lookBefore(sent: readonly Target[], options: FollowingOptions): Promise<Before> {
  const { provider, configured, client, verifyTls } = options;
  const { following } = configured;
  const nothing: Before = { follower: undefined, verifier: undefined, notices: [] };
  if (following === undefined) {
    return {
      ...nothing,
      notices: [`'follow-minutes' has no effect: ${provider.name} does not show the state.`],
    };
  }
  const createFollower = await following.load();
  // The baseline may wait for the rate limit, which is not paid for later reads.
  let mayWait = true;
  const follower = createFollower(
    { read: (ask) => (mayWait ? client.read(ask) : client.poll(ask)) },
    sent,
  );
  const baseline = await readBaseline(follower);
  mayWait = false;
  if (baseline.isRefused) return { ...nothing, notices: baseline.notices };
  if (!verifyTls) return { ...nothing, follower, notices: baseline.notices };
  if (sent.every(({ endpoint }) => endpoint === undefined)) {
    const notice = `'verify-tls' has no effect: ${provider.name} installs no certificate on a port.`;
    return { ...nothing, follower, notices: [...baseline.notices, notice] };
  }
  return { follower, verifier: await lookAtPorts(sent, options), notices: baseline.notices };
}

/** Looks at the ports before the submission, and warns at once if nobody answers. */
async function lookAtPorts(
  sent: readonly Target[],
  { clock, signal, onWarning }: FollowingOptions,
): Promise<Verifier> {
  const { createVerifier } = await import('./verify.ts');
  const verifier = createVerifier({ clock, signal });
  const { unreachable } = await verifier.lookBefore(sent);
  if (unreachable > 0) {
    onWarning(
      `${unreachable} of ${pluralize(sent.length, 'port')} cannot be reached from this runner: a runner in the cloud does not reach private addresses.`,
    );
  }
  return verifier;
}

async function followSent(
  { follower, verifier }: Before,
  { configured, client, store, clock, signal, followMs, onFollowProgress }: FollowingOptions,
): Promise<readonly string[]> {
  const { following } = configured;
  const accepted = [...store.results].filter(
    ({ outcome }) => outcome.kind === 'submitted' || outcome.kind === 'unknown',
  );
  if (following === undefined || accepted.length === 0) return [];
  if (follower === undefined || client.circuitBreaker.reason?.cause === 'credentials') {
    for (const { target } of accepted) store.update(target, { completion: { kind: 'unknown' } });
    return [];
  }
  return follow({
    follower,
    timing: following,
    targets: accepted.map(({ target }) => target),
    store,
    verifier,
    clock,
    signal,
    startedAt: client.lastAnsweredAt,
    durationMs: followMs,
    onProgress: onFollowProgress,
  });
}
