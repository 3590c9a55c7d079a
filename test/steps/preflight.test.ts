import { describe, expect, it, onTestFinished } from 'vitest';
import type { CaaMode } from '../../src/domain/caa.ts';
import type { Target } from '../../src/domain/target.ts';
import { type Preflight, preflight } from '../../src/steps/preflight.ts';
import { createManualClock } from '../caa/clock.ts';
import { type Behaviour, SERVFAIL, startDnsServer, type Zone } from '../network/dns-server.ts';

const FORBIDS: Behaviour = { caa: [[0, 'issue', 'other-ca.example']] };
const ALLOWS: Behaviour = { caa: [[0, 'issue', 'ca.example']] };

const target = (label: string, ...domainNames: readonly string[]): Target => ({
  label,
  identity: label,
  publicFields: {},
  retryEntry: {},
  domainNames,
});

/** Checks targets against a DNS server with this zone. The clock stands still. */
async function check(
  targets: readonly Target[],
  zone: Zone | ((name: string) => Behaviour),
  options: { readonly mode?: CaaMode; readonly dryRun?: boolean; readonly servers?: string } = {},
): Promise<Preflight & { readonly asked: readonly string[] }> {
  const server = await startDnsServer(zone);
  onTestFinished(() => server.close());
  const { mode = 'warn', dryRun = false, servers = server.address } = options;
  const checked = await preflight(targets, {
    mode,
    issuers: { accepted: ['ca.example'], recommended: 'ca.example' },
    dnsServers: servers,
    dryRun,
    clock: createManualClock(),
    signal: new AbortController().signal,
  });
  return { ...checked, asked: server.names() };
}

const MESSAGE =
  'The CAA records at example.com do not allow ca.example to issue a certificate for www.example.com.';
const HINT = 'Add the record: example.com. CAA 0 issue "ca.example"';

describe('a forbidden target', () => {
  const web = target('web', 'www.example.com');
  const zone = { 'example.com': FORBIDS };

  it('is shown and not held back with warn', async () => {
    const { findings, held, warnings } = await check([web], zone);

    expect([...findings]).toEqual([[web, { kind: 'forbidden', text: `${MESSAGE} ${HINT}` }]]);
    expect([...held]).toEqual([]);
    expect(warnings).toEqual([`CAA check: ${MESSAGE} ${HINT}`]);
  });

  it('is shown and held back with enforce: code, message and hint say why', async () => {
    const { findings, held, warnings } = await check([web], zone, { mode: 'enforce' });

    expect([...held]).toEqual([
      [web, { kind: 'not-attempted', code: 'caa-forbidden', message: MESSAGE, hint: HINT }],
    ]);
    expect(findings.get(web)?.kind).toBe('forbidden');
    expect(warnings).toHaveLength(1);
  });

  it('is forbidden although another of its names cannot be checked', async () => {
    const shop = target('shop', 'shop.example.net', 'allowed.example', 'www.example.com');
    const { findings, held } = await check(
      [shop],
      { ...zone, 'shop.example.net': SERVFAIL, 'allowed.example': ALLOWS },
      { mode: 'enforce' },
    );

    expect(findings.get(shop)?.text).toBe(`${MESSAGE} ${HINT}`);
    expect(held.get(shop)).toMatchObject({ code: 'caa-forbidden', message: MESSAGE });
  });
});

describe('a target that cannot be checked', () => {
  it.each(['warn', 'enforce'] as const)(
    'is never held back with %s, and no warning names it',
    async (mode) => {
      const web = target('web', 'www.example.com');
      const { findings, held, warnings } = await check([web], () => SERVFAIL, { mode });

      expect([...findings]).toEqual([
        [
          web,
          {
            kind: 'cannot-tell',
            text: 'The CAA records for www.example.com could not be checked: the look-up at www.example.com failed (SERVFAIL).',
          },
        ],
      ]);
      expect([...held]).toEqual([]);
      expect(warnings).toEqual([]);
    },
  );

  it('is one whose records have parameters', async () => {
    const web = target('web', 'example.com');
    const { findings, held } = await check(
      [web],
      { 'example.com': { caa: [[0, 'issue', 'ca.example; accounturi=https://ca.example/1']] } },
      { mode: 'enforce' },
    );

    expect(findings.get(web)?.kind).toBe('cannot-tell');
    expect([...held]).toEqual([]);
  });

  it('is every target where dns-servers cannot be read: no other server is asked', async () => {
    const web = target('web', 'www.example.com');
    const { findings, held } = await check([web], {}, { mode: 'enforce', servers: 'resolver' });

    expect(findings.get(web)?.text).toContain('no DNS server is configured');
    expect([...held]).toEqual([]);
  });
});

