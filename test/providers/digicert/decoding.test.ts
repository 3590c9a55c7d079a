import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Ask } from '../../../src/domain/api.ts';
import type { HttpReply } from '../../../src/domain/http.ts';
import { askAgentAutomations, readAgents } from '../../../src/providers/digicert/agents.ts';
import {
  askAutomations,
  isFailure,
  statusKind,
} from '../../../src/providers/digicert/automations.ts';
import { askDetails } from '../../../src/providers/digicert/details.ts';
import { booleanOf, digitsOf, numberOf } from '../../../src/providers/digicert/wire.ts';
import { json, readerFor, valueIn } from '../reading.ts';
import { ACCESS } from './server.ts';

const sample = (name: string): string =>
  readFileSync(new URL(`../../fixtures/samples/digicert-${name}.json`, import.meta.url), 'utf8');
const reply = (name: string): HttpReply => ({ status: 200, body: sample(`${name}.reply`) });
const sent = (ask: Ask<unknown>): unknown => JSON.parse(ask.request().body ?? '');

const ids = { accountId: '5153184', divisionId: '677793' };
const list = askAutomations(ACCESS, ids, 1);
const details = askDetails(ACCESS, { ...ids, automationId: '298577' });
const ports = askAgentAutomations(ACCESS, '5153184', { agentId: '2060', divisionId: '677793' });

describe('the documented samples', () => {
  it('of the list are understood', () => {
    expect(list.read(reply('list'))).toEqual({
      kind: 'answered',
      value: [
        {
          key: '299171',
          automationId: '299171',
          ip: '10.100.198.228',
          port: '2012',
          managementIp: '10.100.192.228',
          agentName: '10.100.192.228',
          status: 'SUCCESSFULLY_RENEWED',
          certificateName: '31Aug.cert-testing.com',
          serialNumber: '045251e7ffd49ec34d48cd911165fe62',
          expiresOn: 1_599_566_400_000,
          hasCertificate: true,
          alias: '10.100.198.228_HTTPS_2012',
          partition: '/shared',
        },
      ],
    });
  });

  it('of the details are sent and understood', () => {
    expect(sent(details)).toEqual(JSON.parse(sample('details.request')));
    expect(details.request().url.href).toBe(
      'https://caas.example/automationws/v1/automation/viewAutomationDetails',
    );
    expect(details.read(reply('details'))).toEqual({
      kind: 'answered',
      value: {
        status: 'INSTALL_VALIDATION_FAILED',
        cause: expect.stringMatching(/^Post install validation is unsuccessful/),
        solution: expect.stringMatching(/^Verify certificate manually/),
        step: 'certInstall',
        isRetryApplicable: true,
        requestedOn: 1_599_716_536_705,
        lastRunTime: undefined,
      },
    });
  });

  it('of the details lose every personal datum', () => {
    const text = JSON.stringify(details.read(reply('details')));
    expect(text).not.toMatch(/Admin|Thanksgiving|801-701|Lehi/);
  });

  it('of the agents are understood', async () => {
    const agents = valueIn(
      await readAgents(
        readerFor(() => reply('agents')),
        ACCESS,
        '5153184',
      ),
    );
    expect(agents.items).toHaveLength(5);
    expect(agents.items[0]).toEqual({
      key: '1974',
      agentId: '1974',
      divisionId: '677793',
      agentName: 'upgrade109-10110',
      status: 'Not Configured',
      managementIp: undefined,
      agentLicenseKey: '4C78FD86EA557866',
      sensorLicenseKey: undefined,
    });
    expect(agents.items[2]).toMatchObject({
      managementIp: '10.100.192.227',
      sensorLicenseKey: 'C3FD89C967E92173',
    });
  });

  it('of the ports of an agent are sent and understood', () => {
    expect(sent(ports)).toEqual(JSON.parse(sample('agent-ports.request')));
    expect(ports.read(reply('agent-ports'))).toEqual({
      kind: 'answered',
      value: new Set(['325327', '325377']),
    });
  });
});

