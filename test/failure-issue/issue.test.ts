import { afterEach, describe, expect, it } from 'vitest';
import { readContext } from '../../src/context.ts';
import type { Outcome, Report, Target } from '../../src/domain.ts';
import { issueBody, readBody } from '../../src/failure-issue/body.ts';
import { buildReport } from '../../src/report/build.ts';
import {
  BOT,
  type Github,
  type GithubOptions,
  never,
  STRANGER,
  startGithub,
  TOKEN,
  together,
} from '../github/server.ts';
import {
  HOSTILE,
  rejected,
  reportWith,
  runWith,
  sectigo,
  submitted,
  target,
  twoOfThree,
  unknown,
} from '../report/reports.ts';
import { ENVIRONMENT, endRun } from './run.ts';

const servers: Github[] = [];
async function github(options: GithubOptions = {}): Promise<Github> {
  const server = await startGithub(options);
  servers.push(server);
  return server;
}
afterEach(async () => {
  const violations = servers.flatMap((server) => server.violations);
  await Promise.all(servers.splice(0).map((server) => server.close()));
  expect(violations).toEqual([]);
});

/** A live run over these targets, by label. */
function reportOver(outcomes: Readonly<Record<string, Outcome>>): Report {
  const byTarget = new Map(
    Object.entries(outcomes).map(([label, outcome]) => [target(label), outcome]),
  );
  return buildReport({ ...runWith([]), targets: [...byTarget.keys()], outcomes: byTarget });
}

const run = (id: number, more = {}) => ({ environment: { GITHUB_RUN_ID: String(id), ...more } });
const visible = (body = '') => body.replace(/<!--.*-->/s, '');
const A = '10.0.0.1:443';
const B = '10.0.0.2:443';
const allWell = () => reportWith([submitted, submitted, submitted]);

