import { describe, expect, it } from 'vitest';
import type { StateKind } from '../../../src/providers/sectigo/orders.ts';
import {
  type CertificateState,
  completionOf,
  type FollowedOrder,
  type OrderObservation,
  readOrderStatus,
} from '../../../src/providers/sectigo/status.ts';
import { failure } from '../reading.ts';
import { form, type Model, order, orders, reportOf } from './server.ts';

async function read(model: Model, targets: readonly FollowedOrder[]) {
  const { report, sent } = reportOf(model);
  return { ...(await readOrderStatus(report, targets)), sent: sent() };
}

describe('readOrderStatus', () => {
  it('asks once for all certificate IDs and once for all order numbers', async () => {
    const { sent, observations } = await read({ orders: orders(9) }, [
      { key: 'a', certificateId: '1' },
      { key: 'b', orderNumber: '802' },
      { key: 'c', certificateId: '003', orderNumber: '803' },
      { key: 'd', orderNumber: '804' },
      { key: 'e', certificateId: '1' },
    ]);
    expect(sent.map((one) => one.get('certificateID') ?? one.get('orderNumber'))).toEqual([
      '1,003',
      '802,804',
    ]);
    expect([...observations].map(([key, { kind }]) => [key, kind])).toEqual([
      ['a', 'listed'],
      ['c', 'not-listed'],
      ['e', 'listed'],
      ['b', 'listed'],
      ['d', 'listed'],
    ]);
  });

  it('shows state, change and certificate', async () => {
    const model = order(7, {
      status: 'Valid',
      serialNumber: 'AB:01',
      notBefore: '100',
      notAfter: '200.0',
    });
    const { observations } = await read({ orders: [model] }, [
      { key: 'a', certificateId: '0007' },
      { key: 'b', certificateId: '7' },
    ]);
    const listed = {
      kind: 'listed',
      certificates: [
        {
          id: '7',
          state: { kind: 'issued', text: 'Valid' },
          lastStatusChange: 1_790_003_600_000,
          certificate: { serialNumber: 'AB:01', notBefore: 100_000, notAfter: 200_000 },
        },
      ],
    };
    expect(Object.fromEntries(observations)).toEqual({ a: listed, b: listed });
  });

  it('shows one certificate of an order for its ID, and all for its number', async () => {
    const [one] = orders(1);
    const certificates = [...(one?.certificates ?? []), { certificateID: '2', status: 'Valid' }];
    const { observations } = await read({ orders: [{ own: one?.own ?? {}, certificates }] }, [
      { key: 'a', certificateId: '2' },
      { key: 'b', orderNumber: '801' },
    ]);
    const states = (key: string) => {
      const found = observations.get(key);
      return found?.kind === 'listed'
        ? found.certificates.map(({ id, state }) => [id, state.kind])
        : found;
    };
    expect(states('a')).toEqual([['2', 'issued']]);
    expect(states('b')).toEqual([
      ['1', 'failed'],
      ['2', 'issued'],
    ]);
  });

  it('finds the order where the provider shows no certificate IDs', async () => {
    const nameless = orders(2).map(({ own, certificates = [] }) => ({
      own,
      certificates: certificates.map(({ certificateID, ...rest }) => rest),
    }));
    const pages = (list: typeof nameless): Model => ({
      orders: list,
      fault: (_, sent) => void sent.delete('certificateID'),
    });
    const both = await read(pages(nameless), [
      { key: 'a', certificateId: '1' },
      { key: 'b', certificateId: '2', orderNumber: '802' },
    ]);
    expect([...both.observations].map(([key, { kind }]) => [key, kind])).toEqual([
      ['a', 'not-listed'],
      ['b', 'listed'],
    ]);
    const single = await read(pages(nameless.slice(0, 1)), [{ key: 'a', certificateId: '1' }]);
    expect(single.observations.get('a')?.kind).toBe('listed');
  });

  it('does not ask for an order number with a comma', async () => {
    const { sent, observations } = await read({ orders: orders(1) }, [
      { key: 'a', orderNumber: '801,802' },
    ]);
    expect(sent).toHaveLength(0);
    expect(observations.size).toBe(0);
  });

  it.each([
    ['a refused login', form('errorCode=-16'), 'credentials'],
    ['a limit', form('errorCode=-42'), 'rate-limited'],
    ['no reply', failure('no-reply'), 'no-reply'],
  ] as const)('ends after %s', async (_, served, reason) => {
    const { sent, observations, failures } = await read(
      { orders: orders(2), fault: () => served },
      [
        { key: 'a', certificateId: '1' },
        { key: 'b', orderNumber: '802' },
      ],
    );
    expect(failures).toEqual([expect.objectContaining({ reason })]);
    expect(observations.size).toBe(0);
    expect(sent).toHaveLength(1);
  });

  it('keeps the first pass where the second fails', async () => {
    const { observations, failures } = await read(
      { orders: orders(2), fault: (count) => (count === 2 ? failure('no-reply') : undefined) },
      [
        { key: 'a', certificateId: '1' },
        { key: 'b', orderNumber: '802' },
      ],
    );
    expect([...observations.keys()]).toEqual(['a']);
    expect(failures).toHaveLength(1);
  });

  it('1,000 orders need two windows', async () => {
    const targets = Array.from({ length: 1_000 }, (_, at) => ({
      key: `t${at}`,
      certificateId: String(at + 1),
    }));
    const { sent, observations } = await read({ orders: orders(1_000) }, targets);
    expect(observations.size).toBe(1_000);
    expect(sent).toHaveLength(2);
  });
});

