import { execFile, execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { parse } from 'yaml';
import { isNewer, moveMajorTag } from '../scripts/major-tag.ts';

interface Job {
  readonly needs?: string | readonly string[];
  readonly uses?: string;
  readonly steps?: readonly {
    readonly name: string;
    readonly uses?: string;
    readonly run?: string;
  }[];
}
const workflowOf = (name: string) => parse(readFileSync(`.github/workflows/${name}`, 'utf8'));
const jobs: Readonly<Record<string, Job>> = workflowOf('release.yml').jobs;

describe('a release', () => {
  it('needs the checks of a merge before anything is published', () => {
    expect(jobs.checks?.uses).toBe('./.github/workflows/ci.yml');
    expect(workflowOf('ci.yml').on).toHaveProperty('workflow_call');
    expect(jobs.publish?.needs).toEqual(['checks', 'build']);
    expect(jobs['major-tag']?.needs).toBe('publish');
  });

  it('compares the archive with the tag before anything is attested', () => {
    const steps = jobs.publish?.steps ?? [];
    const compared = steps.findIndex(({ name }) => name === 'Compare the archive with the tag');
    const attested = steps.findIndex(({ uses }) => uses?.startsWith('actions/attest@'));
    expect(compared).toBeGreaterThan(0);
    expect(attested).toBeGreaterThan(compared);
  });
});

describe('the archive of a release', () => {
  const script = jobs.publish?.steps?.find(({ name }) => name.startsWith('Compare'))?.run ?? '';
  /** Git for Windows brings a bash of its own; the one on the PATH may be another system's. */
  const bash =
    process.platform === 'win32'
      ? resolve(
          execFileSync('git', ['--exec-path'], { encoding: 'utf8' }).trim(),
          '../../../bin/bash',
        )
      : 'bash';

  /** Runs the step of the workflow where the archive holds these changes to what the tag holds. */
  async function compare(change: (folder: string) => void) {
    const folder = mkdtempSync(join(tmpdir(), 'release-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const [checkout, temp] = [join(folder, 'checkout'), join(folder, 'temp')];
    for (const path of [join(checkout, 'dist'), join(checkout, 'release'), temp]) {
      mkdirSync(path, { recursive: true });
    }
    writeFileSync(join(checkout, 'action.yml'), 'name: x\n');
    writeFileSync(join(checkout, 'dist', 'index.js'), '1;\n');
    const git = (...args: readonly string[]) =>
      execFileSync('git', ['-c', 'user.name=x', '-c', 'user.email=x@example.com', ...args], {
        cwd: checkout,
        stdio: 'pipe',
      });
    git('init', '--quiet');
    git('config', 'core.autocrlf', 'false');
    git('add', 'action.yml', 'dist');
    git('commit', '--quiet', '--message', 'x');
    change(checkout);
    execFileSync('tar', ['-czf', 'release/dist.tar.gz', 'action.yml', 'dist'], { cwd: checkout });
    return promisify(execFile)(bash, ['-e', '-c', script], {
      cwd: checkout,
      env: { ...process.env, RUNNER_TEMP: temp.replaceAll('\\', '/') },
    });
  }

  it('passes when it holds what the tag holds', async () => {
    await expect(compare(() => {})).resolves.toEqual({ stdout: '', stderr: '' });
  });

  type Change = readonly [string, (folder: string) => void];
  const LINK: Change = [
    'a link for a file',
    (folder) => {
      writeFileSync(join(folder, 'same.js'), '1;\n');
      rmSync(join(folder, 'dist', 'index.js'));
      symlinkSync(join(folder, 'same.js'), join(folder, 'dist', 'index.js'));
    },
  ];

  it.each<Change>([
    ['another file', (folder) => writeFileSync(join(folder, 'dist', 'index.js'), '2;\n')],
    ['a file too many', (folder) => writeFileSync(join(folder, 'dist', 'more.js'), '1;\n')],
    ['a file too few', (folder) => rmSync(join(folder, 'dist', 'index.js'))],
    ['another action.yml', (folder) => writeFileSync(join(folder, 'action.yml'), 'name: y\n')],
    // Windows lets only administrators make links.
    ...(process.platform === 'win32' ? [] : [LINK]),
  ])('is refused with %s', async (_, change) => {
    await expect(compare(change)).rejects.toMatchObject({ code: 1 });
  });
});

describe('isNewer', () => {
  it.each<[boolean, string, string]>([
    [true, '1.0.1', '1.0.0'],
    [true, '1.10.0', '1.9.9'],
    [true, '2.0.0', '1.99.99'],
    [false, '1.0.0', '1.0.0'],
    [false, '1.9.9', '1.10.0'],
    [false, '1.2.3', '1.2.10'],
  ])('is %s for %s after %s', (newer, next, current) => {
    expect(isNewer(next, current)).toBe(newer);
  });

  it.each(['1.0', '1.0.0-rc.1', 'v1.0.0', '1.0.0.0', '01.0.0', ''])('refuses %j', (version) => {
    expect(() => isNewer(version, '1.0.0')).toThrow('is not X.Y.Z');
    expect(() => isNewer('1.0.0', version)).toThrow('is not X.Y.Z');
  });
});

describe('the major tag', () => {
  /** GitHub's API for a repository whose tag `v1` names a commit of this version. */
  async function github(replies: Readonly<Record<string, readonly [number, unknown]>>) {
    const changes: unknown[] = [];
    const server = createServer(async (request, response) => {
      const { method, url = '', headers } = request;
      const body = await text(request);
      if (method !== 'GET') changes.push([method, url, JSON.parse(body)]);
      const [status, reply] =
        headers.authorization === 'Bearer t0ken'
          ? (replies[`${method} ${url}`] ?? [404, {}])
          : [401, {}];
      response.writeHead(status).end(JSON.stringify(reply));
    }).listen(0, '127.0.0.1');
    onTestFinished(async () => {
      server.close();
      await once(server, 'close');
    });
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const move = (tag: string) =>
      moveMajorTag({
        apiUrl: `http://127.0.0.1:${port}`,
        repository: 'octo-org/action',
        token: 't0ken',
        tag,
        commit: 'c0ffee',
      });
    return { move, changes };
  }
  const REFERENCE = '/repos/octo-org/action/git/ref/tags/v1';
  const at = (version: string) =>
    ({
      [`GET ${REFERENCE}`]: [200, { object: { sha: 'abc123' } }],
      'GET /repos/octo-org/action/contents/package.json?ref=abc123': [200, { version }],
      'PATCH /repos/octo-org/action/git/refs/tags/v1': [200, {}],
    }) as const;

  it('moves forward to a newer version', async () => {
    const { move, changes } = await github(at('1.9.0'));
    expect(await move('v1.10.0')).toBe('v1 named 1.9.0 and now names 1.10.0.');
    expect(changes).toEqual([
      ['PATCH', '/repos/octo-org/action/git/refs/tags/v1', { sha: 'c0ffee', force: true }],
    ]);
  });

  it.each(['1.10.0', '1.10.1', '2.0.0'])('stays when it names %s already', async (version) => {
    const { move, changes } = await github(at(version));
    expect(await move('v1.10.0')).toBe(`v1 stays: it names ${version}.`);
    expect(changes).toEqual([]);
  });

  it('is created by the first release', async () => {
    const { move, changes } = await github({
      'POST /repos/octo-org/action/git/refs': [201, {}],
    });
    expect(await move('v1.0.0')).toBe('v1 is new and names 1.0.0.');
    expect(changes).toEqual([
      ['POST', '/repos/octo-org/action/git/refs', { ref: 'refs/tags/v1', sha: 'c0ffee' }],
    ]);
  });

  it.each<[string, Readonly<Record<string, readonly [number, unknown]>>]>([
    ['the tag cannot be read', { [`GET ${REFERENCE}`]: [500, {}] }],
    ['its commit has no version', at('next')],
    [
      'its package.json cannot be read',
      { [`GET ${REFERENCE}`]: [200, { object: { sha: 'abc123' } }] },
    ],
  ])('stays, and the release workflow fails, when %s', async (_, replies) => {
    const { move, changes } = await github(replies);
    await expect(move('v1.10.0')).rejects.toThrow();
    expect(changes).toEqual([]);
  });

  it('is not said to have moved when GitHub refuses to move it', async () => {
    const { move } = await github({
      ...at('1.0.0'),
      'PATCH /repos/octo-org/action/git/refs/tags/v1': [422, {}],
    });
    await expect(move('v1.10.0')).rejects.toThrow('HTTP 422');
  });

  it('is left alone by a tag that is no release', async () => {
    const { move, changes } = await github(at('1.0.0'));
    await expect(move('v1.10.0-rc.1')).rejects.toThrow('is not X.Y.Z');
    expect(changes).toEqual([]);
  });
});
