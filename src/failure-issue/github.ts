/** The part of GitHub's API that the failure issue uses, for one repository and one token. */

import { defaults, GitHub, getOctokitOptions } from '@actions/github/lib/utils';
import type { RunContext } from '../action/context.ts';
import { quoteSome } from '../text/quote.ts';

export interface OpenIssue {
  readonly number: number;
  readonly body: string;
}

/** Every method throws if GitHub refuses something. No request is sent twice. */
export interface IssueTracker {
  /** Whether everybody may be able to read the repository. */
  isPublic(): Promise<boolean>;
  /** Open issues that the owner of the token wrote, oldest first. */
  listOwn(): Promise<readonly OpenIssue[]>;
  /** Creates an issue with the labels and assignees of the options. */
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
  /** GitHub creates labels that do not exist. */
  readonly labels: readonly string[];
  readonly assignees: readonly string[];
  readonly signal: AbortSignal;
  /** A label or an assignee that GitHub does not take is no failure. */
  warn(text: string): void;
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

  /** Apart from the creation, which an unknown user would make fail. */
  async function assign(number: number): Promise<void> {
    const assignees = [...options.assignees];
    try {
      const { data } = await octokit.rest.issues.addAssignees({
        ...where,
        issue_number: number,
        assignees,
      });
      const missing = missingFrom(recordOf(data).assignees, 'login', assignees);
      if (missing.length > 0) options.warn(notTaken('assignees', number, missing));
    } catch (error) {
      if (options.signal.aborted) throw error;
      options.warn(
        `GitHub did not assign anybody to issue #${number}: ${describeFailure(error)}. Check 'failure-issue-assignees'.`,
      );
    }
  }

  return {
    async isPublic() {
      const { data } = await octokit.rest.repos.get(where);
      const { private: isPrivate, visibility } = recordOf(data);
      // The people who can read an internal repository can read the summaries of its runs, too.
      const isRestricted = visibility === 'private' || visibility === 'internal';
      return isPrivate !== true || !isRestricted;
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
      const labels = options.labels.length > 0 ? { labels: [...options.labels] } : {};
      const { data } = await octokit.rest.issues.create({ ...where, title, body, ...labels });
      const issue = recordOf(data);
      const number = numberOf(issue.number);
      const missing = missingFrom(issue.labels, 'name', options.labels);
      if (missing.length > 0) options.warn(notTaken('labels', number, missing));
      if (options.assignees.length > 0) await assign(number);
      return number;
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

/** The names that are not in the list of a reply. GitHub ignores the case of both kinds. */
function missingFrom(
  list: unknown,
  field: 'name' | 'login',
  names: readonly string[],
): readonly string[] {
  const items = Array.isArray(list) ? list : [];
  const taken = new Set(items.map((item) => String(fieldsOf(item)[field]).toLowerCase()));
  return names.filter((name) => !taken.has(name.toLowerCase()));
}

function notTaken(kind: 'labels' | 'assignees', number: number, names: readonly string[]): string {
  return `GitHub did not add all ${kind} to issue #${number}: ${quoteSome(names, 10)} is missing. Check 'failure-issue-${kind}', and whether the token may write to the repository.`;
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
  if (status === 422) return 'GitHub does not accept a value (HTTP 422)';
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
