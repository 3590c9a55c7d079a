import { onTestFinished } from 'vitest';
import { createLookUp, type DnsServer } from '../../src/caa/index.ts';
import { type Behaviour, startDnsServer, type Zone } from '../network/dns-server.ts';
import { createManualClock } from './clock.ts';

export const NAME = 'example.com';
export const GOOD: Behaviour = { caa: [[0, 'issue', 'ca1.example.net']] };
export const FOUND = {
  kind: 'records',
  records: [{ flags: 0, tag: 'issue', value: 'ca1.example.net' }],
};
export const NEVER = new AbortController().signal;

/** A DNS server for one test. */
export async function start(zone: Zone | ((name: string) => Behaviour)) {
  const server = await startDnsServer(zone);
  onTestFinished(() => server.close());
  return server;
}

/** A look-up whose clock stands still. */
export function create(...servers: readonly DnsServer[]) {
  const clock = createManualClock();
  return { clock, lookUp: createLookUp(clock, servers) };
}

/** The message with one bit of one byte turned over. */
export function flip(message: Buffer, at: number): Buffer {
  return patch(message, at, message.readUInt8(at) ^ 1);
}

export function patch(message: Buffer, at: number, byte: number): Buffer {
  const copy = Buffer.from(message);
  copy.writeUInt8(byte, at);
  return copy;
}
