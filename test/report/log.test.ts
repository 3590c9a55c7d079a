import { describe, expect, it } from 'vitest';
import { judge } from '../../src/report/build.ts';
import { finalLine, progressLine, resultLine } from '../../src/report/log.ts';
import {
  digicert,
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
    const { results } = reportWith([...outcomes, { kind: 'dry-run' }, rejected('7', '8')], {
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
    const named = target('10.0.0.1:443', { name: 'web-7' });
    const judgement = { provider: digicert, ignoreCodes: new Set<string>(), attempt: 1 };
    expect(resultLine(judge(named, submitted, judgement))).toContain('web-7 (10.0.0.1:443)');
  });

  it('shows how far it is', () => {
    expect(progressLine(300, 1000, 297)).toBe('[ 300/1000] 297 submitted');
    expect(progressLine(1000, 1000, 997)).toBe('[1000/1000] 997 submitted');
  });

  it('ends with the counts and what they mean', () => {
    expect(finalLine(twoOfThree())).toMatchInlineSnapshot(
      `"DigiCert CertCentral, LIVE, 1.2 s: 2 of 3 submitted. Submitted means accepted, not yet fixed."`,
    );
    expect(finalLine(reportWith([{ kind: 'dry-run' }], { dryRun: true }))).toMatchInlineSnapshot(
      `"DigiCert CertCentral, DRY RUN, 1.2 s: dry run: 1 target checked, nothing sent"`,
    );
  });

  it('has one full stop between a problem and the next sentence', () => {
    const report = reportWith([submitted], { problems: ['The run was stopped: (-16).'] });
    expect(finalLine(report)).toMatch(/stopped: \(-16\)\. Submitted means/);
  });

  it.each(HOSTILE)('lets no command through: %j', (text) => {
    const named = target(text, { name: text });
    const { results } = reportWith([], {
      targets: [named],
      outcomes: new Map([[named, { kind: 'rejected', codes: [text], own: true, message: text }]]),
      problems: [text],
    });
    const report = { ...twoOfThree(), message: text, results };
    for (const line of [...results.map(resultLine), finalLine(report)]) {
      expect(line).not.toMatch(/##\[|^\s*::/m);
    }
  });
});
