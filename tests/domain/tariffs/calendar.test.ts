import { describe, expect, it } from 'vitest';
import { businessDate } from '#domain/kernel/business-date.ts';
import { id, type RoomTypeId, type TariffId } from '#domain/kernel/ids.ts';
import { dayKindOf, DEFAULT_CALENDAR } from '#domain/tariffs/calendar.ts';
import { tariffFor } from '#domain/tariffs/choose.ts';
import { band, tariff } from './given.ts';

describe('the kind of a day', () => {
  const newYear = businessDate('2027-01-01');
  const calendar = { ...DEFAULT_CALENDAR, dates: { [newYear]: 'holiday' } };

  it('[CAL-1] is that of its weekday', () => {
    expect(dayKindOf(businessDate('2026-11-20'), calendar, {})).toBe('weekend');
    expect(dayKindOf(businessDate('2026-11-22'), calendar, {})).toBe('weekday');
  });

  it('[CAL-1] is that of its date where the calendar names it, wholly', () => {
    expect(dayKindOf(newYear, calendar, {})).toBe('holiday');
  });

  it('[CAL-1] is the store’s own where the store differs from the chain', () => {
    expect(dayKindOf(newYear, calendar, { [newYear]: 'weekday' })).toBe('weekday');
    expect(dayKindOf(businessDate('2027-01-02'), calendar, { [newYear]: 'weekday' })).toBe(
      'weekend',
    );
  });
});

describe('the tariff of a room type', () => {
  const named = (name: string) => ({
    ...tariff([band('12:00', '30:00', 60)]),
    id: id<TariffId>(name),
  });
  const tariffs = new Map([named('week'), named('end')].map((each) => [each.id, each]));
  const ids = [id<TariffId>('week'), id<TariffId>('end'), id<TariffId>('gone')] as const;
  const roomType = { id: id<RoomTypeId>('small'), tariffs: { '': ids[0], weekend: ids[1] } };

  it('[TAR-1] is chosen by the kind of day, else it is the one for every other', () => {
    expect(tariffFor(roomType, 'weekend', tariffs)?.id).toBe('end');
    expect(tariffFor(roomType, 'holiday', tariffs)?.id).toBe('week');
  });

  it('[TAR-1] is none where none is named or the one named is gone', () => {
    expect(tariffFor({ tariffs: { weekend: ids[1] } }, 'weekday', tariffs)).toBeNull();
    expect(tariffFor({ tariffs: { '': ids[2] } }, 'weekday', tariffs)).toBeNull();
    expect(tariffFor({ tariffs: {} }, 'constructor', tariffs)).toBeNull();
  });
});
