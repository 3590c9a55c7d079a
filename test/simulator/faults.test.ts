import { afterEach, describe, expect, it } from 'vitest';
import { askDigicert, automation, bulk } from '../providers/digicert/client.ts';
import { askSectigo } from '../providers/sectigo/client.ts';
import type { ClientOptions, ClientReply } from './client.ts';
import { type Fault, type FaultRule, faults, type Simulator, startSimulator } from './index.ts';

let simulator: Simulator;
const start = async (...rules: FaultRule[]) => {
  simulator = await startSimulator({
    faults: rules,
    digicert: { ineligible: ['10.0.0.2:443'] },
  });
};
const strike = (fault: Fault) => start({ fault });
afterEach(() => simulator.close());

const TARGET = '10.0.0.1:443';
const ask = (options?: ClientOptions): Promise<ClientReply> =>
  askDigicert(simulator.url, bulk(automation(), automation({ ip: '10.0.0.2' })), options);

/** Asks, and gives up as soon as the request has arrived: nothing waits for a time-out. */
async function giveUp(): Promise<unknown> {
  const controller = new AbortController();
  const outcome = ask({ signal: controller.signal }).catch((error: unknown) => error);
  await simulator.arrived(1);
  controller.abort();
  return outcome;
}

describe('replies that never come', () => {
  it.each([
    ['hang', faults.hang(), 0],
    ['hang-after-accept', faults.hangAfterAccept(), 1],
    ['late', faults.late(3_600_000), 1],
    ['trickle', faults.trickle(3_600_000), 1],
    ['stall', faults.stall(), 1],
  ])('%s: the ledger says %i', async (name, fault, accepted) => {
    await strike(fault);
    expect(await giveUp()).toBeInstanceOf(Error);
    expect(simulator.requests[0]?.fault).toBe(name);
    expect(simulator.ledger.accepted(TARGET)).toBe(accepted);
  });
});

describe('broken connections', () => {
  it.each([
    ['drop-before', faults.dropBefore(), 0],
    ['drop-after-accept', faults.dropAfterAccept(), 1],
    ['drop-inside', faults.dropInside(), 1],
    ['truncated-chunked', faults.truncated('chunked'), 1],
  ])('%s: the ledger says %i', async (name, fault, accepted) => {
    await strike(fault);
    await expect(ask()).rejects.toThrow();
    expect(simulator.requests[0]?.fault).toBe(name);
    expect(simulator.ledger.accepted(TARGET)).toBe(accepted);
  });

  it('drop-inside announces the whole body and sends the first half', async () => {
    await strike(faults.dropInside());
    const reply = await ask({ atMost: 10 });
    expect(reply.body.startsWith('{"error":null')).toBe(true);
    expect(Number(reply.headers['content-length'])).toBeGreaterThan(reply.body.length);
  });

  it.each(['length', 'close'] as const)(
    'truncated by %s looks complete, but is cut',
    async (way) => {
      await strike(faults.truncated(way));
      const reply = await ask();
      expect(reply.status).toBe(200);
      expect(reply.headers['content-length'] === undefined).toBe(way === 'close');
      expect(reply.headers['transfer-encoding']).toBeUndefined();
      expect(() => JSON.parse(reply.body)).toThrow();
      expect(simulator.ledger.accepted(TARGET)).toBe(1);
    },
  );
});

describe('replies of somebody else', () => {
  it.each([
    ['captive-portal', 'text/html; charset=utf-8'],
    ['maintenance', 'application/json'],
  ] as const)('html: %s', async (page, type) => {
    await strike(faults.html(page));
    const reply = await ask();
    expect(reply).toMatchObject({ status: 200, headers: { 'content-type': type } });
    expect(reply.body).toContain('<html>');
    expect(simulator.ledger.entries).toEqual([]);
  });

  it.each([
    [401, 'invalid_api_key'],
    [403, 'access_denied'],
    [404, 'not_found'],
    [429, 'request_limit_exceeded'],
  ])('status %i has the documented body at DigiCert, a page at Sectigo', async (status, code) => {
    await strike(faults.status(status));
    const reply = await ask();
    expect(reply.status).toBe(status);
    expect(reply.headers['retry-after']).toBeUndefined();
    expect(JSON.parse(reply.body).errors[0].code).toBe(code);
    const page = await askSectigo(simulator.url, { certificateID: '1' });
    expect(page).toMatchObject({ status, headers: { 'content-type': 'text/html' } });
    expect(simulator.ledger.entries).toEqual([]);
  });

  it.each([500, 502, 503])('status %i', async (status) => {
    await strike(faults.status(status));
    expect((await ask()).status).toBe(status);
    expect(simulator.ledger.entries).toEqual([]);
  });

  it.each(['7', 'Wed, 21 Oct 2015 07:28:00 GMT', 'soon'])('Retry-After: %s', async (value) => {
    await strike(faults.status(503, value));
    expect((await ask()).headers['retry-after']).toBe(value);
  });
});

