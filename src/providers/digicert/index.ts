import type { Call, Entry, Plan, Provider, ProviderSettings } from '../../domain.ts';
import { type Located, uniqueTargets } from '../targets.ts';
import { grammar } from './grammar.ts';
import { isKeyForm, keyAlone, keysIn, readAliases } from './licences.ts';
import { readReply } from './reply.ts';
import {
  completeEntry,
  type Defaults,
  type DigicertTarget,
  differentLicence,
  readDefaults,
  readIds,
  type WireEntry,
} from './target.ts';

/** POST, as the documentation of CertCentral Automation names it. */
const PATH = '/automationws/v1/automation/bulkretryautomationtask';

/** DigiCert CertCentral Automation: bulk retry of failed automation tasks. */
export const digicert: Provider = {
  id: 'digicert',
  name: 'DigiCert CertCentral',
  baseUrl: 'https://caas.digicert.com',
  inputs: {
    'digicert-api-key': { kind: 'text', secrets: (key) => [key], required: true },
    'digicert-account-id': { kind: 'text' },
    'digicert-division-id': { kind: 'text' },
    'digicert-agent-license-key': { kind: 'text', secrets: keyAlone },
    'digicert-sensor-license-key': { kind: 'text', secrets: keyAlone },
    'digicert-license-keys': { kind: 'lines', secrets: keysIn },
    'batch-size': { kind: 'text' },
  },
  grammar,
  // The limits of the sibling Services API, per key; assumed to hold here too.
  pace: {
    concurrency: 4,
    windows: [
      { limit: 100, milliseconds: 5_000 },
      { limit: 1_000, milliseconds: 180_000 },
    ],
  },
  get codes() {
    // Codes in words refuse a request as a whole.
    return [...HINTS.keys()].filter((code) => /^\d+$/.test(code));
  },
  hint: (code, { attempt }) =>
    code === '1028' && attempt > 1
      ? `${HINTS.get(code)} This is attempt ${attempt} of the run: what an earlier attempt submitted is no longer eligible.`
      : HINTS.get(code),
  defaults: (inputs) => readIds(inputs).fields,
  aliases({ inputs, dryRun }) {
    const keys = inputs['digicert-license-keys'];
    // Without the aliases, as in a pull request from a fork, an alias cannot be told from a key.
    if (keys === undefined) return (value) => dryRun && !isKeyForm(value);
    const { aliases } = readAliases(keys);
    return (value) => aliases.has(value);
  },
  plan,
};

/** A map, not an object: codes come from the wire, and `constructor` is a property of an object. */
const HINTS: ReadonlyMap<string, string> = new Map([
  [
    '1028',
    'Not eligible for a retry: only a failed automation is. Look at its state in CertCentral (Automation > Manage automations); if it is installed or already in progress, there is nothing to do.',
  ],
  [
    '1004',
    'A required field is missing or wrong: compare the entry with the automation in CertCentral.',
  ],
  [
    'access_denied',
    'The API key may not do this: it must not be "View only" and needs the rights of its user for this account and division.',
  ],
  [
    'invalid_api_key',
    'Create a new API key in CertCentral (Automation > API keys) and update the secret.',
  ],
  [
    'request_limit_exceeded',
    'CertCentral allows 100 requests in 5 seconds and 1,000 in 3 minutes per key: run later, or with a larger max-wait-minutes.',
  ],
]);

