import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Report } from '../../src/domain/report.ts';
import { createResultStore } from '../../src/report/result-store.ts';
import { createResultsFile } from '../../src/report/results-file.ts';
import { createTextGate } from '../../src/text/gate.ts';
import { POLICY, rejected, reportWith, submitted, target, twoOfThree, unknown } from './reports.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'results-file-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A file whose first version is written. */
function fileFor(...options: Parameters<typeof newFileFor>) {
  const made = newFileFor(...options);
  made.file.write();
  return made;
}

/** The file of a run whose clock and timers only the test moves. */
function newFileFor(
  report: Report,
  more: { secrets?: string[]; path?: string; writeMs?: number } = {},
) {
  const path = more.path ?? join(folder, 'results.json');
  const failedPath = join(folder, 'failed.json');
  const timers: { at: number; run: () => void }[] = [];
  const problems: string[] = [];
  let time = 0;
  const targets = report.results.map((result) => result.target);
  const gate = createTextGate();
  gate.addSecrets(more.secrets ?? []);
  const store = createResultStore({ targets, policy: POLICY, gate });
  const file = createResultsFile({
    path,
    failedPath,
    store,
    redact: gate.redact,
    now: () => {
      time += more.writeMs ?? 0;
      return time;
    },
    later: (milliseconds, run) => timers.push({ at: time + milliseconds, run }),
    onError: (message) => problems.push(message),
  });
  /** Records the outcomes of the report for these targets. */
  const record = (from = 0, to = targets.length) =>
    store.record(
      targets.slice(from, to),
      report.results.slice(from, to).map(({ outcome }) => outcome),
    );
  const read = () => JSON.parse(readFileSync(path, 'utf8'));
  const kinds = () => read().results.map(({ outcome }: { outcome: string }) => outcome);
  const pass = (milliseconds: number) => {
    time += milliseconds;
    for (const timer of timers.splice(0)) {
      if (timer.at <= time) timer.run();
      else timers.push(timer);
    }
  };
  return { file, store, targets, record, path, failedPath, timers, problems, read, kinds, pass };
}

