/** Targets, outcomes and reports that the tests of the renderers share. */

import type { Outcome, Report, Target } from '../../src/domain.ts';
import { buildReport, type FinishedRun, type ReportedProvider } from '../../src/report/build.ts';
import { HOSTILE_TEXTS } from '../hostile-texts.ts';

export const digicert: ReportedProvider = {
  id: 'digicert',
  name: 'DigiCert CertCentral',
  pace: { concurrency: 4, windows: [] },
  hint: (code, { attempt }) =>
    code === '1028'
      ? `Not eligible for retry: look at the automation in CertCentral${attempt > 1 ? '; it may have been accepted in an earlier attempt' : ''}.`
      : undefined,
};

export const sectigo: ReportedProvider = {
  id: 'sectigo',
  name: 'Sectigo',
  pace: { concurrency: 1, windows: [], laterPassMs: 605_000 },
  hint: (code) => (code === '-298' ? 'Check the certificate ID.' : undefined),
};

export function target(label: string, more: Partial<Target> = {}): Target {
  const [ip = '', port = ''] = label.split(':');
  const fields = { ip, port: Number(port), domainName: null };
  return { label, identity: label, shown: fields, again: fields, ...more };
}

export const submitted: Outcome = { kind: 'submitted', message: 'Successfully initiated retry.' };
export const unknown: Outcome = { kind: 'unknown', message: 'No reply within 30 s.' };
export const rateLimited: Outcome = { kind: 'rate-limited', message: 'Held back.' };
export const notAttempted: Outcome = { kind: 'not-attempted', message: 'The run was cancelled.' };

export function rejected(...codes: string[]): Outcome {
  const message = 'Automated IP/Port is not eligible for retry.';
  return { kind: 'rejected', codes, own: true, message };
}

/** A live DigiCert run with these outcomes, over `10.0.0.1:443`, `10.0.0.2:443` … or the given targets. */
export function runWith(
  outcomes: readonly Outcome[],
  more: Partial<FinishedRun> = {},
): FinishedRun {
  const { targets = outcomes.map((_, position) => target(`10.0.0.${position + 1}:443`)) } = more;
  return {
    provider: digicert,
    targets,
    outcomes: new Map(targets.map((one, at) => [one, outcomes[at] ?? unknown])),
    ignoreCodes: new Set(),
    problems: [],
    notices: [],
    attempt: 1,
    durationMs: 1234,
    dryRun: false,
    ...more,
  };
}

export function reportWith(outcomes: readonly Outcome[], more: Partial<FinishedRun> = {}): Report {
  return buildReport(runWith(outcomes, more));
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
