import { describe, expect, it } from 'vitest';
import { readIgnoreCodes } from '../../src/action/ignore-codes.ts';
import { providers } from '../../src/providers/index.ts';

describe('readIgnoreCodes', () => {
  it('is empty without a text', () => {
    expect(readIgnoreCodes(undefined, providers)).toEqual({
      codes: new Set(),
      errors: [],
      warnings: [],
    });
  });

  it.each(['in-progress', 'not-applicable', 'action-required'])('knows the word %s', (code) => {
    expect(readIgnoreCodes(code, providers)).toEqual({
      codes: new Set([code]),
      errors: [],
      warnings: [],
    });
  });

  it('knows the words of this action without any provider', () => {
    expect(readIgnoreCodes('in-progress', []).warnings).toEqual([]);
    expect(readIgnoreCodes('not-applicable', []).warnings).toHaveLength(1);
  });

  it('refuses caa-forbidden: the target was not sent', () => {
    expect(readIgnoreCodes('1028, caa-forbidden', providers).errors).toEqual([
      "'ignore-codes' may not hold caa-forbidden: the target was not sent.",
    ]);
  });

  it('refuses every code of a provider that must not be ignored, with its reason', () => {
    for (const { codes } of providers) {
      for (const [code, { neverIgnored }] of codes) {
        expect(readIgnoreCodes(code, providers).errors).toEqual(
          neverIgnored === undefined
            ? []
            : [`'ignore-codes' may not hold ${code}: ${neverIgnored}.`],
        );
      }
    }
  });

  it('warns of every code that refuses a request as a whole', () => {
    const whole = providers.flatMap(({ codes }) =>
      [...codes].filter(([, meaning]) => meaning.refusesRequest).map(([code]) => code),
    );
    expect(whole.length).toBeGreaterThan(0);
    for (const code of whole) {
      expect(readIgnoreCodes(code, providers)).toMatchObject({
        errors: [],
        warnings: [expect.stringContaining(`holds '${code}', which is not a known code`)],
      });
    }
  });
});
