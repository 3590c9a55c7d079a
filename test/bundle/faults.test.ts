import { once } from 'node:events';
import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { doubleOf, doubles, retryPathOf } from '../providers/index.ts';
import { type Fault, faults } from '../simulator/faults.ts';
import { runStep } from './step.ts';

const PROVIDERS = doubles.map(({ id }) => id);
const targetOf = (provider: string) => doubleOf(provider).sample.target(0);
const codeOf = (provider: string, status: number) =>
  doubleOf(provider).sample.errorCodes[status] ?? `http-${status}`;

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
const NO_ANSWER = /^HTTP 200: /;

const LOST: readonly Case[] = [
  unknown('late', TIMED_OUT, () => faults.late(5_000)),
  unknown('never answered', TIMED_OUT, () => faults.hang()),
  unknown('accepted and never answered', TIMED_OUT, () => faults.hangAfterAccept()),
  unknown('stalling inside the reply', TIMED_OUT, () => faults.stall()),
  unknown('trickling', TIMED_OUT, () => faults.trickle(100)),
  unknown('dropped before it was done', BROKEN, () => faults.dropBefore()),
  unknown('dropped after it was done', BROKEN, () => faults.dropAfterAccept()),
  unknown('dropped inside the reply', BROKEN, () => faults.dropInside()),
  unknown('cut without the last chunk', BROKEN, () => faults.truncated('chunked')),
  unknown('a captive portal', /the reply is an HTML page/, () => faults.html('captive-portal')),
  unknown('a maintenance page', /the reply is an HTML page/, () => faults.html('maintenance')),
  ...([301, 302, 303, 307, 308] as const).map((status) =>
    unknown(`redirect ${status}`, /redirects are refused/, (provider) =>
      // A redirect that is followed comes back to the simulator, and would be counted.
      faults.redirect(status, retryPathOf(provider)),
    ),
  ),
  unknown('500', /^HTTP 500: /, () => faults.status(500)),
  unknown('502', /^HTTP 502: /, () => faults.status(502)),
  unknown('503 without Retry-After', /^HTTP 503: /, () => faults.status(503)),
  unknown('500 with Retry-After', /^HTTP 500: /, () => faults.status(500, '1')),
  unknown('oversized', /^the reply is larger than any answer/, () => faults.oversized()),
  unknown('endless', /^the reply is larger than any answer/, () => faults.endless()),
];

/** Half of a JSON text is nothing; half of other texts may still say what happened. */
const CUT: readonly Case[] = (['length', 'close'] as const).map((where) =>
  unknown(`cut at half its ${where}`, NO_ANSWER, () => faults.truncated(where)),
);

