import { describe, expect, it } from 'vitest';
import type { Entry, Fields } from '../../../src/domain/entry.ts';
import { describeFailed, listFailed } from '../../../src/providers/sectigo/discover.ts';
import { failure, valueIn } from '../reading.ts';
import { form, type Model, type OrderModel, order, orders, reportOf } from './server.ts';

async function list(model: Model) {
  return valueIn(await listFailed(reportOf(model).report));
}

const row = (fields: Fields, name?: string): Entry => ({
  where: 'fleet.csv, row 2',
  ...(name !== undefined && { name }),
  fields,
});

describe('listFailed', () => {
  it('asks for the orders whose CAA check failed and keeps the text of their state', async () => {
    const { report, sent } = reportOf({ orders: orders(1) });
    expect(await listFailed(report)).toEqual({
      kind: 'answered',
      failed: [
        {
          certificateId: '1',
          orderNumber: '801',
          status: 'PRE-SIGN FAILED: CAA: Not authorized to issue',
          domainNames: ['www.host-1.example.com'],
        },
      ],
      notices: [],
    });
    expect(sent()[0]?.get('certificateStatusDesc')).toBe('caacheckfailed');
  });

  it('finds nothing without a notice where nothing failed', async () => {
    expect(await list({ orders: [] })).toEqual({ kind: 'answered', failed: [], notices: [] });
  });

  it('finds every order of several windows once', async () => {
    const { failed } = await list({ orders: orders(250) });
    expect(new Set(failed.map(({ certificateId }) => certificateId)).size).toBe(250);
    expect(failed).toHaveLength(250);
  });

  it('finds all states of PRE-SIGN FAILED and counts the others in a notice', async () => {
    const states = [
      'PRE-SIGN FAILED!!!',
      'caacheckfailed',
      'PRE-SIGN FAILED: other',
      'Valid',
      'Revoked',
      'Revoked',
    ];
    const { failed, notices } = await list({
      orders: states.map((status, index) => order(index + 1, { status })),
    });
    expect(failed.map(({ status }) => status)).toEqual(states.slice(0, 3));
    expect(notices).toEqual([expect.stringMatching(/Valid \(1\), Revoked \(2\)/)]);
  });

  it.each(['Pending', 'PRE-SI', ''])(
    'takes no state for the absence of a failure: %j',
    async (status) => {
      await expect(list({ orders: [order(1, {}), order(2, { status })] })).rejects.toThrow(
        'the state of an order is not known',
      );
    },
  );

  it('finds each failed certificate of an order', async () => {
    const [model] = orders(1);
    const certificates = [
      ...(model?.certificates ?? []),
      { certificateID: '2', status: 'Valid' },
      { certificateID: '3', status: 'PRE-SIGN FAILED!!!' },
    ];
    const { failed } = await list({ orders: [{ own: model?.own ?? {}, certificates }] });
    expect(failed.map(({ certificateId }) => certificateId)).toEqual(['1', '3']);
  });

  it.each<[string, OrderModel]>([
    [
      'certificates without an ID',
      {
        own: { orderNumber: 'A-1' },
        certificates: [
          { status: 'caacheckfailed', domain: 'a.com' },
          { status: 'caacheckfailed', domain: 'b.com' },
        ],
      },
    ],
    [
      'an ID that is no number',
      {
        own: { orderNumber: 'A-1' },
        certificates: [
          { certificateID: '12x', status: 'caacheckfailed', mdcDomainNames: 'a.com,B.COM' },
        ],
      },
    ],
    [
      'an ID of 17 digits',
      {
        own: { orderNumber: 'A-1' },
        certificates: [
          {
            certificateID: '1'.repeat(17),
            status: 'caacheckfailed',
            domain: 'a.com',
            additionalDomain: 'b.com',
          },
        ],
      },
    ],
  ])('uses the order number once for %s', async (_, model) => {
    expect((await list({ orders: [model] })).failed).toEqual([
      {
        certificateId: undefined,
        orderNumber: 'A-1',
        status: 'caacheckfailed',
        domainNames: ['a.com', 'b.com'],
      },
    ]);
  });

  it('uses the order number of an order without certificates', async () => {
    const model = { own: { orderNumber: 'A-1', orderStatus: 'PRE-SIGN FAILED!!!' } };
    expect((await list({ orders: [model] })).failed).toEqual([
      {
        certificateId: undefined,
        orderNumber: 'A-1',
        status: 'PRE-SIGN FAILED!!!',
        domainNames: [],
      },
    ]);
  });

  it.each<[string, Fields]>([
    ['an order number', {}],
    ['a possible order number', { orderNumber: '8'.repeat(129) }],
  ])('does not trust a failed order without an ID and without %s', async (_, own) => {
    const model = { own, certificates: [{ status: 'caacheckfailed', domain: 'a.com' }] };
    const { report } = reportOf({ orders: [...orders(1), model] });
    expect(await listFailed(report)).toMatchObject({ kind: 'failed', reason: 'unusable' });
  });

  it('leaves names out that are no domains', async () => {
    const model = order(1, {
      domain: '*.Example.com',
      additionalDomain: '10.0.0.1,a/b,münchen.example',
    });
    expect((await list({ orders: [model] })).failed[0]?.domainNames).toEqual([
      '*.example.com',
      'xn--mnchen-3ya.example',
    ]);
  });

  it('names the parameters that the provider refused', async () => {
    const { failed, notices } = await list({ orders: orders(1), refuses: ['showExtStatus'] });
    expect(failed).toHaveLength(1);
    expect(notices).toEqual([expect.stringMatching(/left them out: showExtStatus/)]);
  });

  it.each([
    ['a refused login', form('errorCode=-16&errorMessage=x'), 'credentials'],
    ['a call limit', form('errorCode=-42&errorMessage=x'), 'rate-limited'],
    ['no reply', failure('no-reply'), 'no-reply'],
  ] as const)('has no list after %s', async (_, served, reason) => {
    const { report, requests } = reportOf({
      orders: orders(150),
      fault: (count) => (count === 2 ? served : undefined),
    });
    expect(await listFailed(report)).toMatchObject({ kind: 'failed', reason });
    expect(requests).toHaveLength(2);
  });
});

