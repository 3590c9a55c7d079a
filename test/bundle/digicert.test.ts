import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ACCOUNT, AGENT_KEY, DIVISION, SENSOR_KEY } from '../providers/digicert/sample.ts';
import { type CustomReply, faults } from '../simulator/faults.ts';
import type { SimulatorOptions } from '../simulator/index.ts';
import { runStep } from './step.ts';

const SAMPLE_KEYS = ['58C5D9FD5BC95FAA', '2F88E69451FAE5C8', 'D08D879E57304FFB'];

describe.concurrent('the documented samples', () => {
  it.each([
    ['2-of-3', ['submitted', 'submitted', 'rejected 1028']],
    ['2-of-2', ['submitted', 'submitted']],
    ['0-of-2', ['rejected 1028', 'rejected 1028']],
  ])('%s, pasted as it is', async (name, outcomes) => {
    const file = new URL(`../fixtures/samples/digicert-${name}.request.json`, import.meta.url);
    const body = readFileSync(file, 'utf8');
    const step = await runStep('digicert', body, {
      inputs: { 'digicert-account-id': '', 'digicert-division-id': '' },
      simulator: {
        digicert: {
          ineligible: ['10.100.197.150:1900', '10.100.196.228:30005', '10.100.196.228:30013'],
        },
      },
      secrets: SAMPLE_KEYS,
    });
    expect(step.requests.map(({ parsed }) => parsed)).toEqual([JSON.parse(body)]);
    expect(step.outcomes).toEqual(outcomes);
    expect(step.outputs).toMatchObject({
      verdict: name === '2-of-2' ? 'success' : 'failure',
      message: `${name.replaceAll('-', ' ')} submitted`,
      'unknown-targets': '[]',
    });
    expect(JSON.parse(step.outputs['failed-targets'] ?? '')).toHaveLength(
      outcomes.filter((outcome) => outcome !== 'submitted').length,
    );
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
    expect(refused?.hint).toMatch(/^Look at its state/);
    expect(step.annotations.map(({ level, message }) => `${level} ${message}`)).toEqual([
      expect.stringContaining('warning Requests and credentials go to http://127.0.0.1:'),
      expect.stringMatching(
        /^error 1 rejected, code 1028: Automated .*What to do: Look at its state .*Target: www\.example\.com@10\.0\.0\.2:443\.$/,
      ),
      expect.stringMatching(
        /^error DigiCert CertCentral: 1 of 2 submitted\. 1 rejected, code 1028: Automated /,
      ),
    ]);
    // Nothing to do: another retry would get the same answer.
    expect(step.summary).toContain('<td>Look at its state');
    expect(step.summary).not.toContain('copy this into');
    expect(step.log).toContain('2 targets in 1 request to http://127.0.0.1:');
  });
});

/** Three targets; unless the reply is changed, the first two are accepted. */
const THREE = '10.0.0.1:443, 10.0.0.2:443, 10.0.0.3:443';
const THIRD_REFUSED: SimulatorOptions = { digicert: { ineligible: ['10.0.0.3:443'] } };

const EVERY = (outcome: string) => [outcome, outcome, outcome];
const GENUINE = ['submitted', 'submitted', 'rejected 1028'];
const UNKNOWN_BUT_REFUSED = ['unknown', 'unknown', 'rejected 1028'];

/** What stands for further problems in `message`. */
const FURTHER = / \(and \d+ more problems?\)$/;

