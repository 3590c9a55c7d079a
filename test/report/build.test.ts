import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../src/domain/outcome.ts';
import {
  digicert,
  dryRun,
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
  const notOwn: Outcome = {
    kind: 'rejected',
    codes: ['1028'],
    targetSpecific: false,
    message: 'no',
  };
  const noCode: Outcome = { kind: 'rejected', codes: [], targetSpecific: true, message: 'no' };
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
    expect(report.counts?.failed).toBe(0);
    expect(report.message).toMatchInlineSnapshot(
      `"2 of 2 submitted; problem with the run as a whole: errors is not empty"`,
    );
  });

  it.each([false, true])('is failure when the run was cancelled: dry run %s', (isDry) => {
    const outcome = isDry ? dryRun : submitted;
    const report = reportWith([outcome], { isCancelled: true, dryRun: isDry });
    expect(report.verdict).toBe('failure');
  });

  it('counts no completed target that was not submitted', () => {
    const facts = [{ completion: { kind: 'completed' } }] as const;
    const { counts, verdict } = reportWith([unknown], { isFollowed: true, facts });
    expect(counts).toMatchObject({ submitted: 0, completed: 0 });
    expect(verdict).toBe('failure');
  });

  it('is failure when a provider has a code of the word in-progress', () => {
    const options = { ignoreCodes: new Set(['in-progress']) };
    expect(reportWith([rejected('in-progress')], options).verdict).toBe('failure');
  });

  it('is failure when a followed target is not completed', () => {
    const facts = [
      { completion: { kind: 'completed' } },
      { completion: { kind: 'failed-again' } },
    ] as const;
    const all = reportWith([submitted, submitted], { isFollowed: true, facts });
    expect(all.verdict).toBe('failure');
    expect(all.counts).toMatchObject({ submitted: 2, failed: 0, completed: 1 });
    const one = reportWith([submitted], { isFollowed: true, facts: facts.slice(0, 1) });
    expect(one.verdict).toBe('success');
  });

  it('is success when the provider lists nothing that failed', () => {
    const report = reportWith([], { ending: 'nothing-failed', found: 0 });
    expect(report.verdict).toBe('success');
    expect(report.message).toBe('nothing failed');
    expect(report.counts).toEqual({ total: 0, submitted: 0, ignored: 0, failed: 0, found: 0 });
  });

  it('is failure when the list of failed work is too long or unreadable', () => {
    const tooMany = reportWith([], { ending: 'too-many', found: 640, maxTargets: 500 });
    expect(tooMany.verdict).toBe('failure');
    expect(tooMany.counts).toMatchObject({ total: 640, failed: 640, found: 640 });
    for (const isDry of [true, false]) {
      const unreadable = reportWith([], { ending: 'list-unreadable', dryRun: isDry });
      expect(unreadable.verdict).toBe('failure');
      expect(unreadable.counts).toBeUndefined();
    }
  });

  it('is dry-run for a dry run, with nothing failed', () => {
    const report = reportWith([dryRun, dryRun, dryRun], { dryRun: true });
    expect(report.verdict).toBe('dry-run');
    expect(report.counts).toEqual({ total: 3, submitted: 0, ignored: 0, failed: 0 });
    expect(report.message).toBe('dry run: 3 targets checked, nothing sent');
  });

  it('is failure for a dry run with a problem, as its exit code says', () => {
    const report = reportWith([dryRun], { dryRun: true, problems: ['A problem.'] });
    expect(report.verdict).toBe('failure');
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
    expect(hintOf(outcome)).toContain('Look at the state');
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
        "This action does not know the code: do what the message says, or check the console of DigiCert CertCentral.",
        "DigiCert CertCentral does not accept the credentials: check that they are complete, current and from the right account.",
        "DigiCert CertCentral does not allow this with these credentials: ask an administrator for the permission, and check the IP restrictions.",
        "The address serves no such endpoint: check base-url, or leave it out.",
        "DigiCert CertCentral did not accept the request as a whole: read its message, and check base-url and any proxy on the way.",
        "DigiCert CertCentral may already have accepted this request. Check its console before you retry.",
        "Nothing is wrong with the target: retry it in a few minutes.",
        "The provider did not get this request. Retry the target when the cause is gone.",
      ]
    `);
    expect(hintOf(rateLimited, { provider: sectigo })).toMatchInlineSnapshot(
      `"Nothing is wrong with the target: retry it in 11 minutes, or set a larger max-wait-minutes."`,
    );
  });

  it('are absent where nothing has to be done', () => {
    expect(hintOf(submitted)).toBeUndefined();
    expect(hintOf(rejected('1028'), { ignoreCodes: new Set(['1028']) })).toBeUndefined();
    expect(reportWith([submitted], { provider: digicert }).results[0]).not.toHaveProperty('hint');
  });
});
