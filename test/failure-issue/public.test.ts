import { describe, expect, it } from 'vitest';
import {
  A,
  B,
  listedReport,
  rejected,
  reportOf,
  reportOver,
  result,
  submitted,
} from './reports.ts';
import { endRun } from './run.ts';
import { bodyOf, github, run, visible } from './servers.ts';
import { stateOf } from './stored.ts';

const NAMED = '10.77.0.1:443';
const red = (more = {}) => {
  const facts = { cause: 'Agent payroll-7 down.', solution: 'Start payroll-7.' };
  const fields = { target: { name: 'payroll', facts } };
  return reportOf([result(NAMED, rejected('1028'), fields), result(B, rejected('1028'))], more);
};
const green = () => reportOver({ [NAMED]: submitted, [B]: submitted });

describe('a public repository', () => {
  it('gets counts and the link alone', async () => {
    const server = await github({ visibility: 'public' });
    await endRun(server, red());
    await endRun(server, red({ problems: ['Trouble with 10.77.0.1.'] }), run(1002));
    const sent = JSON.stringify(server.calls.map(({ body }) => body));
    const stored = JSON.stringify(server.issues.map(({ body }) => stateOf(body)));
    for (const text of [sent, stored]) {
      expect(text).not.toMatch(/10\.77|10\.0\.0\.2|payroll|1028|ligible|Trouble/);
    }
    expect(`\n${bodyOf(server)}`).toMatchInlineSnapshot(`
      "
      <p><strong>Certificate retries failed</strong> at DigiCert CertCentral. The issue covers the time since 2026-11-22 06:06 UTC.</p>

      <p>Latest: <a href="https://github.com/octo-org/certificates/actions/runs/1002/attempts/1">Run 1002</a> · workflow <code>Nightly</code> · on <code>main</code> · <code>schedule</code>: 2 of 2 targets failed, 1 problem with the run</p>

      <p>The summary of the run says which targets failed and what to do: an issue that everybody can read holds no names.</p>

      <sub>Each run rewrites this text. Comments stay. Close the issue by hand when nothing fails any more.</sub>

      "
    `);
  });

  it('gets counts alone if the list of failed work cannot be read', async () => {
    const server = await github({ visibility: 'public' });
    await endRun(server, reportOf([], { ending: 'list-unreadable', problems: ['x 10.77.0.1'] }));
    expect(bodyOf(server)).toContain('0 of 0 targets failed, 1 problem with the run');
  });

  it('gets the sum of the legs of a matrix, whatever their order', async () => {
    const server = await github({ visibility: 'public' });
    await endRun(server, red());
    await endRun(server, reportOver({ [A]: submitted }));
    expect(bodyOf(server)).toContain('2 of 3 targets failed');
    await endRun(server, reportOver({ [A]: submitted }), run(1000));
    expect(bodyOf(server)).toContain('/runs/1001/');
    expect(bodyOf(server)).toContain('2 of 3 targets failed');
  });

  it('gets an issue that only a person closes', async () => {
    const server = await github({ visibility: 'public' });
    await endRun(server, red());
    for (const id of [1002, 1003, 1004]) await endRun(server, green(), run(id));
    await endRun(server, listedReport([]), run(1005));
    expect(server.open()).toHaveLength(1);
    expect(server.count('comment')).toBe(0);
    expect(bodyOf(server)).toContain('0 of 0 targets failed');
    expect(bodyOf(server)).toContain('Close the issue by hand');
  });

  it('that was private once: names are taken out, with a warning about the history', async () => {
    const server = await github();
    await endRun(server, red());
    // A second issue that a killed run left behind.
    server.add({ body: server.issues[0]?.body ?? '' });
    server.visibility = 'public';
    const { warnings } = await endRun(server, red(), run(1002));
    expect(warnings).toEqual([
      expect.stringMatching(/#1 .* the history of the issue still shows them/),
      expect.stringMatching(/#2 .* the history of the issue still shows them/),
    ]);
    for (const { body } of server.issues) {
      expect(visible(body)).not.toContain('10.77');
      expect(JSON.stringify(stateOf(body))).not.toMatch(/10\.77|payroll/);
    }
  });

  it('that is private now: earlier failures have no names, so a person closes the issue', async () => {
    const server = await github({ visibility: 'public' });
    await endRun(server, red());
    server.visibility = 'private';
    await endRun(server, reportOver({ [A]: submitted }), run(1002));
    expect(bodyOf(server)).toContain('close the issue by hand');
  });
});

it('a repository without a known visibility counts as public', async () => {
  const server = await github({
    intercept: ({ what }) =>
      what === 'repo' ? { status: 200, body: { private: true } } : undefined,
  });
  await endRun(server, red());
  expect(bodyOf(server)).not.toContain('10.77');
});

it('an internal repository gets names: its readers can read the summary, too', async () => {
  const server = await github({ visibility: 'internal' });
  await endRun(server, red());
  expect(bodyOf(server)).toContain('10.77.0.1');
});
