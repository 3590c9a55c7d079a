import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type RunContext, readContext } from './context.ts';
import type { Call, Outcome, Plan, Provider, Report, Result } from './domain.ts';
import type { Exchange, Http, HttpOptions } from './http.ts';
import { type Inputs, readInputs, readSecrets } from './inputs.ts';
import { type Clock, drive } from './pacing/index.ts';
import { annotationTexts, failureMessage, warningText } from './report/annotations.ts';
import { buildReport, judge } from './report/build.ts';
import { finalLine, progressLine, resultLine } from './report/log.ts';
import { invalidOutputs, type Outputs, outputs, startedOutputs } from './report/outputs.ts';
import { createResultsFile, type ResultsFile } from './report/results-file.ts';
import { invalidSummary, renderSummary } from './report/summary.ts';
import type { Runner } from './runner.ts';
import { createBeginningRedactor, createRedactor, maskForms, type Redact } from './secrets.ts';
import { resolveEntries } from './targets/index.ts';
import { clean } from './untrusted.ts';
import { VERSION } from './version.ts';

/** Everything outside of the action that a run uses. */
export interface World {
  readonly runner: Runner;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly providers: readonly Provider[];
  readonly clock: Clock;
  /** Aborted when the run is cancelled. */
  readonly signal: AbortSignal;
  connect(options: HttpOptions): Http;
  /** Runs something later, by a timer that does not keep the process alive. */
  later(milliseconds: number, run: () => void): void;
}

/** No answer of a provider is larger. */
const MAX_REPLY_BYTES = 16 * 1024 * 1024;
const MAX_IDLE_MS = 2_000;
/** What one debug line may hold of a request or reply. */
const DEBUG_LENGTH = 20_000;
const MAX_LISTED = 20;
const PROBLEM_LENGTH = 1_000;
const ANNOTATION_LENGTH = 4_000;

/** One run, from the inputs to the verdict. Returns whether the step may be green. */
export async function run(world: World): Promise<boolean> {
  const { runner, environment, providers } = world;
  const startedAt = world.clock.now();
  const context = readContext(environment);

  // 1. Nothing is done with a secret before the runner hides it.
  const inputSecrets = readSecrets(runner.input, environment, providers);
  mask(runner, inputSecrets);

  // 2. Every input, every entry and every plan is checked before the first complaint.
  const userAgent = `cert-retry-action/${VERSION}`;
  const inputs = readInputs(runner.input, environment, providers, userAgent);
  const { provider, settings } = inputs;
  const resolution = await resolveEntries(
    {
      targets: inputs.targets,
      inventory: inputs.inventory,
      workspace: environment.GITHUB_WORKSPACE ?? process.cwd(),
      runnerTemp: environment.RUNNER_TEMP,
    },
    provider,
    providers,
    provider?.defaults(settings.inputs) ?? {},
  );
  // Each provider knows its own aliases: an inventory for both may hold any of them.
  const keys = resolution.secrets.filter(
    (value) =>
      provider === undefined ||
      providers.some((one) => one.isSecret(value, inputs.settingsOf(one))),
  );
  mask(runner, keys);
  const redact = createRedactor([...inputSecrets, ...keys]);
  const redactBeginnings = createBeginningRedactor([...inputSecrets, ...keys]);
  /** For what a provider wrote: it may have cut a secret that it sends back. */
  const redactReply: Redact = (text) => redactBeginnings(redact(text));
  const say = (text: string) => clean(text, redact, PROBLEM_LENGTH);
  const plan = provider?.plan(resolution.entries, settings);
  const problems = [...inputs.problems, ...resolution.problems, ...(plan?.problems ?? [])].map(say);
  if (provider === undefined || plan === undefined || problems.length > 0) {
    refuse(problems, inputs.summary, runner, redact);
    return false;
  }

  // 3. What is about to happen.
  const { attempt } = context;
  const warnings = [...inputs.warnings, ...plan.warnings].map(say);
  const notices = [...resolution.notices, ...plan.notices, ...repeatNotice(attempt)].map(say);
  for (const warning of warnings.slice(0, MAX_LISTED)) runner.warning(warning);
  for (const notice of listed(notices)) runner.info(notice);
  runner.info(say(describePlan(provider, plan, inputs)));

  // 4. The requests.
  const judgement = { provider, ignoreCodes: inputs.ignoreCodes, attempt };
  const toResult = (target: Result['target'], outcome: Outcome) =>
    judge(target, cleanOutcome(outcome, redactReply), judgement);
  const files = filePaths(environment);
  const file = createResultsFile({
    path: files.results,
    failedPath: files.failedTargets,
    targets: plan.targets,
    redact,
    // Like `performance.now`, which would load all of node:perf_hooks.
    now: () => process.uptime() * 1_000,
    later: world.later,
    failed: (problem) => runner.warning(problem),
  });
  const outcomes = new Map<string, Outcome>();
  const keep = (results: readonly Result[]) => {
    for (const { target, outcome } of results) outcomes.set(target.identity, outcome);
  };
  // A killed step tells nobody where its files are: they are named while it still can.
  if (!tell(runner, startedOutputs(files))) return false;
  const runProblems = settings.dryRun
    ? showRequests(plan.calls, runner, redact)
    : await send(world, plan, provider, inputs, { toResult, keep, file, redact, redactReply });

  // 5. What became of them, in every place where somebody looks.
  const finished = {
    ...judgement,
    targets: plan.targets,
    outcomes,
    problems: runProblems.map((problem) => clean(problem, redactReply, PROBLEM_LENGTH)),
    notices: [...plan.warnings.map(say), ...notices],
    durationMs: world.clock.now() - startedAt,
    dryRun: settings.dryRun,
  };
  const complete = buildReport(finished);
  const saved = file.finish(complete);
  const report = saved
    ? complete
    : buildReport({ ...finished, problems: [...finished.problems, UNSAVED] });
  const written = tell(runner, outputs(report, files, redact));
  publish(report, inputs, context, runner, redact);
  await keepIssue(world, report, inputs, context, redact);

  // 6. The verdict.
  return saved && written && report.verdict !== 'failure';
}

