import { describe, expect, it } from 'vitest';
import { type Behaviour, closedPort, SERVFAIL, SILENT } from '../network/dns-server.ts';
import { create, FOUND, flip, GOOD, NAME, NEVER, patch, start } from './looking-up.ts';

describe('one server', () => {
  it('is asked once, over UDP, for CAA records', async () => {
    const server = await start({ [NAME]: GOOD });
    const { lookUp, clock } = create(server);

    expect(await lookUp(NAME, NEVER)).toEqual(FOUND);
    expect(server.queries).toMatchObject([{ transport: 'udp', name: NAME, type: 'CAA' }]);
    expect(clock.sleeping()).toBe(0);
  });

  it.each([
    ['issue ""', { caa: [[0, 'issue', '']] }, { records: [{ value: '' }] }],
    ['no records', {}, { kind: 'none' }],
    ['a name that does not exist', { rcode: 'NXDOMAIN' }, { kind: 'none' }],
    ['SERVFAIL', SERVFAIL, { kind: 'failed', reason: 'SERVFAIL' }],
    ['REFUSED', { rcode: 'REFUSED' }, { kind: 'failed', reason: 'REFUSED' }],
    [
      'a referral',
      { recursion: 'not-mine' },
      { kind: 'failed', reason: 'no recursive DNS server' },
    ],
    ['no records in its own zone', { recursion: 'no' }, { kind: 'none' }],
  ] satisfies [string, Behaviour, object][])('with %s', async (_, behaviour, expected) => {
    const { lookUp } = create(await start({ [NAME]: behaviour }));
    expect(await lookUp(NAME, NEVER)).toMatchObject(expected);
  });

  it('on a closed port fails without a wait', async () => {
    const { lookUp } = create({ ip: '127.0.0.1', port: await closedPort() });
    expect(await lookUp(NAME, NEVER)).toEqual({ kind: 'failed', reason: 'ECONNREFUSED' });
  });

  it('that cannot be connected to fails without a wait', async () => {
    // The system lets nobody connect to a broadcast address who has not asked for that.
    const { lookUp } = create({ ip: '255.255.255.255', port: 53 });
    expect(await lookUp(NAME, NEVER)).toMatchObject({
      kind: 'failed',
      reason: expect.stringMatching(/^E[A-Z]+$/),
    });
  });

  it('that is silent is asked a second time, with more patience', async () => {
    const server = await start({ [NAME]: SILENT });
    const { lookUp, clock } = create(server);
    const answer = lookUp(NAME, NEVER);

    await server.received(1);
    clock.pass(1_500);
    await server.received(2);
    clock.pass(2_999);
    expect(clock.sleeping()).toBe(1);
    clock.pass(1);

    expect(await answer).toEqual({ kind: 'failed', reason: 'no response' });
    expect(server.queries).toHaveLength(2);
  });

  it('that loses the first query is believed the second time', async () => {
    const server = await start(() => (server.queries.length > 1 ? GOOD : SILENT));
    const { lookUp, clock } = create(server);
    const answer = lookUp(NAME, NEVER);

    await server.received(1);
    clock.pass(1_500);

    expect(await answer).toEqual(FOUND);
  });
});

describe('the next server is asked', () => {
  it.each([
    ['SERVFAIL', SERVFAIL],
    ['REFUSED', { rcode: 'REFUSED' }],
    ['a referral', { recursion: 'not-mine' }],
    ['a malformed record', { ...GOOD, send: (reply) => [reply.subarray(0, -1)] }],
    ['a connection that is closed', { truncated: true, tcp: 'closed' }],
    ['a connection that breaks off', { ...GOOD, truncated: true, tcp: 'cut off' }],
  ] satisfies [string, Behaviour][])('after %s', async (_, behaviour) => {
    const first = await start({ [NAME]: behaviour });
    const second = await start({ [NAME]: GOOD });
    const { lookUp } = create(first, second);

    expect(await lookUp(NAME, NEVER)).toEqual(FOUND);
    expect(second.names()).toEqual([NAME]);
  });

  it('after a closed port', async () => {
    const second = await start({ [NAME]: GOOD });
    const { lookUp } = create({ ip: '127.0.0.1', port: await closedPort() }, second);

    expect(await lookUp(NAME, NEVER)).toEqual(FOUND);
  });

  it('after silence, and first from then on', async () => {
    const first = await start({ [NAME]: SILENT, 'second.example': SILENT });
    const second = await start({ [NAME]: GOOD, 'second.example': GOOD });
    const { lookUp, clock } = create(first, second);
    const answer = lookUp(NAME, NEVER);
    await first.received(1);
    clock.pass(1_500);

    expect(await answer).toEqual(FOUND);
    expect(await lookUp('second.example', NEVER)).toEqual(FOUND);
    expect(first.names()).toEqual([NAME]);
  });

  it('not where the first one knows that there are no records', async () => {
    const first = await start({});
    const second = await start({ [NAME]: GOOD });
    const { lookUp } = create(first, second);

    expect(await lookUp(NAME, NEVER)).toEqual({ kind: 'none' });
    expect(second.queries).toEqual([]);
  });

  it('and a silent one once more, but none that has answered', async () => {
    const silent = await start({ [NAME]: SILENT });
    const broken = await start({ [NAME]: SERVFAIL });
    const { lookUp, clock } = create(silent, broken);
    const answer = lookUp(NAME, NEVER);
    await silent.received(1);
    clock.pass(1_500);
    await silent.received(2);
    clock.pass(3_000);

    expect(await answer).toEqual({ kind: 'failed', reason: 'no response, SERVFAIL' });
    expect(broken.queries).toHaveLength(1);
  });

  it('only where there is one', async () => {
    const { lookUp } = create();
    expect(await lookUp(NAME, NEVER)).toEqual({
      kind: 'failed',
      reason: 'no DNS server is configured',
    });
  });
});

