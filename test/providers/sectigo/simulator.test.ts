import { afterEach, describe, expect, it } from 'vitest';
import { type ClientOptions, sample } from '../../simulator/client.ts';
import {
  faults,
  type Simulator,
  type SimulatorOptions,
  startSimulator,
} from '../../simulator/index.ts';
import { askSectigo } from './client.ts';
import { RETRY_GARBLINGS } from './garblings.ts';

let simulator: Simulator;
let now = 0;
const start = async (sectigo: SimulatorOptions['sectigo'] = {}) => {
  now = 0;
  simulator = await startSimulator({ sectigo, now: () => now });
};
afterEach(() => simulator.close());

const ask = async (fields: Record<string, string> | string, options?: ClientOptions) =>
  (await askSectigo(simulator.url, fields, options)).body;
const code = async (fields: Record<string, string> | string, options?: ClientOptions) =>
  Number(/^errorCode=(-?\d+)/.exec(await ask(fields, options))?.[1]);

const CERTIFICATE = { certificateID: '1234567' };
const LOGIN = 'loginName=login_name&loginPassword=login_password';

describe('documented samples', () => {
  it('relaunches the check, in the very bytes of the sample', async () => {
    await start();
    const form = sample('sectigo.request.txt').replace('certificate_id', '1234567');
    expect(await ask(form)).toBe(sample('sectigo-success.reply.txt'));
    expect(simulator.ledger.accepted('cert:1234567')).toBe(1);
    expect(simulator.violations).toEqual([]);
  });

  it('refuses a certificate in the wrong state', async () => {
    await start({ certificates: { '1234567': 'ISSUED' } });
    expect(await ask(CERTIFICATE)).toBe(sample('sectigo-wrong-state.reply.txt'));
    expect(simulator.ledger.refused('cert:1234567', '-296')).toBe(1);
  });
});

describe('strictness', () => {
  it.each([
    ['an unknown parameter', `${LOGIN}&certificateID=1&responseFormat=1`, -2],
    ['a parameter in another case', `${LOGIN}&certificateId=1`, -2],
    ['no login name', 'loginPassword=p&certificateID=1', -3],
    ['a blank password', 'loginName=a&loginPassword=&certificateID=1', -3],
    ['neither ID', LOGIN, -3],
    ['both IDs', `${LOGIN}&certificateID=1&orderNumber=A`, -4],
    ['an ID that is no number', `${LOGIN}&certificateID=1a`, -4],
    ['an ID of 17 digits', `${LOGIN}&certificateID=12345678901234567`, -4],
    ['an order number that is too long', `${LOGIN}&orderNumber=${'a'.repeat(129)}`, -4],
    [
      'a login name that is too long',
      `loginName=${'a'.repeat(65)}&loginPassword=p&certificateID=1`,
      -4,
    ],
    [
      'a password that is too long',
      `loginName=a&loginPassword=${'p'.repeat(129)}&certificateID=1`,
      -4,
    ],
    ['a parameter twice', `${LOGIN}&certificateID=1&certificateID=1`, -4],
    ['a raw blank', 'loginName=a b&loginPassword=p&certificateID=1', -4],
    ['a raw umlaut', 'loginName=ä&loginPassword=p&certificateID=1', -4],
    ['half a triplet', 'loginName=%4&loginPassword=p&certificateID=1', -4],
    ['a triplet that is not UTF-8', 'loginName=%E4&loginPassword=p&certificateID=1', -4],
  ])('refuses %s', async (_, form, expected) => {
    await start();
    expect(await code(form)).toBe(expected);
    expect(simulator.violations).toHaveLength(1);
    expect(simulator.ledger.entries).toEqual([]);
  });

  it('refuses GET with -17, and a body that is no form with -3', async () => {
    await start();
    expect(await code('', { method: 'GET' })).toBe(-17);
    expect(await code(CERTIFICATE, { headers: { 'content-type': 'application/json' } })).toBe(-3);
    expect(simulator.violations).toHaveLength(2);
  });

  it('refuses plain http with -1 when told to', async () => {
    await start({ requireTls: true });
    expect(await code(CERTIFICATE)).toBe(-1);
  });

  it('names the argument', async () => {
    await start({ encoding: 'encoded', details: true });
    expect(await ask(LOGIN)).toBe(
      'errorCode=-3&errorMessage=The+%27certificateID%27+argument+is+missing%21&errorItem=certificateID',
    );
  });

  it('decodes every character of a credential', async () => {
    const password = 'p+ä %&=🔑';
    await start({ loginName: 'a b', password });
    expect(await code({ ...CERTIFICATE, loginName: 'a b', loginPassword: password })).toBe(0);
  });
});