const UNSAVED = 'The results file could not be written.';

function mask(runner: Runner, secrets: readonly string[]): void {
  for (const form of new Set(secrets.flatMap(maskForms))) runner.mask(form);
}

function refuse(
  problems: readonly string[],
  summary: boolean,
  runner: Runner,
  redact: Redact,
): void {
  tell(runner, invalidOutputs(problems, redact));
  for (const problem of problems) runner.info(`- ${problem}`);
  const text = `Nothing was sent. ${problems.join('\n')}`;
  runner.error(text.length > ANNOTATION_LENGTH ? `${text.slice(0, ANNOTATION_LENGTH)}…` : text);
  if (summary) writeSummary(runner, invalidSummary(problems));
}

/** Whether every output could be written; a later step must not miss a failure. */
function tell(runner: Runner, { values, warnings }: Outputs): boolean {
  for (const warning of warnings) runner.warning(warning);
  try {
    for (const [name, value] of Object.entries(values)) runner.output(name, value);
    return true;
  } catch (error) {
    runner.error(`The outputs cannot be written: ${reasonOf(error)}`);
    return false;
  }
}

function writeSummary(runner: Runner, markdown: string): void {
  try {
    runner.summary(markdown);
  } catch (error) {
    runner.warning(`The job summary cannot be written: ${reasonOf(error)}`);
  }
}

/** The code of a system error, which names no secret. */
function reasonOf(error: unknown): string {
  if (error instanceof Error && 'code' in error) return String(error.code);
  return error instanceof Error ? error.name : 'an unknown error';
}

function repeatNotice(attempt: number): readonly string[] {
  if (attempt < 2) return [];
  return [
    `This is attempt ${attempt} of the workflow run: targets that were accepted before will now be refused as not eligible.`,
  ];
}

function* listed(texts: readonly string[]): Iterable<string> {
  yield* texts.slice(0, MAX_LISTED);
  if (texts.length > MAX_LISTED) yield `… and ${texts.length - MAX_LISTED} more`;
}

function describePlan(
  { name, pace }: Provider,
  { targets, calls }: Plan,
  { settings, maxWaitMs }: Inputs,
): string {
  const counts = `${targets.length} target${targets.length === 1 ? '' : 's'} in ${calls.length} request${calls.length === 1 ? '' : 's'}`;
  const line = `${name}, ${settings.dryRun ? 'DRY RUN' : 'LIVE'}: ${counts} to ${new URL(settings.baseUrl).origin}`;
  const passes = (calls.length - 1) * (pace.laterPassMs ?? 0);
  const minutes = Math.ceil(Math.min(passes, maxWaitMs) / 60_000);
  if (settings.dryRun || minutes === 0) return line;
  return `${line}. If the rate limit counts for the whole account, this can take ${minutes} minutes.`;
}

/** Random, so that two steps of a job never share a file. */
function filePaths(environment: World['environment']) {
  const folder = environment.RUNNER_TEMP ?? tmpdir();
  const id = randomUUID();
  return {
    results: path.join(folder, `cert-retry-${id}-results.json`),
    failedTargets: path.join(folder, `cert-retry-${id}-failed-targets.json`),
  };
}

function showRequests(calls: readonly Call[], runner: Runner, redact: Redact): readonly string[] {
  runner.startGroup('Requests that would go out');
  for (const { request } of calls.slice(0, MAX_LISTED))
    runner.info(describeRequest(request, redact));
  if (calls.length > MAX_LISTED) runner.info(`… and ${calls.length - MAX_LISTED} more`);
  runner.endGroup();
  return [];
}

