/** What the ten minutes of the documentation are counted by; it can be read in three ways. */
export type SectigoLimit = 'certificate' | 'account' | 'account-counting-refusals';

export interface LimitOptions {
  /** `certificate` when left out. */
  readonly limit?: SectigoLimit;
  /** 10 minutes when left out. */
  readonly limitMs?: number;
}

const TEN_MINUTES_MS = 600_000;

/** Codes after which a check was made, so that the time until the next one starts. */
const CHECKED: ReadonlySet<number> = new Set([0, -297]);

/** The limit of the calls: shared by the endpoints whose calls count. */
export interface CallLimit {
  /** Whether a call for this target comes too soon; without a target, whether any call does. */
  tooSoon(target?: string): boolean;
  /** A call was answered with this code. */
  answered(target: string, code: number): void;
  /** A call that counts whatever it says, where the limit is one of the account. */
  counted(): void;
}

/** Remembers when the time until the next call started, by the chosen reading of the limit. */
export function createCallLimit(options: LimitOptions, now: () => number): CallLimit {
  const { limit = 'certificate', limitMs = TEN_MINUTES_MS } = options;
  const last = new Map<string, number>();
  const keyOf = (target = '') => (limit === 'certificate' ? target : 'account');
  return {
    tooSoon(target) {
      const at = last.get(keyOf(target));
      return at !== undefined && now() - at < limitMs;
    },
    answered(target, code) {
      if (limit === 'account-counting-refusals' || CHECKED.has(code)) {
        last.set(keyOf(target), now());
      }
    },
    counted() {
      if (limit !== 'certificate') last.set(keyOf(), now());
    },
  };
}
