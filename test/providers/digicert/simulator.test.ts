import { afterEach, describe, expect, it } from 'vitest';
import { type ClientOptions, sample } from '../../simulator/client.ts';
import {
  faults,
  type Simulator,
  type SimulatorOptions,
  startSimulator,
} from '../../simulator/index.ts';
import { askDigicert, automation, bulk } from './client.ts';
import { RETRY_GARBLINGS } from './garblings.ts';

let simulator: Simulator;
const start = async (digicert: SimulatorOptions['digicert'] = {}, rest: SimulatorOptions = {}) => {
  simulator = await startSimulator({ ...rest, digicert });
};
afterEach(() => simulator.close());

const ask = async (body: unknown, options?: ClientOptions) => {
  const reply = await askDigicert(simulator.url, body, options);
  return { status: reply.status, body: JSON.parse(reply.body) };
};

describe('documented samples', () => {
  it.each([
    ['2-of-2', []],
    ['2-of-3', ['10.100.197.150:1900']],
    ['0-of-2', ['10.100.196.228:30005', '10.100.196.228:30013']],
  ])('answers %s as the sample', async (name, ineligible) => {
    await start({ ineligible });
    const reply = await ask(sample(`digicert-${name}.request.json`));
    expect(reply.status).toBe(200);
    expect(reply.body).toEqual(JSON.parse(sample(`digicert-${name}.reply.json`)));
    expect(simulator.violations).toEqual([]);
    expect(simulator.ledger.refusedTargets().toSorted()).toEqual(ineligible.toSorted());
  });
});

describe('state', () => {
  it('refuses an accepted automation the second time', async () => {
    await start();
    await ask(bulk(automation()));
    const again = await ask(bulk(automation()));
    expect(again.body.data.failedRetries['10.0.0.1:443'].errors[0].errorCode).toBe('1028');
    expect(simulator.ledger.accepted('10.0.0.1:443')).toBe(1);
    expect(simulator.ledger.refused('10.0.0.1:443', '1028')).toBe(1);
  });

  it('refuses an unknown licence key and codes of your own', async () => {
    await start({
      licenceKeys: ['58C5D9FD5BC95FAA'],
      refusals: { '10.0.0.2:443': [{ errorCode: '7' }, { errorCode: '8', errorMessage: 'No.' }] },
    });
    await ask(
      bulk(
        automation({ agentLicenseKey: 'an-alias' }),
        automation({ ip: '10.0.0.2' }),
        automation({ ip: '10.0.0.3' }),
      ),
    );
    expect(simulator.ledger.refused('10.0.0.1:443', '1028')).toBe(1);
    expect(simulator.ledger.entries[1]?.codes).toEqual(['7', '8']);
    expect(simulator.ledger.acceptedTargets()).toEqual(['10.0.0.3:443']);
  });
});

describe('reply', () => {
  it('has another order than the request, unless told otherwise', async () => {
    const entries = bulk(automation(), automation({ port: 444 }), automation({ port: 445 }));
    const order = ['10.0.0.1:443', '10.0.0.1:444', '10.0.0.1:445'];
    await start();
    const shuffled = await ask(entries);
    expect(Object.keys(shuffled.body.data.retryMessages)).toEqual(order.toReversed());
    await simulator.close();
    await start({ shuffleReply: false });
    const plain = await ask(entries);
    expect(Object.keys(plain.body.data.retryMessages)).toEqual(order);
  });

  it.each([
    ['compressed', '2001:db8::1:443'],
    ['full', '2001:0db8:0000:0000:0000:0000:0000:0001:443'],
    ['bracketed', '[2001:db8::1]:443'],
  ] as const)('spells IPv6 %s', async (ipv6Spelling, key) => {
    await start({ ipv6Spelling });
    const reply = await ask(bulk(automation({ ip: '2001:DB8:0::1' })));
    expect(Object.keys(reply.body.data.retryMessages)).toEqual([key]);
    expect(simulator.ledger.acceptedTargets()).toEqual(['[2001:db8::1]:443']);
  });
});

describe('key and account', () => {
  it.each([
    ['a wrong key', 'wrong', 401, 'invalid_api_key'],
    ['no key', '', 401, 'invalid_api_key'],
    ['a view-only key', 'viewer', 403, 'access_denied'],
  ])('refuses %s', async (_, key, status, code) => {
    await start({ apiKey: 'right', viewOnlyKey: 'viewer' });
    const reply = await ask(bulk(automation()), { headers: { 'x-dc-devkey': key } });
    expect(reply.status).toBe(status);
    expect(reply.body.errors[0].code).toBe(code);
    expect(simulator.ledger.entries).toEqual([]);
  });

  it('refuses the account of somebody else', async () => {
    await start({ accountId: 1 });
    const reply = await ask(bulk(automation()));
    expect(reply).toMatchObject({ status: 403, body: { errors: [{ code: 'access_denied' }] } });
  });
});

