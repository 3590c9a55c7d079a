import { createSocket } from 'node:dgram';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Behaviour } from '../network/dns-server.ts';
import { create, FOUND, flip, GOOD, NAME, NEVER, patch, start } from './looking-up.ts';

describe('messages that are no reply', () => {
  it.each([
    ['another ID', (reply: Buffer) => [flip(reply, 1), reply]],
    ['another name', (reply: Buffer) => [flip(reply, 13), reply]],
    ['another type', (reply: Buffer, query: Buffer) => [flip(reply, query.length - 3), reply]],
    ['the query itself', (reply: Buffer, query: Buffer) => [query, reply]],
    ['garbage', (reply: Buffer) => [Buffer.from('garbage'), Buffer.alloc(500, 7), reply]],
    ['nothing', (reply: Buffer) => [Buffer.alloc(0), reply]],
  ])('do not end the waiting: %s', async (_, messages) => {
    const behaviour: Behaviour = {
      caa: [[0, 'issue', 'ca1.example.net']],
      send: (reply, _transport, query) => messages(reply, query),
    };
    const { lookUp } = create(await start({ [NAME]: behaviour }));

    expect(await lookUp(NAME, NEVER)).toEqual(FOUND);
  });

  it('do not count where no other message comes', async () => {
    const server = await start({ [NAME]: { ...GOOD, send: (reply) => [flip(reply, 0)] } });
    const { lookUp, clock } = create(server);
    const answer = lookUp(NAME, NEVER);

    await server.received(1);
    clock.pass(1_500);
    await server.received(2);
    clock.pass(3_000);

    expect(await answer).toEqual({ kind: 'failed', reason: 'no response' });
  });

  it('do not count where they come from another port', async () => {
    const released = Promise.withResolvers<void>();
    const server = await start({ [NAME]: { ...GOOD, after: released.promise } });
    const { lookUp } = create(server);
    const answer = lookUp(NAME, NEVER);
    await server.received(1);
    const [query] = server.queries;
    const forged = patch(patch(query?.message ?? Buffer.alloc(12), 2, 0x80), 3, 0x80);
    const stranger = createSocket('udp4').unref();
    onTestFinished(() => void stranger.close());
    await new Promise((resolve) => stranger.send(forged, query?.port, '127.0.0.1', resolve));
    released.resolve();

    expect(await answer).toEqual(FOUND);
  });

  it('are those that the test before forges', async () => {
    const behaviour: Behaviour = {
      ...GOOD,
      send: (_reply, _transport, query) => [patch(patch(query, 2, 0x80), 3, 0x80)],
    };
    const { lookUp } = create(await start({ [NAME]: behaviour }));

    expect(await lookUp(NAME, NEVER)).toEqual({ kind: 'none' });
  });
});
