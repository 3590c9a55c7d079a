import { afterEach, describe, expect, it } from 'vitest';
import { sample } from '../../simulator/client.ts';
import {
  faults,
  type Simulator,
  type SimulatorOptions,
  startSimulator,
} from '../../simulator/index.ts';
import { askSectigo, SECTIGO_PATHS } from './client.ts';
import { REPORT_GARBLINGS } from './garblings.ts';
import type { CertificateState, OrderState } from './orders.ts';
import { CERTIFICATE, FAILED, ORDER } from './sampled.ts';
import { issued } from './scripts.ts';

const LOGIN = 'loginName=login_name&loginPassword=login_password';
const orderOf = (state: Partial<CertificateState>, orderNumber = '8001234'): OrderState => ({
  orderNumber,
  certificates: [{ ...CERTIFICATE, ...state }],
});
const numbered = (count: number) =>
  Array.from({ length: count }, (_, index) => orderOf({}, String(index + 1)));

type Options = NonNullable<SimulatorOptions['sectigo']>;

let simulator: Simulator;
let now = 0;
const start = async (sectigo: Options = {}) => {
  now = 0;
  simulator = await startSimulator({ sectigo: { orders: [ORDER], ...sectigo }, now: () => now });
};
afterEach(() => simulator.close());

const ask = async (fields: Record<string, string> | string = {}) =>
  (await askSectigo(simulator.url, fields, {}, SECTIGO_PATHS.report)).body;
const read = async (fields: Record<string, string> = {}) =>
  new URLSearchParams(await ask({ lastResultNo: '999', firstResultNo: '0', ...fields }));
const code = async (fields: Record<string, string> | string = {}) =>
  Number(/^errorCode=(-?\d+)/.exec(await ask(fields))?.[1]);
const retry = async (fields: Record<string, string>) =>
  /^errorCode=(-?\d+)/.exec((await askSectigo(simulator.url, fields)).body)?.[1];
const ordersOf = (report: URLSearchParams) =>
  [...report].flatMap(([name, value]) => (/^\d+_orderNumber$/.test(name) ? [value] : []));

describe('the sample', () => {
  it('is answered in its very bytes', async () => {
    await start();
    expect(await ask(sample('sectigo-report.request.txt').trim())).toBe(
      sample('sectigo-report.reply.txt').trim(),
    );
    expect(simulator.violations).toEqual([]);
    expect(simulator.requests[0]).toMatchObject({
      provider: 'sectigo',
      endpoint: 'report',
      targets: [],
    });
    expect(simulator.ledger.entries).toEqual([]);
  });
});

describe('strictness', () => {
  it.each([
    ['an unknown parameter', `${LOGIN}&responseFormat=1`, -2],
    ['a parameter in another case', `${LOGIN}&certificateId=1`, -2],
    ['no password', 'loginName=a', -3],
    ['both filters', `${LOGIN}&certificateID=1&orderNumber=A`, -4],
    ['an ID that is no number', `${LOGIN}&certificateID=1,a`, -4],
    ['an empty ID', `${LOGIN}&certificateID=1,,2`, -4],
    ['an ID of 17 digits', `${LOGIN}&certificateID=12345678901234567`, -4],
    ['a list that is too long', `${LOGIN}&orderNumber=${'a,'.repeat(16_384)}b`, -4],
    ['an order number that is too long', `${LOGIN}&orderNumber=${'a'.repeat(129)}`, -4],
    ['another state', `${LOGIN}&certificateStatusDesc=Valid`, -4],
    ['a window that is no number', `${LOGIN}&firstResultNo=-1`, -4],
    ['a switch that is neither on nor off', `${LOGIN}&showCertificateID=1`, -4],
    ['a parameter twice', `${LOGIN}&firstResultNo=1&firstResultNo=1`, -4],
    ['a raw blank', 'loginName=a b&loginPassword=p', -4],
  ])('refuses %s', async (_, form, expected) => {
    await start();
    expect(await code(form)).toBe(expected);
    expect(simulator.violations).toHaveLength(1);
  });

  it('refuses a wrong login with -16', async () => {
    await start({ password: 'right' });
    expect(await code()).toBe(-16);
    expect(simulator.violations).toEqual([]);
  });

  it('takes a list of 32,767 characters', async () => {
    await start();
    const orderNumber = `${'a,'.repeat(16_383)}b`;
    expect(orderNumber).toHaveLength(32_767);
    expect(await code({ orderNumber })).toBe(0);
  });

  it('is a wrong path where no orders are configured', async () => {
    simulator = await startSimulator();
    await ask();
    expect(simulator.requests[0]?.status).toBe(404);
  });
});

