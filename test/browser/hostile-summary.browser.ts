import { beforeAll, describe, expect, it } from 'vitest';
import type { Outcome } from '../../src/domain/outcome.ts';
import { renderSummary } from '../../src/report/summary.ts';
import { renderLikeGitHub } from '../rendering/github.ts';
import { HOSTILE, listsOf, reportWith, submitted, target } from '../report/reports.ts';
import { look, type Seen } from './page.ts';

/** What is left of a text on a screen. */
function shown(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\t-\r\u0085\u2028\u2029]+/g, ' ')
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** One refused and one submitted target for each hostile text: in name, code, message and finding. */
const RESULTS = HOSTILE.flatMap((text, at) => {
  const refused: Outcome = { kind: 'rejected', codes: [text], targetSpecific: true, message: text };
  return [
    { one: target(`10.0.0.${at}:443`, { name: text }), outcome: refused, facts: { caa: text } },
    { one: target(`10.0.1.${at}:443`, { name: text }), outcome: submitted, facts: undefined },
  ];
});

const CODE_PAGE = 'https://example.com/codes.md#code-1';

describe('the summary of a run full of hostile text', () => {
  let seen: Seen;
  beforeAll(() => {
    const report = reportWith(
      RESULTS.map(({ outcome }) => outcome),
      {
        targets: RESULTS.map(({ one }) => one),
        facts: RESULTS.map(({ facts }) => facts),
        problems: HOSTILE,
        notices: HOSTILE,
      },
    );
    const [text = ''] = HOSTILE;
    const summary = renderSummary(report, listsOf(report), {
      attempt: 1,
      run: { workflow: text, ref: text, event: text },
      foreignBaseUrl: text,
      codeLink: (code) => (code === text ? CODE_PAGE : undefined),
    });
    seen = look(renderLikeGitHub(summary));
  });

  it('shows the heading, and the first groups with code, text and finding', () => {
    expect(seen.heading).toBe(
      `❌ ${HOSTILE.length} of ${HOSTILE.length * 2} submitted – DigiCert CertCentral`,
    );
    const [groups] = seen.tables;
    expect(groups?.fold).toBeUndefined();
    const [header, ...rows] = groups?.rows ?? [];
    expect(header?.slice(1)).toEqual(['Reason', 'What to do']);
    expect(rows).toHaveLength(6);
    for (const [at, row] of rows.slice(0, 5).entries()) {
      const text = shown(HOSTILE[at] ?? '');
      const reason = shown(row[1] ?? '');
      expect(reason).toContain(`rejected ${text}`);
      expect(reason).toContain(`CAA check: ${text}`);
    }
  });

  it('shows every target in a fold', () => {
    const lines = seen.folds.flatMap((fold) => fold.lines.map(shown));
    for (const { one } of RESULTS) {
      expect(lines).toContain(shown(`${one.name} ${one.label}`));
    }
    expect(seen.folds.at(-1)).toMatchObject({ title: `${HOSTILE.length} submitted`, open: false });
  });

  it('has a line to copy that means the refused targets', () => {
    const [line, ...others] = seen.copyLines;
    expect(others).toEqual([]);
    const labels = RESULTS.filter(({ facts }) => facts !== undefined).map(({ one }) => one.label);
    expect(line?.split(', ')).toEqual(labels);
  });

  it('consists of nothing but our own elements and links: no image, script or mention', () => {
    const ours =
      'a br code details em h2 li p pre span strong summary table tbody td th thead tr ul'.split(
        ' ',
      );
    expect(Object.keys(seen.elements).filter((name) => !ours.includes(name))).toEqual([]);
    expect(seen.elements).toMatchObject({ table: 1, h2: 1, pre: 1, details: HOSTILE.length + 1 });
    expect(
      seen.attributes.filter((name) => !['class', 'colspan', 'href', 'open'].includes(name)),
    ).toEqual([]);
    expect(new Set(seen.links)).toEqual(new Set([CODE_PAGE]));
    expect(seen.comments).toBe(0);
    expect(seen.alerted).toBe(false);
  });

  it('lists at most 20 problems and notes', () => {
    expect(seen.lists.map(({ length }) => length)).toEqual([21, 21]);
    expect(seen.lists[0]?.at(-1)).toBe(`and ${HOSTILE.length - 20} more`);
  });
});
