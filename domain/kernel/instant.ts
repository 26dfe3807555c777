import { assert } from './assert.ts';

declare const instantBrand: unique symbol;

/** A point in time: milliseconds since 1970-01-01T00:00:00Z, by some device's clock. */
export type Instant = number & { readonly [instantBrand]: true };

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** @throws AssertionError when `ms` is not a whole number of milliseconds. */
export function instant(ms: number): Instant {
  assert(Number.isSafeInteger(ms), `not an instant: ${ms}`);
  return ms as Instant;
}

/** Reads ISO 8601 with an offset, as in `2026-11-20T23:00:00+08:00`. @throws when it is not. */
export const instantFromIso = (iso: string): Instant => instant(Date.parse(iso));

export const plusMinutes = (at: Instant, minutes: number): Instant =>
  instant(at + minutes * MINUTE_MS);

/** Whole minutes from `from` to `to`, started minutes not counted. Negative when `to` is earlier. */
export const minutesBetween = (from: Instant, to: Instant): number =>
  Math.floor((to - from) / MINUTE_MS);
