import type fc from 'fast-check';
import type { Call, Entry, Fields, Plan, Provider } from '../../src/domain.ts';

/** What the tests of the whole registry need to know of a provider. */
export interface Fixture {
  /** Every input that a live run needs, and those that give something to entries. */
  readonly inputs: Readonly<Record<string, string>>;
  /** A complete entry. */
  readonly fields: Fields;
  /** Plain-list entries and what they mean. */
  readonly plain: readonly (readonly [text: string, fields: Fields])[];
  /** Plain-list entries that have its form, but are wrong. */
  readonly broken: readonly string[];
  /** Entries of an inventory, as JSON has them. */
  readonly rows: fc.Arbitrary<readonly Readonly<Record<string, string | number | null>>[]>;
}

/** The fixture of a provider. @throws Error when its folder has none. */
export async function fixtureOf({ id }: Provider): Promise<Fixture> {
  const module: { readonly fixture: Fixture } = await import(`./${id}/fixture.ts`);
  return module.fixture;
}

export interface Planning {
  readonly inputs: Readonly<Record<string, string>>;
  readonly dryRun?: boolean;
  readonly baseUrl?: string;
}

export function entriesOf(list: readonly Fields[]): readonly Entry[] {
  return list.map((fields, index) => ({ where: `targets, entry ${index + 1}`, fields }));
}

export function planned(
  provider: Provider,
  entries: readonly Entry[],
  { inputs, dryRun = false, baseUrl = provider.baseUrl }: Planning,
): Plan {
  return provider.plan(entries, { inputs, baseUrl, userAgent: 'retry/1', dryRun });
}

/** The one call for these entries, to read replies with. */
export function callFor(provider: Provider, list: readonly Fields[], planning: Planning): Call {
  const { calls, problems } = planned(provider, entriesOf(list), planning);
  const [call, ...more] = calls;
  if (call === undefined || more.length + problems.length > 0) {
    throw new Error(`${calls.length} calls; ${problems.join(' ')}`);
  }
  return call;
}
