/** `targets: failed` at a provider that fails: what is retried, and what is not. */
import { describe, expect, it } from 'vitest';
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

/**
 * One fault of each kind. The tests of `listFailed`, `readAgents` and `describeFailed` have all
 * replies that cannot be used.
 */
const FINAL: readonly Fault[] = [
  faults.status(403),
  faults.status(429),
  faults.html('captive-portal'),
  // Half a reply of Sectigo with a fitting length still has the form of a reply.
  faults.truncated('length'),
];
const named = (...list: readonly Fault[]) => list.map((fault) => [fault.name, fault] as const);

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
  it.each(named(...FINAL, faults.garbled('digicert-list-no-id')))(
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

  it('is read three times after HTTP 503', async () => {
    const step = await digicertStep({ faults: [at('list', faults.status(503))] });
    expectUnread(step);
    expect(asked(step)).toEqual({ list: 3 });
  });

  it('is retried after it could be read again', async () => {
    const step = await digicertStep({ faults: [at('list', faults.dropInside(), 1)] });
    expect(step.outputs.submitted).toBe('2');
    expect(asked(step)).toMatchObject({ list: 2, retry: 1 });
  });

  it('is not trusted where it ignores startIndex', async () => {
    const paging = { startIndex: 'ignored', pageCap: 50 } as const;
    expectUnread(await digicertStep({ digicert: { ...fleet(120), paging } }));
  });

  it.each(named(...FINAL, faults.garbled('sectigo-report-two-codes')))(
    'is not trusted, and nothing is retried: Sectigo, %s',
    async (_, fault) => {
      expectUnread(await sectigoStep({ faults: [at('report', fault)] }));
    },
  );

  it.each([
    ['a refused login', { replies: -16 }, 1],
    ['fewer orders than announced', { announced: 5 }, 2],
  ])('is not trusted after %s', async (_, report, reads) => {
    const step = await sectigoStep({ sectigo: { ...ORDERS, report } });
    expectUnread(step);
    expect(asked(step)).toEqual({ report: reads });
  });
});

describe.concurrent('details that cannot be read', () => {
  it.each(named(...FINAL))(
    'leave targets without a cause, which are retried: %s',
    async (_, fault) => {
      const step = await digicertStep({ faults: [at('details', fault)], inputs: NO_WAIT });
      // Without details, only the provider itself says that the third one cannot be retried.
      expect(step.outcomes).toEqual(['submitted', 'submitted', 'rejected 1028']);
      expect(step.outputs).toMatchObject({ verdict: 'failure', found: '3' });
      expect(step.log).toContain('The details of some automations could not be read');
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
});

describe.concurrent('an agent list that cannot be read', () => {
  it.each(named(...FINAL))('leaves the default key: %s', async (_, fault) => {
    const step = await digicertStep({
      digicert: fleet(2),
      faults: [at('agents', fault)],
      inputs: { ...NO_WAIT, 'digicert-agent-license-key': WEB_KEY },
    });
    expect(step.outcomes).toEqual(['submitted', 'submitted']);
    expect(step.log).toContain('The agent list could not be read');
  });

  it('leaves targets without a key to a person', async () => {
    const step = await digicertStep({
      digicert: fleet(2),
      faults: [at('agents', faults.status(500))],
    });
    expect(step.outcomes).toEqual(['not-attempted', 'not-attempted']);
    expect(retried(step)).toEqual([]);
  });
});
