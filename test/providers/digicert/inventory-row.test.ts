import { describe, expect, it } from 'vitest';
import type { Entry, Fields } from '../../../src/domain/entry.ts';
import { discover, row } from './discovering.ts';
import { type Item, listed } from './server.ts';

describe('inventory rows', () => {
  const at = { ip: '10.0.0.9', port: '443' };
  const item = (id: number, more: Item = {}) => listed(id, { automatedIp: '10.0.0.9', ...more });
  const named = (cn: string) => ({ certificateCn: cn });
  const names = async (
    items: readonly Item[],
    rows: readonly Entry[],
    others: readonly Item[] = [],
  ) =>
    (
      await discover({ automations: { 1: items, ...(others.length > 0 && { 2: others }) } }, rows, {
        agentDefault: 'AGENT-0',
        sensorDefault: 'SENSOR-0',
      })
    ).found.map(({ name }) => name);

  it('give name, key and virtual server, which go before what the list shows', async () => {
    const given = {
      ...at,
      virtualServerName: '/mine',
      sensorLicenseKey: 'F5',
      managementIp: '10.9.9.9',
    };
    const { found, reader } = await discover(
      {
        automations: { 1: [item(1, { managementIp: '10.9.9.9', alias: 'a', appPartition: '/p' })] },
      },
      [row(given, 'web')],
    );
    expect(found[0]).toMatchObject({
      where: 'fleet.csv, row 2',
      name: 'web',
      fields: { ...given, accountId: '5153184', divisionId: '1' },
      license: { source: 'inventory', field: 'sensorLicenseKey' },
    });
    expect(reader.sent('/agent/list')).toHaveLength(0);
  });

  it('with the name of the certificate go first', async () => {
    const rows = [row({ ...at }, 'any'), row({ ...at, domainName: 'b.example.com' }, 'b')];
    expect(
      await names([item(1, named('a.example.com')), item(2, named('B.example.com'))], rows),
    ).toEqual(['any', 'b']);
  });

  it('with another domain count only for the one automation that they fit', async () => {
    const rows = [row({ ...at, domainName: 'x.example.com' }, 'x')];
    expect(await names([item(1)], rows)).toEqual(['x']);
    expect(await names([item(1), item(2)], rows)).toEqual([undefined, undefined]);
    expect(await names([item(1)], rows, [item(2)])).toEqual([undefined, undefined]);
  });

  it('with a division count only there', async () => {
    const rows = [row({ ...at, divisionId: '2', domainName: 'x.example.com' }, 'x')];
    expect(await names([item(1)], rows, [item(2)])).toEqual([undefined, 'x']);
  });

  it.each<[string, Fields]>([
    ['account', { accountId: '7' }],
    ['division', { divisionId: '7' }],
    ['management address', { managementIp: '10.9.9.9' }],
    ['port', { port: '444' }],
  ])('with another %s do not fit', async (_, more) => {
    expect(await names([item(1)], [row({ ...at, ...more }, 'web')])).toEqual([undefined]);
  });

  it('that contradict one another are left out', async () => {
    expect(await names([item(1)], [row(at, 'one'), row(at, 'other')])).toEqual([undefined]);
    expect(await names([item(1)], [row(at, 'one'), row(at, 'one')])).toEqual(['one']);
  });

  it('never make one entry of two automations', async () => {
    const twins = [item(1, named('a.example.com')), item(2, named('a.example.com'))];
    const rows = [row({ ...at, domainName: 'a.example.com', agentLicenseKey: 'web' }, 'a')];
    const { found } = await discover({ automations: { 1: twins } }, rows);
    expect(found.map(({ name }) => name)).toEqual([undefined, undefined]);
    expect(found.map(({ license }) => license)).toMatchObject([
      { key: 'AGENTKEY00000001' },
      { key: 'AGENTKEY00000002' },
    ]);
    expect(found.map(({ decided }) => decided)).toEqual([undefined, undefined]);
  });
});
