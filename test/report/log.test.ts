import { describe, expect, it } from 'vitest';
import { attentionLines, finalLine } from '../../src/report/closing-lines.ts';
import { followLine, progressLine, resultLine, waitLine } from '../../src/report/log.ts';
import { NAMED_REPORTS } from './named-reports.ts';
import {
  dryRun,
  HOSTILE,
  notAttempted,
  rateLimited,
  rejected,
  reportWith,
  submitted,
  target,
  twoOfThree,
  unknown,
} from './reports.ts';

describe('the log', () => {
  it('has one aligned line per target', () => {
    const outcomes = [submitted, rejected('1028'), rateLimited, unknown, notAttempted];
    const { results } = reportWith([...outcomes, dryRun, rejected('7', '8')], {
      ignoreCodes: new Set(['7', '8']),
    });
    expect(`\n${results.map(resultLine).join('\n')}`).toMatchInlineSnapshot(`
      "
      submitted      10.0.0.1:443  Successfully initiated retry.
      rejected       10.0.0.2:443  1028  Automated IP/Port is not eligible for retry.
      rate-limited   10.0.0.3:443  Held back.
      unknown        10.0.0.4:443  No reply within 30 s.
      not-attempted  10.0.0.5:443  The run was cancelled.
      dry-run        10.0.0.6:443  checked, not sent
      ignored        10.0.0.7:443  7, 8  Automated IP/Port is not eligible for retry."
    `);
  });

  it('names a target that has a name', () => {
    const targets = [target('10.0.0.1:443', { name: 'web-7' })];
    const [line] = reportWith([submitted], { targets }).results.map(resultLine);
    expect(line).toContain('web-7 (10.0.0.1:443)');
  });

  it('shows how many targets were answered', () => {
    expect(progressLine(300, 1000, 297)).toBe('[ 300/1000] 297 submitted');
    expect(progressLine(1000, 1000, 997)).toBe('[1000/1000] 997 submitted');
  });

  it('shows how many targets are completed, and the minutes that are left', () => {
    const { results } = NAMED_REPORTS['followed, one failed again and one old certificate'];
    expect(followLine(results, 17.2 * 60_000)).toBe(
      '2 of 4 completed, 1 failed again, 1 in progress, 18 minutes left',
    );
    expect(followLine(reportWith([submitted]).results, 60_000)).toBe(
      '0 of 1 completed, 1 in progress, 1 minute left',
    );
    expect(followLine(results, 0)).toContain('0 minutes left');
  });

  it('shows how long a wait lasts, and why', () => {
    const now = Date.UTC(2026, 10, 24, 22, 0, 30);
    expect(waitLine('the provider asked to slow down', 9.1 * 60_000, now)).toBe(
      'Waiting: the provider asked to slow down, 10 minutes left (until 22:10 UTC).',
    );
  });

  it('lists at its end what needs attention, by group', () => {
    expect(`\n${attentionLines(NAMED_REPORTS['12 mixed']).join('\n')}`).toMatchInlineSnapshot(`
      "
      2 unknown: no complete reply within 30 s.
        What to do: DigiCert CertCentral may already have accepted this request. Check its console before you retry.
        - web-003 (web-003.example.com@10.0.0.3:443)
        - web-008 (web-008.example.com@10.0.0.8:443)
      2 rejected, code 1777: The domain is not validated for this organization.
        What to do: This action does not know the code: do what the message says, or check the console of DigiCert CertCentral.
        - web-006 (web-006.example.com@10.0.0.6:443)
        - web-010 (web-010.example.com@10.0.0.10:443)
      1 rejected, code 1004: Missing required field. (agentLicenseKey)
        What to do: Add the field that the message names: compare the entry with the automation in CertCentral.
        - web-005 (web-005.example.com@10.0.0.5:443)
      2 rejected, code 1028: Automated IP/Port is not eligible for retry.
        What to do: Look at the state of the automation in CertCentral (Automation > Manage automations). If it is installed or in progress, there is nothing to do. If it still shows a failure, repair the cause that is shown there.
        - web-011 (web-011.example.com@10.0.0.11:443)
        - web-012 (web-012.example.com@10.0.0.12:443)"
    `);
    expect(attentionLines(NAMED_REPORTS['dry run of 12'])).toEqual([]);
  });

  it('says whose advice it is', () => {
    expect(attentionLines(NAMED_REPORTS['failed with causes'])).toContain(
      '  What DigiCert CertCentral advises: Validate the domain again, then retry.',
    );
  });

  it('lists at its end at most 200 targets', () => {
    const lines = attentionLines(reportWith(Array(5_000).fill(rejected('1004'))));
    expect(lines).toHaveLength(203);
    expect(lines.at(-1)).toBe('… and 4800 more: see results-file');
  });

  it('ends with the counts and what they mean', () => {
    expect(finalLine(twoOfThree())).toBe(
      'DigiCert CertCentral, LIVE, 1.2 s: 2 of 3 submitted. Submitted means accepted, not yet fixed.',
    );
    expect(finalLine(reportWith([dryRun], { dryRun: true }))).toBe(
      'DigiCert CertCentral, DRY RUN, 1.2 s: dry run: 1 target checked, nothing sent',
    );
    const followed = NAMED_REPORTS['followed, one failed again and one old certificate'];
    expect(finalLine(followed)).toBe(
      'DigiCert CertCentral, LIVE, 24 min: 4 of 5 submitted, 2 completed',
    );
  });

  it('has one full stop between a problem and the next sentence', () => {
    const report = reportWith([submitted], { problems: ['The run was stopped: (-16).'] });
    expect(finalLine(report)).toMatch(/stopped: \(-16\)\. Submitted means/);
  });

  it.each(HOSTILE)('lets no command through: %j', (text) => {
    const report = reportWith([{ ...rejected(text), message: text }], {
      targets: [target(text, { name: text })],
      problems: [text],
    });
    const lines = [
      ...report.results.map(resultLine),
      ...attentionLines(report),
      finalLine({ ...report, message: text }),
      waitLine(text, 1, 1),
    ];
    for (const line of lines) expect(line).not.toMatch(/##\[|^\s*::/m);
  });
});
