import { describe, expect, it } from 'vitest';
import { type Behaviour, SERVFAIL, type Zone } from '../network/dns-server.ts';
import { FAILED_AUTOMATIONS } from '../providers/digicert/failed-automations.ts';
import { FAILED_ORDERS } from '../providers/sectigo/failed-orders.ts';
import { startSimulator } from '../simulator/index.ts';
import {
  ALLOWED,
  ALLOWS,
  dns,
  FORBIDDEN,
  FORBIDS,
  HINT,
  itemsOf,
  MESSAGE,
  runWith,
  ZONE,
} from './caa.ts';
import { runAction } from './harness.ts';
import { inputsOf, type StepOptions } from './step.ts';

describe.concurrent('warn', () => {
  it('sends a forbidden target, and shows the finding with it', async () => {
    const server = await dns(ZONE);
    const step = await runWith('warn', [server], `${FORBIDDEN}, ${ALLOWED}`);

    expect(step.outcomes).toEqual(['submitted', 'submitted']);
    expect(step.outputs).toMatchObject({ verdict: 'success', message: '2 of 2 submitted' });
    expect(step.results.map(({ caa }) => caa)).toEqual([`${MESSAGE} ${HINT}`, undefined]);
    const warnings = step.annotations.filter(({ level }) => level === 'warning');
    expect(warnings.map(({ message }) => message)).toEqual([
      expect.stringContaining('not to DigiCert'),
      `CAA check: ${MESSAGE} ${HINT}`,
    ]);
    expect(step.log).toContain(
      'CAA check: the run looked up 2 names: 1 forbidden, 0 could not be checked.',
    );
    expect([...server.names()].sort()).toEqual(['b.example.net', 'example.com', 'www.example.com']);
  });

  it.each<[string, StepOptions]>([
    ['an accepted target', {}],
    [
      'an ignored refusal',
      {
        inputs: { 'ignore-codes': '1028' },
        simulator: { digicert: { ineligible: [FORBIDDEN] } },
      },
    ],
  ])('never changes the verdict or an outcome: %s', async (_, options) => {
    const off = await runWith('off', [await dns(ZONE)], FORBIDDEN, options);
    const servers: [string, Zone | ((name: string) => Behaviour)][] = [
      ['forbidden', ZONE],
      ['cannot tell', () => SERVFAIL],
    ];
    for (const [title, zone] of servers) {
      const warn = await runWith('warn', [await dns(zone)], FORBIDDEN, options);
      expect(warn.outcomes, title).toEqual(off.outcomes);
      expect(warn.exitCode, title).toBe(off.exitCode);
      for (const name of ['verdict', 'message', 'failed', 'failed-targets', 'unknown-targets']) {
        expect(warn.outputs[name], title).toBe(off.outputs[name]);
      }
    }
  });
});

describe.concurrent('enforce', () => {
  it('keeps the slot of a forbidden target: no request, a red step, and what to add', async () => {
    const server = await dns(ZONE);
    const step = await runWith('enforce', [server], `${FORBIDDEN}, ${ALLOWED}`);

    expect(step.outcomes).toEqual(['not-attempted caa-forbidden', 'submitted']);
    expect(step.requests.map(({ targets }) => targets)).toEqual([[ALLOWED]]);
    expect(step.outputs).toMatchObject({ verdict: 'failure', message: '1 of 2 submitted' });
    expect(step.results[0]).toMatchObject({
      message: MESSAGE,
      hint: HINT,
      caa: `${MESSAGE} ${HINT}`,
    });
    expect(JSON.parse(step.outputs['failed-targets'] ?? '')).toMatchObject([
      { ip: '10.0.0.1', domainName: 'www.example.com' },
    ]);
    expect(step.summary).toContain('caa-forbidden');
  });

  it('cannot be made green: ignore-codes must not hold caa-forbidden', async () => {
    const server = await dns(ZONE);
    const step = await runWith('enforce', [server], FORBIDDEN, {
      inputs: { 'ignore-codes': 'caa-forbidden' },
    });

    expect(step.outputs.verdict).toBe('invalid-input');
    expect(server.names()).toEqual([]);
  });
});

