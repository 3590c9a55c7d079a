import { describe, expect, it } from 'vitest';
import {
  A,
  B,
  C,
  followed,
  listedReport,
  rejected,
  reportOf,
  reportOver,
  result,
  sectigo,
  submitted,
  unknown,
} from './reports.ts';
import { endRun } from './run.ts';
import { bodyOf, github, run, visible } from './servers.ts';

const red = () => reportOver({ [A]: submitted, [B]: submitted, [C]: rejected('1028') });
const green = () => reportOver({ [A]: submitted, [B]: submitted, [C]: submitted });

describe('one issue', () => {
  it('is opened by the first failure, and says what fails, why, since when and where', async () => {
    const server = await github();
    const { done, warnings } = await endRun(server, red());
    expect([done, warnings]).toEqual(['Failure issue: #1 created.', []]);
    expect(server.open()[0]?.title).toBe(
      'Certificate retries are failing: DigiCert CertCentral (Nightly)',
    );
    expect(server.issues[0]?.comments).toEqual([]);
    expect(`\n${bodyOf(server)}`).toMatchInlineSnapshot(`
      "
      <p><strong>1 target failing</strong> at DigiCert CertCentral. The issue covers the time since 2026-11-22 06:06 UTC.</p>

      <p>Latest: <a href="https://github.com/octo-org/certificates/actions/runs/1001/attempts/1">Run 1001</a> · workflow <code>Nightly</code> · on <code>main</code> · <code>schedule</code>: 2 of 3 submitted</p>

      <h3>1 × rejected <code>1028</code></h3>
      <p><code>Not eligible for retry&#46;</code></p>
      <p>What to do: Look at the automation&#46;</p>
      <ul>
      <li><strong>new</strong> · <code>10.0.0.3&#58;443</code> · since 2026-11-22 06:06 UTC</li>
      </ul>

      <sub>Each run rewrites this text. Comments stay. Targets that a run does not cover stay in the list. The action closes the issue when no target fails any more.</sub>

      "
    `);
  });

  it('is not opened by a green run', async () => {
    const server = await github();
    expect(await endRun(server, green())).toEqual({ done: undefined, warnings: [] });
    expect(server.issues).toEqual([]);
  });

  it('is opened for a problem with the run as a whole too, and closed without it', async () => {
    const server = await github();
    const problems = ['The counts contradict the maps.'];
    await endRun(server, reportOf([result(A, submitted)], { problems }));
    expect(bodyOf(server)).toContain('The counts contradict the maps');
    await endRun(server, reportOf([result(A, submitted)]), run(1002));
    expect(server.open()).toEqual([]);
  });

  it('is updated by later runs; targets that they do not cover stay in it', async () => {
    const server = await github();
    await endRun(server, reportOver({ [A]: rejected('1028'), [B]: unknown }));
    const later = { ...run(1002), now: Date.UTC(2026, 10, 23) };
    const { done } = await endRun(server, reportOver({ [A]: submitted, [C]: unknown }), later);
    expect(done).toBe('Failure issue: #1 updated.');
    const text = bodyOf(server);
    expect(text).not.toContain('10.0.0.1');
    expect(text).toContain('/actions/runs/1002/attempts/1"');
    expect(text).toMatch(
      /<li><code>10\.0\.0\.2&#58;443<\/code> · since 2026-11-22 06:06 UTC<\/li>/,
    );
    expect(text).toMatch(
      /<li><strong>new<\/strong> · <code>10\.0\.0\.3&#58;443<\/code> · since 2026-11-23 00:00 UTC<\/li>/,
    );
    expect(server.issues).toHaveLength(1);
  });

  it('is closed with a comment when no target is left in it, and another one is opened later', async () => {
    const server = await github();
    await endRun(server, red());
    const { done } = await endRun(server, green(), run(1002));
    expect(done).toBe('Failure issue: #1 closed.');
    expect(server.issues).toMatchObject([{ state: 'closed', stateReason: 'completed' }]);
    expect(server.issues[0]?.comments).toEqual([expect.stringContaining('/actions/runs/1002/')]);
    expect(visible(server.issues[0]?.body)).toContain('No target fails any more');
    await endRun(server, red(), run(1003));
    expect(server.open()).toMatchObject([{ number: 2 }]);
  });

  it('is one per provider, and one per workflow whatever its ref', async () => {
    const server = await github();
    const path = 'octo-org/certificates/.github/workflows';
    const from = (file: string) => ({ environment: { GITHUB_WORKFLOW_REF: `${path}/${file}` } });
    await endRun(server, red());
    await endRun(server, reportOf([result(A, unknown)], { provider: sectigo }));
    await endRun(server, red(), from('manual.yml@refs/heads/main'));
    await endRun(server, red(), from('nightly.yml@refs/tags/v1'));
    expect(server.open()).toHaveLength(3);
  });

  it('is found behind a hundred others', async () => {
    const server = await github();
    for (let count = 0; count < 100; count += 1) server.add({});
    await endRun(server, red());
    await endRun(server, red(), run(1002));
    expect(server.issues).toHaveLength(101);
  });
});

