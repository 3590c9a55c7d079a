import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { isRecord } from '../simulator/exchange.ts';
import {
  type Annotation,
  interpret,
  isMaskLine,
  readFileCommands,
  splitLines,
  unescapeData,
} from './runner-model.ts';

/** Where a run lives; all of it is gone once `runAction` has returned. */
export interface Folders {
  readonly root: string;
  /** `GITHUB_WORKSPACE`, and the working folder of the action. */
  readonly workspace: string;
  /** `RUNNER_TEMP`. */
  readonly temp: string;
  readonly home: string;
}

/** One signal, sent after milliseconds since the one before, an event, or a text on stdout. */
export interface SignalStep {
  readonly signal: NodeJS.Signals;
  readonly after: number | Promise<unknown> | RegExp;
}

type Environment = Readonly<Record<string, string | undefined>>;

export interface RunOptions {
  /** The `with:` of the step; defaults of action.yml are added as the runner does. */
  readonly inputs?:
    | Readonly<Record<string, string>>
    | ((folders: Folders) => Readonly<Record<string, string>>);
  /** Added to the environment of a step; `undefined` takes a variable away. */
  readonly env?: Environment | ((folders: Folders) => Environment);
  /** Files of the workspace, by relative path. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  /** Does what else the folders need before the action starts. */
  readonly prepare?: (folders: Folders) => void;
  /** What `github.token` is in a default of action.yml. */
  readonly githubToken?: string;
  /** Arguments for node, before the script. */
  readonly nodeArgs?: readonly string[];
  /** Arguments for the script. */
  readonly args?: readonly string[];
  /** The node that runs the action; the one that runs the tests when left out. */
  readonly node?: string;
  /** The action.yml to follow; the project's when left out. */
  readonly manifest?: string;
  readonly signals?: readonly SignalStep[];
  /** Told of all of stdout so far, whenever more of it has come. */
  readonly onStdout?: (stdout: string) => void;
  /** When the run is killed and the test fails; 30 s when left out. */
  readonly timeoutMs?: number;
}

export interface RunResult {
  /** `null` when a signal ended the process. */
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  /** Green or red, as the runner decides: exit code, refused commands, unreadable files. */
  readonly conclusion: 'success' | 'failure';
  readonly stdout: string;
  readonly stderr: string;
  /** The log as people see it. */
  readonly log: string;
  readonly masks: readonly string[];
  readonly annotations: readonly Annotation[];
  readonly refusedCommands: readonly string[];
  /** As a later step of the job sees them. */
  readonly outputs: Readonly<Record<string, string>>;
  /** As a later job sees them: an output that contains a masked text is dropped. */
  readonly jobOutputs: Readonly<Record<string, string>>;
  readonly state: Readonly<Record<string, string>>;
  /** What was written to `GITHUB_ENV` and `GITHUB_PATH`. */
  readonly exportedEnv: Readonly<Record<string, string>>;
  readonly addedPath: string;
  readonly summary: string;
  /** The file that the output `results-file` names. */
  readonly resultsFile?: string;
  /** Everything that lies below the folders after the run, by absolute path. */
  readonly files: ReadonlyMap<string, Buffer>;
  readonly folders: Folders;
  readonly durationMs: number;
  /** From the last byte on stdout or stderr to the end of the process. */
  readonly lingeredMs: number;
  /**
   * All that was written anywhere, for secret searches: stdout and stderr without the lines that
   * register masks, as printed and as the runner decodes them, paths and content of every file that the test did not put there itself.
   */
  everyByte(): string;
}

/** What a person does who presses "Cancel", as the runner passes it on. */
export function cancelAfter(after: SignalStep['after']): readonly SignalStep[] {
  return [
    { signal: 'SIGINT', after },
    { signal: 'SIGTERM', after: 7_500 },
    { signal: 'SIGKILL', after: 2_500 },
  ];
}

const MANIFEST = fileURLToPath(new URL('../../action.yml', import.meta.url));

const FILE_COMMANDS = ['OUTPUT', 'STEP_SUMMARY', 'STATE', 'ENV', 'PATH'] as const;
type FileCommand = (typeof FILE_COMMANDS)[number];

interface Manifest {
  /** Absolute path of the script. */
  readonly main: string;
  /** Every declared input and its default, blank where there is none. */
  readonly defaults: Readonly<Record<string, string>>;
}