describe('filters', () => {
  const orders = [
    orderOf({}, 'A'),
    orderOf({ status: 'PRE-SIGN FAILED!!!', certificateID: '2' }, 'B'),
    orderOf({ status: 'caacheckfailed', certificateID: '3' }, 'C'),
    orderOf({ status: 'Valid', certificateID: '4' }, 'D'),
    { orderNumber: 'E', certificates: [{ status: 'Valid' }, { status: FAILED }] },
  ];

  it.each([
    [{}, ['A', 'B', 'C', 'D', 'E']],
    [{ certificateStatusDesc: 'caacheckfailed' }, ['A', 'B', 'C', 'E']],
    [{ certificateID: '004,2' }, ['B', 'D']],
    [{ orderNumber: 'E,X,A' }, ['A', 'E']],
  ] as const)('%j', async (fields, expected) => {
    await start({ orders });
    const report = await read({ ...fields });
    expect(ordersOf(report)).toEqual(expected);
    expect(report.get('noOfResults')).toBe(String(expected.length));
  });
});

describe('windows', () => {
  it.each([
    [0, '0', '2', ['1', '2', '3']],
    [0, '2', '4', ['3', '4', '5']],
    [0, '5', '9', []],
    [1, '0', '2', ['1', '2']],
    [1, '1', '2', ['1', '2']],
    [1, '2', '4', ['2', '3', '4']],
    [1, '5', '9', ['5']],
    ['ignored', '2', '4', ['1', '2', '3']],
  ] as const)('base %s: results %s to %s', async (base, firstResultNo, lastResultNo, expected) => {
    await start({ orders: numbered(5), report: { base } });
    const report = await read({ firstResultNo, lastResultNo });
    expect(ordersOf(report)).toEqual(expected);
    expect(report.get('noOfResults')).toBe('5');
  });
});

describe('refusals', () => {
  it.each([
    ['text', "errorCode=-2&errorMessage=Unrecognized argument 'showExtStatus'!"],
    ['item', 'errorCode=-2&errorMessage=Unrecognized argument!&errorItem=showExtStatus'],
    ['nowhere', 'errorCode=-2&errorMessage=Unrecognized argument!'],
  ] as const)('of a switch name it in: %s', async (refusalNames, expected) => {
    await start({ report: { refusedSwitches: { showExtStatus: -2 }, refusalNames } });
    expect(await ask({ showExtStatus: 'Y' })).toBe(expected);
    expect(await code({ showCertificateID: 'Y' })).toBe(0);
    expect(simulator.violations).toEqual([]);
  });

  it('say -42 for the second report within the limit', async () => {
    await start({ report: { limitMs: 1_000 } });
    expect(await code()).toBe(0);
    now = 999;
    expect(await ask()).toBe(
      'errorCode=-42&errorMessage=Call limit reached, please try again later',
    );
    now = 1_000;
    expect(await code()).toBe(0);
  });

  it.each([
    ['account', 1_000],
    // The refused report and the refused retry start the clock again.
    ['account-counting-refusals', 1_999],
  ] as const)('say -295 where a report counts as a call: %s', async (limit, free) => {
    await start({ limit, limitMs: 1_000, report: { countsAsCall: true } });
    expect(await code()).toBe(0);
    now = 500;
    expect(await retry({ certificateID: '1234567' })).toBe('-295');
    now = 999;
    expect(await code()).toBe(-295);
    now = free - 1;
    expect(await retry({ certificateID: '1234567' })).toBe('-295');
    now = limit === 'account' ? free : free + 999;
    expect(await retry({ certificateID: '1234567' })).toBe('0');
  });
});

describe('a retry', () => {
  const stateAt = async (time: number) => {
    now = time;
    const report = await read();
    return [report.get('1_1_status'), report.get('1_1_lastStatusChange')];
  };

  it('is followed by a certificate that is issued', async () => {
    await start({ orders: [orderOf({ afterRetry: issued() })] });
    expect(await retry({ certificateID: '01234567' })).toBe('0');
    expect(await stateAt(119_999)).toEqual([FAILED, '1790003600']);
    expect(await stateAt(120_000)).toEqual(['Valid', '120']);
    expect((await read()).get('1_1_serialNumber')).toBe('00A1B2C3D4E5F60718');
    now = 600_000;
    expect(await retry({ certificateID: '1234567' })).toBe('-296');
    expect(simulator.ledger.accepted('cert:1234567')).toBe(1);
  });

  it('of what the account does not have is refused', async () => {
    await start();
    expect(await retry({ certificateID: '7' })).toBe('-298');
    expect(await retry({ orderNumber: 'X' })).toBe('-298');
  });
});

describe('garblings', () => {
  it.each(Object.keys(REPORT_GARBLINGS))('%s differs from the genuine reply', async (name) => {
    simulator = await startSimulator({
      sectigo: { orders: [ORDER, orderOf({}, '2')] },
      faults: [{ fault: faults.garbled(name), times: 1 }],
    });
    const garbled = await ask();
    expect(garbled).not.toBe(await ask());
    expect(simulator.violations).toEqual([]);
  });
});
