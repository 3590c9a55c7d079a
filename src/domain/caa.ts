/** The issuer names that a provider accepts in CAA records. */
export interface CaaIssuers {
  readonly accepted: readonly string[];
  /** The name that hints recommend. */
  readonly recommended: string;
}

/** `warn` shows what the records forbid; `enforce` also holds the target back. */
export type CaaMode = 'off' | 'warn' | 'enforce';

/** The outcome code of a target that `enforce` holds back. */
export const CAA_FORBIDDEN = 'caa-forbidden';
