import { expect, it } from 'vitest';
import { describePlan } from '../../src/action/announce.ts';
import type { Submission } from '../../src/domain/provider.ts';
import type { Target } from '../../src/domain/target.ts';
import { sectigo, target } from '../report/reports.ts';

const submissionOf = (one: Target): Submission => ({
  targets: [one],
  ask: {
    repeatable: false,
    request: () => ({ method: 'POST', url: new URL('https://example.com'), headers: {} }),
    read: () => ({ kind: 'answered', value: { outcomes: [], problems: [] } }),
  },
});

const LIVE = { dryRun: false, baseUrl: 'https://example.com' };

it.each([
  [2, 1, '1 minute.'],
  [2, 15, '11 minutes.'],
  [3, 15, '15 minutes.'],
])('says how long %i requests can take within %i minutes: %s', (requests, minutes, end) => {
  const targets = Array.from({ length: requests }, (_, n) => target(`cert:${n}`));
  const line = describePlan(
    { provider: sectigo, targets, submissions: targets.map(submissionOf) },
    { ...LIVE, maxWaitMs: minutes * 60_000 },
  );
  expect(line).toBe(
    `Sectigo, LIVE: ${requests} targets in ${requests} requests to https://example.com. If the rate limit counts for the whole account, this can take ${end}`,
  );
});

it('says how many of the targets the run sends', () => {
  const targets = [target('cert:1'), target('cert:2')];
  const submissions = targets.slice(1).map(submissionOf);
  const line = describePlan(
    { provider: sectigo, targets, submissions },
    { ...LIVE, maxWaitMs: 60_000 },
  );
  expect(line).toBe('Sectigo, LIVE: 1 of 2 targets in 1 request to https://example.com');
});
