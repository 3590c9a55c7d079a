import type { Provider } from '../../src/domain/provider.ts';
import { defineProvider, type ProviderDefinition } from '../../src/providers/define.ts';

/** A provider that declares nothing but what every provider has to declare, and `more`. */
export function minimalProvider(more: Partial<ProviderDefinition<unknown>> = {}): Provider {
  return defineProvider({
    id: 'minimal',
    name: 'Minimal CA',
    inputs: {},
    syntax: {
      fields: { serial: (text) => ({ value: text }) },
      keyFields: ['serial'],
      examples: ['serial:1'],
      readPlain: () => undefined,
      lookupKeys: () => [],
    },
    rateLimit: { concurrency: 1 },
    readSettings: () => ({ settings: undefined }),
    targets: () => ({
      targets: [],
      errors: [],
      missing: [],
      notices: [],
      submissions: () => [],
    }),
    ...more,
  });
}
