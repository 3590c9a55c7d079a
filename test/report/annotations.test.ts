import { describe, expect, it } from 'vitest';
import { annotationTexts, failureMessage, noticeText } from '../../src/report/annotations.ts';
import { NAMED_REPORTS } from './named-reports.ts';
import {
  dryRun,
  HOSTILE,
  rejected,
  reportWith,
  submitted,
  target,
  twoOfThree,
  unknown,
} from './reports.ts';

describe('annotations', () => {
  it('are one for each group, with its targets and what to do', () => {
    expect(annotationTexts(NAMED_REPORTS['300 with 40 refused'])).toMatchInlineSnapshot(`
      [
        "10 rejected, code 1004: Missing required field. (agentLicenseKey) What to do: Add the field that the message names: compare the entry with the automation in CertCentral. Targets: web-007 (web-007.example.com@10.0.0.7:443), web-037 (web-037.example.com@10.0.0.37:443), web-067 (web-067.example.com@10.0.0.67:443), web-097 (web-097.example.com@10.0.0.97:443), web-127 (web-127.example.com@10.0.0.127:443), web-157 (web-157.example.com@10.0.0.157:443), web-187 (web-187.example.com@10.0.0.187:443), web-217 (web-217.example.com@10.0.0.217:443), web-247 (web-247.example.com@10.0.0.247:443), web-277 (web-277.example.com@10.0.1.27:443).",
        "5 rejected, code 1777: The domain is not validated for this organization. What to do: This action does not know the code: do what the message says, or check the console of DigiCert CertCentral. Targets: web-011 (web-011.example.com@10.0.0.11:443), web-071 (web-071.example.com@10.0.0.71:443), web-131 (web-131.example.com@10.0.0.131:443), web-191 (web-191.example.com@10.0.0.191:443), web-251 (web-251.example.com@10.0.1.1:443).",
        "25 rejected, code 1028: Automated IP/Port is not eligible for retry. What to do: Look at the state of the automation in CertCentral (Automation > Manage automations). If it is installed or in progress, there is nothing to do. If it still shows a failure, repair the cause that is shown there. Targets: web-003 (web-003.example.com@10.0.0.3:443), web-015 (web-015.example.com@10.0.0.15:443), web-027 (web-027.example.com@10.0.0.27:443), web-039 (web-039.example.com@10.0.0.39:443), web-051 (web-051.example.com@10.0.0.51:443), web-063 (web-063.example.com@10.0.0.63:443), web-075 (web-075.example.com@10.0.0.75:443), web-087 (web-087.example.com@10.0.0.87:443), web-099 (web-099.example.com@10.0.0.99:443), web-111 (web-111.example.com@10.0.0.111:443) and 15 more.",
      ]
    `);
    const followed = NAMED_REPORTS['followed, one failed again and one old certificate'];
    expect(annotationTexts(followed)).toMatchInlineSnapshot(`
      [
        "1 old certificate: The provider reports success, but the port still serves the old certificate. It expires on 2026-11-27. What to do: Reload the service behind the port, then check which certificate it serves. A retry does not help. Target: web-004 (web-004.example.com@10.0.0.4:443).",
        "1 not retried, code not-applicable: Domain validation expired. What DigiCert CertCentral advises: Validate the domain again, then retry. Target: web-003 (web-003.example.com@10.0.0.3:443).",
        "1 failed again at INSTALL_FAILED: Agent not reachable. What DigiCert CertCentral advises: Restart the agent service. Target: web-002 (web-002.example.com@10.0.0.2:443).",
      ]
    `);
  });

  it('show the CAA finding of a group', () => {
    expect(annotationTexts(NAMED_REPORTS['Sectigo that waited'])[0]).toContain(
      'CAA check: The CAA records at example.com do not allow sectigo.com',
    );
  });

  it('keep sentences apart where the text of a provider has no full stop', () => {
    const outcome = { ...rejected('1004'), message: 'Wrong certificate state' };
    expect(annotationTexts(reportWith([outcome]))[0]).toContain('certificate state. What to do: ');
  });

  it('begin with the problems of the run', () => {
    const report = reportWith([rejected('1004')], { problems: ['One.', 'Another.'] });
    expect(annotationTexts(report)[0]).toBe('The run as a whole: One (and 1 more problem)');
    expect(annotationTexts(report)).toHaveLength(2);
  });

  it('are at most 7, beside the failure of the step, of at most 4,096 characters', () => {
    const long = Array.from({ length: 20 }, (_, at) => rejected(`${at}`, 'x'.repeat(9_000)));
    const texts = annotationTexts(reportWith(long, { problems: ['y'.repeat(9_000)] }));
    expect(texts).toHaveLength(7);
    expect(Math.max(...texts.map(({ length }) => length))).toBe(4_096);
  });

  it('are only for what needs attention', () => {
    const report = reportWith([submitted, rejected('1028')], { ignoreCodes: new Set(['1028']) });
    expect(annotationTexts(report)).toEqual([]);
    expect(annotationTexts(NAMED_REPORTS['dry run of 12'])).toEqual([]);
  });

  it.each(HOSTILE)('let no command through: %j', (text) => {
    const report = reportWith([unknown, rejected(text)], {
      targets: [target(text), target(text)],
      problems: [text],
    });
    for (const line of [...annotationTexts(report), failureMessage(report)]) {
      expect(line).not.toMatch(/##\[|^\s*::/m);
    }
  });
});

describe('the failure of the step', () => {
  it('says how many and why', () => {
    expect(failureMessage(twoOfThree())).toMatchInlineSnapshot(
      `"DigiCert CertCentral: 2 of 3 submitted. 1 rejected, code 1028: Automated IP/Port is not eligible for retry."`,
    );
  });

  it('has the first three reasons, and the number of the others', () => {
    const codes = ['1', '1', '1', '2', '3', '4', '5'];
    const report = reportWith([submitted, ...codes.map((code) => rejected(code)), unknown]);
    expect(failureMessage(report)).toMatchInlineSnapshot(
      `"DigiCert CertCentral: 1 of 9 submitted. 1 unknown: No reply within 30 s. 3 rejected, code 1: Automated IP/Port is not eligible for retry. 1 rejected, code 2: Automated IP/Port is not eligible for retry. And 3 other reasons."`,
    );
  });

  it('has one full stop between a problem and the reasons', () => {
    const problems = ['The run was stopped: (-16).', 'another one.'];
    const first = failureMessage(reportWith([rejected('-16')], { problems: problems.slice(0, 1) }));
    expect(first).toMatch(/stopped: \(-16\)\. 1 rejected/);
    const both = failureMessage(reportWith([rejected('-16')], { problems }));
    expect(both).toMatch(/stopped: \(-16\) \(and 1 more problem\)\. 1 rejected/);
  });

  it('fits into an annotation', () => {
    const long = { ...unknown, message: 'x'.repeat(9_000) };
    const problems = ['y'.repeat(9_000)];
    expect(failureMessage(reportWith([long])).length).toBeLessThanOrEqual(4_096);
    expect(failureMessage(reportWith([long], { problems })).length).toBe(4_096);
  });
});

describe('the notice', () => {
  const ignoreCodes = new Set(['1028']);

  it('is for a green run that submitted nothing', () => {
    const report = reportWith([rejected('1028'), rejected('1028')], { ignoreCodes });
    expect(noticeText(report)).toBe(
      'DigiCert CertCentral: nothing to retry: 2 targets refused with ignored codes.',
    );
  });

  it('is for no other run', () => {
    expect(noticeText(reportWith([submitted, rejected('1028')], { ignoreCodes }))).toBeUndefined();
    expect(noticeText(reportWith([rejected('1028')]))).toBeUndefined();
    expect(noticeText(reportWith([dryRun], { dryRun: true }))).toBeUndefined();
    expect(noticeText(reportWith([], { ending: 'nothing-failed' }))).toBeUndefined();
  });
});
