import { describe, expect, it } from 'vitest';
import { errorsOf } from './resolving.ts';

const MILLION = 1_000_000;
const fleet = Array.from({ length: 100_000 }, (_, i) => `name${i}-${'x'.repeat(185)}`);

/** Without a limit, each of them takes gigabytes, minutes or the whole process. */
describe('a hostile file is refused', () => {
  it.each([
    ['a.yaml', '['.repeat(MILLION), 'nested too deeply'],
    ['a.yaml', `- ${'{a: '.repeat(MILLION / 5)}`, 'nested too deeply'],
    ['a.yaml', `- ${'? '.repeat(MILLION / 3)}`, 'nested too deeply'],
    ['a.yaml', '['.repeat(2 * MILLION), 'larger than 1 MiB'],
    ['a.yaml', `- "${'x\n'.repeat(700_000)}"`, 'larger than 1 MiB'],
    ['a.yaml', `- [${'x,'.repeat(MILLION / 2)}]`, 'too many values in one entry'],
    ['a.yaml', '- a\n'.repeat(250_001), 'more than 250,000 entries'],
    [
      'a.yaml',
      `- ip: a\n${fleet
        .slice(0, 1001)
        .map((key) => `  ${key}: 1`)
        .join('\n')}`,
      'more than 1,000 keys',
    ],
    ['a.yaml', '#'.repeat(8 * 1024 * 1024 + 1), 'YAML of more than 8 MiB'],
    ['a.json', `[${'{},'.repeat(250_001)}{}]`, 'more than 250,000 entries'],
    [
      'a.json',
      `{"retryAutomationTaskRequests":[${'{},'.repeat(2.6 * MILLION)}{}]}`,
      'more than 2,500,000 values',
    ],
    [
      'a.json',
      `[{${fleet
        .slice(0, 1001)
        .map((key) => `"${key}":1`)
        .join(',')}}]`,
      'more than 1,000 keys',
    ],
    [
      'a.csv',
      `ip,port,${Array.from({ length: MILLION / 10 }, (_, i) => `c${i}`).join(',')}\n`,
      'a.csv, line 1, column 4888: a row of more than 1,000 cells',
    ],
    [
      'a.csv',
      `ip,port\n1${',x'.repeat(MILLION)}\n`,
      'a.csv, line 2, column 2000: a row of more than 1,000 cells',
    ],
    ['a.csv', `ip,port\n${'\n'.repeat(250_001)}`, 'more than 250,000 entries'],
  ])('%s, %#', async (name, content, error) => {
    const errors = await errorsOf({ targets: '10.0.0.1:443', inventory: [name, content] });
    expect(errors).toContain(error);
    expect(errors.length).toBeLessThan(1000);
  });

  it('whose entries have many unknown fields: the errors name some', async () => {
    const keys = fleet.slice(0, 999).map((key) => `"${key.slice(0, 30)}":1`);
    const errors = await errorsOf({ targets: `[{${keys.join(',')}}]` });
    expect(errors.split('\n')).toHaveLength(13);
    expect(errors).toContain('targets, entry 1: and 987 more errors.');
  });

  it('with the line and column, however many lines the file has', async () => {
    const inventory = ['a.json', `[${'\n'.repeat(MILLION)}1 2]`] as const;
    expect(await errorsOf({ targets: '10.0.0.1:443', inventory })).toContain(
      'line 1000001, column 3',
    );
  });
});

it('searches for similar long names within a limit', async () => {
  const inventory = [
    'a.csv',
    `name,ip,port\n${fleet.map((name) => `${name},10.0.0.1,1\n`).join('')}`,
  ] as const;
  const wrong = Array.from({ length: 20 }, (_, i) => `wrong${i}-${'x'.repeat(190)}`);
  const errors = await errorsOf({ targets: wrong.join(','), inventory });
  const suggestions = errors.split('nearest').length - 1;
  expect(suggestions).toBeGreaterThan(0);
  expect(suggestions).toBeLessThan(5);
}, 60_000);
