import type { Instant } from '#domain/kernel/instant.ts';
import { instant } from '#domain/kernel/instant.ts';

/** Below this a difference between two clocks is the network's delay as likely as not, ms. */
const TOLERATED_OFFSET_MS = 5_000;

/** Facts of other devices may be this far ahead and still move the hybrid clock, ms. */
export const MAX_AHEAD_MS = 15 * 60_000;

/** What to take from the device's clock: its offset from the server, where that is a real one. */
export const correctionFor = (offsetMs: number | null): number =>
  offsetMs !== null && Math.abs(offsetMs) > TOLERATED_OFFSET_MS ? offsetMs : 0;

/**
 * The time that facts bear: the device's clock, put right by the offset last heard from the server
 * (kept over restarts). So a tablet that is three hours off trades on the right business date and
 * at the right price as soon as it has met the server once; before that its own clock is all it has.
 */
export const correctedNow = (device: Instant, offsetMs: number | null): Instant =>
  instant(device - correctionFor(offsetMs));
