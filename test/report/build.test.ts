import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../src/domain.ts';
import {
  digicert,
  notAttempted,
  rateLimited,
  rejected,
  reportWith,
  sectigo,
  submitted,
  twoOfThree,
  unknown,
} from './reports.ts';

describe('the verdict', () => {
  const notOwn: Outcome = { kind: 'rejected', codes: ['1028'], own: false, message: 'no' };
  const noCode: Outcome = { kind: 'rejected', codes: [], own: true, message: 'no' };
  const ignoreCodes = new Set(['1028']);

  it.each<[string, readonly Outcome[], 'success' | 'failure']>([
    ['everything is submitted', [submitted, submitted], 'success'],
    ['a refusal is ignored', [submitted, rejected('1028')], 'success'],
    ['all refusals are ignored', [rejected('1028'), rejected('1028')], 'success'],
    ['one of two codes is not ignored', [submitted, rejected('1028', '1004')], 'failure'],
    ['the code was not given for this target', [submitted, notOwn], 'failure'],
    ['there is no code', [submitted, noCode], 'failure'],
    ['a refusal has another code', [submitted, rejected('1004')], 'failure'],
    ['one is unknown', [submitted, unknown], 'failure'],
    ['one is rate-limited', [submitted, rateLimited], 'failure'],
    ['one was not attempted', [submitted, notAttempted], 'failure'],
    ['a dry-run outcome stands in a live run', [{ kind: 'dry-run' }, unknown], 'failure'],
    ['there is no target', [], 'failure'],
  ])('when %s', (_, outcomes, verdict) => {
    expect(reportWith(outcomes, { ignoreCodes }).verdict).toBe(verdict);
  });

  it('is failure when the run as a whole has a problem', () => {
    const report = reportWith([submitted, submitted], { problems: ['errors is not empty'] });
    expect(report.verdict).toBe('failure');
    expect(report.counts.failed).toBe(0);
    expect(report.message).toMatchInlineSnapshot(
      `"2 of 2 submitted; problem with the run as a whole: errors is not empty"`,
    );
  });

  it('is failure when no outcome was recorded', () => {
    const report = reportWith([submitted, submitted], { outcomes: new Map() });
    expect(report.verdict).toBe('failure');
    expect(report.results.map(({ outcome }) => outcome.kind)).toEqual(['unknown', 'unknown']);
  });

  it('is dry-run for a dry run, with nothing failed', () => {
    const report = reportWith([submitted, submitted, submitted], {
      dryRun: true,
      outcomes: new Map(),
    });
    expect(report.verdict).toBe('dry-run');
    expect(report.counts).toEqual({ total: 3, submitted: 0, ignored: 0, failed: 0 });
    expect(report.message).toBe('dry run: 3 targets checked, nothing sent');
  });
});

describe('counts and message', () => {
  it('count what was submitted, ignored and failed', () => {
    expect(twoOfThree().message).toBe('2 of 3 submitted');
    const report = reportWith([submitted, submitted, rejected('1028'), unknown], {
      ignoreCodes: new Set(['1028']),
    });
    expect(report.message).toBe('2 of 4 submitted, 1 ignored');
    expect(report.counts).toEqual({ total: 4, submitted: 2, ignored: 1, failed: 1 });
  });

  it('add the first of several problems', () => {
    const report = reportWith([unknown], { problems: ['one', 'two', 'three'] });
    expect(report.message).toMatchInlineSnapshot(
      `"0 of 1 submitted; problem with the run as a whole: one (and 2 more problems)"`,
    );
  });
});

describe('hints', () => {
  const hintOf = (outcome: Outcome, more = {}) => reportWith([outcome], more).results[0]?.hint;

  it.each<[string, Outcome]>([
    ['the code is known', rejected('1028')],
    ['the second code is known', rejected('9999', '1028')],
  ])('come from the provider when %s', (_, outcome) => {
    expect(hintOf(outcome)).toContain('Not eligible');
  });

  it('know about a second attempt', () => {
    expect(hintOf(rejected('1028'), { attempt: 2 })).toContain('earlier attempt');
    expect(hintOf(rejected('1028'))).not.toContain('earlier attempt');
  });

  it('say what to do about everything else', () => {
    const outcomes = [
      rejected('9999'),
      rejected('http-401'),
      rejected('http-403'),
      rejected('http-404'),
      rejected('http-418'),
      unknown,
      rateLimited,
      notAttempted,
    ];
    expect(outcomes.map((outcome) => hintOf(outcome))).toMatchInlineSnapshot(`
      [
        "Nobody has described this refusal yet: read what DigiCert CertCentral says, and look at its console.",
        "DigiCert CertCentral does not know the credentials: check that they are complete, current and from the right account.",
        "The credentials are not allowed to do this: ask an administrator of DigiCert CertCentral for the right, and check its IP restrictions.",
        "Nothing is served at this address: check base-url, or leave it out.",
        "DigiCert CertCentral did not accept the request as a whole: read its text, check base-url and any proxy on the way.",
        "Look at the console of DigiCert CertCentral first: the request may have counted, and a second one may be one too many.",
        "Not the target's fault: retry it in a few minutes.",
        "Nothing was sent for it: retry it once the cause is gone.",
      ]
    `);
    expect(hintOf(rateLimited, { provider: sectigo })).toMatchInlineSnapshot(
      `"Not the target's fault: retry it in 11 minutes, or allow a longer wait with max-wait-minutes."`,
    );
  });

  it('are absent where nothing has to be done', () => {
    expect(hintOf(submitted)).toBeUndefined();
    expect(hintOf(rejected('1028'), { ignoreCodes: new Set(['1028']) })).toBeUndefined();
    expect(reportWith([submitted], { provider: digicert }).results[0]).not.toHaveProperty('hint');
  });
});
