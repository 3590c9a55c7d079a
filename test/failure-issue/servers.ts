import { afterEach, expect } from 'vitest';
import { type Github, type GithubOptions, startGithub } from '../github/server.ts';

const servers: Github[] = [];

/** A stand-in for GitHub that is stopped after the test. No test may violate its API. */
export async function github(options: GithubOptions = {}): Promise<Github> {
  const server = await startGithub(options);
  servers.push(server);
  return server;
}

afterEach(async () => {
  const violations = servers.flatMap((server) => server.violations);
  await Promise.all(servers.splice(0).map((server) => server.close()));
  expect(violations).toEqual([]);
});

/** The options of a later run. */
export const run = (id: number, more = {}) => ({
  environment: { GITHUB_RUN_ID: String(id), ...more },
});

/** The body of the first open issue, without the hidden state. */
export const bodyOf = (server: Github) => visible(server.open()[0]?.body);
export const visible = (body = '') => body.replace(/<!--.*-->/s, '');
