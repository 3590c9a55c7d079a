import { beforeAll, describe, expect, it } from 'vitest';
import { FLEET, runHostileFleet } from '../bundle/hostile.ts';
import { renderLikeGitHub } from '../rendering/github.ts';
import { look, type Seen } from './page.ts';

/** What is left of a text on a screen, and of blanks in a table cell. */
function shown(text: string): string {
  return text
    .toWellFormed()
    .replace(/\u001b\[[\d;]*m|\u009b[\d;]*m|\u001b\].*?\u0007/g, '')
    .replace(/[\t-\r\u0085\u2028\u2029]+/g, ' ')
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
}

const cell = ({ name, label }: (typeof FLEET)[number]) =>
  name === undefined ? label : `${shown(name)}\n${label}`;
/** Codes are cut at 64 characters. */
const short = (code: string) => (code.length > 64 ? `${code.slice(0, 63)}…` : code);
const tidy = (text: string) => text.replace(/[^\S\n]+/g, ' ').trim();

describe('the summary of a run full of hostile text', () => {
  let seen: Seen;
  beforeAll(async () => {
    const run = await runHostileFleet();
    seen = look(renderLikeGitHub(run.summary));
  });

  it('shows the heading, every refused target and what was said about it', () => {
    expect(seen.heading).toMatch(/LIVE: 28 of 84 submitted – DigiCert CertCentral$/);
    const refused = FLEET.filter(({ accepted }) => !accepted);
    const [failures] = seen.tables;
    expect(failures?.fold).toBeUndefined();
    const [header, ...rows] = failures?.rows ?? [];
    expect(header).toEqual(['Target', 'Outcome', 'Code', 'Message', 'What to do']);
    expect(rows.map((row) => row.slice(0, 4).map(tidy))).toEqual(
      refused.map((target) => [
        cell(target),
        'rejected',
        short(shown(target.code)),
        shown(target.text),
      ]),
    );
  });

  it('folds the submitted ones', () => {
    const accepted = FLEET.filter((target) => target.accepted);
    const [, submitted, ...others] = seen.tables;
    expect(others).toEqual([]);
    expect(submitted).toMatchObject({ fold: '28 submitted', open: false });
    expect(submitted?.rows.slice(1).map((row) => row.map(tidy))).toEqual(
      accepted.map((target) => [cell(target), shown(target.text)]),
    );
  });

  it('has a line to copy that is the list of the refused targets', () => {
    const [line, ...others] = seen.copyLines;
    expect(others).toEqual([]);
    const refused = FLEET.filter(({ accepted }) => !accepted);
    expect(JSON.parse(line ?? '')).toMatchObject(
      refused.map(({ label }) => ({ ip: label.split(':')[0], port: 443 })),
    );
  });

  it('consists of nothing but our own elements and links: no image, script or mention', () => {
    const ours = 'a br code details h2 li p pre span strong summary table tbody td th tr ul'.split(
      ' ',
    );
    expect(Object.keys(seen.elements).filter((name) => !ours.includes(name))).toEqual([]);
    expect(seen.elements).toMatchObject({ table: 2, details: 1, summary: 1, h2: 1, pre: 1 });
    expect(seen.elements.tr).toBe(FLEET.length + 2);
    expect(
      seen.attributes.filter((name) => !['class', 'colspan', 'href', 'open'].includes(name)),
    ).toEqual([]);
    // The workflow run itself.
    const run = 'https://github.com/octo-org/certificates/actions/runs/1658821493';
    expect(seen.links.filter((link) => !link.startsWith(run))).toEqual([]);
    expect(seen.links).toHaveLength(1);
    expect(seen.comments).toBe(0);
    expect(seen.alerted).toBe(false);
  });

  it('lists what is wrong with the run as a whole, 20 at most', () => {
    const [problems] = seen.lists;
    expect(problems).toHaveLength(21);
    expect(problems?.at(-1)).toMatch(/^and \d+ more$/);
    expect(problems?.[1]).toContain('<img src=x onerror=alert(1)>');
  });
});
