import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOver } from '../../src/failure-issue/apply.ts';
import { decodeState, encodeState } from '../../src/failure-issue/encoding.ts';
import type { CountState, IssueState, TargetState } from '../../src/failure-issue/state.ts';

const same = (text: string) => text;
const packed = (json: string) => deflateRawSync(json).toString('base64');

const TARGETS: TargetState = {
  kind: 'targets',
  since: 1_795_327_560,
  failing: [
    {
      key: '0123456789abcdef',
      label: '10.0.0.1:443',
      name: 'web-1',
      outcome: 'rejected',
      code: '1028',
      message: 'Not eligible.',
      since: 1_795_327_560,
    },
  ],
  dropped: 3,
  restarted: true,
  problems: { run: '1001.1', texts: ['x'] },
};
const COUNTS: CountState = {
  kind: 'counts',
  since: 1,
  largest: 3,
  runs: [
    {
      run: '1001.1',
      chosen: false,
      steps: [{ step: 'a1', total: 3, failed: 1, problems: 0 }],
    },
  ],
  byHand: false,
};

describe('what is stored', () => {
  it.each([
    ['targets', TARGETS],
    ['counts', COUNTS],
  ])('is read as it was written: %s', (_, state: IssueState) => {
    expect(decodeState(encodeState(state), same)).toEqual(state);
  });

  it('cannot end the comment in which it stands', () => {
    const text = fc.string({ unit: 'binary' });
    fc.assert(
      fc.property(text, (message) => {
        const failing = TARGETS.failing.map((item) => ({ ...item, message }));
        expect(encodeState({ ...TARGETS, failing })).toMatch(/^[A-Za-z0-9+/]+={0,2}$/);
      }),
      { numRuns: 20 },
    );
  });

  it.each<[string, unknown]>([
    ['another kind', { ...TARGETS, kind: 'else' }],
    ['a field too many', { ...TARGETS, more: 1 }],
    ['a field of a target too many', { ...TARGETS, failing: [{ ...TARGETS.failing[0], more: 1 }] }],
    ['a missing list', { ...TARGETS, failing: undefined }],
    ['a record for a list', { ...TARGETS, failing: { length: 0 } }],
    ['a text for a number', { ...TARGETS, since: '1' }],
    ['half a number', { ...TARGETS, dropped: 0.5 }],
    ['a number below 0', { ...TARGETS, dropped: -1 }],
    ['a number without end', { ...COUNTS, largest: 1e300 }],
    ['a text for a flag', { ...COUNTS, byHand: 'false' }],
    ['another outcome', { ...TARGETS, failing: [{ ...TARGETS.failing[0], outcome: 'submitted' }] }],
    ['another key', { ...TARGETS, failing: [{ ...TARGETS.failing[0], key: '../..' }] }],
    ['a long text', { ...TARGETS, problems: { run: '1.1', texts: ['x'.repeat(401)] } }],
    ['problems of no run', { ...TARGETS, problems: ['x'] }],
    ['advice', { ...TARGETS, failing: [{ ...TARGETS.failing[0], hint: 'Run x.' }] }],
    ['a long list', { ...TARGETS, failing: Array(4_001).fill(TARGETS.failing[0]) }],
    ['a step that is no word', { ...COUNTS, runs: [{ ...COUNTS.runs[0], run: '<b>' }] }],
    ['a list', [TARGETS]],
    ['null', null],
  ])('is refused with %s', (_, value) => {
    expect(decodeState(packed(JSON.stringify(value)), same)).toBeUndefined();
  });

  it('is refused where it unpacks to far more than ever fits', () => {
    const bomb = packed(' '.repeat(8 * 1024 * 1024) + JSON.stringify(COUNTS));
    expect(bomb.length).toBeLessThan(65_536);
    expect(decodeState(bomb, same)).toBeUndefined();
  });

  it('never throws, whatever somebody wrote', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.base64String(), fc.json().map(packed)), (text) => {
        expect(decodeState(text, same)).toBeUndefined();
      }),
    );
  });
});

describe('nothing fails any more', () => {
  const problems = { run: '1001.1', texts: [] };
  const none: TargetState = { ...TARGETS, failing: [], dropped: 0, restarted: false, problems };
  it.each<[boolean, string, IssueState]>([
    [true, 'no target is left', none],
    [false, 'a target is left', { ...none, failing: TARGETS.failing }],
    [false, 'some were dropped', { ...none, dropped: 1 }],
    [false, 'what was stored is lost', { ...none, restarted: true }],
    [false, 'the run failed as a whole', { ...none, problems: TARGETS.problems }],
    [false, 'numbers of no run are there', { ...COUNTS, runs: [] }],
  ])('is %s where %s', (over, _, state) => {
    expect(isOver(state)).toBe(over);
  });
});
