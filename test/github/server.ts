/**
 * A stand-in for GitHub's REST and GraphQL API, as far as issues go. Strict: a path, method,
 * header, parameter or body that octokit's published OpenAPI types do not know is a violation.
 */

import { once } from 'node:events';
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { components, operations } from '@octokit/openapi-types';
import { isRecord } from '../simulator/exchange.ts';

type ApiIssue = components['schemas']['issue'];
type ApiComment = components['schemas']['issue-comment'];
type ApiUser = components['schemas']['simple-user'];
type Body<
  Name extends 'issues/create' | 'issues/update' | 'issues/create-comment' | 'issues/add-assignees',
> = NonNullable<operations[Name]['requestBody']>['content']['application/json'];
type ListQuery = NonNullable<operations['issues/list-for-repo']['parameters']['query']>;

export interface Account {
  readonly login: string;
  readonly id: number;
}

/** What GITHUB_TOKEN is to GitHub. */
export const BOT: Account = { login: 'github-actions[bot]', id: 41_898_282 };
export const STRANGER: Account = { login: 'mallory', id: 666 };
export const TOKEN = 'ghs_StandInForTheTokenOfAJob0123456789';

export interface StoredIssue {
  readonly number: number;
  title: string;
  body: string;
  state: 'open' | 'closed';
  stateReason: ApiIssue['state_reason'];
  readonly author: Account;
  readonly isPullRequest: boolean;
  readonly comments: string[];
  readonly labels: string[];
  readonly assignees: string[];
}

export interface SeenCall {
  readonly method: string;
  readonly path: string;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: unknown;
  /** `POST issues`, `GET repo`, … */
  readonly what: What;
}

export type What =
  | 'viewer'
  | 'repo'
  | 'list'
  | 'create'
  | 'update'
  | 'comment'
  | 'assign'
  | 'nothing of this API';

/** Instead of an answer: a status with headers, or whatever the function does. */
export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export interface GithubOptions {
  readonly visibility?: 'private' | 'internal' | 'public';
  readonly repository?: string;
  /** Whom GitHub can assign. It says nothing about the others. */
  readonly users?: readonly string[];
  /** Whether the token may set labels. GitHub drops them without a word if not. */
  readonly dropsLabels?: boolean;
  /** A prefix as GitHub Enterprise Server has it: `/api/v3`. */
  readonly prefix?: '' | '/api/v3';
  /** Told of each call that has arrived; what it returns is the answer, or goes on as usual. */
  readonly intercept?: (call: SeenCall) => Promise<Answer | undefined> | Answer | undefined;
}

export interface Github {
  readonly url: string;
  readonly issues: StoredIssue[];
  readonly calls: readonly SeenCall[];
  readonly violations: readonly string[];
  visibility: 'private' | 'internal' | 'public';
  /** The list shows what was there before the last so many changes. */
  staleLists: number;
  open(): readonly StoredIssue[];
  /** Puts an issue there that no run has made. */
  add(issue: Partial<StoredIssue>): StoredIssue;
  count(what: What): number;
  close(): Promise<void>;
}

type Check = (value: unknown) => boolean;
const isText: Check = (value) => typeof value === 'string' && value !== '';
const isListOfTexts: Check = (value) =>
  Array.isArray(value) && value.length > 0 && value.every(isText);
const oneOf =
  (...values: readonly unknown[]): Check =>
  (value) =>
    values.includes(value);

/** Every field that the types know, and whether a run of ours may send such a value. */
const CREATE: Readonly<Record<keyof Body<'issues/create'>, Check | 'unused'>> = {
  title: isText,
  body: isText,
  assignee: 'unused',
  milestone: 'unused',
  labels: isListOfTexts,
  assignees: 'unused',
  issue_field_values: 'unused',
  type: 'unused',
};
const UPDATE: Partial<Record<keyof Body<'issues/update'>, Check | 'unused'>> = {
  body: isText,
  state: oneOf('closed' satisfies Body<'issues/update'>['state']),
  state_reason: oneOf(
    'completed' satisfies Body<'issues/update'>['state_reason'],
    'not_planned' satisfies Body<'issues/update'>['state_reason'],
  ),
};
const COMMENT: Readonly<Record<keyof Body<'issues/create-comment'>, Check>> = { body: isText };
const ASSIGN: Readonly<Record<keyof Body<'issues/add-assignees'>, Check>> = {
  assignees: isListOfTexts,
};
const LIST: Readonly<Partial<Record<keyof ListQuery, Check>>> = {
  state: oneOf('open' satisfies ListQuery['state']),
  creator: isText,
  sort: oneOf('created' satisfies ListQuery['sort']),
  direction: oneOf('asc' satisfies ListQuery['direction']),
  per_page: oneOf('100'),
  page: (value) => /^[1-9]\d*$/.test(String(value)),
};