describe('one issue', () => {
  it('is opened by the first failure, and says what fails, why, since when and where', async () => {
    const server = await github();
    const { done, warnings } = await endRun(server, twoOfThree());
    expect([done, warnings]).toEqual(['Failure issue: #1 created.', []]);
    expect(server.open()[0]?.title).toBe(
      'Certificate retries are failing: DigiCert CertCentral (Nightly)',
    );
    expect(`\n${visible(server.open()[0]?.body)}`).toMatchInlineSnapshot(`
      "
      <p><strong>1 target failing</strong> at DigiCert CertCentral; it began 2026-11-22 06:06 UTC.</p>

      <p>Latest: <a href="https://github.com/octo-org/certificates/actions/runs/1001/attempts/1">Run 1001</a> · workflow <code>Nightly</code> · on <code>main</code> · <code>schedule</code>: 2 of 3 submitted</p>

      <table>
      <tr><th>Target</th><th>Outcome</th><th>Code</th><th>Message</th><th>What to do</th><th>Failing since</th></tr>
      <tr><td><code>10.0.0.3&#58;443</code></td><td>rejected</td><td><code>1028</code></td><td><code>Automated IP&#47;Port is not eligible for retry&#46;</code></td><td>Not eligible for retry&#58; look at the automation in CertCentral&#46;</td><td>2026-11-22 06:06 UTC</td></tr>
      </table>

      <sub>This text is rewritten by each run: write comments, they stay. Targets that a run does not cover stay in it; the issue is closed when none is left.</sub>

      "
    `);
  });

  it('is not opened by a green run', async () => {
    const server = await github();
    expect(await endRun(server, allWell())).toEqual({ done: undefined, warnings: [] });
    expect(server.issues).toEqual([]);
  });

  it('is opened for a problem with the run as a whole too, and closed without it', async () => {
    const server = await github();
    await endRun(
      server,
      reportWith([submitted], { problems: ['The counts contradict the maps.'] }),
    );
    expect(visible(server.open()[0]?.body)).toContain('The counts contradict the maps');
    await endRun(server, reportWith([submitted]), run(1002));
    expect(server.open()).toEqual([]);
  });

  describe('of which one leg of a matrix has a problem with the run as a whole', () => {
    const withProblem = (problem: string) => reportWith([submitted], { problems: [problem] });
    const clean = () => reportOver({ [B]: submitted });

    it('stays open when another leg of the same run ends without one', async () => {
      const server = await github();
      await endRun(server, withProblem('The login was refused.'));
      await endRun(server, clean());
      expect(visible(server.open()[0]?.body)).toContain('The login was refused');
    });

    it('lists the problems of all legs, each once', async () => {
      const server = await github();
      await endRun(server, withProblem('The login was refused.'));
      await endRun(server, withProblem('The counts contradict the maps.'));
      await endRun(server, withProblem('The login was refused.'));
      expect(visible(server.open()[0]?.body).match(/<li>.*<\/li>/g)).toEqual([
        expect.stringContaining('The login was refused'),
        expect.stringContaining('The counts contradict the maps'),
      ]);
    });

    it('stays open when an earlier run ends later without one', async () => {
      const server = await github();
      await endRun(server, withProblem('The login was refused.'), run(10_000));
      await endRun(server, clean(), run(9_999));
      expect(visible(server.open()[0]?.body)).toContain('The login was refused');
    });

    it.each([
      ['the next run', run(1002)],
      ['the next attempt', { environment: { GITHUB_RUN_ATTEMPT: '2' } }],
    ])('is closed by %s without one', async (_, next) => {
      const server = await github();
      await endRun(server, withProblem('The login was refused.'));
      await endRun(server, clean(), next);
      expect(server.open()).toEqual([]);
    });
  });

  it('is brought up to date by later runs; targets that they do not cover stay in it', async () => {
    const server = await github();
    await endRun(server, reportOver({ [A]: rejected('1028'), [B]: unknown }));
    const { done } = await endRun(server, reportOver({ [A]: submitted }), {
      ...run(1002),
      now: Date.UTC(2026, 10, 23),
    });
    expect(done).toBe('Failure issue: #1 updated.');
    const text = visible(server.open()[0]?.body);
    expect(text).toContain('10.0.0.2');
    expect(text).not.toContain('10.0.0.1');
    expect(text).toContain('/actions/runs/1002/attempts/1"');
    expect(text).toContain('it began 2026-11-22 06:06 UTC');
    expect(server.issues).toHaveLength(1);
  });

  it('keeps the time since when a target fails', async () => {
    const server = await github();
    await endRun(server, reportOver({ [A]: rejected('1028') }));
    const later = { ...run(1002), now: Date.UTC(2027, 0, 1) };
    await endRun(server, reportOver({ [A]: unknown, [B]: unknown }), later);
    const text = visible(server.open()[0]?.body);
    expect(text.match(/<td>2026-11-22 06:06 UTC/g)).toHaveLength(1);
    expect(text.match(/<td>2027-01-01 00:00 UTC/g)).toHaveLength(1);
  });

  it('is closed with a comment when no target is left in it, and another one is opened later', async () => {
    const server = await github();
    await endRun(server, twoOfThree());
    const { done } = await endRun(server, allWell(), run(1002));
    expect(done).toBe('Failure issue: #1 closed.');
    expect(server.issues).toMatchObject([{ state: 'closed', stateReason: 'completed' }]);
    expect(server.issues[0]?.comments).toEqual([expect.stringContaining('/actions/runs/1002/')]);
    expect(visible(server.issues[0]?.body)).toContain('Nothing fails any more');
    await endRun(server, twoOfThree(), run(1003));
    expect(server.open()).toMatchObject([{ number: 2 }]);
  });

  it('is one per provider, and one per workflow whatever its ref', async () => {
    const server = await github();
    const path = 'octo-org/certificates/.github/workflows';
    await endRun(server, twoOfThree());
    await endRun(server, reportWith([unknown], { provider: sectigo }));
    await endRun(server, twoOfThree(), {
      environment: { GITHUB_WORKFLOW_REF: `${path}/manual.yml@refs/heads/main` },
    });
    await endRun(server, twoOfThree(), {
      environment: { GITHUB_WORKFLOW_REF: `${path}/nightly.yml@refs/tags/v1` },
    });
    expect(server.open()).toHaveLength(3);
  });

  it('is found behind a hundred others', async () => {
    const server = await github();
    for (let count = 0; count < 100; count += 1) server.add({});
    await endRun(server, twoOfThree());
    await endRun(server, twoOfThree(), run(1002));
    expect(server.issues).toHaveLength(101);
    expect(server.open().filter(({ body }) => body !== '')).toHaveLength(1);
  });
});

