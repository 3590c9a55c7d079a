import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ACCOUNT, DIVISION } from '../providers/digicert/sample.ts';
import { faults } from '../simulator/faults.ts';
import { runStep } from './step.ts';

describe.concurrent('the documented samples', () => {
  it('2-of-3, pasted as it is', async () => {
    const file = new URL('../fixtures/samples/digicert-2-of-3.request.json', import.meta.url);
    const body = readFileSync(file, 'utf8');
    const step = await runStep('digicert', body, {
      inputs: { 'digicert-account-id': '', 'digicert-division-id': '' },
      simulator: { digicert: { ineligible: ['10.100.197.150:1900'] } },
      secrets: ['58C5D9FD5BC95FAA', '2F88E69451FAE5C8', 'D08D879E57304FFB'],
    });
    expect(step.requests.map(({ parsed }) => parsed)).toEqual([JSON.parse(body)]);
    expect(step.outcomes).toEqual(['submitted', 'submitted', 'rejected 1028']);
    expect(step.outputs).toMatchObject({
      verdict: 'failure',
      message: '2 of 3 submitted',
      'unknown-targets': '[]',
    });
    expect(JSON.parse(step.outputs['failed-targets'] ?? '')).toHaveLength(1);
  });

  it('tells people what to do: hint and annotation, and no line to copy for 1028', async () => {
    const step = await runStep('digicert', '10.0.0.1:443, www.example.com@10.0.0.2:443', {
      simulator: { digicert: { ineligible: ['10.0.0.2:443'] } },
    });
    const [, refused] = step.results;
    expect(refused).toMatchObject({
      target: 'www.example.com@10.0.0.2:443',
      code: '1028',
      message: 'Automated IP/Port is not eligible for retry.',
      ip: '10.0.0.2',
      port: 443,
      domainName: 'www.example.com',
    });
    expect(refused?.hint).toMatch(/^Look at the state/);
    expect(step.annotations.map(({ level, message }) => `${level} ${message}`)).toEqual([
      expect.stringContaining('warning Requests and credentials go to http://127.0.0.1:'),
      expect.stringMatching(
        /^error 1 rejected, code 1028: Automated .*What to do: Look at the state .*Target: www\.example\.com@10\.0\.0\.2:443\.$/,
      ),
      expect.stringMatching(
        /^error DigiCert CertCentral: 1 of 2 submitted\. 1 rejected, code 1028: Automated /,
      ),
    ]);
    // Nothing to do: another retry would get the same answer.
    expect(step.summary).toContain('<td>Look at the state');
    expect(step.summary).not.toContain('copy this into');
    expect(step.log).toContain('2 targets in 1 request to http://127.0.0.1:');
  });
});

