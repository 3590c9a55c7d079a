/** What no provider may make of a reply to a retry, against the reply of its double. */

import { describe, expect, it } from 'vitest';
import type { HttpReply } from '../../src/domain/http.ts';
import { providers } from '../../src/providers/index.ts';
import { startSimulator } from '../simulator/index.ts';
import { type PlannedSubmission, planned, sampleEntries } from './fixture.ts';
import { doubleOf } from './index.ts';

/** What the double answers to the first time that it gets this request. */
async function replyTo({ request }: PlannedSubmission, baseUrl: string): Promise<HttpReply> {
  const { url, method, headers, body } = request;
  const response = await fetch(url.href.replace(url.origin, baseUrl), { method, headers, body });
  return { status: response.status, body: await response.text() };
}

describe.each(providers)('a reply of $name', async (provider) => {
  const { sample, garblings, chaos } = doubleOf(provider.id);
  const inputs = { ...sample.inputs, ...sample.secretInputs };
  const [first, second] = sampleEntries(provider, 2).map(
    (entry) => planned(provider, [entry], { inputs }).submissions[0],
  );
  if (first === undefined || second === undefined) throw new Error('there are no requests');
  const simulator = await startSimulator();
  const reply = await replyTo(first, simulator.url);
  await simulator.close();

  const isClean = (submission: PlannedSubmission, { status, body }: HttpReply) => {
    const reading = submission.read({ status, body });
    if (reading.kind !== 'answered') return false;
    const { outcomes, problems } = reading;
    return problems.length === 0 && outcomes.every(({ kind }) => kind === 'submitted');
  };

  it('that accepts the target is a success', () => {
    expect(isClean(first, reply)).toBe(true);
  });

  it('to another request is no success, or the request has a connection of its own', () => {
    expect(second.request.ownConnection === true || !isClean(second, reply)).toBe(true);
  });

  const changed = Object.entries(garblings.retry ?? {})
    .map(([name, garble]) => ({ name, body: garble(reply.body) }))
    .filter(({ name, body }) => body !== reply.body && !chaos.harmless?.includes(name));

  it.each(changed)('that is garbled is no success: $name', ({ body }) => {
    expect(isClean(first, { ...reply, body })).toBe(false);
  });
});
