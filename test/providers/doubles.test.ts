import { describe, expect, it } from 'vitest';
import { providers } from '../../src/providers/index.ts';
import { doubles } from './index.ts';

describe('the registry of test doubles', () => {
  it('has one double for each provider', () => {
    expect(doubles.map(({ id }) => id)).toEqual(providers.map(({ id }) => id));
  });

  it('has no path and no garbling twice', () => {
    const paths = doubles.flatMap(({ states, simulate }) => [
      ...new Set(
        Object.values(states).flatMap(({ options }) =>
          simulate(options, Date.now).map(({ path }) => path),
        ),
      ),
    ]);
    const garblings = doubles.flatMap((double) =>
      Object.values(double.garblings).flatMap((names) => Object.keys(names)),
    );
    for (const list of [paths, garblings]) expect(new Set(list).size).toBe(list.length);
  });
});

describe.each(doubles)('the double of $id', (double) => {
  /** The endpoints that exist in each named state. */
  const states = Object.values(double.states).map(({ options }) =>
    double.simulate(options, Date.now),
  );

  it('always has an endpoint that retries', () => {
    for (const endpoints of [double.simulate({}, Date.now), ...states]) {
      expect(endpoints.filter(({ name }) => name === 'retry')).toHaveLength(1);
    }
  });

  it('has garblings for endpoints that exist in a named state', () => {
    const garblings = new Map(
      states.flatMap((endpoints) => endpoints.map((each) => [each.name, each.garblings])),
    );
    expect(Object.fromEntries(garblings)).toEqual(double.garblings);
    const retry = Object.keys(double.garblings.retry ?? {});
    expect(retry).toEqual(expect.arrayContaining([...double.chaos.lies]));
  });

  it('has the scenario of the documented samples', () => {
    expect(Object.keys(double.states)).toContain('documented');
  });

  it('has samples whose secrets are inputs of the provider, or in a row', () => {
    const { inputs, secretInputs, secrets, rows, rowSecrets } = double.sample;
    const given = { ...inputs, ...secretInputs };
    const specs = providers.find(({ id }) => id === double.id)?.inputs ?? {};
    expect(Object.keys(specs)).toEqual(expect.arrayContaining(Object.keys(given)));
    const declared = Object.entries(given).flatMap(
      ([name, value]) => specs[name]?.secrets?.(value) ?? [],
    );
    expect(declared.toSorted()).toEqual(Object.values(secrets).toSorted());
    const contains = (text: string) => expect.stringContaining(text);
    for (const secret of Object.values(rowSecrets)) {
      expect(rows.flatMap((row) => Object.values(row))).toContainEqual(contains(secret));
    }
    expect(Object.values(secrets)).toContain(double.hostile.credential);
  });

  it('hides what the secrets of the examples hold', () => {
    const { hidden, secrets } = double.examples;
    for (const secret of hidden) {
      expect(Object.values(secrets)).toContainEqual(expect.stringContaining(secret));
    }
  });
});