/** The problems of the run, above the first table and the first fold, as a reader sees them. */
function shownProblems(summary: string): string {
  const [head = ''] = summary.split(/<table>|<details/);
  const [, , ...problems] = head.trim().split('\n\n');
  return problems
    .join(' ')
    .replace(/<[^>]*>/g, '')
    .replace(/&#(\d+);/g, (_, point) => String.fromCodePoint(Number(point)));
}

/** How a garbled reply is read: `test/providers/digicert.test.ts`. */
describe.concurrent('a reply of another shape', () => {
  const cases: readonly [string, readonly string[], problem: RegExp][] = [
    ['digicert-array', ['unknown', 'unknown', 'unknown'], /^0 of 3 submitted$/],
    ['digicert-messages-null', ['unknown', 'unknown', 'rejected 1028'], /says 2 of 3/],
    ['digicert-both-maps', ['submitted', 'rejected 1028', 'rejected 1028'], /^1 of 3 submitted$/],
    ['digicert-error-only', ['rejected 9999', 'rejected 9999', 'rejected 9999'], /9999, Something/],
  ];
  it.each(cases)('%s', async (name, outcomes, problem) => {
    const step = await runStep('digicert', '10.0.0.1:443, 10.0.0.2:443, 10.0.0.3:443', {
      simulator: {
        digicert: { ineligible: ['10.0.0.3:443'] },
        faults: [{ fault: faults.garbled(name) }],
      },
      // Codes are ignored, so that only what the name says keeps the step from being green.
      inputs: { 'ignore-codes': '9999' },
      lying: ['digicert-error-only', 'digicert-both-maps'].includes(name),
    });
    expect(step.outcomes).toEqual(outcomes);
    expect(step.requests).toHaveLength(1);
    expect(step.outputs.message).toMatch(problem);
    expect(JSON.parse(step.outputs['unknown-targets'] ?? '')).toHaveLength(
      outcomes.filter((outcome) => outcome === 'unknown').length,
    );
  });

  it('with a problem makes a step red in which every target was submitted', async () => {
    const step = await runStep('digicert', '10.0.0.1:443', {
      simulator: { faults: [{ fault: faults.garbled('digicert-stranger') }] },
    });
    expect(step.outcomes).toEqual(['submitted']);
    expect(step.outputs).toMatchObject({ verdict: 'failure', failed: '0', 'failed-targets': '[]' });
    const problem = 'The reply names 198.51.100.99:9, which the request did not name';
    expect(step.outputs.message).toContain(`; problem with the run as a whole: ${problem}`);
    expect(shownProblems(step.summary)).toContain(problem);
  });
});

describe.concurrent('text from the provider', () => {
  it('is cut, also where one target has 200,000 codes, and none of them is ignored', async () => {
    const codes = Array.from({ length: 200_000 }, (_, index) => String(index));
    const errors = codes.map((errorCode) => ({ errorCode }));
    const body = JSON.stringify({ data: { failedRetries: { '10.0.0.1:443': { errors } } } });
    const step = await runStep('digicert', '10.0.0.1:443', {
      inputs: { 'ignore-codes': codes.slice(0, 100).join() },
      simulator: { faults: [{ fault: faults.custom({ body }) }] },
      lying: true,
      env: {},
    });
    expect(step.outputs.verdict).toBe('failure');
    expect(step.results[0]?.code).toMatch(/^0, 1, 2, .*, and 199980 more$/);
    const [, row = ''] = /^(<tr><td><strong>1<.*)$/m.exec(step.summary) ?? [];
    expect(row).toContain(
      '<td><strong>rejected</strong> <code>0</code>, <code>1</code>, <code>2</code>, …: ',
    );
    expect(row).toContain('…</td>');
    expect(Buffer.byteLength(row)).toBeLessThan(4_096);
    expect(step.summary.length).toBeLessThan(16_384);
    expect(Math.max(...step.stdout.split('\n').map((line) => line.length))).toBeLessThan(4_096);
    expect(step.resultsFile?.length).toBeLessThan(4_096);
  });
});

describe.concurrent('refused credentials', () => {
  const FIVE = '10.0.0.1:1, 10.0.0.1:2, 10.0.0.1:3, 10.0.0.1:4, 10.0.0.1:5';
  it('stop the run', async () => {
    const step = await runStep('digicert', FIVE, {
      inputs: { 'batch-size': '1' },
      simulator: { digicert: { apiKey: 'another' } },
    });
    const refusal = 'rejected invalid_api_key';
    expect(step.outcomes).toEqual([refusal, refusal, refusal, refusal, 'not-attempted']);
    expect(step.requests).toHaveLength(4);
    expect(step.outputs.message).toContain('HTTP 401');
    // Each said once, though four requests were under way; no `..` in it.
    expect(step.outputs.message).toMatch(/ \(and 2 more problems\)$/);
    expect(step.log).not.toMatch(/[^.]\.\.(?!\.)/);
    expect(JSON.parse(step.outputs['failed-targets'] ?? '')).toHaveLength(5);
  });

  it('lets requests that are under way finish', async () => {
    const step = await runStep('digicert', FIVE, {
      inputs: { 'batch-size': '1' },
      simulator: {
        digicert: { latencyMs: 1_000 },
        faults: [{ fault: faults.status(401), on: 1 }],
      },
    });
    expect(step.outcomes.toSorted()).toEqual([
      'not-attempted',
      'rejected invalid_api_key',
      'submitted',
      'submitted',
      'submitted',
    ]);
  });
});

describe.concurrent('requests', () => {
  it('hold batch-size entries, and results keep the order of the targets', async () => {
    const ports = Array.from({ length: 7 }, (_, index) => index + 1);
    const step = await runStep('digicert', ports.map((port) => `10.0.0.1:${port}`).join(), {
      inputs: { 'batch-size': '3' },
      simulator: { digicert: { ineligible: ['10.0.0.1:2', '10.0.0.1:6'] } },
    });
    expect(step.requests.map(({ targets }) => targets.length).toSorted()).toEqual([1, 3, 3]);
    expect(step.results.map(({ port }) => port)).toEqual(ports);
    expect(step.outcomes.flatMap((outcome, i) => (outcome === 'submitted' ? [] : [i + 1]))).toEqual(
      [2, 6],
    );
    expect(step.outputs.message).toBe('5 of 7 submitted');
  });

  it('have one account each, inside and outside of the list', async () => {
    const entry = (port: number, accountId: number) => ({ ip: '10.0.0.1', port, accountId });
    const targets = JSON.stringify([entry(1, 11), entry(2, 22), entry(3, 11), '10.0.0.1:4']);
    const step = await runStep('digicert', targets);
    const sent = step.requests.map(({ parsed, targets }) => [
      JSON.parse(JSON.stringify(parsed)).accountId,
      ...targets,
    ]);
    expect(sent.toSorted()).toEqual([
      [11, '10.0.0.1:1', '10.0.0.1:3'],
      [22, '10.0.0.1:2'],
      [ACCOUNT, '10.0.0.1:4'],
    ]);
    // The account of the input may be a secret of the user: it is in no output.
    expect(step.results.map(({ accountId }) => accountId)).toEqual([11, 22, 11, undefined]);
    expect(JSON.stringify(step.outputs)).not.toContain(String(ACCOUNT));
    expect(JSON.stringify(step.outputs)).not.toContain(String(DIVISION));
  });

  it('carry key, type, length and name of the client', async () => {
    const { requests } = await runStep('digicert', '10.0.0.1:443');
    const { headers, path, method, bytes } = requests[0] ?? {};
    expect({ method, path }).toEqual({
      method: 'POST',
      path: '/automationws/v1/automation/bulkretryautomationtask',
    });
    expect(headers).toMatchObject({
      'content-type': 'application/json',
      'content-length': String(bytes?.length),
      'user-agent': expect.stringMatching(/^cert-retry-action\/\d/),
    });
  });
});

describe.concurrent('ignore-codes', () => {
  const simulator = { digicert: { ineligible: ['10.0.0.1:1'] } };

  it('keep a refusal from failing the step', async () => {
    const step = await runStep('digicert', '10.0.0.1:1, 10.0.0.1:9', {
      inputs: { 'ignore-codes': '1028' },
      simulator,
    });
    expect(step.outcomes).toEqual(['rejected 1028 ignored', 'submitted']);
    expect(step.outputs).toMatchObject({
      message: '1 of 2 submitted, 1 ignored',
      'failed-targets': '[]',
    });
  });

  it('that cover every target leave a green step with a notice, and no warning', async () => {
    const step = await runStep('digicert', '10.0.0.1:1', {
      inputs: { 'ignore-codes': ' 1028 , 7' },
      simulator,
    });
    expect(step.outputs).toMatchObject({
      verdict: 'success',
      message: '0 of 1 submitted, 1 ignored',
    });
    const results = step.annotations.filter(({ message }) => message.startsWith('DigiCert '));
    expect(results).toEqual([
      {
        level: 'notice',
        message: 'DigiCert CertCentral: nothing to retry: 1 target refused with ignored codes.',
        properties: {},
      },
    ]);
    expect(step.summary).toMatch(/^## ✅ Nothing to retry: 1 of 1 [^\n]* – DigiCert CertCentral\n/);
    expect(step.summary).toContain('<summary>1 refused with ignored codes</summary>');
  });
});