describe('too much', () => {
  it('oversized is the genuine reply, padded to 17 MiB', async () => {
    await strike(faults.oversized());
    const { body } = await ask();
    expect(body.length).toBe(17 * 1_048_576);
    expect(JSON.parse(body).data.retryMessages[TARGET]).toBe('Successfully initiated retry.');
  });

  it('endless goes on until the client has enough', async () => {
    await strike(faults.endless());
    const { body, headers } = await ask({ atMost: 20_000_000 });
    expect(body.length).toBeGreaterThanOrEqual(20_000_000);
    expect(headers['content-length']).toBeUndefined();
  });
});

describe('garbled', () => {
  it('keeps the rest of the reply', async () => {
    await strike(faults.garbled('digicert-both-maps'));
    const { data } = JSON.parse((await ask()).body);
    expect(Object.keys(data.retryMessages)).toEqual([TARGET]);
    expect(Object.keys(data.failedRetries).toSorted()).toEqual([TARGET, '10.0.0.2:443']);
    expect(data.message).toBe('1 of 2 automations submitted for retry.');
  });

  it('reports a garbling that the endpoint does not have', async () => {
    await strike(faults.garbled('sectigo-empty'));
    await expect(ask()).rejects.toThrow();
    expect(simulator.violations).toEqual([
      "the simulator failed: Error: the endpoint has no garbling 'sectigo-empty'",
    ]);
  });
});

describe('custom', () => {
  it('sends back what it was sent', async () => {
    await strike(
      faults.custom({ status: 418, headers: { 'x-a': 'b' }, body: (seen) => `echo ${seen.body}` }),
    );
    const reply = await ask();
    expect(reply.status).toBe(418);
    expect(reply.headers['x-a']).toBe('b');
    expect(reply.body).toContain('58C5D9FD5BC95FAA');
    expect(simulator.ledger.accepted(TARGET)).toBe(1);
  });

  it('can stand in the place of the provider', async () => {
    await strike(faults.customInstead({ body: 'errorCode=0' }));
    expect((await ask()).body).toBe('errorCode=0');
    expect(simulator.ledger.entries).toEqual([]);
  });
});

describe('rules', () => {
  const statuses = async (count: number) => {
    const seen: number[] = [];
    for (let index = 0; index < count; index += 1) {
      seen.push((await ask()).status);
    }
    return seen;
  };

  it('hits a request by number, and several', async () => {
    await start({ fault: faults.status(502), on: 2 }, { fault: faults.status(503), on: [1, 2, 4] });
    expect(await statuses(4)).toEqual([503, 502, 200, 503]);
  });

  it('hits at most so often', async () => {
    await start({ fault: faults.status(500), times: 2 }, { fault: faults.status(502), times: 1 });
    expect(await statuses(4)).toEqual([500, 500, 502, 200]);
  });

  it('hits by condition', async () => {
    await start({
      fault: faults.status(500),
      on: (request) => request.targets.includes('cert:2'),
    });
    const first = await askSectigo(simulator.url, { certificateID: '1' });
    const second = await askSectigo(simulator.url, { certificateID: '2' });
    expect([first.status, second.status]).toEqual([200, 500]);
  });

  it('reports a mistake in a scenario, and answers nothing', async () => {
    await strike(
      faults.custom({
        body: () => {
          throw new Error('oops');
        },
      }),
    );
    await expect(ask()).rejects.toThrow();
    expect(simulator.violations).toEqual(['the simulator failed: Error: oops']);
  });
});
