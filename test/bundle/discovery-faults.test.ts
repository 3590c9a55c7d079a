/** `targets: failed` at a provider that fails: what is retried, and what is not. */
import { describe, expect, it } from 'vitest';
import { READ_GARBLINGS } from '../providers/digicert/read-garblings.ts';
import { doubleOf } from '../providers/index.ts';
import { type Fault, faults } from '../simulator/index.ts';
import {
  asked,
  at,
  automation,
  digicertStep,
  fleet,
  ORDERS,
  retried,
  sectigoStep,
  WEB_KEY,
} from './discovering.ts';
import type { Step } from './step.ts';

/** Faults that no second read may mend. */
const FINAL: readonly Fault[] = [
  ...[400, 401, 403, 404, 429, 500].map((status) => faults.status(status)),
  faults.html('maintenance'),
  faults.html('captive-portal'),
  faults.redirect(307, 'https://example.com/'),
];
/** Faults after which a read goes out again. */
const PASSING: readonly Fault[] = [
  ...[502, 503, 504].map((status) => faults.status(status)),
  faults.dropBefore(),
  faults.dropInside(),
];
const garbled = (names: readonly string[]) => names.map((name) => faults.garbled(name));
const named = (list: readonly Fault[]) => list.map((fault) => [fault.name, fault] as const);

/** Half a reply with a fitting length: Sectigo's still has the form of a reply. */
const CUT = faults.truncated('length');

/** The same item twice is one item, and a certificate ID is enough to retry an order. */
const HARMLESS = /-item-twice$|-report-(no-numbers|gap)$/;
const garblingsAt = (endpoint: string) => Object.keys(READ_GARBLINGS[endpoint] ?? {});
const LIST_GARBLINGS = garblingsAt('list').filter((name) => !HARMLESS.test(name));
const REPORT_GARBLINGS = Object.keys(doubleOf('sectigo').garblings.report ?? {}).filter(
  (name) => !HARMLESS.test(name),
);
const AGENT_GARBLINGS = garblingsAt('agents').filter((name) => !HARMLESS.test(name));

const NO_WAIT = { 'max-wait-minutes': '0' };

/** The list is not known: nothing is retried, and nobody reads "none failed". */
function expectUnread(step: Step): void {
  expect(step.outputs).toMatchObject({
    verdict: 'failure',
    total: '',
    submitted: '',
    ignored: '',
    failed: '',
    found: '',
    results: '',
    'failed-targets': '',
    'unknown-targets': '',
    message: expect.stringContaining('the list of failed automations could not be read'),
  });
  expect(retried(step)).toEqual([]);
  expect(step.ledger.entries).toEqual([]);
}

