import { tmpdir } from 'node:os';
import path from 'node:path';
import { readContext } from './context.ts';
import { prepare, type Surroundings } from './prepare.ts';
import { announce, keepIssue, publish, refuse, tell } from './publish.ts';
import { buildReport } from './report/build.ts';
import { outputs, startedOutputs } from './report/outputs.ts';
import { createResultsFile } from './report/results-file.ts';
import type { Runner } from './runner.ts';
import { type Line, send, showRequests } from './send.ts';

/** Everything outside of the action that a run uses. */
export interface World extends Surroundings, Line {
  readonly runner: Runner;
}

/** One run, from the inputs to the verdict. Returns whether the step may be green. */
export async function run(world: World): Promise<boolean> {
  const { runner, environment, clock } = world;
  const startedAt = clock.now();
  const context = readContext(environment);

  // 1. Everything is read and checked before anything is sent.
  const prepared = await prepare(world);
  if (prepared.kind === 'invalid') {
    await refuse(runner, prepared);
    return false;
  }
  const { inputs, provider, plan, redactors, warnings } = prepared;
  const notices = [...prepared.notices, ...repeatNotice(context.attempt)];
  announce(runner, { ...prepared, notices });

  // 2. A killed step tells nobody where its files are: they are named while it still can.
  const files = filePaths(environment);
  if (!tell(runner, startedOutputs(files))) return false;
  const file = createResultsFile({
    path: files.results,
    failedPath: files.failedTargets,
    targets: plan.targets,
    redact: redactors.redact,
    now: clock.now,
    later: world.later,
    failed: (problem) => runner.warning(problem),
  });

  // 3. The requests.
  const judgement = { provider, ignoreCodes: inputs.ignoreCodes, attempt: context.attempt };
  await signalsHandedOver();
  const { outcomes, problems } = inputs.settings.dryRun
    ? showRequests(runner, prepared)
    : await send(world, prepared, judgement, file);

  // 4. What became of them, in every place where somebody looks.
  const finished = {
    ...judgement,
    targets: plan.targets,
    outcomes,
    problems,
    notices: [...warnings, ...notices],
    durationMs: clock.now() - startedAt,
    dryRun: inputs.settings.dryRun,
  };
  const complete = buildReport(finished);
  const saved = file.finish(complete);
  const report = saved ? complete : buildReport({ ...finished, problems: [...problems, UNSAVED] });
  const written = tell(runner, outputs(report, files, redactors.redact));
  await publish(runner, report, inputs, context, redactors.redact);
  await keepIssue(world, report, inputs, context, redactors.redact);

  // 5. The verdict.
  return saved && written && report.verdict !== 'failure';
}

/**
 * A large inventory is read in one go: a signal that came meanwhile is handed over only when the
 * event loop has looked for it, which it does between two of its turns.
 */
async function signalsHandedOver(): Promise<void> {
  for (let turn = 0; turn < 2; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

const UNSAVED = 'The results file could not be written.';

function repeatNotice(attempt: number): readonly string[] {
  if (attempt < 2) return [];
  return [
    `This is attempt ${attempt} of the workflow run: targets that were accepted before will now be refused as not eligible.`,
  ];
}

/**
 * Two steps of a job never share a file: no two processes of a machine have both in common. A random
 * ID would have to load OpenSSL's generator first.
 */
function filePaths(environment: World['environment']) {
  // An empty variable would give a path in the working folder.
  const folder = path.resolve(environment.RUNNER_TEMP?.trim() || tmpdir());
  const id = `${process.pid}-${process.hrtime.bigint()}`;
  return {
    results: path.join(folder, `cert-retry-${id}-results.json`),
    failedTargets: path.join(folder, `cert-retry-${id}-failed-targets.json`),
  };
}
