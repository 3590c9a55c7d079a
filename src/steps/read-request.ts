import type { Inputs } from '../action/inputs.ts';
import type { Entry } from '../domain/entry.ts';
import type {
  CheckedTargets,
  ConfiguredProvider,
  Discovery,
  Provider,
} from '../domain/provider.ts';
import { resolveEntries } from '../inventory/resolve.ts';
import type { TextGate } from '../text/gate.ts';

/** What the workflow asks for. Everything in it is checked. */
export type Request = PlannedRequest | DiscoveryRequest | InvalidInput;

interface CheckedRequest {
  readonly provider: Provider;
  readonly configured: ConfiguredProvider;
  /** What needs attention although the run goes on: what a live run would lack. */
  readonly warnings: readonly string[];
  /** Harmless facts. */
  readonly notices: readonly string[];
}

/** The targets are known before the first request. */
export interface PlannedRequest extends CheckedRequest {
  readonly kind: 'planned';
  readonly checked: CheckedTargets;
}

/** `targets: failed`: the provider knows the targets. */
export interface DiscoveryRequest extends CheckedRequest {
  readonly kind: 'discovery';
  /** The entries of the inventory. */
  readonly rows: readonly Entry[];
  /** `undefined` in a dry run that lacks what the question needs. */
  readonly discovery: (() => Promise<Discovery>) | undefined;
}

export interface InvalidInput {
  readonly kind: 'invalid';
  /** Every error of every input and entry. */
  readonly errors: readonly string[];
}

export interface RequestOptions {
  readonly providers: readonly Provider[];
  readonly gate: TextGate;
  /** Hides secrets that the inventory holds, before anything else is done with them. */
  hide(secrets: readonly string[]): void;
  /** Aborted when the run is cancelled: the reading of a long file ends. */
  readonly signal: AbortSignal;
}

const MAX_SENTENCE_LENGTH = 1_000;

/**
 * Turns inputs and inventory into targets, or into the question which work has failed. Reads and
 * checks everything before it reports the first error; sends nothing.
 */
export async function readRequest(
  inputs: Inputs,
  { providers, gate, hide, signal }: RequestOptions,
): Promise<Request> {
  const { provider, forProvider, dryRun } = inputs;
  const configured = provider?.configure(forProvider(provider));
  const resolution = await resolveEntries(
    { ...inputs.sources, signal },
    provider,
    providers,
    configured?.defaults ?? {},
  );
  hide(keysAmong(resolution.secrets, inputs, providers));

  const { asksForFailed } = resolution;
  const checked = configured?.targets(asksForFailed ? resolution.rows : resolution.entries);
  const missing = [
    ...inputs.missing,
    ...(asksForFailed ? missingForDiscovery(provider, configured) : (checked?.missing ?? [])),
  ];
  const errors = [
    ...inputs.errors,
    ...resolution.errors,
    ...(configured?.errors ?? []),
    ...(checked?.errors ?? []),
    ...(dryRun ? [] : missing),
  ];
  const sentence = (text: string) => cleanSentence(text, gate.clean);
  const isComplete = provider !== undefined && configured !== undefined && checked !== undefined;
  if (!isComplete || errors.length > 0) return { kind: 'invalid', errors: errors.map(sentence) };

  const warnings = [...inputs.warnings, ...(dryRun ? missing : [])].map(sentence);
  if (!asksForFailed) {
    const notices = [...resolution.notices, ...checked.notices].map(sentence);
    return { kind: 'planned', provider, configured, checked, warnings, notices };
  }
  return {
    kind: 'discovery',
    provider,
    configured,
    rows: resolution.rows,
    discovery: missing.length === 0 ? configured.discovery?.load : undefined,
    warnings,
    notices: resolution.notices.map(sentence),
  };
}

function missingForDiscovery(
  provider: Provider | undefined,
  configured: ConfiguredProvider | undefined,
): readonly string[] {
  if (provider === undefined || configured === undefined) return [];
  return (
    configured.discovery?.missing ?? [
      `'targets: failed' is not possible: ${provider.name} cannot list what failed.`,
    ]
  );
}

/** A sentence that is safe to show. */
export function cleanSentence(text: string, clean: TextGate['clean']): string {
  // A quoted text may end in a full stop of its own.
  return clean(text, MAX_SENTENCE_LENGTH).replace(/([.!?])\.$/, '$1');
}

/** The values of secret fields that no provider knows as an alias: an inventory can serve several. */
function keysAmong(
  values: readonly string[],
  { provider, forProvider }: Inputs,
  providers: readonly Provider[],
): readonly string[] {
  if (provider === undefined || values.length === 0) return values;
  const configured: ConfiguredProvider[] = providers.map((one) => one.configure(forProvider(one)));
  return values.filter((value) => !configured.some((one) => one.isAlias(value)));
}
