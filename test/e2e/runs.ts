import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { createProcessClock } from '../bundle/process-clock.ts';
import type { ExamplesDouble } from '../providers/double.ts';
import { doubles } from '../providers/index.ts';
import type { Simulator } from '../simulator/index.ts';
import { type InternetOptions, startInternet } from './internet.ts';
import { runWorkflow, type WorkflowOptions, type WorkflowRun } from './workflow.ts';

type Texts = Readonly<Record<string, string>>;

/** Joins what the doubles of all providers have. */
function joined(texts: (examples: ExamplesDouble<object>) => Texts): Texts {
  return Object.fromEntries(doubles.flatMap(({ examples }) => Object.entries(texts(examples))));
}

/** Credentials that can be recognised wherever they turn up. */
export const SECRETS = joined(({ secrets }) => secrets);

const PROXY_PASSWORD = 'planted-proxy-0003';

const VARS = joined(({ vars }) => vars);

/** The repository that the examples are copied into. */
export const FILES = {
  'certificates.yaml': readFileSync('examples/certificates.yaml', 'utf8'),
  'inventories/emea.csv': 'name,ip,port\nlondon,203.0.113.30,443\nparis,203.0.113.31,443\n',
  'inventories/apac.csv': 'name,ip,port\nsydney,203.0.113.40,443\n',
  'deploy.sh': '#!/bin/sh\necho deployed\n',
} as const;

export interface Scenario extends Omit<WorkflowOptions, 'workflows'> {
  readonly internet?: InternetOptions;
  /** The workflow brings its own proxy and CA; the machine has none. */
  readonly ownProxy?: boolean;
  /** The action waits for nobody: its clock skips, and the providers take their time from there. */
  readonly skips?: boolean;
  /** Told once everything is up. */
  readonly ready?: (simulator: Simulator) => void;
}

export interface Finished {
  readonly run: WorkflowRun;
  /** What arrived, e.g. `digicert 10.0.0.1:443`. */
  readonly requests: readonly string[];
  readonly bodies: readonly string[];
  /** The answered hosts, as the proxy was asked for them. */
  readonly connects: readonly string[];
  /** `verdict: message` of each step that used the action, sorted. */
  readonly said: readonly string[];
}

/**
 * Runs workflows against a simulator in the providers' place, and checks what holds for every run:
 * no secret is written anywhere, no output is one that GitHub would drop, and the providers got
 * nothing that their documentation forbids.
 */
export async function runScenario(
  workflows: WorkflowOptions['workflows'],
  scenario: Scenario = {},
): Promise<Finished> {
  const { internet: internetOptions, ownProxy = false, skips, ready, ...options } = scenario;
  const proxyLogin = ownProxy ? { proxyLogin: `proxy:${PROXY_PASSWORD}` } : {};
  const clock = skips ? createProcessClock() : undefined;
  const internet = await startInternet({
    ...internetOptions,
    ...proxyLogin,
    ...(clock && { now: clock.now }),
  });
  const { simulator } = internet;
  try {
    ready?.(simulator);
    const run = await runWorkflow({
      workflows,
      files: FILES,
      vars: { ...VARS, ...(ownProxy && { CA_FILE: internet.caFile }) },
      secrets: { ...SECRETS, ...(ownProxy && { HTTPS_PROXY: internet.proxyUrl }) },
      ...options,
      env: {
        ...(!ownProxy && { https_proxy: internet.proxyUrl, NODE_EXTRA_CA_CERTS: internet.caFile }),
        ...(clock && { NODE_OPTIONS: `--require ${clock.path}`, ...clock.env }),
        ...options.env,
      },
    });
    expect(secretsIn(options.masked ? run.log : run.everything)).toEqual([]);
    expect(simulator.violations).toEqual([]);
    expect(droppedOutputs(run)).toEqual([]);
    return {
      run,
      requests: simulator.requests.map(
        ({ provider, targets }) => `${provider} ${targets.join(' ')}`,
      ),
      bodies: simulator.requests.map(({ body }) => body),
      connects: internet.connects,
      said: run.outputs
        .flatMap(({ values }) => (values.verdict ? [`${values.verdict}: ${values.message}`] : []))
        .sort(),
    };
  } finally {
    await internet.close();
    clock?.end();
  }
}

/** The secrets that a text holds, in any form in which they travel. */
function secretsIn(text: string): readonly string[] {
  const hidden = doubles.flatMap(({ examples }) => examples.hidden);
  return [...hidden, PROXY_PASSWORD].filter((secret) =>
    [
      secret,
      encodeURIComponent(secret),
      new URLSearchParams({ secret }).toString().slice('secret='.length),
      Buffer.from(secret).toString('base64'),
    ].some((form) => text.includes(form)),
  );
}

/** Outputs that hold a masked text: GitHub does not hand them on to other jobs. */
function droppedOutputs({ outputs, masks }: WorkflowRun): readonly string[] {
  const hidden = [...masks, ...Object.values(SECRETS)];
  return outputs.flatMap(({ step, values }) =>
    Object.entries(values)
      .filter(([, value]) => hidden.some((mask) => value.includes(mask)))
      .map(([name]) => `${step}: ${name}`),
  );
}
