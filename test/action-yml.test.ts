import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { declaredInputs, readInputs } from '../src/action/inputs.ts';
import type { Report } from '../src/domain/report.ts';
import { providers } from '../src/providers/index.ts';
import { shortLists } from '../src/report/lists.ts';
import { finishedOutputs, invalidInputOutputs } from '../src/report/outputs.ts';
import { createTextGate } from '../src/text/gate.ts';
import { VERSION } from '../src/version.ts';
import { baseUrlOf, fixtureOf, sampleEntries } from './providers/fixture.ts';
import { isRecord } from './simulator/exchange.ts';

const textOf = (name: string) => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8');

type Declared = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** As the runner reads it: every scalar is text. */
const action: {
  readonly description: string;
  readonly inputs: Declared;
  readonly outputs: Declared;
  readonly runs: unknown;
} = parse(textOf('action.yml'), { schema: 'failsafe' });

/** The inputs that the code asks for. */
function asked(): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { id } of providers) {
    const read = (name: string) => {
      names.add(name);
      return name === 'provider' ? id : '';
    };
    readInputs(read, {}, providers);
  }
  return names;
}

const defaults = Object.fromEntries(
  Object.entries(action.inputs).map(([name, spec]) => [name, String(spec.default ?? '')]),
);

describe('the inputs of action.yml', () => {
  it('are those that the code reads', () => {
    expect(Object.keys(action.inputs).toSorted()).toEqual([...asked()].toSorted());
    expect(Object.keys(action.inputs).toSorted()).toEqual(declaredInputs(providers).toSorted());
  });

  it.each(Object.keys(action.inputs))('%s has a description that is a sentence', (name) => {
    expect(action.inputs[name]?.description).toMatch(/\.$/);
  });

  it('that are required have no default', () => {
    const required = Object.entries(action.inputs).filter(([, spec]) => spec.required === 'true');
    expect(required.map(([name]) => name)).toEqual(['provider', 'targets']);
    for (const [, spec] of required) expect(spec).not.toHaveProperty('default');
  });

  it.each(providers)('have the defaults that the code has for blank ones: $id', async (one) => {
    const { inputs } = await fixtureOf(one);
    const given: Readonly<Record<string, string>> = {
      ...inputs,
      provider: one.id,
      ...(one.baseUrl === undefined && { 'base-url': baseUrlOf(one) }),
    };
    const needed = (name: string) => (defaults[name] === '' ? (given[name] ?? '') : '');
    // The one default that the runner has to work out.
    expect(defaults['github-token']).toMatch(/^\$\{\{ github\.token \}\}$/);
    const worked: Readonly<Record<string, string>> = { ...defaults, 'github-token': '' };
    const declared = readInputs((name) => worked[name] || needed(name), {}, providers);
    const blank = readInputs(needed, {}, providers);
    const { provider, forProvider: declaredFor, ...declaredRest } = declared;
    const { provider: _, forProvider: blankFor, ...blankRest } = blank;
    expect(declaredRest).toEqual(blankRest);
    expect(declared.errors).toEqual([]);
    // What a provider makes of its own blank inputs shows in its submissions.
    if (provider === undefined) throw new Error(`no provider ${one.id}`);
    const many = sampleEntries(provider, 600);
    const [ofDeclared, ofBlank] = [declaredFor(provider), blankFor(provider)].map((inputs) =>
      provider
        .configure({ ...inputs, dryRun: true })
        .targets(many)
        .submissions(new Set())
        .map(({ targets }) => targets.length),
    );
    expect(ofDeclared).toEqual(ofBlank);
    expect(ofDeclared?.reduce((sum, count) => sum + count)).toBe(many.length);
    expect(declaredFor(provider).baseUrl).toBe(blankFor(provider).baseUrl);
  });

  it('hold the defaults that are promised', () => {
    expect(
      Object.fromEntries(Object.entries(defaults).filter(([, value]) => value !== '')),
    ).toEqual(
      expect.objectContaining({
        'dry-run': 'false',
        'batch-size': '100',
        'max-wait-minutes': '15',
        'request-timeout-seconds': '30',
        summary: 'true',
      }),
    );
  });
});

describe('the outputs of action.yml', () => {
  const report: Report = {
    provider: { id: 'digicert', name: 'DigiCert' },
    verdict: 'success',
    ending: 'finished',
    isCancelled: false,
    isFollowed: false,
    counts: { total: 0, submitted: 0, ignored: 0, failed: 0 },
    message: '0 of 0 submitted',
    results: [],
    problems: [],
    notices: [],
    requests: 0,
    startedAt: 0,
    durationMs: 0,
    waitedMs: 0,
  };
  const gate = createTextGate();

  it('are those that the code sets', () => {
    const set = finishedOutputs(report, shortLists([], gate), { results: 'a', failedTargets: 'b' });
    expect(Object.keys(action.outputs).toSorted()).toEqual(Object.keys(set).toSorted());
  });

  it('are set, if only to blank, where the input was invalid', () => {
    const set = invalidInputOutputs(['problem']);
    const missing = Object.keys(action.outputs).filter((name) => !(name in set));
    expect(missing.filter((name) => !name.endsWith('-file'))).toEqual([]);
    expect(set.total).toBe('');
  });

  it.each(Object.keys(action.outputs))('%s has a description that is a sentence', (name) => {
    expect(action.outputs[name]?.description).toMatch(/\.$/);
  });
});

describe('the action', () => {
  it('has a description that the Marketplace takes', () => {
    expect(action.description.length).toBeLessThan(125);
    expect(action.description).toMatch(/^Finds .*\.$/);
  });

  it('runs dist/index.js on Node 24', () => {
    expect(action.runs).toMatchObject({ using: 'node24', main: 'dist/index.js' });
  });

  it('has the version of package.json', () => {
    const manifest: unknown = JSON.parse(textOf('package.json'));
    expect(isRecord(manifest) && manifest.version).toBe(VERSION);
  });
});
