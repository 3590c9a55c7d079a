import { describe, expect, it } from 'vitest';
import { notificationText } from '../../src/report/notification.ts';
import { plainNotification } from '../../src/report/plain-notification.ts';
import { NAMED_REPORTS } from './named-reports.ts';
import { HOSTILE, reportWith, submitted, target } from './reports.ts';

const RUN = 'https://github.com/octo-org/certificates/actions/runs/1/attempts/1';

describe('the notification', () => {
  it('says how many, why and where', () => {
    const texts = Object.values(NAMED_REPORTS).map((report) => notificationText(report, RUN));
    expect(texts.map((text) => text.replace(` ${RUN}`, ' URL'))).toMatchInlineSnapshot(`
      [
        "DigiCert CertCentral: 2 of 3 submitted. 1 rejected, code 1028: Automated IP/Port is not eligible for retry. URL",
        "DigiCert CertCentral: 5 of 12 submitted. 2 unknown: no complete reply within 30 s. 2 rejected, code 1777: The domain is not validated for this organization. 1 rejected, code 1004: Missing required field. (agentLicenseKey) And 1 other reason. URL",
        "DigiCert CertCentral: 260 of 300 submitted. 10 rejected, code 1004: Missing required field. (agentLicenseKey) 5 rejected, code 1777: The domain is not validated for this organization. 25 rejected, code 1028: Automated IP/Port is not eligible for retry. URL",
        "Sectigo: 1 of 5 submitted. 1 rejected, code -297: CAA check failed. 3 rate-limited, code -295: held back, because the limit counts for the whole account. URL",
        "DigiCert CertCentral: dry run: 12 targets checked, nothing sent. URL",
        "DigiCert CertCentral: 188 of 300 submitted; problem with the run as a whole: The run was cancelled. 12 unknown: the run was cancelled before the reply. 100 not sent: the run was cancelled before the request was sent. URL",
        "Sectigo: 0 of 12 submitted; problem with the run as a whole: The run was stopped: the provider refused the login (-16: Permission denied!). 1 rejected, code -16: Permission denied! 11 not sent: stopped: the provider refused the login (-16: Permission denied!). URL",
        "DigiCert CertCentral: 3 of 5 submitted. 1 not retried, code not-applicable: Domain validation expired. 1 rejected, code 1028: Automated IP/Port is not eligible for retry. URL",
        "DigiCert CertCentral: 4 of 5 submitted, 2 completed. 1 old certificate: The provider reports success, but the port still serves the old certificate. It expires on 2026-11-27. 1 not retried, code not-applicable: Domain validation expired. 1 failed again at INSTALL_FAILED: Agent not reachable. URL",
      ]
    `);
  });

  it.each(HOSTILE)('is one line that calls nobody: %j', (text) => {
    const report = reportWith(
      [{ kind: 'rejected', codes: [text], targetSpecific: true, message: text }],
      { targets: [target(text)], problems: [text] },
    );
    const line = notificationText(report, RUN);
    expect(line).not.toMatch(/[\r\n<>[\]`|]|@(?!\u2060)|##\[|^\s*::/);
    expect(line.replace(RUN, '')).not.toMatch(/:\/\//);
    expect(line.endsWith(` ${RUN}`)).toBe(true);
  });

  it('of a green run says what a person has to do', () => {
    const targets = NAMED_REPORTS['failed with causes'].results.map(({ target }) => target);
    const ignoreCodes = new Set(['not-applicable']);
    const report = reportWith(
      targets.map(({ decided }) => decided ?? submitted),
      { targets, found: 5, ignoreCodes },
    );
    expect(report.verdict).toBe('success');
    expect(notificationText(report, undefined)).toBe(
      'DigiCert CertCentral: 4 of 5 submitted, 1 ignored. 1 not retried, code not-applicable: Domain validation expired.',
    );
  });

  it('has at most 1,000 characters, and keeps the link', () => {
    const line = plainNotification('x'.repeat(5_000), RUN);
    expect(line).toHaveLength(1_000);
    expect(line.endsWith(`… ${RUN}`)).toBe(true);
    expect(plainNotification('text', undefined)).toBe('text');
  });
});