function plan(entries: readonly Entry[], settings: ProviderSettings): Plan {
  const { inputs, dryRun } = settings;
  const { defaults, problems: badDefaults } = readDefaults(inputs);
  const batchSize = readBatchSize(inputs['batch-size']);
  const completed = completeEntries(entries, defaults);
  const unique = uniqueTargets(completed.located, differentLicence);
  const missing = completed.missing.map(describeMissing);
  const batches = makeBatches(unique.targets, batchSize ?? MAX_BATCH);
  const shared = sharedAddresses(batches);
  return {
    targets: unique.targets,
    calls: batches.map((batch) =>
      makeCall(
        batch,
        batch.some(({ address }) => shared.has(address)),
        settings,
      ),
    ),
    problems: [
      ...badDefaults,
      ...badKey(inputs['digicert-api-key']),
      ...(batchSize === undefined ? ["'batch-size' is not a whole number from 1 to 500."] : []),
      ...completed.problems,
      ...unique.problems,
      ...(dryRun ? [] : missing),
    ],
    warnings: dryRun ? missing : [],
    notices: [...unique.notices, ...completed.notices],
  };
}

interface Missing {
  readonly what: string;
  readonly where: string[];
}

/** One line however many entries lack it: an input that is not given is missing for all. */
function describeMissing({ what, where }: Missing): string {
  const others = where.length > 1 ? ` (and ${where.length - 1} more)` : '';
  return `${where[0]}${others}: ${what}.`;
}

function completeEntries(entries: readonly Entry[], defaults: Defaults) {
  const located: Located<DigicertTarget>[] = [];
  const problems: string[] = [];
  const missing = new Map<string, Missing>();
  const users = new Map<string, number>();
  for (const entry of entries) {
    const { where } = entry;
    const completed = completeEntry(entry, defaults);
    for (const problem of completed.problems) problems.push(`${where}: ${problem}.`);
    for (const what of completed.missing) {
      const known = missing.get(what);
      if (known) known.where.push(where);
      else missing.set(what, { what, where: [where] });
    }
    if (completed.target === undefined) continue;
    located.push({ target: completed.target, where });
    const input = completed.licenceInput;
    if (input !== undefined) users.set(input, (users.get(input) ?? 0) + 1);
  }
  const notices = [...users].map(
    ([input, count]) =>
      `'${input}' gives the licence key of ${count} of ${entries.length} ${entries.length === 1 ? 'entry' : 'entries'}.`,
  );
  return { located, problems, missing: [...missing.values()], notices };
}

/** The most that the documentation of the bulk creation allows; none is documented for retries. */
const MAX_BATCH = 500;

function readBatchSize(text = '100'): number | undefined {
  const size = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  return size >= 1 && size <= MAX_BATCH ? size : undefined;
}

function badKey(key: string | undefined): readonly string[] {
  if (key === undefined || /^[\x21-\x7e]+$/.test(key)) return [];
  return ["'digicert-api-key' has characters that an HTTP header cannot carry."];
}

/**
 * One account a request. A reply names targets by ip:port alone, so those that share one go into
 * different requests: the first of each ip:port into the first layer, the second into the next.
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

/**
 * A dry run shows its requests, and without the aliases it cannot tell a key from an alias: what may
 * be a key is not masked then.
 */
function withoutKey(wire: WireEntry): WireEntry {
  return {
    ...wire,
    agentLicenseKey: wire.agentLicenseKey && '***',
    sensorLicenseKey: wire.sensorLicenseKey && '***',
  };
}

function makeCall(
  batch: readonly DigicertTarget[],
  ownConnection: boolean,
  { inputs, baseUrl, userAgent, dryRun }: ProviderSettings,
): Call {
  const account = batch[0]?.accountId;
  return {
    targets: batch,
    // Made when it is sent: all bodies of a large fleet at once would take as much as the fleet.
    get request() {
      return {
        url: new URL(baseUrl + PATH),
        headers: {
          'x-dc-devkey': inputs['digicert-api-key'] ?? '',
          'content-type': 'application/json',
          accept: 'application/json',
          'user-agent': userAgent,
        },
        body: JSON.stringify({
          retryAutomationTaskRequests: batch.map(({ wire }) => (dryRun ? withoutKey(wire) : wire)),
          accountId: account === undefined ? undefined : Number(account),
        }),
        ownConnection,
      };
    },
    read: (reply) => readReply(reply, batch),
  };
}
