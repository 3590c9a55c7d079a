import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../src/domain/outcome.ts';
import { adviceFor, judge, UNANSWERED } from '../../src/report/result-policy.ts';
import { minimalProvider } from '../providers/minimal.ts';
import { notAttempted, rateLimited, rejected, submitted, unknown } from './reports.ts';

const provider = minimalProvider({ codes: { '7': { hint: 'Check field 7.' } } });

function judged(outcome: Outcome, ...ignored: readonly string[]) {
  return judge(outcome, {
    provider,
    ignoreCodes: new Set(ignored),
    attempt: 1,
    isFollowed: false,
    isVerified: false,
  });
}

describe('an ignored result', () => {
  const ofRequest: Outcome = {
    kind: 'rejected',
    codes: ['1'],
    targetSpecific: false,
    message: 'no',
  };

  it.each<[string, Outcome, readonly string[], boolean]>([
    ['its only code is ignored', rejected('1'), ['1'], true],
    ['all of its codes are ignored', rejected('1', '2'), ['1', '2', '3'], true],
    ['one of its codes is not ignored', rejected('1', '2'), ['1'], false],
    ['it has no code', rejected(), ['1'], false],
    ['its code is no part of the list', rejected('10'), ['1'], false],
    ['its code refuses the whole request', ofRequest, ['1'], false],
    ['it is rate-limited', { kind: 'rate-limited', code: '1', message: 'x' }, ['1'], false],
    ['it is unknown', unknown, ['1'], false],
    ['it is not attempted', notAttempted, ['1'], false],
  ])(
    'needs a refusal of the target with ignored codes alone: %s',
    (_, outcome, ignored, isIgnored) => {
      expect(judged(outcome, ...ignored).ignored).toBe(isIgnored);
    },
  );

  it('has no hint', () => {
    expect(judged(rejected('7'), '7')).not.toHaveProperty('hint');
    expect(judged(rejected('7'))).toMatchObject({ ignored: false, hint: 'Check field 7.' });
  });
});

describe('a hint', () => {
  const hint = (outcome: Outcome, more = {}) =>
    adviceFor(outcome, { provider: minimalProvider(more), attempt: 1 }).hint;

  it('of the provider comes before the hint of the core', () => {
    const advise = () => ({ hint: 'Look there.', retryCanHelp: true });
    for (const outcome of [rejected('8'), rateLimited, unknown, notAttempted]) {
      expect(hint(outcome, { advise })).toBe('Look there.');
    }
  });

  it('of the core follows advice without a hint', () => {
    const advise = () => ({ retryCanHelp: false });
    expect(hint(unknown, { advise })).toBe(hint(unknown));
    expect(hint(unknown, { advise })).toMatch(/Check its console before you retry\.$/);
  });

  it.each<[string, Outcome]>([
    ['rejected', rejected('8')],
    ['rejected without a code', rejected()],
    ['rate-limited', rateLimited],
    ['unknown', UNANSWERED],
    ['not-attempted', notAttempted],
  ])('exists for every outcome that needs a person: %s', (_, outcome) => {
    expect(hint(outcome)).toMatch(/^[A-Z].*\.$/);
  });

  it.each<Outcome>([submitted, { kind: 'dry-run' }])('does not exist for $kind', (outcome) => {
    expect(hint(outcome)).toBeUndefined();
  });

  it('for a rate limit names the wait of the provider, in whole minutes', () => {
    const waits = (milliseconds: number) =>
      hint(rateLimited, {
        rateLimit: { concurrency: 1, cooldown: { milliseconds, refusalsThatShowAccountLimit: 2 } },
      });
    expect(waits(1)).toContain('in 1 minute,');
    expect(waits(605_000)).toContain('in 11 minutes,');
    expect(hint(rateLimited)).toContain('in a few minutes.');
  });
});
