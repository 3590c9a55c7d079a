import { expect, it } from 'vitest';
import type { Plan } from '../src/domain.ts';
import { describePlan } from '../src/publish.ts';

it.each([
  [2, 1, '1 minute.'],
  [2, 15, '11 minutes.'],
  [3, 15, '15 minutes.'],
])('says how long %i requests can take within %i minutes: %s', (requests, minutes, end) => {
  const target = { label: 'cert:1', identity: '1', shown: {}, again: {} };
  const call: Plan['calls'][number] = {
    targets: [target],
    request: { url: new URL('https://example.com'), headers: {}, body: '', ownConnection: true },
    read: () => ({ kind: 'answered', outcomes: [], problems: [] }),
  };
  const line = describePlan(
    { name: 'Sectigo', pace: { concurrency: 1, windows: [], laterPassMs: 605_000 } },
    { targets: [target], calls: Array(requests).fill(call) },
    { settings: { dryRun: false, baseUrl: 'https://example.com' }, maxWaitMs: minutes * 60_000 },
  );
  expect(line).toBe(
    `Sectigo, LIVE: 1 target in ${requests} requests to https://example.com. If the rate limit counts for the whole account, this can take ${end}`,
  );
});