describe('the names of the targets', () => {
  it('are asked for once each, whoever has them', async () => {
    const targets = [
      target('a', 'example.com', 'www.example.com'),
      target('b', 'www.example.com'),
      target('c', 'example.com'),
    ];
    const { asked, findings, held, notices } = await check(
      targets,
      { 'www.example.com': FORBIDS, 'example.com': ALLOWS },
      { mode: 'enforce' },
    );

    expect([...asked].sort()).toEqual(['example.com', 'www.example.com']);
    expect([...findings.keys()].map(({ label }) => label)).toEqual(['a', 'b']);
    expect([...held.keys()].map(({ label }) => label)).toEqual(['a', 'b']);
    expect(notices).toEqual([
      'CAA check: the run looked up 2 names: 1 forbidden, 0 could not be checked.',
    ]);
  });

  it('that are allowed leave nothing to show', async () => {
    const { findings, held, warnings } = await check(
      [target('a', 'example.com')],
      { 'example.com': ALLOWS },
      { mode: 'enforce' },
    );

    expect([findings.size, held.size, warnings]).toEqual([0, 0, []]);
  });

  it('are none: IP addresses and targets without names are left out', async () => {
    const { domainNames: _, ...nameless } = target('b');
    const { asked, findings, notices } = await check(
      [target('a', '10.0.0.1', '2001:db8::1'), nameless, target('c')],
      () => FORBIDS,
      { mode: 'enforce' },
    );

    expect(asked).toEqual([]);
    expect(findings.size).toBe(0);
    expect(notices).toEqual([]);
  });

  it('above 500 cannot be checked, and a notice counts them', async () => {
    const names = Array.from({ length: 502 }, (_, at) => `n${at}`);
    const { findings, held, notices, asked } = await check(
      [target('first', ...names.slice(0, 500)), target('last', ...names.slice(500))],
      { n500: FORBIDS, n501: FORBIDS },
      { mode: 'enforce' },
    );

    expect(asked).toHaveLength(500);
    expect([...findings].map(([{ label }, { kind }]) => [label, kind])).toEqual([
      ['last', 'cannot-tell'],
    ]);
    expect(held.size).toBe(0);
    expect(notices).toEqual([
      'CAA check: the run looked up 502 names: 0 forbidden, 2 could not be checked.',
      'CAA records are looked up for at most 500 names: 2 were left out.',
    ]);
  });
});

describe('the warnings', () => {
  it('are grouped by finding', async () => {
    const { warnings } = await check(
      [
        target('a', 'a.example.com'),
        target('b', 'b.example.com', 'c.example.com'),
        target('c', 'example.org'),
      ],
      { 'example.com': FORBIDS, 'example.org': { caa: [[128, 'strange', 'x']] } },
    );

    expect(warnings).toEqual([
      'CAA check: The CAA records at example.com do not allow ca.example to issue a certificate for a.example.com. The same holds for 2 more names. Add the record: example.com. CAA 0 issue "ca.example"',
      "CAA check: The CAA records at example.org forbid every certificate for example.org: they contain the unknown critical tag 'strange'. Remove the CAA record with the unknown critical tag 'strange' at example.org.",
    ]);
  });

  it('are at most 8 and the number of the others', async () => {
    const targets = Array.from({ length: 20 }, (_, at) => target(`${at}`, `n${at}.example`));
    const { warnings } = await check(targets, () => FORBIDS);

    expect(warnings).toHaveLength(9);
    expect(warnings[8]).toBe(
      'CAA check: 12 more causes: the results show them with their targets.',
    );
  });
});

it('says that a dry run looks names up too', async () => {
  const { notices } = await check([target('a', 'example.com')], () => FORBIDS, { dryRun: true });

  expect(notices).toEqual([
    'CAA check: the dry run looked up 1 name: 1 forbidden, 0 could not be checked.',
  ]);
});
