import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { API_KEY } from '../providers/digicert/sample.ts';
import { startSimulator } from '../simulator/index.ts';
import { type Folders, runAction } from './harness.ts';
import { inputsOf, runStep, textOf } from './step.ts';

const REFUSED = { sectigo: { certificates: {} } };

describe.concurrent('outputs', () => {
  it('are the ones that action.yml declares', async () => {
    const manifest = fileURLToPath(new URL('../../action.yml', import.meta.url));
    const { outputs } = parse(readFileSync(manifest, 'utf8'));
    const step = await runStep('sectigo', '1');
    expect(Object.keys(step.outputs).toSorted()).toEqual(Object.keys(outputs).toSorted());
  });

  it('name files in the folder of the system where RUNNER_TEMP is blank', async () => {
    const env = ({ home }: Folders) => ({ RUNNER_TEMP: ' ', TMPDIR: home, TEMP: home, TMP: home });
    const step = await runStep('sectigo', '1', { env });
    for (const name of ['results-file', 'failed-targets-file']) {
      expect(dirname(step.outputs[name] ?? '')).toBe(step.folders.home);
      expect(textOf(step, name)).not.toBeNull();
    }
  });

  it('describe each target with the fields of its identity', async () => {
    const targets = JSON.stringify([
      { name: 'web', ip: '10.0.0.1', port: 443, domainName: 'a.example', divisionId: 5 },
      { ip: '10.0.0.2', port: 443, managementIp: '10.0.9.9', virtualServerName: '/C/v' },
    ]);
    const step = await runStep('digicert', targets);
    expect(step.results).toEqual([
      {
        target: 'a.example@10.0.0.1:443',
        name: 'web',
        outcome: 'submitted',
        message: 'Successfully initiated retry.',
        ip: '10.0.0.1',
        port: 443,
        domainName: 'a.example',
        divisionId: 5,
      },
      {
        target: '10.0.0.2:443',
        outcome: 'submitted',
        message: 'Successfully initiated retry.',
        ip: '10.0.0.2',
        port: 443,
        managementIp: '10.0.9.9',
        virtualServerName: '/C/v',
      },
    ]);
  });

  it('are empty above 30,000 bytes, with a warning, and complete in the files', async () => {
    // Ten reasons; as a plain list, too, the targets have more than 30,000 bytes.
    const domain = `${'long-'.repeat(10)}name.example.com`;
    const addresses = Array.from({ length: 600 }, (_, index) => `10.0.0.1:${index + 1}`);
    const reason = (index: number) => ({ errorCode: '1004', errorMessage: `No ${index % 10}.` });
    const targets = addresses.map((address) => `${domain}@${address}`);
    const refusals = Object.fromEntries(
      addresses.map((address, index) => [address, [reason(index)]]),
    );
    const step = await runStep('digicert', targets.join(), {
      simulator: { digicert: { refusals } },
    });
    expect(step.outputs).toMatchObject({
      message: '0 of 600 submitted',
      failed: '600',
      results: '',
      'failed-targets': '',
      'unknown-targets': '[]',
    });
    expect(textOf(step, 'failed-targets-file')).toHaveLength(600);
    expect(textOf(step, 'results-file')).toMatchObject({ total: 600 });
    // One for each reason, and the failure of the step as the last one.
    const errors = step.annotations.filter(({ level }) => level === 'error');
    expect(errors.map(({ message }) => message)).toEqual([
      ...Array.from({ length: 7 }, () => expect.stringMatching(/^60 rejected, code 1004: No \d\./)),
      expect.stringMatching(/^DigiCert CertCentral: 0 of 600 submitted\. 60 rejected, /),
    ]);
    const emptied = step.annotations.filter(({ message }) => /is empty: /.test(message));
    expect(emptied.map(({ message }) => message.split("'")[1])).toEqual([
      'results',
      'failed-targets',
    ]);
    expect(step.summary).toContain('too long to copy');
  });

  it.each<[string, (temp: string) => Record<string, string | undefined>]>([
    ['in a folder that is not there', (temp) => ({ GITHUB_OUTPUT: `${temp}/no/such/file` })],
    ['without a file for them', () => ({ GITHUB_OUTPUT: undefined })],
    // Nobody would read one that nobody made.
    ['where their file is gone', (temp) => ({ GITHUB_OUTPUT: `${temp}/gone` })],
    // It would end in the name of the file, and begin an output of its own.
    ['with a line break inside', (temp) => ({ RUNNER_TEMP: `${temp}/a\nfailed=0` })],
  ])('that cannot be written make a step red, before anything is sent: %s', async (_, env) => {
    const simulator = await startSimulator();
    const { exitCode, annotations } = await runAction({
      inputs: { ...inputsOf('sectigo'), targets: '1', 'base-url': simulator.url },
      env: ({ temp }) => env(temp),
    });
    await simulator.close();
    expect(exitCode).toBe(1);
    expect(annotations.map(({ message }) => message)).toContainEqual(
      expect.stringContaining('The outputs cannot be written'),
    );
    expect(simulator.requests).toEqual([]);
  });
});

describe.concurrent('the summary', () => {
  it('is left out on request, and nothing else is', async () => {
    const step = await runStep('sectigo', '1', { inputs: { summary: ' FALSE ' } });
    expect(step.summary).toBe('');
    expect(step.outcomes).toEqual(['submitted']);
  });

  it('that cannot be written does not make a failure green', async () => {
    const step = await runStep('sectigo', '1', {
      env: { GITHUB_STEP_SUMMARY: undefined },
      simulator: REFUSED,
    });
    expect(step.outcomes).toEqual(['rejected -298']);
  });
});

describe.concurrent('a second attempt of the same workflow run', () => {
  it('says what becomes of the targets that were accepted before', async () => {
    const step = await runStep('digicert', '10.0.0.1:443', {
      env: { GITHUB_RUN_ATTEMPT: '2' },
      simulator: { digicert: { ineligible: ['10.0.0.1:443'] } },
    });
    expect(step.log).toContain('the provider now refuses targets that it accepted before');
    expect(step.results[0]?.hint).toContain('This is attempt 2 of the run');
    expect(step.summary).toContain('attempt 2');
  });
});

describe.concurrent('masks', () => {
  it('are the first lines on stdout, in every form that travels', async () => {
    const { masks, stdout } = await runStep('digicert', '10.0.0.1:443', { env: {} });
    expect(stdout).toMatch(/^::add-mask::/);
    expect(masks).toEqual(expect.arrayContaining([API_KEY, encodeURIComponent(API_KEY)]));
  });
});

describe.concurrent('the log', () => {
  it('has a line for each target, progress, and the plain result at the end', async () => {
    const step = await runStep('sectigo', '1, 2', {
      env: {},
      simulator: { sectigo: { replies: { '1': -296 } } },
    });
    const lines = step.log.split('\n').map((line) => line.replace(/\s+/g, ' '));
    expect(lines).toEqual(
      expect.arrayContaining([
        'rejected cert:1 -296 Wrong certificate state',
        '[1/2] 0 submitted',
        'submitted cert:2 CAA Check successfully relaunched',
        '[2/2] 1 submitted',
      ]),
    );
    expect(step.log).toMatch(/can take 11 minutes/);
    expect(step.stdout).not.toContain('::debug::');
  });

  it('shows requests and replies where debugging is on', async () => {
    const { stdout } = await runStep('sectigo', '1');
    expect(stdout).toMatch(/::debug::POST .*loginName=login_name&loginPassword=\*\*\*&certif/);
    expect(stdout).toContain('::debug::HTTP 200 | errorCode=0');
  });
});
