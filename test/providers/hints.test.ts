import { describe, expect, it } from 'vitest';
import { providers } from '../../src/providers/index.ts';

describe.each(providers)('the advice of $name', (provider) => {
  it.each(['constructor', 'toString', '__proto__', 'hasOwnProperty'])(
    'does not know the code %s, which any object has as a property',
    (code) => {
      const outcome = {
        kind: 'rejected',
        codes: [code],
        targetSpecific: true,
        message: '',
      } as const;
      expect(provider.advise(outcome, { attempt: 1 })).toBeUndefined();
    },
  );
});
