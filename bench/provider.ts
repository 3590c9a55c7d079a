/** The provider of the bench, in a process of its own: it must not take the action's time. */
import { createAuthority } from '../test/network/certificates.ts';
import { startSimulator } from '../test/simulator/index.ts';
import { makeAccount } from './account.ts';

/** What the provider saw of one run. */
export interface Seen {
  readonly requests: number;
  readonly accepted: number;
  readonly violations: number;
  /** From the arrival of the first request to the end of the last answer. */
  readonly sendingMs: number;
  /** The end of the last answer, in milliseconds since the epoch. */
  readonly lastAt: number;
}

await warmUp();
const latencyMs = Number(process.argv[2]);
const authority = process.argv[3] === 'https' ? await createAuthority() : undefined;
let first = 0;
let last = 0;
const simulator = await startSimulator({
  ...(authority && { tls: await authority.issue({ hosts: ['127.0.0.1'] }) }),
  digicert: {
    latencyMs,
    shuffleReply: false,
    ...(process.argv[4] === 'account' && { ...makeAccount(), limits: true }),
  },
  onExchange: ({ at }) => {
    first ||= at;
    last = Date.now();
  },
});
process.send?.({ url: simulator.url, authority: authority?.cert });
process.on('message', () => {
  const { requests, ledger, violations } = simulator;
  const seen: Seen = {
    requests: requests.length,
    accepted: ledger.entries.filter(({ verdict }) => verdict === 'accepted').length,
    violations: violations.length,
    sendingMs: last - first,
    lastAt: last,
  };
  process.send?.(seen);
  process.disconnect();
});
// Also when the bench has ended before it asked.
process.on('disconnect', () => void simulator.close());

/**
 * A provider has been running for long when a step comes: requests to another simulator, which
 * forgets them, get the code compiled that the action would else wait for.
 */
async function warmUp(): Promise<void> {
  const other = await startSimulator();
  const path = '/automationws/v1/automation/bulkretryautomationtask';
  const ids = { accountId: 1, divisionId: 1 };
  for (let request = 0; request < 30; request += 1) {
    const retryAutomationTaskRequests = Array.from({ length: 500 }, (_, index) => {
      const ip = `10.${request}.${index >> 8}.${index & 255}`;
      return { ip, port: 443, ...ids, domainName: `${index}.example.com`, agentLicenseKey: 'key' };
    });
    const reply = await fetch(other.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-dc-devkey': 'key' },
      body: JSON.stringify({ retryAutomationTaskRequests, accountId: ids.accountId }),
    });
    await reply.text();
  }
  if (other.violations.length > 0) throw new Error(other.violations.join('\n'));
  await other.close();
}
