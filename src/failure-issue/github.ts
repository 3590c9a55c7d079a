/** What is needed of GitHub's API, for one repository and one token. */

import { defaults, GitHub, getOctokitOptions } from '@actions/github/lib/utils';
import type { RunContext } from '../context.ts';

export interface OpenIssue {
  readonly number: number;
  readonly body: string;
}

/** Every method throws where GitHub does not do as asked; nothing is tried twice. */
export interface IssueTracker {
  /** Private for certain; `internal` is not. */
  isPrivate(): Promise<boolean>;
  /** Open issues that this very token's identity wrote, oldest first. */
  listOwn(): Promise<readonly OpenIssue[]>;
  create(title: string, body: string): Promise<number>;
  update(number: number, body: string): Promise<void>;
  close(number: number, reason: 'completed' | 'not_planned', body?: string): Promise<void>;
  comment(number: number, text: string): Promise<void>;
}

/** GitHub answered, but with something else: a web page of a proxy, for example. */
class UnexpectedReply extends Error {}

const PAGE = 100;

export interface TrackerOptions {
  readonly token: string;
  readonly userAgent: string;
  readonly apiUrl: string;
  readonly repository: NonNullable<RunContext['repository']>;
  readonly signal: AbortSignal;
}

/** An octokit without plugins that send anything again: an issue must not be created twice. */
export function createTracker(options: TrackerOptions): IssueTracker {
  const octokit = new GitHub(
    getOctokitOptions(options.token, {
      baseUrl: options.apiUrl.replace(/\/+$/, ''),
      userAgent: options.userAgent,
      // The options of a constructor replace the defaults whole, and with them the proxy.
      request: { ...defaults.request, signal: options.signal, redirect: 'error', log: SILENT },
      log: SILENT,
    }),
  );
  const where = { owner: options.repository.owner, repo: options.repository.name };
  let identity: Promise<Identity> | undefined;

  /** `GET /user` is forbidden to GITHUB_TOKEN; `viewer` answers for every kind of token. */
  async function whoAmI(): Promise<Identity> {
    const reply: unknown = await octokit.graphql('query { viewer { login databaseId } }');
    const viewer = recordOf(recordOf(reply).viewer);
    return { login: textOf(viewer.login), id: numberOf(viewer.databaseId) };
  }

  return {
    async isPrivate() {
      const { data } = await octokit.rest.repos.get(where);
      const repository = recordOf(data);
      // In doubt everybody can read it: servers that name no visibility may have internal ones.
      return repository.private === true && repository.visibility === 'private';
    },
    async listOwn() {
      identity ??= whoAmI();
      const me = await identity;
      const found: OpenIssue[] = [];
      for (let page = 1; ; page += 1) {
        const { data } = await octokit.rest.issues.listForRepo({
          ...where,
          state: 'open',
          creator: me.login,
          sort: 'created',
          direction: 'asc',
          per_page: PAGE,
          page,
        });
        const items = listOf(data).map(recordOf);
        // The filter is only there to save pages: whose issue it is, is decided here.
        for (const item of items.filter((issue) => isMine(issue, me))) {
          found.push({ number: numberOf(item.number), body: textOf(item.body ?? '') });
        }
        if (items.length < PAGE) return found.sort((a, b) => a.number - b.number);
      }
    },
    async create(title, body) {
      const { data } = await octokit.rest.issues.create({ ...where, title, body });
      return numberOf(recordOf(data).number);
    },
    async update(number, body) {
      await octokit.rest.issues.update({ ...where, issue_number: number, body });
    },
    async close(number, reason, body) {
      await octokit.rest.issues.update({
        ...where,
        issue_number: number,
        state: 'closed',
        state_reason: reason,
        ...(body !== undefined && { body }),
      });
    },
    async comment(number, text) {
      await octokit.rest.issues.createComment({ ...where, issue_number: number, body: text });
    },
  };
}

interface Identity {
  readonly login: string;
  readonly id: number;
}

const ignore = () => {};
/** By default, warnings that servers send go to stderr, which the runner reads. */
const SILENT = { debug: ignore, info: ignore, warn: ignore, error: ignore };

/** Pull requests are issues to this API; the number of an account outlives its name. */
function isMine(issue: Readonly<Record<string, unknown>>, me: Identity): boolean {
  return recordOf(issue.user ?? {}).id === me.id && issue.pull_request === undefined;
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) throw new UnexpectedReply();
  return fieldsOf(value);
}

function listOf(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new UnexpectedReply();
  return value;
}

function textOf(value: unknown): string {
  if (typeof value !== 'string') throw new UnexpectedReply();
  return value;
}

function numberOf(value: unknown): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) throw new UnexpectedReply();
  return value;
}

/** What went wrong and what to change; no text of a server is in it. */
export function describeFailure(error: unknown): string {
  const { status, headers } = replyOf(error);
  if (status === undefined) {
    // GraphQL puts its errors into a reply with status 200.
    const answered = error instanceof UnexpectedReply || errorField(error, 'errors') !== undefined;
    return answered
      ? 'GitHub gave an answer that cannot be read'
      : "GitHub's API cannot be reached";
  }
  const limited = headers['x-ratelimit-remaining'] === '0' || headers['retry-after'] !== undefined;
  if (status === 429 || (status === 403 && limited)) return "GitHub's rate limit is used up";
  if (status === 401) return "GitHub does not accept 'github-token' (HTTP 401)";
  if (status === 403 || status === 404) {
    return `'github-token' may not do this (HTTP ${status}): the job needs the permission 'issues: write', which runs from forks and by Dependabot cannot have`;
  }
  if (status === 410) return 'issues are switched off in this repository (HTTP 410)';
  return `GitHub answered HTTP ${status}`;
}

/** octokit gives failures without any reply a status of its own making: the reply's counts. */
function replyOf(error: unknown) {
  const response = fieldsOf(errorField(error, 'response'));
  const status = typeof response.status === 'number' ? response.status : undefined;
  return { status, headers: fieldsOf(response.headers) };
}

function errorField(error: unknown, name: string): unknown {
  return error instanceof Error ? fieldsOf(error)[name] : undefined;
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value))
    : {};
}
