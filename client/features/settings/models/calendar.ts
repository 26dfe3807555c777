import type { Calendar } from '#domain/chain/records.ts';
import { type BusinessDate, isBusinessDate } from '#domain/kernel/business-date.ts';
import { DAY_KINDS } from '#domain/tariffs/calendar.ts';
import type { DayKind } from '#domain/tariffs/tariff.ts';
import type { RoomType } from '#domain/rooms/records.ts';

/** Dates that stand for another kind of day than their weekday. */
export type NamedDates = Readonly<Record<BusinessDate, DayKind>>;

/** Every kind of day that the chain knows: its first four, and those it made. */
export function dayKinds(
  calendar: Calendar,
  storeDates: NamedDates,
  roomTypes: readonly RoomType[],
): readonly DayKind[] {
  return [
    ...new Set<DayKind>([
      ...DAY_KINDS,
      ...Object.values(calendar.weekdays),
      ...Object.values(calendar.dates),
      ...Object.values(storeDates),
      ...roomTypes.flatMap(({ tariffs }) => Object.keys(tariffs)),
    ]),
  ].filter((kind) => kind !== '');
}

/** The dates in order. */
export const sortedDates = (dates: NamedDates): readonly (readonly [BusinessDate, DayKind])[] =>
  (Object.entries(dates) as [BusinessDate, DayKind][]).sort(([a], [b]) => a.localeCompare(b));

/** The dates with one more; null when the text is no date. */
export const withDate = (dates: NamedDates, date: string, kind: DayKind): NamedDates | null =>
  isBusinessDate(date) ? { ...dates, [date]: kind } : null;

export const withoutDate = (dates: NamedDates, date: BusinessDate): NamedDates =>
  Object.fromEntries(Object.entries(dates).filter(([each]) => each !== date));
