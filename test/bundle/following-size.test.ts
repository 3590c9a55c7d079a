import { expect, it } from 'vitest';
import { expectToFollowAutomations, expectToFollowOrders } from './following-size.ts';

it.each([
  ['automations', expectToFollowAutomations],
  ['orders', expectToFollowOrders],
])(
  '1,000 followed %s cost at most 3 requests for a read, and 150 MB',
  async (_, expectToFollow) => {
    expect.hasAssertions();
    await expectToFollow();
  },
  300_000,
);
