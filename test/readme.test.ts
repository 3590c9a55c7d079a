/** What README and the other documents say, compared with what is there. */

import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { declaredInputs, readInputs } from '../src/action/inputs.ts';
import { resolveEntries } from '../src/inventory/resolve.ts';
import { providers } from '../src/providers/index.ts';
import { VERSION } from '../src/version.ts';
import { configured } from './providers/fixture.ts';
import { isRecord } from './simulator/exchange.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const README = read('README.md');

function filesBelow(folder: string, ending: string): readonly string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => join(folder, name));
}

/** The text below a heading, up to the next one of the same level. */
function section(title: string): string {
  const [, text] = README.split(`\n## ${title}\n`);
  if (text === undefined) throw new Error(`README.md has no section '${title}'`);
  return text.split('\n## ')[0] ?? '';
}

/** The rows of all tables in a text, as cells without surrounding blanks. */
function rows(text: string): readonly (readonly string[])[] {
  return text
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map((line) => line.slice(1, -1).split(/(?<!\\)\|/))
    .map((cells) => cells.map((cell) => cell.trim()));
}

/** What stands in backticks. */
function quoted(text: string): readonly string[] {
  return [...text.matchAll(/`([^`]+)`/g)].map(([, inner = '']) => inner);
}

function fenced(text: string, language: string): string {
  const [, block] = new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``).exec(text) ?? [];
  if (block === undefined) throw new Error(`there is no block of ${language}`);
  return block;
}

const manifest: unknown = parse(read('action.yml'), { schema: 'failsafe' });

/** The inputs or outputs of action.yml. */
function declared(part: 'inputs' | 'outputs') {
  const entries = isRecord(manifest) && isRecord(manifest[part]) ? manifest[part] : {};
  return Object.entries(entries).map(([name, spec]) => ({
    name,
    default: isRecord(spec) && typeof spec.default === 'string' ? spec.default : undefined,
  }));
}

describe('README and action.yml', () => {
  const byName = <T extends { name: string }>(items: readonly T[]) =>
    items.toSorted((a, b) => (a.name < b.name ? -1 : 1));

  it('have the same inputs, with the same defaults', () => {
    const documented = rows(section('Inputs')).flatMap(([name = '', , fallback = '']) =>
      quoted(name).map((input) => ({ name: input, default: quoted(fallback)[0] })),
    );
    expect(byName(documented)).toEqual(byName(declared('inputs')));
  });

  it.each(providers)('name $id as a value of provider', ({ id }) => {
    const [row = ''] = /^\| `provider` \|.*$/m.exec(README) ?? [];
    const [description = ''] = /^ {2}provider:\n.*$/m.exec(read('action.yml')) ?? [];
    for (const text of [row, description]) expect(quoted(text)).toContain(id);
  });

  it('have the same outputs', () => {
    const documented = rows(section('Outputs')).flatMap(([name = '']) => quoted(name));
    expect(documented.toSorted()).toEqual(
      declared('outputs')
        .map(({ name }) => name)
        .toSorted(),
    );
  });

  it('ask for the same runner: Node 24 came with 2.327.1', () => {
    expect(isRecord(manifest) && manifest.runs).toMatchObject({ using: 'node24' });
    expect(read('docs/proxies.md')).toContain('2.327.1');
  });

  it('is read to its end: at most 1,800 words outside of code, and 100 for each provider', () => {
    const text = README.replace(/```[\s\S]*?```/g, '').replace(/<!--[\s\S]*?-->/g, '');
    expect(text.split(/\s+/).length).toBeLessThanOrEqual(1_800 + 100 * providers.length);
  });
});

describe('every code', () => {
  const documented = rows(read('docs/codes.md')).flatMap(([codes = '', name = '']) =>
    quoted(codes).map((code) => ({ code, name, anchor: `<a id="code-${code}"></a>` })),
  );
  const described = providers.flatMap((provider) =>
    [...provider.codes.keys()].map((code) => ({ code, provider: provider.name })),
  );

  it.each(described)('$code of $provider has a row', ({ code, provider }) => {
    const { name } = documented.find((row) => row.code === code) ?? {};
    expect(provider.startsWith(name || 'nobody')).toBe(true);
  });

  it.each(documented.filter(({ name }) => name !== 'all'))(
    '$code of $name is a code of the provider, with an anchor',
    ({ code, name, anchor }) => {
      const provider = providers.find((one) => one.name.startsWith(name));
      expect(provider?.codes.has(code)).toBe(true);
      expect(read('docs/codes.md')).toContain(anchor);
    },
  );
});

describe('every text of the troubleshooting table', () => {
  // A sentence may be broken over several literals, and hold values.
  const sources = filesBelow('src', '.ts')
    .map((path) =>
      read(path)
        .replace(/['`"] \+\s*['`"]/g, '')
        .replace(/\\'/g, "'"),
    )
    .join('\n');
  const texts = rows(read('docs/troubleshooting.md')).flatMap(([text = '']) => quoted(text));

  it('is in the table', () => expect(texts.length).toBeGreaterThan(20));

  it.each(texts)('stands in the sources: %s', (text) => {
    const parts = text.split('…').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    expect(sources).toMatch(new RegExp(parts.join('\\$\\{[^\n]*?\\}')));
  });
});

