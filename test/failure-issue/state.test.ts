import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeState, encodeState } from '../../src/failure-issue/encoding.ts';
import {
  type CountState,
  type FailingTarget,
  type IssueState,
  isOver,
  type TargetState,
} from '../../src/failure-issue/state.ts';
import { createTextGate } from '../../src/text/gate.ts';

const gate = createTextGate();
const packed = (json: string) => deflateRawSync(json).toString('base64');

const SEEN = { key: '0123456789abcdef', lastRun: '1001.1', scope: 'fedcba9876543210' };
const FAILING: FailingTarget = {
  ...SEEN,
  label: '10.0.0.1:443',
  name: 'web-1',
  outcome: 'rejected',
  code: '1028',
  message: 'Not eligible.',
  cause: 'Agent down.',
  solution: 'Start it.',
  since: 1_795_327_560,
  firstRun: '1000.1',
};
const TARGETS: TargetState = {
  kind: 'targets',
  since: 1_795_327_560,
  run: '1001.1',
  failing: [FAILING],
  pending: [SEEN],
  problems: ['x'],
  isComplete: false,
};
const COUNTS: CountState = {
  kind: 'counts',
  since: 1,
  run: '1001.1',
  steps: [{ step: '0123456789ab', total: 3, failed: 1, problems: 0 }],
};

describe('the stored state', () => {
  it.each([
    ['targets', TARGETS],
    ['counts', COUNTS],
  ])('is read as it was written: %s', (_, state: IssueState) => {
    expect(decodeState(encodeState(state), gate)).toEqual(state);
  });

  it('cannot end the comment in which it stands', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (message) => {
        const text = encodeState({ ...TARGETS, failing: [{ ...FAILING, message }] });
        expect(text).toMatch(/^[A-Za-z0-9+/]+={0,2}$/);
      }),
      { numRuns: 20 },
    );
  });

  it.each<[string, unknown]>([
    ['another kind', { ...TARGETS, kind: 'else' }],
    ['a field too many', { ...TARGETS, more: 1 }],
    ['a field of a target too many', { ...TARGETS, failing: [{ ...FAILING, more: 1 }] }],
    ['a missing list', { ...TARGETS, failing: undefined }],
    ['a record for a list', { ...TARGETS, failing: { length: 0 } }],
    ['a text for a number', { ...TARGETS, since: '1' }],
    ['half a number', { ...TARGETS, since: 0.5 }],
    ['a number below 0', { ...TARGETS, since: -1 }],
    ['a number without end', { ...COUNTS, since: 1e300 }],
    ['a text for a flag', { ...TARGETS, isComplete: 'true' }],
    ['another outcome', { ...TARGETS, failing: [{ ...FAILING, outcome: 'submitted' }] }],
    ['another key', { ...TARGETS, failing: [{ ...FAILING, key: '../..' }] }],
    ['another scope', { ...TARGETS, pending: [{ ...SEEN, scope: '<b>' }] }],
    ['a run that is no number', { ...TARGETS, run: 'zzz' }],
    ['a long text', { ...TARGETS, problems: ['x'.repeat(301)] }],
    ['a long list', { ...TARGETS, failing: Array(4_001).fill(FAILING) }],
    ['many pending targets', { ...TARGETS, pending: Array(1_001).fill(SEEN) }],
    ['advice of the action', { ...TARGETS, failing: [{ ...FAILING, hint: 'Run x.' }] }],
    ['a step that is no word', { ...COUNTS, steps: [{ ...COUNTS.steps[0], step: '<b>' }] }],
    ['a list', [TARGETS]],
    ['null', null],
  ])('is refused with %s', (_, value) => {
    expect(decodeState(packed(JSON.stringify(value)), gate)).toBeUndefined();
  });

  it('is refused if it unpacks to far more than ever fits', () => {
    const bomb = packed(' '.repeat(16 * 1024 * 1024) + JSON.stringify(COUNTS));
    expect(bomb.length).toBeLessThan(65_536);
    expect(decodeState(bomb, gate)).toBeUndefined();
  });

  it('never throws, whatever somebody wrote', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.base64String(), fc.json().map(packed)), (text) => {
        expect(decodeState(text, gate)).toBeUndefined();
      }),
    );
  });
});

describe('nothing fails any more', () => {
  const none = { ...TARGETS, failing: [], pending: [], problems: [], isComplete: true };
  it.each<[boolean, string, IssueState]>([
    [true, 'no target is left', none],
    [false, 'a target is left', { ...none, failing: [FAILING] }],
    [false, 'the state of a target is not certain', { ...none, pending: [SEEN] }],
    [false, 'the list is not complete', { ...none, isComplete: false }],
    [false, 'the run failed as a whole', { ...none, problems: ['x'] }],
    [false, 'there are only counts', { ...COUNTS, steps: [] }],
  ])('is %s where %s', (over, _, state) => {
    expect(isOver(state)).toBe(over);
  });
});
