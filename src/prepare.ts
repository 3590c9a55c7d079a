import type { Plan, Provider } from './domain.ts';
import { type Inputs, readInputs, readOtherSettings, readSecrets } from './inputs.ts';
import type { Runner } from './runner.ts';
import { createBeginningRedactor, createRedactor, maskForms, type Redact } from './secrets.ts';
import { resolveEntries } from './targets/index.ts';
import { clean } from './untrusted.ts';
import { VERSION } from './version.ts';

/** What has to be known of the world to decide everything that a run will do. */
export interface Surroundings {
  readonly runner: Pick<Runner, 'input' | 'mask'>;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly providers: readonly Provider[];
  readonly signal: AbortSignal;
}

/** What a run will do, or why it does nothing. */
export type Prepared = Ready | Invalid;

export interface Ready {
  readonly kind: 'ready';
  readonly inputs: Inputs;
  readonly provider: Provider;
  readonly plan: Plan;
  /** Worth a warning: credentials that go elsewhere, and what a live run would lack. */
  readonly warnings: readonly string[];
  readonly notices: readonly string[];
  readonly redactors: Redactors;
}

export interface Invalid {
  readonly kind: 'invalid';
  readonly inputs: Inputs;
  readonly problems: readonly string[];
  readonly redactors: Redactors;
}

export interface Redactors {
  /** For what we and our users wrote. */
  readonly redact: Redact;
  /** For what a provider wrote: it may have cut a secret that it sends back. */
  readonly redactReply: Redact;
}

const PROBLEM_LENGTH = 1_000;

/** A sentence about the run as a whole, as a person may see it. */
export function sentence(text: string, redact: Redact): string {
  // The text of a provider may end in a full stop of its own.
  return clean(text, redact, PROBLEM_LENGTH).replace(/([.!?])\.$/, '$1');
}

/**
 * Reads everything, and checks every input, every entry and every plan before the first complaint.
 * Nothing is done with a secret before the runner hides it, and nothing but masks is written.
 */
export async function prepare(surroundings: Surroundings): Promise<Prepared> {
  const { runner, environment, providers } = surroundings;
  const inputSecrets = readSecrets(runner.input, environment, providers);
  mask(runner, inputSecrets);

  const userAgent = `cert-retry-action/${VERSION}`;
  const inputs = readInputs(runner.input, environment, providers, userAgent);
  const { provider, settings } = inputs;
  const resolution = await resolveEntries(
    {
      targets: inputs.targets,
      inventory: inputs.inventory,
      workspace: environment.GITHUB_WORKSPACE || process.cwd(),
      runnerTemp: environment.RUNNER_TEMP?.trim() || undefined,
      event: environment.GITHUB_EVENT_NAME,
      signal: surroundings.signal,
    },
    provider,
    providers,
    provider?.defaults(settings.inputs) ?? {},
  );
  const keys = keysAmong(resolution.secrets, inputs, surroundings);
  mask(runner, keys);

  const redactors = createRedactors([...inputSecrets, ...keys]);
  const say = (text: string) => sentence(text, redactors.redact);
  const plan = provider?.plan(resolution.entries, settings);
  const problems = [...inputs.problems, ...resolution.problems, ...(plan?.problems ?? [])].map(say);
  if (provider === undefined || plan === undefined || problems.length > 0) {
    return { kind: 'invalid', inputs, problems, redactors };
  }
  return {
    kind: 'ready',
    inputs,
    provider,
    plan,
    warnings: [...inputs.warnings, ...plan.warnings].map(say),
    notices: [...resolution.notices, ...plan.notices].map(say),
    redactors,
  };
}

/** Each provider knows its own aliases: an inventory for both may hold any of them. */
function keysAmong(
  values: readonly string[],
  { provider, settings }: Inputs,
  { runner, providers }: Surroundings,
): readonly string[] {
  if (provider === undefined) return values;
  const isAlias = providers.map((one) =>
    one.aliases(one === provider ? settings : readOtherSettings(runner.input, one, settings)),
  );
  return values.filter((value) => !isAlias.some((known) => known(value)));
}

function createRedactors(secrets: readonly string[]): Redactors {
  const redact = createRedactor(secrets);
  const redactBeginnings = createBeginningRedactor(secrets);
  return { redact, redactReply: (text) => redactBeginnings(redact(text)) };
}

function mask(runner: Surroundings['runner'], secrets: readonly string[]): void {
  for (const form of new Set(secrets.flatMap(maskForms))) runner.mask(form);
}
