import { describe, expect, it } from 'vitest';
import { readOrders, readPairs, stateOf } from '../../../src/providers/sectigo/orders.ts';
import { order } from './server.ts';

describe('a report', () => {
  it('is split at &, then at the first =, then decoded', () => {
    expect(readPairs('a=b=c&d=%26%3D&e=x+y&f=x y+z&g&=h\r\n')).toEqual([
      ['a', 'b=c'],
      ['d', '&='],
      ['e', 'x y'],
      ['f', 'x y+z'],
    ]);
  });

  it('has orders and certificates in any order, counted from 1', () => {
    const body =
      '2_1_certificateID=22&1_orderNumber=A&2_orderNumber=B&1_10_certificateID=11&0_orderNumber=C&3_0_domain=x';
    expect(
      readOrders(readPairs(body)).map(({ key, certificates }) => [key, certificates.length]),
    ).toEqual([
      ['order B', 1],
      ['order A', 1],
    ]);
  });

  it('has names in several fields and lists', () => {
    const body =
      '1_1_domain=a.com&1_1_additionalDomain=b.com&1_1_additionalDomain=c.com&1_1_mdcDomainNames=d.com, e.com%0Af.com';
    expect(readOrders(readPairs(body))[0]?.certificates[0]?.names).toEqual([
      'a.com',
      'b.com',
      'c.com',
      'd.com',
      'e.com',
      'f.com',
    ]);
  });

  it('has IDs that no number holds', () => {
    const body = '1_1_certificateID=9007199254740993';
    expect(readOrders(readPairs(body))[0]?.certificates[0]?.certificateId).toBe('9007199254740993');
  });
});

describe('the state of a certificate', () => {
  it.each<[status: string, orderStatus: string, kind: string]>([
    ['PRE-SIGN FAILED!!!', 'Pending', 'failed'],
    ['PRE-SIGN FAILED: CAA: Not authorized to issue', 'Pending', 'failed'],
    ['Presign Failed', 'Pending', 'failed'],
    ['caacheckfailed', 'Pending', 'failed'],
    ['CAACheckFailed', 'Pending', 'failed'],
    ['Pending', 'PRE-SIGN FAILED!!!', 'failed'],
    ['', 'PRE-SIGN FAILED!!!', 'failed'],
    ['Valid', 'PRE-SIGN FAILED!!!', 'issued'],
    ['Issued but not yet collected', '', 'issued'],
    ['', 'Valid', 'issued'],
    ['Pending', 'Valid', 'other'],
    ['Rejected', '', 'ended'],
    ['Revoked', '', 'ended'],
    ['Replaced', '', 'ended'],
    ['Expired', '', 'ended'],
    ['POST-SIGN FAILED', '', 'ended'],
    ['Invalid', '', 'other'],
    ['', '', 'other'],
  ])('%j of an order that is %j is %s', (status, orderStatus, kind) => {
    const model = order(1, { status }, { orderStatus });
    const certificate = {
      certificateId: '1',
      statuses: status ? [status] : [],
      lastStatusChange: undefined,
      names: [],
      serialNumber: undefined,
      notBefore: undefined,
      notAfter: undefined,
    };
    const read = {
      key: '1',
      orderNumber: model.own.orderNumber,
      status: orderStatus || undefined,
      certificates: [certificate],
    };
    expect(stateOf(read, certificate).kind).toBe(kind);
  });

  it('counts what showExtStatus adds', () => {
    const [read] = readOrders(readPairs('1_1_status=Pending&1_1_extStatus=PRE-SIGN+FAILED!!!'));
    expect(read && stateOf(read, read.certificates[0])).toEqual({
      kind: 'failed',
      text: 'PRE-SIGN FAILED!!!',
    });
  });
});
