import { describe, expect, it } from 'vitest';
import { readAssignees, readLabels } from '../../src/action/issue-names.ts';

it('reads names separated by commas, each once', () => {
  expect(readLabels(' on call,certificates,,ON CALL ,').names).toEqual(['ON CALL', 'certificates']);
  expect(readAssignees('octocat, my-user_corp, deploy[bot]').names).toHaveLength(3);
  expect([readLabels(), readAssignees('')]).toEqual(Array(2).fill({ names: [], errors: [] }));
});

describe('is an error that names the input', () => {
  it.each([
    ['a label that is too long', readLabels, 'x'.repeat(51), /'failure-issue-labels' .* 50 /],
    ['a label of two lines', readLabels, 'a\nb', /'a\\u\{a\}b'/],
    ['too many labels', readLabels, Array.from({ length: 11 }, (_, at) => at).join(), /11 names/],
    ['a mention', readAssignees, '@octocat', /'failure-issue-assignees' .* without @/],
    ['a user name that is too long', readAssignees, 'x'.repeat(40), /user name/],
    ['too many assignees', readAssignees, Array.from({ length: 11 }, (_, at) => at).join(), /11/],
  ])('%s', (_, read, text, error) => {
    const { names, errors } = read(text);
    expect(names).toEqual([]);
    expect(errors).toEqual([expect.stringMatching(error)]);
  });

  it('a label of the longest length is none', () => {
    expect(readLabels('x'.repeat(50)).errors).toEqual([]);
  });
});
