import { describe, expect, it } from 'vitest';
import { completionOf } from '../../../src/providers/digicert/completion.ts';
import type { Details } from '../../../src/providers/digicert/details.ts';
import type { Observation } from '../../../src/providers/digicert/status.ts';

type Listed = Extract<Observation, { kind: 'listed' }>;

const seen = (status: string | undefined, more: Partial<Listed> = {}): Observation => ({
  kind: 'listed',
  automationId: '1',
  status,
  serialNumber: '0aa1',
  expiresOn: 1_000,
  hasCertificate: true,
  ...more,
});
const details = (more: Partial<Details> = {}): { readonly details: Details } => ({
  details: {
    status: undefined,
    cause: 'no agent',
    solution: 'start it',
    step: 'certInstall',
    isRetryApplicable: undefined,
    requestedOn: 1,
    lastRunTime: 10,
    ...more,
  },
});
const NEW = { serialNumber: '0bb2', expiresOn: 2_000 };
const BARE = { serialNumber: undefined, expiresOn: undefined, hasCertificate: false };
const GONE: Observation = { kind: 'not-listed' };
const FAILED = seen('INSTALL_FAILED');
const SUCCEEDED = 'SUCCESSFULLY_RENEWED';

describe('completionOf', () => {
  it.each<[string, Observation | undefined, readonly Observation[], string]>([
    ['no read', FAILED, [], 'unknown'],
    ['not listed', FAILED, [GONE], 'unknown'],
    ['not listed any more', FAILED, [seen('CONFIGURED'), GONE], 'unknown'],
    ['the old failure', FAILED, [FAILED, FAILED], 'in-progress'],
    ['the old failure, without a baseline', undefined, [FAILED, FAILED], 'in-progress'],
    ['the old failure, not listed before', GONE, [FAILED], 'in-progress'],

    ['success', FAILED, [seen(SUCCEEDED)], 'completed'],
    ['success in the other spelling', FAILED, [seen('SUCCESFULLY_RENEWED')], 'completed'],
    ['success without a baseline', undefined, [seen(SUCCEEDED)], 'completed'],
    ['success without a serial number', FAILED, [seen(SUCCEEDED, BARE)], 'completed'],
    ['success that was there before', seen(SUCCEEDED), [seen(SUCCEEDED)], 'in-progress'],
    [
      'the same success, spelled otherwise',
      seen(SUCCEEDED),
      [seen('SUCCESFULLY_RENEWED')],
      'in-progress',
    ],
    [
      'success again',
      seen(SUCCEEDED),
      [seen('AUTOMATION_SCHEDULED'), seen(SUCCEEDED)],
      'completed',
    ],

    ['a new certificate', FAILED, [seen('CONFIGURED', NEW)], 'completed'],
    ['a new certificate, unknown status', FAILED, [seen('WHATEVER', NEW)], 'completed'],
    ['the same certificate', FAILED, [seen('CONFIGURED')], 'in-progress'],
    [
      'the same serial number, spelled otherwise',
      FAILED,
      [seen('CONFIGURED', { ...NEW, serialNumber: 'A:A1' })],
      'in-progress',
    ],
    [
      'another serial number, not later',
      FAILED,
      [seen('CONFIGURED', { ...NEW, expiresOn: 1_000 })],
      'in-progress',
    ],
    [
      'another serial number, no expiry',
      FAILED,
      [seen('CONFIGURED', { ...NEW, expiresOn: undefined })],
      'in-progress',
    ],
    [
      'later, but no serial number',
      FAILED,
      [seen('CONFIGURED', { ...NEW, serialNumber: undefined })],
      'in-progress',
    ],
    [
      'a certificate where there was none',
      seen('ERROR', BARE),
      [seen('CONFIGURED', NEW)],
      'completed',
    ],
    [
      'a certificate where the serial number was missing',
      seen('ERROR', { serialNumber: undefined }),
      [seen('CONFIGURED', NEW)],
      'in-progress',
    ],
    ['a certificate without a baseline', undefined, [seen('CONFIGURED', NEW)], 'in-progress'],

    ['a failure with a new certificate', FAILED, [seen('INSTALL_FAILED', NEW)], 'in-progress'],
    [
      'ACTION_REQUIRED with a new certificate',
      seen('ACTION_REQUIRED'),
      [seen('ACTION_REQUIRED', NEW)],
      'in-progress',
    ],
    [
      'a failure after another status',
      FAILED,
      [seen('AUTOMATION_SCHEDULED'), FAILED],
      'failed-again',
    ],
    ['a failure after an unknown status', FAILED, [seen('RUNNING'), FAILED], 'failed-again'],
    ['a failure after no status', FAILED, [seen(undefined), FAILED], 'in-progress'],
    ['a failure after not being listed', FAILED, [GONE, FAILED], 'in-progress'],
    ['another failure', FAILED, [seen('ERROR')], 'failed-again'],
    [
      'a failure after another status, without a baseline',
      undefined,
      [seen('CONFIGURED'), FAILED],
      'failed-again',
    ],
    ['a failure of what had not failed', seen('CONFIGURED'), [FAILED], 'failed-again'],
    ['ACTION_REQUIRED after a failure', FAILED, [seen('ACTION_REQUIRED')], 'failed-again'],
    [
      'a new lastRunTime',
      seen('ERROR', details()),
      [seen('ERROR', details({ lastRunTime: 11 }))],
      'failed-again',
    ],
    [
      'a new requestedOn',
      seen('ERROR', details()),
      [seen('ERROR', details({ requestedOn: 2 }))],
      'failed-again',
    ],
    ['the same times', seen('ERROR', details()), [seen('ERROR', details())], 'in-progress'],
    [
      'a lastRunTime that was missing',
      seen('ERROR', details({ lastRunTime: undefined })),
      [seen('ERROR', details())],
      'in-progress',
    ],
    ['times without a baseline', undefined, [seen('ERROR', details())], 'in-progress'],
    [
      'times that change between polls',
      undefined,
      [seen('ERROR', details()), seen('ERROR'), seen('ERROR', details({ lastRunTime: 11 }))],
      'failed-again',
    ],
    [
      'a new lastRunTime of a success that was there',
      seen(SUCCEEDED, details()),
      [seen(SUCCEEDED, details({ lastRunTime: 11 }))],
      'in-progress',
    ],

    [
      'the old failure in the list, and a success in the details that are read later',
      seen('INSTALL_FAILED', details()),
      [seen('INSTALL_FAILED', details({ status: SUCCEEDED, lastRunTime: 20 }))],
      'in-progress',
    ],
    ['failed again, then well', FAILED, [seen('ERROR'), seen(SUCCEEDED)], 'failed-again'],
    ['completed, then failed', FAILED, [seen(SUCCEEDED), seen('ERROR')], 'completed'],
  ])('%s', (_, baseline, observations, kind) => {
    expect(completionOf(baseline, observations).kind).toBe(kind);
  });

  it('shows cause, solution and step of a new failure alone', () => {
    const again = completionOf(FAILED, [seen('ERROR', details())]);
    expect(again).toMatchObject({ cause: 'no agent', solution: 'start it', step: 'certInstall' });
    expect(completionOf(FAILED, [seen('INSTALL_FAILED', details())])).not.toHaveProperty('cause');
    const stale = [seen('ERROR', details())];
    expect(
      completionOf(stale[0], [seen('ERROR', details()), seen('INSTALL_FAILED')]),
    ).not.toHaveProperty('cause');
  });

  it('shows the last status and certificate as they came', () => {
    expect(completionOf(FAILED, [seen('CONFIGURED', { serialNumber: '0A:b1' })])).toEqual({
      kind: 'in-progress',
      status: 'CONFIGURED',
      certificate: { serialNumber: '0A:b1', notAfter: 1_000 },
    });
  });
});
