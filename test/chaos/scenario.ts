import { encodingsOf } from '../bundle/secret-search.ts';
import { isRecord, type ProviderId } from '../simulator/exchange.ts';
import { type Fault, type FaultRule, faults } from '../simulator/faults.ts';
import { GARBLINGS, garblesDigicert } from '../simulator/garblings.ts';
import type { SeenRequest, SimulatorOptions } from '../simulator/index.ts';
import { RETRYABLE_STATE, type SectigoLimit } from '../simulator/sectigo.ts';
import { createRandom, type Random } from './random.ts';

/** When the person at the cancel button presses it, or the machine dies. */
export type Interruption =
  | { readonly kind: 'none' }
  | { readonly kind: 'at-once' }
  /** Once so many requests have arrived. */
  | { readonly kind: 'arrived'; readonly count: number }
  /** Once so many exchanges are over. */
  | { readonly kind: 'answered'; readonly count: number }
  /** When it waits for the so-manieth time; spawned runs wait for nothing. */
  | { readonly kind: 'waiting'; readonly count: number }
  /** SIGKILL, once so many requests have arrived; spawned runs only. */
  | { readonly kind: 'killed'; readonly count: number };

/** One run and everything that happens to it, all of it made from a seed. */
export interface Scenario {
  readonly seed: number;
  /** In a process of its own, with real time; else in this one, with time that is skipped. */
  readonly spawned: boolean;
  readonly provider: ProviderId;
  /** The identities that are asked for, as `keyOfSent` and `keyOfResult` give them. */
  readonly keys: readonly string[];
  readonly inputs: Readonly<Record<string, string>>;
  /** The content of the inventory; the targets come from it where there is one. */
  readonly inventory?: string;
  readonly simulator: SimulatorOptions;
  /** Connections that are refused before the provider listens. */
  readonly refusedConnections: number;
  readonly interruption: Interruption;
  /** The deadline of one request. */
  readonly timeoutMs: number;
  readonly maxWaitMs: number;
  readonly ignoreCodes: readonly string[];
  /** Nothing disturbs it: then every answer has to be in the report, and no more caution. */
  readonly calm: boolean;
  /** After which requests the results file is read as if the step had been killed there. */
  readonly snapshots: readonly number[];
}

const API_KEY = `dc"K3y/+&<s3cr3t>%7e`;
const PASSWORD = `pä ß"w+rd/&<%41>=x y~`;
const AGENT_KEY = 'A9E1000000000E12';
const SENSOR_KEY = 'B7D2000000000F34';
const ALIASED_KEY = 'C5C3000000001E56';
const INVENTORY_KEY = 'D4B4000000002F78';

/** What nobody may ever read, by name. */
export const SECRETS: Readonly<Record<string, string>> = {
  'API key': API_KEY,
  password: PASSWORD,
  'agent licence key': AGENT_KEY,
  'sensor licence key': SENSOR_KEY,
  'aliased licence key': ALIASED_KEY,
  'licence key of the inventory': INVENTORY_KEY,
};

const ACCOUNT = 5_153_184;
const DIVISION = 677_793;

interface Automation {
  readonly ip: string;
  readonly port: number;
  readonly domainName: string | null;
  readonly divisionId: number;
  readonly accountId: number;
}

/** What tells an automation apart at the provider, from an entry as it arrived there. */
function keyOfSent(sent: unknown): string {
  if (!isRecord(sent)) return '';
  if ('loginName' in sent) {
    const { certificateID, orderNumber } = sent;
    return certificateID === undefined
      ? `order:${orderNumber}`
      : `cert:${BigInt(`${certificateID}`)}`;
  }
  const { accountId, divisionId, ip, port, domainName } = sent;
  return automationKey({ accountId, divisionId, ip, port, domainName });
}

/** The same, from an item of `results`: account and division stand there if no default is meant. */
export function keyOfResult(item: Readonly<Record<string, unknown>>): string {
  if (item.orderNumber !== undefined) return `order:${item.orderNumber}`;
  if (item.certificateID !== undefined) return `cert:${BigInt(`${item.certificateID}`)}`;
  const { accountId = ACCOUNT, divisionId = DIVISION, ip, port, domainName = null } = item;
  return automationKey({ accountId, divisionId, ip, port, domainName });
}

