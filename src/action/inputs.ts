import { parseDnsServers } from '../caa/parse-servers.ts';
import type { CaaMode } from '../domain/caa.ts';
import type { Provider, ProviderInputs } from '../domain/provider.ts';
import type { TargetSources } from '../inventory/resolve.ts';
import { hasControl } from '../text/patterns.ts';
import { MIN_SECRET_LENGTH } from '../text/secret-forms.ts';
import { VERSION } from '../version.ts';
import { readBaseUrl } from './base-url.ts';
import { type Environment, proxySecrets, riskyVariables, unusableProxy } from './environment.ts';
import { readIgnoreCodes } from './ignore-codes.ts';
import { checkInputNames } from './input-names.ts';
import { createReaders, type ReadInput } from './input-readers.ts';
import { readAssignees, readLabels } from './issue-names.ts';
import { checkValues, missingValues, readProvider, readValues } from './provider-inputs.ts';

/** What the workflow asks for. An input with an error has its default value. */
export interface Inputs {
  /** `undefined` if the input names no provider. */
  readonly provider: Provider | undefined;
  /** What a provider gets from the inputs. A provider that was not picked sends nothing. */
  forProvider(provider: Provider): ProviderInputs;
  readonly sources: TargetSources;
  readonly dryRun: boolean;
  readonly ignoreCodes: ReadonlySet<string>;
  readonly maxWaitMs: number;
  /** The most targets that a run with `targets: failed` may retry. */
  readonly maxTargets: number;
  /** 0: the run does not follow its targets. */
  readonly followMs: number;
  readonly verifyTls: boolean;
  readonly caaCheck: CaaMode;
  readonly dnsServers: string | undefined;
  readonly requestTimeoutMs: number;
  /** The origin of all requests, plus the path prefix of `base-url`. */
  readonly baseUrl: string;
  /** Set if requests go to an origin that is not the provider's own. */
  readonly foreignBaseUrl: string | undefined;
  readonly userAgent: string;
  readonly summary: boolean;
  readonly failureIssue: boolean;
  /** For a new failure issue. */
  readonly issueLabels: readonly string[];
  /** For a new failure issue. */
  readonly issueAssignees: readonly string[];
  /** Set only if there is a failure issue to write. */
  readonly githubToken: string | undefined;
  /** One sentence each, naming the input. */
  readonly errors: readonly string[];
  /** Inputs that a live run needs: errors in a live run, warnings in a dry run. */
  readonly missing: readonly string[];
  readonly warnings: readonly string[];
}

/** The inputs that every provider shares, as `action.yml` declares them. */
const SHARED_INPUTS: readonly string[] = [
  ...['provider', 'targets', 'inventory', 'dry-run', 'ignore-codes', 'max-wait-minutes'],
  ...['request-timeout-seconds', 'base-url', 'summary', 'failure-issue', 'github-token'],
  ...['max-targets', 'follow-minutes', 'verify-tls', 'caa-check', 'dns-servers'],
  ...['failure-issue-labels', 'failure-issue-assignees'],
];

/** All inputs that `action.yml` declares. */
export function declaredInputs(providers: readonly Provider[]): readonly string[] {
  return [...SHARED_INPUTS, ...providers.flatMap(({ inputs }) => Object.keys(inputs))];
}

/**
 * Every secret in inputs and environment, those of providers that were not picked included. The
 * caller hides them before anything else is done with them.
 */
export function readSecrets(
  read: ReadInput,
  environment: Environment,
  providers: readonly Provider[],
): readonly string[] {
  const secrets = providers.flatMap(({ inputs }) =>
    Object.entries(readValues(read, inputs)).flatMap(
      ([name, value]) => inputs[name]?.secrets?.(value) ?? [],
    ),
  );
  const token = read('github-token').trim();
  return [...secrets, token, ...proxySecrets(environment)].filter(
    (secret) => secret.length >= MIN_SECRET_LENGTH,
  );
}

