import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../src/domain/outcome.ts';
import type { Result } from '../../src/domain/report.ts';
import {
  createResultStore,
  type ResultChange,
  type ResultStoreOptions,
} from '../../src/report/result-store.ts';
import { createTextGate } from '../../src/text/gate.ts';
import { POLICY, rateLimited, rejected, submitted, target, unknown } from './reports.ts';

const TARGETS = ['10.0.0.1:443', '10.0.0.2:443', '10.0.0.3:443'].map((label) => target(label));
const [A, B, C] = TARGETS;

function storeWith(more: Partial<ResultStoreOptions> & { ignoreCodes?: readonly string[] } = {}) {
  const policy = { ...POLICY, ignoreCodes: new Set(more.ignoreCodes) };
  const store = createResultStore({ targets: TARGETS, policy, gate: createTextGate(), ...more });
  const changes: ResultChange[] = [];
  store.subscribe((change) => changes.push(change));
  const kinds = () => [...store.results].map(({ outcome }) => outcome.kind);
  return { store, changes, kinds };
}

/** The result of a target for which this outcome is recorded. */
function recorded(
  outcome: Outcome,
  more: Parameters<typeof storeWith>[0] = {},
): Result | undefined {
  const { store } = storeWith(more);
  store.record(TARGETS.slice(0, 1), [outcome]);
  return [...store.results][0];
}

describe('the result store', () => {
  it('ignores no refusal whose code reads as an ignored one only after cleaning', () => {
    const ignoreCodes = ['1028'];
    expect(recorded(rejected('1028'), { ignoreCodes })?.ignored).toBe(true);
    expect(recorded(rejected('10\u200b28'), { ignoreCodes })?.ignored).toBe(false);
  });

  it('has one result per target, unknown until an outcome is recorded', () => {
    const { store, kinds } = storeWith();
    expect(store.size).toBe(3);
    expect([...store.results].map((result) => result.target)).toEqual(TARGETS);
    expect(kinds()).toEqual(['unknown', 'unknown', 'unknown']);
  });

  it('begins with the initial outcome of a dry run', () => {
    const { kinds } = storeWith({ initial: { kind: 'dry-run' } });
    expect(kinds()).toEqual(['dry-run', 'dry-run', 'dry-run']);
  });

  it('keeps the order of the targets, whatever the order of the answers', () => {
    const { store, kinds } = storeWith();
    store.record(TARGETS.slice(2), [rejected('1028')]);
    store.record(TARGETS.slice(0, 1), [submitted]);
    expect(kinds()).toEqual(['submitted', 'unknown', 'rejected']);
    expect([...store.results].map((result) => result.target)).toEqual(TARGETS);
  });

  it('counts a target whose outcome is missing as unknown', () => {
    const { store, kinds } = storeWith();
    store.record(TARGETS, [submitted]);
    expect(kinds()).toEqual(['submitted', 'unknown', 'unknown']);
  });

  it('tells every listener which results are new', () => {
    const { store, changes } = storeWith();
    const others: ResultChange[] = [];
    store.subscribe((change) => others.push(change));
    store.record(TARGETS.slice(0, 2), [submitted, rateLimited]);
    expect(changes).toMatchObject([
      {
        kind: 'recorded',
        results: [
          { target: A, outcome: { kind: 'submitted' } },
          { target: B, outcome: { kind: 'rate-limited' } },
        ],
      },
    ]);
    expect(others).toEqual(changes);
  });

  it('calls listeners after the change, not before it', () => {
    const { store, kinds } = storeWith();
    const seen: string[][] = [];
    store.subscribe(() => seen.push(kinds()));
    store.record(TARGETS.slice(0, 1), [submitted]);
    store.markWaiting(TARGETS.slice(1));
    store.markSending(TARGETS.slice(1));
    expect(seen).toEqual([
      ['submitted', 'unknown', 'unknown'],
      ['submitted', 'rate-limited', 'rate-limited'],
      ['submitted', 'unknown', 'unknown'],
    ]);
  });

  it('makes waiting targets unknown when they are sent, and no other target', () => {
    const { store, changes, kinds } = storeWith();
    store.record(TARGETS.slice(0, 1), [submitted]);
    store.record(TARGETS.slice(1, 2), [rejected('1028')]);
    store.markWaiting(TARGETS.slice(2));
    expect(kinds()).toEqual(['submitted', 'rejected', 'rate-limited']);
    store.markSending(TARGETS.slice(2));
    expect(kinds()).toEqual(['submitted', 'rejected', 'unknown']);
    expect(changes.slice(2)).toEqual([{ kind: 'marked' }, { kind: 'marked' }]);
  });

  it('keeps an outcome of one round when the next round begins', () => {
    const { store, kinds } = storeWith();
    store.markWaiting(TARGETS);
    store.markSending(TARGETS);
    store.record(TARGETS.slice(0, 1), [submitted]);
    store.markWaiting(TARGETS.slice(1));
    store.markSending(TARGETS.slice(1));
    expect(kinds()).toEqual(['submitted', 'unknown', 'unknown']);
  });

  it('marks nothing when no target waits', () => {
    const { store, kinds } = storeWith();
    store.markWaiting(TARGETS.slice(2));
    store.markSending(TARGETS.slice(2));
    store.record(TARGETS.slice(2), [submitted]);
    store.markSending([]);
    expect(kinds()).toEqual(['unknown', 'unknown', 'submitted']);
  });

  it('replaces the mark of a waiting target by its outcome', () => {
    const { store } = storeWith();
    store.markWaiting(TARGETS.slice(2));
    store.record(TARGETS.slice(2), [rateLimited]);
    expect([...store.results][2]).toMatchObject({ target: C, outcome: rateLimited });
  });

  it('decides with the outcome whether it is ignored, and what to do', () => {
    expect(recorded(rejected('1028'), { ignoreCodes: ['1028'] })).toMatchObject({ ignored: true });
    expect(recorded(rejected('1028'))).toMatchObject({
      ignored: false,
      hint: expect.stringContaining('Look at the state'),
    });
    expect(recorded(submitted)).not.toHaveProperty('hint');
  });
});