/** @throws Error when the file is no action that runs on Node. */
function readManifest(path: string, githubToken: string): Manifest {
  // Every scalar is text to the runner: `default: false` is the word.
  const manifest: unknown = parse(readFileSync(path, 'utf8'), { schema: 'failsafe' });
  const runs = isRecord(manifest) ? manifest.runs : undefined;
  const inputs = isRecord(manifest) && isRecord(manifest.inputs) ? manifest.inputs : {};
  if (!isRecord(runs) || typeof runs.main !== 'string' || runs.using !== 'node24') {
    throw new Error(`${path} is not the action.yml of an action that runs on node24`);
  }
  const defaults = Object.entries(inputs).map(([name, spec]) => {
    const value = isRecord(spec) && typeof spec.default === 'string' ? spec.default : '';
    return [name, evaluate(value, githubToken)];
  });
  return { main: resolve(dirname(path), runs.main), defaults: Object.fromEntries(defaults) };
}

/** The one expression that defaults of ours may hold. */
function evaluate(text: string, githubToken: string): string {
  const value = text.replace(/\$\{\{\s*github\.token\s*\}\}/g, () => githubToken);
  if (value.includes('${{')) {
    throw new Error(`the harness cannot evaluate the default '${text}'`);
  }
  return value;
}

/** `INPUT_DRY-RUN`: blanks become `_`, hyphens stay. */
function inputVariables(inputs: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [
      `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`,
      value,
    ]),
  );
}

function createFolders(): Folders {
  const root = mkdtempSync(join(tmpdir(), 'action-run-'));
  const folders = {
    root,
    workspace: join(root, 'work'),
    temp: join(root, 'temp'),
    home: join(root, 'home'),
  };
  for (const folder of Object.values(folders)) {
    mkdirSync(folder, { recursive: true });
  }
  return folders;
}