describe('a comment', () => {
  it('tells which targets began to fail, and says nothing if the set stays or shrinks', async () => {
    const server = await github();
    await endRun(server, reportOver({ [A]: unknown }));
    await endRun(server, reportOver({ [A]: rejected('1028') }), run(1002));
    expect(server.count('comment')).toBe(0);
    await endRun(server, reportOver({ [A]: unknown, [B]: unknown }), run(1003));
    expect(server.issues[0]?.comments).toEqual([expect.stringContaining('1 more target failing')]);
    expect(server.issues[0]?.comments[0]).toContain('10.0.0.2');
    expect(server.issues[0]?.comments[0]).not.toContain('10.0.0.1');
    await endRun(server, reportOver({ [A]: submitted, [B]: unknown }), run(1004));
    expect(server.count('comment')).toBe(1);
  });

  it('tells once that no target fails any more if the issue has to stay open', async () => {
    const server = await github();
    await endRun(server, reportOver({ [A]: unknown }));
    const report = reportOf([followed(A, 'completed'), followed(B, 'in-progress')]);
    await endRun(server, report, run(1002));
    await endRun(server, report, run(1003));
    expect(server.open()).toHaveLength(1);
    expect(server.issues[0]?.comments).toEqual([
      expect.stringContaining('the state of 1 target is not certain yet'),
    ]);
    await endRun(server, reportOf([followed(B, 'completed')]), run(1004));
    expect(server.open()).toEqual([]);
  });
});

describe('a followed target', () => {
  it('fails if it failed again, with the cause and the solution of the provider', async () => {
    const server = await github();
    const completion = {
      kind: 'failed-again',
      cause: 'Agent down.',
      solution: 'Start it.',
    } as const;
    await endRun(server, reportOf([followed(A, 'failed-again', { completion })]));
    expect(bodyOf(server)).toContain('<h3>1 × failed-again</h3>');
    expect(bodyOf(server)).toContain('<p>Cause: <code>Agent down&#46;</code></p>');
    expect(bodyOf(server)).toContain('<code>Start it&#46;</code>');
  });

  it.each([
    ['is in progress', followed(A, 'in-progress')],
    [
      'is in progress, which ignore-codes allows',
      followed(A, 'in-progress', { ignoreCodes: ['in-progress'] }),
    ],
    ['has no known state', followed(A, 'unknown')],
    ['serves the old certificate', followed(A, 'completed', { endpoint: 'old' })],
  ])('that %s neither opens an issue nor leaves one', async (_, pending) => {
    const server = await github();
    await endRun(server, reportOf([pending]));
    expect(server.issues).toEqual([]);
    await endRun(server, reportOver({ [A]: unknown, [B]: unknown }), run(1002));
    await endRun(server, reportOf([pending, result(B, submitted)]), run(1003));
    expect(bodyOf(server)).toContain('10.0.0.1');
    expect(bodyOf(server)).not.toContain('10.0.0.2');
  });

  it('whose state is not certain keeps the issue open, also after a run without it', async () => {
    const server = await github();
    await endRun(server, reportOf([result(A, unknown), followed(B, 'in-progress')]));
    await endRun(server, reportOver({ [A]: submitted }), run(1002));
    expect(server.open()).toHaveLength(1);
    await endRun(server, listedReport([]), run(1003));
    expect(server.open()).toEqual([]);
  });
});