describe('strictness', () => {
  it.each<[string, unknown, ClientOptions, number]>([
    ['GET', '', { method: 'GET' }, 405],
    ['text', bulk(automation()), { headers: { 'content-type': 'text/plain' } }, 415],
    [
      'another charset',
      bulk(automation()),
      { headers: { 'content-type': 'application/json; charset=latin1' } },
      415,
    ],
    ['no User-Agent', bulk(automation()), { headers: { 'user-agent': '' } }, 400],
    ['no JSON', '{', {}, 400],
    ['no UTF-8', Buffer.from('{"a":"\xe4"}', 'latin1'), {}, 400],
    ['a list', [], {}, 400],
    ['no outer account', { retryAutomationTaskRequests: [automation()] }, {}, 400],
    ['another field outside', { ...bulk(automation()), a: 1 }, {}, 400],
    ['an outer account as text', { ...bulk(automation()), accountId: '5153184' }, {}, 400],
    ['another outer account', { ...bulk(automation()), accountId: 1 }, {}, 400],
    ['no entries', bulk(), {}, 400],
    ['an unknown field', bulk(automation({ hostname: 'a' })), {}, 400],
    ['a port as text', bulk(automation({ port: '443' })), {}, 400],
    ['port 0', bulk(automation({ port: 0 })), {}, 400],
    ['port 65536', bulk(automation({ port: 65_536 })), {}, 400],
    ['an account as text', bulk(automation({ accountId: '5153184' })), {}, 400],
    ['a division as text', bulk(automation({ divisionId: '1' })), {}, 400],
    ['a host name as ip', bulk(automation({ ip: 'www.example.com' })), {}, 400],
    ['a blank domain', bulk(automation({ domainName: '' })), {}, 400],
    ['a domain in Unicode', bulk(automation({ domainName: 'bücher.example' })), {}, 400],
    ['a key as number', bulk(automation({ agentLicenseKey: 58e14 })), {}, 400],
    ['two keys', bulk(automation({ sensorLicenseKey: 'D08D879E57304FFB' })), {}, 400],
    ['null for a field', bulk(automation({ managementIp: null })), {}, 400],
    ['an address twice', bulk(automation(), automation({ domainName: 'a.example' })), {}, 400],
    [
      'an IPv6 address twice',
      bulk(automation({ ip: '::1' }), automation({ ip: '0:0::1' })),
      {},
      400,
    ],
    [
      '501 entries',
      bulk(...Array.from({ length: 501 }, (_, index) => automation({ port: index + 1 }))),
      {},
      400,
    ],
  ])('refuses %s', async (_, body, options, status) => {
    await start();
    const reply = await ask(body, options);
    expect(reply.status).toBe(status);
    expect(reply.body.errors[0].code).toBe('invalid_request');
    expect(simulator.violations).toHaveLength(1);
    expect(simulator.ledger.entries).toEqual([]);
  });

  it.each(['ip', 'port', 'accountId', 'divisionId', 'domainName', 'agentLicenseKey'])(
    'says 1004 when %s is missing',
    async (field) => {
      await start();
      const reply = await ask(bulk(automation({ [field]: undefined })));
      expect(reply.status).toBe(200);
      expect(reply.body.error).toBeNull();
      expect(reply.body.data.errors[0]).toMatchObject({ errorCode: '1004', errorField: field });
      expect(simulator.violations).toHaveLength(1);
    },
  );

  it('refuses a body without Content-Length', async () => {
    await start();
    const path = '/automationws/v1/automation/bulkretryautomationtask';
    const reply = await fetch(simulator.url + path, {
      method: 'POST',
      headers: { 'x-dc-devkey': 'k', 'content-type': 'application/json' },
      body: new Blob(['{}']).stream(),
      duplex: 'half',
    });
    expect(reply.status).toBe(411);
  });

  it('takes 500 entries, a charset and a path prefix', async () => {
    await start();
    const entries = Array.from({ length: 500 }, (_, index) => automation({ port: index + 1 }));
    const reply = await askDigicert(`${simulator.url}/some/proxy`, bulk(...entries), {
      headers: { 'content-type': 'application/json; charset=utf-8' },
    });
    expect(JSON.parse(reply.body).data.message).toBe('500 of 500 automations submitted for retry.');
    expect(simulator.requests[0]?.targets).toHaveLength(500);
  });
});

describe('rate limits', () => {
  it('refuses the 101st request in 5 s, and admits it afterwards', async () => {
    let now = 0;
    await start({ limits: true }, { now: () => now });
    for (let port = 1; port <= 100; port += 1) {
      await ask(bulk(automation({ port })));
    }
    now = 4_999;
    const refused = await ask(bulk(automation({ port: 101 })));
    expect(refused.status).toBe(429);
    expect(refused.body.errors[0].code).toBe('request_limit_exceeded');
    now = 5_000;
    expect((await ask(bulk(automation({ port: 101 })))).status).toBe(200);
    expect(simulator.ledger.acceptedTargets()).toHaveLength(101);
  });
});

describe('garblings', () => {
  it.each(Object.keys(RETRY_GARBLINGS))('%s differs from the genuine reply', async (name) => {
    await start(
      { ineligible: ['10.0.0.2:443'] },
      { faults: [{ fault: faults.garbled(name), on: 1 }] },
    );
    const both = [];
    for (const last of ['1', '3']) {
      const entries = bulk(automation({ ip: `10.0.0.${last}` }), automation({ ip: '10.0.0.2' }));
      const { status, body } = await askDigicert(simulator.url, entries);
      expect(status).toBe(200);
      both.push(body.replaceAll(`10.0.0.${last}`, '10.0.0.1'));
    }
    expect(both[0]).not.toBe(both[1]);
    // The ledger knows the truth.
    expect(simulator.ledger.acceptedTargets()).toHaveLength(2);
  });
});
