import { describe, expect, it } from 'vitest';
import { groupPhrase } from '../../src/report/group-phrases.ts';
import { groupsOf, unsentGroups } from '../../src/report/groups.ts';
import { logLine } from '../../src/text/escape.ts';
import { NAMED_REPORTS } from './named-reports.ts';
import {
  dryRun,
  notAttempted,
  rateLimited,
  rejected,
  reportWith,
  STARTED_AT,
  submitted,
  unknown,
} from './reports.ts';

describe('groups of results that need attention', () => {
  it.each(Object.entries(NAMED_REPORTS))('hold each such result once: %s', (_, report) => {
    const grouped = groupsOf(report).flatMap(({ results }) => results);
    const needing = report.results.filter(({ needsAttention }) => needsAttention);
    expect(new Set(grouped)).toEqual(new Set(needing));
    expect(grouped).toHaveLength(needing.length);
  });

  it.each(Object.entries(NAMED_REPORTS))('stay as they are in the log: %s', (_, report) => {
    const phrases = groupsOf(report).map(groupPhrase);
    expect(phrases.map(logLine)).toEqual(phrases);
  });

  it('begin with unknown ones, and end with those where nothing is to do', () => {
    const report = reportWith([
      submitted,
      rejected('1028'),
      rejected('1028'),
      rejected('1028'),
      notAttempted,
      rateLimited,
      rejected('1004'),
      rejected('1777'),
      rejected('1777'),
      unknown,
    ]);
    expect(groupsOf(report).map(groupPhrase)).toMatchInlineSnapshot(`
      [
        "1 unknown: No reply within 30 s.",
        "2 rejected, code 1777: Automated IP/Port is not eligible for retry.",
        "1 rejected, code 1004: Automated IP/Port is not eligible for retry.",
        "1 rate-limited: Held back.",
        "1 not sent: The run was cancelled.",
        "3 rejected, code 1028: Automated IP/Port is not eligible for retry.",
      ]
    `);
  });

  it('differ in outcome, codes and message', () => {
    const other = { ...rejected('1004'), message: 'Another text' };
    const report = reportWith([rejected('1004'), rejected('1004', '7'), other, rejected('1004')]);
    expect(groupsOf(report).map(({ results }) => results.length)).toEqual([2, 1, 1]);
  });

  it('leave out what is ignored, submitted or only checked', () => {
    const options = { ignoreCodes: new Set(['1028']) };
    expect(groupsOf(reportWith([submitted, rejected('1028'), dryRun], options))).toEqual([]);
  });

  it('have the causes of a followed run, and mark the advice of the provider', () => {
    const report = NAMED_REPORTS['followed, one failed again and one old certificate'];
    expect(
      groupsOf(report).map((group) => [groupPhrase(group), group.advice]),
    ).toMatchInlineSnapshot(`
      [
        [
          "1 old certificate: The provider reports success, but the port still serves the old certificate. It expires on 2026-11-27.",
          {
            "isProviders": false,
            "text": "Reload the service behind the port, then check which certificate it serves. A retry does not help.",
          },
        ],
        [
          "1 not retried, code not-applicable: Domain validation expired.",
          {
            "isProviders": true,
            "text": "Validate the domain again, then retry.",
          },
        ],
        [
          "1 failed again at INSTALL_FAILED: Agent not reachable.",
          {
            "isProviders": true,
            "text": "Restart the agent service.",
          },
        ],
      ]
    `);
  });

  it('tell apart what can become of a submitted target', () => {
    const completed = { kind: 'completed' } as const;
    const report = reportWith(Array(7).fill(submitted), {
      isFollowed: true,
      isVerified: true,
      facts: [
        { completion: completed, endpoint: 'new' },
        { completion: completed, endpoint: 'unreachable' },
        { completion: completed, endpoint: 'no-tls' },
        { completion: completed, endpoint: 'in-progress' },
        { completion: { kind: 'in-progress', status: 'INSTALLING' } },
        { completion: { kind: 'unknown' } },
      ],
    });
    expect(groupsOf(report).map(groupPhrase)).toMatchInlineSnapshot(`
      [
        "1 no TLS: The provider reports success, but the port answers without TLS.",
        "1 port unreachable: The provider reports success, but the runner gets no answer from the port.",
        "2 state unknown: Submitted, but no later read shows what became of the target.",
        "1 port not checked: The provider reports success, but the time was over before a look at the port.",
        "1 in progress: Not completed when the time to follow was over; the last status is INSTALLING.",
      ]
    `);
  });

  it('show what the provider reports later about an unknown target', () => {
    const report = reportWith([unknown, unknown], {
      isFollowed: true,
      facts: [
        { completion: { kind: 'completed', status: 'INSTALLED' } },
        { completion: { kind: 'unknown' } },
      ],
    });
    const [one, other] = groupsOf(report);
    expect(one?.reason).toBe('No reply within 30 s. The provider now reports: INSTALLED.');
    expect(one?.advice?.text).toBe(
      'The provider reports success: look at the target before you retry it.',
    );
    expect(other?.reason).toBe('No reply within 30 s.');
  });

  it('say when to run again, where that is known', () => {
    const retryAt = STARTED_AT + 5 * 3_600_000;
    const [group] = groupsOf(reportWith([rateLimited], { retryAt }));
    expect(group?.advice?.text).toBe('Retry after 03:01 UTC. Nothing is wrong with the target.');
    expect(groupsOf(reportWith([rateLimited]))[0]?.advice?.text).not.toContain('UTC');
  });

  it('have a CAA finding that all of their targets share', () => {
    const same = reportWith([rejected('7'), rejected('7')], {
      facts: [{ caa: 'x' }, { caa: 'x' }],
    });
    expect(groupsOf(same)[0]?.caa).toBe('x');
    const mixed = reportWith([rejected('7'), rejected('7')], { facts: [{ caa: 'x' }] });
    expect(groupsOf(mixed)[0]).not.toHaveProperty('caa');
  });

  it('of a dry run hold what a live run would not send', () => {
    const report = NAMED_REPORTS['dry run of 12'];
    expect(groupsOf(report)).toEqual([]);
    expect(unsentGroups(report).map(groupPhrase)).toEqual([
      '1 would not be sent, code not-applicable: Domain validation expired.',
    ]);
  });
});
