import type { Random } from '../../chaos/random.ts';
import { isRecord } from '../../simulator/exchange.ts';
import type { ChaosDouble, ChaosFleet } from '../double.ts';
import { makeAccount, SLOT_MS } from './chaos-account.ts';
import { makeFollowed } from './chaos-followed.ts';
import type { SectigoOptions } from './index.ts';
import type { SectigoLimit } from './limit.ts';
import { RETRYABLE_STATE } from './retry.ts';
import { LOGIN_NAME, PASSWORD } from './sample.ts';

/** What tells a certificate or an order apart. */
function keyOf({ certificateID, orderNumber }: Readonly<Record<string, unknown>>): string {
  return certificateID === undefined
    ? `order:${orderNumber}`
    : `cert:${BigInt(`${certificateID}`)}`;
}

function makeFleet(random: Random, spawned: boolean): ChaosFleet<SectigoOptions> {
  const size = random.chance(0.2) ? 1 : random.integer(2, 20);
  const labels = [
    ...new Set(
      Array.from({ length: size }, () =>
        random.chance(0.8)
          ? `cert:${random.integer(1, 9)}${random.integer(10 ** 14, 10 ** 15 - 1)}`
          : `order:ABC-${random.integer(1, 10_000)}`,
      ),
    ),
  ];
  const refused = new Set(random.some(labels, random.pick([0, 0, 0.2, 1])));
  const limit: SectigoLimit = spawned
    ? 'certificate'
    : random.pick(['certificate', 'account', 'account-counting-refusals']);
  return {
    keys: labels,
    inputs: { targets: labels.join(random.pick([',', '\n'])) },
    options: {
      loginName: LOGIN_NAME,
      password: PASSWORD,
      limit,
      certificates: Object.fromEntries(
        labels.map((label) => [label, refused.has(label) ? 'ISSUED' : RETRYABLE_STATE]),
      ),
      replies: Object.fromEntries(
        random
          .some(labels, limit === 'certificate' ? 0.1 : 0)
          .map((label) => [label, spawned ? [-295] : [-295, -295]]),
      ),
      encoding: random.pick(['raw', 'encoded']),
      details: random.chance(0.3),
      withoutText: random.chance(0.1),
      status: random.pick([200, 200, 400]),
      latencyMs: random.pick([0, 0, 5]),
    },
    requests: labels.length,
    ...(limit !== 'certificate' && { slotMs: SLOT_MS }),
  };
}

export const chaos: ChaosDouble<SectigoOptions> = {
  mostUnderWay: 1,
  rateLimitCodes: ['-295'],
  ignorableCodes: ['-296', '-298'],
  lies: ['sectigo-raw-text'],
  makeFleet,
  makeAccount,
  makeFollowed,
  keysOfRequest: (parsed) => (isRecord(parsed) ? [keyOf(parsed)] : []),
  keyOfResult: (item) => keyOf(item),
};
