import { describe, expect, it } from 'vitest';
import { parseYaml } from '../../src/inventory/formats/yaml.ts';
import type { Node } from '../../src/inventory/node.ts';
import { flat } from './flat.ts';

async function read(text: string): Promise<unknown> {
  const parsed = await parseYaml(text);
  return 'node' in parsed ? flat(parsed.node) : parsed.error;
}

describe('parseYaml', () => {
  it('keeps scalars as they were spelled', async () => {
    expect(
      await read(
        '- 5800000000000E12\n- 0123456789012345\n- 0x1F\n- 9999999999999999\n- yes\n- 2024-01-01\n- 1_000',
      ),
    ).toEqual([
      '5800000000000E12',
      '0123456789012345',
      '0x1F',
      '9999999999999999',
      'yes',
      '2024-01-01',
      '1_000',
    ]);
  });

  it('takes plain null as absent and quoted null as text', async () => {
    expect(await read('- null\n- Null\n- NULL\n- ~\n-\n- "null"\n- \'~\'\n- ""\n- nUll')).toEqual([
      null,
      null,
      null,
      null,
      null,
      'null',
      '~',
      '',
      'nUll',
    ]);
    expect(await read('')).toBeNull();
    expect(await read('# only a comment')).toBeNull();
  });

  it('reads block and flow, quotes, folded text, anchors and aliases', async () => {
    expect(
      await read('---\n- &one {a: 1, "b": [x]}\n- *one\n- c: >-\n    d\n    e\n...\n'),
    ).toEqual([{ a: '1', b: ['x'] }, { a: '1', b: ['x'] }, { c: 'd e' }]);
  });

  it.each([
    ['- a: 1\n  b: 2\n  a: 3', 'line 3, column 3', 'twice'],
    ['- !!str a', 'line 1, column', 'tags'],
    ['- ! a', 'line 1, column', 'tags'],
    ['- !key {a: 1}', 'line 1, column', 'tags'],
    ['- !!map {a: 1}', 'line 1, column', 'tags'],
    ['- !!seq [a]', 'line 1, column', 'tags'],
    ['- !!str a: 1', 'line 1, column', 'tags'],
    ['- &a {x: 1}\n- <<: *a', 'line 2, column 3', 'merges'],
    ['- a\n---\n- b', 'line 2, column', 'more than one document'],
    ['- *missing', 'line 1, column 3', 'anchor that does not exist'],
    ['- &a [*a]', 'line 1, column 7', 'anchor that does not exist'],
    ['- [a]: 1', 'line 1, column 3', 'key that is not a text'],
    ['- a: "x', 'line 1, column 8', 'missing'],
    ['- a: 1\n\tb: 2', 'line 2, column', 'a tab'],
    ['- a: 1\n  b:\n  \t- 2', 'line 3, column', 'a tab'],
    ['-\ta: 1\n\tb: 2', 'line 1, column 2', 'a tab'],
    ['- [2001:db8::1]:443', 'line 1, column 16', 'needs quotes'],
    ['- @x', 'line 1, column 3', 'needs quotes'],
  ])('says where and what is wrong in %j', async (text, where, kind) => {
    expect(await read(text)).toContain(where);
    expect(await read(text)).toContain(kind);
  });

  it('refuses an alias bomb at once', async () => {
    const levels = Array.from({ length: 15 }, (_, i) => {
      const inner = i === 0 ? 'x' : `*a${i - 1}`;
      return `- &a${i} [${Array(10).fill(inner).join(', ')}]`;
    });
    expect(await read(levels.join('\n'))).toMatch(/too many aliases/);
  });

  it.each(['[', '- ', '{a: ', '? '])('refuses deep nesting of %j', async (open) => {
    expect(await read(`${open.repeat(21)}x`)).toMatch(/not valid YAML/);
    expect(await read(open.repeat(20_000))).toMatch(/nested too deeply/);
  });

  it('takes one alias of many values for what it is', async () => {
    const parsed = await parseYaml(`- &a 1\n${'- *a\n'.repeat(10_000)}`);
    const node: Node | undefined = 'node' in parsed ? parsed.node : undefined;
    expect(node?.kind === 'list' && node.items.length).toBe(10_001);
  });

  it('reads a long list piece by piece as it reads a short one', async () => {
    const entry = (i: number) =>
      [`- &a${i} {n: ${i}}`, `-\n  n: ${i}\n  # - c\n  t: |\n   - x\n\n`, `- *a0`, `- - ${i}`][
        i % 4
      ];
    for (const indent of ['', '  ']) {
      const text = Array.from({ length: 12_000 }, (_, i) => `${entry(i)}\n`)
        .join('')
        .replace(/^(?=.)/gm, indent);
      const items = await read(`# list\n---\n${text}`);
      expect(items).toHaveLength(12_000);
      expect(Array.isArray(items) && items.slice(-4)).toEqual([
        { n: '11996' },
        { n: '11997', t: '- x\n' },
        { n: '0' },
        ['11999'],
      ]);
    }
  });

  it.each([
    ['...\n- b\n', 'more than one document'],
    ['---\n- b\n', 'more than one document'],
    ['- b: 1\n  b: 2\n', 'twice'],
    ['- *b\n', 'anchor that does not exist'],
    ['b: 1\n', 'not valid YAML'],
  ])('says what is wrong with %j after many entries, and where', async (text, error) => {
    const lines = 10_000;
    const parsed = await read(`${'- abcdef\n'.repeat(lines)}${text}${'- abcdef\n'.repeat(lines)}`);
    expect(parsed).toContain(error);
    expect(parsed).toMatch(/^line (?:1000[0-3]), /);
  });

  it('stops in a long list once the run is cancelled', async () => {
    const cancelled = new AbortController();
    setImmediate(() => cancelled.abort());
    const parsed = await parseYaml('- abcdef\n'.repeat(200_000), cancelled.signal);
    expect(parsed).toMatchObject({ error: expect.stringContaining('cancelled') });
    expect('items' in parsed && parsed.items.length).toBeLessThan(10_000);
  });
});
