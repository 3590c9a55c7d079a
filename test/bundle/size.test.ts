import { expect, it } from 'vitest';
import { expectToBearFleet } from './size.ts';

// The budget is 200 MB (190 MiB) for 10,000 targets and 600 MB for 100,000 targets.
// 40,000 go out without a pause for the rate limit; `npm run test:browser` sends 100,000.
it.each([
  [10_000, 190],
  [40_000, 318],
])('bears %i targets from an inventory in less than %i MiB', async (count, mostMebibytes) => {
  expect.hasAssertions();
  await expectToBearFleet({ count, refuseEvery: 3, mostMebibytes });
});
