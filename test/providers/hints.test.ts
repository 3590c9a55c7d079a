import { describe, expect, it } from 'vitest';
import { providers } from '../../src/providers/index.ts';

describe.each(providers)('the hints of $name', (provider) => {
  it.each(['constructor', 'toString', '__proto__', 'hasOwnProperty'])(
    'say nothing about a code %s, which any object has as a property',
    (code) => {
      expect(provider.hint(code, { attempt: 1 })).toBeUndefined();
    },
  );
});
