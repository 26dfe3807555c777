import { describe, expect, it } from 'vitest';
import {
  businessDate,
  businessDateOf,
  dayMinute,
  dayMinuteOf,
  daysBetween,
  formatClock,
  formatWallClock,
  instantAt,
  isBusinessDate,
  isTimeZone,
  parseClock,
  plusDays,
  weekdayOf,
} from '#domain/kernel/business-date.ts';
import { instantFromIso, minutesBetween } from '#domain/kernel/instant.ts';

const SHANGHAI = { timeZone: 'Asia/Shanghai', closeoutMinute: 480 };
const NEW_YORK = { timeZone: 'America/New_York', closeoutMinute: 480 };
const dateOf = (iso: string, clock = SHANGHAI): string =>
  businessDateOf(instantFromIso(iso), clock);

describe('the business date of an instant', () => {
  it('[DAY-1] is the day before until closeout: 2026-11-21 02:30 is 2026-11-20', () => {
    expect(dateOf('2026-11-21T02:30:00+08:00')).toBe('2026-11-20');
    expect(dateOf('2026-11-21T07:59:59.999+08:00')).toBe('2026-11-20');
    expect(dateOf('2026-11-21T08:00:00+08:00')).toBe('2026-11-21');
    expect(dateOf('2026-11-21T23:59:00+08:00')).toBe('2026-11-21');
  });

  it('[DAY-1] goes by the wall clock on the days when daylight saving changes', () => {
    // Clocks fall back at 02:00 on 2026-11-01; eight hours less would still be 1 November's eve.
    expect(dateOf('2026-11-01T08:00:00-05:00', NEW_YORK)).toBe('2026-11-01');
    expect(dateOf('2026-11-01T07:59:00-05:00', NEW_YORK)).toBe('2026-10-31');
    // They spring forward at 02:00 on 2026-03-08.
    expect(dateOf('2026-03-08T08:00:00-04:00', NEW_YORK)).toBe('2026-03-08');
    expect(dateOf('2026-03-08T07:59:00-04:00', NEW_YORK)).toBe('2026-03-07');
  });

  it('[DAY-1] crosses a year, and is the calendar date where closeout is midnight', () => {
    expect(dateOf('2027-01-01T03:00:00+08:00')).toBe('2026-12-31');
    expect(dateOf('2027-01-01T00:00:00+08:00', { ...SHANGHAI, closeoutMinute: 0 })).toBe(
      '2027-01-01',
    );
  });

  it('[DAY-2] depends on nothing but the instant and the store’s clock, so it can be stamped once', () => {
    const at = instantFromIso('2026-11-21T02:30:00+08:00');
    expect(businessDateOf(at, SHANGHAI)).toBe(businessDateOf(at, { ...SHANGHAI }));
    expect(businessDateOf(at, { ...SHANGHAI, closeoutMinute: 120 })).toBe('2026-11-21');
  });
});

describe('a clock time inside a business day', () => {
  const date = businessDate('2026-11-20');

  it('[DAY-5] may pass 24:00: 26:00 is 02:00 of the next calendar day', () => {
    const two = instantFromIso('2026-11-21T02:00:00+08:00');
    expect(instantAt(date, parseClock('26:00'), SHANGHAI.timeZone)).toBe(two);
    expect(dayMinuteOf(two, date, SHANGHAI.timeZone)).toBe(1560);
    expect(formatClock(1560)).toBe('26:00');
    expect([1560, 1440, 1439, 480].map(formatWallClock)).toEqual([
      '02:00',
      '00:00',
      '23:59',
      '08:00',
    ]);
  });

  it('[DAY-5] gives the elapsed real minutes where daylight saving changes', () => {
    const minutes = (day: string): number =>
      minutesBetween(
        instantAt(businessDate(day), parseClock('22:00'), NEW_YORK.timeZone),
        instantAt(businessDate(day), parseClock('28:00'), NEW_YORK.timeZone),
      );
    expect(minutes('2026-10-31')).toBe(420);
    expect(minutes('2026-03-07')).toBe(300);
    expect(minutes('2026-11-20')).toBe(360);
  });

  it('is just after the gap where the wall clock skips it, the first where it comes twice', () => {
    expect(instantAt(businessDate('2026-03-07'), parseClock('26:30'), NEW_YORK.timeZone)).toBe(
      instantFromIso('2026-03-08T03:30:00-04:00'),
    );
    expect(instantAt(businessDate('2026-10-31'), parseClock('25:30'), NEW_YORK.timeZone)).toBe(
      instantFromIso('2026-11-01T01:30:00-04:00'),
    );
  });

  it('reads H:MM and HH:MM and nothing else', () => {
    expect(parseClock('8:05')).toBe(485);
    expect(formatClock(485)).toBe('08:05');
    expect(() => parseClock('12:60')).toThrow('not a clock time');
    expect(() => parseClock('noon')).toThrow('not a clock time');
    expect(() => dayMinute(1.5)).toThrow('not a minute');
  });
});

describe('dates', () => {
  it('are calendar dates', () => {
    expect(isBusinessDate('2028-02-29')).toBe(true);
    expect(isBusinessDate('2026-02-29')).toBe(false);
    expect(isBusinessDate('2026-2-9')).toBe(false);
    expect(() => businessDate('2026-13-01')).toThrow('not a business date');
  });

  it('are counted in days, and know their weekday (Monday is 1)', () => {
    expect(plusDays(businessDate('2026-12-31'), 1)).toBe('2027-01-01');
    expect(daysBetween(businessDate('2026-11-20'), businessDate('2026-11-01'))).toBe(-19);
    expect(weekdayOf(businessDate('2026-11-20'))).toBe(5);
    expect(weekdayOf(businessDate('2026-11-22'))).toBe(7);
  });

  it('need an IANA zone', () => {
    expect(isTimeZone('Asia/Shanghai')).toBe(true);
    expect(isTimeZone('Shanghai')).toBe(false);
    expect(isTimeZone('')).toBe(false);
  });
});
