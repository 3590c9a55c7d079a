import { describe, expect, it } from 'vitest';
import { statusFailure, unusable } from '../../src/providers/reads.ts';

describe('statusFailure', () => {
  it.each<[number, string, string]>([
    [200, 'unusable', 'HTTP 200: the reply is empty'],
    [302, 'unusable', 'HTTP 302: redirects are refused'],
    [400, 'refused', 'HTTP 400'],
    [401, 'credentials', 'HTTP 401'],
    [403, 'credentials', 'HTTP 403'],
    [404, 'refused', 'HTTP 404'],
    [408, 'temporary', 'HTTP 408'],
    [500, 'unusable', 'HTTP 500: the provider failed while it processed the request'],
    [501, 'unusable', 'HTTP 501: the provider failed while it processed the request'],
    [502, 'temporary', 'HTTP 502: the provider failed while it processed the request'],
    [503, 'temporary', 'HTTP 503: the provider failed while it processed the request'],
    [504, 'temporary', 'HTTP 504: the provider failed while it processed the request'],
    [505, 'unusable', 'HTTP 505: the provider failed while it processed the request'],
  ])('HTTP %i is %s', (status, reason, message) => {
    expect(statusFailure({ status, body: '' })).toEqual({
      kind: 'failed',
      reason,
      code: `http-${status}`,
      message,
    });
  });

  it.each<[number, number | undefined, string]>([
    [429, undefined, 'rate-limited'],
    [429, 1_000, 'rate-limited'],
    [503, 1_000, 'rate-limited'],
    // A date in the past is a wish to slow down all the same.
    [503, -1_000, 'rate-limited'],
    [502, 1_000, 'failed'],
  ])('HTTP %i with Retry-After %s is %s', (status, retryAfterMs, kind) => {
    const reply = { status, body: '', ...(retryAfterMs !== undefined && { retryAfterMs }) };
    expect(statusFailure(reply).kind).toBe(kind);
    if (kind === 'rate-limited') {
      expect(statusFailure(reply)).toMatchObject({ scope: 'provider', code: `http-${status}` });
    }
  });

  it('prefers what the provider says itself', () => {
    const detail = { code: 'view_only', message: 'The key may not do this.' };
    expect(statusFailure({ status: 403, body: '{}' }, detail)).toEqual({
      kind: 'failed',
      reason: 'credentials',
      code: 'view_only',
      message: 'HTTP 403: The key may not do this.',
    });
  });

  it('says that a page came instead of a reply', () => {
    expect(statusFailure({ status: 200, body: ' <!DOCTYPE html><p>Welcome' }).message).toMatch(
      /HTML page/,
    );
  });
});

it('unusable is a failure that no other attempt repairs', () => {
  expect(unusable('why')).toEqual({ kind: 'failed', reason: 'unusable', message: 'why' });
});