/** GitHub says "body is too long (maximum is 65536 characters)". */
const LONGEST_BODY = 65_536;

export async function startGithub(options: GithubOptions = {}): Promise<Github> {
  const { repository = 'octo-org/certificates', prefix = '' } = options;
  const issues: StoredIssue[] = [];
  const calls: SeenCall[] = [];
  const violations: string[] = [];
  const history: StoredIssue[][] = [];
  const sockets = new Set<Socket>();
  const now = '2026-11-22T06:06:00Z';
  const api = () => `${urlOf(server)}${prefix}`;
  const violate = (text: string) => {
    violations.push(text);
    return { status: 422, body: { message: 'Validation Failed' } };
  };
  const remember = () => {
    history.push(issues.map((issue) => ({ ...issue, comments: [...issue.comments] })));
  };

  const github: Github = {
    get url() {
      return api();
    },
    issues,
    calls,
    violations,
    visibility: options.visibility ?? 'private',
    staleLists: 0,
    open: () => issues.filter(({ state }) => state === 'open'),
    add(given) {
      const issue: StoredIssue = {
        number: issues.length + 1,
        title: 'An issue',
        body: '',
        state: 'open',
        stateReason: null,
        author: BOT,
        isPullRequest: false,
        comments: [],
        labels: [],
        assignees: [],
        ...given,
      };
      issues.push(issue);
      return issue;
    },
    count: (what) => calls.filter((call) => call.what === what).length,
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };

  const userOf = ({ login, id }: Account): ApiUser => {
    const url = `${api()}/users/${encodeURIComponent(login)}`;
    return {
      login,
      id,
      node_id: 'MDM6Qm90NDE4OTgyODI=',
      avatar_url: 'https://avatars.githubusercontent.com/in/15368?v=4',
      gravatar_id: '',
      url,
      html_url: 'https://github.com/apps/github-actions',
      followers_url: `${url}/followers`,
      following_url: `${url}/following{/other_user}`,
      gists_url: `${url}/gists{/gist_id}`,
      starred_url: `${url}/starred{/owner}{/repo}`,
      subscriptions_url: `${url}/subscriptions`,
      organizations_url: `${url}/orgs`,
      repos_url: `${url}/repos`,
      events_url: `${url}/events{/privacy}`,
      received_events_url: `${url}/received_events`,
      type: login.endsWith('[bot]') ? 'Bot' : 'User',
      site_admin: false,
    };
  };
  const issueOf = (issue: StoredIssue): ApiIssue => {
    const url = `${api()}/repos/${repository}/issues/${issue.number}`;
    const page = `https://github.com/${repository}/issues/${issue.number}`;
    return {
      id: 3_000_000_000 + issue.number,
      node_id: `I_${issue.number}`,
      url,
      repository_url: `${api()}/repos/${repository}`,
      labels_url: `${url}/labels{/name}`,
      comments_url: `${url}/comments`,
      events_url: `${url}/events`,
      html_url: page,
      number: issue.number,
      state: issue.state,
      state_reason: issue.stateReason ?? null,
      title: issue.title,
      body: issue.body === '' ? null : issue.body,
      user: userOf(issue.author),
      labels: issue.labels.map((name) => ({ name })),
      assignee: null,
      assignees: issue.assignees.map((login) => userOf({ login, id: 1 })),
      milestone: null,
      locked: false,
      active_lock_reason: null,
      comments: issue.comments.length,
      closed_at: issue.state === 'closed' ? now : null,
      created_at: now,
      updated_at: now,
      author_association: 'NONE',
      ...(issue.isPullRequest && {
        pull_request: { url, html_url: page, diff_url: page, patch_url: page, merged_at: null },
      }),
    };
  };
  const commentOf = (issue: StoredIssue, body: string): ApiComment => {
    const url = `${api()}/repos/${repository}/issues/comments/${issue.comments.length}`;
    return {
      id: 4_000_000_000 + issue.comments.length,
      node_id: 'IC_1',
      url,
      html_url: url,
      issue_url: `${api()}/repos/${repository}/issues/${issue.number}`,
      body,
      user: userOf(BOT),
      created_at: now,
      updated_at: now,
    };
  };

  const checkFields = (
    given: unknown,
    checks: Readonly<Partial<Record<string, Check | 'unused'>>>,
    required: readonly string[],
  ): string | undefined => {
    if (!isRecord(given)) return 'is no object';
    const missing = required.find((name) => given[name] === undefined);
    if (missing !== undefined) return `lacks '${missing}'`;
    const wrong = Object.entries(given).find(([name, value]) => {
      const check = checks[name];
      return typeof check !== 'function' || !check(value);
    });
    return wrong && `has '${wrong[0]}' = ${JSON.stringify(wrong[1]).slice(0, 80)}`;
  };

  const list = (query: URLSearchParams): Answer => {
    const given = Object.fromEntries(query);
    const problem = checkFields(given, LIST, ['state', 'creator']);
    if (problem !== undefined) return violate(`the query of the list ${problem}`);
    const past = history[history.length - github.staleLists];
    const shown = github.staleLists > 0 ? (past ?? []) : issues;
    if (github.staleLists > 0) github.staleLists -= 1;
    const page = Number(given.page ?? '1');
    const found = shown
      .filter(({ state, author }) => state === 'open' && author.login === given.creator)
      .sort((a, b) => a.number - b.number)
      .slice((page - 1) * 100, page * 100);
    return { status: 200, body: found.map(issueOf) };
  };
  const create = (body: unknown): Answer => {
    const problem = checkFields(body, CREATE, ['title']) ?? tooLong(body);
    if (problem !== undefined || !isRecord(body)) return violate(`a new issue ${problem}`);
    remember();
    const labels = Array.isArray(body.labels) && !options.dropsLabels ? body.labels : [];
    const issue = github.add({
      title: String(body.title),
      body: String(body.body ?? ''),
      labels: labels.map(String),
    });
    return { status: 201, body: issueOf(issue) };
  };
  const update = (issue: StoredIssue, body: unknown): Answer => {
    const problem = checkFields(body, UPDATE, []) ?? tooLong(body);
    if (problem !== undefined || !isRecord(body)) return violate(`an update ${problem}`);
    remember();
    if (typeof body.body === 'string') issue.body = body.body;
    if (body.state === 'closed') {
      issue.state = 'closed';
      issue.stateReason = body.state_reason === 'not_planned' ? 'not_planned' : 'completed';
    }
    return { status: 200, body: issueOf(issue) };
  };
  const comment = (issue: StoredIssue, body: unknown): Answer => {
    const problem = checkFields(body, COMMENT, ['body']) ?? tooLong(body);
    if (problem !== undefined || !isRecord(body)) return violate(`a comment ${problem}`);
    issue.comments.push(String(body.body));
    return { status: 201, body: commentOf(issue, String(body.body)) };
  };

  const assign = (issue: StoredIssue, body: unknown): Answer => {
    const problem = checkFields(body, ASSIGN, ['assignees']);
    if (problem !== undefined || !isRecord(body)) return violate(`an assignment ${problem}`);
    const given = Array.isArray(body.assignees) ? body.assignees.map(String) : [];
    issue.assignees.push(...given.filter((name) => options.users?.includes(name)));
    return { status: 201, body: issueOf(issue) };
  };

  /** What a call is, and what the API answers to it. */
  const route = (method: string, path: string, body: unknown): [What, () => Answer] => {
    const url = new URL(path, 'http://localhost');
    const graphql = prefix === '/api/v3' ? '/api/graphql' : '/graphql';
    if (method === 'POST' && url.pathname === graphql) {
      const asks = isRecord(body) && String(body.query).replace(/\s+/g, ' ');
      const known = asks === 'query { viewer { login databaseId } }';
      const viewer = { login: BOT.login, databaseId: BOT.id };
      return [
        'viewer',
        () => (known ? { status: 200, body: { data: { viewer } } } : violate(`GraphQL: ${asks}`)),
      ];
    }
    const base = `${prefix}/repos/${repository}`;
    const [, number, part] =
      new RegExp(`^${base}/issues/(\\d+)(/comments|/assignees)?$`).exec(url.pathname) ?? [];
    const issue = issues.find((each) => each.number === Number(number));
    if (method === 'GET' && url.pathname === base) {
      const answer = { private: github.visibility !== 'public', visibility: github.visibility };
      return ['repo', () => ({ status: 200, body: { full_name: repository, ...answer } })];
    }
    if (method === 'GET' && url.pathname === `${base}/issues`) {
      return ['list', () => list(url.searchParams)];
    }
    if (method === 'POST' && url.pathname === `${base}/issues`) {
      return ['create', () => create(body)];
    }
    if (method === 'PATCH' && issue && part === undefined) {
      return ['update', () => update(issue, body)];
    }
    if (method === 'POST' && issue && part === '/comments') {
      return ['comment', () => comment(issue, body)];
    }
    if (method === 'POST' && issue && part === '/assignees') {
      return ['assign', () => assign(issue, body)];
    }
    return [
      'nothing of this API',
      () => {
        violations.push(`${method} ${path} is nothing of this API`);
        return { status: 404, body: { message: 'Not Found' } };
      },
    ];
  };

  const checkHeaders = ({ headers, method }: IncomingMessage) => {
    if (!/^(?:token|bearer) \S+$/i.test(headers.authorization ?? '')) {
      violations.push(`${method}: no authorization`);
    }
    if (!/^cert-retry-action\/\d/.test(headers['user-agent'] ?? '')) {
      violations.push(`${method}: the user agent is ${headers['user-agent']}`);
    }
    if (!/application\/vnd\.github[\w.+-]*json/.test(headers.accept ?? '')) {
      violations.push(`${method}: accept is ${headers.accept}`);
    }
  };

  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    const text = Buffer.concat(chunks).toString('utf8');
    const body: unknown = text === '' ? undefined : JSON.parse(text);
    const { method = '', url = '', headers } = request;
    checkHeaders(request);
    const [what, answer] = route(method, url, body);
    const call: SeenCall = { method, path: url, headers, body, what };
    calls.push(call);
    const wrongToken = headers.authorization?.split(' ')[1] !== TOKEN;
    const instead = await options.intercept?.(call);
    const reply = instead ?? (wrongToken ? { status: 401, body: {} } : answer());
    response.writeHead(reply.status, {
      'content-type': 'application/json; charset=utf-8',
      // octokit writes such news to stderr, if it is let.
      deprecation: 'Sat, 1 Jan 2000 00:00:00 GMT',
      sunset: '##[error]soon',
      ...('headers' in reply ? reply.headers : {}),
    });
    response.end(typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body ?? {}));
  };

  const server = http.createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      violations.push(`the stand-in failed: ${String(error)}`);
      response.destroy();
    });
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return github;
}

function tooLong(body: unknown): string | undefined {
  const text = isRecord(body) ? String(body.body ?? '') : '';
  return text.length > LONGEST_BODY ? 'is too long (maximum is 65536 characters)' : undefined;
}

function urlOf(server: http.Server): string {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return `http://127.0.0.1:${address.port}`;
}

/** Answers of one kind wait until so many of them are there: runs at exactly the same time. */
export function together(what: What, count: number): NonNullable<GithubOptions['intercept']> {
  let waiting: (() => void)[] = [];
  let over = false;
  return async (call) => {
    if (call.what !== what || over) return undefined;
    await new Promise<void>((go) => {
      waiting.push(go);
      if (waiting.length < count) return;
      over = true;
      for (const each of waiting) each();
      waiting = [];
    });
    return undefined;
  };
}

/** Never answers. */
export async function never(): Promise<undefined> {
  await sleep(2 ** 31 - 1, undefined, { ref: false });
  return undefined;
}
