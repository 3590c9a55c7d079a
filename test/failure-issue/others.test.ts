import { describe, expect, it } from 'vitest';
import { BOT, STRANGER, together } from '../github/server.ts';
import { A, B, C, rejected, reportOver, submitted, unknown } from './reports.ts';
import { endRun } from './run.ts';
import { bodyOf, github, run } from './servers.ts';

const red = () => reportOver({ [A]: submitted, [B]: submitted, [C]: rejected('1028') });
const green = () => reportOver({ [A]: submitted, [B]: submitted, [C]: submitted });

describe('what is not ours', () => {
  it.each([
    ['of another author', { author: STRANGER }],
    ['of another author with our login', { author: { ...STRANGER, login: BOT.login } }],
    ['a pull request', { isPullRequest: true }],
    ['a closed issue', { state: 'closed' as const }],
    ['without the marker', { body: 'Certificate retries are failing' }],
  ])('is never touched: %s', async (_, given) => {
    const server = await github();
    await endRun(server, red());
    const { body = '', title = '' } = server.issues.pop() ?? {};
    const theirs = server.add({ body, title, ...given });
    const before = structuredClone(theirs);
    await endRun(server, red(), run(1002));
    await endRun(server, green(), run(1003));
    expect(theirs).toEqual(before);
    expect(server.issues).toMatchObject([{ number: 1 }, { number: 2, state: 'closed' }]);
  });

  it.each([
    ['cut off', (body: string) => `${body.slice(0, -40)}`],
    ['not base64', (body: string) => body.replace(/ \S+ -->/, ' *** -->')],
    ['empty', (body: string) => body.replace(/ \S+ -->/, '  -->')],
    ['of another form', (body: string) => body.replace(/ \S+ -->/, ' e30= -->')],
  ])('a stored state that is %s: a person has to close the issue', async (_, edit) => {
    const server = await github();
    await endRun(server, reportOver({ [A]: unknown, [B]: unknown }));
    for (const issue of server.issues) issue.body = edit(issue.body);
    const second = await endRun(server, reportOver({ [A]: unknown }), run(1002));
    expect(second.warnings).toEqual([expect.stringContaining('issue #1 cannot be read')]);
    const third = await endRun(server, reportOver({ [A]: submitted }), run(1003));
    expect(third.warnings).toEqual([]);
    expect(bodyOf(server)).toContain('close the issue by hand');
  });
});

describe('runs at the same time', () => {
  const failing = (label: string) => reportOver({ [label]: unknown });

  it('end with one issue that knows what all of them know', async () => {
    // All of them see the empty list before the first one creates an issue.
    const server = await github({ intercept: together('list', 3) });
    const labels = [A, B, C];
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
    for (const label of labels) expect(bodyOf(server)).toContain(label.replace(':443', ''));
  });

  it('lose nothing when they update at once, and comment once', async () => {
    let armed = false;
    const hold = together('update', 2);
    const server = await github({ intercept: (call) => (armed ? hold(call) : undefined) });
    await endRun(server, failing(C));
    armed = true;
    await Promise.all([
      endRun(server, failing(A), run(1002)),
      endRun(server, failing(B), run(1003)),
    ]);
    for (const ip of ['10.0.0.1', '10.0.0.2', '10.0.0.3']) expect(bodyOf(server)).toContain(ip);
    const comments = server.issues[0]?.comments.join() ?? '';
    for (const ip of ['10.0.0.1', '10.0.0.2']) expect(comments.split(ip)).toHaveLength(2);
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
    await endRun(server, failing(C), run(1003));
    expect(server.open()).toMatchObject([{ number: 1 }]);
    for (const ip of ['10.0.0.1', '10.0.0.2', '10.0.0.3']) expect(bodyOf(server)).toContain(ip);
  });
});