/** Writes the workspace; returns what was written, by absolute path. */
function writeWorkspace(folders: Folders, files: RunOptions['files'] = {}): Map<string, Buffer> {
  const written = new Map<string, Buffer>();
  for (const [name, content] of Object.entries(files)) {
    const path = join(folders.workspace, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    written.set(path, Buffer.from(content));
  }
  return written;
}

function commandFiles(folders: Folders): Readonly<Record<FileCommand, string>> {
  const folder = join(folders.temp, '_runner_file_commands');
  mkdirSync(folder);
  const pathOf = (command: FileCommand) => join(folder, command.toLowerCase());
  for (const command of FILE_COMMANDS) {
    writeFileSync(pathOf(command), '');
  }
  return {
    OUTPUT: pathOf('OUTPUT'),
    STEP_SUMMARY: pathOf('STEP_SUMMARY'),
    STATE: pathOf('STATE'),
    ENV: pathOf('ENV'),
    PATH: pathOf('PATH'),
  };
}

function stepEnvironment(
  folders: Folders,
  commands: Readonly<Record<FileCommand, string>>,
): Record<string, string> {
  const event = join(folders.temp, 'event.json');
  writeFileSync(event, '{}');
  return {
    PATH: process.env.PATH ?? '',
    HOME: folders.home,
    // Without these two, Windows opens no sockets and Node finds no folder for temporary files.
    ...(process.env.SystemRoot && { SystemRoot: process.env.SystemRoot, TEMP: folders.temp }),
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_ACTION: 'retry',
    GITHUB_ACTOR: 'octocat',
    // Nobody listens there: a test that forgets its own API fails at once.
    GITHUB_API_URL: 'http://127.0.0.1:9',
    GITHUB_EVENT_NAME: 'workflow_dispatch',
    GITHUB_EVENT_PATH: event,
    GITHUB_JOB: 'retry',
    GITHUB_REF: 'refs/heads/main',
    GITHUB_REF_NAME: 'main',
    GITHUB_REPOSITORY: 'octo-org/certificates',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_RUN_ID: '1658821493',
    GITHUB_RUN_NUMBER: '7',
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_SHA: '0123456789abcdef0123456789abcdef01234567',
    GITHUB_WORKFLOW: 'Retry certificates',
    GITHUB_WORKSPACE: folders.workspace,
    RUNNER_ARCH: 'X64',
    RUNNER_OS: 'Linux',
    RUNNER_TEMP: folders.temp,
    RUNNER_TOOL_CACHE: join(folders.root, 'tools'),
    ...Object.fromEntries(FILE_COMMANDS.map((command) => [`GITHUB_${command}`, commands[command]])),
  };
}

/** What became of the process. */
interface Ended {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
  /** The lines of both, as they came. */
  readonly lines: readonly string[];
  readonly durationMs: number;
  readonly lingeredMs: number;
}

interface ProcessPlan {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly signals: readonly SignalStep[];
  readonly onStdout: (stdout: string) => void;
  readonly timeoutMs: number;
}

/** Cuts a stream into lines; the runner, too, reads stdout and stderr line by line. */
function createLineReader(lines: string[]) {
  let rest = '';
  return {
    push(text: string) {
      const parts = (rest + text).split('\n');
      rest = parts.pop() ?? '';
      lines.push(...parts.flatMap((part) => splitLines(`${part}\n`)));
    },
    end() {
      lines.push(...splitLines(rest));
    },
  };
}

/** Runs a process to its end. @throws Error when it has to be killed for taking too long. */
async function runProcess(plan: ProcessPlan): Promise<Ended> {
  const started = performance.now();
  const child = spawn(plan.command, plan.args, {
    cwd: plan.cwd,
    env: plan.env,
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own: what the action may have started dies with it.
    detached: process.platform !== 'win32',
  });
  const text = { stdout: '', stderr: '' };
  const lines: string[] = [];
  let lastOutput = started;
  let onOutput = () => {};
  for (const name of ['stdout', 'stderr'] as const) {
    const reader = createLineReader(lines);
    const stream = child[name].setEncoding('utf8');
    stream.on('data', (chunk: string) => {
      lastOutput = performance.now();
      text[name] += chunk;
      reader.push(chunk);
      onOutput();
      if (name === 'stdout') plan.onStdout(text.stdout);
    });
    stream.on('end', reader.end);
  }
  const exited = once(child, 'exit').then(() => performance.now());
  const closed = once(child, 'close');
  // A process that cannot be started rejects both; the second one is awaited below.
  exited.catch(() => {});

  const killGroup = () => {
    if (child.pid === undefined || process.platform === 'win32') {
      child.kill('SIGKILL');
      return;
    }
    try {
      process.kill(-child.pid, 'SIGKILL');
    } catch {
      // ESRCH: everybody has gone already, only the pipes are still held.
    }
  };
  let timedOut = false;
  const timer = setTimeout(() => {
    timedOut = true;
    killGroup();
    // Whoever left the group may still hold the pipes: do not wait for that.
    child.stdout.destroy();
    child.stderr.destroy();
  }, plan.timeoutMs);

  const over = new AbortController();
  const until = (after: SignalStep['after']): Promise<unknown> => {
    if (typeof after === 'number') {
      return sleep(after, undefined, { signal: over.signal });
    }
    if (!(after instanceof RegExp)) {
      return after;
    }
    return new Promise<void>((settle) => {
      onOutput = () => after.test(text.stdout) && settle();
      onOutput();
    });
  };
  const sendSignals = async () => {
    for (const { signal, after } of plan.signals) {
      await until(after);
      child.kill(signal);
    }
  };
  // Signals that are still to come when the process ends are given up.
  const signalling = sendSignals().catch((error: unknown) => {
    if (!over.signal.aborted) {
      killGroup();
      throw error;
    }
  });
  try {
    await Promise.race([closed, signalling.then(() => closed)]);
  } finally {
    clearTimeout(timer);
    over.abort();
  }
  if (timedOut) {
    throw new Error(
      `The action did not end within ${plan.timeoutMs} ms and was killed.\n` +
        `stdout: …${text.stdout.slice(-4_000)}\nstderr: …${text.stderr.slice(-4_000)}`,
    );
  }
  return {
    exitCode: child.exitCode,
    signal: child.signalCode,
    ...text,
    lines,
    durationMs: performance.now() - started,
    lingeredMs: (await exited) - lastOutput,
  };
}

function readTree(root: string): ReadonlyMap<string, Buffer> {
  const entries = readdirSync(root, { recursive: true, withFileTypes: true });
  return new Map(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path, readFileSync(path)]),
  );
}

/** Reads a file of commands as the runner does, or says that the step fails over it. */
function readCommands(text: string): { values: Readonly<Record<string, string>>; bad: boolean } {
  try {
    return { values: readFileCommands(text), bad: false };
  } catch {
    return { values: {}, bad: true };
  }
}

