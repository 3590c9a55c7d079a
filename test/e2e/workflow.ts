import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findAct } from './act.ts';

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));
const STAND_INS = join(PROJECT, 'test/e2e/stand-ins');

/** What takes the place of each `uses:` line, by its full text. */
const LOCAL_ACTIONS = {
  'cert-retry/cert-retry-action@v1': 'action',
  'actions/upload-artifact@043fb46d1a93c77aae656e7c1c64a875d1fc6a0a': 'upload-artifact',
  'actions/download-artifact@3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c': 'download-artifact',
} as const;

export interface WorkflowOptions {
  /** Paths in the project; act runs the first one. They are copied byte for byte. */
  readonly workflows: readonly [string, ...string[]];
  readonly event?: string;
  /** Runs this job, and what it needs, alone. */
  readonly job?: string;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly secrets?: Readonly<Record<string, string>>;
  readonly vars?: Readonly<Record<string, string>>;
  /** Environment of every step, as a machine may have it. */
  readonly env?: Readonly<Record<string, string>>;
  /** Files of the repository, by path; a text that begins with `#!` is executable. */
  readonly files?: Readonly<Record<string, string>>;
  /** Folder in which artifacts outlive a run. */
  readonly artifacts?: string;
  /** Hides secrets in the log as GitHub does; without it, whatever is written can be seen. */
  readonly masked?: boolean;
  /** Told the id of act's process. */
  readonly started?: (pid: number) => void;
}

export interface Annotation {
  readonly level: 'error' | 'warning';
  readonly text: string;
}

/** A workflow run as GitHub would show it. */
export interface WorkflowRun {
  readonly conclusion: 'success' | 'failure';
  /** By job name, with its number where a matrix makes several. */
  readonly jobs: Readonly<Record<string, string>>;
  /** What each step ended with, by name; of a matrix, the last one. */
  readonly steps: Readonly<Record<string, string>>;
  /** Everything that the log shows. */
  readonly log: string;
  /** Everything that was written, apart from the lines that register masks. */
  readonly everything: string;
  readonly masks: readonly string[];
  readonly summaries: readonly string[];
  readonly annotations: readonly Annotation[];
  /** What each step set, in the order in which they came to an end. */
  readonly outputs: readonly StepOutputs[];
}

export interface StepOutputs {
  readonly job: string;
  readonly step: string;
  readonly values: Readonly<Record<string, string>>;
}

/** Runs a workflow on this machine. @throws Error when act itself fails. */
export async function runWorkflow(options: WorkflowOptions): Promise<WorkflowRun> {
  const root = mkdtempSync(join(tmpdir(), 'cert-retry-e2e-'));
  try {
    const { args, env } = prepare(root, options);
    const child = spawn(findAct(), args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    const chunks: Buffer[] = [];
    const problems: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => problems.push(chunk));
    if (child.pid !== undefined) options.started?.(child.pid);
    await once(child, 'close');
    const text = Buffer.concat(chunks).toString('utf8');
    const run = readRun(text, child.exitCode === 0);
    if (Object.keys(run.jobs).length > 0) return run;
    throw new Error(`act ran no job:\n${text}\n${Buffer.concat(problems).toString('utf8')}`);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

function prepare(root: string, options: WorkflowOptions) {
  const repository = join(root, 'repository');
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(repository, path)), { recursive: true });
    writeFileSync(join(repository, path), text, { mode: text.startsWith('#!') ? 0o755 : 0o644 });
  };
  for (const [path, text] of Object.entries(options.files ?? {})) write(path, text);
  for (const path of options.workflows) {
    const to = join(repository, '.github/workflows', basename(path));
    cpSync(join(PROJECT, path), to, { recursive: true });
  }
  commit(repository);
  const action = join(root, 'action');
  cpSync(join(PROJECT, 'action.yml'), join(action, 'action.yml'));
  cpSync(join(PROJECT, 'dist'), join(action, 'dist'), { recursive: true });
  const [secrets, vars] = (['secrets', 'vars'] as const).map((name) => {
    // JSON is YAML, and keeps line breaks.
    writeFileSync(join(root, `${name}.yaml`), JSON.stringify(options[name] ?? {}));
    return join(root, `${name}.yaml`);
  });
  const artifacts = options.artifacts ?? join(root, 'artifacts');
  mkdirSync(artifacts, { recursive: true });
  const pairs = (flag: string, values: Readonly<Record<string, string>> = {}) =>
    Object.entries(values).flatMap(([name, value]) => [flag, `${name}=${value}`]);
  const folderOf = (name: string) => (name === 'action' ? action : join(STAND_INS, name));
  const args = [
    options.event ?? 'workflow_dispatch',
    ...['--directory', repository],
    ...['--workflows', join('.github/workflows', basename(options.workflows[0]))],
    ...['--platform', 'ubuntu-latest=-self-hosted', '--platform', 'self-hosted=-self-hosted'],
    ...['--action-cache-path', join(root, 'cache')],
    ...['--secret-file', secrets ?? '', '--var-file', vars ?? ''],
    ...['--json', '--no-cache-server', '--rm'],
    ...(options.job === undefined ? [] : ['--job', options.job]),
    ...(options.masked ? [] : ['--insecure-secrets']),
    ...Object.entries(LOCAL_ACTIONS).flatMap(([uses, name]) => [
      '--local-repository',
      `${uses}=${folderOf(name)}`,
    ]),
    ...pairs('--input', options.inputs),
    ...pairs('--env', { E2E_ARTIFACTS: artifacts, ...options.env }),
  ];
  // What act is given, its steps are given too: nothing of this machine but its tools.
  const { PATH = '' } = process.env;
  return { args, env: { PATH, HOME: root, XDG_CONFIG_HOME: root, XDG_CACHE_HOME: root } };
}

