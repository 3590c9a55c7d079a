import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cancelAfter, type RunOptions, runAction } from './harness.ts';

const MANIFEST = `
name: fixture
inputs:
  dry-run: { default: false }
  with blank: { default: 010 }
  token: { default: '\${{ github.token }}' }
  targets: {}
runs: { using: node24, main: dist/index.mjs }
`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'harness-test-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Runs a script as an action. */
function run(script: string, options: RunOptions = {}, manifest = MANIFEST) {
  const main = join(folder, 'index.mjs');
  writeFileSync(main, script);
  const path = join(folder, 'action.yml');
  writeFileSync(path, manifest.replace('dist/index.mjs', 'index.mjs'));
  return runAction({ manifest: path, ...options });
}

const APPEND = "import { appendFileSync, writeFileSync } from 'node:fs'; const { env } = process;";

describe('environment', () => {
  it('holds the inputs as the runner names them, and nothing of ours', async () => {
    process.env.LEAKED_FROM_THE_TEST = 'yes';
    const { stdout } = await run(
      'console.log(JSON.stringify([process.env, process.cwd(), process.argv.slice(2), process.version]))',
      { inputs: { targets: '10.0.0.1:443' }, githubToken: 'gh', args: ['a'] },
    );
    delete process.env.LEAKED_FROM_THE_TEST;
    const [env, cwd, args, version] = JSON.parse(stdout);
    expect(env).toMatchObject({
      'INPUT_DRY-RUN': 'false',
      INPUT_WITH_BLANK: '010',
      INPUT_TOKEN: 'gh',
      INPUT_TARGETS: '10.0.0.1:443',
      GITHUB_RUN_ATTEMPT: '1',
    });
    expect(env.LEAKED_FROM_THE_TEST).toBeUndefined();
    expect(cwd).toBe(env.GITHUB_WORKSPACE);
    expect(args).toEqual(['a']);
    expect(version).toBe(process.version);
  });

  it.each([
    ['no Node action', 'runs: { using: composite }', 'is not the action.yml'],
    ['an expression', MANIFEST.replace('github.token', 'github.sha'), 'cannot evaluate'],
  ])('refuses a manifest with %s', async (_, manifest, message) => {
    await expect(run('', {}, manifest)).rejects.toThrow(message);
  });
});

describe('result', () => {
  it('reads what the step leaves', async () => {
    const result = await run(`${APPEND}
      writeFileSync(env.RUNNER_TEMP + '/results.json', '[]');
      appendFileSync(env.GITHUB_OUTPUT, 'a=1\\nb<<E\\nx\\ny\\nE\\nresults-file=' + env.RUNNER_TEMP + '/results.json\\n');
      appendFileSync(env.GITHUB_STEP_SUMMARY, '# Done');
      appendFileSync(env.GITHUB_STATE, 's=1');
      appendFileSync(env.GITHUB_ENV, 'E=1');
      appendFileSync(env.GITHUB_PATH, '/p');
      console.log('::add-mask::hunter22'); console.log('it is hunter22');
      console.log('::error title=T::bad'); console.error('::warning::so so');
      process.exitCode = 3;`);
    expect(result).toMatchObject({
      exitCode: 3,
      signal: null,
      conclusion: 'failure',
      outputs: { a: '1', b: 'x\ny' },
      summary: '# Done',
      state: { s: '1' },
      exportedEnv: { E: '1' },
      addedPath: '/p',
      resultsFile: '[]',
      masks: ['hunter22'],
    });
    expect(result.log).toContain('it is ***');
    expect(result.log).not.toContain('hunter22');
    expect(result.annotations).toContainEqual({
      level: 'error',
      message: 'bad',
      properties: { title: 'T' },
    });
    expect(result.annotations).toContainEqual({
      level: 'warning',
      message: 'so so',
      properties: {},
    });
  });

  it('drops a job output that contains a masked text', async () => {
    const { outputs, jobOutputs } = await run(`${APPEND}
      console.log('::add-mask::443'); appendFileSync(env.GITHUB_OUTPUT, 'a=10.0.0.1:443\\nb=2');`);
    expect(outputs).toEqual({ a: '10.0.0.1:443', b: '2' });
    expect(jobOutputs).toEqual({ b: '2' });
  });

  it.each([
    ['exit code 0', '', 'success'],
    ['exit code 1', 'process.exitCode = 1', 'failure'],
    ['a switched-off command in a line', "console.log('x ##[ADD-PATH]/tmp')", 'failure'],
    [
      'an output without an end',
      `${APPEND} appendFileSync(env.GITHUB_OUTPUT, 'a<<E\\nx')`,
      'failure',
    ],
  ])('is green or red: %s', async (_, script, conclusion) => {
    expect((await run(script)).conclusion).toBe(conclusion);
  });

  it('leaves nothing behind', async () => {
    const { folders } = await run('');
    expect(() => rmSync(folders.root)).toThrow('ENOENT');
  });
});

