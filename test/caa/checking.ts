import { onTestFinished } from 'vitest';
import { checkCaa, createLookUp, type LookUp } from '../../src/caa/index.ts';
import { type Behaviour, startDnsServer, type Zone } from '../network/dns-server.ts';
import { createManualClock } from './clock.ts';
import { ISSUERS } from './rfc-examples.ts';

interface Setting {
  readonly lookUp: LookUp;
  readonly signal?: AbortSignal;
}

/** A check whose clock stands still. */
export function begin(
  names: readonly string[],
  { lookUp, signal = new AbortController().signal }: Setting,
) {
  const clock = createManualClock();
  const options = { issuers: ISSUERS, recommended: 'ca1.example.net', lookUp, clock, signal };
  return { clock, check: checkCaa(names, options) };
}

/** A DNS server for one test, and a look-up that asks it. */
export async function start(zone: Zone | ((name: string) => Behaviour)) {
  const server = await startDnsServer(zone);
  onTestFinished(() => server.close());
  return { server, lookUp: createLookUp(createManualClock(), [server]) };
}
