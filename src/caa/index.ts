/** Looks CAA records up before anything is submitted. Loaded only when `caa-check` is used. */
import { isIP } from 'node:net';
import type { Timer } from '../domain/timer.ts';
import { reasonOf } from '../text/errors.ts';
import type { LookUp } from './lookup.ts';
import { readSearchName, spell } from './names.ts';
import { type CaaAnswer, type CaaVerdict, type Forbidden, searchCaa } from './policy.ts';
import { describeForbidden, hintFor } from './texts.ts';

export { createLookUp, type LookUp } from './lookup.ts';
export type { CaaAnswer, CaaRecord } from './policy.ts';
export { type DnsServer, parseDnsServers, systemServers } from './servers.ts';

/** What the look-up found for one name. */
export type CaaFinding =
  | { readonly kind: 'allowed' }
  | ({
      readonly kind: 'forbidden';
      readonly message: string;
      /** What to do; the same for all names with the same cause. */
      readonly hint: string;
    } & Forbidden)
  | { readonly kind: 'cannot-tell'; readonly message: string };

export interface CaaCheck {
  /** By name as it was given, in that order. IP addresses are left out: they have no CAA records. */
  readonly findings: ReadonlyMap<string, CaaFinding>;
  readonly notices: readonly string[];
}

export interface CaaOptions {
  /** All issuer names that the certificate authority accepts. */
  readonly issuers: readonly string[];
  /** The issuer name that hints name. */
  readonly recommended: string;
  readonly lookUp: LookUp;
  readonly clock: Timer;
  /** Ends the check at once: names without a finding are `cannot-tell`. */
  readonly signal: AbortSignal;
}

export const MAX_NAMES = 500;
const SECONDS = 10;
/** Names in work at a time, and so the most queries under way. */
const CONCURRENCY = 50;

/**
 * Checks every name once, within 10 seconds in all. Never rejects, and leaves no query behind.
 */
export async function checkCaa(names: readonly string[], options: CaaOptions): Promise<CaaCheck> {
  const searched = new Map(
    names.filter((name) => isIP(name) === 0).map((name) => [name, readSearchName(name)] as const),
  );
  const unique = new Map(
    [...searched.values()].flatMap((name) => (name ? [[spell(name), name] as const] : [])),
  );
  const chosen = [...unique].slice(0, MAX_NAMES);
  const verdicts = new Map<string, CaaVerdict>();

  const run = startRun(options);
  const queue = chosen.values();
  const work = async () => {
    // All workers take from one iterator.
    for (const [spelling, name] of queue) {
      verdicts.set(
        spelling,
        await run.unlessOver(() => searchCaa(name, options.issuers, run.lookUp)),
      );
    }
  };
  await Promise.all(Array.from({ length: Math.min(CONCURRENCY, chosen.length) }, work));
  run.end();

  const left = unique.size - chosen.length;
  return {
    findings: new Map(
      [...searched].map(([name, search]) => {
        if (search === undefined) return [name, cannotTell('this name', 'it is no domain name')];
        const spelling = spell(search);
        const verdict = verdicts.get(spelling) ?? tooMany;
        return [name, toFinding(spelling, verdict, options.recommended)];
      }),
    ),
    notices:
      left > 0
        ? [`CAA records are looked up for at most ${MAX_NAMES} names: ${left} were left out.`]
        : [],
  };
}

const tooMany: CaaVerdict = {
  kind: 'cannot-tell',
  reason: `at most ${MAX_NAMES} names are looked up`,
};

/** The time limit of one check, and a look-up that asks for each name once. */
function startRun({ lookUp, clock, signal }: CaaOptions) {
  const over = new AbortController();
  const stopped = Promise.withResolvers<CaaVerdict>();
  over.signal.addEventListener('abort', () => {
    const reason = signal.aborted
      ? 'the run was cancelled'
      : `the ${SECONDS} seconds for all CAA look-ups were over`;
    stopped.resolve({ kind: 'cannot-tell', reason });
  });
  const end = () => over.abort();
  signal.addEventListener('abort', end, { once: true });
  if (signal.aborted) end();
  void clock.sleep(SECONDS * 1_000, over.signal).then(end);

  const answers = new Map<string, Promise<CaaAnswer>>();
  return {
    async lookUp(name: string): Promise<CaaAnswer> {
      const known = answers.get(name);
      if (known !== undefined) return known;
      over.signal.throwIfAborted();
      const answer = lookUp(name, over.signal);
      answers.set(name, answer);
      return answer;
    },
    async unlessOver(search: () => Promise<CaaVerdict>): Promise<CaaVerdict> {
      try {
        return await Promise.race([stopped.promise, search()]);
      } catch (error) {
        // A check that only advises must not end the run.
        return { kind: 'cannot-tell', reason: `the look-up broke off (${reasonOf(error)})` };
      }
    },
    end() {
      signal.removeEventListener('abort', end);
      end();
    },
  };
}

function toFinding(name: string, verdict: CaaVerdict, recommended: string): CaaFinding {
  switch (verdict.kind) {
    case 'allowed':
      return verdict;
    case 'cannot-tell':
      return cannotTell(name, verdict.reason);
    case 'forbidden':
      return {
        ...verdict,
        message: describeForbidden(name, recommended, verdict),
        hint: hintFor(recommended, verdict),
      };
  }
}

function cannotTell(name: string, reason: string): CaaFinding {
  return {
    kind: 'cannot-tell',
    message: `The CAA records for ${name} could not be checked: ${reason}.`,
  };
}