function automationKey(fields: Readonly<Record<keyof Automation, unknown>>): string {
  const { accountId, divisionId, domainName, ip, port } = fields;
  return `${accountId}/${divisionId}: ${domainName ?? '-'} at ${ip} ${port}`;
}

/** The targets that a request names, whatever became of it. */
export function keysOfRequest({ provider, parsed }: SeenRequest): readonly string[] {
  if (provider === 'sectigo') return [keyOfSent(parsed)];
  const list = isRecord(parsed) ? parsed.retryAutomationTaskRequests : undefined;
  return Array.isArray(list) ? list.map(keyOfSent) : [];
}

/** A 503 that says when to come back: the request certainly did not count. */
const UNAVAILABLE_UNTIL = 'status-503-retry-after';

/** Whether the provider refused the request in a way that allows to send it again. */
export function mayBeRepeated({ fault, status }: SeenRequest): boolean {
  if (fault === undefined) return status === 429;
  return fault === 'status-429' || fault === UNAVAILABLE_UNTIL;
}

/** One scenario for each seed, for ever the same. */
export function makeScenario(seed: number, spawned: boolean): Scenario {
  const random = createRandom(seed);
  const provider = random.pick<ProviderId>(['digicert', 'sectigo']);
  const fleet = provider === 'digicert' ? makeDigicert(random) : makeSectigo(random, spawned);
  const calm = random.chance(0.15);
  const chosen = calm ? [] : makeFaults(random, provider, fleet.requests, spawned);
  const slow = chosen.some(({ fault }) => SLOW.has(fault.name));
  const interruption: Interruption =
    calm || random.chance(0.55)
      ? { kind: 'none' }
      : makeInterruption(random, fleet.requests, spawned);
  const ignoreCodes = random.chance(0.3) ? ['1028', '-296', '-298'] : [];
  const maxWaitMinutes = spawned ? 0 : random.pick([0, 1, 15, 15, 30, 330]);
  return {
    seed,
    spawned,
    provider,
    keys: fleet.keys,
    inputs: {
      provider,
      'digicert-api-key': API_KEY,
      'digicert-account-id': String(ACCOUNT),
      'digicert-division-id': String(DIVISION),
      'digicert-agent-license-key': AGENT_KEY,
      'digicert-sensor-license-key': SENSOR_KEY,
      'digicert-license-keys': `web=${ALIASED_KEY}`,
      'sectigo-login-name': 'octocat',
      'sectigo-login-password': PASSWORD,
      'ignore-codes': ignoreCodes.join(', '),
      'max-wait-minutes': String(maxWaitMinutes),
      'request-timeout-seconds': spawned && slow ? '1' : '30',
      ...fleet.inputs,
    },
    ...(fleet.inventory !== undefined && { inventory: fleet.inventory }),
    simulator: { ...fleet.simulator, faults: chosen },
    refusedConnections:
      calm || spawned || random.chance(0.85) ? 0 : random.pick([1, 2, 3, Number.POSITIVE_INFINITY]),
    interruption,
    timeoutMs: slow ? 150 : 30_000,
    maxWaitMs: maxWaitMinutes * 60_000,
    ignoreCodes,
    calm,
    snapshots: [random.integer(1, fleet.requests), random.integer(1, 3)],
  };
}

interface Fleet {
  readonly keys: readonly string[];
  readonly inputs: Readonly<Record<string, string>>;
  readonly inventory?: string;
  readonly simulator: SimulatorOptions;
  /** How many requests it takes if all goes well. */
  readonly requests: number;
}