describe.concurrent('a list that cannot be read', () => {
  it.each(named([...FINAL, CUT, ...garbled(LIST_GARBLINGS)]))(
    'is read once, and nothing is retried: DigiCert, %s',
    async (_, fault) => {
      const step = await digicertStep({ faults: [at('list', fault)], inputs: NO_WAIT });
      expectUnread(step);
      expect(asked(step)).toEqual({ list: 1 });
    },
  );

  it('says what to do about a key that may not read', async () => {
    const step = await digicertStep({ faults: [at('list', faults.status(403))] });
    expect(step.outputs.message).toMatch(
      /The provider refused the credentials: HTTP 403.* must not be "View only"/,
    );
  });

  it.each(named(PASSING))('is read three times: DigiCert, %s', async (_, fault) => {
    const step = await digicertStep({ faults: [at('list', fault)] });
    expectUnread(step);
    expect(asked(step)).toEqual({ list: 3 });
  });

  it.each(named(PASSING))('is retried after it could be read again: %s', async (_, fault) => {
    const step = await digicertStep({ faults: [at('list', fault, 1)] });
    expect(step.outputs.submitted).toBe('2');
    expect(asked(step)).toMatchObject({ list: 2, retry: 1 });
  });

  it.each([
    ['ignores startIndex', { startIndex: 'ignored' }],
    ['shows its last page again', { pastEnd: 'last-page' }],
  ] as const)('is not trusted where it %s', async (_, paging) => {
    const step = await digicertStep({
      digicert: { ...fleet(120), paging: { ...paging, pageCap: 50 } },
    });
    expectUnread(step);
  });

  it.each(['results', 'pages'] as const)(
    'is whole where startIndex counts %s',
    async (startIndex) => {
      const digicert = { ...fleet(120), paging: { startIndex, pageCap: 50 } };
      const step = await digicertStep({ digicert });
      expect(step.outputs).toMatchObject({ verdict: 'success', found: '120', submitted: '120' });
      expect(step.ledger.acceptedTargets()).toHaveLength(120);
    },
  );

  it.each(named(FINAL))('is read once, and nothing is retried: Sectigo, %s', async (_, fault) => {
    const step = await sectigoStep({ faults: [at('report', fault)] });
    expectUnread(step);
    expect(asked(step)).toEqual({ report: 1 });
  });

  it.each(named([CUT, ...garbled(REPORT_GARBLINGS)]))(
    'is not trusted, and nothing is retried: Sectigo, %s',
    async (_, fault) => {
      expectUnread(await sectigoStep({ faults: [at('report', fault)] }));
    },
  );

  it.each([
    ['DigiCert', digicertStep, 'list'],
    ['Sectigo', sectigoStep, 'report'],
  ] as const)('is not trusted above 16 MiB: %s', async (_, run, endpoint) => {
    expectUnread(await run({ faults: [at(endpoint, faults.oversized())] }));
  });

  it.each([
    ['a refused login', { replies: -16 }, 1],
    ['a call limit', { replies: -42 }, 1],
    ['the limit of the check', { replies: -295 }, 1],
    ['fewer orders than announced', { announced: 5 }, 2],
  ])('is not trusted after %s', async (_, report, reads) => {
    const step = await sectigoStep({ sectigo: { ...ORDERS, report } });
    expectUnread(step);
    expect(asked(step)).toEqual({ report: reads });
  });

  it('is read without the switch that Sectigo refuses', async () => {
    const report = { refusedSwitches: { showExtStatus: -2 } } as const;
    const step = await sectigoStep({ sectigo: { ...ORDERS, report } });
    expect(step.outputs).toMatchObject({ verdict: 'success', submitted: '3' });
    expect(asked(step)).toEqual({ report: 2, retry: 3 });
    expect(step.summary).toContain('showExtStatus');
  });
});

describe.concurrent('details that cannot be read', () => {
  it.each(named([...FINAL, CUT, ...garbled(garblingsAt('details'))]))(
    'leave targets without a cause, which are retried: %s',
    async (name, fault) => {
      const step = await digicertStep({ faults: [at('details', fault)], inputs: NO_WAIT });
      // Without details, only the provider itself says that the third one cannot be retried.
      const third = /no-status/.test(name) ? 'rejected not-applicable' : 'rejected 1028';
      expect(step.outcomes).toEqual(['submitted', 'submitted', third]);
      expect(step.outputs).toMatchObject({ verdict: 'failure', found: '3' });
    },
  );

  it('do not send what waits for a person', async () => {
    const automations = [automation(1, { status: 'ACTION_REQUIRED', isRetryApplicable: true })];
    const digicert = { ...fleet(0), automations };
    expect((await digicertStep({ digicert })).outcomes).toEqual(['submitted']);
    const unread = await digicertStep({ digicert, faults: [at('details', faults.status(500))] });
    expect(unread.outcomes).toEqual(['rejected action-required']);
    expect(retried(unread)).toEqual([]);
  });

  it.each([
    [401, 4],
    [403, 4],
    [500, 7],
  ])('end the reading: status %i', async (status, most) => {
    const rules = [at('details', faults.status(status))];
    const step = await digicertStep({ digicert: fleet(20), faults: rules });
    expect(step.outputs).toMatchObject({ verdict: 'success', submitted: '20' });
    expect(asked(step).details).toBeLessThanOrEqual(most);
    expect(step.log).toContain('The details of some automations could not be read');
  });
});

describe.concurrent('an agent list that cannot be read', () => {
  const all = named([...FINAL, CUT, ...garbled(AGENT_GARBLINGS)]);

  it.each(all)('leaves the default key: %s', async (_, fault) => {
    const step = await digicertStep({
      digicert: fleet(2),
      faults: [at('agents', fault)],
      inputs: { ...NO_WAIT, 'digicert-agent-license-key': WEB_KEY },
    });
    expect(step.outcomes).toEqual(['submitted', 'submitted']);
    expect(step.log).toContain('The agent list could not be read');
  });

  it.each(all.slice(0, 3))('leaves targets without a key to a person: %s', async (_, fault) => {
    const step = await digicertStep({ digicert: fleet(2), faults: [at('agents', fault)] });
    expect(step.outcomes).toEqual(['not-attempted', 'not-attempted']);
    expect(retried(step)).toEqual([]);
  });
});
