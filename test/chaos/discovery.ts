/** Random accounts for `targets: failed`, and the faults of their endpoints. */

import type { AgentState, AutomationState } from '../providers/digicert/automations.ts';
import type { DigicertOptions } from '../providers/digicert/index.ts';
import { ACCOUNT, AGENT_KEY, API_KEY, DIVISION } from '../providers/digicert/sample.ts';
import { doubleOf } from '../providers/index.ts';
import type { SectigoOptions } from '../providers/sectigo/index.ts';
import type { SectigoLimit } from '../providers/sectigo/limit.ts';
import { LOGIN_NAME, PASSWORD } from '../providers/sectigo/sample.ts';
import { type Fault, type FaultRule, faults } from '../simulator/index.ts';
import type { Random } from './random.ts';

/** What a discovery may find. */
export interface Discovery {
  /** The targets that the provider itself refuses to retry, with the code of the outcome. */
  readonly unsendable: ReadonlyMap<string, string>;
  /** Targets that wait for a person. Unless the details say more, the action does not send them. */
  readonly waiting: ReadonlySet<string>;
  /** Secrets that the provider sends. */
  readonly secrets: Readonly<Record<string, string>>;
  readonly maxTargets: number;
  /** Whether the lists end as documented: one that repeats its last page is not trusted. */
  readonly hasEnd: boolean;
}

/** An account, and what of it failed. */
export interface Account {
  readonly discovery: Discovery;
  /** What failed, in the order of the list. */
  readonly keys: readonly string[];
  readonly inputs: Readonly<Record<string, string>>;
  readonly options: DigicertOptions | SectigoOptions;
  /** The number of requests if nothing goes wrong. */
  readonly requests: number;
  readonly slotMs?: number;
}

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

/** An account of DigiCert: two divisions, few pages or one, both readings of `startIndex`. */
function makeDigicert(random: Random): Account {
  const size = random.pick([0, 1, 5, 20, 60, 120]);
  const automations = Array.from({ length: size }, (_, index) => makeAutomation(random, index));
  const pastEnd = random.pick<'nothing' | 'last-page'>(['nothing', 'nothing', 'last-page']);
  const divisions = random.pick([[DIVISION], [DIVISION, OTHER_DIVISION]]);
  const failed = divisions.flatMap((divisionId) =>
    automations.filter(
      (one) => one.divisionId === divisionId && STATUSES.some((status) => status === one.status),
    ),
  );
  const { keyOfResult } = doubleOf('digicert').chaos;
  const keyOf = ({ divisionId, ip, port }: AutomationState) =>
    keyOfResult({ divisionId, ip, port });
  const unsendable = failed.flatMap((one): readonly (readonly [string, string])[] => {
    if (one.isRetryApplicable === false) return [[keyOf(one), 'not-applicable']];
    const waits = one.status === 'ACTION_REQUIRED' && one.isRetryApplicable === undefined;
    return waits ? [[keyOf(one), 'action-required']] : [];
  });
  const agents = [DIVISION, OTHER_DIVISION].flatMap(makeAgents);
  const keys = agents.flatMap(({ agentLicense, sensorLicenseKey }) => [
    agentLicense ?? sensorLicenseKey ?? '',
  ]);
  return {
    keys: failed.map(keyOf),
    discovery: {
      unsendable: new Map(unsendable),
      waiting: new Set(failed.filter(({ status }) => status === 'ACTION_REQUIRED').map(keyOf)),
      secrets: Object.fromEntries(keys.map((key) => [`found key ${key}`, key])),
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

const FAILED_STATES = ['PRE-SIGN FAILED!!!', 'PRE-SIGN FAILED: CAA: no', 'caacheckfailed'] as const;

/** An account of Sectigo: one window or several, from 0 or 1. */
function makeSectigo(random: Random, spawned: boolean): Account {
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
      waiting: new Set(),
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
    ...(limit === 'account' && { slotMs: 606_000 }),
  };
}

/** A random account of a provider. */
export function makeAccount(random: Random, provider: string, spawned: boolean): Account {
  const account = provider === 'digicert' ? makeDigicert(random) : makeSectigo(random, spawned);
  const { maxTargets } = account.discovery;
  const inputs = { targets: 'failed', 'max-targets': String(maxTargets), ...account.inputs };
  return { ...account, inputs };
}

/** Faults that hit requests of single endpoints, in their own forms. */
export function makeReadFaults(
  random: Random,
  provider: string,
  requests: number,
  common: () => Fault,
): readonly FaultRule[] {
  const { garblings, chaos } = doubleOf(provider);
  const density = random.pick([0.05, 0.3, 1]);
  return random.some(Object.keys(garblings), 0.4).map((endpoint) => {
    const own = Object.keys(garblings[endpoint] ?? {}).filter((name) => !chaos.lies.includes(name));
    const [first = ''] = own;
    const name = own[random.integer(0, own.length - 1)] ?? first;
    const fault = random.chance(0.5) ? faults.garbled(name) : common();
    const numbers = new Set(
      Array.from({ length: requests * 3 }, (_, index) => index + 1).filter(() =>
        random.chance(density),
      ),
    );
    return { fault, on: (request) => request.endpoint === endpoint && numbers.has(request.number) };
  });
}