describe('what is not ours', () => {
  async function withOurs() {
    const server = await github();
    await endRun(server, twoOfThree());
    const { body = '', title = '' } = server.issues.pop() ?? {};
    return { server, body, title };
  }

  it.each([
    ['of another author', { author: STRANGER }],
    ['of another author with our login', { author: { ...STRANGER, login: BOT.login } }],
    ['a pull request', { isPullRequest: true }],
    ['a closed issue', { state: 'closed' as const }],
    ['without the marker', { body: 'Certificate retries are failing' }],
  ])('is never touched: %s', async (_, given) => {
    const { server, body, title } = await withOurs();
    const theirs = server.add({ body, title, ...given });
    const before = structuredClone(theirs);
    await endRun(server, twoOfThree(), run(1002));
    await endRun(server, allWell(), run(1003));
    expect(theirs).toEqual(before);
    expect(server.issues).toMatchObject([{ number: 1 }, { number: 2, state: 'closed' }]);
  });

  it.each([
    ['cut off', (body: string) => `${body.slice(0, -40)}`],
    ['not base64', (body: string) => body.replace(/ \S+ -->/, ' *** -->')],
    ['empty', (body: string) => body.replace(/ \S+ -->/, '  -->')],
    ['of another form', (body: string) => body.replace(/ \S+ -->/, ' e30= -->')],
  ])(
    'a stored state that is %s: the list begins anew, says so, and is not closed',
    async (_, edit) => {
      const server = await github();
      await endRun(server, reportOver({ [A]: unknown, [B]: unknown }));
      for (const issue of server.issues) issue.body = edit(issue.body);
      const second = await endRun(server, reportOver({ [A]: unknown }), run(1002));
      expect(second.warnings).toEqual([expect.stringContaining('#1 had stored cannot be read')]);
      expect(visible(server.open()[0]?.body)).toContain('the list began anew');
      const third = await endRun(server, reportOver({ [A]: submitted }), run(1003));
      expect(third.warnings).toEqual([]);
      expect(server.open()).toHaveLength(1);
      expect(visible(server.open()[0]?.body)).toContain('close the issue by hand');
    },
  );
});

describe('runs at the same time', () => {
  const failing = (label: string) => reportOver({ [label]: unknown });

  it('end with one issue that knows what all of them know', async () => {
    // All of them see the empty list before the first one creates an issue.
    const server = await github({ intercept: together('list', 3) });
    const labels = [A, B, '10.0.0.3:443'];
    const ends = await Promise.all(
      labels.map((label, at) => endRun(server, failing(label), run(1001 + at))),
    );
    expect(ends.flatMap(({ warnings }) => warnings)).toEqual([]);
    expect(server.issues).toHaveLength(3);
    expect(server.open()).toMatchObject([{ number: 1 }]);
    for (const duplicate of server.issues.slice(1)) {
      expect(duplicate).toMatchObject({ stateReason: 'not_planned' });
      expect(duplicate.comments).toEqual([expect.stringContaining('#1')]);
    }
    const text = visible(server.open()[0]?.body);
    for (const label of labels) expect(text).toContain(label.replace(':443', ''));
  });

  it('lose nothing when they update at once', async () => {
    let armed = false;
    const hold = together('update', 2);
    const server = await github({ intercept: (call) => (armed ? hold(call) : undefined) });
    await endRun(server, failing('10.0.0.9:443'));
    armed = true;
    await Promise.all([
      endRun(server, failing(A), run(1002)),
      endRun(server, failing(B), run(1003)),
    ]);
    const text = visible(server.open()[0]?.body);
    for (const ip of ['10.0.0.9', '10.0.0.1', '10.0.0.2']) expect(text).toContain(ip);
  });

  it('create no second one while the list lags behind', async () => {
    const server = await github({
      intercept: ({ what }) => {
        if (what === 'create') server.staleLists = 2;
        return undefined;
      },
    });
    let pauses = 0;
    await endRun(server, failing(A), { onPause: () => (pauses += 1) });
    expect(pauses).toBe(2);
    expect(server.issues).toHaveLength(1);
  });

  it('leave no second one behind: what a killed run left is closed by the next', async () => {
    const server = await github();
    await endRun(server, failing(A));
    const [first] = server.issues;
    if (first) first.state = 'closed';
    await endRun(server, failing(B), run(1002));
    if (first) first.state = 'open';
    await endRun(server, failing('10.0.0.3:443'), run(1003));
    expect(server.open()).toMatchObject([{ number: 1 }]);
    const text = visible(server.open()[0]?.body);
    for (const ip of ['10.0.0.1', '10.0.0.2', '10.0.0.3']) expect(text).toContain(ip);
  });
});

