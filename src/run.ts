import { tmpdir } from 'node:os';
import path from 'node:path';
import { logPlan, logRequest, writeOutputs } from './action/announce.ts';
import { readContext } from './action/context.ts';
import type { Environment } from './action/environment.ts';
import { type Inputs, readInputs, readSecrets } from './action/inputs.ts';
import { createRequestLog, type RequestLog, showRequests } from './action/request-log.ts';
import type { Runner } from './action/runner.ts';
import { codesOf, hintOf, type Outcome } from './domain/outcome.ts';
import type { Provider, Submission } from './domain/provider.ts';
import { CANCELLED } from './domain/report.ts';
import type { Target } from './domain/target.ts';
import { type Client, createClient } from './http/client.ts';
import type { Clock } from './http/clock.ts';
import type { Transport, TransportOptions } from './http/transport.ts';
import type { FinishedRun } from './report/build.ts';
import { followLine } from './report/log.ts';
import { createResultStore, type ResultStore } from './report/result-store.ts';
import { createResultsFile } from './report/results-file.ts';
import { type OutputFiles, startedOutputs } from './report/started-outputs.ts';
import { checkCaa, showFindings } from './steps/check-caa.ts';
import { planTargets } from './steps/plan-targets.ts';
import {
  cleanSentence,
  type DiscoveryRequest,
  type PlannedRequest,
  readRequest,
} from './steps/read-request.ts';
import { type Retried, retry } from './steps/retry.ts';
import type { TextGate } from './text/gate.ts';

/** Everything outside of the action that a run uses. */
export interface Dependencies {
  readonly runner: Runner;
  readonly gate: TextGate;
  readonly environment: Environment;
  readonly providers: readonly Provider[];
  readonly clock: Clock;
  /** Aborted when the run is cancelled. */
  readonly signal: AbortSignal;
  /** Runs a task later, by a timer that does not keep the process alive. */
  later(milliseconds: number, task: () => void): void;
  createTransport(options: TransportOptions): Transport;
}

/** One run, from the inputs to the verdict. Returns whether the step may be green. */
export async function run(dependencies: Dependencies): Promise<boolean> {
  const { runner, gate, environment, providers, clock, signal } = dependencies;
  const startedAt = clock.wallTime();
  const startedAtTick = clock.now();

  // 1. Secrets are hidden before anything else is done with them. Then every input is read.
  runner.hide(readSecrets(runner.input, environment, providers));
  const context = readContext(environment, gate);
  const inputs = readInputs(runner.input, environment, providers);

  // 2. Everything is checked before anything is sent.
  const request = await readRequest(inputs, { providers, gate, hide: runner.hide, signal });
  if (request.kind === 'invalid') {
    const { reportInvalidInput } = await import('./action/publish.ts');
    await reportInvalidInput(runner, request.errors, inputs, context);
    return false;
  }
  const { provider } = request;
  logRequest(runner, request, inputs);

  // 3. A killed step writes no outputs later: the paths of its files are written now.
  const files = resultFiles(environment);
  if (!writeOutputs(runner, startedOutputs(files, context.runUrl))) return false;
  await signalsDelivered();

  // 4. The provider says what failed, if the workflow asks for that.
  const log = createRequestLog(runner, { clock, gate });
  const client = createRunClient(provider, log, inputs, dependencies);
  const { maxTargets } = inputs;
  const storeFor = (targets: readonly Target[]) =>
    createResultStore({
      targets,
      policy: {
        provider,
        ignoreCodes: inputs.ignoreCodes,
        attempt: context.attempt,
        isFollowed: inputs.followMs > 0,
        isVerified: inputs.verifyTls && targets.some(({ endpoint }) => endpoint !== undefined),
      },
      gate,
      initial: inputs.dryRun ? { kind: 'dry-run' } : NOT_SENT,
    });
  const fileFor = (results: ResultStore) =>
    createResultsFile({
      path: files.results,
      failedPath: files.failedTargets,
      store: results,
      redact: gate.redact,
      now: clock.now,
      later: dependencies.later,
      onError: (message) => runner.warning(message),
    });
  // A step that is killed while it reads leaves a results file without targets.
  if (request.kind === 'discovery') fileFor(storeFor([])).write();
  const { hide } = runner;
  const clean = gate.cleanReply;
  const plan = await planTargets(request, { reader: client, maxTargets, hide, clean });
  const { targets } = plan.checked;
  const sentence = (text: string) => cleanSentence(text, gate.cleanReply);
  const notices = [...plan.notices.map(sentence), ...secondAttemptNotice(context.attempt)];

  // 5. Every target has a result from now on, on the disk too. A submission writes it itself.
  const store = storeFor(targets);
  const file = fileFor(store);
  const isSubmittedNext = !inputs.dryRun && inputs.caaCheck === 'off' && inputs.followMs === 0;
  if (!isSubmittedNext) file.write();

  // 6. The run looks up CAA records before the first submission.
  const caa = await checkCaa(targets, { provider, inputs, runner, clock, signal });
  const decided = new Map([...decidedOutcomes(targets), ...caa.held]);
  const outcomes = [...decided.values()];
  store.record([...decided.keys()], inputs.dryRun ? outcomes.map(asDryRun) : outcomes);
  showFindings(caa, store, 'forbidden');
  const submissions = plan.checked.submissions(new Set(decided.keys()));
  if (plan.ending === 'finished') {
    logPlan(runner, { ...plan, provider, targets, submissions, notices }, inputs);
    if (inputs.dryRun) showRequests(runner, submissions, gate);
  }

  // 7. The targets are retried, followed and looked at, as far as the inputs ask for it. The report
  // is loaded while the provider works.
  const loading = loadReport();
  // Its failure ends the run below, when every outcome is saved.
  loading.catch(() => {});
  const retried = inputs.dryRun
    ? NOTHING_RETRIED
    : await retryTargets(submissions, { request, store, client, log, inputs, dependencies });
  showFindings(caa, store, 'cannot-tell');

  const publishRun = await loading;

  // 8. The report goes to every place where somebody looks, and gives the verdict.
  const { found, scope } = plan;
  const finished: FinishedRun = {
    provider,
    ending: plan.ending,
    isCancelled: signal.aborted,
    results: [...store.results],
    isFollowed: inputs.followMs > 0,
    // Requests that are under way at the same time fail for the same reason.
    problems: [
      ...new Set([
        ...(signal.aborted ? [CANCELLED] : []),
        ...[...plan.problems, ...retried.problems].map(sentence),
      ]),
    ],
    notices: [...request.warnings, ...notices, ...caa.notices, ...retried.notices.map(sentence)],
    requests: submissions.length,
    startedAt,
    durationMs: clock.now() - startedAtTick,
    waitedMs: log.waitedMs,
    ...retryTime(store, client, clock),
    dryRun: inputs.dryRun,
    maxTargets,
    ...(inputs.dryRun && { requestNumbers: requestNumbers(submissions) }),
    ...(found !== undefined && { found }),
    ...(scope !== undefined && { scope }),
  };
  return publishRun(finished, { file, files, inputs, context, dependencies });
}

