import { describe, expect, it } from 'vitest';
import type { Entry } from '../../../src/domain/entry.ts';
import type { Discovery } from '../../../src/domain/provider.ts';
import { createDiscovery } from '../../../src/providers/digicert/discovery.ts';
import { digicert } from '../../../src/providers/digicert/index.ts';
import { readSettings } from '../../../src/providers/digicert/settings.ts';
import { configured } from '../fixture.ts';
import { failure } from '../reading.ts';
import { agent, failureDetails, row } from './discovering.ts';
import { certCentral, type Item, listed, type Model } from './server.ts';

const IDS = {
  'digicert-api-key': 'KEY-1',
  'digicert-account-id': '5153184',
  'digicert-division-id': '1',
};
const DEFAULTS = {
  ...IDS,
  'digicert-agent-license-key': 'AGENT-DEFAULT',
  'digicert-sensor-license-key': 'SENSOR-DEFAULT',
};

/** What a run finds, and what it would send. */
async function discover(
  model: Model,
  inputs: Readonly<Record<string, string>> = DEFAULTS,
  rows: readonly Entry[] = [],
) {
  const { settings } = readSettings({
    values: inputs,
    baseUrl: 'https://caas.example',
    userAgent: 'retry/1',
    dryRun: false,
  });
  const list = await listFrom(createDiscovery(settings), model);
  const { entries, notices, secrets } = await list.describe(rows);
  const { targets, errors, missing, submissions, ...checked } = configured(digicert, {
    inputs,
  }).targets(entries);
  const decided = new Set(targets.filter((target) => target.decided !== undefined));
  const bodies = submissions(decided).map(({ ask }): { sent: Item[] } => {
    const { retryAutomationTaskRequests: sent } = JSON.parse(ask.request().body ?? '');
    return { sent };
  });
  return {
    list,
    entries,
    targets,
    secrets,
    problems: [...errors, ...missing],
    notices: [...notices, ...checked.notices],
    requests: bodies.map(({ sent }) => sent),
  };
}

async function listFrom(discovery: Discovery, model: Model) {
  const list = await discovery.list(certCentral(model));
  if (list.kind === 'failed') throw new Error(list.message);
  return list;
}

describe('a found automation', () => {
  it('is an entry with what the provider says about it', async () => {
    const { list, entries, targets, requests } = await discover({
      automations: { 1: [listed(1)] },
      agents: [agent(1)],
      details: { 1: failureDetails() },
    });
    expect(list).toMatchObject({ count: 1, scope: 'in 1 division' });
    expect(entries).toEqual([
      {
        where: 'failed automation at 10.0.0.1:443',
        fields: { ip: '10.0.0.1', port: '443', accountId: '5153184', divisionId: '1' },
        found: {
          id: '1',
          secretFields: { agentLicenseKey: 'AGENTKEY00000001' },
          secretSource: 'agent list',
          facts: {
            cause: 'no agent',
            solution: 'start it',
            step: expect.any(String),
            status: 'INSTALL_FAILED',
          },
          domainNames: ['host-1.example.com'],
        },
      },
    ]);
    expect(targets[0]?.facts).toEqual(entries[0]?.found?.facts);
    expect(JSON.stringify(targets[0]?.retryEntry)).not.toContain('AGENTKEY');
    expect(requests).toMatchObject([[{ agentLicenseKey: 'AGENTKEY00000001' }]]);
  });

  it('that an agent runs uses the agent default, even if its row has a virtualServerName', async () => {
    const virtual = row({ ip: '10.0.0.1', port: '443', virtualServerName: '/Common/web' });
    const { requests, notices, entries } = await discover(
      { automations: { 1: [listed(1)] } },
      DEFAULTS,
      [virtual],
    );
    expect(requests).toMatchObject([
      [{ virtualServerName: '/Common/web', agentLicenseKey: 'AGENT-DEFAULT' }],
    ]);
    expect(requests[0]?.[0]).not.toHaveProperty('sensorLicenseKey');
    expect(entries[0]?.found?.secretSource).toBe('digicert-agent-license-key');
    expect(notices).toContain(
      "'digicert-agent-license-key' gives the licence key of 1 of 1 entry.",
    );
  });

  it('on a device uses the sensor default', async () => {
    const { requests } = await discover({
      automations: { 1: [listed(1, { managementIp: '10.9.9.9' })] },
    });
    expect(requests).toMatchObject([[{ sensorLicenseKey: 'SENSOR-DEFAULT' }]]);
    expect(requests[0]?.[0]).not.toHaveProperty('agentLicenseKey');
  });

  it('uses the alias of its row before any other key', async () => {
    const { requests, entries } = await discover(
      { automations: { 1: [listed(1)] }, agents: [agent(1)] },
      { ...DEFAULTS, 'digicert-license-keys': 'edge=KEY-OF-EDGE' },
      [row({ ip: '10.0.0.1', port: '443', agentLicenseKey: 'edge' })],
    );
    expect(requests).toMatchObject([[{ agentLicenseKey: 'KEY-OF-EDGE' }]]);
    expect(entries[0]?.found).toMatchObject({ secretSource: 'inventory' });
    expect(entries[0]?.found).not.toHaveProperty('secretFields');
  });

  it('is not sent if the provider says that a retry is not possible', async () => {
    const { targets, requests, problems } = await discover({
      automations: { 1: [listed(1)] },
      details: { 1: failureDetails({}, false) },
    });
    expect(problems).toEqual([]);
    expect(targets[0]?.decided).toMatchObject({
      kind: 'rejected',
      codes: ['not-applicable'],
      targetSpecific: true,
      hint: 'start it',
    });
    expect(requests).toEqual([]);
  });

  it('is not sent without a licence key, and lacks nothing', async () => {
    const { targets, requests, problems } = await discover(
      { automations: { 1: [listed(1)] } },
      IDS,
    );
    expect(problems).toEqual([]);
    expect(targets[0]?.decided).toMatchObject({ kind: 'not-attempted' });
    expect(requests).toEqual([]);
  });
});

it('sends automations of one address with different keys in different requests', async () => {
  const same = { automatedIp: '10.0.0.9' };
  const { targets, requests, problems } = await discover({
    automations: { 1: [listed(1, same), listed(2, same)] },
    agents: [agent(1), agent(2)],
  });
  expect(problems).toEqual([]);
  expect(new Set(targets.map(({ identity }) => identity)).size).toBe(2);
  expect(requests.map((sent) => sent.map(({ agentLicenseKey }) => agentLicenseKey))).toEqual([
    ['AGENTKEY00000001'],
    ['AGENTKEY00000002'],
  ]);
});

it('names all keys that arrived, used or not', async () => {
  const { secrets } = await discover({
    automations: { 1: [listed(1)] },
    agents: [agent(1), agent(7)],
  });
  expect(secrets).toEqual(['AGENTKEY00000001', 'AGENTKEY00000007']);
});

it('looks in every division of the input', async () => {
  const { list } = await discover(
    { automations: { 1: [listed(1)], 2: [listed(2)] } },
    { ...DEFAULTS, 'digicert-division-id': '1, 2' },
  );
  expect(list).toMatchObject({ count: 2, scope: 'in 2 divisions' });
});

it('is no list if a page cannot be read', async () => {
  const { settings } = readSettings({
    values: DEFAULTS,
    baseUrl: 'https://caas.example',
    userAgent: 'retry/1',
    dryRun: false,
  });
  const reader = certCentral({ fault: () => failure('credentials') });
  expect(await createDiscovery(settings).list(reader)).toMatchObject({
    kind: 'failed',
    reason: 'credentials',
  });
});