/**
 * Runs the built action in a process of its own, as the runner does: with nothing but the
 * environment of a step.
 *
 * @throws Error when it does not end in time, or cannot be started.
 */
export async function runAction(options: RunOptions = {}): Promise<RunResult> {
  const manifest = readManifest(options.manifest ?? MANIFEST, options.githubToken ?? '');
  const folders = createFolders();
  try {
    const given = writeWorkspace(folders, options.files);
    const commands = commandFiles(folders);
    const env = createEnvironment(options, manifest, folders, commands);
    options.prepare?.(folders);
    const ended = await runProcess({
      command: options.node ?? process.execPath,
      args: [...(options.nodeArgs ?? []), manifest.main, ...(options.args ?? [])],
      cwd: folders.workspace,
      env,
      signals: options.signals ?? [],
      onStdout: options.onStdout ?? (() => {}),
      timeoutMs: options.timeoutMs ?? 30_000,
    });
    return readResult(ended, { folders, commands, given, debug: env.RUNNER_DEBUG === '1' });
  } finally {
    rmSync(folders.root, { recursive: true, force: true });
  }
}

function createEnvironment(
  options: RunOptions,
  manifest: Manifest,
  folders: Folders,
  commands: Readonly<Record<FileCommand, string>>,
): Record<string, string> {
  const { inputs = {}, env = {} } = options;
  const merged: Record<string, string | undefined> = {
    ...stepEnvironment(folders, commands),
    ...inputVariables({
      ...manifest.defaults,
      ...(typeof inputs === 'function' ? inputs(folders) : inputs),
    }),
    ...(typeof env === 'function' ? env(folders) : env),
  };
  return Object.fromEntries(
    Object.entries(merged).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

interface Surroundings {
  readonly folders: Folders;
  readonly commands: Readonly<Record<FileCommand, string>>;
  /** What the test put into the workspace. */
  readonly given: ReadonlyMap<string, Buffer>;
  readonly debug: boolean;
}

function readResult(ended: Ended, around: Surroundings): RunResult {
  const { folders, commands, given } = around;
  const files = readTree(folders.root);
  const view = interpret(ended.lines, { debug: around.debug });
  const textOf = (path: string) => files.get(path)?.toString('utf8') ?? '';
  const output = readCommands(textOf(commands.OUTPUT));
  const state = readCommands(textOf(commands.STATE));
  const env = readCommands(textOf(commands.ENV));
  const outputs = { ...view.outputs, ...output.values };
  const resultsFile = files.get(outputs['results-file'] ?? '')?.toString('utf8');
  const bad = output.bad || state.bad || env.bad || view.refusedCommands.length > 0;
  return {
    exitCode: ended.exitCode,
    signal: ended.signal,
    conclusion: ended.exitCode === 0 && !bad ? 'success' : 'failure',
    stdout: ended.stdout,
    stderr: ended.stderr,
    log: view.log,
    masks: view.masks,
    annotations: view.annotations,
    refusedCommands: view.refusedCommands,
    outputs,
    jobOutputs: Object.fromEntries(
      Object.entries(outputs).filter(([, value]) => view.mask(value) === value),
    ),
    state: { ...view.state, ...state.values },
    exportedEnv: env.values,
    addedPath: textOf(commands.PATH),
    summary: textOf(commands.STEP_SUMMARY),
    ...(resultsFile !== undefined && { resultsFile }),
    files,
    folders,
    durationMs: ended.durationMs,
    lingeredMs: ended.lingeredMs,
    everyByte: () =>
      [
        ...ended.lines.filter((line) => !isMaskLine(line)).flatMap(rawAndDecoded),
        ...[...files]
          .filter(([path, content]) => given.get(path)?.equals(content) !== true)
          .map(([path, content]) => `${inFolder(folders, path)}\n${content.toString('utf8')}`),
      ].join('\n'),
  };
}

/** Commands escape `%` and line breaks: a secret that holds one would not be found as printed. */
function rawAndDecoded(line: string): readonly string[] {
  const decoded = unescapeData(line);
  return decoded === line ? [line] : [line, decoded];
}

/** The path without the part that no action chose. */
function inFolder(folders: Folders, path: string): string {
  return relative(folders.root, path).split(sep).join('/');
}