function describeRequest({ url, headers, body }: Call['request'], redact: Redact): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return clean([`POST ${url}`, ...lines, body].join(' | '), redact, DEBUG_LENGTH);
}

function describeExchange(exchange: Exchange, redact: Redact): string {
  const text =
    exchange.kind === 'reply'
      ? `HTTP ${exchange.reply.status} | ${exchange.reply.body}`
      : `no reply: ${exchange.message}`;
  return clean(text, redact, DEBUG_LENGTH);
}

interface Sending {
  toResult(target: Result['target'], outcome: Outcome): Result;
  keep(results: readonly Result[]): void;
  readonly file: ResultsFile;
  readonly redact: Redact;
  readonly redactReply: Redact;
}

async function send(
  { runner, clock, signal, connect }: World,
  plan: Plan,
  { pace }: Provider,
  { maxWaitMs, requestTimeoutMs }: Inputs,
  { toResult, keep, file, redact, redactReply }: Sending,
): Promise<readonly string[]> {
  const http = connect({
    timeoutMs: requestTimeoutMs,
    maxReplyBytes: MAX_REPLY_BYTES,
    maxIdleMs: MAX_IDLE_MS,
    now: clock.now,
  });
  const total = plan.targets.length;
  let done = 0;
  let submitted = 0;
  let held: readonly Call['targets'][number][] = [];
  file.start();
  // A large inventory is read in one go: a signal that came meanwhile is handed over only when the
  // event loop has looked for it, which it does between two of its turns.
  await nextTurn();
  await nextTurn();
  runner.startGroup('Targets as they are answered');
  const problems = await drive(plan.calls, pace, {
    http,
    clock,
    signal,
    maxWaitMs,
    watcher: {
      sending({ request }) {
        if (runner.debugging) runner.debug(describeRequest(request, redact));
      },
      replied(_call, exchange) {
        if (runner.debugging) runner.debug(describeExchange(exchange, redactReply));
      },
      settled({ targets }, settled) {
        const results = settled.flatMap((outcome, index) => {
          const target = targets[index];
          return target === undefined ? [] : [toResult(target, outcome)];
        });
        keep(results);
        file.record(results);
        done += results.length;
        submitted += results.filter(({ outcome }) => outcome.kind === 'submitted').length;
        runner.info(redact(results.map(resultLine).join('\n')));
        if (plan.calls.length > 1) runner.info(progressLine(done, total, submitted));
      },
      waiting(until, reason) {
        runner.endGroup();
        const at = new Date(until).toISOString().slice(11, 19);
        runner.info(`Waiting: ${reason}. Goes on at ${at} UTC.`);
        runner.startGroup('Targets as they are answered');
      },
      holding(calls) {
        if (held.length > 0) file.release(held);
        held = calls.flatMap(({ targets }) => targets);
        if (held.length > 0) file.hold(held);
      },
    },
  });
  runner.endGroup();
  http.close();
  return problems;
}

function cleanOutcome(outcome: Outcome, redact: Redact): Outcome {
  switch (outcome.kind) {
    case 'dry-run':
      return outcome;
    case 'rejected':
      return {
        ...outcome,
        codes: outcome.codes.map((code) => clean(code, redact, 64)),
        message: clean(outcome.message, redact),
      };
    default:
      return { ...outcome, message: clean(outcome.message, redact) };
  }
}

function publish(
  report: Report,
  { summary, foreignBaseUrl }: Inputs,
  run: RunContext,
  runner: Runner,
  redact: Redact,
): void {
  for (const text of annotationTexts(report)) runner.error(redact(text));
  const warning = warningText(report);
  if (warning !== undefined) runner.warning(redact(warning));
  runner.info(redact(finalLine(report)));
  if (report.verdict === 'failure') runner.error(redact(failureMessage(report)));
  if (!summary) return;
  const { attempt } = run;
  const origin = foreignBaseUrl === undefined ? {} : { foreignBaseUrl };
  writeSummary(runner, renderSummary(report, { attempt, run, redact, ...origin }));
}

/** An extra for people, which the verdict does not depend on: its trouble is a warning. */
async function keepIssue(
  { runner, clock, signal }: World,
  report: Report,
  { failureIssue, githubToken, settings }: Inputs,
  context: RunContext,
  redact: Redact,
): Promise<void> {
  if (!failureIssue || githubToken === undefined) return;
  if (report.verdict === 'dry-run' || signal.aborted) return;
  try {
    // octokit takes longer to load than a whole run without it.
    const { updateFailureIssue } = await import('./failure-issue/index.ts');
    const done = await updateFailureIssue(report, {
      token: githubToken,
      userAgent: settings.userAgent,
      context,
      redact,
      clock,
      signal,
      warn: (text) => runner.warning(text),
    });
    if (done !== undefined) runner.info(done);
  } catch (error) {
    runner.warning(`The failure issue is not up to date: ${reasonOf(error)}`);
  }
}
