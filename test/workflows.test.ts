import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const yamlFiles = (folder: string) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.yml'))
    .map((name) => `${folder}/${name}`);

const OURS = 'cert-retry/cert-retry-action@v1';
const workflows = yamlFiles('.github/workflows');
const examples = yamlFiles('examples');
const all = [...workflows, ...examples, 'test/e2e/edge-cases.yml'].map((path) => {
  const text = readFileSync(path, 'utf8');
  return [path, text, parse(text)] as const;
});
const inputs = Object.keys(parse(readFileSync('action.yml', 'utf8')).inputs);

type Step = {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
};
type Workflow = {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: unknown;
  readonly jobs: Readonly<
    Record<string, { readonly permissions?: unknown; readonly steps?: readonly Step[] }>
  >;
};
const stepsOf = ({ jobs }: Workflow): readonly Step[] =>
  Object.values(jobs).flatMap(({ steps = [] }) => steps);

describe.each(all)('%s', (path, text, workflow: Workflow) => {
  it('gives no rights by default, and a job those that it names', () => {
    expect(workflow.permissions).toEqual({});
    for (const { permissions = {}, steps = [] } of Object.values(workflow.jobs)) {
      // A text such as `write-all` names no right.
      expect(permissions).toBeTypeOf('object');
      if (steps.some(({ uses }) => uses?.startsWith('actions/checkout@'))) {
        expect(permissions).toHaveProperty('contents');
      }
      if (steps.some((step) => step.with?.['failure-issue'] !== undefined)) {
        expect(permissions).toHaveProperty('issues', 'write');
      }
    }
  });

  it('never runs the code of a stranger with the rights of the repository', () => {
    expect(text).not.toMatch(/^\s*pull_request_target:/m);
  });

  it('pins every action to a commit, and says which version that is', () => {
    const lines = text.match(/^.*\buses: .*$/gm) ?? [];
    const loose = lines
      .map((line) => line.trim().replace(/^- /, ''))
      .filter((line) => line !== `uses: ${OURS}` && !line.startsWith('uses: ./'))
      .filter((line) => !/^uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line));
    expect(loose).toEqual([]);
  });

  it('leaves no token behind in the checkout', () => {
    for (const step of stepsOf(workflow)) {
      if (!step.uses?.startsWith('actions/checkout@')) continue;
      expect(step.with?.['persist-credentials']).toBe(false);
    }
  });

  it('hands values to scripts through env alone', () => {
    expect(stepsOf(workflow).filter(({ run }) => run?.includes('${{'))).toEqual([]);
  });

  it('gives the action only inputs that it has', () => {
    const given = stepsOf(workflow)
      .filter(({ uses }) => uses === OURS || uses === './')
      .flatMap((step) => Object.keys(step.with ?? {}));
    // One job shows what a misspelt input does.
    const misspelt = path === 'test/e2e/edge-cases.yml' ? ['dryrun'] : [];
    expect(given.filter((name) => !inputs.includes(name))).toEqual(misspelt);
  });
});

it('pins one version of each action everywhere', () => {
  const pins = new Map<string, Set<string>>();
  for (const [, text] of all) {
    for (const [, name = '', pin = ''] of text.matchAll(/uses: ([\w./-]+)@([0-9a-f]{40} # \S+)/g)) {
      const action = name.split('/').slice(0, 2).join('/');
      pins.set(action, (pins.get(action) ?? new Set()).add(pin));
    }
  }
  expect([...pins].filter(([, versions]) => versions.size > 1)).toEqual([]);
});

it('binds base-url in an example to a variable of one provider alone: credentials go there', () => {
  const variable = /^\$\{\{ (?:inputs|matrix)\.provider == '[\w-]+' && vars\.\w+ \|\| '' \}\}$/;
  const bound = all
    .filter(([path]) => path.startsWith('examples/'))
    .flatMap(([, , workflow]) =>
      stepsOf(workflow).flatMap((step) => step.with?.['base-url'] ?? []),
    );
  expect(bound.filter((value) => !variable.test(String(value)))).toEqual([]);
});
