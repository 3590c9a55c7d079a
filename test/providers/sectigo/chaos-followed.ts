/** Random orders that the action follows. */
import type { Random } from '../../chaos/random.ts';
import type { FollowedFleet } from '../double.ts';
import type { SectigoOptions } from './index.ts';
import type { SectigoLimit } from './limit.ts';
import type { CertificateState } from './orders.ts';
import { changesTo, failsAgain, issued } from './scripts.ts';

/** What becomes of a certificate after a retry. */
interface Fate {
  readonly afterRetry: CertificateState['afterRetry'];
  /** Milliseconds after the retry from which on it is issued; never if left out. */
  readonly worksAfterMs?: number;
}

function makeFate(random: Random): Fate {
  const afterMs = random.pick([0, 60_000, 120_000, 400_000, 900_000]);
  const status = random.pick(['Valid', 'Issued but not yet collected']);
  return random.pick<Fate>([
    { afterRetry: issued({ status, afterMs }), worksAfterMs: afterMs },
    { afterRetry: issued({ status, afterMs }), worksAfterMs: afterMs },
    { afterRetry: failsAgain({ afterMs }) },
    { afterRetry: failsAgain({ afterMs, status: 'PRE-SIGN FAILED!!!' }) },
    { afterRetry: changesTo('Rejected', { afterMs }) },
    { afterRetry: changesTo('POST-SIGN FAILED', { afterMs }) },
    { afterRetry: changesTo('NOBODY KNOWS THIS', { afterMs }) },
    { afterRetry: undefined },
  ]);
}

export function makeFollowed(random: Random): FollowedFleet<SectigoOptions> {
  const fleet = Array.from({ length: random.integer(1, 8) }, (_, index) => {
    const certificateID = String(1_000_000 + index);
    return { certificateID, key: `cert:${certificateID}`, ...makeFate(random) };
  });
  const keys = fleet.map(({ key }) => key);
  return {
    keys,
    worksAfterMs: new Map(
      fleet.flatMap(({ key, worksAfterMs }) =>
        worksAfterMs === undefined ? [] : [[key, worksAfterMs] as const],
      ),
    ),
    statusEndpoint: 'report',
    inputs: { targets: keys.join(', ') },
    options: {
      limit: random.pick<SectigoLimit>(['certificate', 'certificate', 'account']),
      report: { base: random.pick([0, 1]) },
      orders: fleet.map(({ certificateID, afterRetry }, index) => ({
        orderNumber: `80${index}`,
        orderStatus: 'Pending',
        certificates: [
          {
            certificateID,
            domain: `www-${index}.example.com`,
            status: 'PRE-SIGN FAILED: CAA: Not authorized to issue',
            lastStatusChange: 0,
            afterRetry,
          },
        ],
      })),
    },
    requests: fleet.length,
  };
}