describe('a reply that is an error', () => {
  const error = { code: 'x-1', message: 'no such division' };
  it.each<[string, HttpReply, object]>([
    ['error', json({ error, data: {} }), { reason: 'refused', code: 'x-1' }],
    [
      'error without a text',
      json({ error: {}, data: { automatedIps: [] } }),
      { reason: 'refused' },
    ],
    ['error as a text', json({ error: 'no', data: { automatedIps: [] } }), { message: 'no' }],
    [
      'error as an empty list',
      json({ error: [], data: { automatedIps: [] } }),
      { reason: 'refused' },
    ],
    ['errors', json({ errors: [error] }), { reason: 'refused', code: 'x-1' }],
    [
      'data.errors',
      json({
        error: null,
        data: { automatedIps: [], errors: [{ errorCode: 7, errorMessage: 'm' }] },
      }),
      { reason: 'refused', code: '7', message: '7, m' },
    ],
    [
      'data.errors of null',
      json({ data: { automatedIps: [], errors: [null] } }),
      { reason: 'refused' },
    ],
    ['data.status', json({ data: { automatedIps: [], status: 'Failed' } }), { reason: 'refused' }],
    ['no list', json({ error: null, data: {} }), { reason: 'unusable' }],
    ['no data', json({ error: null }), { reason: 'unusable' }],
    ['an item that is no object', json({ data: { automatedIps: ['x'] } }), { reason: 'unusable' }],
    ['a JSON list', json([]), { reason: 'unusable' }],
    ['half a reply', { status: 200, body: '{"data":{"autom' }, { reason: 'unusable' }],
    ['a page', { status: 200, body: '<html>' }, { message: expect.stringMatching(/HTML/) }],
    ['HTTP 401', json({ errors: [error] }, 401), { reason: 'credentials', code: 'x-1' }],
    ['HTTP 403', json({}, 403), { reason: 'credentials', code: 'http-403' }],
    ['HTTP 404', json({}, 404), { reason: 'refused', code: 'http-404' }],
    ['HTTP 302', json({}, 302), { reason: 'unusable' }],
    ['HTTP 408', json({}, 408), { reason: 'temporary' }],
    ['HTTP 500', json({ data: { automatedIps: [] } }, 500), { reason: 'unusable' }],
    ['HTTP 502', json({}, 502), { reason: 'temporary' }],
    ['HTTP 503', json({}, 503), { reason: 'temporary' }],
    ['HTTP 504', json({}, 504), { reason: 'temporary' }],
    [
      'HTTP 503 with Retry-After',
      { ...json({}, 503), retryAfterMs: 1 },
      { kind: 'rate-limited', scope: 'provider' },
    ],
    ['HTTP 429', json({ errors: [error] }, 429), { kind: 'rate-limited', code: 'x-1' }],
  ])('%s', (_, served, expected) => {
    expect(list.read(served)).toMatchObject({ kind: 'failed', ...expected });
  });

  it('of the details is not understood without any of the two parts', () => {
    expect(details.read(json({ data: { certDetailsResponse: {} } }))).toMatchObject({
      reason: 'unusable',
    });
  });
});

describe('details', () => {
  const read = (autoOrderProgressResponse: unknown) => {
    const parsed = details.read(json({ data: { autoOrderProgressResponse } }));
    return parsed.kind === 'answered' ? parsed.value : parsed;
  };

  it('join the causes of several steps and name the first step that failed', () => {
    const progress = {
      orderResponse: { orderProgress: 'DONE' },
      csrGenResponse: { csrProgress: 'FAILED', causeOfFailure: 'no disk', solution: 'free space' },
      steps: [{ certInstallProgress: 'FAILED', causeOfFailure: 'no agent' }, { deep: {} }],
      again: { causeOfFailure: 'no disk' },
    };
    expect(read(progress)).toMatchObject({
      cause: 'no disk; no agent',
      solution: 'free space',
      step: 'csr',
      isRetryApplicable: undefined,
    });
  });

  it.each([
    [true, true],
    [false, false],
    ['false', false],
    ['TRUE', true],
    [null, undefined],
    [undefined, undefined],
    ['maybe', undefined],
    [0, undefined],
  ])('read isRetryApplicable %j as %j', (isRetryApplicable, expected) => {
    expect(read({ isRetryApplicable })).toMatchObject({ isRetryApplicable: expected });
  });

  it('end a reply that is nested without end', () => {
    const deep = `${'{"a":'.repeat(3_000)}{"causeOfFailure":"x"}${'}'.repeat(3_000)}`;
    const body = `{"data":{"autoOrderProgressResponse":${deep}}}`;
    expect(details.read({ status: 200, body })).toMatchObject({ kind: 'answered' });
  });
});

describe('single values', () => {
  it.each<[unknown, number | undefined]>([
    [741, 741],
    ['741.0', 741],
    ['1.5995664E12', 1_599_566_400_000],
    [1.5995664e12, 1_599_566_400_000],
    [' 12 ', 12],
    ['', undefined],
    ['0x10', undefined],
    ['12a', undefined],
    [null, undefined],
    [true, undefined],
    [{}, undefined],
  ])('numberOf(%j) is %j', (value, expected) => {
    expect(numberOf(value)).toBe(expected);
  });

  it.each<[unknown, string | undefined]>([
    [741.0, '741'],
    ['299171.0', '299171'],
    [9_007_199_254_740_992, undefined],
    [0, undefined],
    [-1, undefined],
    [1.5, undefined],
  ])('digitsOf(%j) is %j', (value, expected) => {
    expect(digitsOf(value)).toBe(expected);
  });

  it('booleanOf takes no number', () => {
    expect([booleanOf(1), booleanOf(' False ')]).toEqual([undefined, false]);
  });

  it.each([
    ['AUTOMATION_FAILED', 'failed'],
    ['INSTALL_FAILED', 'failed'],
    ['INSTALL_VALIDATION_FAILED', 'failed'],
    ['ERROR', 'failed'],
    ['install failed', 'failed'],
    ['ACTION_REQUIRED', 'needs-person'],
    ['SUCCESSFULLY_RENEWED', 'succeeded'],
    ['SUCCESFULLY_RENEWED', 'succeeded'],
    ['CONFIGURED', 'resting'],
    ['AUTO_RENEW_SCHEDULED', 'resting'],
    ['NOT_CONFIGURED', 'resting'],
    ['AUTOMATION_SCHEDULED', 'pending'],
    ['constructor', 'unknown'],
  ])('status %s is %s', (status, kind) => {
    expect(statusKind(status)).toBe(kind);
    expect(isFailure(status)).toBe(kind === 'failed' || kind === 'needs-person');
  });
});
