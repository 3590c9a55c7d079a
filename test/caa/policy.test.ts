import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSearchName } from '../../src/caa/names.ts';
import { type CaaAnswer, type CaaRecord, searchCaa } from '../../src/caa/policy.ts';
import { ISSUERS } from './rfc-examples.ts';
import { answerFrom, RULES } from './rules.ts';

async function search(text: string, lookUp: (name: string) => CaaAnswer) {
  const name = readSearchName(text);
  if (name === undefined) throw new Error(`${text} is no name`);
  const asked: string[] = [];
  const verdict = await searchCaa(name, ISSUERS, async (at) => {
    asked.push(at);
    return lookUp(at);
  });
  return { verdict, asked };
}

describe('the search', () => {
  it.each(RULES)('$title', async ({ name, zone, verdict: expected, asked: names }) => {
    const { verdict, asked } = await search(name, (at) => answerFrom(zone, at));

    expect(verdict).toMatchObject(expected);
    if (names !== undefined) expect(asked).toEqual(names);
  });

  it('takes an empty set for no set', async () => {
    const { verdict, asked } = await search('www.example.com', () => ({
      kind: 'records',
      records: [],
    }));

    expect(verdict).toEqual({ kind: 'allowed' });
    expect(asked).toHaveLength(3);
  });

  it('does not take letters that only look alike for the issuer name', async () => {
    const name = { base: 'example.com', wildcard: false };
    const records = [{ flags: 0, tag: 'issue', value: 'p\u212aioverheid.nl' }];

    const verdict = await searchCaa(name, ['pkioverheid.nl'], async () => ({
      kind: 'records',
      records,
    }));

    expect(verdict.kind).toBe('forbidden');
  });

  it('reads a value of blanks in linear time', async () => {
    const { verdict } = await search('example.com', () => ({
      kind: 'records',
      records: [{ flags: 0, tag: 'issue', value: `${' \t'.repeat(150_000)}x x` }],
    }));

    expect(verdict.kind).toBe('forbidden');
  });
});

describe('in generated zones', () => {
  const labels = fc.constantFrom('a', 'b', 'com');
  const names = fc.array(labels, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('.'));
  const issuers = fc.constantFrom(
    '',
    ';',
    'ca1.example.net',
    'CA1.example',
    'ca2.example.org',
    ' ca1.example.net ',
    'ca1.example.net;',
    'ca1.example.net; a=b',
    'ca1.example.net x',
    '%%%%%',
  );
  const record: fc.Arbitrary<CaaRecord> = fc.record({
    flags: fc.constantFrom(0, 1, 128, 255),
    tag: fc.constantFrom('issue', 'Issue', 'issuewild', 'iodef', 'issuemail', 'tbs'),
    value: issuers,
  });
  const answer: fc.Arbitrary<CaaAnswer> = fc.oneof(
    fc.record({
      kind: fc.constant('records' as const),
      records: fc.array(record, { maxLength: 4 }),
    }),
    fc.constant({ kind: 'none' as const }),
    fc.constant({ kind: 'failed' as const, reason: 'SERVFAIL' }),
  );
  const zones = fc
    .array(fc.tuple(names, answer), { maxLength: 8 })
    .map((entries) => new Map(entries));

  /** RFC 8659 word by word: recursive, and with the grammar of section 4.2 as one expression. */
  function naive(domain: string, wildcard: boolean, zone: ReadonlyMap<string, CaaAnswer>): string {
    const here = zone.get(domain) ?? { kind: 'none' };
    if (here.kind === 'failed') return 'cannot-tell';
    if (here.kind === 'none' || here.records.length === 0) {
      const parent = domain.replace(/^[^.]*\.?/, '');
      return parent === '' ? 'allowed' : naive(parent, wildcard, zone);
    }
    const properties = here.records.map(({ flags, tag, value }) => ({
      isCritical: flags >= 128,
      tag: tag.toLowerCase(),
      value,
    }));
    if (properties.some(({ isCritical, tag }) => isCritical && tag === 'tbs')) return 'forbidden';
    const wild = properties.filter(({ tag }) => tag === 'issuewild');
    const plain = properties.filter(({ tag }) => tag === 'issue');
    const relevant = wildcard && wild.length > 0 ? wild : plain;
    const ours = relevant.filter(({ value }) =>
      /^\s*ca1\.example(?:\.net)?\s*(?:;.*)?$/i.test(value),
    );
    if (relevant.length === 0) return 'allowed';
    if (ours.length === 0) return 'forbidden';
    return ours.every(({ value }) => /;.*=/.test(value)) ? 'cannot-tell' : 'allowed';
  }

  it('agrees with a naive model of the RFC', async () => {
    await fc.assert(
      fc.asyncProperty(names, fc.boolean(), zones, async (name, wildcard, zone) => {
        const { verdict } = await search(
          wildcard ? `*.${name}` : name,
          (at) => zone.get(at) ?? { kind: 'none' },
        );

        expect(verdict.kind).toBe(naive(name, wildcard, zone));
      }),
      { numRuns: 2_000 },
    );
  });

  it('depends neither on the order of records nor on case', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.boolean(),
        fc.array(record, { minLength: 1, maxLength: 5 }),
        async (wildcard, records) => {
          const judge = async (set: readonly CaaRecord[]) =>
            (
              await searchCaa({ base: 'a.com', wildcard }, ISSUERS, async () => ({
                kind: 'records',
                records: set,
              }))
            ).kind;
          const changed = records.toReversed().map(({ flags, tag, value }) => ({
            flags,
            tag: tag.toUpperCase(),
            value: value.toUpperCase(),
          }));

          expect(await judge(changed)).toBe(await judge(records));
        },
      ),
    );
  });

  it('allows after the hint was followed', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.boolean(),
        fc.array(record, { minLength: 1, maxLength: 5 }),
        async (wildcard, records) => {
          const judge = (set: readonly CaaRecord[]) =>
            searchCaa({ base: 'a.com', wildcard }, ISSUERS, async () => ({
              kind: 'records',
              records: set,
            }));
          const before = await judge(records);
          fc.pre(before.kind === 'forbidden');
          const kept = records.filter(({ tag }) => !before.criticalTags.includes(tag));
          const added =
            before.missingIn === undefined
              ? []
              : [{ flags: 0, tag: before.missingIn, value: 'ca1.example.net' }];

          expect((await judge([...kept, ...added])).kind).not.toBe('forbidden');
        },
      ),
    );
  });
});