describe.each(PROVIDERS)('%s, a request without a usable reply', (provider) => {
  const { halfReplyCounts } = doubleOf(provider).sample;
  const cases = halfReplyCounts ? LOST : [...LOST, ...CUT];
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

describe.concurrent("a reply of Sectigo's that is cut after its code", () => {
  it.each(['length', 'close'] as const)('still counts: at half its %s', async (where) => {
    const step = await runStep('sectigo', '1', {
      simulator: { faults: [{ fault: faults.truncated(where) }] },
    });
    expect(step.outcomes).toEqual(['submitted']);
  });
});

const REFUSED = [400, 401, 403, 404];

describe.concurrent('a request refused as a whole', () => {
  it.each(
    PROVIDERS.flatMap((provider) =>
      REFUSED.map((status) => ({ provider, status, code: codeOf(provider, status) })),
    ),
  )('$provider, HTTP $status', async ({ provider, status, code }) => {
    const step = await runStep(provider, targetOf(provider), {
      // The code is nobody's own: it cannot be ignored.
      inputs: { 'ignore-codes': code },
      simulator: { faults: [{ fault: faults.status(status) }] },
    });
    expect(step.outcomes).toEqual([`rejected ${code}`]);
    expect(step.requests).toHaveLength(1);
    expect(step.outputs.message).toContain(`HTTP ${status}`);
  });

  it.each([401, 403])('stops a Sectigo run: HTTP %i without an errorCode', async (status) => {
    const step = await runStep('sectigo', '1, 2', {
      simulator: { faults: [{ fault: faults.status(status) }] },
    });
    expect(step.outcomes).toEqual([`rejected http-${status}`, 'not-attempted']);
    expect(step.requests).toHaveLength(1);
  });
});

describe.concurrent('a request that came too soon', () => {
  const cases = PROVIDERS.flatMap((provider) =>
    ([429, 503] as const).map((status) => ({ provider, status })),
  );

  it.each(cases)('$provider, HTTP $status, is sent again', async ({ provider, status }) => {
    const step = await runStep(provider, targetOf(provider), {
      simulator: { faults: [{ fault: faults.status(status, '1'), times: 1 }] },
    });
    expect(step.outcomes).toEqual(['submitted']);
    expect(step.requests).toHaveLength(2);
  });

  it.each(cases)('$provider, HTTP $status, three times at most', async ({ provider, status }) => {
    const step = await runStep(provider, targetOf(provider), {
      simulator: { faults: [{ fault: faults.status(status, '1') }] },
    });
    expect(step.requests).toHaveLength(3);
    expect(step.outcomes).toEqual([`rate-limited ${codeOf(provider, status)}`]);
  });

  it.each(cases)('$provider, HTTP $status, with no time to wait', async ({ provider, status }) => {
    const step = await runStep(provider, targetOf(provider), {
      inputs: { 'max-wait-minutes': '0' },
      simulator: { faults: [{ fault: faults.status(status, '1') }] },
    });
    expect(step.requests).toHaveLength(1);
    expect(step.results[0]?.outcome).toBe('rate-limited');
    expect(JSON.parse(step.outputs['failed-targets'] ?? '')).toHaveLength(1);
  });

  it('longer than max-wait-minutes is not waited for', async () => {
    const step = await runStep('sectigo', '1, 2', {
      inputs: { 'max-wait-minutes': '1' },
      simulator: { faults: [{ fault: faults.status(429, '61') }] },
    });
    expect(step.requests).toHaveLength(1);
    expect(step.results.map(({ outcome }) => outcome)).toEqual(['rate-limited', 'rate-limited']);
  });
});

describe.concurrent('a run that gets nowhere', () => {
  it('is stopped after four requests in a row without a usable reply', async () => {
    const step = await runStep('sectigo', '1, 2, 3, 4, 5, 6', {
      simulator: { faults: [{ fault: faults.status(500) }] },
    });
    expect(step.outcomes).toEqual([
      ...Array<string>(4).fill('unknown'),
      'not-attempted',
      'not-attempted',
    ]);
    expect(step.requests).toHaveLength(4);
    expect(step.outputs.message).toContain('4 requests in a row got no usable reply');
    expect(step.outputs['failed-targets']).toBe('[{"certificateID":"5"},{"certificateID":"6"}]');
  });

  it('goes on when one answer comes in between', async () => {
    const step = await runStep('sectigo', '1, 2, 3, 4, 5, 6', {
      simulator: { faults: [{ fault: faults.dropAfterAccept(), on: [1, 2, 3, 5, 6] }] },
    });
    expect(step.outcomes).toEqual([
      ...['unknown', 'unknown', 'unknown', 'submitted', 'unknown', 'unknown'],
    ]);
    expect(step.requests).toHaveLength(6);
  });

  it('is stopped when nobody listens', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = urlOf(server.address());
    server.close();
    await once(server, 'close');
    const step = await runStep('sectigo', '1, 2', { inputs: { 'base-url': `http://${url}` } });
    expect(step.outcomes).toEqual(['not-attempted', 'not-attempted']);
    expect(step.results[0]?.message).toBe(`${url}: the connection was refused (ECONNREFUSED)`);
    expect(step.outputs.message).toContain('the provider cannot be reached');
    expect(step.outputs['unknown-targets']).toBe('[]');
  });

  it('is stopped when three connections end before TLS is up', async () => {
    let connections = 0;
    const server = createServer((socket) => {
      connections += 1;
      socket.destroy();
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const step = await runStep('digicert', '10.0.0.1:443', {
      inputs: { 'base-url': `https://${urlOf(server.address())}` },
    });
    server.close();
    expect(connections).toBe(3);
    expect(step.outcomes).toEqual(['not-attempted']);
  });
});

function urlOf(address: ReturnType<ReturnType<typeof createServer>['address']>): string {
  return typeof address === 'object' ? `127.0.0.1:${address?.port}` : '';
}