function makeDigicert(random: Random): Fleet {
  const size = random.chance(0.2) ? 1 : random.integer(2, 60);
  const automations = new Map<string, Automation>();
  // Few addresses, so that several domains and divisions share one.
  for (let tries = 0; automations.size < size && tries < size * 5; tries += 1) {
    const automation = makeAutomation(random);
    automations.set(automationKey(automation), automation);
  }
  const entries = [...automations.values()].map((automation, index) => ({
    name: `web-${index}`,
    ...automation,
    // The first one, so that the key is always known: an echo of it must be hidden.
    ...(index === 0
      ? { agentLicenseKey: INVENTORY_KEY }
      : random.pick([{}, {}, { agentLicenseKey: 'web' }, { sensorLicenseKey: INVENTORY_KEY }])),
  }));
  const batchSize = random.pick([1, 2, 5, 10, 100]);
  const form = random.pick(['json', 'inventory']);
  const text = JSON.stringify(entries);
  return {
    keys: [...automations.keys()],
    inputs: {
      'batch-size': String(batchSize),
      ...(form === 'json' ? { targets: text } : { targets: 'all', inventory: 'fleet.json' }),
    },
    ...(form === 'inventory' && { inventory: text }),
    simulator: {
      digicert: {
        apiKey: API_KEY,
        limits: true,
        ineligible: random.some(
          entries.map(({ ip, port, domainName }) => labelOf(ip, port, domainName)),
          random.pick([0, 0, 0.2, 1]),
        ),
        shuffleReply: random.chance(0.5),
        ipv6Spelling: random.pick(['compressed', 'full', 'bracketed']),
        latencyMs: random.pick([0, 0, 5]),
      },
    },
    requests: Math.ceil(automations.size / batchSize),
  };
}

function makeAutomation(random: Random): Automation {
  const host = random.integer(1, 30);
  return {
    ip: random.chance(0.2) ? `2001:db8::${host.toString(16)}` : `10.0.0.${host}`,
    port: random.pick([443, 8443]),
    domainName: random.pick([null, null, 'www.example.com', 'shop.example.com']),
    divisionId: random.pick([DIVISION, DIVISION, DIVISION, 677_794]),
    accountId: random.pick([ACCOUNT, ACCOUNT, ACCOUNT, 5_153_185]),
  };
}

function labelOf(ip: string, port: number, domainName: string | null): string {
  const address = ip.includes(':') ? `[${ip}]:${port}` : `${ip}:${port}`;
  return domainName === null ? address : `${domainName}@${address}`;
}

function makeSectigo(random: Random, spawned: boolean): Fleet {
  const size = random.chance(0.2) ? 1 : random.integer(2, 20);
  const labels = [
    ...new Set(
      Array.from({ length: size }, () =>
        random.chance(0.8)
          ? `cert:${random.integer(1, 9)}${random.integer(10 ** 14, 10 ** 15 - 1)}`
          : `order:ABC-${random.integer(1, 10_000)}`,
      ),
    ),
  ];
  const refused = new Set(random.some(labels, random.pick([0, 0, 0.2, 1])));
  const limit: SectigoLimit = spawned
    ? 'certificate'
    : random.pick(['certificate', 'account', 'account-counting-refusals']);
  return {
    keys: labels,
    inputs: { targets: labels.join(random.pick([',', '\n'])) },
    simulator: {
      sectigo: {
        loginName: 'octocat',
        password: PASSWORD,
        limit,
        certificates: Object.fromEntries(
          labels.map((label) => [label, refused.has(label) ? 'ISSUED' : RETRYABLE_STATE]),
        ),
        replies: Object.fromEntries(
          random
            .some(labels, limit === 'certificate' ? 0.1 : 0)
            .map((label) => [label, spawned ? [-295] : [-295, -295]]),
        ),
        encoding: random.pick(['raw', 'encoded']),
        details: random.chance(0.3),
        withoutText: random.chance(0.1),
        status: random.pick([200, 200, 400]),
        latencyMs: random.pick([0, 0, 5]),
      },
    },
    requests: labels.length,
  };
}

function makeInterruption(random: Random, requests: number, spawned: boolean): Interruption {
  const count = random.integer(1, Math.min(requests, 12));
  return spawned
    ? random.pick<Interruption>([
        { kind: 'arrived', count },
        { kind: 'answered', count },
        { kind: 'killed', count },
      ])
    : random.pick<Interruption>([
        { kind: 'at-once' },
        { kind: 'arrived', count },
        { kind: 'arrived', count },
        { kind: 'answered', count },
        { kind: 'waiting', count: random.integer(1, 4) },
      ]);
}

