import { expect, it } from 'vitest';
import { describePlan } from '../../src/action/announce.ts';
import type { Submission } from '../../src/domain/provider.ts';
import { sectigo, target } from '../report/reports.ts';

it.each([
  [2, 1, '1 minute.'],
  [2, 15, '11 minutes.'],
  [3, 15, '15 minutes.'],
])('says how long %i requests can take within %i minutes: %s', (requests, minutes, end) => {
  const targets = [target('cert:1')];
  const submission: Submission = {
    targets,
    ask: {
      repeatable: false,
      request: () => ({ method: 'POST', url: new URL('https://example.com'), headers: {} }),
      read: () => ({ kind: 'answered', value: { outcomes: [], problems: [] } }),
    },
  };
  const line = describePlan(
    { provider: sectigo, targets, submissions: Array(requests).fill(submission) },
    { dryRun: false, baseUrl: 'https://example.com', maxWaitMs: minutes * 60_000 },
  );
  expect(line).toBe(
    `Sectigo, LIVE: 1 target in ${requests} requests to https://example.com. If the rate limit counts for the whole account, this can take ${end}`,
  );
});
