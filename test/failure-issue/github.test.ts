import { describe, expect, it } from 'vitest';
import { never, TOKEN } from '../github/server.ts';
import { A, reportOver, unknown } from './reports.ts';
import { endRun } from './run.ts';
import { github, run } from './servers.ts';

const red = () => reportOver({ [A]: unknown });

describe('trouble with GitHub', () => {
  it.each([
    ['no permission', { status: 403 }, "'issues: write'"],
    ['no permission to see it', { status: 404 }, "'issues: write'"],
    [
      'a primary rate limit',
      { status: 403, headers: { 'x-ratelimit-remaining': '0' } },
      'rate limit',
    ],
    ['a secondary rate limit', { status: 403, headers: { 'retry-after': '60' } }, 'rate limit'],
    ['too many requests', { status: 429 }, 'rate limit'],
    ['issues switched off', { status: 410 }, 'switched off'],
    ['an error', { status: 502, body: '<html>##[error]x' }, 'HTTP 502'],
    ['a redirect', { status: 307, headers: { location: '/elsewhere' } }, 'cannot be reached'],
    ['a web page', { status: 200, body: '<html>' }, 'cannot be read'],
    ['another JSON', { status: 200, body: { number: 'one' } }, 'cannot be read'],
  ])('is a warning, and nothing is tried twice: %s', async (_, answer, reason) => {
    const server = await github({
      intercept: ({ what }) => (what === 'create' ? answer : undefined),
    });
    const { done, warnings } = await endRun(server, red());
    expect(done).toBeUndefined();
    expect(warnings).toEqual([expect.stringContaining(reason)]);
    expect(warnings[0]).not.toMatch(/##\[|<html/);
    expect(server.count('create')).toBe(1);
  });

  it('a token whose identity GitHub does not tell touches nothing', async () => {
    const server = await github({
      intercept: ({ what }) =>
        what === 'viewer' ? { status: 200, body: { errors: [{ message: 'no' }] } } : undefined,
    });
    const { warnings } = await endRun(server, red());
    expect(warnings).toEqual([expect.stringContaining('cannot be read')]);
    expect(server.issues).toEqual([]);
  });

  it('a wrong token', async () => {
    const { warnings } = await endRun(await github(), red(), { token: 'ghp_wrongwrong' });
    expect(warnings).toEqual([expect.stringContaining("does not accept 'github-token'")]);
  });

  it('nobody there', async () => {
    const { warnings } = await endRun({ url: 'http://127.0.0.1:9' }, red());
    expect(warnings).toEqual([expect.stringContaining('cannot be reached')]);
  });

  it('an API that does not answer does not hold up the step', async () => {
    let up = () => {};
    const timeUp = new Promise<void>((settle) => {
      up = settle;
    });
    const server = await github({
      intercept: () => {
        up();
        return never();
      },
    });
    const { warnings } = await endRun(server, red(), { timeUp });
    expect(warnings).toEqual([expect.stringContaining('more than 20 s')]);
  });

  it('a cancelled run gives up at once', async () => {
    const cancelled = new AbortController();
    const server = await github({
      intercept: () => {
        cancelled.abort();
        return never();
      },
    });
    const { warnings } = await endRun(server, red(), { signal: cancelled.signal });
    expect(warnings).toEqual([expect.stringContaining('cancelled')]);
  });

  it('an environment without a repository', async () => {
    const server = await github();
    const environment = { GITHUB_REPOSITORY: undefined };
    const { warnings } = await endRun(server, red(), { environment });
    expect(warnings).toEqual([expect.stringContaining('GITHUB_REPOSITORY')]);
    expect(server.calls).toEqual([]);
  });
});

describe('labels and assignees', () => {
  const wanted = { labels: ['certificates', 'on call'], assignees: ['octocat', 'Hubot'] };

  it('go to a new issue, and not to one that exists', async () => {
    const server = await github({ users: ['octocat', 'Hubot'] });
    expect((await endRun(server, red(), wanted)).warnings).toEqual([]);
    expect(server.issues).toMatchObject([wanted]);
    await endRun(server, red(), { ...wanted, ...run(1002) });
    expect(server.count('assign')).toBe(1);
  });

  it('are a warning if GitHub drops them, and the issue exists', async () => {
    const server = await github({ users: ['octocat'], dropsLabels: true });
    const { done, warnings } = await endRun(server, red(), wanted);
    expect(done).toBe('Failure issue: #1 created.');
    expect(warnings).toEqual([
      expect.stringMatching(/'certificates', 'on call'.*'failure-issue-labels'/),
      expect.stringMatching(/'Hubot'.*'failure-issue-assignees'/),
    ]);
  });

  it.each([422, 403])('are a warning if GitHub refuses an assignee with %i', async (status) => {
    const server = await github({
      intercept: ({ what }) => (what === 'assign' ? { status } : undefined),
    });
    const { done, warnings } = await endRun(server, red(), wanted);
    expect(done).toBe('Failure issue: #1 created.');
    expect(warnings).toEqual([expect.stringContaining("Check 'failure-issue-assignees'")]);
  });
});

it('speaks to GitHub Enterprise Server, where GraphQL has another path', async () => {
  const server = await github({ prefix: '/api/v3' });
  await endRun(server, red());
  expect(server.open()).toHaveLength(1);
  expect(server.calls.every(({ headers }) => headers.authorization === `token ${TOKEN}`)).toBe(
    true,
  );
});
