import type { CreateFollower } from '../../domain/provider.ts';
import type { Target } from '../../domain/target.ts';
import { addObservation } from '../observations.ts';
import { completionOf } from './completion.ts';
import type { DigicertSettings } from './settings.ts';
import {
  type FollowedTarget,
  followAutomations,
  type Observation,
  type StatusRead,
} from './status.ts';
import type { DigicertTarget } from './target.ts';

/** Follows automations through the lists of their divisions. */
export function followerFor(settings: DigicertSettings): CreateFollower {
  return (reader, targets) => {
    const followed = targets.filter(isDigicertTarget).flatMap(toFollowed);
    const status = followAutomations(reader, settings, followed);
    const baseline = new Map<string, Observation>();
    const observations = new Map<string, readonly Observation[]>();

    return {
      async readBaseline() {
        const read = await status.readBaseline();
        for (const [key, observation] of read.observations) baseline.set(key, observation);
        return read.failures;
      },
      async read(open) {
        const keys = new Set([...open].map(({ identity }) => identity));
        const read: StatusRead = await status.poll(keys);
        for (const [key, observation] of read.observations) {
          addObservation(observations, key, observation);
        }
        return read.failures;
      },
      completionOf({ identity }) {
        const before = baseline.get(identity);
        const completion = completionOf(before, observations.get(identity) ?? []);
        if (before?.kind !== 'listed') return completion;
        const { serialNumber, expiresOn } = before;
        return {
          ...completion,
          earlierCertificate: {
            ...(serialNumber !== undefined && { serialNumber }),
            ...(expiresOn !== undefined && { notAfter: expiresOn }),
          },
        };
      },
    };
  };
}

function isDigicertTarget(target: Target): target is DigicertTarget {
  return 'wire' in target;
}

function toFollowed(target: DigicertTarget): readonly FollowedTarget[] {
  const { identity, accountId, divisionId, automationId, wire } = target;
  if (accountId === undefined || divisionId === undefined) return [];
  return [
    {
      key: identity,
      accountId,
      divisionId,
      ip: wire.ip,
      port: String(wire.port),
      domainName: wire.domainName ?? undefined,
      managementIp: wire.managementIp,
      automationId,
    },
  ];
}
