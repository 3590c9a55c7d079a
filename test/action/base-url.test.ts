import { describe, expect, it } from 'vitest';
import { readBaseUrl } from '../../src/action/base-url.ts';
import { providers } from '../../src/providers/index.ts';

const [known] = providers;
if (known === undefined) throw new Error('no provider');
const { baseUrl: _, ...withoutBaseUrl } = known;
const own = { ...withoutBaseUrl, id: 'own', name: 'Own CA' };
const all = [...providers, own];

describe('a provider whose installations have an address each', () => {
  it('requires base-url', () => {
    expect(readBaseUrl(undefined, own, all)).toEqual({
      url: 'https://localhost',
      foreign: undefined,
      errors: [
        "'base-url' is required when provider is 'own': expected the address of your installation.",
      ],
    });
  });

  it('takes any origin, which is not a foreign one', () => {
    expect(readBaseUrl('https://ca.example:8443/api/', own, all)).toEqual({
      url: 'https://ca.example:8443/api',
      foreign: undefined,
      errors: [],
    });
  });

  it.each(['http://ca.example', 'https://user@ca.example', 'ca.example', 'https://ca.example/?x'])(
    'refuses %s',
    (text) => {
      const { url, errors } = readBaseUrl(text, own, all);
      expect(errors).toEqual([expect.stringMatching(/^'base-url' /)]);
      expect(url).toBe('https://localhost');
    },
  );

  it.each(providers.flatMap(({ name, baseUrl }) => (baseUrl ? [{ name, baseUrl }] : [])))(
    'refuses the host of $name',
    ({ name, baseUrl }) => {
      expect(readBaseUrl(baseUrl, own, all).errors).toEqual([
        `'base-url' is the host of ${name}, but provider is 'own': expected https://host, with an optional path.`,
      ]);
    },
  );
});

it('leaves the host of another provider alone if no provider is known', () => {
  for (const { baseUrl } of providers) {
    expect(readBaseUrl(baseUrl, undefined, all).errors).toEqual([]);
  }
});

it('is no error if provider and base-url are absent', () => {
  expect(readBaseUrl(undefined, undefined, all).errors).toEqual([]);
});
