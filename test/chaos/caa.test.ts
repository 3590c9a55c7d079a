import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Runner } from '../../src/action/runner.ts';
import type { Provider } from '../../src/domain/provider.ts';
import { createTransport } from '../../src/http/transport.ts';
import { providers } from '../../src/providers/index.ts';
import { run } from '../../src/run.ts';
import { createTextGate } from '../../src/text/gate.ts';
import { inputsOf } from '../bundle/step.ts';
import { type Behaviour, startDnsServer } from '../network/dns-server.ts';
import { sampleEntries } from '../providers/fixture.ts';
import { doubleOf } from '../providers/index.ts';
import { isRecord } from '../simulator/exchange.ts';
import { startSimulator } from '../simulator/index.ts';
import { createRandom, type Random } from './random.ts';
import { keysOfRequest } from './scenario.ts';

const RUNS = 100;

/** What the records of a name mean for the provider. */
type Meaning = 'forbidden' | 'undecided' | 'allowed';

type Behaviours = Readonly<Record<Meaning, readonly [Behaviour, ...Behaviour[]]>>;

/** Answers of a DNS server. `own` is an issuer name that the provider accepts. */
const behavioursFor = (own: string): Behaviours => ({
  forbidden: [
    { caa: [[0, 'issue', 'other-ca.example']] },
    { caa: [[0, 'issue', ';']] },
    { caa: [[0, 'issue', '']] },
    { caa: [[128, 'strange', own]] },
    {
      caa: [
        [0, 'issue', own],
        [128, 'strange', ''],
      ],
    },
    { caa: [[0, 'issue', 'other-ca.example']], truncated: true },
  ],
  undecided: [
    { rcode: 'SERVFAIL' },
    { rcode: 'REFUSED' },
    { caa: [[0, 'issue', `${own}; validationmethods=dns-01`]] },
    { recursion: 'not-mine' },
    { caa: [[0, 'issue', 'other-ca.example']], truncated: true, tcp: 'cut off' },
    { caa: [[0, 'issue', 'other-ca.example']], send: (reply) => [reply.subarray(0, -3)] },
  ],
  allowed: [
    {},
    { caa: [[0, 'issue', own.toUpperCase()]] },
    { caa: [[0, 'iodef', 'mailto:ca@example.com']] },
    {
      caa: [
        [0, 'issue', 'other-ca.example'],
        [0, 'issue', own],
      ],
    },
  ],
});
const MEANINGS = ['forbidden', 'undecided', 'allowed'] as const;

/** A random fleet, the records of its names, and what they mean. */
function makeFleet(random: Random, provider: Provider) {
  const accepted = provider.caa?.accepted ?? [];
  return sampleEntries(provider, random.integer(1, 12)).map(({ fields }, at) => {
    const meaning = random.pick<Meaning>([...MEANINGS]);
    // The records may stand at the name or at its parent.
    const parent = `n${at}.example`;
    const domainName = random.chance(0.5) ? parent : `www.${parent}`;
    const own = accepted[random.integer(0, accepted.length - 1)] ?? '';
    const behaviour = random.pick(behavioursFor(own)[meaning]);
    return { meaning, parent, behaviour, target: { ...fields, domainName } };
  });
}

function createRunner(inputs: Readonly<Record<string, string>>) {
  const gate = createTextGate();
  const outputs: Record<string, string> = {};
  const ignore = () => {};
  const runner: Runner = {
    input: (name) => inputs[name] ?? '',
    hide: gate.addSecrets,
    info: ignore,
    debug: ignore,
    isDebug: false,
    notice: ignore,
    warning: ignore,
    error: ignore,
    startGroup: ignore,
    endGroup: ignore,
    outputs: (values) => void Object.assign(outputs, values),
    summary: async () => {},
  };
  return { gate, runner, outputs };
}

/** What a run with this seed did wrong. */
async function runOne(provider: Provider, seed: number): Promise<readonly string[]> {
  const random = createRandom(seed);
  const fleet = makeFleet(random, provider);
  const mode = random.pick(['warn', 'enforce', 'enforce']);
  const isCancelled = random.chance(0.1);
  const zone = Object.fromEntries(fleet.map(({ parent, behaviour }) => [parent, behaviour]));
  const [server, simulator] = await Promise.all([startDnsServer(zone), startSimulator()]);
  const folder = mkdtempSync(join(tmpdir(), 'chaos-caa-'));
  const { gate, runner, outputs } = createRunner({
    ...inputsOf(provider.id),
    'base-url': simulator.url,
    targets: JSON.stringify(fleet.map(({ target }) => target)),
    'batch-size': String(random.integer(1, 5)),
    'caa-check': mode,
    'dns-servers': server.address,
  });
  const cancel = new AbortController();
  if (isCancelled) void server.received(1).then(() => cancel.abort());
  const sleep = (milliseconds: number, signal: AbortSignal) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      signal.addEventListener('abort', () => {
        clearTimeout(timer);
        resolve();
      });
      if (signal.aborted) resolve();
    });
  try {
    const green = await run({
      runner,
      gate,
      environment: { RUNNER_TEMP: folder },
      providers,
      clock: { now: () => performance.now(), wallTime: Date.now, random: random.next, sleep },
      signal: cancel.signal,
      later: (milliseconds, task) => setTimeout(task, milliseconds).unref(),
      createTransport,
    });
    const { keyOfResult } = doubleOf(provider.id).chaos;
    const arrived = new Set(simulator.requests.flatMap(keysOfRequest));
    const list: unknown = JSON.parse(outputs.results ?? '[]');
    const items = Array.isArray(list) ? list.filter(isRecord) : [];
    return fleet.flatMap(({ meaning }, at) => {
      const item = items[at] ?? {};
      const target = keyOfResult(item);
      const isHeld = mode === 'enforce' && meaning === 'forbidden';
      return [
        ...(isHeld && arrived.has(target) ? [`forbidden, but sent: ${target}`] : []),
        ...(isHeld && green ? [`green without ${target}`] : []),
        ...(!isHeld && !isCancelled && !arrived.has(target)
          ? [`${meaning}, not sent: ${target}`]
          : []),
        ...((item.code === 'caa-forbidden') === isHeld || isCancelled
          ? []
          : [`${meaning}, but the code is ${item.code}: ${target}`]),
      ];
    });
  } finally {
    await Promise.all([server.close(), simulator.close()]);
    rmSync(folder, { recursive: true, force: true });
  }
}

describe.each(providers.filter(({ caa }) => caa !== undefined))('$name', (provider) => {
  it('never sends a forbidden target with enforce, and sends every undecided one', async () => {
    const findings: { seed: number; problems: readonly string[] }[] = [];
    for (let seed = 1; seed <= RUNS; seed += 1) {
      const problems = await runOne(provider, seed);
      if (problems.length > 0) findings.push({ seed, problems });
    }
    expect(findings).toEqual([]);
  });
});
