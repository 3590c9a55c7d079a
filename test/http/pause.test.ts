import { describe, expect, it } from 'vitest';
import { createPause } from '../../src/http/pause.ts';
import { createFakeClock } from './fake-clock.ts';

const MINUTE_MS = 60_000;
const RUNNING = new AbortController().signal;

describe('a wait for the rate limit', () => {
  it('is told once a minute at first, then every ten minutes', async () => {
    const clock = createFakeClock();
    const told: [number, number][] = [];
    const pause = createPause({
      clock,
      maxWaitMs: 60 * MINUTE_MS,
      onWait: (leftMs) => told.push([clock.elapsed() / MINUTE_MS, leftMs / MINUTE_MS]),
    });
    expect(pause.extendTo(clock.now() + 35 * MINUTE_MS)).toBe(true);
    await clock.until(pause.wait('reason', RUNNING));
    const minutes = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 30];
    expect(told).toEqual(minutes.map((minute) => [minute, 35 - minute]));
    expect(clock.elapsed()).toBe(35 * MINUTE_MS);
  });

  it('is told once, however many requests wait', async () => {
    const clock = createFakeClock();
    const told: number[] = [];
    const pause = createPause({ clock, maxWaitMs: MINUTE_MS, onWait: (left) => told.push(left) });
    pause.extendTo(clock.now() + 30_000);
    await clock.until(Promise.all([pause.wait('a', RUNNING), pause.wait('b', RUNNING)]));
    expect(told).toEqual([30_000]);
  });

  it('never announces or sleeps a negative time, though time passes between two looks at the clock', async () => {
    const times: number[] = [];
    for (let early = 0; early < 10; early += 1) {
      let now = 0;
      const clock = {
        ...createFakeClock(),
        now: () => {
          now += 1;
          return now;
        },
        // A timer can fire a little before its time.
        sleep: async (milliseconds: number) => {
          times.push(milliseconds);
          now += Math.max(0, milliseconds - early);
        },
      };
      const onWait = (leftMs: number) => times.push(leftMs);
      const pause = createPause({ clock, maxWaitMs: 5 * MINUTE_MS, onWait });
      pause.extendTo(90_000);
      await pause.wait('reason', RUNNING);
    }
    expect(times.length).toBeGreaterThan(20);
    expect(times.filter((time) => time <= 0)).toEqual([]);
  });
});