describe('the results file', () => {
  it('is written first when targets are about to be sent', () => {
    const { store, targets, read } = newFileFor(twoOfThree());
    expect(readdirSync(folder)).toEqual([]);
    store.markSending(targets);
    expect(read()).toMatchObject({ total: 3 });
  });

  it('counts everything as unknown before the first request', () => {
    const { read, failedPath } = fileFor(twoOfThree());
    expect(readdirSync(folder).sort()).toEqual(['failed.json', 'results.json']);
    expect(read()).toMatchInlineSnapshot(`
      {
        "failed": 3,
        "failed-targets": [],
        "ignored": 0,
        "message": "0 of 3 submitted",
        "problems": [],
        "results": [
          {
            "domainName": null,
            "hint": "DigiCert CertCentral may already have accepted this request. Check its console before you retry.",
            "ip": "10.0.0.1",
            "message": "The step ended before an answer was recorded.",
            "outcome": "unknown",
            "port": 443,
            "target": "10.0.0.1:443",
          },
          {
            "domainName": null,
            "hint": "DigiCert CertCentral may already have accepted this request. Check its console before you retry.",
            "ip": "10.0.0.2",
            "message": "The step ended before an answer was recorded.",
            "outcome": "unknown",
            "port": 443,
            "target": "10.0.0.2:443",
          },
          {
            "domainName": null,
            "hint": "DigiCert CertCentral may already have accepted this request. Check its console before you retry.",
            "ip": "10.0.0.3",
            "message": "The step ended before an answer was recorded.",
            "outcome": "unknown",
            "port": 443,
            "target": "10.0.0.3:443",
          },
        ],
        "submitted": 0,
        "total": 3,
        "unknown-targets": [
          {
            "domainName": null,
            "ip": "10.0.0.1",
            "port": 443,
          },
          {
            "domainName": null,
            "ip": "10.0.0.2",
            "port": 443,
          },
          {
            "domainName": null,
            "ip": "10.0.0.3",
            "port": 443,
          },
        ],
        "verdict": "failure",
      }
    `);
    expect(JSON.parse(readFileSync(failedPath, 'utf8'))).toEqual([]);
  });

  it('saves results at most once a second', () => {
    const report = twoOfThree();
    const { record, kinds, timers, pass } = fileFor(report);
    record(0, 1);
    record(1, 2);
    expect(kinds()).toEqual(['unknown', 'unknown', 'unknown']);
    expect(timers).toHaveLength(1);
    pass(999);
    expect(kinds()).toEqual(['unknown', 'unknown', 'unknown']);
    pass(1);
    expect(kinds()).toEqual(['submitted', 'submitted', 'unknown']);
    pass(5000);
    record(2);
    expect(kinds()).toEqual(['submitted', 'submitted', 'rejected']);
  });

  it('spends at most a tenth of the time on writing', () => {
    const report = twoOfThree();
    const { record, timers } = fileFor(report, { writeMs: 500 });
    const before = 1000;
    record();
    expect(timers[0]?.at).toBeGreaterThanOrEqual(before + 10 * 500);
  });

  it('ends with the verdict, the counts and the problems of the report', () => {
    const report = reportWith([submitted, rejected('1028'), unknown], { problems: ['one'] });
    const { file, read, failedPath } = fileFor(report);
    expect(file.finish(report)).toBe(true);
    const { verdict, total, failed, message, problems, ...lists } = read();
    expect({ verdict, total, failed, message, problems }).toMatchInlineSnapshot(`
      {
        "failed": 2,
        "message": "1 of 3 submitted; problem with the run as a whole: one",
        "problems": [
          "one",
        ],
        "total": 3,
        "verdict": "failure",
      }
    `);
    expect(lists['failed-targets']).toEqual([report.results[1]?.target.retryEntry]);
    expect(lists['unknown-targets']).toEqual([report.results[2]?.target.retryEntry]);
    expect(JSON.parse(readFileSync(failedPath, 'utf8'))).toEqual(lists['failed-targets']);
    expect(readdirSync(folder).sort()).toEqual(['failed.json', 'results.json']);
  });

  it('writes nothing more after the last version', () => {
    const report = twoOfThree();
    const { file, store, targets, record, read, pass } = fileFor(report);
    record();
    file.finish({ ...report, message: 'last' });
    pass(10_000);
    store.markWaiting(targets);
    record();
    pass(10_000);
    expect(read()).toMatchObject({ message: 'last', submitted: 2 });
  });

  it('says at once that targets wait, and at once that they no longer wait', () => {
    const { store, targets, record, kinds, read, timers } = fileFor(twoOfThree());
    record(0, 1);
    store.markWaiting(targets.slice(1));
    expect(kinds()).toEqual(['submitted', 'rate-limited', 'rate-limited']);
    expect(read()['failed-targets']).toHaveLength(2);
    store.markSending(targets.slice(1));
    expect(kinds()).toEqual(['submitted', 'unknown', 'unknown']);
    expect(read()['unknown-targets']).toHaveLength(2);
    // Nothing of this had to wait for the timer of the first record.
    expect(timers).toHaveLength(1);
  });

  it('of a dry run counts no target as failed', () => {
    const report = reportWith([{ kind: 'dry-run' }], { dryRun: true });
    const { file, read } = fileFor(report);
    file.finish(report);
    expect(read()).toMatchObject({ verdict: 'dry-run', failed: 0, 'failed-targets': [] });
  });

  it('holds no secret in any place, and no command', () => {
    const secret = 'a##["b';
    const base = reportWith([rejected('1028')], {
      targets: [target('10.0.0.1:443', { name: secret, retryEntry: { domainName: secret } })],
      problems: [secret, '##[add-mask]443'],
    });
    const { file, path, failedPath } = fileFor(base, { secrets: [secret, '4433'] });
    file.finish(base);
    for (const written of [path, failedPath].map((name) => readFileSync(name, 'utf8'))) {
      expect(written).not.toMatch(/##\[/);
      expect(JSON.stringify(JSON.parse(written))).not.toContain('["b');
      expect(JSON.stringify(JSON.parse(written))).not.toContain('[\\"b');
    }
  });

  it.each(['before the first request', 'after the last one'])(
    'can be read by its owner alone, %s',
    (when) => {
      // Windows knows no modes: access goes by the folder there.
      const ownerOnly = process.platform === 'win32' ? 0o666 : 0o600;
      const report = twoOfThree();
      const { file, path, failedPath } = fileFor(report);
      const before = process.umask(0);
      try {
        if (when.startsWith('after')) file.finish(report);
      } finally {
        process.umask(before);
      }
      const modes = [path, failedPath].map((name) => statSync(name).mode & 0o777);
      expect(modes).toEqual([ownerOnly, ownerOnly]);
    },
  );

  it('reports once that it cannot be written, and the run goes on', () => {
    const report = twoOfThree();
    const path = join(folder, 'missing', 'results.json');
    const { file, record, problems, pass } = fileFor(report, { path });
    record();
    pass(60_000);
    expect(file.finish(report)).toBe(false);
    expect(problems).toEqual([`The results file cannot be written (ENOENT): ${path}`]);
  });

  it('writes 100,000 targets as one JSON document', () => {
    const report = reportWith(Array(100_000).fill(submitted));
    const { file, read } = fileFor(report);
    expect(read()['unknown-targets']).toHaveLength(100_000);
    file.finish(report);
    expect(read()).toMatchObject({ verdict: 'success', submitted: 100_000 });
  });
});
