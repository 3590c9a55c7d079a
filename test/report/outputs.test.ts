import { describe, expect, it } from 'vitest';
import { invalidOutputs, outputs } from '../../src/report/outputs.ts';
import { createRedactor } from '../../src/secrets.ts';
import {
  notAttempted,
  rateLimited,
  rejected,
  reportWith,
  submitted,
  target,
  twoOfThree,
  unknown,
} from './reports.ts';

const FILES = { results: '/temp/results.json', failedTargets: '/temp/failed.json' };
const NAMES = [
  'verdict',
  'total',
  'submitted',
  'ignored',
  'failed',
  'message',
  'results',
  'failed-targets',
  'unknown-targets',
  'results-file',
  'failed-targets-file',
];
const none = createRedactor([]);

describe('outputs', () => {
  it('are those of the documented case', () => {
    const { values, warnings } = outputs(twoOfThree(), FILES, none);
    expect(Object.keys(values)).toEqual(NAMES);
    expect(values).toMatchInlineSnapshot(`
      {
        "failed": "1",
        "failed-targets": "[{"ip":"10.0.0.3","port":443,"domainName":null}]",
        "failed-targets-file": "/temp/failed.json",
        "ignored": "0",
        "message": "2 of 3 submitted",
        "results": "[{"target":"10.0.0.1:443","outcome":"submitted","message":"Successfully initiated retry.","ip":"10.0.0.1","port":443,"domainName":null},{"target":"10.0.0.2:443","outcome":"submitted","message":"Successfully initiated retry.","ip":"10.0.0.2","port":443,"domainName":null},{"target":"10.0.0.3:443","outcome":"rejected","code":"1028","message":"Automated IP/Port is not eligible for retry.","hint":"Not eligible for retry: look at the automation in CertCentral.","ip":"10.0.0.3","port":443,"domainName":null}]",
        "results-file": "/temp/results.json",
        "submitted": "2",
        "total": "3",
        "unknown-targets": "[]",
        "verdict": "failure",
      }
    `);
    expect(warnings).toEqual([]);
  });

  it('list what was certainly not accepted apart from what is unknown', () => {
    const report = reportWith(
      [submitted, rejected('1004'), rateLimited, notAttempted, unknown, rejected('1028')],
      { ignoreCodes: new Set(['1028']) },
    );
    const { values } = outputs(report, FILES, none);
    const ips = (list: string) => JSON.parse(list).map(({ ip }: { ip: string }) => ip);
    expect(ips(values['failed-targets'])).toEqual(['10.0.0.2', '10.0.0.3', '10.0.0.4']);
    expect(ips(values['unknown-targets'])).toEqual(['10.0.0.5']);
    expect(JSON.parse(values.results).map((item: { ignored?: true }) => item.ignored)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      true,
    ]);
    expect(values.failed).toBe('4');
  });

  it('join several codes, always as text, and name the target', () => {
    const report = reportWith([rejected('1028', '1004')], {
      targets: [target('10.0.0.1:443', { name: 'web-7' })],
    });
    expect(JSON.parse(outputs(report, FILES, none).values.results)[0]).toMatchObject({
      target: '10.0.0.1:443',
      name: 'web-7',
      code: '1028, 1004',
      port: 443,
    });
  });

  it('of a dry run list nothing as failed', () => {
    const { values } = outputs(reportWith([{ kind: 'dry-run' }], { dryRun: true }), FILES, none);
    expect(values).toMatchObject({
      verdict: 'dry-run',
      failed: '0',
      message: 'dry run: 1 target checked, nothing sent',
      'failed-targets': '[]',
      'unknown-targets': '[]',
    });
    expect(JSON.parse(values.results)[0].message).toBe('checked, not sent');
  });

  it('leave lists above 30,000 bytes blank, with a warning', () => {
    const message = `${'ä'.repeat(14_000)}`;
    const { values, warnings } = outputs(reportWith([{ kind: 'unknown', message }]), FILES, none);
    expect(values.results).not.toBe('');
    const report = reportWith(Array(500).fill({ kind: 'unknown', message: 'ä'.repeat(30) }));
    const large = outputs(report, FILES, none);
    expect(large.values).toMatchObject({ results: '', 'failed-targets': '[]' });
    expect(large.values['unknown-targets']).not.toBe('');
    expect(warnings).toEqual([]);
    expect(large.warnings).toHaveLength(1);
    expect(large.warnings[0]).toContain("'results'");
  });

  it.each([
    ['a domain', 'www.secret.example'],
    ['something that jsonSafe escapes', 'a##[b'],
  ])('are blank where a secret is %s', (_, secret) => {
    const again = { domainName: secret };
    const report = reportWith([rejected('1028')], {
      targets: [target('10.0.0.1:443', { again })],
    });
    const { values, warnings } = outputs(report, FILES, createRedactor([secret]));
    expect(values['failed-targets']).toBe('');
    expect(values.results).not.toBe('');
    expect(warnings).toEqual([
      "The output 'failed-targets' is left blank: a secret would be part of it.",
    ]);
  });

  it('have no message that holds a secret or a command', () => {
    const report = { ...twoOfThree(), message: '2 of 3 submitted; hunter22' };
    expect(outputs(report, FILES, createRedactor(['hunter22'])).values.message).toBe('');
    const command = { ...twoOfThree(), message: '##[add-mask]443' };
    expect(outputs(command, FILES, none).values.message).toBe('## [add-mask]443');
    const problems = outputs(reportWith([unknown], { problems: ['##[x]'] }), FILES, none);
    expect(Object.values(problems.values).join('')).not.toContain('##[');
  });

  it('of invalid input have no counts', () => {
    const { values } = invalidOutputs(["'provider' is required", 'more'], none);
    expect(Object.keys(values)).toEqual(NAMES);
    const { verdict, message, ...others } = values;
    expect({ verdict, message }).toMatchInlineSnapshot(`
      {
        "message": "invalid input: 'provider' is required (and 1 more problem)",
        "verdict": "invalid-input",
      }
    `);
    expect(Object.values(others).join('')).toBe('');
    expect(invalidOutputs(['key hunter22'], createRedactor(['hunter22'])).values.message).toBe('');
  });
});
