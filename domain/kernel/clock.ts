import { assert } from './assert.ts';
import type { Instant } from './instant.ts';

/**
 * A hybrid logical clock reading: a device's milliseconds, and a counter for readings that the
 * milliseconds alone would not tell apart. Readings of one device always grow, and a reading taken
 * after hearing of another is above it, whatever the two wall clocks say.
 *
 * Source: Kulkarni et al., "Logical Physical Clocks" (2014).
 */
export interface Hlc {
  readonly ms: Instant;
  readonly count: number;
}

export const HLC_START: Hlc = { ms: 0 as Instant, count: 0 };

/** The reading for a new fact, above `last` and not below the wall clock `now`. */
export const tick = (last: Hlc, now: Instant): Hlc =>
  now > last.ms ? { ms: now, count: 0 } : { ms: last.ms, count: last.count + 1 };

/**
 * The clock after hearing `heard`. A reading further ahead of `now` than `maxAheadMs` is not
 * followed: a tablet whose clock is in 2031 must not drag the store's clocks there.
 */
export function observe(last: Hlc, heard: Hlc, now: Instant, maxAheadMs: number): Hlc {
  assert(maxAheadMs >= 0, 'maxAheadMs must not be negative');
  if (heard.ms > now + maxAheadMs) return last;
  return compareHlc(heard, last) > 0 ? heard : last;
}

export const compareHlc = (a: Hlc, b: Hlc): number => a.ms - b.ms || a.count - b.count;
