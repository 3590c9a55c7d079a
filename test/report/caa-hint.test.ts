import { expect, it } from 'vitest';
import type { Outcome } from '../../src/domain/outcome.ts';
import { createResultStore } from '../../src/report/result-store.ts';
import { createTextGate } from '../../src/text/gate.ts';
import { POLICY, sectigo, target } from './reports.ts';

const LONG = `${'a'.repeat(250)}.example`;
const FINDING = `The CAA records at ${LONG} forbid it. Add the record: ${LONG}. CAA 0 issue "ca.example"`;

/** The result of a target with this finding. */
function resultOf(outcome: Outcome) {
  const policy = { ...POLICY, provider: sectigo, ignoreCodes: new Set(['-298']) };
  const one = target('1');
  const store = createResultStore({ targets: [one], policy, gate: createTextGate() });
  store.update(one, { caa: FINDING });
  store.record([one], [outcome]);
  return [...store.results][0];
}

const refusal = (code: string, targetSpecific = true): Outcome => ({
  kind: 'rejected',
  codes: [code],
  targetSpecific,
  message: 'No.',
});

it('names the whole finding in the hint of a refusal, after the hint of the code', () => {
  const result = resultOf(refusal('-297'));

  expect(result?.hint).toMatch(/^The CAA check did not succeed.* The CAA check found: /);
  expect(result?.hint?.endsWith(FINDING)).toBe(true);
  expect(result?.caa).toBe(FINDING);
});

it.each<[string, Outcome]>([
  ['a refusal with nothing to retry', refusal('-296')],
  ['an ignored refusal', refusal('-298')],
  ['a refusal of the whole request', refusal('http-500', false)],
  ['an accepted target', { kind: 'submitted', message: 'Done.' }],
  ['an unknown outcome', { kind: 'unknown', message: 'No answer.' }],
])('leaves the hint alone: %s', (_, outcome) => {
  const result = resultOf(outcome);

  expect(result?.hint ?? '').not.toContain(FINDING);
  expect(result?.caa).toBe(FINDING);
});
