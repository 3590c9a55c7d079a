import { expect, it } from 'vitest';
import { runFollowedChaos } from './following.ts';

it('keeps every promise in 150 random followed runs', { timeout: 600_000 }, async () => {
  expect(await runFollowedChaos(1, 150)).toEqual([]);
});
