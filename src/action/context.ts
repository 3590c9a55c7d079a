/**
 * The workflow run of this step, from the variables that `@actions/github` reads for its `context`.
 * To load that package takes longer than a whole run.
 */

import type { TextGate } from '../text/gate.ts';
import type { Environment } from './environment.ts';

export interface RunContext {
  readonly repository: { readonly owner: string; readonly name: string } | undefined;
  readonly runId: string | undefined;
  /** 1 for the first attempt of a workflow run. */
  readonly attempt: number;
  /** The page of this attempt, safe in an attribute; `undefined` if parts of it are missing. */
  readonly runUrl: string | undefined;
  /** What the workflow calls itself. */
  readonly workflow: string | undefined;
  /** `.github/workflows/nightly.yml`, which stays the same on every ref; else the name. */
  readonly workflowPath: string | undefined;
  readonly ref: string | undefined;
  readonly event: string | undefined;
  readonly actor: string | undefined;
  readonly apiUrl: string;
}

/** The longest workflow, branch or user name that is shown. */
const MAX_NAME_LENGTH = 200;

/** Reads the variables once. Foreign names are clean, links are checked. */
export function readContext(environment: Environment, gate: Pick<TextGate, 'clean'>): RunContext {
  const given = (name: string) => environment[name]?.trim() || undefined;
  const cleaned = (name: string) => {
    const text = given(name);
    return text === undefined ? undefined : gate.clean(text, MAX_NAME_LENGTH);
  };
  const [, owner, name] = /^([\w.-]+)\/([\w.-]+)$/.exec(given('GITHUB_REPOSITORY') ?? '') ?? [];
  const repository = owner === undefined || name === undefined ? undefined : { owner, name };
  const runId = /^\d+$/.exec(given('GITHUB_RUN_ID') ?? '')?.[0];
  const attempt = Number(given('GITHUB_RUN_ATTEMPT')) || 1;
  return {
    repository,
    runId,
    attempt,
    runUrl: runUrl(given('GITHUB_SERVER_URL'), repository, runId, attempt),
    workflow: cleaned('GITHUB_WORKFLOW'),
    workflowPath: workflowPath(given('GITHUB_WORKFLOW_REF')) ?? given('GITHUB_WORKFLOW'),
    ref: cleaned('GITHUB_REF_NAME'),
    event: cleaned('GITHUB_EVENT_NAME'),
    actor: cleaned('GITHUB_ACTOR'),
    apiUrl: given('GITHUB_API_URL') ?? 'https://api.github.com',
  };
}

function runUrl(
  server: string | undefined,
  repository: RunContext['repository'],
  runId: string | undefined,
  attempt: number,
): string | undefined {
  const origin = URL.parse(server ?? '')?.origin ?? '';
  if (!/^https?:\/\/[\w.:[\]-]+$/.test(origin) || !repository || !runId) return undefined;
  const run = `${origin}/${repository.owner}/${repository.name}/actions/runs/${runId}`;
  return `${run}/attempts/${attempt}`;
}

/** `owner/name/.github/workflows/nightly.yml@refs/heads/main`, without both ends. */
function workflowPath(reference = ''): string | undefined {
  return /^[^/]+\/[^/]+\/(.+?)@refs\//.exec(reference)?.[1];
}
