import { describe, expect, it } from 'vitest';
import { type Behaviour, SERVFAIL, type Zone } from '../network/dns-server.ts';
import { begin, start } from './checking.ts';

const FORBIDS: Behaviour = { caa: [[0, 'issue', 'ca2.example.org']] };

describe('the texts', () => {
  const text = async (zone: Zone, name: string) => {
    const { lookUp } = await start(zone);
    return (await begin([name], { lookUp }).check).findings.get(name);
  };

  it.each([
    [
      'issue',
      'www.example.com',
      { 'example.com': FORBIDS },
      'The CAA records at example.com do not allow ca1.example.net to issue a certificate for www.example.com.',
      'Add the record: example.com. CAA 0 issue "ca1.example.net"',
    ],
    [
      'issuewild',
      '*.example.com',
      { 'example.com': { caa: [[0, 'issuewild', ';']] } },
      'The CAA records (issuewild) at example.com do not allow ca1.example.net to issue a certificate for *.example.com.',
      'Add the record: example.com. CAA 0 issuewild "ca1.example.net"',
    ],
    [
      'an alias',
      'www.example.com',
      { 'www.example.com': { alias: 'edge.example.org' }, 'edge.example.org': FORBIDS },
      'The CAA records at www.example.com (an alias of edge.example.org) do not allow ca1.example.net to issue a certificate for www.example.com.',
      'Add the record: edge.example.org. CAA 0 issue "ca1.example.net" (not at www.example.com, since no record can stand beside a CNAME)',
    ],
    [
      'an alias to a strange name',
      'www.example.com',
      { 'www.example.com': { alias: '::error::.org' }, '::error::.org': FORBIDS },
      'The CAA records at www.example.com (an alias) do not allow ca1.example.net to issue a certificate for www.example.com.',
      'Add a record at the name that www.example.com is an alias of: CAA 0 issue "ca1.example.net" (not at www.example.com, since no record can stand beside a CNAME)',
    ],
    [
      'a critical tag',
      'www.example.com',
      { 'example.com': { caa: [[128, 'tbs', 'x']] } },
      "The CAA records at example.com forbid every certificate for www.example.com: they contain the unknown critical tag 'tbs'.",
      "Remove the CAA record with the unknown critical tag 'tbs' at example.com.",
    ],
    [
      'a critical tag at an alias',
      'www.example.com',
      {
        'www.example.com': { alias: 'edge.example.org' },
        'edge.example.org': { caa: [[128, 'tbs', 'x']] },
      },
      "The CAA records at www.example.com (an alias of edge.example.org) forbid every certificate for www.example.com: they contain the unknown critical tag 'tbs'.",
      "Remove the CAA record with the unknown critical tag 'tbs' at edge.example.org.",
    ],
    [
      'two critical tags and a missing issuer name',
      'example.com',
      {
        'example.com': {
          caa: [
            [128, 'tbs', 'x'],
            [128, 'tbt', 'x'],
            [0, 'issue', ''],
          ],
        },
      },
      "The CAA records at example.com forbid every certificate for example.com: they contain the unknown critical tags 'tbs', 'tbt'.",
      "Remove the CAA record with the unknown critical tags 'tbs', 'tbt' at example.com. Add the record: example.com. CAA 0 issue \"ca1.example.net\"",
    ],
    [
      'a strange critical tag',
      'example.com',
      { 'example.com': { caa: [[128, '::error::', 'x']] } },
      'The CAA records at example.com forbid every certificate for example.com: they contain critical tags that are unknown.',
      'Remove the CAA record with critical tags that are unknown at example.com.',
    ],
  ] satisfies [string, string, Zone, string, string][])(
    'for %s',
    async (_, name, zone, message, hint) => {
      expect(await text(zone, name)).toMatchObject({ kind: 'forbidden', message, hint });
    },
  );

  it.each([
    [SERVFAIL, 'the look-up at www.example.com failed (SERVFAIL)'],
    [
      { caa: [[0, 'issue', 'ca1.example.net; validationmethods=dns-01']] } satisfies Behaviour,
      'the CAA records at www.example.com allow the certificate authority only under conditions (parameters)',
    ],
  ])('for what nobody can tell', async (behaviour, reason) => {
    expect(await text({ 'www.example.com': behaviour }, 'www.example.com')).toEqual({
      kind: 'cannot-tell',
      message: `The CAA records for www.example.com could not be checked: ${reason}.`,
    });
  });

  it('are foreign in fields of their own alone, as they came', async () => {
    const value = '::warning::\u001b[31m"\\';
    const zone: Zone = {
      'example.com': { alias: 'a b.example' },
      'a b.example': {
        caa: [
          [0, 'issue', value],
          [128, 'x y', value],
        ],
      },
    };

    const finding = await text(zone, 'example.com');

    expect(finding).toMatchObject({
      alias: 'a b.example',
      criticalTags: ['x y'],
      records: ['0 issue "::warning::\u001b[31m\\"\\\\"', '128 x y "::warning::\u001b[31m\\"\\\\"'],
      message: expect.not.stringMatching(/[^ -~]|::|a b|x y/),
      hint: expect.not.stringMatching(/[^ -~]|::|a b|x y/),
    });
  });

  it('are the same hint for the same cause', async () => {
    const { lookUp } = await start({ 'example.com': FORBIDS });
    const names = ['a.example.com', 'b.example.com', '*.example.com'];
    const { findings } = await begin(names, { lookUp }).check;

    const hints = [...findings.values()].map((finding) => 'hint' in finding && finding.hint);
    expect(hints).toHaveLength(3);
    expect(new Set(hints).size).toBe(1);
  });
});
