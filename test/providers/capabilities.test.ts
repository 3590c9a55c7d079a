/** The contract of the capabilities that a provider may have, against its test double. */

import { describe, expect, it, onTestFinished } from 'vitest';
import type { FailureReason } from '../../src/domain/api.ts';
import type { ConfiguredProvider, Provider } from '../../src/domain/provider.ts';
import type { Target } from '../../src/domain/target.ts';
import { providers } from '../../src/providers/index.ts';
import { startSimulator } from '../simulator/index.ts';
import { configured, entriesOf, fixtureOf, planned } from './fixture.ts';
import { doubleOf } from './index.ts';
import { failure, readerFor, readerOverHttp } from './reading.ts';

interface Capable {
  readonly provider: Provider;
  /** Configured with the inputs of the fixture. */
  readonly own: ConfiguredProvider;
  /** The complete entry of the fixture. */
  readonly target: Target;
}

async function capable(provider: Provider): Promise<Capable> {
  const { inputs, fields } = await fixtureOf(provider);
  const [target] = planned(provider, entriesOf([fields]), { inputs }).targets;
  if (target === undefined) throw new Error(`the fixture of ${provider.id} has no target`);
  return { provider, own: configured(provider, { inputs }), target };
}

/** `name` for vitest. */
const named = (list: readonly Capable[]) =>
  list.map((one) => ({ ...one, name: one.provider.name }));

const all = await Promise.all(providers.map(capable));
const discovering = named(all.filter(({ own }) => own.discovery !== undefined));
const following = named(all.filter(({ own }) => own.following !== undefined));

const FAILURES: readonly FailureReason[] = [
  'credentials',
  'refused',
  'unusable',
  'temporary',
  'unreachable',
  'no-reply',
  'rate-limited',
  'cancelled',
];
const NO_DATA = ['', ' ', '{}', '[]', 'null', 'ok', '<!doctype html><p>Welcome', 'errorCode=-14'];

async function discover({ provider, own }: Capable) {
  const discovery = await own.discovery?.load();
  if (discovery === undefined) throw new Error(`${provider.name} has no discovery`);
  return discovery;
}

describe.each(discovering)('the discovery of $name', (one) => {
  const { provider, own } = one;

  it('misses nothing with complete inputs', () => {
    expect(own.discovery?.missing).toEqual([]);
  });

  it.each(FAILURES)('is no list if a read fails: %s', async (reason) => {
    const discovery = await discover(one);
    const list = await discovery.list(readerFor(() => failure(reason)));
    expect(list).toMatchObject({ kind: 'failed', reason });
  });

  it.each(NO_DATA)('is no list if the reply is %j', async (body) => {
    const discovery = await discover(one);
    const reader = readerFor(() => ({ status: 200, body }));
    expect(await discovery.list(reader)).toMatchObject({ kind: 'failed' });
    expect(reader.requests.length).toBeGreaterThan(0);
  });

  it('completes all failed work that the double lists', async () => {
    const { id } = provider;
    const { failedWork, sample } = doubleOf(id);
    if (failedWork === undefined) throw new Error(`the double of ${id} lists no failed work`);
    const simulator = await startSimulator({ [id]: failedWork.options });
    onTestFinished(() => simulator.close());
    const asked = configured(provider, {
      inputs: { ...sample.inputs, ...sample.secretInputs },
      baseUrl: simulator.url,
    });
    const discovery = await asked.discovery?.load();
    const list = await discovery?.list(readerOverHttp());
    if (list?.kind !== 'listed') throw new Error(`no list: ${list?.message}`);
    expect(list.count).toBe(failedWork.count);
    expect(list.scope).toMatch(/^in /);
    const { entries, secrets } = await list.describe([]);
    expect(entries).toHaveLength(list.count);
    expect(new Set(entries.map(({ found }) => found?.id)).size).toBe(list.count);
    expect(entries.map(({ found }) => found?.facts.status)).not.toContain(undefined);
    expect(secrets.toSorted()).toEqual(Object.values(failedWork.secrets).toSorted());

    const { targets, errors, missing, submissions } = asked.targets(entries);
    expect([...errors, ...missing]).toEqual([]);
    expect(targets).toHaveLength(list.count);
    const decided = new Set(targets.filter((target) => target.decided !== undefined));
    const sent = submissions(decided).flatMap((submission) => submission.targets);
    expect(new Set([...sent, ...decided])).toEqual(new Set(targets));
    expect(sent).toHaveLength(list.count - decided.size);

    const create = await asked.following?.load();
    const follower = create?.(readerOverHttp(), targets);
    expect(await follower?.readBaseline?.()).toEqual(follower?.readBaseline && []);
    expect(await follower?.read(new Set(targets))).toEqual(follower && []);
    // Nothing was submitted, so that nothing can be completed.
    for (const target of targets) {
      expect(follower?.completionOf(target).kind).not.toBe('completed');
    }
    expect(simulator.violations).toEqual([]);
  });

  it('is part of the chaos runs', () => {
    expect(doubleOf(provider.id).chaos.makeAccount).toBeDefined();
  });
});

describe.each(following)('the following of $name', (one) => {
  const { provider, own, target } = one;

  it('is part of the chaos runs', () => {
    expect(doubleOf(provider.id).chaos.makeFollowed).toBeDefined();
  });

  it('reads the state at times that are not in the past', () => {
    expect(own.following?.firstReadMs).toBeGreaterThan(0);
    expect(own.following?.intervalMs).toBeGreaterThan(0);
  });

  it.each(FAILURES)('knows nothing of a target if a read fails: %s', async (reason) => {
    const create = await own.following?.load();
    const follower = create?.(
      readerFor(() => failure(reason)),
      [target],
    );
    await follower?.readBaseline?.();
    expect(await follower?.read(new Set([target]))).toMatchObject([{ kind: 'failed', reason }]);
    expect(follower?.completionOf(target)).toEqual({ kind: 'unknown' });
  });

  it.each(NO_DATA)('knows nothing of a target if the reply is %j', async (body) => {
    const create = await own.following?.load();
    const reader = readerFor(() => ({ status: 200, body }));
    const follower = create?.(reader, [target]);
    await follower?.readBaseline?.();
    const failures = await follower?.read(new Set([target]));
    expect(failures).toMatchObject([{ kind: 'failed' }]);
    expect(follower?.completionOf(target)).toEqual({ kind: 'unknown' });
    expect(reader.requests.length).toBeGreaterThan(0);
  });
});
