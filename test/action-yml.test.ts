import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Report } from '../src/domain.ts';
import { declaredInputs, readInputs } from '../src/inputs.ts';
import { providers } from '../src/providers/index.ts';
import { invalidOutputs, outputs } from '../src/report/outputs.ts';
import { VERSION } from '../src/version.ts';
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
    readInputs(read, {}, providers, '');
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

  it.each(providers)('have the defaults that the code has for blank ones: $id', ({ id }) => {
    const needed = (name: string) => {
      if (name === 'provider') return id;
      return /key|login/.test(name) && !name.endsWith('-keys') ? 'given' : '';
    };
    // The one default that the runner has to work out.
    expect(defaults['github-token']).toMatch(/^\$\{\{ github\.token \}\}$/);
    const worked: Readonly<Record<string, string>> = { ...defaults, 'github-token': '' };
    const declared = readInputs((name) => worked[name] || needed(name), {}, providers, '');
    const blank = readInputs(needed, {}, providers, '');
    const { settings: declaredSettings, ...declaredRest } = declared;
    const { settings: blankSettings, ...blankRest } = blank;
    expect(declaredRest).toEqual(blankRest);
    expect(declared.problems).toEqual([]);
    // What a provider makes of its own blank inputs shows in its plan.
    const [provider] = providers.filter((one) => one.id === id);
    const many = Array.from({ length: 600 }, (_, n) => ({
      where: `${n}`,
      fields: { ip: '10.0.0.1', port: `${n + 1}`, certificateID: `${n}` },
    }));
    const requests = [declaredSettings, blankSettings].map((settings) =>
      provider
        ?.plan(many, { ...settings, dryRun: true })
        .calls.map(({ targets }) => targets.length),
    );
    expect(requests[0]).toEqual(requests[1]);
    expect(declaredSettings.baseUrl).toBe(blankSettings.baseUrl);
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
    counts: { total: 0, submitted: 0, ignored: 0, failed: 0 },
    message: '0 of 0 submitted',
    results: [],
    problems: [],
    notices: [],
    durationMs: 0,
  };
  const same = (text: string) => text;

  it('are those that the code sets', () => {
    const set = outputs(report, { results: 'a', failedTargets: 'b' }, same).values;
    expect(Object.keys(action.outputs).toSorted()).toEqual(Object.keys(set).toSorted());
  });

  it('are set, if only to blank, where the input was invalid', () => {
    const set = invalidOutputs(['problem'], same).values;
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
    expect(action.description).toMatch(/^Retries .*\.$/);
  });

  it('runs dist/index.js on Node 24', () => {
    expect(action.runs).toMatchObject({ using: 'node24', main: 'dist/index.js' });
  });

  it('has the version of package.json', () => {
    const manifest: unknown = JSON.parse(textOf('package.json'));
    expect(isRecord(manifest) && manifest.version).toBe(VERSION);
  });
});
