import { closest } from 'fastest-levenshtein';
import type { InputSpec, Provider, ProviderSettings } from './domain.ts';
import { proxySecrets, riskyVariables, unusableProxy } from './environment.ts';
import { readIgnoreCodes } from './ignore-codes.ts';
import { checkInputNames } from './input-names.ts';
import { hasControl } from './patterns.ts';
import { SHORTEST_SECRET } from './secrets.ts';
import { quote } from './targets/wording.ts';
import { isPrivateTransport } from './transport.ts';

/** What the workflow asks for. Where there are problems, what they are about is a default. */
export interface Inputs {
  /** `undefined` where the input names none. */
  readonly provider: Provider | undefined;
  readonly settings: ProviderSettings;
  readonly targets: string | undefined;
  readonly inventory: string | undefined;
  readonly ignoreCodes: ReadonlySet<string>;
  readonly maxWaitMs: number;
  readonly requestTimeoutMs: number;
  /** Set when requests go to an origin that is not the provider's own. */
  readonly foreignBaseUrl: string | undefined;
  readonly summary: boolean;
  readonly failureIssue: boolean;
  /** Set only where there is a failure issue to write. */
  readonly githubToken: string | undefined;
  /** One sentence each, naming the input. */
  readonly problems: readonly string[];
  readonly warnings: readonly string[];
}

/** The values of the inputs as the runner passes them, by name. */
export type ReadInput = (name: string) => string;
type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Every secret that inputs and environment hold, of the providers that were not picked too. To be
 * called, and masked, before anything else is done with them.
 */
export function readSecrets(
  read: ReadInput,
  environment: Environment,
  providers: readonly Provider[],
): readonly string[] {
  const secrets = providers.flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([name, spec]) => {
      const value = readValue(read, name, spec);
      return value === undefined ? [] : (spec.secrets?.(value) ?? []);
    }),
  );
  const token = read('github-token').trim();
  return [...secrets, token, ...proxySecrets(environment)].filter(
    (secret) => secret.length >= SHORTEST_SECRET,
  );
}

/** Reads every input, and reports what is wrong with any of them. */
export function readInputs(
  read: ReadInput,
  environment: Environment,
  providers: readonly Provider[],
  userAgent: string,
): Inputs {
  const problems: string[] = [];
  const warnings: string[] = [];
  const { text, flag, wholeNumber } = createReaders(read, problems);

  const names = checkInputNames(environment, declaredInputs(providers));
  problems.push(...names.problems);
  warnings.push(...names.warnings);
  const dryRun = flag('dry-run', false);
  const provider = readProvider(text('provider'), providers, problems);
  const values = provider === undefined ? {} : readProviderInputs(read, provider, problems);
  if (provider !== undefined) {
    const blank = missingCredentials(provider, values);
    (dryRun ? warnings : problems).push(...blank);
  }
  const base = readBaseUrl(text('base-url'), provider, providers, problems);
  const ignored = readIgnoreCodes(text('ignore-codes') ?? '', providers);
  problems.push(...ignored.problems);
  warnings.push(...ignored.warnings);
  const failureIssue = flag('failure-issue', false);
  const githubToken = text('github-token');
  if (failureIssue && hasControl(githubToken ?? '')) {
    problems.push("'github-token' contains a line break or another control character.");
  }
  if (failureIssue && githubToken === undefined) {
    warnings.push("'failure-issue' is true, but 'github-token' is blank: no issue is opened.");
  }
  if (environment.NODE_TLS_REJECT_UNAUTHORIZED === '0') {
    problems.push(
      'NODE_TLS_REJECT_UNAUTHORIZED=0 switches certificate checks off: remove it, and let NODE_EXTRA_CA_CERTS name a PEM file with a private CA.',
    );
  }
  // A failure issue goes through the proxy too.
  if (base.url.startsWith('https:') || failureIssue) problems.push(...unusableProxy(environment));
  warnings.push(...riskyVariables(environment));
  const settings = { inputs: values, baseUrl: base.url, userAgent, dryRun };
  return {
    provider,
    settings,
    targets: text('targets') === undefined ? undefined : read('targets'),
    inventory: text('inventory'),
    ignoreCodes: ignored.codes,
    maxWaitMs: wholeNumber('max-wait-minutes', 15, 0, 330) * 60_000,
    requestTimeoutMs: wholeNumber('request-timeout-seconds', 30, 1, 600) * 1_000,
    foreignBaseUrl: base.foreign,
    summary: flag('summary', true),
    failureIssue,
    githubToken: failureIssue ? githubToken : undefined,
    problems,
    warnings,
  };
}

/** As `action.yml` declares them. */
export function declaredInputs(providers: readonly Provider[]): readonly string[] {
  return [...COMMON_INPUTS, ...providers.flatMap(({ inputs }) => Object.keys(inputs))];
}

const COMMON_INPUTS: readonly string[] = [
  ...['provider', 'targets', 'inventory', 'dry-run', 'ignore-codes', 'max-wait-minutes'],
  ...['request-timeout-seconds', 'base-url', 'summary', 'failure-issue', 'github-token'],
];

/** The settings of a provider that was not picked: of its entries, nothing is sent. */
export function readOtherSettings(
  read: ReadInput,
  provider: Provider,
  picked: ProviderSettings,
): ProviderSettings {
  return { ...picked, inputs: readProviderInputs(read, provider, []), dryRun: true };
}

