import { expect, it } from 'vitest';
import { expectToBearFleet } from './size.ts';

it('bears 100,000 targets from an inventory in less than 572 MiB and 8 s of processor time', async () => {
  expect.hasAssertions();
  await expectToBearFleet({ count: 100_000, mostMebibytes: 572, mostCpuSeconds: 8 });
});

// What is said about each refused one takes its place too.
it('bears 100,000 targets of which every third is refused', async () => {
  expect.hasAssertions();
  await expectToBearFleet({ count: 100_000, refuseEvery: 3, mostMebibytes: 572 });
});
