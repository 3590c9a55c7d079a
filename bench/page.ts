/** docs/performance.md. */
import { readdirSync, statSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { ROOT } from './action.ts';
import type { Discovered } from './discovery.ts';
import type { Fleet } from './fleet.ts';
import type { Pairs } from './pairs.ts';

export function performancePage(
  pairs: Readonly<Record<'http' | 'https', readonly Pairs[]>>,
  fleets: readonly Fleet[],
  discovery: Discovered | undefined,
): string {
  return `# Performance

Written by \`npm run bench\`, against the simulator on the loopback interface, in a process of its
own. On ${machine()}.

## One target

The times are those of the whole process of a step that retries one target. The competitors run one
after the other, in 25 rounds. The ratio is the time of the action divided by the time of the other
in the same round; the table has its median, and the middle half of the rounds.

Over \`http\`, which the action speaks to its own machine alone:

${pairsTable(pairs.http)}

Over \`https\`, as with a provider; all of them load TLS, and make one connection:

${pairsTable(pairs.https)}

## Fleets

Targets of an inventory; a licence key for every 100 of them. The ideal is the least that the
requests can take: four at a time, each with the provider's latency, within the published limits
(100 requests in 5 s, 1,000 in 3 minutes). Sending is from the first request to the
last answer, the process is all of the step. Where the ideal is 0, all of the time is work: the
action's on one core, the simulator's on another.

${table(
  [
    'targets',
    'inventory',
    'batch',
    'latency',
    'ideal',
    'sending',
    'sending ÷ ideal',
    'process',
    'processor time',
    'per target',
    'memory',
  ],
  fleets.map((fleet) => [
    fleet.targets.toLocaleString('en'),
    fleet.format,
    String(fleet.batch),
    `${fleet.latencyMs} ms`,
    seconds(fleet.idealMs),
    seconds(fleet.sendingMs),
    fleet.idealMs === 0 ? '–' : (fleet.sendingMs / fleet.idealMs).toFixed(2),
    seconds(fleet.processMs),
    seconds(fleet.cpuMs),
    `${((fleet.cpuMs / fleet.targets) * 1_000).toFixed(0)} µs`,
    `${fleet.memoryMb.toFixed(0)} MB`,
  ]),
)}
${discoverySection(discovery)}
## Size

${table(['file of dist/', 'bytes', 'loaded'], sizes())}
`;
}

function discoverySection(discovery: Discovered | undefined): string {
  if (discovery === undefined) return '';
  return `
## Discovery

\`targets: failed\`: the list of all automations, the details of each failed one, the agents and the
retries. The ideal is as above. The last retry counts from the start of the process.

${table(
  [
    'automations',
    'failed',
    'latency',
    'requests',
    'ideal',
    'last retry',
    'last retry ÷ ideal',
    'process',
    'processor time',
    'memory',
  ],
  [
    [
      discovery.automations.toLocaleString('en'),
      discovery.failed.toLocaleString('en'),
      `${discovery.latencyMs} ms`,
      String(discovery.requests),
      seconds(discovery.idealMs),
      seconds(discovery.retriedMs),
      (discovery.retriedMs / discovery.idealMs).toFixed(2),
      seconds(discovery.processMs),
      seconds(discovery.cpuMs),
      `${discovery.memoryMb.toFixed(0)} MB`,
    ],
  ],
)}
`;
}

function pairsTable(pairs: readonly Pairs[]): string {
  return table(
    ['what runs', 'median', 'action ÷ this', 'middle half'],
    pairs.map(({ name, ms, ratio }, index) => [
      name,
      `${ms.toFixed(0)} ms`,
      index === 0 ? '' : ratio.median.toFixed(2),
      index === 0 ? '' : `${ratio.low.toFixed(2)} – ${ratio.high.toFixed(2)}`,
    ]),
  );
}

function machine(): string {
  const [cpu] = cpus();
  const gigabytes = Math.round(totalmem() / 1024 ** 3);
  const model = cpu?.model.trim() ?? 'an unknown processor';
  return `${cpus().length} cores of ${model}, ${gigabytes} GB of memory, Node ${process.version.slice(1)} on ${process.platform}`;
}

function seconds(ms: number): string {
  return `${(ms / 1_000).toFixed(2)} s`;
}

function sizes(): readonly (readonly string[])[] {
  const folder = join(ROOT, 'dist');
  const files = readdirSync(folder).filter((name) => name.endsWith('.js'));
  const bytes = new Map(files.map((name) => [name, statSync(join(folder, name)).size]));
  const sum = [...bytes.values()].reduce((total, size) => total + size, 0);
  return [
    ...[...bytes].map(([name, size]) => [
      name,
      size.toLocaleString('en'),
      name === 'index.js' ? 'at the start of every run' : 'later, if the run uses it',
    ]),
    ['all of them', sum.toLocaleString('en'), ''],
  ];
}

/** Padded as the formatter of the project does it. */
function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = heads.map((head, column) =>
    Math.max(3, ...[head, ...rows.map((row) => row[column] ?? '')].map((cell) => cell.length)),
  );
  const line = (cells: readonly string[]) =>
    `| ${widths.map((width, column) => (cells[column] ?? '').padEnd(width)).join(' | ')} |`;
  return [line(heads), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join(
    '\n',
  );
}
