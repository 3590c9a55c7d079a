import { describe, expect, it } from 'vitest';
import { listFailed } from '../../../src/providers/digicert/list-failed.ts';
import { failure, valueIn } from '../reading.ts';
import { certCentral, fleet, type Item, listed, type Model, settings } from './server.ts';

describe('listFailed', () => {
  const list = (automations: Model['automations'], more: Model = {}) => {
    const reader = certCentral({ ...(automations && { automations }), ...more });
    return { reader, list: listFailed(reader, settings(...Object.keys(automations ?? {}))) };
  };

  it('finds failures and what needs a person, and counts what nobody has documented', async () => {
    const states = ['ERROR', 'ACTION_REQUIRED', 'CONFIGURED', 'BROKEN_BAD', 'broken bad', 'HALTED'];
    const items = fleet(states.length, (id) => states[id - 1] ?? '');
    const { failed, notices } = valueIn(await list({ 1: items }).list);
    expect(failed.map(({ automationId }) => automationId)).toEqual(['1', '2']);
    expect(notices).toEqual([
      expect.stringMatching(/automations: 3\..*BROKEN_BAD \(2\), HALTED \(1\)/),
    ]);
  });

  it('finds nothing without a notice where all is well', async () => {
    expect(await list({ 1: fleet(3), 2: [] }).list).toEqual({
      kind: 'answered',
      failed: [],
      notices: [],
    });
  });

  it.each<[string, Item]>([
    ['automation ID', { automationId: undefined }],
    ['readable automation ID', { automationId: 'abc' }],
    ['IP address', { automatedIp: 'host.example.com' }],
    ['port', { automatedPort: null }],
    ['possible port', { automatedPort: 70_000 }],
    ['status', { automationStatus: null }],
  ])('does not trust a failed automation without %s', async (_, more) => {
    const items = [listed(1), listed(2, more)];
    expect(await list({ 1: items }).list).toMatchObject({ kind: 'failed', reason: 'unusable' });
  });

  it('does not validate automations that did not fail', async () => {
    const healthy = { automationStatus: 'CONFIGURED' };
    const items = [
      healthy,
      listed(2, { ...healthy, automatedIp: '?', automatedPort: '?' }),
      listed(3),
    ];
    expect(valueIn(await list({ 1: items }).list).failed).toHaveLength(1);
  });

  it('does not trust a failed automation that another division lists too', async () => {
    const healthy = listed(7, { automationStatus: 'CONFIGURED' });
    for (const other of [listed(7), healthy]) {
      expect(await list({ 1: [other], 2: [listed(7)] }).list).toMatchObject({
        reason: 'unusable',
        message: expect.stringMatching(/two divisions/),
      });
    }
    expect(valueIn(await list({ 1: [healthy], 2: [healthy, listed(8)] }).list).failed).toHaveLength(
      1,
    );
  });

  it('does not trust one automation ID with two addresses', async () => {
    const items = [listed(7), listed(7, { automatedPort: 444 })];
    expect(await list({ 1: items }).list).toMatchObject({ reason: 'unusable' });
  });

  it('reads a division once that is given twice', async () => {
    const reader = certCentral({ automations: { 1: [listed(1)] } });
    expect(valueIn(await listFailed(reader, settings('1', '1'))).failed).toHaveLength(1);
    expect(reader.requests).toHaveLength(1);
  });

  it.each(['credentials', 'refused', 'unusable', 'no-reply', 'cancelled'] as const)(
    'has no list if one division answers with a failure: %s',
    async (reason) => {
      const fault: Model['fault'] = ({ body }) =>
        JSON.stringify(body.divisionIds) === '[2]' ? failure(reason, 'why') : undefined;
      const { list: read } = list({ 1: [listed(1)], 2: [listed(2)], 3: [listed(3)] }, { fault });
      expect(await read).toEqual({ kind: 'failed', reason, message: 'division 2 of 3: why' });
    },
  );

  it('gives the division of each automation, and whether it shares its address there', async () => {
    const twin = { automatedIp: '10.0.0.9', automatedPort: '443.0' };
    const healthy = listed(3, { ...twin, automationStatus: 'CONFIGURED' });
    const { failed } = valueIn(
      await list({ 1: [listed(1), listed(2, twin), healthy], 2: [listed(4, twin)] }).list,
    );
    expect(
      failed.map(({ automationId, divisionId, sharesAddress }) => [
        automationId,
        divisionId,
        sharesAddress,
      ]),
    ).toEqual([
      ['1', '1', false],
      ['2', '1', true],
      ['4', '2', false],
    ]);
  });
});
