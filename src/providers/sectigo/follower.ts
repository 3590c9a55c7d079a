import type { CreateFollower } from '../../domain/provider.ts';
import type { Target } from '../../domain/target.ts';
import { addObservation } from '../observations.ts';
import { createReport } from './report.ts';
import {
  completionOf,
  type FollowedOrder,
  type OrderObservation,
  readOrderStatus,
} from './status.ts';
import type { SectigoSettings } from './target.ts';

/** Follows orders through the report, which may count as a call: there is no baseline. */
export function followerFor(settings: SectigoSettings): CreateFollower {
  return (reader) => {
    const report = createReport(reader, settings);
    const repliedAt = new Map<Target, number | undefined>();
    const observations = new Map<string, readonly OrderObservation[]>();
    return {
      submitted(target, time) {
        repliedAt.set(target, time);
      },
      async read(open) {
        const read = await readOrderStatus(report, [...open].map(toFollowed));
        for (const [key, observation] of read.observations) {
          addObservation(observations, key, observation);
        }
        return read.failures;
      },
      completionOf: (target) =>
        completionOf(repliedAt.get(target), observations.get(target.identity) ?? []),
    };
  };
}

function toFollowed({ identity, publicFields }: Target): FollowedOrder {
  const { certificateID, orderNumber } = publicFields;
  return {
    key: identity,
    ...(typeof certificateID === 'string' && { certificateId: certificateID }),
    ...(typeof orderNumber === 'string' && { orderNumber }),
  };
}
