import type { Random } from '../../chaos/random.ts';
import { isRecord } from '../../simulator/exchange.ts';
import type { ChaosDouble, ChaosFleet } from '../double.ts';
import { labelOf } from './addresses.ts';
import { makeAccount } from './chaos-account.ts';
import { makeFollowed } from './chaos-followed.ts';
import type { DigicertOptions } from './index.ts';
import { ACCOUNT, API_KEY, DIVISION, INVENTORY_KEY } from './sample.ts';

interface Automation {
  readonly ip: string;
  readonly port: number;
  readonly domainName: string | null;
  readonly divisionId: number;
  readonly accountId: number;
}

/** What tells an automation apart at the provider. */
function keyOf(fields: Readonly<Record<keyof Automation, unknown>>): string {
  const { accountId, divisionId, domainName, ip, port } = fields;
  return `${accountId}/${divisionId}: ${domainName ?? '-'} at ${ip} ${port}`;
}

/** Account and division stand in `results` if they differ from the input. */
function keyOfResult({
  accountId = ACCOUNT,
  divisionId = DIVISION,
  ip,
  port,
  domainName = null,
}: Readonly<Record<string, unknown>>): string {
  return keyOf({ accountId, divisionId, ip, port, domainName });
}

/** Few addresses, so that several domains and divisions share one. */
function makeAutomation(random: Random): Automation {
  const host = random.integer(1, 30);
  return {
    ip: random.chance(0.2) ? `2001:db8::${host.toString(16)}` : `10.0.0.${host}`,
    port: random.pick([443, 8443]),
    domainName: random.pick([null, null, 'www.example.com', 'shop.example.com']),
    divisionId: random.pick([DIVISION, DIVISION, DIVISION, 677_794]),
    accountId: random.pick([ACCOUNT, ACCOUNT, ACCOUNT, 5_153_185]),
  };
}

function makeFleet(random: Random): ChaosFleet<DigicertOptions> {
  const size = random.chance(0.2) ? 1 : random.integer(2, 60);
  const automations = new Map<string, Automation>();
  for (let tries = 0; automations.size < size && tries < size * 5; tries += 1) {
    const automation = makeAutomation(random);
    automations.set(keyOf(automation), automation);
  }
  const entries = [...automations.values()].map((automation, index) => ({
    name: `web-${index}`,
    ...automation,
    // The first one, so that the key is always known: an echo of it must be hidden.
    ...(index === 0
      ? { agentLicenseKey: INVENTORY_KEY }
      : random.pick([{}, {}, { agentLicenseKey: 'web' }, { sensorLicenseKey: INVENTORY_KEY }])),
  }));
  const batchSize = random.pick([1, 2, 5, 10, 100]);
  const form = random.pick(['json', 'inventory']);
  const text = JSON.stringify(entries);
  return {
    keys: [...automations.keys()],
    inputs: {
      'batch-size': String(batchSize),
      ...(form === 'json' ? { targets: text } : { targets: 'all', inventory: 'fleet.json' }),
    },
    ...(form === 'inventory' && { inventory: text }),
    options: {
      apiKey: API_KEY,
      limits: true,
      ineligible: random.some(
        entries.map(({ ip, port, domainName }) => labelOf(ip, port, domainName)),
        random.pick([0, 0, 0.2, 1]),
      ),
      shuffleReply: random.chance(0.5),
      ipv6Spelling: random.pick(['compressed', 'full', 'bracketed']),
      latencyMs: random.pick([0, 0, 5]),
    },
    requests: Math.ceil(automations.size / batchSize),
  };
}

export const chaos: ChaosDouble<DigicertOptions> = {
  mostUnderWay: 4,
  rateLimitCodes: [],
  ignorableCodes: ['1028'],
  lies: ['digicert-both-maps', 'digicert-error-only'],
  harmless: ['digicert-failed-null', 'digicert-failed-missing', 'digicert-failed-array'],
  makeFleet,
  makeAccount: (random) => makeAccount(random, keyOfResult),
  makeFollowed: (random) => makeFollowed(random, keyOfResult),
  keysOfRequest(parsed) {
    const list = isRecord(parsed) ? parsed.retryAutomationTaskRequests : undefined;
    return Array.isArray(list)
      ? list.map((sent: unknown) => {
          const { accountId, divisionId, ip, port, domainName } = isRecord(sent) ? sent : {};
          return keyOf({ accountId, divisionId, ip, port, domainName });
        })
      : [];
  },
  keyOfResult,
};
