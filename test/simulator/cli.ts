/** `npm run simulator -- --port 8080 --scenario documented`: all providers, for a look by hand. */
import { parseArgs } from 'node:util';
import { doubles } from '../providers/index.ts';
import { type SeenRequest, type Simulator, startSimulator } from './index.ts';
import { SCENARIOS } from './scenarios.ts';

/** The options of the providers on the command line, such as `sectigo-limit-ms`. */
const FLAGS = doubles.flatMap(({ id, flags }) =>
  Object.entries(flags).map(([name, options]) => ({ flag: `${id}-${name}`, id, options })),
);

const USAGE = `Usage: npm run simulator -- [--port 8080] [--host 127.0.0.1] [--scenario documented]
${FLAGS.map(({ flag }) => `       [--${flag} NUMBER]\n`).join('')}
Stands in for ${doubles.map(({ id }) => id).join(' and ')}. Prints its URL (for 'base-url') on the first line, then one
line for each request. Ends on SIGINT or SIGTERM.

Scenarios:
${Object.entries(SCENARIOS)
  .map(([name, { about }]) => `  ${name.padEnd(28)} ${about}`)
  .join('\n')}
`;

interface Command {
  readonly port: number;
  readonly host: string;
  readonly scenario: string;
  /** What the command line changes about the state of a provider. */
  readonly changes: readonly { readonly id: string; readonly change: object }[];
}

/** @throws Error with a text for people when the arguments cannot be used. */
function readCommand(args: readonly string[]): Command | 'help' {
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: { type: 'string', default: '0' },
      host: { type: 'string', default: '127.0.0.1' },
      scenario: { type: 'string', default: 'documented' },
      ...Object.fromEntries(FLAGS.map(({ flag }) => [flag, { type: 'string' as const }])),
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    return 'help';
  }
  if (!Object.hasOwn(SCENARIOS, values.scenario)) {
    throw new Error(`There is no scenario '${values.scenario}'; --help lists them.`);
  }
  const given: Readonly<Record<string, unknown>> = values;
  const changes = FLAGS.flatMap(({ flag, id, options }) => {
    const text = given[flag];
    if (typeof text !== 'string') return [];
    return [{ id, change: options(readNumber(`--${flag}`, text, Number.MAX_SAFE_INTEGER)) }];
  });
  return {
    port: readNumber('--port', values.port, 65_535),
    host: values.host,
    scenario: values.scenario,
    changes,
  };
}

function readNumber(name: string, text: string, most: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value > most) {
    throw new Error(`${name} must be a number from 0 to ${most}, it is '${text}'.`);
  }
  return value;
}

/** One line without credentials; what came over the wire is quoted, so that it stays one line. */
function describe(request: SeenRequest, simulator: Simulator): string {
  const verdicts = simulator.ledger.entries.filter((entry) => entry.request === request.number);
  const accepted = verdicts.filter((entry) => entry.verdict === 'accepted').length;
  const isRead = request.endpoint !== undefined && request.endpoint !== 'retry';
  const parts = [
    `${request.number}. ${request.method} ${JSON.stringify(request.path)}`,
    isRead ? request.endpoint : `${accepted} of ${request.targets.length} accepted`,
    ...(request.status === undefined ? [] : [`HTTP ${request.status}`]),
    ...(request.fault === undefined ? [] : [`fault: ${request.fault}`]),
    ...request.violations.map((violation) => `not allowed: ${JSON.stringify(violation)}`),
  ];
  return parts.join(', ');
}

async function serve(command: Command): Promise<void> {
  const options = SCENARIOS[command.scenario]?.options ?? {};
  const { port, host, changes } = command;
  const state = new Map<string, object>(Object.entries(options));
  for (const { id, change } of changes) state.set(id, { ...state.get(id), ...change });
  const simulator: Simulator = await startSimulator({
    ...Object.fromEntries(state),
    port,
    host,
    onExchange: (request) => console.log(describe(request, simulator)),
  });
  console.log(simulator.url);
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => void simulator.close());
  }
}

try {
  const command = readCommand(process.argv.slice(2));
  if (command === 'help') {
    process.stdout.write(USAGE);
  } else {
    await serve(command);
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
