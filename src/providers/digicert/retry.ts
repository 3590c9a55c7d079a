import type { Ask } from '../../domain/api.ts';
import type { Submission, SubmissionAnswer } from '../../domain/provider.ts';
import { readReply } from './reply.ts';
import type { DigicertSettings } from './settings.ts';
import type { DigicertTarget, WireEntry } from './target.ts';

/** POST, as the documentation of CertCentral Automation names it. */
const PATH = '/automationws/v1/automation/bulkretryautomationtask';

/** The bulk retry: one request for each account and batch. */
export function submissionsOf(
  targets: readonly DigicertTarget[],
  settings: DigicertSettings,
): readonly Submission[] {
  const batches = makeBatches(targets, settings.batchSize);
  const shared = sharedAddresses(batches);
  return batches.map((batch) => {
    const ownConnection = batch.some(({ address }) => shared.has(address));
    return { targets: batch, ask: askRetry(batch, ownConnection, settings) };
  });
}

function askRetry(
  batch: readonly DigicertTarget[],
  ownConnection: boolean,
  { baseUrl, headers, dryRun }: DigicertSettings,
): Ask<SubmissionAnswer> {
  const account = batch[0]?.accountId;
  return {
    repeatable: false,
    request: () => ({
      method: 'POST',
      url: new URL(baseUrl + PATH),
      headers,
      body: JSON.stringify({
        retryAutomationTaskRequests: batch.map(({ wire }) => (dryRun ? withoutKey(wire) : wire)),
        accountId: account === undefined ? undefined : Number(account),
      }),
      ownConnection,
    }),
    read: (reply) => readReply(reply, batch),
  };
}

/**
 * A dry run shows its requests. Without the aliases it cannot tell a key from an alias, so that a
 * key may be unmasked.
 */
function withoutKey(wire: WireEntry): WireEntry {
  return {
    ...wire,
    agentLicenseKey: wire.agentLicenseKey && '***',
    sensorLicenseKey: wire.sensorLicenseKey && '***',
  };
}

/**
 * One account per request. A reply names targets by ip:port alone, so targets that share an ip:port
 * go into different requests: the first one of each ip:port into the first layer, the second one
 * into the next layer.
 */
export function makeBatches(
  targets: readonly DigicertTarget[],
  batchSize: number,
): readonly (readonly DigicertTarget[])[] {
  const layers = new Map<string, DigicertTarget[]>();
  const seen = new Map<string, number>();
  for (const target of targets) {
    const { accountId } = target;
    const address = `${accountId} ${target.address}`;
    const count = seen.get(address) ?? 0;
    seen.set(address, count + 1);
    const layer = `${accountId} ${count}`;
    const members = layers.get(layer);
    if (members) members.push(target);
    else layers.set(layer, [target]);
  }
  return [...layers.values()].flatMap((members) =>
    Array.from({ length: Math.ceil(members.length / batchSize) }, (_, index) =>
      members.slice(index * batchSize, (index + 1) * batchSize),
    ),
  );
}

/**
 * The addresses that more than one request names: a surplus reply to one of these requests could
 * answer another one.
 */
function sharedAddresses(batches: readonly (readonly DigicertTarget[])[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const shared = new Set<string>();
  for (const { address } of batches.flat()) {
    if (seen.has(address)) shared.add(address);
    seen.add(address);
  }
  return shared;
}