const NOT_SENT: Outcome = {
  kind: 'not-attempted',
  message: 'The step ended before it sent the request.',
};
const NOTHING_RETRIED: Retried = { problems: [], notices: [] };

/** The one way to the provider, shared by all steps. */
function createRunClient(
  { rateLimit }: Provider,
  log: RequestLog,
  { requestTimeoutMs, maxWaitMs }: Inputs,
  { clock, signal, createTransport }: Dependencies,
): Client {
  const { wallTime } = clock;
  return createClient({
    transport: createTransport({ timeoutMs: requestTimeoutMs, wallTime }),
    clock,
    rateLimit,
    maxWaitMs,
    signal,
    observer: log,
  });
}

/** The outcomes that are known before anything is sent. */
function decidedOutcomes(targets: readonly Target[]): ReadonlyMap<Target, Outcome> {
  return new Map(
    targets.flatMap((target) => (target.decided ? [[target, target.decided] as const] : [])),
  );
}

/** When the rate limit allows the targets that it held back. */
function retryTime(
  store: ResultStore,
  { pause }: Client,
  clock: Clock,
): Pick<FinishedRun, 'retryAt'> {
  const isHeldBack = [...store.results].some(({ outcome }) => outcome.kind === 'rate-limited');
  const leftMs = pause.requestedUntil - clock.now();
  return isHeldBack && leftMs > 0 ? { retryAt: clock.wallTime() + leftMs } : {};
}

/** The request that a live run would send each target with, counted from 1. */
function requestNumbers(submissions: readonly Submission[]): ReadonlyMap<Target, number> {
  return new Map(
    submissions.flatMap(({ targets }, index) =>
      targets.map((target) => [target, index + 1] as const),
    ),
  );
}

/** A dry run says which targets a live run would not send, and why. */
function asDryRun(outcome: Outcome): Outcome {
  const [code] = codesOf(outcome);
  const hint = hintOf(outcome);
  return {
    kind: 'dry-run',
    ...(code !== undefined && { code }),
    ...(outcome.message !== undefined && { message: outcome.message }),
    ...(hint !== undefined && { hint }),
  };
}

interface RetryContext {
  readonly request: PlannedRequest | DiscoveryRequest;
  readonly store: ResultStore;
  readonly client: Client;
  readonly log: RequestLog;
  readonly inputs: Inputs;
  readonly dependencies: Dependencies;
}

async function retryTargets(
  submissions: readonly Submission[],
  { request, store, client, log, inputs, dependencies }: RetryContext,
): Promise<Retried> {
  const { runner, clock, signal } = dependencies;
  return retry(submissions, {
    provider: request.provider,
    configured: request.configured,
    client,
    store,
    clock,
    signal,
    followMs: inputs.followMs,
    verifyTls: inputs.verifyTls,
    askedBefore: request.kind === 'discovery',
    onSubmit: () => log.listResults(store, submissions.length),
    onSubmitted: log.endOfResults,
    onFollowProgress: (leftMs) => runner.info(followLine([...store.results], leftMs)),
    onWarning: (message) => runner.warning(message),
  });
}

/** Loads the report after the first request went out. */
async function loadReport() {
  await signalsDelivered();
  const { publishRun } = await import('./action/publish.ts');
  return publishRun;
}

/**
 * Waits until signals are delivered that came while a large inventory was read: the event loop
 * looks for them between two of its turns.
 */
async function signalsDelivered(): Promise<void> {
  for (let turn = 0; turn < 2; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

function secondAttemptNotice(attempt: number): readonly string[] {
  if (attempt < 2) return [];
  return [
    `This is attempt ${attempt} of the workflow run: the provider now refuses targets that it accepted before as not eligible.`,
  ];
}

/**
 * Two steps of a job never share a file: no two processes of a machine have both process ID and
 * time in common. A random ID would have to load OpenSSL's generator first.
 */
function resultFiles(environment: Environment): OutputFiles {
  // An empty variable would give a path in the working folder.
  const folder = path.resolve(environment.RUNNER_TEMP?.trim() || tmpdir());
  const id = `${process.pid}-${process.hrtime.bigint()}`;
  return {
    results: path.join(folder, `cert-retry-${id}-results.json`),
    failedTargets: path.join(folder, `cert-retry-${id}-failed-targets.json`),
  };
}