/** The problems of the run, above the first table and the first fold, as a reader sees them. */
function shownProblems(summary: string): string {
  const [head = ''] = summary.split(/<table>|<details/);
  const [, , ...problems] = head.trim().split('\n\n');
  return problems
    .join(' ')
    .replace(/<[^>]*>/g, '')
    .replace(/&#(\d+);/g, (_, point) => String.fromCodePoint(Number(point)));
}

describe.concurrent('a reply of another shape', () => {
  const cases: readonly [string, readonly string[], problem?: string][] = [
    ['digicert-array', EVERY('unknown')],
    ['digicert-null', EVERY('unknown')],
    ['digicert-number', EVERY('unknown')],
    ['digicert-empty-object', EVERY('unknown')],
    ['digicert-data-null', EVERY('unknown')],
    ['digicert-data-array', EVERY('unknown')],
    ['digicert-messages-array', EVERY('unknown')],
    ['digicert-failed-array', EVERY('unknown')],
    ['digicert-messages-null', UNKNOWN_BUT_REFUSED, 'says 2 of 3, but names 0 of 1'],
    [
      'digicert-failed-null',
      ['submitted', 'submitted', 'unknown'],
      'says 2 of 3, but names 2 of 2',
    ],
    ['digicert-failed-missing', ['submitted', 'submitted', 'unknown'], 'says 2 of 3'],
    ['digicert-code-number', GENUINE],
    ['digicert-errors-empty', ['submitted', 'submitted', 'rejected']],
    ['digicert-both-maps', ['submitted', 'rejected 1028', 'rejected 1028']],
    ['digicert-target-missing', ['submitted', 'unknown', 'rejected 1028'], 'names 1 of 2'],
    ['digicert-stranger', GENUINE, 'names 198.51.100.99:9, which the request did not name'],
    ['digicert-stranger-failed', GENUINE, 'names 198.51.100.99:9, which the request did not name'],
    ['digicert-counts', GENUINE, 'says 0 of 9, but names 2 of 3'],
    ['digicert-text-empty', UNKNOWN_BUT_REFUSED],
    ['digicert-text-number', UNKNOWN_BUT_REFUSED],
    ['digicert-error-object', GENUINE, '9999, Something went wrong.'],
    ['digicert-error-only', EVERY('rejected 9999'), '9999, Something went wrong.'],
    ['digicert-errors', GENUINE, 'internal_error, Something went wrong.'],
    ['digicert-data-errors', GENUINE, '9999, Something went wrong.'],
    ['digicert-status-failed', GENUINE, 'has the status Failed'],
  ];
  it.each(cases)('%s', async (name, outcomes, problem) => {
    const step = await runStep('digicert', THREE, {
      simulator: { ...THIRD_REFUSED, faults: [{ fault: faults.garbled(name) }] },
      // Codes are ignored, so that only what the name says keeps the step from being green.
      inputs: { 'ignore-codes': '9999, internal_error' },
      lying: ['digicert-error-only', 'digicert-both-maps'].includes(name),
    });
    expect(step.outcomes).toEqual(outcomes);
    expect(step.outputs.verdict).toBe('failure');
    expect(step.requests).toHaveLength(1);
    if (problem === undefined) expect(step.outputs.message).toMatch(/^\d of 3 submitted$/);
    else expect(step.outputs.message).toContain(problem);
    expect(JSON.parse(step.outputs['unknown-targets'] ?? '')).toHaveLength(
      outcomes.filter((outcome) => outcome === 'unknown').length,
    );
  });

  it.each<string>([
    'digicert-stranger',
    'digicert-stranger-failed',
    'digicert-counts',
    'digicert-error-object',
    'digicert-errors',
    'digicert-data-errors',
    'digicert-status-failed',
  ])('%s makes a step red in which every target was submitted', async (name) => {
    const step = await runStep('digicert', '10.0.0.1:443', {
      simulator: { faults: [{ fault: faults.garbled(name) }] },
      inputs: { 'ignore-codes': '1028 9999 internal_error' },
    });
    expect(step.outcomes).toEqual(['submitted']);
    expect(step.outputs).toMatchObject({ verdict: 'failure', failed: '0', 'failed-targets': '[]' });
    const [, problem = ''] =
      step.outputs.message?.split('; problem with the run as a whole: ') ?? [];
    const [first = ''] = problem.split(FURTHER);
    expect(first).not.toBe('');
    expect(shownProblems(step.summary)).toContain(first);
  });

  it.each<string>(['digicert-failed-null', 'digicert-failed-missing', 'digicert-failed-array'])(
    '%s is green where every target was submitted',
    async (name) => {
      const step = await runStep('digicert', '10.0.0.1:443', {
        simulator: { faults: [{ fault: faults.garbled(name) }] },
      });
      expect(step.outcomes).toEqual(['submitted']);
    },
  );
});

describe.concurrent('a reply by its HTTP status', () => {
  const json = (status: number, value: unknown): CustomReply => ({
    status,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(value),
  });
  const accepted = { error: null, data: { retryMessages: { '10.0.0.1:443': 'Done.' } } };
  const refusedWith = (errorCode: string) => ({
    data: { failedRetries: { '10.0.0.1:443': { errors: [{ errorCode }] } } },
  });
  const cases: readonly [what: string, reply: CustomReply, outcome: string, problem?: string][] = [
    ['201 is a success', json(201, accepted), 'submitted'],
    ['400 accepts nothing', json(400, accepted), 'unknown', 'HTTP 400'],
    ['500 accepts nothing', json(500, accepted), 'unknown'],
    ['500 can refuse', json(500, refusedWith('1028')), 'rejected 1028'],
    ['400 without a body', { status: 400, body: '' }, 'rejected http-400', 'HTTP 400'],
    ['404 with HTML', { status: 404, body: '<html></html>' }, 'rejected http-404', 'HTTP 404'],
    [
      '400 with errors',
      json(400, { errors: [{ code: 'bad_thing', message: 'No.' }] }),
      'rejected bad_thing',
      'HTTP 400: No',
    ],
    ['422 with error', json(422, { error: { errorCode: 7 } }), 'rejected 7', 'HTTP 422'],
    [
      '409 with data.errors',
      json(409, { data: { errors: [{ errorCode: '1004', errorMessage: 'ip is required' }] } }),
      'rejected 1004',
      'ip is required',
    ],
    ['200 with error as text', json(200, { error: 'Broken.' }), 'rejected', 'Broken.'],
    ['302 with a refusal of the target', json(302, refusedWith('1004')), 'rejected 1004'],
    ['500 with a refusal of the target', json(500, refusedWith('1004')), 'rejected 1004'],
    ['408', json(408, { errors: [{ code: 'bad_thing', message: 'Too slow.' }] }), 'unknown', '408'],
    ['200 without content', json(200, { error: null, data: {} }), 'unknown'],
  ];
  it.each(cases)('%s', async (_, reply, outcome, problem) => {
    const step = await runStep('digicert', '10.0.0.1:443', {
      // A code of the request as a whole is nobody's own: it cannot be ignored.
      inputs: { 'ignore-codes': '7 1004 bad_thing http-400 http-404' },
      simulator: { faults: [{ fault: faults.custom(reply) }] },
      lying: true,
    });
    expect(step.outcomes).toEqual([outcome]);
    expect(step.outputs.verdict).toBe(outcome === 'submitted' ? 'success' : 'failure');
    if (problem === undefined) expect(step.outputs.message).toMatch(/^[01] of 1 submitted$/);
    else expect(step.outputs.message).toContain(problem);
    expect(step.requests).toHaveLength(1);
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
    expect(row).toContain('<td><code>0</code>, <code>1</code>, <code>2</code>, … ');
    expect(row).toContain('…</td>');
    expect(Buffer.byteLength(row)).toBeLessThan(4_096);
    expect(step.summary.length).toBeLessThan(16_384);
    expect(Math.max(...step.stdout.split('\n').map((line) => line.length))).toBeLessThan(4_096);
    expect(step.resultsFile?.length).toBeLessThan(4_096);
  });

  it('shows no secret that comes back', async () => {
    const step = await runStep('digicert', '10.0.0.1:443, 10.0.0.2:443', {
      simulator: {
        faults: [
          {
            fault: faults.customInstead({
              body: ({ body, headers }) =>
                JSON.stringify({
                  error: { errorCode: headers['x-dc-devkey'], errorMessage: `Got ${body}` },
                  data: { failedRetries: { '10.0.0.2:443': { errors: [headers, body] } } },
                }),
            }),
          },
        ],
      },
    });
    expect(step.outcomes).toEqual(['rejected ***', 'rejected']);
    expect(step.results[0]?.message).toMatch(/^Got \{"retryAutomationTaskRequests"/);
  });
});

describe.concurrent('refused credentials', () => {
  const FIVE = '10.0.0.1:1, 10.0.0.1:2, 10.0.0.1:3, 10.0.0.1:4, 10.0.0.1:5';
  it.each([
    ['an unknown key', { apiKey: 'another' }, 'invalid_api_key', '401'],
    ['a view-only key', { viewOnlyKey: 'view-only-key' }, 'access_denied', '403'],
    ['a foreign account', { accountId: 1 }, 'access_denied', '403'],
  ])('%s stops the run', async (_, digicert, code, status) => {
    const key = 'viewOnlyKey' in digicert ? { 'digicert-api-key': digicert.viewOnlyKey } : {};
    const step = await runStep('digicert', FIVE, {
      inputs: { 'batch-size': '1', ...key },
      simulator: { digicert },
      secrets: ['view-only-key'],
    });
    const refusal = `rejected ${code}`;
    expect(step.outcomes).toEqual([...Array<string>(4).fill(refusal), 'not-attempted']);
    expect(step.requests).toHaveLength(4);
    expect(step.outputs.message).toContain(`HTTP ${status}`);
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

  it('never share an ip:port, since replies could not tell its domains apart', async () => {
    const step = await runStep(
      'digicert',
      'a.example@10.0.0.1:443, b.example@10.0.0.1:443, 10.0.0.1:443, 10.0.0.2:443',
      { simulator: { digicert: { ineligible: ['b.example@10.0.0.1:443'] } } },
    );
    expect(step.requests.map(({ targets }) => targets.length).toSorted()).toEqual([1, 1, 2]);
    expect(step.outcomes).toEqual(['submitted', 'rejected 1028', 'submitted', 'submitted']);
  });

  it.each(['compressed', 'full', 'bracketed'] as const)(
    'understand IPv6 keys in the spelling %s',
    async (ipv6Spelling) => {
      const step = await runStep('digicert', '[2001:DB8::0:1]:443, [2001:db8::2]:443', {
        simulator: { digicert: { ipv6Spelling, ineligible: ['[2001:db8::2]:443'] } },
      });
      expect(step.outcomes).toEqual(['submitted', 'rejected 1028']);
      expect(step.results.map(({ target }) => target)).toEqual([
        '[2001:db8::1]:443',
        '[2001:db8::2]:443',
      ]);
    },
  );

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

  it('are refused with 1004 where the provider misses a field', async () => {
    const step = await runStep('digicert', '10.0.0.1:443', {
      simulator: {
        digicert: { refusals: { '10.0.0.1:443': [{ errorCode: '1004', errorMessage: 'x' }] } },
      },
    });
    expect(step.outcomes).toEqual(['rejected 1004']);
    expect(step.results[0]?.hint).toMatch(/^A required field is missing/);
  });

  it('use the licence key that the kind of the entry needs', async () => {
    const targets = JSON.stringify([
      { ip: '10.0.0.1', port: 1 },
      { ip: '10.0.0.1', port: 2, managementIp: '10.0.0.9' },
      { ip: '10.0.0.1', port: 3, virtualServerName: '/Common/a' },
    ]);
    const { requests, log } = await runStep('digicert', targets);
    expect(requests[0]?.parsed).toMatchObject({
      retryAutomationTaskRequests: [
        { agentLicenseKey: AGENT_KEY },
        { sensorLicenseKey: SENSOR_KEY },
        { sensorLicenseKey: SENSOR_KEY },
      ],
    });
    expect(log).toContain("'digicert-agent-license-key' gives the licence key of 1 of 3 entries.");
    expect(log).toContain("'digicert-sensor-license-key' gives the licence key of 2 of 3 entries.");
  });
});

describe.concurrent('ignore-codes', () => {
  it('do not count for a code that only looks like one of them', async () => {
    const step = await runStep('digicert', '10.0.0.1:443', {
      inputs: { 'ignore-codes': '1028' },
      simulator: {
        digicert: {
          refusals: { '10.0.0.1:443': [{ errorCode: '10\u200b28', errorMessage: 'no' }] },
        },
      },
    });
    expect(step.outcomes).toEqual(['rejected 1028']);
    expect(step.outputs.verdict).toBe('failure');
  });

  const error = (errorCode: string) => ({ errorCode });
  const refusals = {
    '10.0.0.1:1': [error('1028')],
    '10.0.0.1:2': [error('1028'), error('1004')],
    '10.0.0.1:3': [error('')],
  };

  it('keep a refusal from failing the step', async () => {
    const step = await runStep('digicert', '10.0.0.1:1, 10.0.0.1:9', {
      inputs: { 'ignore-codes': '1028' },
      simulator: { digicert: { refusals } },
    });
    expect(step.outcomes).toEqual(['rejected 1028 ignored', 'submitted']);
    expect(step.outputs).toMatchObject({
      message: '1 of 2 submitted, 1 ignored',
      'failed-targets': '[]',
    });
  });

  it('must hold every code of a target', async () => {
    const inputs = { 'ignore-codes': '1028' };
    const simulator = { digicert: { refusals } };
    const step = await runStep('digicert', '10.0.0.1:2', { inputs, simulator });
    expect(step.outcomes).toEqual(['rejected 1028, 1004']);
    const both = { 'ignore-codes': '1004\n1028' };
    const other = await runStep('digicert', '10.0.0.1:2', { inputs: both, simulator });
    expect(other.outcomes).toEqual(['rejected 1028, 1004 ignored']);
  });

  it('never cover a refusal without a code', async () => {
    const step = await runStep('digicert', '10.0.0.1:3', {
      inputs: { 'ignore-codes': '1028' },
      simulator: { digicert: { refusals } },
    });
    expect(step.outcomes).toEqual(['rejected']);
  });

  it('that cover every target leave a green step with a notice, and no warning', async () => {
    const step = await runStep('digicert', '10.0.0.1:1', {
      inputs: { 'ignore-codes': ' 1028 , 7' },
      simulator: { digicert: { refusals } },
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
