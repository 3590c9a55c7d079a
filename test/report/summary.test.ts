import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../src/domain/outcome.ts';
import type { Report } from '../../src/domain/report.ts';
import type { ResultFacts } from '../../src/report/result-policy.ts';
import { invalidInputSummary, renderSummary } from '../../src/report/summary.ts';
import { renderForTerminal } from '../rendering/terminal.ts';
import { INPUT_PROBLEMS, NAMED_REPORTS } from './named-reports.ts';
import {
  digicert,
  dryRun,
  HOSTILE,
  listsOf,
  notAttempted,
  rejected,
  reportWith,
  submitted,
  target,
  unknown,
} from './reports.ts';

const RUN = { workflow: 'nightly', ref: 'main', event: 'schedule' };
const LIMIT = 900 * 1024;

function summaryOf(report: Report, more: Partial<Parameters<typeof renderSummary>[2]> = {}) {
  return renderSummary(report, listsOf(report), { attempt: 1, run: RUN, ...more });
}

function headingOf(report: Report): string {
  return renderForTerminal(summaryOf(report)).split('\n')[0] ?? '';
}

describe('the summary', () => {
  it('of one refused target is short', () => {
    expect(`\n${summaryOf(NAMED_REPORTS['one refused'])}`).toMatchInlineSnapshot(`
      "
      ## ❌ 2 of 3 submitted – DigiCert CertCentral

      <p><strong>1 not eligible</strong><br>2026-11-24 22:00 UTC · 1.2 s · <code>nightly</code> on <code>main</code>, schedule<br>Submitted means accepted by the provider, <strong>not yet fixed</strong>.</p>

      <table>
      <tr><th>Targets</th><th>Reason</th><th>What to do</th></tr>
      <tr><td><strong>1</strong></td><td><strong>not eligible</strong> <code>1028</code>: Automated IP&#47;Port is not eligible for retry&#46;</td><td>Look at the state of the automation in CertCentral &#40;Automation &#62; Manage automations&#41;&#46; If it is installed or in progress&#44; there is nothing to do&#46; If it still shows a failure&#44; repair the cause that is shown there&#46;</td></tr>
      </table>

      <details open>
      <summary><strong>1 × <code>1028</code></strong></summary>
      <p><code>web-003</code> <code>web-003.example.com&#64;10.0.0.3&#58;443</code></p>
      </details>

      <details>
      <summary>2 submitted</summary>
      <p><code>web-001</code> <code>web-001.example.com&#64;10.0.0.1&#58;443</code><br>
      <code>web-002</code> <code>web-002.example.com&#64;10.0.0.2&#58;443</code></p>
      </details>
      "
    `);
  });

  it('says once for each group how many, why and what to do', () => {
    expect(`\n${renderForTerminal(summaryOf(NAMED_REPORTS['12 mixed']))}\n`).toMatchInlineSnapshot(`
      "
      ❌ 5 of 12 submitted, 2 unknown – DigiCert CertCentral
      =====================================================

      2 unknown, 3 rejected, 2 not eligible
      2026-11-24 22:00 UTC · 1.2 s · nightly on main, schedule
      Submitted means accepted by the provider, not yet fixed.

      Targets | Reason | What to do
      2 | unknown: no complete reply within 30 s. | DigiCert CertCentral may already have accepted this request. Check its console before you retry.
      2 | rejected 1777: The domain is not validated for this organization. | This action does not know the code: do what the message says, or check the console of DigiCert CertCentral.
      1 | rejected 1004: Missing required field. (agentLicenseKey) | Add the field that the message names: compare the entry with the automation in CertCentral.
      2 | not eligible 1028: Automated IP/Port is not eligible for retry. | Look at the state of the automation in CertCentral (Automation > Manage automations). If it is installed or in progress, there is nothing to do. If it still shows a failure, repair the cause that is shown there.

      ▸ 2 × unknown

      web-003 web-003.example.com@10.0.0.3:443

      web-008 web-008.example.com@10.0.0.8:443

      ▸ 2 × 1777

      web-006 web-006.example.com@10.0.0.6:443

      web-010 web-010.example.com@10.0.0.10:443

      ▸ 1 × 1004

      web-005 web-005.example.com@10.0.0.5:443

      ▸ 2 × 1028

      web-011 web-011.example.com@10.0.0.11:443

      web-012 web-012.example.com@10.0.0.12:443

      To retry the 3 targets after you fix the cause, copy this into the input targets:

      web-005, web-006, web-010

      Check the console of DigiCert CertCentral first: it may already have accepted these 2 retries. Remove what it accepted from this line, and copy the rest into the input targets:

      web-003, web-008

      ▸ 5 submitted

      web-001 web-001.example.com@10.0.0.1:443

      web-002 web-002.example.com@10.0.0.2:443

      web-004 web-004.example.com@10.0.0.4:443

      web-007 web-007.example.com@10.0.0.7:443

      web-009 web-009.example.com@10.0.0.9:443
      "
    `);
  });

  it('of a followed run shows what failed again and what is still served', () => {
    const report = NAMED_REPORTS['followed, one failed again and one old certificate'];
    expect(`\n${renderForTerminal(summaryOf(report))}\n`).toMatchInlineSnapshot(`
      "
      ❌ 4 of 5 submitted, 2 completed – DigiCert CertCentral
      ======================================================

      1 old certificate, 1 not retried, 1 failed again
      2026-11-24 22:00 UTC · 24 min · nightly on main, schedule · found 5 failed targets in 1 division
      Submitted means accepted by the provider, not yet fixed. Completed means that the provider reports success and the port serves a new certificate. The action does not check whether it is valid.

      Targets | Reason | What to do
      1 | old certificate: The provider reports success, but the port still serves the old certificate. It expires on 2026-11-27. | Reload the service behind the port, then check which certificate it serves. A retry does not help.
      1 | not retried not-applicable: Domain validation expired. | DigiCert CertCentral advises: Validate the domain again, then retry.
      1 | failed again at INSTALL_FAILED: Agent not reachable. | DigiCert CertCentral advises: Restart the agent service.

      ▸ 1 × old certificate

      Name | Target | Status | Still served
      web-004 | web-004.example.com@10.0.0.4:443 | INSTALLED | serial number 07f3a1, issuer DigiCert Global G2 TLS RSA SHA256 2020 CA1, expires 2026-11-27

      ▸ 1 × not-applicable

      Name | Target | Failed step
      web-003 | web-003.example.com@10.0.0.3:443 | dcv

      ▸ 1 × failed again at INSTALL_FAILED

      Name | Target | Step
      web-002 | web-002.example.com@10.0.0.2:443 | certInstall

      To retry after you fix the cause, copy this into the input targets:

      failed

      ▸ 2 completed: the port serves a new certificate that expires on 2027-03-03

      Name | Target | Certificate expires
      web-001 | web-001.example.com@10.0.0.1:443 | 2027-03-03
      web-005 | web-005.example.com@10.0.0.5:443 | 2027-03-03

      ▸ 5 found: why they failed before this run

      Name | Target | Failed step | Cause before this run | What the provider advises
      web-001 | web-001.example.com@10.0.0.1:443 | certInstall | Agent not reachable | Restart the agent service.
      web-002 | web-002.example.com@10.0.0.2:443 | certInstall | Agent not reachable | Restart the agent service.
      web-003 | web-003.example.com@10.0.0.3:443 | dcv | Domain validation expired | Validate the domain again, then retry.
      web-004 | web-004.example.com@10.0.0.4:443 | certInstall | Agent not reachable | Restart the agent service.
      web-005 | web-005.example.com@10.0.0.5:443 | certInstall | Agent not reachable | Restart the agent service.
      "
    `);
  });

  it('of a dry run shows what each target would use', () => {
    const text = renderForTerminal(summaryOf(NAMED_REPORTS['dry run of 12']));
    expect(text).toContain('11 would be sent in 2 requests, 1 would not be sent');
    expect(text).toContain('Name | Target | Division | Licence key | Request');
    expect(text).toContain('| 677801 | sensor, digicert-sensor-license-key | 2');
    expect(text).not.toContain('into the input');
  });

  it('of a stopped or cancelled run says so in a sentence', () => {
    const locked = renderForTerminal(summaryOf(NAMED_REPORTS['locked login']));
    expect(locked).toContain('11 not sent, because the run was stopped.');
    expect(locked).toContain('1 | rejected -16: Permission denied!');
    const cancelled = renderForTerminal(summaryOf(NAMED_REPORTS['cancelled with 12 under way']));
    expect(cancelled).toContain(
      '12 unknown: DigiCert CertCentral may have accepted them. Check its console',
    );
    expect(cancelled).toContain('100 not sent, because the run was cancelled.');
    expect(cancelled).toContain(
      'To retry the 100 targets not sent, copy this into the input targets:',
    );
    expect(cancelled).not.toContain('Reason |');
  });

  it.each<[string, Report]>([
    ['❌ 260 of 300 submitted – DigiCert CertCentral', NAMED_REPORTS['300 with 40 refused']],
    [
      '❌ 4 of 5 submitted, 2 completed – DigiCert CertCentral',
      NAMED_REPORTS['followed, one failed again and one old certificate'],
    ],
    [
      '❌ Cancelled: 188 of 300 submitted, 12 unknown – DigiCert CertCentral',
      NAMED_REPORTS['cancelled with 12 under way'],
    ],
    [
      '🔍 DRY RUN: 12 targets checked, nothing sent – DigiCert CertCentral',
      NAMED_REPORTS['dry run of 12'],
    ],
    [
      '✅ Nothing to retry: 2 of 2 not eligible – DigiCert CertCentral',
      reportWith([rejected('1028'), rejected('1028')], { ignoreCodes: new Set(['1028']) }),
    ],
    [
      '✅ Nothing to retry – DigiCert CertCentral',
      reportWith([], { ending: 'nothing-failed', found: 0 }),
    ],
    [
      '❌ Nothing retried: 640 failed targets are more than max-targets allows – DigiCert CertCentral',
      reportWith([], { ending: 'too-many', found: 640, maxTargets: 500 }),
    ],
    [
      '❌ Nothing retried: the list of failed automations could not be read – DigiCert CertCentral',
      reportWith([], { ending: 'list-unreadable', problems: ['HTTP 500.'] }),
    ],
    [
      '🔍 DRY RUN: the provider was not asked what failed – DigiCert CertCentral',
      reportWith([], { ending: 'not-asked', dryRun: true }),
    ],
  ])('begins with %s', (heading, report) => {
    expect(headingOf(report)).toBe(heading);
  });

  it('says when, how long, by which workflow, and what the run found and waited for', () => {
    const waited = renderForTerminal(
      summaryOf(NAMED_REPORTS['Sectigo that waited'], { attempt: 2 }),
    );
    expect(waited).toContain(
      '2026-11-24 22:00 UTC · 10 min 6 s · nightly on main, schedule · attempt 2 · waited 10 min 5 s for the rate limit · retry after 22:21 UTC',
    );
    const nothing = reportWith([], { ending: 'nothing-failed', found: 0, scope: 'in 2 divisions' });
    expect(summaryOf(nothing)).toContain('no failed work listed in 2 divisions');
    const manual = summaryOf(nothing, { run: { ...RUN, event: 'workflow_dispatch' } });
    expect(manual).toContain('<code>main</code>, by hand');
    const tooMany = reportWith([], { ending: 'too-many', found: 640, maxTargets: 500 });
    expect(summaryOf(tooMany)).toContain('set max-targets to 640 to retry them');
  });

  it('shows a foreign address, problems and notes', () => {
    const report = reportWith([submitted], { problems: ['A problem.'], notices: ['A note.'] });
    const text = renderForTerminal(
      summaryOf(report, { foreignBaseUrl: 'http://127.0.0.1:8080/x' }),
    );
    expect(text).toContain(
      "Not the provider's own address: requests go to http://127.0.0.1:8080/x",
    );
    expect(text).toContain('\nA problem.\n');
    expect(text).toContain('Notes:');
    expect(text).toContain('- A note.');
  });

  it('shows in a green run what a person has to do', () => {
    const targets = NAMED_REPORTS['failed with causes'].results.map((one) => one.target);
    const report = reportWith(
      targets.map(({ decided }) => decided ?? submitted),
      { targets, found: 5, ignoreCodes: new Set(['not-applicable']) },
    );
    const [fold = ''] = summaryOf(report).match(/<details open>.*?<\/details>/s) ?? [];
    expect(renderForTerminal(fold)).toContain('1 not retried, with ignored codes');
    expect(fold).toMatch(/web-003.*not-applicable.*Validate the domain again/);
  });

  it('says before the retry line what has to happen first', () => {
    const waited = renderForTerminal(summaryOf(NAMED_REPORTS['Sectigo that waited']));
    expect(waited).toContain(
      'To retry the 4 targets after you fix the cause and after 22:21 UTC, copy this into the input targets:',
    );
  });

  it('says so in a run with targets: failed, and for a target that a CAA record holds back', () => {
    const tooSoon: Outcome = { kind: 'rate-limited', code: '-295', message: 'too soon' };
    const retryAt = Date.UTC(2026, 10, 24, 22, 20, 30);
    expect(summaryOf(reportWith([tooSoon], { found: 1, retryAt }))).toContain(
      'To retry after 22:21 UTC, copy this',
    );
    expect(summaryOf(reportWith([tooSoon, notAttempted], { retryAt }))).toContain(
      'To retry the 2 targets after 22:21 UTC, copy this',
    );
    expect(summaryOf(reportWith([rejected('1004')], { found: 1 }))).toContain(
      'To retry after you fix the cause, copy this',
    );
    const message = 'A CAA record does not allow the provider.';
    const forbidden: Outcome = { kind: 'not-attempted', code: 'caa-forbidden', message };
    expect(summaryOf(reportWith([forbidden]))).toContain(
      'To retry the 1 target after you fix the cause, copy this',
    );
  });

  it.each<[string, Outcome, ResultFacts, readonly string[]]>([
    ['failed again', submitted, { completion: { kind: 'failed-again' } }, ['failed']],
    ['a refusal', rejected('1004'), {}, ['failed']],
    ['a target not sent', notAttempted, {}, ['failed']],
    ['an unknown outcome', unknown, {}, ['failed']],
    ['not eligible', rejected('1028'), {}, []],
    ['in progress', submitted, { completion: { kind: 'in-progress' } }, []],
    [
      'an old certificate',
      submitted,
      { completion: { kind: 'completed', status: 'INSTALLED' }, endpoint: 'old' },
      [],
    ],
  ])('has the retry line "failed" if that can help: %s', (_, outcome, fact, lines) => {
    const report = reportWith([outcome], {
      found: 1,
      isFollowed: true,
      isVerified: true,
      facts: [fact],
    });
    const summary = summaryOf(report);
    expect(summary.match(/(?<=```text\n).*/g) ?? []).toEqual(lines);
    expect(summary.includes('Check 1 unknown target at DigiCert CertCentral first.')).toBe(
      outcome === unknown,
    );
  });

  it('leaves out of the retry line what a retry cannot help', () => {
    const lines = summaryOf(NAMED_REPORTS['12 mixed']).match(/(?<=```text\n).*/g);
    expect(lines).toEqual(['web-005, web-006, web-010', 'web-003, web-008']);
    expect(summaryOf(NAMED_REPORTS['one refused'])).not.toContain('```');
  });

  it('of a run with targets: failed has failed as its retry line', () => {
    const lines = summaryOf(NAMED_REPORTS['failed with causes']).match(/(?<=```text\n).*/g);
    expect(lines).toEqual(['failed']);
  });

  it('links a code to its page, and nothing that is no plain URL', () => {
    const report = NAMED_REPORTS['one refused'];
    const url = 'https://example.com/codes.md#code-1028';
    expect(summaryOf(report, { codeLink: () => url })).toContain(
      `<a href="${url}"><code>1028</code></a>`,
    );
    for (const bad of ['https://a.example/"onclick="x', 'javascript:alert(1)', '']) {
      expect(summaryOf(report, { codeLink: () => bad })).not.toContain('<a');
    }
  });

  it('closes folds from ten targets on', () => {
    const folds = (count: number) =>
      summaryOf(reportWith(Array(count).fill(rejected('1004')))).match(/<details[^>]*>/g);
    expect(folds(9)).toEqual(['<details open>']);
    expect(folds(10)).toEqual(['<details>']);
  });

  it('shows at most six rows of reasons', () => {
    const outcomes = Array.from({ length: 200 }, (_, at) => rejected(`${at}`));
    const summary = summaryOf(reportWith(outcomes));
    const [table = ''] = summary.match(/<table>.*?<\/table>/s) ?? [];
    expect(table.match(/<tr>/g)).toHaveLength(7);
    expect(table).toContain('<strong>195</strong></td><td colspan="2">for 195 other reasons');
    expect(summary).toContain('150 with other reasons');
  });

  it.each<[string, Outcome]>([
    ['rejected', rejected('1004')],
    ['unknown', unknown],
    ['submitted', submitted],
    ['not-attempted', notAttempted],
    ['dry-run', dryRun],
  ])('stays below 900 KiB with 100,000 targets that are %s', (_, outcome) => {
    const summary = summaryOf(
      reportWith(Array(100_000).fill(outcome), { dryRun: outcome.kind === 'dry-run' }),
    );
    expect(Buffer.byteLength(summary)).toBeLessThanOrEqual(LIMIT);
    expect(Buffer.byteLength(summary)).toBeGreaterThan(LIMIT - 10_000);
    const shown = summary.match(/^(?:<p>)?<code>10\./gm)?.length ?? 0;
    expect(summary).toContain(`and ${100_000 - shown} more: see results-file`);
    expect(summary.match(/<(?:table|details|ul|p)\b/g)).toHaveLength(
      summary.match(/<\/(?:table|details|ul|p)>/g)?.length ?? 0,
    );
  });

  it('measures bytes, whatever the texts are', () => {
    const text = '\u{1f600}'.repeat(150);
    const outcomes = Array.from(
      { length: 3_000 },
      (_, at): Outcome => ({
        kind: 'unknown',
        message: `${at}${text}`,
      }),
    );
    const many = Array(5_000).fill('@#1'.repeat(5_000));
    const report = reportWith(outcomes, {
      problems: many,
      notices: many,
      targets: outcomes.map((_, at) => target(`${text}${at}`, { name: text })),
    });
    expect(Buffer.byteLength(summaryOf(report))).toBeLessThanOrEqual(LIMIT);
    expect(Buffer.byteLength(invalidInputSummary(many, undefined))).toBeLessThanOrEqual(LIMIT);
  });

  it('points to the file when the line to copy is too long', () => {
    const summary = summaryOf(reportWith(Array(3_000).fill(rejected('1004'))));
    expect(summary).not.toContain('```');
    expect(summary).toContain('failed-targets-file');
  });

  it.each(HOSTILE)('shows hostile text as text: %j', (text) => {
    const pageOf = (foreign: string) => {
      const outcome: Outcome = { ...rejected(foreign), message: foreign };
      const report = reportWith([outcome, submitted, { ...unknown, message: foreign }], {
        targets: Array.from({ length: 3 }, () => target(foreign, { name: foreign })),
        problems: [foreign],
        notices: [foreign],
        scope: foreign,
        found: 3,
        facts: [{ caa: foreign }, { caa: foreign }],
      });
      const run = { workflow: foreign, ref: foreign, event: foreign };
      return summaryOf(report, { foreignBaseUrl: foreign, run });
    };
    // The skeleton does not depend on the text.
    const skeleton = (page: string) =>
      page.replaceAll('<span>&#36;</span>', '').replace(/[^<>\n]*(<[^<>]*>|\n)[^<>\n]*/g, '$1');
    expect(skeleton(pageOf(text))).toBe(skeleton(pageOf('x')));
    expect(pageOf(text)).not.toMatch(/##\[/);
  });

  it.each(['secret-key', 'a##[b-c'])('has no line to copy that holds a secret: %j', (secret) => {
    const more = { retryEntry: { domainName: secret } };
    const targets = [target('10.0.0.1:443', more), target('10.0.0.2:443', more)];
    const report = reportWith([rejected('1004'), unknown], { targets });
    const summary = renderSummary(report, listsOf(report, [secret]), { attempt: 1 });
    expect(summary).not.toContain('```');
    expect(summary.match(/the line is left out, because it would contain a secret/g)).toHaveLength(
      2,
    );
  });

  it('of invalid input lists the problems', () => {
    const text = renderForTerminal(invalidInputSummary(INPUT_PROBLEMS, digicert));
    expect(text).toContain('❌ Nothing was sent: 6 problems with the input – DigiCert CertCentral');
    for (const problem of INPUT_PROBLEMS) expect(text).toContain(`- ${problem}`);
  });
});
