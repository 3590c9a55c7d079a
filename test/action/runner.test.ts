import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createRunner } from '../../src/action/runner.ts';
import { createTextGate } from '../../src/text/gate.ts';

let folder = '';
let log = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'runner-'));
  log = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    log += text;
    return true;
  });
  for (const name of ['GITHUB_OUTPUT', 'GITHUB_STEP_SUMMARY']) {
    const path = join(folder, name);
    writeFileSync(path, '');
    vi.stubEnv(name, path);
  }
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

const written = (name: string) => readFileSync(join(folder, name), 'utf8');

/** A runner whose gate gets its secret after the runner was made. */
function runnerWith(secret = 'hunter22') {
  const gate = createTextGate();
  const runner = createRunner(gate);
  gate.addSecrets([secret]);
  return runner;
}

describe('a text that leaves through the runner', () => {
  it('holds no secret in outputs', () => {
    runnerWith().outputs({ verdict: 'failure', message: '2 of 3 submitted; hunter22' });
    expect(written('GITHUB_OUTPUT')).toBe('verdict=failure\nmessage=2 of 3 submitted; ***\n');
  });

  it('holds no secret in the summary', async () => {
    const runner = runnerWith();
    await runner.summary('## hunter22\n');
    await runner.summary('h&#117;nter22\n');
    expect(written('GITHUB_STEP_SUMMARY')).toBe('## ***\n***\n');
  });

  it('holds no secret and no command in the log', () => {
    const runner = runnerWith();
    for (const tell of [runner.info, runner.debug, runner.warning, runner.error]) {
      tell('hunter22 ##[add-mask]x');
    }
    runner.startGroup('hunter22 ##[add-mask]x');
    expect(log.match(/\*\*\*/g)).toHaveLength(5);
    expect(log).not.toMatch(/hunter22|##\[/);
  });
});

describe('the outputs', () => {
  it('are written all or none', () => {
    const values = { verdict: 'success', message: 'one\ntwo' };
    expect(() => runnerWith().outputs(values)).toThrow("'message' has more than one line");
    expect(written('GITHUB_OUTPUT')).toBe('');
  });

  it('need the file that the runner made', () => {
    vi.stubEnv('GITHUB_OUTPUT', join(folder, 'missing'));
    expect(() => runnerWith().outputs({ verdict: 'success' })).toThrow('ENOENT');
  });
});

it('rejects if the summary cannot be written', async () => {
  vi.stubEnv('GITHUB_STEP_SUMMARY', join(folder, 'missing', 'file'));
  await expect(runnerWith().summary('text')).rejects.toThrow('ENOENT');
});

it('masks a hidden secret in every form, and redacts it from then on', () => {
  const gate = createTextGate();
  const runner = createRunner(gate);
  runner.hide(['hunter+22']);
  expect(log).toContain('::add-mask::hunter+22');
  // A command escapes `%` as `%25`.
  expect(log).toContain('::add-mask::hunter%252B22');
  expect(gate.redact('hunter+22')).toBe('***');
});