describe('codes', () => {
  it('refuses a wrong login with -16, in either part and in another case', async () => {
    await start({ loginName: 'login_name', password: 'right' });
    expect(await code({ ...CERTIFICATE, loginPassword: 'wrong' })).toBe(-16);
    expect(await code({ ...CERTIFICATE, loginName: 'other', loginPassword: 'right' })).toBe(-16);
    expect(await code({ ...CERTIFICATE, loginPassword: 'Right' })).toBe(-16);
    expect(await code({ ...CERTIFICATE, loginPassword: 'right' })).toBe(0);
  });

  it('refuses an unknown certificate with -298', async () => {
    await start({ certificates: { 'order:ABC-1': 'PRE-SIGN FAILED!!!' } });
    expect(await code(CERTIFICATE)).toBe(-298);
    expect(await code({ orderNumber: 'ABC-1' })).toBe(0);
    expect(simulator.ledger.acceptedTargets()).toEqual(['order:ABC-1']);
  });

  it.each([-1, -2, -3, -4, -14, -16, -17, -96, -295, -296, -297, -298, -299])(
    'gives %i when forced',
    async (forced) => {
      await start({ replies: { '1234567': forced } });
      expect(await code(CERTIFICATE)).toBe(forced);
      expect(simulator.ledger.refused('cert:1234567', String(forced))).toBe(1);
    },
  );

  it('gives forced codes of a list one after the other', async () => {
    await start({ replies: { 'cert:1234567': [-14, -99] } });
    expect(await code(CERTIFICATE)).toBe(-14);
    expect(await code(CERTIFICATE)).toBe(-99);
    expect(await code(CERTIFICATE)).toBe(0);
  });

  it('compares certificate numbers as numbers, beyond 2^53 too', async () => {
    await start({ certificates: { '9007199254740993': 'PRE-SIGN FAILED!!!' } });
    expect(await code({ certificateID: '9007199254740992' })).toBe(-298);
    expect(await code({ certificateID: '9007199254740993' })).toBe(0);
    expect(await code({ certificateID: '09007199254740993' })).toBe(-4);
  });
});

describe('reply', () => {
  it('encodes, leaves out the text, and sets the status, when told to', async () => {
    await start({ encoding: 'encoded', status: 400, replies: { '2': -96 } });
    expect(await ask(CERTIFICATE)).toBe(
      'errorCode=0&errorMessage=CAA+Check+successfully+relaunched',
    );
    expect((await askSectigo(simulator.url, { certificateID: '2' })).status).toBe(400);
    await simulator.close();
    await start({ withoutText: true, details: true, replies: { '2': -96 } });
    expect(await ask(CERTIFICATE)).toBe('errorCode=0');
    expect(await ask({ certificateID: '2' })).toBe('errorCode=-96&errorDetail=code -96');
  });
});

describe('the ten minutes', () => {
  const first = { certificateID: '1' };
  const second = { certificateID: '2' };

  it('counts per certificate', async () => {
    await start();
    expect(await code(first)).toBe(0);
    expect(await code(second)).toBe(0);
    now = 599_999;
    expect(await code(first)).toBe(-295);
    now = 600_000;
    expect(await code(first)).toBe(0);
    expect(simulator.ledger.accepted('cert:1')).toBe(2);
  });

  it('counts per account: only checks start the clock', async () => {
    await start({ limit: 'account', limitMs: 1_000 });
    expect(await code(first)).toBe(0);
    now = 999;
    expect(await code(second)).toBe(-295);
    now = 1_000;
    expect(await code(second)).toBe(0);
  });

  it('counts refused calls too: each one starts the clock again', async () => {
    await start({ limit: 'account-counting-refusals', limitMs: 1_000 });
    expect(await code(first)).toBe(0);
    now = 999;
    expect(await code(second)).toBe(-295);
    now = 1_998;
    expect(await code(second)).toBe(-295);
    now = 2_998;
    expect(await code(second)).toBe(0);
  });
});

describe('garblings', () => {
  it.each(Object.keys(RETRY_GARBLINGS))('%s differs from the genuine reply', async (name) => {
    simulator = await startSimulator({ faults: [{ fault: faults.garbled(name), on: 1 }] });
    const garbled = await ask({ certificateID: '1' });
    expect(garbled).not.toBe(await ask({ certificateID: '2' }));
    // The ledger knows the truth.
    expect(simulator.ledger.acceptedTargets()).toHaveLength(2);
  });
});
