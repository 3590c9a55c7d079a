import { expect, it } from 'vitest';
import { runChaos } from './index.ts';

/** `npm run chaos` does the same for as long as one likes. */
it('keeps every promise in 300 random scenarios', { timeout: 600_000 }, async () => {
  const findings = await runChaos({ seed: 1, runs: 300, spawnEvery: 20, parallel: 6 });
  const replay = 'npm run chaos -- --spawn-every 20 --runs 1 --seed';
  const report = findings.map(({ seed, problems }) => `${replay} ${seed}\n${problems.join('\n')}`);
  expect(report).toEqual([]);
});