/** Readers of single inputs: what is wrong with one becomes a problem, and its default counts. */
function createReaders(read: ReadInput, problems: string[]) {
  const text = (name: string) => read(name).trim() || undefined;

  function checked<T>(
    name: string,
    fallback: T,
    expected: string,
    parse: (text: string) => T | undefined,
  ): T {
    const given = text(name);
    const value = given === undefined ? fallback : parse(given);
    if (value !== undefined) return value;
    problems.push(`'${name}' is ${quote(given ?? '')}: expected ${expected}.`);
    return fallback;
  }

  return {
    text,
    flag: (name: string, fallback: boolean) =>
      checked(name, fallback, 'true or false', (given) => BOOLEANS.get(given)),
    wholeNumber: (name: string, fallback: number, min: number, max: number) =>
      checked(name, fallback, `a whole number from ${min} to ${max}`, (given) => {
        const value = /^\d{1,9}$/.test(given) ? Number(given) : Number.NaN;
        return value >= min && value <= max ? value : undefined;
      }),
  };
}

/** YAML 1.2 core; anything else is an error, never "false". */
const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ...['true', 'True', 'TRUE'].map((word) => [word, true] as const),
  ...['false', 'False', 'FALSE'].map((word) => [word, false] as const),
]);

/** Blank after trimming means "not given". */
function readValue(read: ReadInput, name: string, { kind }: InputSpec): string | undefined {
  const raw = read(name);
  const trimmed = raw.trim();
  if (trimmed === '') return undefined;
  return kind === 'password' ? raw.replace(/[\r\n]+$/, '') : trimmed;
}

function readProvider(
  text: string | undefined,
  providers: readonly Provider[],
  problems: string[],
): Provider | undefined {
  const ids = providers.map(({ id }) => id);
  const expected = ids.map((id) => `'${id}'`).join(' or ');
  if (text === undefined) {
    problems.push(`'provider' is required: expected ${expected}.`);
    return undefined;
  }
  const provider = providers.find(({ id }) => id === text.toLowerCase());
  if (provider === undefined) {
    const near = closest(text.slice(0, 40).toLowerCase(), ids);
    problems.push(`'provider' is ${quote(text)}: expected ${expected}; the nearest is '${near}'.`);
  }
  return provider;
}

function readProviderInputs(read: ReadInput, provider: Provider, problems: string[]) {
  const values: Record<string, string> = {};
  for (const [name, spec] of Object.entries(provider.inputs)) {
    const value = readValue(read, name, spec);
    if (value === undefined) continue;
    values[name] = value;
    problems.push(...checkValue(value, spec).map((problem) => `'${name}' ${problem}.`));
  }
  return values;
}

function checkValue(value: string, { kind, max, secrets }: InputSpec): readonly string[] {
  const problems: string[] = [];
  // Lines are separated by some, and indented.
  if (hasControl(kind === 'lines' ? value.replace(/[\t\r\n]/g, '') : value)) {
    problems.push('contains a line break or another control character');
  }
  const length = [...value].length;
  if (max !== undefined && length > max) {
    problems.push(`has ${length} characters, at most ${max} are allowed`);
  }
  if (secrets?.(value).some((secret) => secret.length < SHORTEST_SECRET)) {
    problems.push(
      `holds a secret of fewer than ${SHORTEST_SECRET} characters, which cannot be masked`,
    );
  }
  return problems;
}

function missingCredentials(provider: Provider, values: Readonly<Record<string, string>>) {
  return Object.entries(provider.inputs)
    .filter(([name, { required }]) => required && values[name] === undefined)
    .map(
      ([name]) =>
        `'${name}' is required when provider is '${provider.id}', but it is blank: the secret may not be set, the job may not name its environment, or the run comes from a fork or from Dependabot, which get no secrets.`,
    );
}

/** Another origin, with an optional path prefix: `https`, or `http` to this machine alone. */
function readBaseUrl(
  text: string | undefined,
  provider: Provider | undefined,
  providers: readonly Provider[],
  problems: string[],
): { url: string; foreign: string | undefined } {
  const own = provider?.baseUrl ?? 'https://localhost';
  if (text === undefined) return { url: own, foreign: undefined };
  const url = URL.parse(text);
  const problem = url === null ? 'is no URL' : describeUnfit(url, provider, providers);
  if (url === null || problem !== undefined) {
    problems.push(`'base-url' ${problem}: expected https://host, with an optional path.`);
    return { url: own, foreign: undefined };
  }
  const foreign = url.origin === new URL(own).origin ? undefined : url.origin;
  return { url: url.origin + url.pathname.replace(/\/+$/, ''), foreign };
}

function describeUnfit(
  url: URL,
  provider: Provider | undefined,
  providers: readonly Provider[],
): string | undefined {
  if (url.username !== '' || url.password !== '') return 'holds a user or a password';
  if (url.search !== '' || url.hash !== '' || /[?#]/.test(url.href))
    return 'has a query or a fragment';
  if (!isPrivateTransport(url)) {
    return 'is not https (http is for loopback addresses alone)';
  }
  // Dots at the end make no other host.
  const host = url.hostname.replace(/\.+$/, '');
  const other = providers.find(({ baseUrl }) => new URL(baseUrl).hostname === host);
  if (provider === undefined || other === undefined || other === provider) return undefined;
  return `is the host of ${other.name}, but provider is '${provider.id}'`;
}
