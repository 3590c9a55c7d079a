/**
 * `npm run demo`: the built action as the runner runs it, against the simulator of both providers.
 * Shows what people see: log, outputs, summary. Nothing leaves this machine.
 */

import { readFileSync } from 'node:fs';
import { type RunResult, runAction } from './bundle/harness.ts';
import { renderForTerminal } from './rendering/terminal.ts';
import { startSimulator } from './simulator/index.ts';
import { SCENARIOS } from './simulator/scenarios.ts';

interface Act {
  readonly title: string;
  readonly inputs: Readonly<Record<string, string>>;
  /** What the action has to say for the demo to count as a success. */
  readonly expected: Readonly<Record<string, string>>;
}

const ACTS: readonly Act[] = [
  {
    title: 'DigiCert: the documented request, of whose three automations one is not eligible',
    inputs: {
      provider: 'digicert',
      'digicert-api-key': 'demo-api-key-of-nobody',
      targets: readFileSync(
        new URL('fixtures/samples/digicert-2-of-3.request.json', import.meta.url),
        'utf8',
      ),
    },
    expected: { verdict: 'failure', message: '2 of 3 submitted', failed: '1' },
  },
  {
    title: 'Sectigo: an order that is in another state than PRE-SIGN FAILED!!!',
    inputs: {
      provider: 'sectigo',
      'sectigo-login-name': 'demo',
      'sectigo-login-password': 'demo-password-of-nobody',
      targets: 'cert:7654321',
    },
    expected: { verdict: 'failure', message: '0 of 1 submitted', failed: '1' },
  },
];

const simulator = await startSimulator(SCENARIOS.documented?.options);
const surprises: string[] = [];
for (const act of ACTS) {
  const inputs = { ...act.inputs, 'base-url': simulator.url };
  const result = await runAction({ inputs });
  show(act.title, result);
  surprises.push(...differences(act, result));
}
surprises.push(...simulator.violations.map((violation) => `against the API: ${violation}`));
await simulator.close();

console.log(
  surprises.length === 0
    ? '\nBoth runs did what they should: a refused target makes the step red.'
    : `\nNot as expected:\n${surprises.join('\n')}`,
);
process.exitCode = surprises.length === 0 ? 0 : 1;

function show(title: string, { log, outputs, summary, conclusion }: RunResult): void {
  const values = Object.entries(outputs).map(([name, value]) => `${name}: ${value}`);
  console.log(`\n━━━ ${title}`);
  section('Log', log);
  section(`Outputs (the step ends in ${conclusion})`, values.join('\n'));
  section('Job summary', renderForTerminal(summary));
}

function section(title: string, text: string): void {
  console.log(`\n── ${title}\n${text.trimEnd().replaceAll(/^/gm, '   ')}`);
}

function differences({ title, expected }: Act, { conclusion, outputs }: RunResult): string[] {
  const actual: Readonly<Record<string, string | undefined>> = { ...outputs, conclusion };
  return Object.entries({ ...expected, conclusion: 'failure' })
    .filter(([name, value]) => actual[name] !== value)
    .map(([name, value]) => `${title}: ${name} is '${actual[name]}', expected '${value}'`);
}
