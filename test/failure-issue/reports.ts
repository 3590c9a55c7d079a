/** Targets, outcomes and reports for the tests of the failure issue. */

import type { Completion } from '../../src/domain/completion.ts';
import type { Outcome } from '../../src/domain/outcome.ts';
import type { Report, Result } from '../../src/domain/report.ts';
import type { Target } from '../../src/domain/target.ts';
import { buildReport, type FinishedRun } from '../../src/report/build.ts';
import {
  judge,
  judgeProgress,
  type ReportedProvider,
  type ResultFacts,
} from '../../src/report/result-policy.ts';

export const digicert: ReportedProvider = {
  id: 'digicert',
  name: 'DigiCert CertCentral',
  rateLimit: { concurrency: 4 },
  codes: new Map([['1028', { hint: 'Look at the automation.' }]]),
  advise: (outcome) =>
    outcome.kind === 'rejected' && outcome.codes.includes('1028')
      ? { hint: 'Look at the automation.', retryCanHelp: false }
      : undefined,
};

export const sectigo: ReportedProvider = { ...digicert, id: 'sectigo', name: 'Sectigo' };

export const A = '10.0.0.1:443';
export const B = '10.0.0.2:443';
export const C = '10.0.0.3:443';

export const submitted: Outcome = { kind: 'submitted', message: 'Successfully initiated retry.' };
export const unknown: Outcome = { kind: 'unknown', message: 'No reply within 30 s.' };

export function rejected(...codes: string[]): Outcome {
  return { kind: 'rejected', codes, targetSpecific: true, message: 'Not eligible for retry.' };
}

export function target(label: string, more: Partial<Target> = {}): Target {
  return { label, identity: label, publicFields: {}, retryEntry: {}, ...more };
}

interface ResultMore extends ResultFacts {
  readonly target?: Partial<Target>;
  readonly ignoreCodes?: readonly string[];
}

/** A result as the result store gives it. A completion or an endpoint means a followed run. */
export function result(label: string, outcome: Outcome, more: ResultMore = {}): Result {
  const { target: fields, ignoreCodes, ...facts } = more;
  const policy = {
    provider: digicert,
    ignoreCodes: new Set(ignoreCodes),
    attempt: 1,
    isFollowed: facts.completion !== undefined,
    isVerified: facts.endpoint !== undefined,
  };
  const judged = { target: target(label, fields), ...facts, ...judge(outcome, policy) };
  return { ...judged, ...judgeProgress(judged, policy) };
}

/** A submitted target with this completion. */
export function followed(label: string, kind: Completion['kind'], more: ResultMore = {}): Result {
  return result(label, submitted, { ...more, completion: { kind, ...more.completion } });
}

/** A live run over typed targets. */
export function reportOf(results: readonly Result[], more: Partial<FinishedRun> = {}): Report {
  return buildReport({
    provider: digicert,
    ending: 'finished',
    isCancelled: false,
    isFollowed: results.some(({ completion }) => completion !== undefined),
    results,
    problems: [],
    notices: [],
    requests: 1,
    startedAt: 0,
    durationMs: 1_234,
    waitedMs: 0,
    dryRun: false,
    ...more,
  });
}

/** A live run over typed targets, by label. */
export function reportOver(outcomes: Readonly<Record<string, Outcome>>): Report {
  return reportOf(Object.entries(outcomes).map(([label, outcome]) => result(label, outcome)));
}

/** A run with `targets: failed` whose list is complete. */
export function listedReport(results: readonly Result[]): Report {
  const found = results.length;
  return reportOf(results, { found, ending: found === 0 ? 'nothing-failed' : 'finished' });
}
