import { describe, expect, it } from 'vitest';
import { HOSTILE_TEXTS } from '../hostile-texts.ts';
import { MATCHERS } from '../problem-matchers.ts';
import { doubleOf, doubles } from '../providers/index.ts';
import { faults } from '../simulator/index.ts';
import type { RunOptions, RunResult } from './harness.ts';
import { FLEET, runAgainst, runHostileFleet } from './hostile.ts';

/** The commands that the action itself gives. */
const OURS = /^::(?:add-mask|group|endgroup|error|warning|notice|debug)(?: [^:]*)?::/;
const MOST_SUMMARY_BYTES = 900 * 1024;
const MOST_OUTPUT_BYTES = 30_000;

/** To the row of a known code in the documentation: the one link that the action writes. */
const CODE_LINK =
  /<a href="https:\/\/github\.com\/cert-retry\/cert-retry-action\/blob\/v[\d.]+\/docs\/codes\.md#code-[\w-]+"><code>(?:&#45;|[\w-])+<\/code><\/a>/g;
/** One line that no mark of a fence begins. */
const FENCE = /^```text\n[\p{L}\p{N}[][^\n]*\n```$/gmu;

/** Nobody else's tag, comment, mention or link; the line to copy stands inside a fence. */
function expectOnlyOurTags(summary: string): void {
  const outsideFence = summary.replace(CODE_LINK, '').replace(FENCE, '');
  const tags = outsideFence.match(/<[^>]*>?/g) ?? [];
  const ours =
    /^<(?:\/?(?:p|strong|em|br|code|table|tr|th|td|details|summary|ul|li|span)|td colspan="\d"|details open)>$/;
  expect(tags.filter((tag) => !ours.test(tag))).toEqual([]);
  expect(outsideFence).not.toMatch(/@|\]\(|`|\|/);
}

/** Whatever was written, nobody else's command took effect, and everything can be read. */
function expectTame(run: RunResult): void {
  for (const line of run.stdout.split(/[\r\n]/)) {
    expect(line).not.toMatch(/##\[/);
    if (/^[\s\u0085]*::/.test(line)) expect(line).toMatch(OURS);
    // The runner shows no command of ours to problem matchers.
    else for (const [, pattern] of MATCHERS) expect(line).not.toMatch(pattern);
  }
  expect(run.stderr).toBe('');
  expect(run.refusedCommands).toEqual([]);
  expect(run.addedPath).toBe('');
  expect(run.exportedEnv).toEqual({});
  expect(run.state).toEqual({});
  expect(run.masks.filter((mask) => mask.includes('443') || mask === '')).toEqual([]);
  // What a later job gets is what was written: no mask of somebody else's hides any of it.
  expect(run.jobOutputs).toEqual(run.outputs);
  for (const { message } of run.annotations) {
    expect(message.length).toBeLessThanOrEqual(4_096);
    for (const line of message.split('\n')) {
      expect(line).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
      expect(line).not.toMatch(/##\[|^\s*::|^forged/);
    }
  }
  expect(Buffer.byteLength(run.summary)).toBeLessThanOrEqual(MOST_SUMMARY_BYTES);
  expectOnlyOurTags(run.summary);
  for (const text of [run.stdout, run.summary, JSON.stringify(run.outputs)]) {
    expect(text).not.toMatch(/[\p{Cs}\u0000\u001b\u009b\u202e\u2066\u2028]/u);
  }
  for (const name of ['results', 'failed-targets', 'unknown-targets']) {
    const value = run.outputs[name] ?? '';
    expect(Buffer.byteLength(value)).toBeLessThanOrEqual(MOST_OUTPUT_BYTES);
    if (value !== '') expect(JSON.parse(value)).toBeInstanceOf(Array);
  }
}

/** What is left of a text when everything is gone that a person could not see. */
function letters(text: string): string {
  return text.replace(/[^A-Za-z]/g, '').slice(0, 30);
}

interface Row {
  readonly target: string;
  readonly name?: string;
  readonly outcome: string;
  readonly message: string;
}

function rowsOf(run: RunResult): readonly Row[] {
  return JSON.parse(run.resultsFile ?? '').results;
}

describe('a reply of DigiCert and an inventory full of hostile text', () => {
  it.for([{ RUNNER_DEBUG: '0' }, { RUNNER_DEBUG: '1' }])('are data with %o', async (env) => {
    const run = await runHostileFleet({ env });
    expectTame(run);
    expect(run.conclusion).toBe('failure');
    expect(run.outputs).toMatchObject({ verdict: 'failure', total: String(FLEET.length) });
    const rows = rowsOf(run);
    expect(rows.map(({ target }) => target)).toEqual(FLEET.map(({ label }) => label));
    expect(rows.map(({ outcome }) => outcome)).toEqual(
      FLEET.map(({ accepted }) => (accepted ? 'submitted' : 'rejected')),
    );
    expect(rows.map(({ name }) => name)).toEqual(FLEET.map(({ name }) => name?.trim()));
    // The text arrives: what a person could see of it is still there.
    expect(rows.map(({ message }) => letters(message).slice(0, 4))).toEqual(
      FLEET.map(({ text, accepted }) => {
        const seen = letters(text.replace(/\u001b\[\d*m|\u009b\dm|\u001b\].*?\u0007/g, ''));
        // The field of an error follows its message, and holds the same text.
        return (accepted ? seen : seen + seen).slice(0, 4);
      }),
    );
  });
});

/** One run each, so that the text comes first, alone and last in whatever is written. */
describe.concurrent('a reply of Sectigo', () => {
  const encoded = HOSTILE_TEXTS.map((text) =>
    new URLSearchParams({ errorMessage: text }).toString(),
  );

  it.for([
    ['in its text', encoded.join('%0A')],
    ['raw in its text', `errorMessage=${HOSTILE_TEXTS.join(' ').replaceAll('errorCode', '')}`],
    ['with a command alone in its text', 'errorMessage=##[add-path]/tmp/evil'],
  ] as const)('with hostile text %s', async ([, text], { expect }) => {
    const inputs = { provider: 'sectigo', targets: '1234567' };
    const run = await runAgainst(faults.custom({ body: `errorCode=-99&${text}` }), inputs);
    expectTame(run);
    expect(run.conclusion).toBe('failure');
    expect(rowsOf(run)).toHaveLength(1);
  });
});

const PLACES = doubles.flatMap(({ id, hostile }) =>
  hostile
    .places(HOSTILE_TEXTS.join('\n').toWellFormed())
    .map(([place, reply]) => ({ id, place, reply })),
);

describe.concurrent('a reply of every provider', () => {
  it.for(PLACES)('of $id with hostile text $place', async ({ id, reply }, { expect }) => {
    const { inputs, target } = doubleOf(id).sample;
    const step = { ...inputs, provider: id, targets: target(0) };
    const run = await runAgainst(faults.customInstead(reply), step);
    expectTame(run);
    expect(rowsOf(run)).toHaveLength(1);
  });
});

/** Files that cannot be used, and inputs: the complaint quotes them. */
describe.concurrent('a complaint about input', () => {
  const bad = HOSTILE_TEXTS.flatMap((text) => [
    { name: text, ip: text, port: text },
    { [text]: 'x', ip: '10.0.0.1', port: 443 },
  ]);
  const csv = [
    'name,ip,port',
    ...HOSTILE_TEXTS.map(
      (text) => `"${text.replaceAll('"', '""')}",10.0.0.1,"x${text.replaceAll('"', '""')}"`,
    ),
  ];
  it.for([
    ['a JSON inventory', { inventory: 'f.json' }, { 'f.json': JSON.stringify(bad) }],
    ['a CSV inventory', { inventory: 'f.csv' }, { 'f.csv': csv.join('\n') }],
    ['broken YAML', { inventory: 'f.yml' }, { 'f.yml': `- ${HOSTILE_TEXTS.join('\n- ')}` }],
    ['the name of an inventory', { inventory: '##[error]<b>@octocat.json' }, {}],
    ['targets', { targets: HOSTILE_TEXTS.join(',') }, {}],
    ['a structured list', { targets: JSON.stringify(bad) }, {}],
    ['codes', { 'ignore-codes': HOSTILE_TEXTS.join(',').replaceAll('\0', '') }, {}],
    ['a provider', { provider: '##[error]<script>@octocat' }, {}],
    ['a base-url', { 'base-url': 'https://x/##[error]<b>?@octocat' }, {}],
  ] satisfies [string, Record<string, string>, NonNullable<RunOptions['files']>][])(
    'that quotes %s',
    async ([, inputs, files], { expect }) => {
      const { 'base-url': base, ...given } = { 'base-url': '', ...inputs };
      const clean = Object.fromEntries(
        Object.entries({ provider: 'digicert', targets: 'all', ...given }).map(([name, value]) => [
          name,
          // The environment of a process cannot hold these.
          value.replaceAll('\0', '').toWellFormed(),
        ]),
      );
      const run = await runAgainst(
        faults.hang(),
        { ...clean, ...(base !== '' && { 'base-url': base }) },
        { files },
      );
      expectTame(run);
      expect(run.conclusion).toBe('failure');
      expect(run.outputs.verdict).toBe('invalid-input');
      expect(run.outputs.message).toMatch(/^invalid input: /);
    },
  );
});

describe.concurrent('10 MB of one line', () => {
  const units = ['<b>', '##[error]', '\u001b['];
  it.for(units)('of %j in a reply', async (unit, { expect }) => {
    const long = unit.repeat(10_000_000 / (JSON.stringify(unit).length - 2));
    const body = JSON.stringify({
      error: null,
      data: {
        retryMessages: {},
        failedRetries: { '10.0.0.1:443': { errors: [{ errorCode: '1028', errorMessage: long }] } },
      },
    });
    const run = await runAgainst(faults.custom({ body }), {
      provider: 'digicert',
      targets: '10.0.0.1:443',
    });
    expectTame(run);
    expect(run.conclusion).toBe('failure');
    expect(rowsOf(run)).toMatchObject([{ outcome: 'rejected', code: '1028' }]);
    expect(Buffer.byteLength(run.everyByte())).toBeLessThan(100_000);
  });

  it('in a cell of an inventory', async ({ expect }) => {
    const files = { 'f.csv': `name,ip,port\n${'##[error]<b>'.repeat(900_000)},10.0.0.1,443` };
    const run = await runAgainst(
      faults.hang(),
      { provider: 'digicert', targets: 'all', inventory: 'f.csv' },
      { files },
    );
    expectTame(run);
    expect(run.outputs.verdict).toBe('invalid-input');
    expect(Buffer.byteLength(run.stdout)).toBeLessThan(100_000);
  });
});