describe('the inventories of docs/targets.md', () => {
  const folder = mkdtempSync(join(tmpdir(), 'readme-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const inventories = { csv: 'csv', yaml: 'yaml', json: 'json' } as const;

  async function entriesOf(format: keyof typeof inventories, id: string) {
    writeFileSync(join(folder, `all.${format}`), fenced(read('docs/targets.md'), format));
    const sources = { targets: 'all', inventory: `all.${format}`, workspace: folder };
    const provider = providers.find((one) => one.id === id);
    const resolved = await resolveEntries(
      { ...sources, runnerTemp: undefined },
      provider,
      providers,
      {},
    );
    expect(resolved.errors).toEqual([]);
    return resolved.entries.map(({ name, fields }) => ({ name, fields }));
  }

  it.each(providers)('have a table that explains each field of $id', ({ syntax }) => {
    const explained = rows(read('docs/targets.md')).flatMap(([field = '']) => quoted(field));
    expect(explained).toEqual(expect.arrayContaining(Object.keys(syntax.fields)));
  });

  it.each(providers.map(({ id }) => id))('say the same in every format to %s', async (id) => {
    const csv = await entriesOf('csv', id);
    expect(csv).not.toEqual([]);
    expect(await entriesOf('yaml', id)).toEqual(csv);
    expect(await entriesOf('json', id)).toEqual(csv);
  });
});

describe('the quick start of the README', () => {
  const blocks = [...section('Quick start').matchAll(/```yaml\n([\s\S]*?)```/g)];
  const steps = blocks.flatMap(([, block = '']): Readonly<Record<string, string>>[] => {
    // A number of ten digits stands for every secret and variable.
    const workflow: unknown = parse(block.replace(/\$\{\{.*?\}\}/g, '1234567890'), {
      schema: 'failsafe',
    });
    const jobs = isRecord(workflow) && isRecord(workflow.jobs) ? Object.values(workflow.jobs) : [];
    return jobs.flatMap((job) =>
      isRecord(job) && Array.isArray(job.steps) ? job.steps.map((step) => ({ ...step.with })) : [],
    );
  });

  it('has one step for each provider that lists what failed, which asks for it', () => {
    const listing = providers.filter((one) => configured(one, { inputs: {} }).discovery);
    expect(steps.map(({ provider }) => provider)).toEqual(listing.map(({ id }) => id));
    expect(new Set(steps.map(({ targets }) => targets))).toEqual(new Set(['failed']));
  });

  it.each(steps)('has all that $provider requires', (inputs) => {
    const read = (name: string) => inputs[name] ?? '';
    const { errors, missing, provider, forProvider } = readInputs(read, {}, providers);
    expect([...errors, ...missing]).toEqual([]);
    const configured = provider?.configure(forProvider(provider));
    expect(configured?.errors).toEqual([]);
    expect(configured?.discovery?.missing).toEqual([]);
    expect(declaredInputs(providers)).toEqual(expect.arrayContaining(Object.keys(inputs)));
  });
});

/** Whoever begins with a step, and goes on to the workflow, must not lack an input there. */
describe('the manual workflow', () => {
  const text = read('examples/manual.yml');
  const passed = [...text.matchAll(/^ {10}([\w-]+):/gm)].map(([, name]) => name);
  const withDefault = declared('inputs').flatMap((input) => (input.default ? [input.name] : []));
  const needed = providers.flatMap(({ inputs, baseUrl }) => [
    ...Object.keys(inputs).filter((name) => !withDefault.includes(name)),
    ...(baseUrl === undefined ? ['base-url'] : []),
  ]);

  it.each(needed)('passes %s', (name) => expect(passed).toContain(name));

  it('offers every provider', () => {
    const ids = providers.map(({ id }) => id);
    expect(text).toContain(`        options: [${ids.join(', ')}]\n`);
  });
});

describe('the examples of the README', () => {
  const shown = [
    ...README.matchAll(/<!-- begin (\S+) -->\n\n```yaml\n([\s\S]*?)```\n\n<!-- end \1 -->/g),
  ];

  it('show one workflow in full', () => {
    expect(shown.map(([, path]) => path)).toEqual(['examples/nightly.yml']);
  });

  it.each(shown.map(([, path = '', text = '']) => ({ path, text })))(
    '$path is shown as it is; npm run readme puts it there',
    ({ path, text }) => {
      expect(text.trimEnd()).toBe(read(path).trimEnd());
    },
  );

  it('are all linked', () => {
    const workflows = filesBelow('examples', '.yml');
    for (const path of workflows) expect(README).toContain(`](${path})`);
  });
});

describe('every document', () => {
  const documents = [
    ...readdirSync(ROOT).filter((name) => name.endsWith('.md')),
    ...filesBelow('docs', '.md'),
  ];
  const scripts: unknown = JSON.parse(read('package.json'));

  it.each(documents)('%s links only to what is there', (path) => {
    const text = read(path).replace(/```[\s\S]*?```/g, '');
    const links = [
      ...[...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link),
      ...[...text.matchAll(/(?:src|srcset)="([^"]+)"/g)].map(([, link = '']) => link),
    ].filter((link) => !/^https?:/.test(link));
    const broken = links.filter((link) => {
      const [file = '', anchor] = link.split('#');
      const target = file === '' ? join(ROOT, path) : resolve(ROOT, dirname(path), file);
      return !existsSync(target) || (anchor !== undefined && !anchors(target).has(anchor));
    });
    expect(broken).toEqual([]);
  });

  it.each(documents)('%s names only scripts that are in package.json', (path) => {
    const known = isRecord(scripts) && isRecord(scripts.scripts) ? scripts.scripts : {};
    const named = [...read(path).matchAll(/npm run ([\w:-]+)/g)].map(([, name = '']) => name);
    expect(named.filter((name) => !(name in known))).toEqual([]);
  });

  it.each(documents)('%s names only files that are there', (path) => {
    const named = quoted(read(path).replace(/```[\s\S]*?```/g, '')).filter((text) =>
      /^(?:src|test|docs|examples|stubs|scripts)\/[\w./-]+$/.test(text),
    );
    expect(named.filter((name) => !existsSync(join(ROOT, name)) && !name.includes('NAME'))).toEqual(
      [],
    );
  });

  it('CONTRIBUTING.md shows the layout as it is', () => {
    const [, layout = ''] = /```text\n(action\.yml[\s\S]*?)```/.exec(read('CONTRIBUTING.md')) ?? [];
    const shown: string[] = [];
    const folders: string[] = [];
    for (const line of layout.trimEnd().split('\n')) {
      const [, indent = '', name = ''] = /^( *)(\S+)/.exec(line) ?? [];
      folders.length = indent.length / 2;
      folders.push(name);
      shown.push(folders.join(''));
    }
    expect(shown.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
    const sources = readdirSync(join(ROOT, 'src'), { withFileTypes: true });
    const missing = sources
      .map((entry) => `src/${entry.name}${entry.isDirectory() ? '/' : ''}`)
      .filter((path) => !shown.includes(path));
    expect(missing).toEqual([]);
  });

  it('CHANGELOG.md has this version, and so has package.json', () => {
    expect(read('CHANGELOG.md')).toContain(`\n## ${VERSION}\n`);
    expect(scripts).toMatchObject({ version: VERSION });
  });
});

/** The anchors that GitHub gives to the headings of a document. */
function anchors(path: string): ReadonlySet<string> {
  const headings = readFileSync(path, 'utf8').matchAll(/^#+ (.+)$/gm);
  return new Set(
    [...headings].map(([, title = '']) =>
      title
        .toLowerCase()
        .replace(/[^\p{L}\p{N} _-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );
}