describe('a truncated reply', () => {
  it.each([undefined, 'in pieces'] as const)('is fetched over TCP (%s)', async (tcp) => {
    const caa = Array.from({ length: 60 }, (_, at) => [0, 'issue', `ca${at}.example`] as const);
    const server = await start({ [NAME]: { caa, truncated: true, ...(tcp && { tcp }) } });
    const { lookUp } = create(server);

    expect(await lookUp(NAME, NEVER)).toMatchObject({
      records: caa.map(([, tag, value]) => ({ tag, value })),
    });
    expect(server.queries.map(({ transport }) => transport)).toEqual(['udp', 'tcp']);
  });

  it.each([
    [
      'truncated again',
      { send: (reply) => [patch(reply, 2, reply.readUInt8(2) | 2)] },
      'truncated reply',
    ],
    ['closed', { tcp: 'closed' }, 'connection closed over TCP'],
    ['cut off', { tcp: 'cut off' }, 'connection closed over TCP'],
    [
      'with another ID',
      { send: (reply, over) => [over === 'udp' ? reply : flip(reply, 0)] },
      'unreadable reply over TCP',
    ],
  ] satisfies [string, Behaviour, string][])('%s is no answer', async (_, behaviour, reason) => {
    const { lookUp } = create(await start({ [NAME]: { ...GOOD, truncated: true, ...behaviour } }));
    expect(await lookUp(NAME, NEVER)).toEqual({ kind: 'failed', reason });
  });

  it('whose server is silent over TCP costs no more time than other silence', async () => {
    const server = await start({
      [NAME]: { truncated: true, send: (reply, over) => (over === 'udp' ? [reply] : []) },
    });
    const { lookUp, clock } = create(server);
    const answer = lookUp(NAME, NEVER);
    await server.received(2);
    clock.pass(1_500);
    await server.received(4);
    clock.pass(3_000);

    expect(await answer).toEqual({ kind: 'failed', reason: 'no response' });
  });
});

describe('a signal', () => {
  it.each([
    ['over UDP', SILENT, 1],
    ['over TCP', { truncated: true, send: (reply, over) => (over === 'udp' ? [reply] : []) }, 2],
  ] satisfies [string, Behaviour, number][])(
    'ends the waiting %s at once',
    async (_, behaviour, count) => {
      const server = await start({ [NAME]: behaviour });
      const { lookUp, clock } = create(server);
      const stop = new AbortController();
      const answer = lookUp(NAME, stop.signal);
      await server.received(count);
      stop.abort();

      expect(await answer).toEqual({ kind: 'failed', reason: 'stopped' });
      expect(clock.sleeping()).toBe(0);
      expect(server.queries).toHaveLength(count);
    },
  );

  it('that came before asks nobody', async () => {
    const server = await start({ [NAME]: GOOD });
    const { lookUp } = create(server);

    expect(await lookUp(NAME, AbortSignal.abort())).toEqual({ kind: 'failed', reason: 'stopped' });
    expect(await lookUp(NAME, NEVER)).toEqual(FOUND);
    expect(server.queries).toHaveLength(1);
  });

  it('in any turn of the event loop breaks nothing', async () => {
    const server = await start({ [NAME]: { ...GOOD, truncated: true } });
    const stopAfter = (turns: number, stop: AbortController): void => {
      if (turns === 0) stop.abort();
      // A socket is bound and connected within one turn: most places to stop are between its ticks.
      const next = turns <= 15 ? process.nextTick : setImmediate;
      if (turns > 0) next(() => stopAfter(turns - 1, stop));
    };
    for (let turns = 0; turns < 40; turns += 1) {
      const { lookUp, clock } = create(server);
      const stop = new AbortController();
      const answer = lookUp(NAME, stop.signal);
      stopAfter(turns, stop);

      expect([FOUND, { kind: 'failed', reason: 'stopped' }]).toContainEqual(await answer);
      expect(clock.sleeping()).toBe(0);
    }
  });
});
