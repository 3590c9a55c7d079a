/** One step of a workflow, run against a simulator of its own, and what holds for every step. */

import { expect } from 'vitest';
import { allConfidential, allSecrets, doubleOf } from '../providers/index.ts';
import { isRecord } from '../simulator/exchange.ts';
import {
  type Ledger,
  type SeenRequest,
  type SimulatorOptions,
  startSimulator,
} from '../simulator/index.ts';
import { type RunOptions, type RunResult, runAction } from './harness.ts';
import { findSecrets } from './secret-search.ts';

/** The `with:` of a good step, but for its targets. */
export function inputsOf(provider: string): Readonly<Record<string, string>> {
  return { provider, ...doubleOf(provider).sample.inputs };
}

export interface StepOptions extends Pick<RunOptions, 'files' | 'prepare' | 'env'> {
  /** On top of the good ones. */
  readonly inputs?: Readonly<Record<string, string>>;
  readonly simulator?: SimulatorOptions;
  /** Secrets beside those of the good inputs. */
  readonly secrets?: readonly string[];
  /** Secrets that the provider sends, beside those of the inputs. */
  readonly arriving?: readonly string[];
  /** The provider answers something else than it did: no comparison with the ledger. */
  readonly lying?: boolean;
}

/** An item of `results`. */
export interface Item {
  readonly target: string;
  readonly outcome: string;
  readonly [field: string]: unknown;
}

export interface Step extends RunResult {
  readonly requests: readonly SeenRequest[];
  readonly ledger: Ledger;
  readonly results: readonly Item[];
  /** `submitted`, `rejected 1028`, `rejected 1028 ignored`: in the order of the targets. */
  readonly outcomes: readonly string[];
}

/** Runs a good step with these targets. Whatever becomes of it: see `expectConsistent`. */
export async function runStep(
  provider: string,
  targets: string,
  options: StepOptions = {},
): Promise<Step> {
  const simulator = await startSimulator(options.simulator);
  try {
    const result = await runAction({
      // All that could be said is said: nothing of it may be a secret.
      env: { RUNNER_DEBUG: '1' },
      ...options,
      inputs: { ...inputsOf(provider), 'base-url': simulator.url, targets, ...options.inputs },
    });
    const results = readList(result.outputs.results);
    const outcomes = results.map(({ outcome, code, ignored }) =>
      [outcome, code, ignored === true && 'ignored'].filter(Boolean).join(' '),
    );
    const { requests, ledger } = simulator;
    const step = { ...result, requests, ledger, results, outcomes };
    expect(simulator.violations).toEqual([]);
    expectConsistent(step, options.lying ?? false);
    const { secrets = [], arriving = [] } = options;
    expectNoSecret(
      step,
      [...Object.values({ ...allSecrets, ...allConfidential }), ...secrets, ...arriving],
      arriving,
    );
    return step;
  } finally {
    await simulator.close();
  }
}

function readList(json: string | undefined): readonly Item[] {
  const list: unknown = json ? JSON.parse(json) : [];
  return Array.isArray(list) ? list.filter(isItem) : [];
}

function isItem(item: unknown): item is Item {
  return isRecord(item) && typeof item.target === 'string' && typeof item.outcome === 'string';
}

const GREEN: readonly unknown[] = ['success', 'dry-run'];

/** Exit code, outputs, files, summary, annotations and the provider's ledger tell one story. */
function expectConsistent(step: Step, lying: boolean): void {
  const { outputs, results, summary } = step;
  const green = GREEN.includes(outputs.verdict);
  expect(step).toMatchObject({
    exitCode: green ? 0 : 1,
    conclusion: green ? 'success' : 'failure',
    stderr: '',
    refusedCommands: [],
    jobOutputs: outputs,
    state: {},
    exportedEnv: {},
    addedPath: '',
  });
  expect(step.annotations.some(({ level }) => level === 'error')).toBe(!green);
  if (outputs.verdict === 'invalid-input') {
    expect(step.requests).toEqual([]);
    expect(counts(outputs)).toEqual(['', '', '', '']);
    return;
  }
  const count = (holds: (item: Item) => boolean) => results.filter(holds).length;
  const submitted = count(({ outcome }) => outcome === 'submitted');
  const ignored = count((item) => item.ignored === true);
  // Above `max-targets`, the report counts targets that it does not list.
  const isListed = results.length > 0 || outputs.total === '0';
  if (outputs.results !== '' && isListed) {
    const failed = outputs.verdict === 'dry-run' ? 0 : results.length - submitted - ignored;
    expect(counts(outputs)).toEqual([results.length, submitted, ignored, failed].map(String));
    expect(JSON.parse(step.resultsFile ?? '')).toMatchObject({
      verdict: outputs.verdict,
      results: [...results],
    });
    expect(textOf(step, 'failed-targets-file')).toEqual(
      JSON.parse(outputs['failed-targets'] ?? ''),
    );
  }
  if (summary !== '' && results.length > 0 && outputs.verdict !== 'dry-run') {
    const isIgnored = outputs.ignored === outputs.total;
    const counts = `${outputs.submitted} of ${outputs.total} submitted`;
    expect(summary).toContain(isIgnored ? 'Nothing to retry' : counts);
  }
  if (lying) return;
  for (const { target, outcome } of results) {
    const accepted = step.ledger.accepted(target.replace(/^cert:0+(?=\d)/, 'cert:'));
    // `unknown` is the one outcome that may be either.
    if (outcome === 'submitted') expect(accepted, target).toBeGreaterThan(0);
    else if (outcome !== 'unknown') expect(accepted, target).toBe(0);
  }
}

function counts({ total, submitted, ignored, failed }: Step['outputs']) {
  return [total, submitted, ignored, failed];
}

/** The JSON of a file that an output names. */
export function textOf(step: Step, output: string): unknown {
  return JSON.parse(step.files.get(step.outputs[output] ?? '')?.toString('utf8') ?? 'null');
}

/** What may be printed before the secrets arrive that the provider sends. */
const BEFORE_ARRIVAL = /^::(debug::|warning::Requests and credentials go to )/;

/** Nothing comes before the masks, and nothing but they holds a secret. */
function expectNoSecret(step: Step, secrets: readonly string[], arriving: readonly string[]): void {
  const lines = step.stdout.split('\n');
  const isMask = (line: string) => line.startsWith('::add-mask::');
  const first = lines.findIndex((line) => !isMask(line));
  const last = lines.findLastIndex(isMask);
  const between = lines.slice(first, Math.max(first, last)).filter((line) => !isMask(line));
  expect(between.filter((line) => arriving.length === 0 || !BEFORE_ARRIVAL.test(line))).toEqual([]);
  const named = Object.fromEntries(secrets.map((secret) => [secret, secret]));
  expect(findSecrets(step.everyByte(), named)).toEqual([]);
}