describe('the texts of a result', () => {
  const hostile = 'two\nlines \u202eand \u001b[31mred';

  it.each<[string, Outcome]>([
    ['submitted', { kind: 'submitted', message: hostile }],
    ['rejected', { kind: 'rejected', codes: ['1'], targetSpecific: true, message: hostile }],
    ['rate-limited', { kind: 'rate-limited', message: hostile }],
    ['unknown', { kind: 'unknown', message: hostile }],
    ['not-attempted', { kind: 'not-attempted', message: hostile }],
  ])('are clean: %s', (kind, outcome) => {
    expect(recorded(outcome)?.outcome).toMatchObject({ kind, message: 'two lines and red' });
  });

  it('are cut', () => {
    const long = 'x'.repeat(10_000);
    const outcome: Outcome = {
      kind: 'rejected',
      codes: [long],
      targetSpecific: true,
      message: long,
    };
    const result = recorded(outcome);
    expect(result?.outcome).toMatchObject({ codes: [expect.stringMatching(/^x{1,63}…$/)] });
    expect(JSON.stringify(result).length).toBeLessThan(1_000);
    const slow = recorded({ kind: 'rate-limited', code: long, message: 'slow' });
    expect(slow?.outcome).toMatchObject({ code: expect.stringMatching(/^x{1,63}…$/) });
  });

  it('hold no secret, not even the beginning of one that the provider cut', () => {
    const gate = createTextGate();
    gate.addSecrets(['correct-horse-battery']);
    const message = 'key correct-horse-battery, cut: correct-hor…';
    expect(recorded({ kind: 'unknown', message }, { gate })?.outcome).toMatchObject({
      message: 'key ***, cut: ***…',
    });
    const outcome: Outcome = {
      kind: 'rejected',
      codes: ['correct-horse-battery'],
      targetSpecific: true,
      message: 'no',
    };
    expect(recorded(outcome, { gate })?.outcome).toMatchObject({ codes: ['***'] });
  });

  it('name 20 codes at most, and the rest as a number that nobody can ignore', () => {
    const codes = Array.from({ length: 200_000 }, (_, n) => String(n));
    const outcome: Outcome = { kind: 'rejected', codes, targetSpecific: true, message: 'no' };
    const result = recorded(outcome, { ignoreCodes: codes });
    expect(result?.outcome).toMatchObject({ codes: [...codes.slice(0, 20), 'and 199980 more'] });
    expect(result?.ignored).toBe(false);
  });

  it('do not change an outcome without a text', () => {
    expect(recorded({ kind: 'dry-run' })?.outcome).toEqual({ kind: 'dry-run' });
    expect(recorded(unknown)?.outcome).toEqual(unknown);
  });
});
