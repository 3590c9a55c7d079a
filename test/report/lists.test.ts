import { describe, expect, it } from 'vitest';
import type { Result } from '../../src/domain/report.ts';
import { MAX_LIST_BYTES, resultItem, type ShortList, shortLists } from '../../src/report/lists.ts';
import { createTextGate } from '../../src/text/gate.ts';
import {
  notAttempted,
  rateLimited,
  rejected,
  reportWith,
  submitted,
  target,
  unknown,
} from './reports.ts';

function listsOf(results: readonly Result[], ...secrets: readonly string[]) {
  const gate = createTextGate();
  gate.addSecrets(secrets);
  return shortLists(results, gate);
}

function labels(list: ShortList): unknown {
  if (!('json' in list)) return list;
  return JSON.parse(list.json).map((item: { target?: string; ip: string }) => item.ip);
}

describe('the short lists', () => {
  const { results } = reportWith(
    [submitted, rejected('1004'), rateLimited, notAttempted, unknown, rejected('1028')],
    { ignoreCodes: new Set(['1028']) },
  );

  it('hold all results, refused targets, and unknown targets', () => {
    const lists = listsOf(results);
    expect(labels(lists.results)).toHaveLength(6);
    expect(labels(lists.failedTargets)).toEqual(['10.0.0.2', '10.0.0.3', '10.0.0.4']);
    expect(labels(lists.unknownTargets)).toEqual(['10.0.0.5']);
    expect(lists.failedTargets.length).toBe(3);
  });

  it('are [] without a target', () => {
    const empty = { json: '[]', length: 0 };
    expect(listsOf([])).toEqual({ results: empty, failedTargets: empty, unknownTargets: empty });
  });

  it('are left out with more than 30,000 bytes, and not with 30,000', () => {
    const listFor = (characters: number) =>
      listsOf(
        reportWith([rejected('1028')], {
          targets: [target('a', { retryEntry: { name: 'x'.repeat(characters) } })],
        }).results,
      ).failedTargets;
    const overhead = '[{"name":""}],'.length;
    const longest = listFor(MAX_LIST_BYTES - overhead);
    expect('json' in longest && longest.json.length).toBe(MAX_LIST_BYTES - 1);
    expect(listFor(MAX_LIST_BYTES - overhead + 1)).toEqual({ leftOut: 'too-long', length: 1 });
  });

  it('are measured in bytes, not in characters', () => {
    const retryEntry = { name: 'ä'.repeat(MAX_LIST_BYTES * 0.6) };
    const report = reportWith([rejected('1028')], { targets: [target('a', { retryEntry })] });
    expect(listsOf(report.results).failedTargets).toEqual({ leftOut: 'too-long', length: 1 });
  });

  it.each([
    ['a value', 'secret-1', { name: 'secret-1' }],
    ['a part of a value', 'secret-1', { name: 'web secret-1 x' }],
    ['digits of a number', '4433', { port: 44330 }],
    ['a text over two values', 'a","port":4', { name: 'a', port: 4 }],
    ['a text with an escape', 'a##[b', { name: 'a##[b' }],
    ['a text with an escape that is its own', 'a##[%41', { name: 'a##[%41' }],
    ['the beginning of the list', '[{"name"', { name: 'a' }],
    ['a text with a quotation mark', 'a"bcd', { name: 'a"bcd' }],
  ])('are left out if a secret is %s', (_, secret, retryEntry) => {
    const report = reportWith([rejected('1028')], { targets: [target('a', { retryEntry })] });
    const lists = listsOf(report.results, secret);
    expect(lists.failedTargets).toEqual({ leftOut: 'secret', length: 1 });
    expect(lists.unknownTargets).toEqual({ json: '[]', length: 0 });
  });

  it('contain no command for the runner', () => {
    const report = reportWith([unknown], {
      targets: [target('a', { retryEntry: { name: '##[add-mask]x' } })],
    });
    const { unknownTargets } = listsOf(report.results);
    expect('json' in unknownTargets && unknownTargets.json).not.toContain('##[');
    expect(JSON.parse('json' in unknownTargets ? unknownTargets.json : '')).toEqual([
      { name: '##[add-mask]x' },
    ]);
  });
});

describe('an item of results', () => {
  it('has the public fields beside the outcome', () => {
    const [result] = reportWith([rejected('1028', '1004')], {
      targets: [target('10.0.0.1:443', { name: 'web-7', retryEntry: { secret: 'x' } })],
    }).results;
    expect(result && JSON.parse(JSON.stringify(resultItem(result)))).toEqual({
      target: '10.0.0.1:443',
      name: 'web-7',
      outcome: 'rejected',
      code: '1028, 1004',
      message: 'Automated IP/Port is not eligible for retry.',
      hint: expect.stringContaining('Look at the state'),
      ip: '10.0.0.1',
      port: 443,
      domainName: null,
    });
  });

  it('says ignored only if it is', () => {
    const { results } = reportWith([rejected('1028'), rejected('1004')], {
      ignoreCodes: new Set(['1028']),
    });
    expect(results.map((result) => resultItem(result).ignored)).toEqual([true, undefined]);
  });
});
