import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';

import {
  businessDate,
  businessDateOf,
  dayMinute,
  dayMinuteOf,
  daysBetween,
  instantAt,
  plusDays,
  weekdayOf,
} from '#domain/kernel/business-date.ts';
import { instant } from '#domain/kernel/instant.ts';

// The whole of Temporal is the oracle: the kernel takes only the small functions of it that it
// needs, and reckons plain dates itself.
const options = { seed: 20261122, numRuns: 400 };
const zones = fc.constantFrom(
  'Asia/Shanghai',
  'Asia/Taipei',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'America/St_Johns',
);
const instants = fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2060, 0, 1) });
const dates = fc
  .integer({ min: -3000, max: 30_000 })
  .map((days) => businessDate(new Date(days * 86_400_000).toISOString().slice(0, 10)));

describe('business dates against Temporal', () => {
  it('[DAY-1] gives the date that the wall clock and the closeout say', () => {
    fc.assert(
      fc.property(instants, zones, fc.integer({ min: 0, max: 1439 }), (at, timeZone, closeout) => {
        const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
        const early = local.hour * 60 + local.minute < closeout;
        const plain = local.toPlainDate();
        expect(businessDateOf(instant(at), { timeZone, closeoutMinute: closeout })).toBe(
          (early ? plain.subtract({ days: 1 }) : plain).toString(),
        );
      }),
      options,
    );
  });

  it('[DAY-5] reads the wall clock all through a day on which it is changed', () => {
    const changes = [
      ['America/New_York', '2026-03-08'],
      ['America/New_York', '2026-11-01'],
      ['Australia/Lord_Howe', '2026-04-05'],
      ['Australia/Lord_Howe', '2026-10-04'],
    ] as const;
    for (const [timeZone, date] of changes) {
      const noon = Date.parse(`${date}T12:00:00Z`);
      for (let minutes = -36 * 60; minutes <= 36 * 60; minutes += 15) {
        const at = noon + minutes * 60_000;
        const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
        const days = local.toPlainDate().since(date).days;
        const wall = days * 1440 + local.hour * 60 + local.minute;
        expect(dayMinuteOf(instant(at), businessDate(date), timeZone)).toBe(wall);
      }
    }
  });

  it('[DAY-5] finds the instant of a wall-clock minute, in gaps and repeats as well', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: 0, max: 2879 }), zones, (date, minute, timeZone) => {
        const wall = Temporal.PlainDateTime.from(`${date}T00:00`).add({ minutes: minute });
        expect(instantAt(date, dayMinute(minute), timeZone)).toBe(
          wall.toZonedDateTime(timeZone).epochMilliseconds,
        );
      }),
      options,
    );
  });

  it('[DAY-5] counts days and weekdays on the calendar', () => {
    fc.assert(
      fc.property(dates, dates, (a, b) => {
        const from = Temporal.PlainDate.from(a);
        const days = from.until(Temporal.PlainDate.from(b), { largestUnit: 'day' }).days;
        expect(daysBetween(a, b)).toBe(days);
        expect(plusDays(a, days)).toBe(b);
        expect(weekdayOf(a)).toBe(from.dayOfWeek);
      }),
      options,
    );
  });
});
