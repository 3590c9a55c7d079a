import type { Timer } from '../domain/timer.ts';
import type { CaaAnswer } from './policy.ts';
import { type DnsServer, systemServers } from './servers.ts';
import { ask } from './transport.ts';

/** Gives the CAA records at a name. Never rejects; answers at once when `signal` is aborted. */
export type LookUp = (name: string, signal: AbortSignal) => Promise<CaaAnswer>;

/** How long one server may take: in the first round, and in the second one. */
const ROUNDS_MS = [1_500, 3_000] as const;

/**
 * A look-up that asks one server after the other. The next server is asked when one is silent, or
 * replies with anything but records or their absence. Silent servers are asked a second time, and
 * last from then on.
 */
export function createLookUp(
  timer: Timer,
  servers: readonly DnsServer[] = systemServers(),
): LookUp {
  const silent = new Set<DnsServer>();

  return async (name, signal) => {
    const reasons = new Map<DnsServer, string>();
    const inOrder = [...servers].sort((a, b) => Number(silent.has(a)) - Number(silent.has(b)));
    for (const milliseconds of ROUNDS_MS) {
      const left = inOrder.filter((server) => !reasons.has(server));
      for (const server of left) {
        const exchange = await askInTime(server, name, milliseconds, timer, signal);
        if (signal.aborted) return { kind: 'failed', reason: 'stopped' };
        if (exchange.kind === 'no-response') {
          silent.add(server);
          continue;
        }
        silent.delete(server);
        if (exchange.kind !== 'unusable') return exchange;
        reasons.set(server, exchange.reason);
      }
    }
    return { kind: 'failed', reason: describe(servers, reasons) };
  };
}

async function askInTime(
  server: DnsServer,
  name: string,
  milliseconds: number,
  timer: Timer,
  signal: AbortSignal,
) {
  const attempt = new AbortController();
  const end = () => attempt.abort();
  signal.addEventListener('abort', end, { once: true });
  if (signal.aborted) end();
  void timer.sleep(milliseconds, attempt.signal).then(end);
  try {
    return await ask(server, name, attempt.signal);
  } finally {
    end();
    signal.removeEventListener('abort', end);
  }
}

function describe(servers: readonly DnsServer[], reasons: ReadonlyMap<DnsServer, string>): string {
  if (servers.length === 0) return 'no DNS server is configured';
  const each = servers.map((server) => reasons.get(server) ?? 'no response');
  return [...new Set(each)].join(', ');
}
