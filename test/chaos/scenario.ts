import { encodingsOf } from '../bundle/secret-search.ts';
import type { ChaosDiscovery, ProviderDouble } from '../providers/double.ts';
import { allInputs, doubleOf, doubles, secretsKnownTo } from '../providers/index.ts';
import { type Fault, type FaultRule, faults } from '../simulator/faults.ts';
import type { SeenRequest, SimulatorOptions } from '../simulator/index.ts';
import { createRandom, type Random } from './random.ts';
import { makeReadFaults } from './read-faults.ts';

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
  /** The ID of the provider. */
  readonly provider: string;
  /** The identities that are asked for, as the test double of the provider gives them. */
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
  /** Where a limit admits one target at a time for the whole account: the time of each. */
  readonly slotMs?: number;
  /** Set where the targets are `failed`. */
  readonly discovery?: ChaosDiscovery;
  /** After which requests the results file is read as if the step had been killed there. */
  readonly snapshots: readonly number[];
}

/** The targets of a retry, whatever became of it; none for any other request. */
export function keysOfRequest({ provider, endpoint, parsed }: SeenRequest): readonly string[] {
  if (provider === undefined || endpoint !== 'retry') return [];
  return doubleOf(provider).chaos.keysOfRequest(parsed);
}

/** A 503 that says when to come back: the request certainly did not count. */
const UNAVAILABLE_UNTIL = 'status-503-retry-after';

/** Whether the provider refused the request in a way that allows to send it again. */
export function mayBeRepeated({ fault, status }: SeenRequest): boolean {
  if (fault === undefined) return status === 429;
  return fault === 'status-429' || fault === UNAVAILABLE_UNTIL;
}

/** One scenario for each seed, the same one until a double changes or a provider is added. */
export function makeScenario(seed: number, spawned: boolean): Scenario {
  const random = createRandom(seed);
  const double = doubles[random.integer(0, doubles.length - 1)];
  if (double === undefined) throw new Error('there is no provider to choose from');
  const account = random.chance(0.3) ? double.chaos.makeAccount?.(random, spawned) : undefined;
  const fleet = account ?? double.chaos.makeFleet(random, spawned);
  const calm = random.chance(0.15);
  const chosen = calm
    ? []
    : account
      ? makeReadFaults(random, double, fleet.requests, () => makeReadFault(random, spawned))
      : makeFaults(random, double, fleet.requests, spawned);
  const slow = chosen.some(({ fault }) => SLOW.has(fault.name));
  const interruption: Interruption =
    calm || random.chance(0.55)
      ? { kind: 'none' }
      : makeInterruption(random, fleet.requests, spawned);
  const ignoreCodes = random.chance(0.3)
    ? [...double.chaos.ignorableCodes, ...codesOf(account?.discovery)]
    : [];
  const maxWaitMinutes = spawned ? 0 : random.pick([0, 1, 15, 15, 30, 330]);
  return {
    seed,
    spawned,
    provider: double.id,
    keys: fleet.keys,
    inputs: {
      ...allInputs,
      provider: double.id,
      'ignore-codes': ignoreCodes.join(', '),
      'max-wait-minutes': String(maxWaitMinutes),
      'request-timeout-seconds': spawned && slow ? '1' : '30',
      ...(account && { targets: 'failed', 'max-targets': String(account.discovery.maxTargets) }),
      ...fleet.inputs,
    },
    ...(fleet.inventory !== undefined && { inventory: fleet.inventory }),
    ...(account && { discovery: account.discovery }),
    simulator: { [double.id]: fleet.options, faults: chosen },
    refusedConnections:
      calm || spawned || random.chance(0.85) ? 0 : random.pick([1, 2, 3, Number.POSITIVE_INFINITY]),
    interruption,
    timeoutMs: slow ? 150 : 30_000,
    maxWaitMs: maxWaitMinutes * 60_000,
    ignoreCodes,
    calm,
    ...(fleet.slotMs !== undefined && { slotMs: fleet.slotMs }),
    snapshots: [random.integer(1, fleet.requests), random.integer(1, 3)],
  };
}

/** The codes of targets that the action does not send. */
function codesOf(discovery: ChaosDiscovery | undefined): readonly string[] {
  const { unsendable = new Map(), waiting = new Map() } = discovery ?? {};
  return [...new Set([...unsendable.values(), ...waiting.values()])];
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

function makeFaults(
  random: Random,
  double: ProviderDouble,
  requests: number,
  spawned: boolean,
): readonly FaultRule[] {
  const density = random.pick([0, 0.1, 0.3, 1]);
  const rules: FaultRule[] = [];
  const kinds = random.integer(1, 4);
  const palette = Array.from({ length: kinds }, () => makeFault(random, double, spawned));
  for (let number = 1; number <= requests * 3; number += 1) {
    if (!random.chance(density)) continue;
    const fault = palette[random.integer(0, palette.length - 1)];
    if (fault) rules.push({ fault, on: number });
  }
  return rules;
}

function makeFault(random: Random, double: ProviderDouble, spawned: boolean): Fault {
  const garblings = Object.keys(double.garblings.retry ?? {}).filter(
    (name) => !double.chaos.lies.includes(name),
  );
  const garbling = garblings[random.integer(0, garblings.length - 1)];
  const garbled = garbling === undefined ? faults.html() : faults.garbled(garbling);
  return random.pick([
    ...commonFaults(random, spawned),
    garbled,
    garbled,
    echo(double),
    refuseWithEcho(double),
  ]);
}

/** A fault that any endpoint can have. */
function makeReadFault(random: Random, spawned: boolean): Fault {
  return random.pick(commonFaults(random, spawned));
}

function commonFaults(random: Random, spawned: boolean): [Fault, ...Fault[]] {
  const retryAfter = random.pick(['0', '1', '30', '600', '99999999', 'soon']);
  const pause = spawned ? 300 : 40;
  return [
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
  ];
}

/** Every secret that a run of each provider knows, in every form. */
const FORMS: ReadonlyMap<string, readonly string[]> = new Map(
  doubles.map(({ id }) => [id, secretsKnownTo(id).flatMap(encodingsOf)]),
);

/** The provider accepts, and sends every secret back in every form it can think of. */
function echo(double: ProviderDouble): Fault {
  const text = FORMS.get(double.id)?.join(' ') ?? '';
  return faults.custom({ body: (_, genuine) => double.hostile.accepting(genuine, text) });
}

/** The same in a refusal of the whole request, as its code, its text, and names of fields. */
function refuseWithEcho(double: ProviderDouble): Fault {
  const text = FORMS.get(double.id)?.join('|') ?? '';
  return faults.customInstead(double.hostile.refusing(text, double.hostile.credential));
}
