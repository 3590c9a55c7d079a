import { expect, it } from 'vitest';
import { expectToBearFleet } from './size.ts';

// As many as go out without a pause of the provider's pace; `npm run test:browser` does 100,000.
it('bears 40,000 targets from an inventory', async () => {
  expect.hasAssertions();
  await expectToBearFleet({ count: 40_000, refuseEvery: 3, mostMebibytes: 170 });
});
