/** Random accounts for `targets: failed`. */
import type { Random } from '../../chaos/random.ts';
import type { ChaosAccount } from '../double.ts';
import type { AgentState, AutomationState } from './automations.ts';
import type { DigicertOptions } from './index.ts';
import { ACCOUNT, AGENT_KEY, API_KEY, DIVISION } from './sample.ts';

const OTHER_DIVISION = 677_794;
const STATUSES = ['INSTALL_FAILED', 'AUTOMATION_FAILED', 'ERROR', 'ACTION_REQUIRED'] as const;
const RESTING = ['CONFIGURED', 'SUCCESSFULLY_RENEWED', 'NOT_CONFIGURED', 'BRAND_NEW'] as const;

function makeAutomation(random: Random, index: number): AutomationState {
  const failed = random.chance(0.5);
  const status = failed ? random.pick(STATUSES) : random.pick(RESTING);
  const sensor = random.chance(0.2);
  return {
    automationId: index + 1,
    ip: `10.${index >> 8}.${index & 255}.1`,
    port: 443,
    accountId: ACCOUNT,
    divisionId: random.pick([DIVISION, DIVISION, OTHER_DIVISION]),
    status,
    certificateCn: `www${index}.example.com`,
    agentName: sensor ? 'balancer' : random.pick(['web', 'web', 'shared', 'nobody']),
    ...(sensor && { managementIp: '192.0.2.20', alias: 'ManualDigi', appPartition: '/Common' }),
    isRetryApplicable: random.pick([true, true, undefined, false]),
    // A provider may quote what it was sent.
    failures: [{ step: 'csr', cause: `The key ${API_KEY} is wrong.`, solution: 'Wait.' }],
  };
}

function makeAgents(divisionId: number): readonly AgentState[] {
  const base = { accountId: ACCOUNT, divisionId, hostname: 'host', status: 'Configured' };
  const first = divisionId * 10;
  const runner = { ...base, type: 'Agent' as const };
  return [
    { ...runner, agentId: first + 1, agentName: 'web', agentLicense: `WEB0000000${divisionId}` },
    { ...runner, agentId: first + 2, agentName: 'shared', agentLicense: `ONE0000000${divisionId}` },
    { ...runner, agentId: first + 3, agentName: 'shared', agentLicense: AGENT_KEY },
    {
      ...base,
      type: 'Agentless',
      agentId: first + 4,
      agentName: 'balancer',
      managementIp: '192.0.2.20',
      sensorLicenseKey: `EDGE000000${divisionId}`,
    },
  ];
}

const isFailed = ({ status }: AutomationState) => STATUSES.some((failed) => failed === status);
const isWaiting = ({ status }: AutomationState) => status === 'ACTION_REQUIRED';

/** The code of an automation that the action does not send, whatever else it knows. */
function codeOf(automation: AutomationState): string | undefined {
  const { isRetryApplicable } = automation;
  if (isRetryApplicable === false) return 'not-applicable';
  return isWaiting(automation) && isRetryApplicable === undefined ? 'action-required' : undefined;
}

/** Two divisions, few pages or one, both readings of `startIndex`. */
export function makeAccount(
  random: Random,
  keyOfResult: (item: Readonly<Record<string, unknown>>) => string,
): ChaosAccount<DigicertOptions> {
  const size = random.pick([0, 1, 5, 20, 60, 120]);
  const automations = Array.from({ length: size }, (_, index) => makeAutomation(random, index));
  const pastEnd = random.pick<'nothing' | 'last-page'>(['nothing', 'nothing', 'last-page']);
  const divisions = random.pick([[DIVISION], [DIVISION, OTHER_DIVISION]]);
  const failed = divisions.flatMap((divisionId) =>
    automations.filter((one) => one.divisionId === divisionId && isFailed(one)),
  );
  const keyOf = ({ divisionId, ip, port }: AutomationState) =>
    keyOfResult({ divisionId, ip, port });
  const agents = [DIVISION, OTHER_DIVISION].flatMap(makeAgents);
  const licenceKeys = agents.map(
    ({ agentLicense, sensorLicenseKey }) => agentLicense ?? sensorLicenseKey ?? '',
  );
  return {
    keys: failed.map(keyOf),
    discovery: {
      unsendable: new Map(
        failed.flatMap((one) => {
          const code = codeOf(one);
          return code === undefined ? [] : [[keyOf(one), code] as const];
        }),
      ),
      waiting: new Map(
        failed.filter(isWaiting).map((one) => [keyOf(one), 'action-required'] as const),
      ),
      secrets: Object.fromEntries(licenceKeys.map((key) => [`found key ${key}`, key])),
      maxTargets: random.pick([500, 500, 500, 10]),
      hasEnd: size < 50 || pastEnd === 'nothing',
    },
    inputs: {
      'digicert-division-id': divisions.join(', '),
      'batch-size': random.pick(['5', '100']),
    },
    options: {
      apiKey: API_KEY,
      limits: true,
      automations,
      agents,
      paging: {
        startIndex: random.pick(['results', 'pages']),
        pastEnd,
        pageCap: random.pick([50, 512]),
      },
    },
    requests: divisions.length + failed.length + 3,
  };
}