describe.concurrent('targets: failed', () => {
  const simulator = { digicert: FAILED_AUTOMATIONS.options, sectigo: FAILED_ORDERS.options };

  it('takes the names from the automations; what is not sent anyway is not looked up', async () => {
    const server = await dns((name) => (name.endsWith('.net') ? ALLOWS : FORBIDS));
    const provider = await startSimulator(simulator);
    const { resultsFile, outputs } = await runAction({
      inputs: {
        ...inputsOf('digicert'),
        'base-url': provider.url,
        targets: 'failed',
        'ignore-codes': 'not-applicable',
        'caa-check': 'enforce',
        'dns-servers': server.address,
      },
    });
    await provider.close();

    expect(itemsOf(resultsFile)).toMatchObject([
      {
        outcome: 'not-attempted',
        code: 'caa-forbidden',
        domainNames: ['shop.example.com'],
        caa: expect.stringContaining('shop.example.com. CAA 0 issue "digicert.com"'),
      },
      { outcome: 'submitted' },
      { outcome: 'rejected', code: 'not-applicable', ignored: true },
    ]);
    expect(provider.ledger.entries.map(({ target }) => target)).toEqual(['198.51.100.12:443']);
    expect(outputs.verdict).toBe('failure');
    expect([...server.names()].sort()).toEqual(['mail.example.net', 'shop.example.com']);
  });

  it('takes all names of an order; -297 is shown with the finding, and the hint names it', async () => {
    const server = await dns({ 'example.com': FORBIDS, 'example.net': SERVFAIL });
    const step = await runWith('warn', [server], 'failed', {
      provider: 'sectigo',
      simulator: {
        sectigo: { ...FAILED_ORDERS.options, replies: { '1234567': -297, '1234568': -297 } },
      },
    });

    expect(step.outcomes).toEqual(['rejected -297', 'rejected -297', 'submitted']);
    const finding =
      'The CAA records at example.com do not allow sectigo.com to issue a certificate for www.example.com. Add the record: example.com. CAA 0 issue "sectigo.com"';
    const [web, mail] = step.results;
    expect(web).toMatchObject({ caa: finding, hint: expect.stringContaining(finding) });
    expect(web?.hint).toContain('The CAA check did not succeed');
    expect(web?.message).not.toContain('example.com');
    expect(mail?.hint).toContain('mail.example.net could not be checked');
    expect(step.results[2]).not.toHaveProperty('caa');
    const shown = step.annotations.find(({ message }) => message.includes('cert:1234567'));
    expect(shown?.message).toContain(`${web?.message}`);
    expect(shown?.message).toContain('example.com. CAA 0 issue "sectigo.com"');
    expect(new Set(server.names())).toEqual(
      new Set([
        ...['www.example.com', 'example.com', 'mail.example.net', 'example.net'],
        ...['shop.example.org', 'cart.example.org', 'example.org', 'org'],
      ]),
    );
  });
});

it('a dry run looks up too, and says so', async () => {
  const server = await dns(ZONE);
  const step = await runWith('enforce', [server], `${FORBIDDEN}, ${ALLOWED}`, {
    inputs: { 'dry-run': 'true' },
  });

  expect(step.outcomes).toEqual(['dry-run caa-forbidden', 'dry-run']);
  expect(step.outputs.verdict).toBe('dry-run');
  expect(step.requests).toEqual([]);
  expect(server.names()).toContain('www.example.com');
  expect(step.results[0]?.caa).toBe(`${MESSAGE} ${HINT}`);
  for (const text of [step.log, step.summary]) {
    expect(text).toContain('the dry run looked up 2 names');
  }
  expect(step.annotations.map(({ message }) => message)).toContain(`CAA check: ${MESSAGE} ${HINT}`);
});

describe.concurrent('without need', () => {
  it.each([
    ['with off', 'off', FORBIDDEN],
    ['for a target without a name', 'enforce', '10.0.0.1:443'],
  ])('nobody is asked: %s', async (_, mode, targets) => {
    const server = await dns(() => FORBIDS);
    const step = await runWith(mode, [server], targets);

    expect(step.outcomes).toEqual(['submitted']);
    expect(server.names()).toEqual([]);
    expect(step.log).not.toContain('CAA check');
  });
});
