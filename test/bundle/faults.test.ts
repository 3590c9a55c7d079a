import { describe, expect, it } from 'vitest';
import { doubleOf, doubles, retryPathOf } from '../providers/index.ts';
import { type Fault, faults } from '../simulator/faults.ts';
import { runStep } from './step.ts';

const PROVIDERS = doubles.map(({ id }) => id);
const targetOf = (provider: string) => doubleOf(provider).sample.target(0);

/** The fault, and what the one target of a step becomes that is hit by it. */
interface Case {
  readonly what: string;
  readonly outcome: string;
  readonly message: RegExp;
  fault(provider: string): Fault;
}

const unknown = (what: string, message: RegExp, fault: Case['fault']): Case => ({
  what,
  outcome: 'unknown',
  message,
  fault,
});

const TIMED_OUT = /^no complete reply within 1 s; the request may have arrived$/;
const BROKEN = /^the connection broke before the reply was complete.*the request may have arrived$/;

/** One row for each kind. `test/http/transport.test.ts` has every way to lose a reply. */
const LOST: readonly Case[] = [
  unknown('accepted and never answered', TIMED_OUT, () => faults.hangAfterAccept()),
  unknown('dropped after it was done', BROKEN, () => faults.dropAfterAccept()),
  unknown('a captive portal', /the reply is an HTML page/, () => faults.html('captive-portal')),
  unknown('a redirect', /redirects are refused/, (provider) =>
    // A redirect that is followed comes back to the simulator, and would be counted.
    faults.redirect(307, retryPathOf(provider)),
  ),
  unknown('503 without Retry-After', /^HTTP 503: /, () => faults.status(503)),
  unknown('500 with Retry-After', /^HTTP 500: /, () => faults.status(500, '1')),
  unknown('endless', /^the reply is larger than any answer/, () => faults.endless()),
];

/** Half of a JSON text is nothing; half of other texts may still say what happened. */
const CUT = unknown('cut at half its length', /^HTTP 200: /, () => faults.truncated('length'));

describe.each(PROVIDERS)('%s, a request without a usable reply', (provider) => {
  const { halfReplyCounts } = doubleOf(provider).sample;
  const cases = halfReplyCounts ? LOST : [...LOST, CUT];
  it.concurrent.each(cases)('$what is sent once', async (one) => {
    const { fault, outcome, message } = one;
    const seconds = message === TIMED_OUT ? 1 : 600;
    const step = await runStep(provider, targetOf(provider), {
      inputs: { 'request-timeout-seconds': String(seconds) },
      simulator: { faults: [{ fault: fault(provider) }] },
    });
    expect(step.outcomes).toEqual([outcome]);
    expect(step.results[0]?.message).toMatch(message);
    expect(step.results[0]?.hint).toMatch(/may already have accepted this request/);
    expect(step.requests).toHaveLength(1);
    expect(step.outputs).toMatchObject({
      verdict: 'failure',
      message: '0 of 1 submitted',
      'failed-targets': '[]',
    });
    expect(JSON.parse(step.outputs['unknown-targets'] ?? '')).toHaveLength(1);
  });
});

it("a reply of Sectigo's that is cut after its code still counts", async () => {
  const step = await runStep('sectigo', '1', {
    simulator: { faults: [{ fault: faults.truncated('close') }] },
  });
  expect(step.outcomes).toEqual(['submitted']);
});

describe.concurrent('a request refused as a whole', () => {
  it.each(PROVIDERS)('%s, HTTP 404: with a code that cannot be ignored', async (provider) => {
    const code = doubleOf(provider).sample.errorCodes[404] ?? 'http-404';
    const step = await runStep(provider, targetOf(provider), {
      inputs: { 'ignore-codes': code },
      simulator: { faults: [{ fault: faults.status(404) }] },
    });
    expect(step.outcomes).toEqual([`rejected ${code}`]);
    expect(step.requests).toHaveLength(1);
    expect(step.outputs.message).toContain('HTTP 404');
  });

  it('stops a Sectigo run: HTTP 401 without an errorCode', async () => {
    const step = await runStep('sectigo', '1, 2', {
      simulator: { faults: [{ fault: faults.status(401) }] },
    });
    expect(step.outcomes).toEqual(['rejected http-401', 'not-attempted']);
    expect(step.requests).toHaveLength(1);
  });
});
