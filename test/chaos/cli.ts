/** `npm run chaos -- --seed 1 --runs 1000`: random scenarios against the simulator. */
import { parseArgs } from 'node:util';
import { runChaos } from './index.ts';

const DEFAULTS = { seed: '1', runs: '1000', 'spawn-every': '20', parallel: '8' };

function readNumber(name: keyof typeof DEFAULTS, text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new Error(`--${name} must be a number, it is '${text}'.`);
}

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: DEFAULTS.seed },
    runs: { type: 'string', default: DEFAULTS.runs },
    'spawn-every': { type: 'string', default: DEFAULTS['spawn-every'] },
    parallel: { type: 'string', default: DEFAULTS.parallel },
  },
});
const options = {
  seed: readNumber('seed', values.seed),
  runs: readNumber('runs', values.runs),
  spawnEvery: readNumber('spawn-every', values['spawn-every']),
  parallel: readNumber('parallel', values.parallel),
};
const startedAt = performance.now();
const findings = await runChaos({
  ...options,
  onRun(done, found) {
    if (done % 500 === 0) console.log(`${done} of ${options.runs} runs, ${found} with a finding`);
  },
});
for (const { seed, problems } of findings.slice(0, 20)) {
  console.log(
    `\nSeed ${seed}:\n${problems
      .slice(0, 8)
      .map((text) => `  ${text}`)
      .join('\n')}`,
  );
  console.log(
    `Replay: npm run chaos -- --seed ${seed} --runs 1 --spawn-every ${options.spawnEvery}`,
  );
}
const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
console.log(
  `\n${options.runs} runs from seed ${options.seed} in ${seconds} s: ${findings.length} with a finding.`,
);
process.exitCode = findings.length === 0 && options.runs > 0 ? 0 : 1;