/** Reads every input, and reports every error in one go. */
export function readInputs(
  read: ReadInput,
  environment: Environment,
  providers: readonly Provider[],
): Inputs {
  const { text, flag, wholeNumber, choice, errors } = createReaders(read);
  const names = checkInputNames(environment, declaredInputs(providers));
  const dryRun = flag('dry-run', false);
  const picked = readProvider(text('provider'), providers);
  const { provider } = picked;
  const values = provider === undefined ? {} : readValues(read, provider.inputs);
  const base = readBaseUrl(text('base-url'), provider, providers);
  const ignored = readIgnoreCodes(text('ignore-codes'), providers);
  const failureIssue = flag('failure-issue', false);
  const labels = readLabels(text('failure-issue-labels'));
  const assignees = readAssignees(text('failure-issue-assignees'));
  const githubToken = text('github-token');
  const userAgent = `cert-retry-action/${VERSION}`;
  const maxWaitMinutes = wholeNumber('max-wait-minutes', 15, 0, 330);
  const followMinutes = wholeNumber('follow-minutes', 0, 0, 330);
  const verifyTls = flag('verify-tls', false);
  const dnsServers = text('dns-servers');
  const sendsOverTls = base.url.startsWith('https:') || failureIssue;
  return {
    provider,
    forProvider: (one) => ({
      values: one === provider ? values : readValues(read, one.inputs),
      baseUrl: base.url,
      userAgent,
      dryRun: one !== provider || dryRun,
    }),
    sources: {
      targets: text('targets') === undefined ? undefined : read('targets'),
      inventory: text('inventory'),
      workspace: environment.GITHUB_WORKSPACE || process.cwd(),
      event: environment.GITHUB_EVENT_NAME,
      runnerTemp: environment.RUNNER_TEMP?.trim() || undefined,
    },
    dryRun,
    ignoreCodes: ignored.codes,
    maxWaitMs: maxWaitMinutes * 60_000,
    maxTargets: wholeNumber('max-targets', 500, 1, 100_000),
    followMs: followMinutes * 60_000,
    verifyTls,
    caaCheck: choice('caa-check', 'off', ['off', 'warn', 'enforce']),
    dnsServers,
    requestTimeoutMs: wholeNumber('request-timeout-seconds', 30, 1, 600) * 1_000,
    baseUrl: base.url,
    foreignBaseUrl: base.foreign,
    userAgent,
    summary: flag('summary', true),
    failureIssue,
    issueLabels: labels.names,
    issueAssignees: assignees.names,
    githubToken: failureIssue ? githubToken : undefined,
    errors: [
      ...names.errors,
      ...picked.errors,
      ...errors,
      ...(provider === undefined ? [] : checkValues(values, provider.inputs)),
      ...base.errors,
      ...ignored.errors,
      ...labels.errors,
      ...assignees.errors,
      ...(failureIssue && hasControl(githubToken ?? '') ? [BROKEN_TOKEN] : []),
      ...dnsServerErrors(dnsServers),
      ...(verifyTls && followMinutes === 0 ? [VERIFY_NEEDS_FOLLOW] : []),
      ...(environment.NODE_TLS_REJECT_UNAUTHORIZED === '0' ? [UNVERIFIED_TLS] : []),
      ...(sendsOverTls ? unusableProxy(environment) : []),
    ],
    missing: provider === undefined ? [] : missingValues(values, provider),
    warnings: [
      ...names.warnings,
      ...ignored.warnings,
      ...(failureIssue && githubToken === undefined ? [NO_TOKEN] : []),
      ...(maxWaitMinutes + followMinutes > MAX_JOB_MINUTES ? [LONGER_THAN_A_JOB] : []),
      ...riskyVariables(environment),
    ],
  };
}

/** The value is checked whether or not `caa-check` uses it. */
function dnsServerErrors(text: string | undefined): readonly string[] {
  const parsed = text === undefined ? undefined : parseDnsServers(text);
  return parsed !== undefined && 'problems' in parsed ? parsed.problems : [];
}

/** What a job of 360 minutes leaves to this step. */
const MAX_JOB_MINUTES = 350;
const LONGER_THAN_A_JOB =
  "'max-wait-minutes' and 'follow-minutes' add up to more than 350 minutes: GitHub ends a job after 360 minutes.";
const VERIFY_NEEDS_FOLLOW =
  "'verify-tls' is true, but 'follow-minutes' is 0: set it, since ports are checked after the provider reports success.";
const UNVERIFIED_TLS =
  'NODE_TLS_REJECT_UNAUTHORIZED=0 switches certificate checks off: remove it, and let NODE_EXTRA_CA_CERTS name a PEM file with a private CA.';
const BROKEN_TOKEN = "'github-token' contains a line break or another control character.";
const NO_TOKEN = "'failure-issue' is true, but 'github-token' is empty: the action opens no issue.";