const REPLIED_AT = 1_000_000;
const TEXTS: Readonly<Record<StateKind, string>> = {
  failed: 'PRE-SIGN FAILED: CAA: no',
  issued: 'Valid',
  ended: 'Rejected',
  other: 'Pending',
};
const certificate = (
  kind: StateKind,
  lastStatusChange?: number,
  more: Partial<CertificateState> = {},
): CertificateState => ({
  id: '1',
  state: { kind, text: TEXTS[kind] },
  lastStatusChange,
  certificate: undefined,
  ...more,
});
const seen = (...certificates: readonly CertificateState[]): OrderObservation => ({
  kind: 'listed',
  certificates,
});
const OLD = certificate('failed', 999_000);
const GONE: OrderObservation = { kind: 'not-listed' };

describe('completionOf', () => {
  it.each<[string, readonly OrderObservation[], string]>([
    ['no read', [], 'unknown'],
    ['not listed', [GONE], 'unknown'],
    ['not listed any more', [seen(OLD), GONE], 'unknown'],
    ['listed again', [GONE, seen(OLD)], 'in-progress'],
    ['issued', [seen(certificate('issued'))], 'completed'],
    ['pending', [seen(certificate('other'))], 'in-progress'],
    ['ended', [seen(certificate('ended', 1))], 'failed-again'],
    ['the old failure', [seen(OLD), seen(OLD)], 'in-progress'],
    [
      'a failure at the time of the reply',
      [seen(certificate('failed', REPLIED_AT))],
      'in-progress',
    ],
    [
      'a failure after the reply',
      [seen(certificate('failed', REPLIED_AT + 1_000))],
      'failed-again',
    ],
    [
      'a failure without a time',
      [seen(certificate('failed')), seen(certificate('failed'))],
      'in-progress',
    ],
    [
      'a failure that changed between two reads',
      [seen(OLD), seen(certificate('failed', 999_500))],
      'failed-again',
    ],
    ['a failure whose time was missing', [seen(certificate('failed')), seen(OLD)], 'in-progress'],
    ['a failure after another status', [seen(certificate('other')), seen(OLD)], 'failed-again'],
    [
      'a failure after no status',
      [
        seen(certificate('other', 1, { state: { kind: 'other', text: undefined } })),
        seen(certificate('failed', 1)),
      ],
      'in-progress',
    ],
    [
      'a failure of another certificate before',
      [seen(certificate('other', 1, { id: '2' })), seen(OLD)],
      'in-progress',
    ],
    [
      'one of two issued',
      [seen(certificate('issued'), certificate('other', 1, { id: '2' }))],
      'in-progress',
    ],
    [
      'one of two failed again',
      [seen(certificate('failed', 2_000_000), certificate('other', 1, { id: '2' }))],
      'failed-again',
    ],
    [
      'one of two ended',
      [seen(certificate('issued'), certificate('ended', 1, { id: '2' }))],
      'failed-again',
    ],
    [
      'two issued, one after the other',
      [
        seen(certificate('issued'), certificate('other', 1, { id: '2' })),
        seen(certificate('issued'), certificate('issued', 1, { id: '2' })),
      ],
      'completed',
    ],
    [
      'issued, then revoked',
      [seen(certificate('issued')), seen(certificate('ended'))],
      'completed',
    ],
  ])('%s', (_, observations, kind) => {
    expect(completionOf(REPLIED_AT, observations).kind).toBe(kind);
  });

  it('cannot tell a new failure by its time alone where the reply to the retry has no date', () => {
    const observation = seen(certificate('failed', 2_000_000));
    expect(completionOf(undefined, [observation]).kind).toBe('in-progress');
  });

  it('shows the worst state, and a cause for a new failure alone', () => {
    expect(completionOf(REPLIED_AT, [seen(certificate('other', 1, { id: '2' }), OLD)])).toEqual({
      kind: 'in-progress',
      status: 'PRE-SIGN FAILED: CAA: no',
    });
    expect(completionOf(REPLIED_AT, [seen(certificate('failed', 2_000_000))])).toEqual({
      kind: 'failed-again',
      status: 'PRE-SIGN FAILED: CAA: no',
      cause: 'CAA: no',
    });
  });

  it('shows the certificate that was issued', () => {
    const issued = certificate('issued', 1, { certificate: { serialNumber: 'ab', notAfter: 2 } });
    expect(completionOf(REPLIED_AT, [seen(issued)])).toEqual({
      kind: 'completed',
      status: 'Valid',
      certificate: { serialNumber: 'ab', notAfter: 2 },
    });
  });
});
