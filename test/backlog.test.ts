import { describe, expect, it } from 'vitest';
import { createBacklog } from '../src/backlog.ts';

function setUp() {
  const done: string[] = [];
  const timers: { readonly at: number; readonly run: () => void }[] = [];
  const backlog = createBacklog((milliseconds, run) => timers.push({ at: milliseconds, run }), 500);
  const add = (name: string) => backlog.add(() => done.push(name));
  return { backlog, add, done, timers };
}

describe('a backlog', () => {
  it('does nothing at once, and each task after the delay, in order', () => {
    const { add, done, timers } = setUp();
    for (const name of ['first', 'second']) add(name);
    expect(done).toEqual([]);
    expect(timers.map(({ at }) => at)).toEqual([500, 500]);
    timers[0]?.run();
    expect(done).toEqual(['first']);
    timers[1]?.run();
    expect(done).toEqual(['first', 'second']);
  });

  it('does all that is left when told to, each task once', () => {
    const { backlog, add, done, timers } = setUp();
    for (const name of ['first', 'second', 'third']) add(name);
    timers[0]?.run();
    backlog.flush();
    for (const { run } of timers) run();
    expect(done).toEqual(['first', 'second', 'third']);
  });
});