function commit(repository: string): void {
  const git = (...args: readonly string[]) =>
    execFileSync('git', args, { cwd: repository, stdio: 'ignore' });
  git('init', '--quiet', '--initial-branch', 'main');
  git('remote', 'add', 'origin', 'https://github.com/octo-org/certificates');
  git('add', '--all');
  const author = ['-c', 'user.name=octocat', '-c', 'user.email=octocat@example.com'];
  git(...author, 'commit', '--quiet', '--message', 'Certificates');
}

/** A line of act's log, as far as it is read here. */
interface Line {
  readonly message: string;
  readonly raw: string;
  text(field: string): string;
}

function readLine(raw: string): Line {
  let fields: Record<string, unknown> = {};
  try {
    const parsed: unknown = JSON.parse(raw);
    if (typeof parsed === 'object' && parsed !== null) fields = { ...parsed };
  } catch {
    // Not every line of act is JSON; as text it counts for the log.
  }
  const text = (field: string) => {
    const value = fields[field];
    return typeof value === 'string' ? value : '';
  };
  return { raw, text, message: 'msg' in fields ? text('msg') : raw };
}

function readRun(text: string, green: boolean): WorkflowRun {
  const lines = text
    .split('\n')
    .filter((line) => line !== '')
    .map(readLine);
  const commands = (name: string) => lines.filter((line) => line.text('command') === name);
  const outputs = new Map<string, { job: string; step: string; values: Record<string, string> }>();
  for (const line of commands('set-output')) {
    const job = line.text('job').trim();
    const step = line.text('step');
    const found = outputs.get(`${job}/${step}`) ?? { job, step, values: {} };
    found.values[line.text('name')] = line.text('arg');
    outputs.set(`${job}/${step}`, found);
  }
  const named = (label: string, field: string) =>
    Object.fromEntries(
      lines
        .filter((line) => line.text(field) !== '' && line.text('stage') !== 'Post')
        .map((line) => [line.text(label).trim(), line.text(field)]),
    );
  return {
    conclusion: green ? 'success' : 'failure',
    jobs: named('job', 'jobResult'),
    steps: named('step', 'stepResult'),
    log: lines.map(({ message }) => message).join('\n'),
    everything: lines
      .filter((line) => line.text('command') !== 'add-mask')
      .map(({ raw }) => raw)
      .join('\n'),
    masks: commands('add-mask').map((line) => line.text('arg')),
    summaries: commands('summary').map((line) => line.text('content')),
    annotations: (['error', 'warning'] as const).flatMap((level) =>
      commands(level).map((line) => ({ level, text: line.text('arg') })),
    ),
    outputs: [...outputs.values()],
  };
}