describe('describeFailed', () => {
  const failed = {
    certificateId: '0012',
    orderNumber: '8012',
    status: 'PRE-SIGN FAILED: CAA: Not authorized to issue',
    domainNames: ['www.example.com'],
  };
  const describeOne = (rows: readonly Entry[], more: Partial<typeof failed> | object = {}) =>
    describeFailed([{ ...failed, ...more }], rows)[0];

  it('makes an entry without an inventory', () => {
    expect(describeOne([])).toEqual({
      where: 'failed order 0012',
      fields: { certificateID: '0012' },
      status: failed.status,
      cause: 'CAA: Not authorized to issue',
      domainNames: ['www.example.com'],
    });
  });

  it('has no cause where the state gives none', () => {
    expect(describeOne([], { status: 'PRE-SIGN FAILED!!!' })).not.toHaveProperty('cause');
  });

  it('takes names and domains from the rows with the same ID, as a number', () => {
    const rows = [
      row({ certificateID: '12', domainName: 'a.example.com' }, 'shop'),
      row({ certificateID: '12', domainName: 'www.example.com' }, 'shop'),
      row({ certificateID: '13' }, 'other'),
    ];
    expect(describeOne(rows)).toMatchObject({
      where: 'fleet.csv, row 2',
      name: 'shop',
      fields: { certificateID: '12', domainName: 'a.example.com' },
      domainNames: ['a.example.com', 'www.example.com'],
    });
  });

  it('takes the row of the order, unless it names another certificate of the order', () => {
    expect(describeOne([row({ orderNumber: '8012' }, 'shop')])).toMatchObject({
      name: 'shop',
      fields: { certificateID: '0012' },
    });
    const other = row({ orderNumber: '8012', certificateID: '99' }, 'other');
    expect(describeOne([other])).not.toHaveProperty('name');
  });

  it('uses the order number where the report shows no certificate ID', () => {
    const rows = [row({ orderNumber: '8012' }, 'shop')];
    expect(describeOne(rows, { certificateId: undefined })).toMatchObject({
      name: 'shop',
      fields: { orderNumber: '8012' },
    });
  });
});
