import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../src/domain.ts';
import { invalidSummary, renderSummary } from '../../src/report/summary.ts';
import { createRedactor } from '../../src/secrets.ts';
import {
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

const none = createRedactor([]);
const FIRST = { attempt: 1, redact: none };
const LIMIT = 900 * 1024;

describe('the summary', () => {
  it('shows what failed, why, what to do and what to copy', () => {
    expect(`\n${renderSummary(twoOfThree(), FIRST)}`).toMatchInlineSnapshot(`
      "
      ## ❌ LIVE: 2 of 3 submitted – DigiCert CertCentral

      <p><strong>1 not submitted</strong> · took 1.2 s<br>Submitted means accepted by the provider, <strong>not yet fixed</strong>.</p>

      <table>
      <tr><th>Target</th><th>Outcome</th><th>Code</th><th>Message</th><th>What to do</th></tr>
      <tr><td><code>10.0.0.3&#58;443</code></td><td>rejected</td><td><code>1028</code></td><td><code>Automated IP&#47;Port is not eligible for retry&#46;</code></td><td>Not eligible for retry&#58; look at the automation in CertCentral&#46;</td></tr>
      </table>

      <p>Copy this into <code>targets</code> to retry only this one:</p>

      \`\`\`json
      [{"ip":"10.0.0.3","port":443,"domainName":null}]
      \`\`\`

      <details>
      <summary>2 submitted</summary>
      <table>
      <tr><th>Target</th><th>Message</th></tr>
      <tr><td><code>10.0.0.1&#58;443</code></td><td><code>Successfully initiated retry&#46;</code></td></tr>
      <tr><td><code>10.0.0.2&#58;443</code></td><td><code>Successfully initiated retry&#46;</code></td></tr>
      </table>
      </details>
      "
    `);
  });

  it('of a dry run shows what would be sent', () => {
    const report = reportWith([{ kind: 'dry-run' }, { kind: 'dry-run' }], { dryRun: true });
    expect(`\n${renderSummary(report, FIRST)}`).toMatchInlineSnapshot(`
      "
      ## 🔍 DRY RUN: 2 targets checked, nothing sent – DigiCert CertCentral

      <p>took 1.2 s</p>

      <details open>
      <summary>2 would be sent</summary>
      <table>
      <tr><th>Target</th></tr>
      <tr><td><code>10.0.0.1&#58;443</code></td></tr>
      <tr><td><code>10.0.0.2&#58;443</code></td></tr>
      </table>
      </details>
      "
    `);
  });

  it('of a green run with nothing but ignored refusals says so', () => {
    const report = reportWith([rejected('1028')], { ignoreCodes: new Set(['1028']) });
    expect(`\n${renderSummary(report, FIRST)}`).toMatchInlineSnapshot(`
      "
      ## ✅ LIVE: 0 of 1 submitted – DigiCert CertCentral

      <p>1 ignored · took 1.2 s</p>

      <details>
      <summary>1 refused with ignored codes</summary>
      <table>
      <tr><th>Target</th><th>Code</th><th>Message</th></tr>
      <tr><td><code>10.0.0.1&#58;443</code></td><td><code>1028</code></td><td><code>Automated IP&#47;Port is not eligible for retry&#46;</code></td></tr>
      </table>
      </details>
      "
    `);
  });

  it('says how many need what, where outcomes differ', () => {
    const report = reportWith([unknown, rejected('1028'), notAttempted, unknown, submitted]);
    expect(renderSummary(report, FIRST)).toContain(
      '<strong>4 not submitted</strong> (1 rejected, 2 unknown, 1 not-attempted) ·',
    );
  });

  it('sets unknown targets and what is wrong as a whole apart', () => {
    const report = reportWith([unknown, submitted], {
      problems: ['The message counts 3 automations, the maps 2.'],
      notices: ['10.0.0.1:443 stands twice.'],
    });
    const context = { ...FIRST, attempt: 2, foreignBaseUrl: 'http://127.0.0.1:8080/x' };
    expect(`\n${renderSummary(report, context)}`).toMatchInlineSnapshot(`
      "
      ## ❌ LIVE: 1 of 2 submitted – DigiCert CertCentral

      <p><strong>1 not submitted</strong> · took 1.2 s · attempt 2<br>⚠️ Not the provider's own address: requests go to <code>http&#58;&#47;&#47;127.0.0.1&#58;8080&#47;x</code><br>Submitted means accepted by the provider, <strong>not yet fixed</strong>.</p>

      <p><strong>Wrong with the run as a whole:</strong></p>
      <ul>
      <li>The message counts 3 automations&#44; the maps 2&#46;</li>
      </ul>

      <table>
      <tr><th>Target</th><th>Outcome</th><th>Code</th><th>Message</th><th>What to do</th></tr>
      <tr><td><code>10.0.0.1&#58;443</code></td><td>unknown</td><td></td><td><code>No reply within 30 s&#46;</code></td><td>Look at the console of DigiCert CertCentral first&#58; the request may have counted&#44; and a second one may be one too many&#46;</td></tr>
      </table>

      <p><strong>Look at the console of DigiCert CertCentral first:</strong> these may have been accepted, and a second request may be one too many. To retry only this one:</p>

      \`\`\`json
      [{"ip":"10.0.0.1","port":443,"domainName":null}]
      \`\`\`

      <p><strong>Worth knowing:</strong></p>
      <ul>
      <li>10.0.0.1&#58;443 stands twice&#46;</li>
      </ul>

      <details>
      <summary>1 submitted</summary>
      <table>
      <tr><th>Target</th><th>Message</th></tr>
      <tr><td><code>10.0.0.2&#58;443</code></td><td><code>Successfully initiated retry&#46;</code></td></tr>
      </table>
      </details>
      "
    `);
  });

  it('lists what needs a person first', () => {
    const summary = renderSummary(
      reportWith([submitted, notAttempted, rateLimited, unknown, rejected('1004')]),
      FIRST,
    );
    const order = ['rejected', 'unknown', 'rate-limited', 'not-attempted', '1 submitted'];
    const places = order.map((word) => summary.indexOf(`>${word}<`));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places).not.toContain(-1);
  });

  it.each<[string, Outcome]>([
    ['failed', rejected('1028')],
    ['unknown', unknown],
    ['submitted', submitted],
    ['dry-run', { kind: 'dry-run' }],
  ])('stays below 900 KiB with 100,000 targets that are %s', (_, outcome) => {
    const summary = renderSummary(reportWith(Array(100_000).fill(outcome)), FIRST);
    expect(Buffer.byteLength(summary)).toBeLessThanOrEqual(LIMIT);
    expect(Buffer.byteLength(summary)).toBeGreaterThan(LIMIT - 10_000);
    const rows = summary.match(/^<tr><td>/gm)?.length ?? 0;
    expect(summary).toContain(`and ${100_000 - rows} more: see results-file`);
    expect(summary.match(/<(?:table|details|ul)\b/g)).toHaveLength(
      summary.match(/<\/(?:table|details|ul)>/g)?.length ?? 0,
    );
  });

  it('measures bytes, and shows failures where there is no room for all', () => {
    const text = '\u{1f600}'.repeat(150);
    const report = reportWith([
      ...Array<Outcome>(5000).fill({ kind: 'submitted', message: text }),
      ...Array<Outcome>(1000).fill({ kind: 'unknown', message: text }),
    ]);
    const summary = renderSummary(report, FIRST);
    expect(Buffer.byteLength(summary)).toBeLessThanOrEqual(LIMIT);
    expect(summary.match(/<td>unknown<\/td>/g)).toHaveLength(1000);
    expect(summary).toContain('more: see results-file');
  });

  it('points to the file when the line to copy is too long', () => {
    const summary = renderSummary(reportWith(Array(1000).fill(rejected('1028'))), FIRST);
    expect(summary).not.toContain('```');
    expect(summary).toContain('failed-targets-file');
  });

  it.each(HOSTILE)('shows hostile text as text: %j', (text) => {
    const outcome: Outcome = { kind: 'rejected', codes: [text], own: true, message: text };
    const named = target(text, { name: text, again: { name: text } });
    const report = reportWith([outcome], {
      targets: [named],
      outcomes: new Map([[named, outcome]]),
      problems: [text],
      notices: [text],
    });
    const summary = renderSummary(report, { ...FIRST, foreignBaseUrl: text });
    const [copied] = summary.match(/^\[.*\]$/m) ?? [];
    expect(JSON.parse(copied ?? '')).toEqual([{ name: text }]);
    // The skeleton does not depend on the text.
    const skeleton = (page: string) =>
      page
        .replace(/^\[.*\]$/m, '')
        .replaceAll('<span>&#36;</span>', '')
        .replace(/[^<>\n]*(<[^<>]*>|\n)[^<>\n]*/g, '$1');
    const plain = renderSummary(
      { ...reportWith([outcome], { problems: ['x'], notices: ['x'] }) },
      { ...FIRST, foreignBaseUrl: 'x' },
    ).replace('<td><code>', '<td><code>x</code><br><code>');
    expect(skeleton(summary)).toBe(skeleton(plain));
    expect(summary).not.toMatch(/##\[/);
  });

  it('stays below 900 KiB whatever the sentences are', () => {
    const many = Array(5000).fill('@#1'.repeat(5000));
    const report = reportWith([unknown], { problems: many, notices: many });
    expect(Buffer.byteLength(renderSummary(report, FIRST))).toBeLessThanOrEqual(LIMIT);
    expect(Buffer.byteLength(invalidSummary(many))).toBeLessThanOrEqual(LIMIT);
  });

  it.each(['secret-key', 'a##[b-c'])('holds no secret of a target: %j', (secret) => {
    const more = { name: secret, again: { domainName: secret } };
    const refused = target(`${secret}.example:443`, more);
    const targets = [refused, target(`${secret}.example:444`, more)];
    const outcomes = new Map([[refused, rejected('1028')]]);
    const report = reportWith([], { targets, outcomes });
    const context = { attempt: 1, redact: createRedactor([secret]) };
    const readable = renderSummary(report, context).replace(/&#(\d+);/g, (_, digits) =>
      String.fromCodePoint(Number(digits)),
    );
    expect(readable).not.toMatch(/ret-key|b-c/);
    expect(readable.match(/left out, since a secret/g)).toHaveLength(2);
  });

  it('of invalid input lists the problems', () => {
    expect(
      `\n${invalidSummary(["'provider' is required", 'targets, entry 3: <b>'])}`,
    ).toMatchInlineSnapshot(`
      "
      ## ❌ Nothing was sent: 2 problems with the input

      <ul>
      <li>&#39;provider&#39; is required</li>
      <li>targets&#44; entry 3&#58; &#60;b&#62;</li>
      </ul>
      "
    `);
  });
});
