import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/domain/report.ts';
import { finishedOutputs, invalidInputOutputs, outputWarnings } from '../../src/report/outputs.ts';
import { startedOutputs } from '../../src/report/started-outputs.ts';
import { NAMED_REPORTS } from './named-reports.ts';
import {
  dryRun,
  listsOf,
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
const RUN = 'https://github.com/octo-org/certificates/actions/runs/1/attempts/1';
const NAMES = [
  'verdict',
  'total',
  'submitted',
  'ignored',
  'failed',
  'completed',
  'found',
  'message',
  'notification',
  'results',
  'failed-targets',
  'unknown-targets',
  'results-file',
  'failed-targets-file',
];

function outputsOf(report: Report, secrets: readonly string[] = []) {
  const lists = listsOf(report, secrets);
  return { values: finishedOutputs(report, lists, FILES, RUN), warnings: outputWarnings(lists) };
}

describe('outputs', () => {
  it('are those of the documented case', () => {
    const { values, warnings } = outputsOf(twoOfThree());
    expect(Object.keys(values)).toEqual(NAMES);
    expect(values).toMatchInlineSnapshot(`
      {
        "completed": "",
        "failed": "1",
        "failed-targets": "[{"ip":"10.0.0.3","port":443,"domainName":null}]",
        "failed-targets-file": "/temp/failed.json",
        "found": "",
        "ignored": "0",
        "message": "2 of 3 submitted",
        "notification": "DigiCert CertCentral: 2 of 3 submitted. 1 rejected, code 1028: Automated IP/Port is not eligible for retry. https://github.com/octo-org/certificates/actions/runs/1/attempts/1",
        "results": "[{"target":"10.0.0.1:443","outcome":"submitted","message":"Successfully initiated retry.","ip":"10.0.0.1","port":443,"domainName":null},{"target":"10.0.0.2:443","outcome":"submitted","message":"Successfully initiated retry.","ip":"10.0.0.2","port":443,"domainName":null},{"target":"10.0.0.3:443","outcome":"rejected","code":"1028","message":"Automated IP/Port is not eligible for retry.","hint":"Look at the state of the automation in CertCentral (Automation > Manage automations). If it is installed or in progress, there is nothing to do. If it still shows a failure, repair the cause that is shown there.","ip":"10.0.0.3","port":443,"domainName":null}]",
        "results-file": "/temp/results.json",
        "submitted": "2",
        "total": "3",
        "unknown-targets": "[]",
        "verdict": "failure",
      }
    `);
    expect(warnings).toEqual([]);
  });

  it('count what is completed and found', () => {
    const followed = NAMED_REPORTS['followed, one failed again and one old certificate'];
    expect(outputsOf(followed).values).toMatchObject({
      submitted: '4',
      completed: '2',
      found: '5',
      message: '4 of 5 submitted, 2 completed',
    });
    const [, again] = JSON.parse(outputsOf(followed).values.results);
    expect(again).toMatchObject({
      completion: 'failed-again',
      status: 'INSTALL_FAILED',
      cause: 'Agent not reachable',
      step: 'certInstall',
    });
  });

  it('list what was certainly not accepted apart from what is unknown', () => {
    const report = reportWith(
      [submitted, rejected('1004'), rateLimited, notAttempted, unknown, rejected('1028')],
      { ignoreCodes: new Set(['1028']) },
    );
    const { values } = outputsOf(report);
    const ips = (list: string) => JSON.parse(list).map(({ ip }: { ip: string }) => ip);
    expect(ips(values['failed-targets'])).toEqual(['10.0.0.2', '10.0.0.3', '10.0.0.4']);
    expect(ips(values['unknown-targets'])).toEqual(['10.0.0.5']);
    expect(JSON.parse(values.results).at(-1)).toMatchObject({ ignored: true, code: '1028' });
    expect(values.failed).toBe('4');
  });

  it('join several codes, always as text, and name the target', () => {
    const targets = [target('10.0.0.1:443', { name: 'web-7' })];
    const { values } = outputsOf(reportWith([rejected('1028', '1004')], { targets }));
    expect(JSON.parse(values.results)[0]).toMatchObject({
      target: '10.0.0.1:443',
      name: 'web-7',
      code: '1028, 1004',
      port: 443,
    });
  });

  it('of a dry run list nothing as failed', () => {
    const { values } = outputsOf(reportWith([dryRun], { dryRun: true }));
    expect(values).toMatchObject({
      verdict: 'dry-run',
      failed: '0',
      completed: '',
      message: 'dry run: 1 target checked, nothing sent',
      'failed-targets': '[]',
    });
    expect(JSON.parse(values.results)[0].message).toBe('checked, not sent');
  });

  it('have no counts where the list of failed work could not be read', () => {
    const { values } = outputsOf(reportWith([], { ending: 'list-unreadable' }));
    const { total, submitted: accepted, failed, found } = values;
    expect([total, accepted, failed, found]).toEqual(['', '', '', '']);
    expect([values.results, values['failed-targets'], values['unknown-targets']]).toEqual([
      '',
      '',
      '',
    ]);
    expect(values.verdict).toBe('failure');
  });

  it('leave lists above 30,000 bytes empty, with a warning', () => {
    const report = reportWith(Array(500).fill({ kind: 'unknown', message: 'ä'.repeat(30) }));
    const { values, warnings } = outputsOf(report);
    expect(values).toMatchObject({ results: '', 'failed-targets': '[]' });
    expect(values['unknown-targets']).not.toBe('');
    expect(warnings).toEqual([
      "The output 'results' is empty: it would have more than 30000 bytes. Use the files instead.",
    ]);
  });

  it.each([
    ['a domain', 'www.secret.example'],
    ['something that jsonSafe escapes', 'a##[b'],
  ])('leave out a list that holds a secret: %s', (_, secret) => {
    const targets = [target('10.0.0.1:443', { retryEntry: { domainName: secret } })];
    const { values, warnings } = outputsOf(reportWith([rejected('1028')], { targets }), [secret]);
    expect(values['failed-targets']).toBe('');
    expect(values.results).not.toBe('');
    expect(warnings).toEqual(["The output 'failed-targets' is empty: it would contain a secret."]);
  });

  it('hold no command', () => {
    const { values } = outputsOf(reportWith([unknown], { problems: ['##[x]', '\n::error::x'] }));
    expect(Object.values(values).join('')).not.toMatch(/##\[|^\s*::/m);
  });

  it('before the first request say that the step did not report', () => {
    expect(startedOutputs(FILES, RUN)).toMatchObject({
      verdict: 'failure',
      total: '',
      notification: `The step ended before it could report on its targets. ${RUN}`,
      'results-file': FILES.results,
    });
  });

  it('of invalid input have no counts', () => {
    const values = invalidInputOutputs(["'provider' is required", 'more'], RUN);
    expect(Object.keys(values)).toEqual(NAMES);
    const { verdict, message, notification, ...others } = values;
    expect({ verdict, message, notification }).toMatchInlineSnapshot(`
      {
        "message": "invalid input: 'provider' is required (and 1 more problem)",
        "notification": "Nothing was sent: invalid input: 'provider' is required (and 1 more problem) https://github.com/octo-org/certificates/actions/runs/1/attempts/1",
        "verdict": "invalid-input",
      }
    `);
    expect(Object.values(others).join('')).toBe('');
  });
});
