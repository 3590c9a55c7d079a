import { describe, expect, it } from 'vitest';
import type { Discovery } from '../../../src/domain/provider.ts';
import { createDiscovery } from '../../../src/providers/sectigo/discovery.ts';
import { sectigo } from '../../../src/providers/sectigo/index.ts';
import { configured } from '../fixture.ts';
import { failure, readerFor } from '../reading.ts';
import { type Model, order, readerOf, SETTINGS } from './server.ts';

const discovery: Discovery = createDiscovery(SETTINGS);

async function discover(model: Model) {
  const list = await discovery.list(readerOf(model));
  if (list.kind === 'failed') throw new Error(list.message);
  const described = await list.describe([]);
  const inputs = { 'sectigo-login-name': 'name', 'sectigo-login-password': 'p&ss word' };
  return {
    list,
    ...described,
    checked: configured(sectigo, { inputs }).targets(described.entries),
  };
}

describe('a found order', () => {
  it('is an entry with its state, cause and names', async () => {
    const { list, entries, secrets } = await discover({ orders: [order(1)] });
    expect(list).toMatchObject({ count: 1, scope: 'in the report of the account', notices: [] });
    expect(secrets).toEqual([]);
    expect(entries).toEqual([
      {
        where: 'failed order 1',
        fields: { certificateID: '1' },
        found: {
          id: '1',
          facts: {
            status: 'PRE-SIGN FAILED: CAA: Not authorized to issue',
            cause: 'CAA: Not authorized to issue',
          },
          domainNames: ['www.host-1.example.com'],
        },
      },
    ]);
  });

  it('is one target and one request for each certificate', async () => {
    const { checked } = await discover({ orders: [order(1), order(2)] });
    expect([...checked.errors, ...checked.missing]).toEqual([]);
    const bodies = checked
      .submissions(new Set())
      .map(({ ask }) => new URLSearchParams(ask.request().body).get('certificateID'));
    expect(bodies).toEqual(['1', '2']);
    expect(checked.targets.map(({ facts }) => facts?.cause)).toEqual([
      'CAA: Not authorized to issue',
      'CAA: Not authorized to issue',
    ]);
  });
});

it('is no list if the report cannot be read', async () => {
  expect(await discovery.list(readerFor(() => failure('refused')))).toMatchObject({
    kind: 'failed',
    reason: 'refused',
  });
});
