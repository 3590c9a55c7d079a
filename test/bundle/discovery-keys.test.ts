/** `targets: failed`: divisions, licence keys, and what the inventory adds. */
import { describe, expect, it } from 'vitest';
import { DIVISION } from '../providers/digicert/sample.ts';
import { type FaultRule, faults } from '../simulator/index.ts';
import {
  agent,
  asked,
  at,
  automation,
  digicertStep,
  EDGE_KEY,
  fleet,
  retried,
  WEB_KEY,
} from './discovering.ts';

describe.concurrent('several divisions', () => {
  const other = { divisionId: 677_794 };
  const both = {
    automations: [automation(1), automation(2, other)],
    agents: [agent(), agent({ ...other, agentId: 2018, agentLicense: EDGE_KEY })],
  };
  const inputs = { 'digicert-division-id': `${DIVISION}, 677794` };

  it('are read one by one, and each automation is retried in its own', async () => {
    const step = await digicertStep({ digicert: both, inputs });
    expect(step.outcomes).toEqual(['submitted', 'submitted']);
    expect(asked(step)).toMatchObject({ list: 2, agents: 1 });
    expect(step.log).toContain('in 2 divisions');
    const sent: unknown = JSON.parse(retried(step)[0] ?? '');
    expect(sent).toMatchObject({
      retryAutomationTaskRequests: [
        { divisionId: DIVISION, agentLicenseKey: WEB_KEY },
        { divisionId: 677_794, agentLicenseKey: EDGE_KEY },
      ],
    });
  });

  it('retry nothing where the list of one cannot be read', async () => {
    const rule: FaultRule = {
      fault: faults.status(500),
      on: ({ body }) => body.includes('[677794]'),
    };
    const step = await digicertStep({ digicert: both, inputs, faults: [rule] });
    expect(step.outputs).toMatchObject({ verdict: 'failure', total: '', found: '' });
    expect(step.log).toContain('division 2 of 2');
    expect(retried(step)).toEqual([]);
  });

  it('retry nothing where two lists have the same automation ID', async () => {
    const automations = [automation(1), automation(1, other)];
    const step = await digicertStep({ digicert: { ...both, automations }, inputs });
    expect(step.outputs).toMatchObject({ verdict: 'failure', total: '', found: '' });
    expect(retried(step)).toEqual([]);
  });
});

describe.concurrent('the licence key', () => {
  const keyless = { ...fleet(1), agents: [] };
  const twoAgents = {
    automations: [automation(1, { agentId: 2018 })],
    agents: [agent(), agent({ agentId: 2018, agentLicense: EDGE_KEY })],
  };

  it('comes from the row of the inventory, by its alias', async () => {
    const row = { name: 'one', ip: '10.1.0.1', port: 443, agentLicenseKey: 'web' };
    const step = await digicertStep({
      digicert: keyless,
      files: { 'fleet.json': JSON.stringify([row]) },
      inputs: { inventory: 'fleet.json', 'digicert-license-keys': `web=${EDGE_KEY}` },
      secrets: [EDGE_KEY],
    });
    expect(step.results).toMatchObject([{ name: 'one', outcome: 'submitted' }]);
    expect(asked(step)).toEqual({ list: 1, details: 1, retry: 1 });
    expect(retried(step)[0]).toContain(EDGE_KEY);
  });

  it('comes from the agent that lists the automation where several share a name', async () => {
    const step = await digicertStep({ digicert: twoAgents });
    expect(step.outcomes).toEqual(['submitted']);
    expect(asked(step)).toEqual({ list: 1, details: 1, agents: 1, 'agent-ports': 2, retry: 1 });
    expect(retried(step)[0]).toContain(EDGE_KEY);
  });

  it.each([
    [
      'the agents do not say which of them it is',
      twoAgents,
      [at('agent-ports', faults.status(500))],
    ],
    ['nobody has one', keyless, []],
  ])('leaves the target to a person where %s', async (_, digicert, rules) => {
    const step = await digicertStep({ digicert, faults: rules });
    expect(step.results).toMatchObject([
      { outcome: 'not-attempted', hint: expect.stringContaining('"agentLicenseKey":"ALIAS"') },
    ]);
    expect(step.outputs.verdict).toBe('failure');
    expect(retried(step)).toEqual([]);
  });

  it('of several targets is missed in one group, with the entry that each of them needs', async () => {
    const step = await digicertStep({ digicert: { ...fleet(3), agents: [] } });
    expect(step.outcomes).toEqual(['not-attempted', 'not-attempted', 'not-attempted']);
    expect(step.annotations.filter(({ message }) => message.startsWith('3 not sent'))).toHaveLength(
      1,
    );
    expect(step.summary).toContain('<td><strong>3</strong></td>');
    expect(step.summary.match(/agentLicenseKey&#34;&#58;&#34;ALIAS/g)).toHaveLength(3);
  });
});

describe.concurrent('the inventory', () => {
  it('gives name and domain of what it describes', async () => {
    const row = { name: 'one', ip: '10.1.0.1', port: 443, domainName: 'www1.example.com' };
    const files = { 'fleet.json': JSON.stringify([row]) };
    const inputs = { inventory: 'fleet.json' };
    const step = await digicertStep({ digicert: fleet(2), files, inputs });
    expect(step.results).toMatchObject([
      { name: 'one', target: 'www1.example.com@10.1.0.1:443', outcome: 'submitted' },
      { target: '10.1.0.2:443', outcome: 'submitted' },
    ]);
  });

  it('is checked as a whole before the first request', async () => {
    const files = { 'fleet.json': JSON.stringify([{ ip: '10.9.0.1', port: 70_000 }]) };
    const step = await digicertStep({ files, inputs: { inventory: 'fleet.json' } });
    expect(step.outputs.verdict).toBe('invalid-input');
  });
});
