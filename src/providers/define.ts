import type { CaaIssuers } from '../domain/caa.ts';
import type { Entry, Fields, TargetSyntax } from '../domain/entry.ts';
import { codesOf, type Outcome } from '../domain/outcome.ts';
import type {
  Advice,
  CheckedTargets,
  CodeMeaning,
  ConfiguredProvider,
  CreateFollower,
  Discovery,
  FollowTiming,
  InputSpec,
  Provider,
  ProviderInputs,
  RateLimit,
} from '../domain/provider.ts';
import { adviseByStatus } from './http-status.ts';

/** What a provider declares. `Settings` are its inputs after one reading. */
export interface ProviderDefinition<Settings> {
  readonly id: string;
  readonly name: string;
  /** Left out if every installation has an address of its own. */
  readonly baseUrl?: string;
  readonly inputs: Readonly<Record<string, InputSpec>>;
  readonly syntax: SyntaxDefinition;
  readonly rateLimit: RateLimit;
  /** Documented codes. Left out by a provider without codes. */
  readonly codes?: Readonly<Record<string, CodeMeaning>>;
  /** Advice that depends on more than the code. */
  advise?(outcome: Outcome, context: { readonly attempt: number }): Advice | undefined;
  readSettings(inputs: ProviderInputs): {
    readonly settings: Settings;
    readonly errors?: readonly string[];
  };
  /** The fields that inputs give to entries that lack them. */
  defaults?(settings: Settings): Fields;
  /** Whether a value of a secret field is an alias. */
  isAlias?(value: string, settings: Settings): boolean;
  /** Checks entries, and makes the requests that retry them. */
  targets(entries: readonly Entry[], settings: Settings): CheckedTargets;
  /** Lists failed work. `load` imports its code on demand. */
  readonly discovery?: {
    missing(settings: Settings): readonly string[];
    load(settings: Settings): Promise<Discovery>;
  };
  /** Shows what became of a retry. `load` imports its code on demand. */
  readonly following?: FollowTiming & { load(settings: Settings): Promise<CreateFollower> };
  readonly caa?: CaaIssuers;
}

type OptionalSyntax = 'secretFields' | 'exclusiveFields' | 'identityFields' | 'searchFields';
/** A syntax without the parts that the provider does not need. */
export type SyntaxDefinition = Omit<TargetSyntax, OptionalSyntax> &
  Partial<Pick<TargetSyntax, OptionalSyntax>>;

/** Fills in what a definition leaves out, and hides the type of its settings from the core. */
export function defineProvider<Settings>(definition: ProviderDefinition<Settings>): Provider {
  // A map, not an object: codes come from the wire, and `constructor` is a property of an object.
  const codes = new Map(Object.entries(definition.codes ?? {}));
  const { discovery, following } = definition;
  return {
    ...definition,
    syntax: {
      secretFields: [],
      exclusiveFields: [],
      identityFields: [],
      searchFields: [],
      ...definition.syntax,
    },
    codes,
    advise(outcome, context) {
      return (
        definition.advise?.(outcome, context) ??
        adviseByCode(outcome, codes) ??
        adviseByStatus(outcome, definition.name)
      );
    },
    configure(inputs): ConfiguredProvider {
      const { settings, errors = [] } = definition.readSettings(inputs);
      return {
        errors,
        defaults: definition.defaults?.(settings) ?? {},
        isAlias: (value) => definition.isAlias?.(value, settings) ?? false,
        targets: (entries) => definition.targets(entries, settings),
        ...(discovery && {
          discovery: {
            missing: discovery.missing(settings),
            load: () => discovery.load(settings),
          },
        }),
        ...(following && { following: { ...following, load: () => following.load(settings) } }),
      };
    },
  };
}

/** The first documented code of the outcome decides. */
function adviseByCode(
  outcome: Outcome,
  codes: ReadonlyMap<string, CodeMeaning>,
): Advice | undefined {
  for (const code of codesOf(outcome)) {
    const meaning = codes.get(code);
    if (meaning === undefined) continue;
    return { hint: meaning.hint, retryCanHelp: meaning.nothingToRetry !== true };
  }
  return undefined;
}
