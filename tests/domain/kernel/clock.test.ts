import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareHlc, HLC_START, observe, tick, type Hlc } from '#domain/kernel/clock.ts';
import { instant } from '#domain/kernel/instant.ts';

const HOUR = 3_600_000;

describe('a device’s hybrid clock', () => {
  it('follows the wall clock, and counts where it stands still or goes back', () => {
    const first = tick(HLC_START, instant(1_000));
    const second = tick(first, instant(1_000));
    const third = tick(second, instant(400));
    expect([first, second, third]).toEqual([
      { ms: 1_000, count: 0 },
      { ms: 1_000, count: 1 },
      { ms: 1_000, count: 2 },
    ]);
  });

  it('is above whatever it heard of', () => {
    const heard: Hlc = { ms: instant(5_000), count: 7 };
    const after = tick(observe(HLC_START, heard, instant(1_000), HOUR), instant(1_001));
    expect(compareHlc(after, heard)).toBeGreaterThan(0);
  });

  it('isn’t dragged along by a tablet whose clock is years ahead', () => {
    const last: Hlc = { ms: instant(1_000), count: 0 };
    expect(observe(last, { ms: instant(1_000 + HOUR + 1), count: 0 }, instant(1_000), HOUR)).toBe(
      last,
    );
    expect(observe(last, { ms: instant(1_000 + HOUR), count: 0 }, instant(1_000), HOUR).ms).toBe(
      1_000 + HOUR,
    );
  });

  it('always grows, whatever the wall clock does and whatever is heard', () => {
    const step = fc.record({ now: fc.nat(10_000), heardMs: fc.nat(20_000), heardCount: fc.nat(5) });
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 40 }), (steps) => {
        let last = HLC_START;
        for (const { now, heardMs, heardCount } of steps) {
          const heard = { ms: instant(heardMs), count: heardCount };
          const known = observe(last, heard, instant(now), 5_000);
          const next = tick(known, instant(now));
          expect(compareHlc(next, last)).toBeGreaterThan(0);
          expect(compareHlc(next, known)).toBeGreaterThan(0);
          last = next;
        }
      }),
      { seed: 20_261_120, numRuns: 300 },
    );
  });
});
