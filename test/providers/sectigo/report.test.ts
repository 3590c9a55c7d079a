import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { HttpReply } from '../../../src/domain/http.ts';
import type { ReportFilter } from '../../../src/providers/sectigo/report.ts';
import { failure, valueIn } from '../reading.ts';
import { form, type Model, orders, reportOf } from './server.ts';

const sample = (name: string): string =>
  readFileSync(new URL(`../../fixtures/samples/sectigo-${name}.txt`, import.meta.url), 'utf8');

const FAILED: ReportFilter = { name: 'certificateStatusDesc', values: ['caacheckfailed'] };

function readReport(model: Model, filter = FAILED) {
  const { report, ...rest } = reportOf(model);
  return { ...rest, report, read: report.read(filter) };
}

describe('the sample', () => {
  it('of the request is what the report sends, with one switch more', async () => {
    const { read, requests, sent } = readReport({ orders: [] });
    await read;
    const expected = new URLSearchParams(sample('report.request').trim());
    expected.set('loginName', 'name');
    expected.set('loginPassword', 'p&ss word');
    expected.set('showExtStatus', 'Y');
    expect(Object.fromEntries(sent()[0] ?? [])).toEqual(Object.fromEntries(expected));
    expect(requests[0]).toMatchObject({
      method: 'POST',
      url: new URL('https://sectigo.example/products/!WebHostReport'),
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'user-agent': 'retry/1' },
    });
  });

  it('of the reply is understood', async () => {
    const { read } = readReport({ orders: [], fault: () => form(sample('report.reply')) });
    expect(valueIn(await read).orders).toEqual([
      {
        key: 'order 8001234',
        orderNumber: '8001234',
        status: 'Pending',
        certificates: [
          {
            certificateId: '1234567',
            statuses: ['PRE-SIGN FAILED: CAA: Not authorized to issue'],
            lastStatusChange: 1_790_003_600_000,
            names: ['www.example.com', 'example.com'],
            serialNumber: undefined,
            notBefore: undefined,
            notAfter: undefined,
          },
        ],
      },
    ]);
  });
});

