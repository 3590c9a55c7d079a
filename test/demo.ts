/**
 * `npm run demo`: the built action as the runner runs it, against the simulator of all providers.
 * Shows what people see: log, outputs, summary. Nothing leaves this machine.
 */

import { type RunResult, runAction } from './bundle/harness.ts';
import type { DemoStep } from './providers/double.ts';
import { doubles } from './providers/index.ts';
import { renderForTerminal } from './rendering/terminal.ts';
import { startSimulator } from './simulator/index.ts';
import { SCENARIOS } from './simulator/scenarios.ts';

const steps = doubles.flatMap(({ id, demo }) => demo.map((step) => ({ provider: id, ...step })));
const surprises: string[] = [];
console.log('Each of these runs has a refused target, and ends red on purpose.');
for (const step of steps) {
  const { provider, title, scenario = 'documented' } = step;
  const simulator = await startSimulator(SCENARIOS[scenario]?.options);
  const inputs = { ...step.inputs, provider, 'base-url': simulator.url };
  const result = await runAction({ inputs });
  show(title, result);
  surprises.push(...differences(step, result));
  surprises.push(...simulator.violations.map((violation) => `against the API: ${violation}`));
  await simulator.close();
}

console.log(
  surprises.length === 0
    ? '\nAll runs did what they should.'
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

function differences({ title, expected }: DemoStep, { conclusion, outputs }: RunResult): string[] {
  const actual: Readonly<Record<string, string | undefined>> = { ...outputs, conclusion };
  return Object.entries({ ...expected, conclusion: 'failure' })
    .filter(([name, value]) => actual[name] !== value)
    .map(([name, value]) => `${title}: ${name} is '${actual[name]}', expected '${value}'`);
}
