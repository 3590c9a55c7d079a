import { describe, expect, it } from 'vitest';
import { annotationTexts, failureMessage, warningText } from '../../src/report/annotations.ts';
import {
  HOSTILE,
  rejected,
  reportWith,
  submitted,
  target,
  twoOfThree,
  unknown,
} from './reports.ts';

describe('annotations', () => {
  it('tell what is wrong with each target', () => {
    expect(annotationTexts(twoOfThree())).toMatchInlineSnapshot(`
      [
        "10.0.0.3:443: rejected (1028): Automated IP/Port is not eligible for retry. What to do: Not eligible for retry: look at the automation in CertCentral.",
      ]
    `);
  });

  it('keep sentences apart where the text of a provider has no full stop', () => {
    const outcome = { ...rejected('1028'), message: 'Wrong certificate state' };
    expect(annotationTexts(reportWith([outcome]))[0]).toContain('certificate state. What to do: ');
  });

  it('begin with what is wrong with the run as a whole', () => {
    const report = reportWith([rejected('1004')], { problems: ['errors is not empty'] });
    expect(annotationTexts(report)[0]).toBe('The run as a whole: errors is not empty');
  });

  it('are at most 8, of at most 4,096 characters', () => {
    const long = { ...unknown, message: 'x'.repeat(9000) };
    const texts = annotationTexts(reportWith(Array(20).fill(long), { problems: ['one'] }));
    expect(texts).toHaveLength(8);
    expect(Math.max(...texts.map(({ length }) => length))).toBe(4096);
  });

  it('are only for what failed', () => {
    const report = reportWith([submitted, rejected('1028')], { ignoreCodes: new Set(['1028']) });
    expect(annotationTexts(report)).toEqual([]);
  });

  it.each(HOSTILE)('let no command through: %j', (text) => {
    const report = reportWith([unknown], { targets: [target(text)], problems: [text] });
    for (const line of [...annotationTexts(report), failureMessage(report)]) {
      expect(line).not.toMatch(/##\[|^\s*::/m);
    }
  });
});

describe('the failure of the step', () => {
  it('says how many and why', () => {
    expect(failureMessage(twoOfThree())).toMatchInlineSnapshot(
      `"DigiCert CertCentral: 2 of 3 submitted. 10.0.0.3:443: rejected (1028): Automated IP/Port is not eligible for retry."`,
    );
  });

  it('groups equal reasons and shows the first three', () => {
    const codes = ['1', '1', '1', '2', '3', '4', '5'];
    const report = reportWith([submitted, ...codes.map((code) => rejected(code)), unknown]);
    expect(failureMessage(report)).toMatchInlineSnapshot(
      `"DigiCert CertCentral: 1 of 9 submitted; 1 unknown. 10.0.0.2:443 and 2 more: rejected (1): Automated IP/Port is not eligible for retry. 10.0.0.5:443: rejected (2): Automated IP/Port is not eligible for retry. 10.0.0.6:443: rejected (3): Automated IP/Port is not eligible for retry. And 3 other reasons."`,
    );
  });

  it('has one full stop between a problem and the reasons', () => {
    const problems = ['The run was stopped: (-16).', 'another one.'];
    const first = failureMessage(reportWith([rejected('-16')], { problems: problems.slice(0, 1) }));
    expect(first).toMatch(/stopped: \(-16\)\. 10\.0\.0\.1:443: rejected/);
    const both = failureMessage(reportWith([rejected('-16')], { problems }));
    expect(both).toMatch(/stopped: \(-16\) \(and 1 more problem\)\. 10\.0\.0\.1:443: rejected/);
  });

  it('fits into an annotation', () => {
    const long = { ...unknown, message: 'x'.repeat(9000) };
    expect(failureMessage(reportWith([long])).length).toBe(4096);
  });
});

describe('the warning', () => {
  const ignoreCodes = new Set(['1028']);

  it('is for a green run that submitted nothing', () => {
    expect(
      warningText(reportWith([rejected('1028'), rejected('1028')], { ignoreCodes })),
    ).toMatchInlineSnapshot(
      `"DigiCert CertCentral: nothing was submitted: 2 targets refused with ignored codes."`,
    );
  });

  it('is for no other run', () => {
    expect(warningText(reportWith([submitted, rejected('1028')], { ignoreCodes }))).toBeUndefined();
    expect(warningText(reportWith([rejected('1028')]))).toBeUndefined();
    expect(warningText(reportWith([{ kind: 'dry-run' }], { dryRun: true }))).toBeUndefined();
  });
});