describe('windows', () => {
  it.each<[count: number, firsts: string[]]>([
    [0, ['0']],
    [1, ['0']],
    [101, ['0']],
    [102, ['0', '100']],
    [201, ['0', '100']],
    [250, ['0', '100', '200']],
  ])('read %d orders with first results %j', async (count, firsts) => {
    const { read, sent } = readReport({ orders: orders(count) });
    expect(valueIn(await read).orders).toHaveLength(count);
    expect(sent().map((one) => one.get('firstResultNo'))).toEqual(firsts);
    expect(sent().map((one) => Number(one.get('lastResultNo')))).toEqual(
      firsts.map((first) => Number(first) + 100),
    );
  });

  it.each<[count: number, windows: string[]]>([
    [100, ['0–100']],
    [250, ['0–250']],
    [1_000, ['0–500', '500–1000']],
  ])('for %d IDs are as large as their list, up to 500: %j', async (count, windows) => {
    const values = orders(count).map(({ own }) => own.orderNumber ?? '');
    const { read, sent } = readReport({ orders: orders(count) }, { name: 'orderNumber', values });
    expect(valueIn(await read).orders).toHaveLength(count);
    expect(sent().map((one) => `${one.get('firstResultNo')}–${one.get('lastResultNo')}`)).toEqual(
      windows,
    );
  });

  it('do not trust a report of which a window shows less than it was asked for', async () => {
    const { read } = readReport({
      orders: orders(120),
      fault: (count, window) => {
        if (count === 1) window.set('lastResultNo', '49');
        return undefined;
      },
    });
    expect(await read).toMatchObject({ reason: 'unusable' });
  });

  it.each<[string, NonNullable<Model['fault']>]>([
    [
      'shows no more than 100',
      (_, window) => {
        const most = Number(window.get('firstResultNo')) + 100;
        window.set('lastResultNo', String(Math.min(most, Number(window.get('lastResultNo')))));
        return undefined;
      },
    ],
    [
      'refuses more than 100',
      (_, window) =>
        Number(window.get('lastResultNo')) - Number(window.get('firstResultNo')) > 100
          ? failure('refused')
          : undefined,
    ],
    [
      'does not answer to more than 100',
      (_, window) =>
        Number(window.get('lastResultNo')) - Number(window.get('firstResultNo')) > 100
          ? failure('no-reply')
          : undefined,
    ],
  ])('have 100 results from then on where the provider %s', async (_, fault) => {
    const values = orders(250).map(({ own }) => own.orderNumber ?? '');
    const { read, sent } = readReport(
      { orders: orders(250), fault },
      { name: 'orderNumber', values },
    );
    expect(valueIn(await read).orders).toHaveLength(250);
    const firsts = sent().map((one) => one.get('firstResultNo'));
    expect(firsts.slice(-3)).toEqual(['0', '100', '200']);
  });

  it.each<[base: 0 | 1, lastIncluded: boolean]>([
    [0, true],
    [0, false],
    [1, true],
  ])(
    'miss nothing where results count from %d and the last is included: %j',
    async (base, lastIncluded) => {
      const { read } = readReport({ orders: orders(333), base, lastIncluded });
      expect(valueIn(await read).orders.map(({ orderNumber }) => orderNumber)).toEqual(
        orders(333).map(({ own }) => own.orderNumber),
      );
    },
  );

  it('do not trust a report that announces more orders than it shows', async () => {
    const { read, requests } = readReport({ orders: orders(150), announced: 151 });
    expect(await read).toMatchObject({
      reason: 'unusable',
      message: 'the report shows 150 of 151 orders and then repeats itself',
    });
    expect(requests).toHaveLength(3);
  });

  it('do not trust a report that shows the first window again and again', async () => {
    const first = orders(101);
    const model = { orders: first, announced: 300, base: 0 as const };
    const { read } = readReport({
      ...model,
      fault: (count, sent) => {
        if (count === 1) return undefined;
        sent.set('firstResultNo', '0');
        sent.set('lastResultNo', '100');
        return undefined;
      },
    });
    expect(await read).toMatchObject({ reason: 'unusable' });
  });

  it('keep the largest number that was announced', async () => {
    const model: Model = { orders: orders(150), announced: 250 };
    model.fault = (count) => {
      model.announced = count === 1 ? 250 : 120;
      return undefined;
    };
    expect(await readReport(model).read).toMatchObject({ reason: 'unusable' });
  });

  it.each([1, 2, 3])('give nothing if request %d fails', async (failing) => {
    const { read, requests } = readReport({
      orders: orders(250),
      fault: (count) => (count === failing ? failure('no-reply') : undefined),
    });
    expect(await read).toEqual(failure('no-reply'));
    expect(requests).toHaveLength(failing);
  });
});

describe('lists of IDs', () => {
  it('go out in one request', async () => {
    const { read, sent } = readReport(
      { orders: orders(9) },
      { name: 'certificateID', values: ['3', '5'] },
    );
    expect(valueIn(await read).orders.map(({ orderNumber }) => orderNumber)).toEqual([
      '803',
      '805',
    ]);
    expect(sent().map((one) => one.get('certificateID'))).toEqual(['3,5']);
    expect(sent()[0]?.has('certificateStatusDesc')).toBe(false);
  });

  it('of more than 32,767 characters are split, and every ID is asked for once', async () => {
    const values = Array.from({ length: 3_000 }, (_, index) => String(10 ** 15 + index));
    const { read, sent } = readReport({ orders: [] }, { name: 'orderNumber', values });
    await read;
    const lists = sent().map((one) => one.get('orderNumber') ?? '');
    expect(Math.max(...lists.map(({ length }) => length))).toBeLessThanOrEqual(32_767);
    expect(lists).toHaveLength(2);
    expect(lists.flatMap((list) => list.split(','))).toEqual(values);
  });
});

