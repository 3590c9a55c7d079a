/** Random accounts for `targets: failed`. */
import type { Random } from '../../chaos/random.ts';
import type { ChaosAccount } from '../double.ts';
import type { SectigoOptions } from './index.ts';
import type { SectigoLimit } from './limit.ts';
import { LOGIN_NAME, PASSWORD } from './sample.ts';

/** The ten minutes between two checks, with the margin that the action adds. */
export const SLOT_MS = 606_000;

const FAILED_STATES = ['PRE-SIGN FAILED!!!', 'PRE-SIGN FAILED: CAA: no', 'caacheckfailed'] as const;

/** One window or several, from 0 or 1. */
export function makeAccount(random: Random, spawned: boolean): ChaosAccount<SectigoOptions> {
  const size = random.pick([0, 1, 3, spawned ? 5 : 120]);
  const states = Array.from({ length: size }, (_, index) => ({
    certificateID: String(1_000_000 + index),
    status: random.chance(0.9) ? random.pick(FAILED_STATES) : 'Valid',
    domain: `www${index}.example.com`,
    lastStatusChange: 1_790_000_000,
  }));
  const limit: SectigoLimit =
    spawned || size > 5 ? 'certificate' : random.pick(['certificate', 'account']);
  return {
    keys: states
      .filter(({ status }) => status !== 'Valid')
      .map(({ certificateID }) => `cert:${certificateID}`),
    discovery: {
      unsendable: new Map(),
      waiting: new Map(),
      secrets: {},
      maxTargets: random.pick([500, 500, 2]),
      hasEnd: true,
    },
    inputs: {},
    options: {
      loginName: LOGIN_NAME,
      password: PASSWORD,
      limit,
      report: { base: random.pick([0, 1]) },
      orders: states.map((state, index) => ({
        orderNumber: `80${index}`,
        orderStatus: 'Pending',
        certificates: [state],
      })),
    },
    requests: size + 2,
    ...(limit === 'account' && { slotMs: SLOT_MS }),
  };
}