describe('a repository that is not private', () => {
  it.each(['public', 'internal'] as const)(
    '%s: holds counts and the link alone',
    async (visibility) => {
      const server = await github({ visibility });
      const named = [target('10.77.0.1:443', { name: 'payroll' }), target(B)];
      const report = reportWith([], { targets: named, problems: ['Trouble with 10.77.0.1.'] });
      const rejections = new Map(named.map((one) => [one, rejected('1028')]));
      await endRun(server, buildReport({ ...runWith([]), targets: named, outcomes: rejections }));
      await endRun(server, report, run(1002));
      const sent = JSON.stringify(server.calls.map(({ body }) => body));
      const unpacked = server.issues.map(({ body }) => JSON.stringify(stateOf(body))).join();
      for (const text of [sent, unpacked]) {
        expect(text).not.toMatch(/10\.77|10\.0\.0\.2|payroll|1028|eligible|Trouble/);
      }
      expect(`\n${visible(server.open()[0]?.body)}`).toMatchInlineSnapshot(`
        "
        <p><strong>Certificate retries are failing</strong> at DigiCert CertCentral; it began 2026-11-22 06:06 UTC.</p>

        <p>Latest: <a href="https://github.com/octo-org/certificates/actions/runs/1002/attempts/1">Run 1002</a> · workflow <code>Nightly</code> · on <code>main</code> · <code>schedule</code>: 2 of 2 targets failed, 1 problem with the run as a whole</p>

        <p>What failed and what to do stands in the summary of the run: an issue of a repository that is not private holds no addresses and names.</p>

        <sub>This text is rewritten by each run: write comments, they stay. The issue is closed when two runs, neither started by hand, have covered at least 2 targets each without a failure, one after the other.</sub>

        "
      `);
    },
  );

  it('is closed by the second clean run in a row that covers as much', async () => {
    const server = await github({ visibility: 'public' });
    await endRun(server, twoOfThree());
    await endRun(server, allWell(), run(1002));
    expect(server.open()).toHaveLength(1);
    await endRun(server, reportWith([submitted]), run(1003));
    expect(server.open()).toHaveLength(1);
    const { done } = await endRun(server, allWell(), run(1004));
    expect(done).toBe('Failure issue: #1 closed.');
    expect(server.issues[0]?.comments).toHaveLength(1);
  });

  it.each([
    [
      'cover less',
      [
        [1002, 2, {}],
        [1003, 2, {}],
      ],
    ],
    [
      'are started by hand',
      [
        [1002, 3, { GITHUB_EVENT_NAME: 'workflow_dispatch' }],
        [1003, 3, { GITHUB_EVENT_NAME: 'workflow_dispatch' }],
      ],
    ],
    ['are one', [[1002, 3, {}]]],
    [
      'are steps of the same run',
      [
        [1002, 3, {}],
        [1002, 3, {}],
        [1003, 3, {}],
      ],
    ],
  ] as const)('is not closed by clean runs that %s', async (_, runs) => {
    const server = await github({ visibility: 'public' });
    await endRun(server, twoOfThree());
    for (const [id, total, more] of runs) {
      await endRun(server, reportWith(Array(total).fill(submitted)), run(id, more));
    }
    expect(server.open()).toHaveLength(1);
  });

  it('is closed by hand where the targets were chosen by hand', async () => {
    const server = await github({ visibility: 'public' });
    await endRun(server, twoOfThree(), run(1001, { GITHUB_EVENT_NAME: 'workflow_dispatch' }));
    for (const id of [1002, 1003, 1004]) await endRun(server, allWell(), run(id));
    expect(visible(server.open()[0]?.body)).toContain('close the issue by hand');
  });

  it('that was private once: names are taken out, with a warning about the history', async () => {
    const server = await github();
    await endRun(server, twoOfThree());
    // What a killed run left behind, too.
    server.add({ body: server.issues[0]?.body ?? '' });
    server.visibility = 'public';
    const { warnings } = await endRun(server, twoOfThree(), run(1002));
    expect(warnings).toEqual([
      expect.stringMatching(/#1 .* its history still shows them/),
      expect.stringMatching(/#2 .* its history still shows them/),
    ]);
    for (const { body } of server.issues) {
      expect(visible(body)).not.toContain('10.0.0.3');
      expect(JSON.stringify(stateOf(body))).not.toContain('10.0.0');
    }
  });

  it('that is private now: what failed before is not known by name, so a person closes it', async () => {
    const server = await github({ visibility: 'public' });
    await endRun(server, twoOfThree());
    server.visibility = 'private';
    await endRun(server, reportOver({ [A]: submitted }), run(1002));
    expect(server.open()).toHaveLength(1);
    expect(visible(server.open()[0]?.body)).toContain('close the issue by hand');
  });

  it('where the server does not say so', async () => {
    const server = await github({
      intercept: ({ what }) =>
        what === 'repo' ? { status: 200, body: { private: true } } : undefined,
    });
    await endRun(server, twoOfThree());
    expect(server.open()[0]?.body).not.toContain('10.0.0.3');
  });
});

describe('text of others', () => {
  it('is text: no markup, no mention, no second marker', async () => {
    const server = await github();
    const targets = HOSTILE.map((text, at) => target(`t${at}`, { name: text, label: text }));
    const outcomes = new Map(
      targets.map((one): [Target, Outcome] => [
        one,
        { kind: 'rejected', codes: [one.label], own: true, message: `${one.label} --> <!-- x -->` },
      ]),
    );
    await endRun(server, buildReport({ ...runWith([]), targets, outcomes }), {
      environment: {
        GITHUB_REF_NAME: '--><img src=x>@octocat',
        GITHUB_WORKFLOW: '@octocat <b> #1',
      },
    });
    const { body = '', title = '' } = server.open()[0] ?? {};
    expect(body.match(/-->/g)).toHaveLength(1);
    expect(body.match(/<!--/g)).toHaveLength(1);
    expect(visible(body)).not.toMatch(/<(?!\/?(?:p|strong|table|tr|th|td|code|br|span|sub|a)\b)/);
    expect(visible(body)).not.toMatch(/@[a-z]/);
    expect(title).not.toMatch(/[@#<]/);
    // What is stored reads back as the same, so that the next run does not rewrite it for ever.
    await endRun(server, buildReport({ ...runWith([]), targets, outcomes }), run(1002));
    expect(server.count('update')).toBe(1);
  });

  it('holds no secret, neither shown nor stored', async () => {
    const server = await github();
    const secret = 'k3y-of-the-fleet-0815';
    const named = target(A, { name: `web ${secret}` });
    const outcomes = new Map([[named, { ...unknown, message: `no key ${secret}` }]]);
    await endRun(server, buildReport({ ...runWith([]), targets: [named], outcomes }), {
      secrets: [secret],
      environment: { GITHUB_WORKFLOW: secret, GITHUB_REF_NAME: secret },
    });
    const { body = '', title = '' } = server.open()[0] ?? {};
    expect(`${title}${visible(body)}${JSON.stringify(stateOf(body))}`).not.toContain('0815');
  });

  it('edited in by others is cleaned again', async () => {
    const server = await github();
    await endRun(server, reportOver({ [A]: unknown }));
    const [issue] = server.issues;
    const state = stateOf(issue?.body ?? '');
    if (issue && state?.kind === 'targets') {
      const failing = state.failing.map((item) => ({
        ...item,
        message: '</code><script>@octocat\u202e top-secret-1',
      }));
      issue.body = issueBody({ ...state, failing }, '', setting());
    }
    await endRun(server, reportOver({ [B]: unknown }), { ...run(1002), secrets: ['top-secret-1'] });
    const text = visible(server.open()[0]?.body);
    expect(text).toContain('script');
    expect(text).not.toMatch(/<script|@o|\u202e|top-secret/);
  });
});

describe('what to do', () => {
  it('comes from the table of codes, also for targets that an earlier run stored', async () => {
    const server = await github();
    await endRun(server, reportOver({ [A]: rejected('1028') }));
    await endRun(server, reportOver({ [B]: unknown }), run(1002));
    const { body = '' } = server.open()[0] ?? {};
    expect(visible(body)).toContain('look at the automation in CertCentral');
    expect(JSON.stringify(stateOf(body))).not.toContain('look at');
  });
});

describe('size', () => {
  it('of a body stays within what GitHub takes, and what is missing is said', async () => {
    const server = await github();
    const count = 6_000;
    const targets = Array.from({ length: count }, (_, at) =>
      target(`10.${at >> 16}.${(at >> 8) & 255}.${at & 255}:443`, { name: `server-${at * 7919}` }),
    );
    const outcomes = new Map(targets.map((one) => [one, rejected('1028')]));
    const report = buildReport({ ...runWith([]), targets, outcomes });
    await endRun(server, report);
    const { body = '' } = server.open()[0] ?? {};
    expect(body.length).toBeLessThanOrEqual(65_536);
    const state = stateOf(body);
    const stored = state?.kind === 'targets' ? state.failing.length : 0;
    expect(stored).toBeGreaterThan(500);
    expect(visible(body)).toContain(`At least ${count - stored} more failed`);
    expect(visible(body)).toMatch(/and \d+ more: see the runs/);
    // The most that escaping can make of the rest.
    const marks = '$'.repeat(1_000);
    await endRun(
      server,
      { ...report, message: marks, problems: Array(30).fill(marks) },
      {
        environment: { GITHUB_RUN_ID: '1002', GITHUB_WORKFLOW: marks, GITHUB_REF_NAME: marks },
      },
    );
    expect(server.open()[0]?.body.length).toBeLessThanOrEqual(65_536);
    // All of them well: whether the others are, too, is known to nobody who only has the issue.
    const well = new Map(targets.map((one) => [one, submitted]));
    await endRun(server, buildReport({ ...runWith([]), targets, outcomes: well }), run(1003));
    expect(server.open()).toHaveLength(1);
    expect(visible(server.open()[0]?.body)).toContain('close the issue by hand');
  });
});

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
    const { done, warnings } = await endRun(server, twoOfThree());
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
    const { warnings } = await endRun(server, twoOfThree());
    expect(warnings).toEqual([expect.stringContaining('cannot be read')]);
    expect(server.issues).toEqual([]);
  });

  it('a wrong token', async () => {
    const { warnings } = await endRun(await github(), twoOfThree(), { token: 'ghp_wrongwrong' });
    expect(warnings).toEqual([expect.stringContaining("does not accept 'github-token'")]);
  });

  it('nobody there', async () => {
    const { warnings } = await endRun({ url: 'http://127.0.0.1:9' }, twoOfThree());
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
    const { warnings } = await endRun(server, twoOfThree(), { timeUp });
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
    const { warnings } = await endRun(server, twoOfThree(), { signal: cancelled.signal });
    expect(warnings).toEqual([expect.stringContaining('cancelled')]);
  });

  it('an environment without a repository', async () => {
    const server = await github();
    const environment = { GITHUB_REPOSITORY: undefined };
    const { warnings } = await endRun(server, twoOfThree(), { environment });
    expect(warnings).toEqual([expect.stringContaining('GITHUB_REPOSITORY')]);
    expect(server.calls).toEqual([]);
  });
});

it('speaks to GitHub Enterprise Server, where GraphQL has another path', async () => {
  const server = await github({ prefix: '/api/v3' });
  await endRun(server, twoOfThree());
  expect(server.open()).toHaveLength(1);
  expect(server.calls.every(({ headers }) => headers.authorization === `token ${TOKEN}`)).toBe(
    true,
  );
});

function setting() {
  const provider = { id: 'digicert', name: 'DigiCert CertCentral' };
  return {
    provider,
    context: readContext(ENVIRONMENT),
    redact: (text: string) => text,
    hint: () => 'What to do.',
  };
}

function stateOf(body: string) {
  const read = readBody(body, setting());
  return read.kind === 'state' ? read.state : undefined;
}
