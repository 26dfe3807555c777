import { create as wallTime, toZonedDateTime } from 'temporal-polyfill/fns/PlainDateTime';
import { create as zonedTime } from 'temporal-polyfill/fns/ZonedDateTime';
import { assert } from './assert.ts';
import { DAY_MS, instant, MINUTE_MS, type Instant } from './instant.ts';

declare const businessDateBrand: unique symbol;
declare const dayMinuteBrand: unique symbol;

/** A trading day of a store, `YYYY-MM-DD`. Sorts as text. */
export type BusinessDate = string & { readonly [businessDateBrand]: true };

/**
 * A clock time inside a business day, in minutes from the midnight that the business date begins
 * with; may pass 24:00 (DAY-5). 26:00 = 1560 is 02:00 of the next calendar day.
 */
export type DayMinute = number & { readonly [dayMinuteBrand]: true };

/** Where and when a store's day turns. */
export interface DayClock {
  /** IANA zone, as in `Asia/Shanghai`. */
  readonly timeZone: string;
  /** The wall-clock minute (0–1439) at which a new business date begins (日切). 480 is 08:00. */
  readonly closeoutMinute: number;
}

/** @throws AssertionError when `text` is not a calendar date. */
export function businessDate(text: string): BusinessDate {
  assert(isBusinessDate(text), `not a business date: ${text}`);
  return text;
}

/** The text that was last found to be one: a day's entries all ask about the same. */
let lastDate = '';

export function isBusinessDate(text: string): text is BusinessDate {
  if (text === lastDate) return true;
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(text)) return false;
  const parsed = new Date(`${text}T00:00:00Z`);
  if (Number.isNaN(parsed.getTime()) || !parsed.toISOString().startsWith(text)) return false;
  lastDate = text;
  return true;
}

export function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

export function dayMinute(minute: number): DayMinute {
  assert(Number.isSafeInteger(minute), `not a minute of the day: ${minute}`);
  return minute as DayMinute;
}

/** `'26:30'` is 1590. @throws AssertionError when it is not `H:MM` or `HH:MM`. */
export function parseClock(text: string): DayMinute {
  const match = /^(\d{1,2}):([0-5]\d)$/u.exec(text);
  assert(match !== null, `not a clock time: ${text}`);
  return dayMinute(Number(match[1]) * 60 + Number(match[2]));
}

/** 1590 is `'26:30'`. */
export const formatClock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

const DAY_MINUTES = 24 * 60;

/** The clock on the wall, as guests and staff read it: 1590 is `'02:30'`. */
export const formatWallClock = (minute: number): string => formatClock(minute % DAY_MINUTES);

/**
 * The business date of an instant (DAY-1): the local date where the wall clock shows closeout or
 * later, else the day before. By the wall clock, not "minus eight hours", so that it is right on
 * the days when daylight saving changes.
 *
 * @example 2026-11-21 02:30 in Shanghai with closeout 08:00 → `2026-11-20`.
 */
export function businessDateOf(at: Instant, clock: DayClock): BusinessDate {
  const wall = wallClock(at, clock.timeZone);
  const midnight = Math.floor(wall / DAY_MS) * DAY_MS;
  const isOpen = wall - midnight >= clock.closeoutMinute * MINUTE_MS;
  return dateAt(isOpen ? midnight : midnight - DAY_MS);
}

/**
 * The wall-clock minute of `at` as seen from `date`: 02:00 on the calendar day after `date` is
 * 1560 (DAY-5).
 */
export function dayMinuteOf(at: Instant, date: BusinessDate, timeZone: string): DayMinute {
  return dayMinute(Math.floor((wallClock(at, timeZone) - midnightUtc(date)) / MINUTE_MS));
}

/**
 * The instant at which the wall clock of `timeZone` shows `minute` of `date`. A time skipped by
 * daylight saving gives the instant just after the gap; a repeated one its first occurrence
 * (Temporal's `compatible`).
 */
export function instantAt(date: BusinessDate, minute: DayMinute, timeZone: string): Instant {
  // Reckoned on a calendar without a zone, which is several times faster than adding days to a
  // PlainDate: the board asks for every band of every room.
  const local = new Date(midnightUtc(date) + minute * MINUTE_MS);
  const wall = wallTime(
    local.getUTCFullYear(),
    local.getUTCMonth() + 1,
    local.getUTCDate(),
    local.getUTCHours(),
    local.getUTCMinutes(),
  );
  return instant(toZonedDateTime(wall, timeZone).epochMilliseconds);
}

export const plusDays = (date: BusinessDate, days: number): BusinessDate =>
  dateAt(midnightUtc(date) + days * DAY_MS);

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: BusinessDate, to: BusinessDate): number =>
  (midnightUtc(to) - midnightUtc(from)) / DAY_MS;

/** ISO weekday of a business date: 1 is Monday, 7 is Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

export const weekdayOf = (date: BusinessDate): Weekday =>
  // 1970-01-01 was a Thursday. A remainder of whole days is 0 … 6.
  (((((midnightUtc(date) / DAY_MS + 3) % 7) + 7) % 7) + 1) as Weekday;

/** What the wall clock shows at an instant, as if that were UTC, ms. */
function wallClock(at: Instant, timeZone: string): number {
  const day = Math.floor(at / DAY_MS);
  return at + (offsetThrough(day, timeZone) ?? offsetAt(at, timeZone));
}

/** Days and zones whose offset is remembered: a year's report asks for each day dozens of times. */
const MOST_OFFSETS = 2_000;
const offsets = new Map<string, number | null>();

/** Wall clock − UTC all through a UTC day, ms; null for a day on which it changes. */
function offsetThrough(day: number, timeZone: string): number | null {
  const key = `${timeZone} ${day}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  const offset = offsetAt(day * DAY_MS, timeZone);
  const steady = offset === offsetAt((day + 1) * DAY_MS, timeZone) ? offset : null;
  if (offsets.size >= MOST_OFFSETS) offsets.clear();
  offsets.set(key, steady);
  return steady;
}

function offsetAt(at: number, timeZone: string): number {
  const { year, month, day, hour, minute, second } = zonedTime(
    BigInt(at) * NANOSECONDS_IN_MS,
    timeZone,
  );
  const milliseconds = ((at % 1_000) + 1_000) % 1_000;
  return Date.UTC(year, month - 1, day, hour, minute, second, milliseconds) - at;
}

const NANOSECONDS_IN_MS = 1_000_000n;

/** The date whose midnight in UTC is `midnight`, ms. */
const dateAt = (midnight: number): BusinessDate =>
  new Date(midnight).toISOString().slice(0, 10) as BusinessDate;

/** The date's midnight as if it were in UTC, ms. A store's own is at most a day away. */
export const midnightUtc = (date: BusinessDate): number => Date.parse(`${date}T00:00:00Z`);
