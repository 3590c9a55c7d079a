import { describe, expect, it } from 'vitest';
import { issueBody } from '../../src/failure-issue/body.ts';
import { HOSTILE_TEXTS } from '../hostile-texts.ts';
import {
  A,
  B,
  listedReport,
  rejected,
  reportOf,
  reportOver,
  result,
  submitted,
  unknown,
} from './reports.ts';
import { endRun } from './run.ts';
import { bodyOf, github, run, visible } from './servers.ts';
import { setting, stateOf } from './stored.ts';

const HOSTILE = [
  ...HOSTILE_TEXTS,
  ...['- item', '> quote', '---', '    indented', '$`z`$', 'zero\u200bwidth\ufeff'],
];
/** The tags that the action writes. */
const FOREIGN_TAG = /<(?!\/?(?:p|strong|h3|ul|li|details|summary|code|span|sub|a)\b)/;

describe('text of others', () => {
  it('is text: no markup, no mention, no second marker', async () => {
    const server = await github();
    const hostile = HOSTILE.map((text, at) =>
      result(
        text,
        { ...rejected(text), message: `${text} --> <!-- x -->` },
        {
          target: { identity: `t${at}`, name: text, facts: { cause: text, solution: text } },
        },
      ),
    );
    const report = reportOf(hostile, { problems: HOSTILE.slice(0, 3) });
    await endRun(server, report, {
      environment: {
        GITHUB_REF_NAME: '--><img src=x>@octocat',
        GITHUB_WORKFLOW: '@octocat <b> #1',
      },
    });
    await endRun(server, reportOf([result('x@octocat <b>', unknown)]), run(1002));
    const { body = '', title = '', comments = [] } = server.open()[0] ?? {};
    expect(body.match(/-->/g)).toHaveLength(1);
    expect(body.match(/<!--/g)).toHaveLength(1);
    expect(comments).toHaveLength(1);
    for (const text of [visible(body), ...comments]) {
      expect(text).not.toMatch(FOREIGN_TAG);
      expect(text).not.toMatch(/@[a-z]/);
    }
    expect(title).not.toMatch(/[@#<]/);
    // The stored state reads back as the same. Otherwise the run would write it again and again.
    expect(server.count('update')).toBe(1);
  });

  it('holds no secret, neither shown nor stored nor in a comment', async () => {
    const server = await github();
    const secret = 'k3y-of-the-fleet-0815';
    const leaky = (label: string) =>
      result(
        `${label} ${secret}`,
        { ...unknown, message: `no key ${secret}` },
        {
          target: { name: `web ${secret}`, facts: { cause: secret, solution: `use ${secret}` } },
        },
      );
    const options = {
      // The owner stands in the link to the run.
      secrets: [secret, 'octo-org'],
      environment: { GITHUB_WORKFLOW: secret, GITHUB_REF_NAME: secret },
    };
    await endRun(server, reportOf([leaky(A)], { problems: [secret] }), options);
    await endRun(server, reportOf([leaky(B)]), options);
    const { body = '', title = '', comments = [] } = server.open()[0] ?? {};
    expect(comments).toHaveLength(1);
    const all = [title, visible(body), JSON.stringify(stateOf(body)), ...comments].join();
    expect(all).not.toMatch(/0815|octo-org/);
  });

  it('edited in by others is cleaned again', async () => {
    const server = await github();
    await endRun(server, reportOver({ [A]: unknown }));
    const [issue] = server.issues;
    const state = stateOf(issue?.body);
    if (issue && state?.kind === 'targets') {
      const text = '</code><script>@octocat\u202e top-secret-1';
      const failing = state.failing.map((item) => ({ ...item, message: text, solution: text }));
      issue.body = issueBody({ ...state, failing }, '', setting());
    }
    await endRun(server, reportOver({ [B]: unknown }), { ...run(1002), secrets: ['top-secret-1'] });
    expect(bodyOf(server)).toContain('script');
    expect(bodyOf(server)).not.toMatch(/<script|@o|\u202e|top-secret/);
    expect(JSON.stringify(stateOf(server.open()[0]?.body))).not.toMatch(/\u202e|top-secret/);
  });
});

describe('a group', () => {
  it('shows count, reason, cause and advice once, and unknown outcomes first', async () => {
    const server = await github();
    const facts = { cause: 'Agent down.' };
    const refused = [1, 2, 3].map((at) =>
      result(`10.0.1.${at}:443`, rejected('1028'), { target: { facts } }),
    );
    await endRun(server, reportOf([...refused, result(A, unknown)]));
    const text = bodyOf(server);
    expect(text.match(/<h3>.*<\/h3>/g)).toEqual([
      '<h3>1 × unknown</h3>',
      '<h3>3 × rejected <code>1028</code></h3>',
    ]);
    for (const once of ['Not eligible for retry', 'Agent down', 'Look at the automation']) {
      expect(text.split(once)).toHaveLength(2);
    }
    expect(text).not.toContain('<details>');
  });

  it('shows causes that differ beside the targets, and is folded from eleven on', async () => {
    const server = await github();
    const targets = Array.from({ length: 11 }, (_, at) =>
      result(`10.0.1.${at}:443`, unknown, { target: { facts: { cause: `Cause ${at}` } } }),
    );
    await endRun(server, reportOf(targets));
    expect(bodyOf(server)).toContain('<details><summary>11 targets</summary>');
    expect(bodyOf(server)).toMatch(/<li>.*10\.0\.1\.7.* · cause: <code>Cause 7<\/code><\/li>/);
  });

  it('has the solution of the provider in place of general advice', async () => {
    const server = await github();
    const outcome = { ...rejected('not-applicable'), hint: 'Validate the domain.' };
    await endRun(server, listedReport([result(A, outcome)]));
    expect(bodyOf(server)).toContain('<code>Validate the domain&#46;</code>');
    expect(bodyOf(server)).not.toContain('Unknown error code');
  });
});

describe('what to do', () => {
  it('comes from the table of codes, also for targets that an earlier run stored', async () => {
    const server = await github();
    await endRun(server, reportOver({ [A]: rejected('1028') }));
    await endRun(server, reportOver({ [B]: unknown }), run(1002));
    const { body } = server.open()[0] ?? {};
    expect(visible(body)).toContain('What to do: Look at the automation');
    expect(JSON.stringify(stateOf(body))).not.toContain('Look at');
  });
});

it('a body stays within the limit of GitHub, and says that targets are missing', async () => {
  const server = await github();
  const labels = Array.from({ length: 6_000 }, (_, at) => `10.0.${at >> 8}.${at & 255}:443`);
  const all = labels.map((label, at) =>
    result(label, rejected('1028'), { target: { name: `server-${at * 7_919}` } }),
  );
  await endRun(server, reportOf(all));
  const { body = '' } = server.open()[0] ?? {};
  expect(body.length).toBeLessThanOrEqual(65_536);
  const state = stateOf(body);
  expect(state?.kind === 'targets' && state.failing.length).toBeGreaterThan(500);
  expect(visible(body)).toMatch(/and \d+ more: see the summaries of the runs/);
  // The longest text that escaping can make.
  const marks = '$'.repeat(1_000);
  const worst = all.map((one, at) => ({
    ...one,
    outcome: { ...rejected('1028'), message: `${at}${marks}` },
    target: { ...one.target, name: marks, facts: { cause: marks, solution: marks } },
  }));
  const report = { ...reportOf(worst), message: marks, problems: Array(30).fill(marks) };
  const environment = { GITHUB_RUN_ID: '1002', GITHUB_WORKFLOW: marks, GITHUB_REF_NAME: marks };
  await endRun(server, report, { environment });
  expect(server.open()[0]?.body.length).toBeLessThanOrEqual(65_536);
  // The issue does not know whether the targets without room work again.
  await endRun(server, reportOf(labels.map((label) => result(label, submitted))), run(1003));
  expect(bodyOf(server)).toContain('close the issue by hand');
});
