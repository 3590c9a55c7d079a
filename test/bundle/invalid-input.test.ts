import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runStep, type Step, type StepOptions } from './step.ts';

/** Nothing was sent, every place says so, and all of the problems are named in one go. */
async function problemsOf(
  provider: string,
  targets: string,
  options: StepOptions = {},
): Promise<Step & { problems: string }> {
  const step = await runStep(provider, targets, options);
  expect(step.outputs).toMatchObject({
    verdict: 'invalid-input',
    results: '',
    'failed-targets': '',
    'unknown-targets': '',
    'results-file': '',
    message: expect.stringMatching(/^invalid input: /),
  });
  const [annotation, ...others] = step.annotations;
  expect(others).toEqual([]);
  expect(annotation).toMatchObject({
    level: 'error',
    message: expect.stringMatching(/^Nothing was sent\. /),
  });
  const problems = step.stdout
    .split('\n')
    .flatMap((line) => (line.startsWith('- ') ? [line.slice(2)] : []));
  const count = `${problems.length} problem${problems.length === 1 ? '' : 's'}`;
  expect(step.summary).toContain(`Nothing was sent: ${count} with the input`);
  return { ...step, problems: problems.join('\n') };
}

interface Wrong extends StepOptions {
  readonly targets?: string;
}

/** One row for each source of problems. The tests of each source have all of its problems. */
describe.concurrent('one problem', () => {
  const rows: readonly (readonly [what: string, wrong: Wrong, problem: RegExp])[] = [
    [
      'an input that is blank',
      { inputs: { provider: '' } },
      /'provider' is required: expected 'digicert'/,
    ],
    [
      'a secret that is blank',
      { inputs: { 'digicert-api-key': ' ' } },
      /'digicert-api-key' is required.*secret may not be set.*environment.*fork.*Dependabot/,
    ],
    [
      'a secret that is too short to be masked',
      { inputs: { 'digicert-api-key': 'abc' } },
      /'digicert-api-key' .*fewer than 4 characters/,
    ],
    [
      'a misspelt input',
      { inputs: { dryrun: 'true' } },
      /'dryrun' is not an input of this action: did you mean 'dry-run'/,
    ],
    ['no targets', { targets: ' \n ' }, /^'targets' is required: .*'failed'/],
    [
      'an entry of another provider',
      { targets: '1234567' },
      /'1234567' is an entry for Sectigo, but provider is 'digicert'/,
    ],
    [
      'an inventory that is not there',
      { inputs: { inventory: 'fleet.csv' } },
      /inventory: cannot read '\/.*\/work\/fleet\.csv' \(ENOENT\): .*actions\/checkout/,
    ],
    [
      'an inventory outside of the workspace',
      {
        inputs: { inventory: '../outside.csv' },
        prepare: ({ root }) => writeFileSync(join(root, 'outside.csv'), 'ip,port\n'),
      },
      /lies outside the workspace/,
    ],
    [
      'an inventory that cannot be read',
      { inputs: { inventory: 'fleet.json' }, files: { 'fleet.json': '[{"name":"web",}]' } },
      /fleet.json: line 1, column \d+: not valid JSON/,
    ],
  ];
  it.each(rows)('is %s', async (_, { targets = '10.0.0.1:443', ...options }, problem) => {
    const { problems } = await problemsOf('digicert', targets, options);
    expect(problems).toMatch(problem);
    expect(problems).not.toContain('\n');
  });
});

describe.concurrent('everything wrong at once', () => {
  it('is reported in one go, naming input, entry and file', async () => {
    const { problems, annotations } = await problemsOf(
      'digicert',
      '10.0.0.1:0, web, 1234567, nobody',
      {
        inputs: {
          'digicert-api-key': '',
          'digicert-account-id': 'x',
          'dry-run': 'no',
          'max-wait-minutes': 'long',
          'base-url': 'http://example.com',
          'batch-size': '1000',
          'ignore-codes': '-16,-295',
          inventory: 'fleet.csv',
        },
        files: { 'fleet.csv': 'name,ip,port\nweb,10.0.0.1,x\nall,10.0.0.2,443\n' },
        env: { NODE_TLS_REJECT_UNAUTHORIZED: '0' },
      },
    );
    const starts = [
      ...["'dry-run'", "'digicert-api-key'", "'base-url'", 'NODE_TLS_REJECT_UNAUTHORIZED=0'],
      ...["'ignore-codes' may not hold -16", "'ignore-codes' may not hold -295"],
      ...["'max-wait-minutes'", 'fleet.csv, row 3', 'targets, entry 1', 'fleet.csv, row 2'],
      ...['targets, entry 3', 'targets, entry 4', "'digicert-account-id'", "'batch-size'"],
    ];
    const lines = problems.split('\n');
    for (const start of starts) {
      expect(
        lines.filter((line) => line.startsWith(start)),
        start,
      ).toHaveLength(1);
    }
    expect(lines).toHaveLength(starts.length);
    for (const line of lines) expect(annotations[0]?.message).toContain(line);
  });

  it('includes the targets where the provider is not known', async () => {
    const { problems } = await problemsOf('digicert', '10.0.0.1:0, cert:x', {
      inputs: { provider: 'acme' },
    });
    expect(problems.split('\n')).toHaveLength(3);
  });

  it('is an error in a dry run too', async () => {
    const { problems } = await problemsOf('digicert', '10.0.0.1:0', {
      inputs: { 'dry-run': 'true' },
    });
    expect(problems).toContain('its port is not a port');
  });
});