describe('everyByte', () => {
  const SECRET = 's3cr3t-value';
  it.each([
    ['stdout', `console.log('a ${SECRET}')`],
    ['stderr', `console.error('a ${SECRET}')`],
    ['the summary', `${APPEND} appendFileSync(env.GITHUB_STEP_SUMMARY, '${SECRET}')`],
    ['an output', `${APPEND} appendFileSync(env.GITHUB_OUTPUT, 'a=${SECRET}')`],
    ['RUNNER_TEMP', `${APPEND} writeFileSync(env.RUNNER_TEMP + '/.hidden', '${SECRET}')`],
    ['HOME', `${APPEND} writeFileSync(env.HOME + '/a', '${SECRET}')`],
    ['the name of a file', `${APPEND} writeFileSync('${SECRET}', '')`],
    ['a file of the test that was changed', `${APPEND} appendFileSync('given', '!')`],
  ])('finds a secret in %s', async (_, script) => {
    const result = await run(script, { files: { given: SECRET } });
    expect(result.everyByte()).toContain(SECRET);
  });

  it('finds a secret that a command escapes', async () => {
    const result = await run("console.log('::debug::100%25 s3cret')");
    expect(result.everyByte()).toContain('100% s3cret');
  });

  it('passes over masks and files of the test', async () => {
    const result = await run(`console.log('::add-mask::${SECRET}')`, { files: { given: SECRET } });
    expect(result.stdout).toContain(SECRET);
    expect(result.everyByte()).not.toContain(SECRET);
  });
});

describe('signals', () => {
  const WAIT = "setInterval(() => {}, 1e6); process.on('SIGINT', () => console.log('first'));";

  it('come one after the other', async () => {
    const result = await run(`${WAIT} console.log('ready')`, {
      signals: [
        { signal: 'SIGINT', after: /ready/ },
        { signal: 'SIGTERM', after: /first/ },
      ],
    });
    expect(result).toMatchObject({ exitCode: null, signal: 'SIGTERM', conclusion: 'failure' });
    expect(result.stdout).toBe('ready\nfirst\n');
  });

  it('are given up when the process has ended', async () => {
    const script =
      "setInterval(() => {}, 1e6); console.log('ready'); process.on('SIGINT', () => process.exit(1));";
    const result = await run(script, { signals: cancelAfter(/ready\n$/) });
    expect(result.signal ?? result.exitCode).toBeOneOf([1, 'SIGINT']);
    expect(result.durationMs).toBeLessThan(7_500);
  });

  it('can wait for an event', async () => {
    const { signal } = await run('setInterval(() => {}, 1e6)', {
      signals: [{ signal: 'SIGKILL', after: Promise.resolve() }],
    });
    expect(signal).toBe('SIGKILL');
  });
});

describe('time-out', () => {
  it('kills the action and all that it started, and fails loudly', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    // The connection of the grandchild ends when the grandchild does.
    const connected = once(server, 'connection').then(([socket]) => once(socket.resume(), 'close'));
    const grandchild = `require('net').connect(${portOf(server)}, '127.0.0.1')`;
    const script = `import { spawn } from 'node:child_process';
      spawn(process.execPath, ['-e', ${JSON.stringify(grandchild)}], { stdio: 'inherit' });
      console.log('started'); process.on('SIGTERM', () => {}); setInterval(() => {}, 1e6);`;
    const error = await run(script, { timeoutMs: 3_000 }).catch((reason: Error) => reason);
    expect(String(error)).toContain('did not end within 3000 ms');
    expect(String(error)).toContain('started');
    await connected;
    server.close();
  });
});

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' ? (address?.port ?? 0) : 0;
}
