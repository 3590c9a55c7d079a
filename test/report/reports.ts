/** Targets, outcomes and reports that the tests of the renderers share. */

import type { Outcome } from '../../src/domain/outcome.ts';
import type { Report, Result } from '../../src/domain/report.ts';
import type { Target } from '../../src/domain/target.ts';
import { digicert } from '../../src/providers/digicert/index.ts';
import { sectigo } from '../../src/providers/sectigo/index.ts';
import { buildReport, type FinishedRun } from '../../src/report/build.ts';
import { type ShortLists, shortLists } from '../../src/report/lists.ts';
import {
  judge,
  judgeProgress,
  type ReportedProvider,
  type ResultFacts,
  type ResultPolicy,
} from '../../src/report/result-policy.ts';
import { createTextGate } from '../../src/text/gate.ts';
import { HOSTILE_TEXTS } from '../hostile-texts.ts';

export { digicert, sectigo };

export function target(label: string, more: Partial<Target> = {}): Target {
  const [ip = '', port = ''] = label.split(':');
  const fields = { ip, port: Number(port), domainName: null };
  return { label, identity: label, publicFields: fields, retryEntry: fields, ...more };
}

export const submitted: Outcome = { kind: 'submitted', message: 'Successfully initiated retry.' };
export const unknown: Outcome = { kind: 'unknown', message: 'No reply within 30 s.' };
export const rateLimited: Outcome = { kind: 'rate-limited', message: 'Held back.' };
export const notAttempted: Outcome = { kind: 'not-attempted', message: 'The run was cancelled.' };
export const dryRun: Outcome = { kind: 'dry-run' };

export function rejected(...codes: string[]): Outcome {
  const message = 'Automated IP/Port is not eligible for retry.';
  return { kind: 'rejected', codes, targetSpecific: true, message };
}

type ReportOptions = Partial<Omit<FinishedRun, 'provider' | 'results'>> & {
  readonly provider?: ReportedProvider;
  readonly targets?: readonly Target[];
  /** What other steps than the submission found out, target by target. */
  readonly facts?: readonly (ResultFacts | undefined)[];
  readonly ignoreCodes?: ReadonlySet<string>;
  readonly attempt?: number;
  readonly isVerified?: boolean;
};

/** The policy of a run of DigiCert that ignores no code and does not follow. */
export const POLICY: ResultPolicy = {
  provider: digicert,
  ignoreCodes: new Set(),
  attempt: 1,
  isFollowed: false,
  isVerified: false,
};

export const STARTED_AT = Date.UTC(2026, 10, 24, 22, 0, 17);

/** A live DigiCert run with these outcomes, over `10.0.0.1:443`, `10.0.0.2:443` … or the given targets. */
export function runWith(outcomes: readonly Outcome[], options: ReportOptions = {}): FinishedRun {
  const {
    provider = digicert,
    targets = outcomes.map((_, at) => target(`10.0.0.${at + 1}:443`)),
    facts = [],
    ignoreCodes = new Set(),
    attempt = 1,
    isVerified = false,
    isFollowed = false,
    ...more
  } = options;
  const policy: ResultPolicy = { provider, ignoreCodes, attempt, isFollowed, isVerified };
  return {
    provider,
    ending: 'finished',
    isCancelled: false,
    isFollowed,
    results: targets.map((one, at) => resultOf(one, outcomes[at] ?? unknown, facts[at], policy)),
    problems: [],
    notices: [],
    requests: 1,
    startedAt: STARTED_AT,
    durationMs: 1234,
    waitedMs: 0,
    dryRun: false,
    ...more,
  };
}

function resultOf(
  one: Target,
  outcome: Outcome,
  facts: ResultFacts | undefined,
  policy: ResultPolicy,
): Result {
  const result = { target: one, ...facts, ...judge(outcome, policy) };
  return { ...result, ...judgeProgress(result, policy) };
}

export function reportWith(outcomes: readonly Outcome[], options: ReportOptions = {}): Report {
  return buildReport(runWith(outcomes, options));
}

/** The lists of a report, with these secrets. */
export function listsOf({ results }: Report, secrets: readonly string[] = []): ShortLists {
  const gate = createTextGate();
  gate.addSecrets(secrets);
  return shortLists(results, gate);
}

/** The documented case: the third automation cannot be retried. */
export function twoOfThree(): Report {
  return reportWith([submitted, submitted, rejected('1028')]);
}

/** What somebody could write who wants to be more than text. */
export const HOSTILE: readonly string[] = [
  ...HOSTILE_TEXTS,
  ...['- item', '1. item', '> quote', '---', '===', '    indented'],
  'http://evil.example/x ftp://evil.example mailto:me@evil.example octocat/repo@0123456',
  '$`z`$',
  'zero\u200bwidth\u200d\ufeff',
];
