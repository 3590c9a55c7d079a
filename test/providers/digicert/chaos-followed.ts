/** Random automations that the action follows. */
import type { Random } from '../../chaos/random.ts';
import type { FollowedFleet } from '../double.ts';
import type { AutomationState } from './automations.ts';
import type { DigicertOptions } from './index.ts';
import { ACCOUNT, DIVISION } from './sample.ts';
import { failsAgain, hangs, renewed, vanishes } from './scripts.ts';

/** What becomes of an automation after a retry. */
interface Fate {
  readonly afterRetry: AutomationState['afterRetry'];
  /** Milliseconds after the retry from which on it works; never if left out. */
  readonly worksAfterMs?: number;
}

function makeFate(random: Random): Fate {
  const afterMs = random.pick([0, 30_000, 90_000, 400_000, 900_000]);
  const status = random.pick(['SUCCESSFULLY_RENEWED', 'SUCCESFULLY_RENEWED', 'CONFIGURED']);
  return random.pick<Fate>([
    { afterRetry: renewed({ status, pendingMs: 0, afterMs }), worksAfterMs: afterMs },
    { afterRetry: renewed({ status, pendingMs: afterMs, afterMs }), worksAfterMs: afterMs },
    { afterRetry: failsAgain({ afterMs }) },
    { afterRetry: failsAgain({ afterMs, issued: true }) },
    { afterRetry: failsAgain({ afterMs, status: 'ACTION_REQUIRED', issued: true }) },
    { afterRetry: hangs({ afterMs }) },
    { afterRetry: hangs({ afterMs, status: 'CONFIGURED' }) },
    { afterRetry: hangs({ afterMs, status: 'NOBODY KNOWS THIS' }) },
    { afterRetry: vanishes({ afterMs }) },
    { afterRetry: undefined },
  ]);
}

export function makeFollowed(
  random: Random,
  keyOfResult: (item: Readonly<Record<string, unknown>>) => string,
): FollowedFleet<DigicertOptions> {
  const fleet = Array.from({ length: random.integer(1, 12) }, (_, index) => {
    const ip = `10.0.0.${index + 1}`;
    return { ip, key: keyOfResult({ ip, port: 443 }), ...makeFate(random) };
  });
  return {
    keys: fleet.map(({ key }) => key),
    worksAfterMs: new Map(
      fleet.flatMap(({ key, worksAfterMs }) =>
        worksAfterMs === undefined ? [] : [[key, worksAfterMs] as const],
      ),
    ),
    statusEndpoint: 'list',
    inputs: {
      targets: fleet.map(({ ip }) => `${ip}:443`).join(', '),
      'batch-size': random.pick(['1', '3', '100']),
    },
    options: {
      automations: fleet.map(({ ip, afterRetry }, index) => ({
        automationId: index + 1,
        ip,
        port: 443,
        accountId: ACCOUNT,
        divisionId: DIVISION,
        status: 'INSTALL_FAILED',
        certificateCn: `www-${index}.example.com`,
        certificateId: `c${index}`,
        certificateSerialNumber: `0a${index + 10}`,
        certificateExpiresOn: 1_700_000_000_000,
        requestedOn: 1_600_000_000_000,
        lastRunTime: 1_600_000_000_000,
        isRetryApplicable: true,
        failures: [{ step: 'certInstall', cause: 'The agent was not reachable.' }],
        afterRetry,
      })),
    },
    requests: fleet.length,
  };
}