describe('refused switches', () => {
  const switchesIn = (sent: readonly URLSearchParams[]) =>
    sent.map((one) => [...one.keys()].filter((name) => name.startsWith('show')).length);

  it('are left out one by one where the refusal names them, and stay out', async () => {
    const refuses = ['showExtStatus', 'showCertificateID'];
    const { report, read, sent } = readReport({ orders: orders(150), refuses });
    expect(valueIn(await read).orders).toHaveLength(150);
    expect(switchesIn(sent())).toEqual([3, 2, 1, 1]);
    await report.read(FAILED);
    expect(switchesIn(sent())).toEqual([3, 2, 1, 1, 1, 1]);
    expect(report.refusedSwitches().toSorted()).toEqual(refuses.toSorted());
  });

  it('are all left out at once where the refusal names none', async () => {
    const model = { orders: orders(1), refuses: ['showExtStatus'], namesRefused: false };
    const { read, sent } = readReport(model);
    expect(valueIn(await read).orders).toHaveLength(1);
    expect(switchesIn(sent())).toEqual([3, 0]);
  });

  it.each(['-2', '-4'])('are not the cause if %s comes without them too', async (code) => {
    const { report, read, sent } = readReport({
      orders: [],
      fault: () => form(`errorCode=${code}&errorMessage=The+argument+is+wrong`),
    });
    expect(await read).toMatchObject({ reason: 'refused', code });
    expect(switchesIn(sent())).toEqual([3, 0]);
    expect(report.refusedSwitches()).toEqual([]);
  });

  it('are named in errorItem too', async () => {
    const { read, sent } = readReport({
      orders: orders(1),
      fault: (count) =>
        count === 1
          ? form('errorCode=-4&errorMessage=Invalid&errorItem=SHOWADDITIONALDOMAINS')
          : undefined,
    });
    await read;
    expect(sent()[1]?.has('showAdditionalDomains')).toBe(false);
    expect(switchesIn(sent())).toEqual([3, 2]);
  });

  it.each(['-3', '-16', '-14'])('are not left out after %s', async (code) => {
    const { read, requests } = readReport({
      orders: [],
      fault: () => form(`errorCode=${code}&errorMessage=showExtStatus`),
    });
    expect(await read).toMatchObject({ kind: 'failed', code });
    expect(requests).toHaveLength(1);
  });
});

describe('a reply', () => {
  it.each<[string, HttpReply, object]>([
    [
      '-16',
      form('errorCode=-16&errorMessage=Permission denied!<x>'),
      { reason: 'credentials', code: '-16', message: 'Permission denied!<x>' },
    ],
    ['-16 with HTTP 500', form('errorCode=-16', 500), { reason: 'credentials', code: '-16' }],
    [
      '-42',
      form('errorCode=-42&errorMessage=Call+limit+reached'),
      { reason: 'rate-limited', code: '-42', message: 'Call limit reached', waitMs: 605_000 },
    ],
    ['-295', form('errorCode=-295'), { reason: 'rate-limited', code: '-295', waitMs: 605_000 }],
    [
      '-17',
      form('errorCode=-17&errorMessage=a&errorDetail=b'),
      { reason: 'refused', message: 'a; b' },
    ],
    ['two codes', form('errorCode=0&errorCode=-16&noOfResults=0'), { reason: 'unusable' }],
    ['code 1', form('errorCode=1&noOfResults=0'), { reason: 'unusable' }],
    ['code 00', form('errorCode=00&noOfResults=0'), { reason: 'unusable' }],
    ['no number of results', form('errorCode=0'), { reason: 'unusable' }],
    ['a number that is none', form('errorCode=0&noOfResults=x'), { reason: 'unusable' }],
    ['success with HTTP 500', form('errorCode=0&noOfResults=0', 500), { reason: 'unusable' }],
    ['success with HTTP 503', form('errorCode=0&noOfResults=0', 503), { reason: 'temporary' }],
    ['a page', form('<html><a href="?errorCode=0&noOfResults=0">'), { reason: 'unusable' }],
    ['nothing', form(''), { reason: 'unusable', message: expect.stringMatching(/empty/) }],
    ['HTTP 401', form('', 401), { reason: 'credentials' }],
    ['HTTP 404', form('', 404), { reason: 'refused', code: 'http-404' }],
    ['HTTP 429', form('', 429), { reason: 'rate-limited' }],
  ])('%s', async (_, reply, expected) => {
    const { read } = readReport({ orders: [], fault: () => reply });
    expect(await read).toMatchObject({ kind: 'failed', ...expected });
  });
});