describe('a list of failed work', () => {
  it('takes out the targets that it does not hold', async () => {
    const server = await github();
    await endRun(server, reportOver({ [A]: unknown, [B]: unknown }));
    await endRun(server, listedReport([result(B, unknown)]), run(1002));
    expect(bodyOf(server)).not.toContain('10.0.0.1');
    await endRun(server, listedReport([]), run(1003));
    expect(server.open()).toEqual([]);
  });

  it.each([
    ['list-unreadable', {}],
    ['too-many', { found: 120, maxTargets: 100 }],
  ] as const)('that ends as %s changes nothing but the problems', async (ending, more) => {
    const server = await github();
    await endRun(server, reportOver({ [A]: unknown }));
    await endRun(server, reportOf([result(A, submitted)], { ending, ...more }), run(1002));
    expect(bodyOf(server)).toContain('10.0.0.1');
    expect(bodyOf(server)).toContain('<li><code>nothing retried');
    await endRun(server, listedReport([]), run(1003));
    expect(server.open()).toEqual([]);
  });

  it('of another account takes out nothing', async () => {
    const server = await github();
    await endRun(server, listedReport([result(A, unknown)]));
    await endRun(server, listedReport([]), { ...run(1002), scope: 'account 2' });
    expect(bodyOf(server)).toContain('10.0.0.1');
  });

  it('takes out nothing that the same run or a newer one reported', async () => {
    const server = await github();
    await endRun(server, reportOver({ [A]: unknown }), run(10_000));
    await endRun(server, listedReport([]), run(10_000));
    await endRun(server, listedReport([]), run(9_999));
    expect(bodyOf(server)).toContain('10.0.0.1');
  });
});

it('an older run that ends later does not take out what a newer run reported', async () => {
  const server = await github();
  await endRun(server, reportOver({ [A]: unknown }), run(10_000));
  await endRun(server, reportOver({ [A]: submitted }), run(9_999));
  expect(bodyOf(server)).toContain('10.0.0.1');
});

describe('the legs of a matrix', () => {
  const withProblem = (problem: string) =>
    reportOf([result(A, submitted)], { problems: [problem] });
  const clean = () => reportOver({ [B]: submitted });

  it('add up: a green one leaves the targets of another one', async () => {
    const server = await github();
    await endRun(server, reportOver({ [A]: unknown }));
    await endRun(server, clean());
    expect(bodyOf(server)).toContain('10.0.0.1');
  });

  it('stays open when another leg of the same run ends without one', async () => {
    const server = await github();
    await endRun(server, withProblem('The login was refused.'));
    await endRun(server, clean());
    expect(bodyOf(server)).toContain('The login was refused');
  });

  it('add up their problems, each once', async () => {
    const server = await github();
    await endRun(server, withProblem('The login was refused.'));
    await endRun(server, withProblem('The counts contradict the maps.'));
    await endRun(server, withProblem('The login was refused.'));
    expect(bodyOf(server).match(/<li>.*<\/li>/g)).toEqual([
      expect.stringContaining('The login was refused'),
      expect.stringContaining('The counts contradict the maps'),
    ]);
  });

  it('stays open when an earlier run ends later without one', async () => {
    const server = await github();
    await endRun(server, withProblem('The login was refused.'), run(10_000));
    await endRun(server, clean(), run(9_999));
    expect(bodyOf(server)).toContain('The login was refused');
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
