/** The registry of test doubles: one line for each provider. */
import type { Endpoint } from '../simulator/exchange.ts';
import { digicert } from './digicert/index.ts';
import type { OptionsOf, ProviderDouble } from './double.ts';
import { sectigo } from './sectigo/index.ts';

const registry = { digicert, sectigo } as const;

type Registry = typeof registry;

/** The options of every provider, by its ID. */
export type ProviderOptions = {
  readonly [Id in keyof Registry]?: OptionsOf<Registry[Id]>;
};

/** Every test double. */
export const doubles: readonly ProviderDouble[] = Object.values(registry);

/** The test double of a provider. @throws Error when the registry has none. */
export function doubleOf(id: string): ProviderDouble {
  const double = doubles.find((each) => each.id === id);
  if (double === undefined) throw new Error(`test/providers/index.ts has no double of '${id}'`);
  return double;
}

/** The endpoints of all providers, each with its options. */
export function createEndpoints(options: ProviderOptions, now: () => number): readonly Endpoint[] {
  const given: Readonly<Record<string, object | undefined>> = options;
  return doubles.flatMap((double) => double.simulate(given[double.id] ?? {}, now));
}

/** The path of the endpoint of a provider that retries. */
export function retryPathOf(id: string): string {
  const endpoint = doubleOf(id)
    .simulate({}, Date.now)
    .find(({ name }) => name === 'retry');
  if (endpoint === undefined) throw new Error(`the double of '${id}' has no endpoint 'retry'`);
  return endpoint.path;
}

/** The inputs of all providers, as a workflow for all of them may pass them. */
export const allInputs: Readonly<Record<string, string>> = joined(({ sample }) => ({
  ...sample.inputs,
  ...sample.secretInputs,
}));

/** Every secret that may never show up anywhere, by a name for messages. */
export const allSecrets: Readonly<Record<string, string>> = joined(({ sample }) => ({
  ...sample.secrets,
  ...sample.rowSecrets,
}));

/** Texts of genuine replies that may never show up anywhere either. */
export const allConfidential: Readonly<Record<string, string>> = joined(
  ({ sample }) => sample.confidential,
);

/** The secrets that a run of this provider knows: it does not read the rows of the others. */
export function secretsKnownTo(id: string): readonly string[] {
  const unknown = doubles
    .filter((double) => double.id !== id)
    .flatMap(({ sample }) => Object.values(sample.rowSecrets));
  return Object.values(allSecrets).filter((secret) => !unknown.includes(secret));
}

function joined(texts: (double: ProviderDouble) => Readonly<Record<string, string>>) {
  return Object.fromEntries(doubles.flatMap((double) => Object.entries(texts(double))));
}
