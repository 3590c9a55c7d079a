import { hintOf, type Outcome } from '../domain/outcome.ts';
import type { Result } from '../domain/report.ts';
import type { Target } from '../domain/target.ts';
import type { TextGate } from '../text/gate.ts';
import { memoize } from '../text/memoize.ts';
import {
  detailedHint,
  judge,
  judgeProgress,
  type ResultFacts,
  type ResultPolicy,
  UNANSWERED,
} from './result-policy.ts';

/** What happened to every target so far. Log, results file and report read it. */
export interface ResultStore {
  /** One result per target, in the order of the targets. */
  readonly results: Iterable<Result>;
  readonly size: number;
  /** Stores final outcomes, in the order of the targets. Cleans the texts in them. */
  record(targets: readonly Target[], outcomes: readonly Outcome[]): void;
  /** Nothing is under way, and these targets wait for the rate limit. */
  markWaiting(targets: readonly Target[]): void;
  /** Targets are about to be sent: their outcome is unknown until the answer. */
  markSending(targets: readonly Target[]): void;
  /** Adds what later steps find out about a target. */
  update(target: Target, facts: ResultFacts): void;
  /** Calls the listener after every change. */
  subscribe(listener: (change: ResultChange) => void): void;
}

export type ResultChange =
  /** Final outcomes arrived. They may be saved a little later. */
  | { readonly kind: 'recorded'; readonly results: readonly Result[] }
  /** A later step found out more. It may be saved a little later. */
  | { readonly kind: 'updated' }
  /** Targets begin or end to wait. A killed step must leave this on the disk. */
  | { readonly kind: 'marked' };

const WAITING: Outcome = {
  kind: 'rate-limited',
  message: 'The step ended while it waited for the rate limit. No request was under way.',
};

export interface ResultStoreOptions {
  readonly targets: readonly Target[];
  /** What a target is until something is recorded. */
  readonly initial?: Outcome;
  readonly policy: ResultPolicy;
  readonly gate: TextGate;
}

export function createResultStore(options: ResultStoreOptions): ResultStore {
  const { targets, policy, gate, initial = UNANSWERED } = options;
  const clean = memoize((outcome: Outcome) => cleanOutcome(outcome, gate));
  const judged = memoize((outcome: Outcome) => judge(outcome, policy));
  const resultOf = (target: Target, outcome: Outcome, facts: ResultFacts = {}): Result => {
    const judgement = judged(outcome);
    const hint = detailedHint(judgement, target, facts.caa);
    const result = { target, ...facts, ...judgement, ...(hint !== undefined && { hint }) };
    return { ...result, ...judgeProgress(result, policy) };
  };
  const results = new Map(targets.map((target) => [target, resultOf(target, initial)]));
  const listeners: ((change: ResultChange) => void)[] = [];

  const notify = (change: ResultChange) => {
    for (const listener of listeners) listener(change);
  };
  const set = (target: Target, outcome: Outcome): Result => {
    const result = resultOf(target, outcome, factsOf(results.get(target)));
    results.set(target, result);
    return result;
  };

  return {
    get results() {
      return results.values();
    },
    size: targets.length,
    record(recorded, outcomes) {
      const changed = recorded.map((target, index) =>
        set(target, clean(outcomes[index] ?? UNANSWERED)),
      );
      if (changed.length > 0) notify({ kind: 'recorded', results: changed });
    },
    markWaiting(held) {
      for (const target of held) set(target, WAITING);
      notify({ kind: 'marked' });
    },
    markSending(sent) {
      for (const target of sent) set(target, UNANSWERED);
      notify({ kind: 'marked' });
    },
    update(target, facts) {
      const result = results.get(target);
      if (result === undefined) return;
      const { servedCertificate, ...earlier } = factsOf(result);
      // A new look replaces all that the look before it has shown.
      const shown = facts.endpoint === undefined && servedCertificate ? { servedCertificate } : {};
      const known = { ...earlier, ...shown, ...cleanFacts(facts, gate) };
      results.set(target, resultOf(target, result.outcome, known));
      notify({ kind: 'updated' });
    },
    subscribe(listener) {
      listeners.push(listener);
    },
  };
}

function factsOf(result: Result | undefined): ResultFacts {
  const { caa, completion, endpoint, servedCertificate } = result ?? {};
  return {
    ...(caa !== undefined && { caa }),
    ...(completion && { completion }),
    ...(endpoint && { endpoint }),
    ...(servedCertificate && { servedCertificate }),
  };
}

const MAX_CODE_LENGTH = 64;
/** A reply of 16 MiB has room for 200,000 codes of one target. */
const MAX_CODES = 20;

/** An outcome whose texts may be shown. */
function cleanOutcome(outcome: Outcome, { cleanReply }: TextGate): Outcome {
  const cleanCode = (code: string) => cleanReply(code, MAX_CODE_LENGTH);
  const hint = hintOf(outcome);
  const shared = {
    ...(outcome.message !== undefined && { message: cleanReply(outcome.message) }),
    ...(hint !== undefined && { hint: cleanReply(hint) }),
    ...('code' in outcome && outcome.code !== undefined && { code: cleanCode(outcome.code) }),
  };
  if (outcome.kind !== 'rejected') return { ...outcome, ...shared };
  const codes = outcome.codes.slice(0, MAX_CODES).map(cleanCode);
  const left = outcome.codes.length - codes.length;
  // A code that cleaning changed must not count as one that the user ignores.
  const isExact = codes.every((code, index) => code === outcome.codes[index]);
  // Nobody can ignore the last item: it is no code.
  return {
    ...outcome,
    ...shared,
    targetSpecific: outcome.targetSpecific && isExact,
    codes: left > 0 ? [...codes, `and ${left} more`] : codes,
  };
}

/** A finding names up to four domain names, and ends with the record to add. */
const MAX_CAA_LENGTH = 1_500;

/** Facts whose texts may be shown. */
function cleanFacts(facts: ResultFacts, { cleanReply }: TextGate): ResultFacts {
  const { caa, completion, servedCertificate } = facts;
  const clean = (text: string) => cleanReply(text);
  return {
    ...facts,
    ...(caa !== undefined && { caa: cleanReply(caa, MAX_CAA_LENGTH) }),
    ...(completion && { completion: withCleanTexts(completion, clean) }),
    ...(servedCertificate && { servedCertificate: withCleanTexts(servedCertificate, clean) }),
  };
}

/** A copy of an object, with every text in it clean. */
function withCleanTexts<T extends object>(value: T, clean: (text: string) => string): T;
function withCleanTexts(value: object, clean: (text: string) => string): object {
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => {
      if (typeof item === 'string') return [name, clean(item)];
      const isObject = typeof item === 'object' && item !== null;
      return [name, isObject ? withCleanTexts(item, clean) : item];
    }),
  );
}
