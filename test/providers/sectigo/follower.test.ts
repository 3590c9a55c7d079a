import { describe, expect, it } from 'vitest';
import type { Fields } from '../../../src/domain/entry.ts';
import { sectigo } from '../../../src/providers/sectigo/index.ts';
import { configured, entriesOf } from '../fixture.ts';
import { failure } from '../reading.ts';
import { type Model, order, readerOf } from './server.ts';

const INPUTS = { 'sectigo-login-name': 'name', 'sectigo-login-password': 'p&ss word' };
/** Just before the change that `order` reports. */
const SUBMITTED = 1_790_003_600_000 - 60_000;

async function follow(model: Model, list: readonly Fields[] = [{ certificateID: '1' }]) {
  const own = configured(sectigo, { inputs: INPUTS });
  const { targets } = own.targets(entriesOf(list));
  const create = await own.following?.load();
  const reader = readerOf(model);
  const follower = create?.(reader, targets);
  if (follower === undefined) throw new Error('no follower');
  const kinds = () => targets.map((target) => follower.completionOf(target).kind);
  return { follower, targets, reader, open: new Set(targets), kinds };
}

describe('a follower', () => {
  it('reads nothing before the submission: such a read may count as a call', async () => {
    const { follower, kinds } = await follow({ orders: [order(1)] });
    expect(follower.readBaseline).toBeUndefined();
    expect(kinds()).toEqual(['unknown']);
  });

  it('reports success once the certificate is issued', async () => {
    const { follower, open, kinds, targets } = await follow({
      orders: [order(1, { status: 'Valid' })],
    });
    for (const target of targets) follower.submitted?.(target, SUBMITTED);
    expect(await follower.read(open)).toEqual([]);
    expect(kinds()).toEqual(['completed']);
  });

  it.each([
    ['after the submission', SUBMITTED, 'failed-again'],
    ['before the submission', SUBMITTED + 3_600_000, 'in-progress'],
    ['at an unknown time', undefined, 'in-progress'],
  ])('takes a failure %s for %s: %s', async (_, repliedAt, kind) => {
    const { follower, open, kinds, targets } = await follow({ orders: [order(1)] });
    for (const target of targets) follower.submitted?.(target, repliedAt);
    await follower.read(open);
    expect(kinds()).toEqual([kind]);
  });

  it('finds targets by certificateID and by orderNumber', async () => {
    const model: Model = { orders: [order(1, { status: 'Valid' }), order(2)] };
    const list = [{ certificateID: '1' }, { orderNumber: '802' }];
    const { follower, open, kinds } = await follow(model, list);
    expect(await follower.read(open)).toEqual([]);
    expect(kinds()).toEqual(['completed', 'in-progress']);
  });

  it('keeps the last state of a target whose read fails', async () => {
    const model: Model = { orders: [order(1)] };
    const { follower, open, kinds } = await follow(model);
    await follower.read(open);
    expect(kinds()).toEqual(['in-progress']);
    model.fault = () => failure('temporary');
    expect(await follower.read(open)).toMatchObject([{ kind: 'failed', reason: 'temporary' }]);
    expect(kinds()).toEqual(['in-progress']);
  });

  it('knows nothing of an order that the report does not show', async () => {
    const { follower, open, kinds } = await follow({ orders: [order(2)] });
    expect(await follower.read(open)).toEqual([]);
    expect(kinds()).toEqual(['unknown']);
  });
});
