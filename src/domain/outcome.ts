/** What became of the submission of one target. */
export type Outcome =
  /** The provider accepted this target. */
  | { readonly kind: 'submitted'; readonly message: string }
  /** The provider refused this target. */
  | {
      readonly kind: 'rejected';
      /** Complete codes as text; empty if the provider gave none. */
      readonly codes: readonly string[];
      /** Whether the provider gave the codes for this very target. Only such codes can be ignored. */
      readonly targetSpecific: boolean;
      readonly message: string;
      /** What to do, if the provider says so itself. */
      readonly hint?: string;
    }
  /** The provider refused the request for coming too soon, or the action held it back for that. */
  | { readonly kind: 'rate-limited'; readonly code?: string; readonly message: string }
  /** The provider may have accepted the target, but there is no usable answer. */
  | { readonly kind: 'unknown'; readonly message: string }
  /** The request certainly did not reach the provider. */
  | {
      readonly kind: 'not-attempted';
      readonly code?: string;
      readonly message: string;
      readonly hint?: string;
    }
  /** A dry run checked the target. Code and message say why a live run would not send it. */
  | {
      readonly kind: 'dry-run';
      readonly code?: string;
      readonly message?: string;
      readonly hint?: string;
    };

export type OutcomeKind = Outcome['kind'];

/** The codes of an outcome. */
export function codesOf(outcome: Outcome): readonly string[] {
  if (outcome.kind === 'rejected') return outcome.codes;
  return 'code' in outcome && outcome.code !== undefined ? [outcome.code] : [];
}

/** What to do, if the outcome itself says so. */
export function hintOf(outcome: Outcome): string | undefined {
  return 'hint' in outcome ? outcome.hint : undefined;
}
