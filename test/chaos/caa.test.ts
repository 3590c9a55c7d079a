import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Runner } from '../../src/action/runner.ts';
import { createTransport } from '../../src/http/transport.ts';
import { providers } from '../../src/providers/index.ts';
import { run } from '../../src/run.ts';
import { createTextGate } from '../../src/text/gate.ts';
import { inputsOf } from '../bundle/step.ts';
import { type Behaviour, startDnsServer } from '../network/dns-server.ts';
import { isRecord } from '../simulator/exchange.ts';
import { startSimulator } from '../simulator/index.ts';
import { createRandom, type Random } from './random.ts';

const RUNS = 150;

/** What the records of a name mean for DigiCert. */
type Meaning = 'forbidden' | 'undecided' | 'allowed';

const BEHAVIOURS: Readonly<Record<Meaning, readonly [Behaviour, ...Behaviour[]]>> = {
  forbidden: [
    { caa: [[0, 'issue', 'other-ca.example']] },
    { caa: [[0, 'issue', ';']] },
    { caa: [[0, 'issue', '']] },
    { caa: [[128, 'strange', 'digicert.com']] },
    {
      caa: [
        [0, 'issue', 'digicert.com'],
        [128, 'strange', ''],
      ],
    },
    { caa: [[0, 'issue', 'other-ca.example']], truncated: true },
  ],
  undecided: [
    { rcode: 'SERVFAIL' },
    { rcode: 'REFUSED' },
    { caa: [[0, 'issue', 'digicert.com; validationmethods=dns-01']] },
    { recursion: 'not-mine' },
    { caa: [[0, 'issue', 'other-ca.example']], truncated: true, tcp: 'cut off' },
    { caa: [[0, 'issue', 'other-ca.example']], send: (reply) => [reply.subarray(0, -3)] },
  ],
  allowed: [
    {},
    { caa: [[0, 'issue', 'DigiCert.com']] },
    { caa: [[0, 'iodef', 'mailto:ca@example.com']] },
    {
      caa: [
        [0, 'issue', 'other-ca.example'],
        [0, 'issue', 'www.digicert.com'],
      ],
    },
  ],
};
const MEANINGS = ['forbidden', 'undecided', 'allowed'] as const;

/** A random fleet, the records of its names, and what they mean. */
function makeFleet(random: Random) {
  const size = random.integer(1, 12);
  return Array.from({ length: size }, (_, at) => {
    const meaning = random.pick<Meaning>([...MEANINGS]);
    // The records may stand at the name or at its parent.
    const parent = `n${at}.example`;
    const name = random.chance(0.5) ? parent : `www.${parent}`;
    const target = `${name}@10.0.0.${at + 1}:443`;
    return { meaning, parent, target, behaviour: random.pick(BEHAVIOURS[meaning]) };
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
async function runOne(seed: number): Promise<readonly string[]> {
  const random = createRandom(seed);
  const fleet = makeFleet(random);
  const mode = random.pick(['warn', 'enforce', 'enforce']);
  const isCancelled = random.chance(0.1);
  const zone = Object.fromEntries(fleet.map(({ parent, behaviour }) => [parent, behaviour]));
  const [server, simulator] = await Promise.all([startDnsServer(zone), startSimulator()]);
  const folder = mkdtempSync(join(tmpdir(), 'chaos-caa-'));
  const { gate, runner, outputs } = createRunner({
    ...inputsOf('digicert'),
    'base-url': simulator.url,
    targets: fleet.map(({ target }) => target).join('\n'),
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
    const arrived = new Set(simulator.requests.flatMap(({ targets }) => targets));
    const items: unknown = JSON.parse(outputs.results ?? '[]');
    const codes = Array.isArray(items) ? items.map((item) => isRecord(item) && item.code) : [];
    return fleet.flatMap(({ meaning, target }, at) => {
      const isHeld = mode === 'enforce' && meaning === 'forbidden';
      return [
        ...(isHeld && arrived.has(target) ? [`forbidden, but sent: ${target}`] : []),
        ...(isHeld && green ? [`green without ${target}`] : []),
        ...(!isHeld && !isCancelled && !arrived.has(target)
          ? [`${meaning}, not sent: ${target}`]
          : []),
        ...((codes[at] === 'caa-forbidden') === isHeld || isCancelled
          ? []
          : [`${meaning}, but the code is ${codes[at]}: ${target}`]),
      ];
    });
  } finally {
    await Promise.all([server.close(), simulator.close()]);
    rmSync(folder, { recursive: true, force: true });
  }
}

it('never sends a forbidden target with enforce, and sends every undecided one', async () => {
  const findings: { seed: number; problems: readonly string[] }[] = [];
  for (let seed = 1; seed <= RUNS; seed += 1) {
    const problems = await runOne(seed);
    if (problems.length > 0) findings.push({ seed, problems });
  }
  expect(findings).toEqual([]);
});