/** Faults after which the client waits for its deadline. */
const SLOW = new Set(['hang', 'hang-after-accept', 'stall', 'trickle', 'late', 'endless']);

/**
 * Replies that contradict what the provider did: no client can tell them from the truth, so they
 * have tests of their own.
 */
const LIES = new Set(['digicert-both-maps', 'digicert-error-only', 'sectigo-raw-text']);

function makeFaults(
  random: Random,
  provider: ProviderId,
  requests: number,
  spawned: boolean,
): readonly FaultRule[] {
  const density = random.pick([0, 0.1, 0.3, 1]);
  const rules: FaultRule[] = [];
  const kinds = random.integer(1, 4);
  const palette = Array.from({ length: kinds }, () => makeFault(random, provider, spawned));
  for (let number = 1; number <= requests * 3; number += 1) {
    if (!random.chance(density)) continue;
    const fault = palette[random.integer(0, palette.length - 1)];
    if (fault) rules.push({ fault, on: number });
  }
  return rules;
}

function makeFault(random: Random, provider: ProviderId, spawned: boolean): Fault {
  const retryAfter = random.pick(['0', '1', '30', '600', '99999999', 'soon']);
  const garblings = GARBLINGS.filter(
    (name) => garblesDigicert(name) === (provider === 'digicert') && !LIES.has(name),
  );
  const garbling = garblings[random.integer(0, garblings.length - 1)] ?? 'digicert-null';
  const pause = spawned ? 300 : 40;
  return random.pick([
    faults.hang(),
    faults.hangAfterAccept(),
    faults.stall(),
    faults.trickle(pause),
    faults.late(random.pick([1, 10 * pause])),
    faults.endless(),
    faults.dropBefore(),
    faults.dropAfterAccept(),
    faults.dropInside(),
    faults.truncated('length'),
    faults.truncated('chunked'),
    faults.truncated('close'),
    faults.html('maintenance'),
    faults.html('captive-portal'),
    faults.redirect(random.pick([302, 307, 308]), 'https://example.com/'),
    faults.status(random.pick([401, 403, 404])),
    faults.status(random.pick([500, 502, 503])),
    faults.status(429),
    faults.status(429, retryAfter),
    faults.status(429, retryAfter),
    { ...faults.status(503, '5'), name: UNAVAILABLE_UNTIL },
    ...(spawned ? [] : [faults.oversized(300_000)]),
    faults.garbled(garbling),
    faults.garbled(garbling),
    echo(provider),
    refuseWithEcho(provider),
  ]);
}

/** Nobody has told a Sectigo run of the keys of an inventory that it does not read. */
const EVERY_FORM: Readonly<Record<ProviderId, readonly string[]>> = {
  digicert: Object.values(SECRETS).flatMap(encodingsOf),
  sectigo: Object.values(SECRETS)
    .filter((secret) => secret !== INVENTORY_KEY)
    .flatMap(encodingsOf),
};

/** The provider accepts, and sends every secret back in every form it can think of. */
function echo(provider: ProviderId): Fault {
  return faults.custom({
    body: (_, genuine) =>
      provider === 'sectigo'
        ? `${genuine}&errorDetail=${EVERY_FORM[provider].join(' ')}`
        : genuine.replaceAll(
            'Successfully initiated retry.',
            JSON.stringify(`Done ${EVERY_FORM[provider].join(' ')}`).slice(1, -1),
          ),
  });
}

/** The same in a refusal of the whole request, as its code, its text, and names of fields. */
function refuseWithEcho(provider: ProviderId): Fault {
  const text = EVERY_FORM[provider].join('|');
  return faults.customInstead({
    status: 400,
    headers: { 'content-type': 'application/json', 'x-echo': 'yes' },
    body:
      provider === 'sectigo'
        ? `errorCode=-4&errorMessage=${text}&errorItem=${encodeURIComponent(text)}`
        : JSON.stringify({ errors: [{ code: API_KEY, message: text }], [text]: text }),
  });
}
