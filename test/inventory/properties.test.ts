import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { providers } from '../../src/providers/index.ts';
import { fieldsOf, resolved } from './resolving.ts';

const KEY = '58C5D9FD5BC95FAA';
const RUNS = [...providers.map(({ id }) => id), 'none'];
const FORMATS = ['a.json', 'a.yaml', 'a.csv'] as const;
/** Texts made of what the grammars are made of find more than random characters do. */
const pieces = fc.constantFrom(
  '[',
  ']',
  '{',
  '}',
  ':',
  ',',
  ';',
  '\t',
  '\n',
  '\r',
  ' ',
  '- ',
  '-',
  '#',
  '"',
  "'",
  '\\',
  '&a ',
  '*a',
  '!t ',
  '---\n',
  '|',
  '>',
  '?',
  '%',
  '<<',
  '\u0000',
  '\uFEFF',
  '\uD800',
  'ü',
  '1',
  '0',
  'e',
  '.',
  '@',
  '10.0.0.1:443',
  '[::1]:443',
  'ip',
  'port',
  'name',
  'agentLicenseKey',
  'null',
  '~',
  'all',
  '__proto__',
  'retryAutomationTaskRequests',
  'cert:',
  'order:',
);
const texts = fc.oneof(
  fc.array(pieces, { maxLength: 30 }).map((some) => some.join('')),
  fc.string({ unit: 'binary', maxLength: 40 }),
);

describe('any text', () => {
  it('is read or refused, never a crash', async () => {
    await fc.assert(
      fc.asyncProperty(
        texts,
        texts,
        fc.constantFrom(...FORMATS),
        async (targets, content, file) => {
          for (const provider of RUNS) {
            const answer = await resolved({ targets, inventory: [file, content], provider });
            const idle = answer.entries.length === 0 && answer.errors.length === 0;
            expect(idle && provider !== 'none').toBe(false);
          }
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('digits and keys', () => {
  const digits = fc.oneof(
    fc.constantFrom('9999999999999999', '0123456789012345', '0', '00'),
    fc.stringMatching(/^\d{1,16}$/),
  );
  const keys = fc.oneof(
    fc.constantFrom(
      '5800000000000E12',
      '0000000000000001',
      '1e10',
      '0x1F',
      '0b11',
      '12345_678',
      '1.50',
      '.inf',
    ),
    fc.stringMatching(/^[0-9A-F]{16}$/),
  );

  it('arrive as written in every format', async () => {
    await fc.assert(
      fc.asyncProperty(digits, keys, async (id, key) => {
        const inventories = [
          [
            'a.json',
            JSON.stringify([
              { name: 'x', certificateID: id, ip: '10.0.0.1', port: 1, agentLicenseKey: key },
            ]),
          ],
          [
            'a.yaml',
            `- {name: x, certificateID: ${id}, ip: 10.0.0.1, port: 1, agentLicenseKey: ${key}}`,
          ],
          ['a.csv', `name,certificateID,ip,port,agentLicenseKey\nx,${id},10.0.0.1,1,${key}`],
        ] as const;
        for (const inventory of inventories) {
          expect(await fieldsOf({ targets: 'x', inventory, provider: 'sectigo' })).toEqual([
            { certificateID: id },
          ]);
          const [fields] = await fieldsOf({ targets: 'x', inventory });
          expect(fields?.agentLicenseKey).toBe(key);
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe('a key in a damaged file', () => {
  const files = [
    [
      'a.json',
      `[{"name":"x","ip":"10.0.0.1","port":443,"agentLicenseKey":"${KEY}","divisionId":1}]`,
    ],
    [
      'a.yaml',
      `- name: x\n  ip: 10.0.0.1\n  port: 443\n  agentLicenseKey: ${KEY}\n  divisionId: 1\n`,
    ],
    ['a.csv', `name;ip;port;agentLicenseKey;divisionId\n"x";10.0.0.1;443;${KEY};1\n`],
  ] as const;

  it('is in no message, whatever is cut out, put in or moved', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...files),
        fc.nat(150),
        fc.nat(3),
        pieces,
        async ([name, content], at, length, piece) => {
          const damaged = content.slice(0, at) + piece + content.slice(at + length);
          // Damage inside the key leaves parts of it, which nothing can know to be a key.
          fc.pre(damaged.includes(KEY));
          for (const provider of RUNS) {
            const { errors, notices } = await resolved({
              targets: 'x, all',
              inventory: [name, damaged],
              provider,
            });
            expect([...errors, ...notices].join('\n')).not.toContain(KEY);
          }
        },
      ),
      { numRuns: 600 },
    );
  });

  it.each(['name', 'ip', 'port', 'accountId', 'divisionId', 'domainName', 'managementIp', 'x'])(
    'is not shown where it slipped into the column %s',
    async (column) => {
      const { errors, notices } = await resolved({
        targets: `all, ${KEY}`,
        inventory: [
          'a.json',
          JSON.stringify([{ ip: '10.0.0.1', [column]: KEY, [KEY]: KEY, port: 'x' }]),
        ],
      });
      expect(errors.length).toBeGreaterThan(0);
      expect([...errors, ...notices].join('\n')).not.toContain(KEY);
    },
  );
});
