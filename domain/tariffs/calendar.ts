import type { Calendar } from '../chain/records.ts';
import { weekdayOf, type BusinessDate } from '../kernel/business-date.ts';
import type { DayKind } from './tariff.ts';

/** The kinds of day that every chain starts with; it may add its own. */
export const DAY_KINDS = [
  'weekday',
  'weekend',
  'holiday',
  'holidayEve',
] as const satisfies DayKind[];

/** Fridays and Saturdays are the weekend's evenings; no date is named. */
export const DEFAULT_CALENDAR: Calendar = {
  weekdays: {
    1: 'weekday',
    2: 'weekday',
    3: 'weekday',
    4: 'weekday',
    5: 'weekend',
    6: 'weekend',
    7: 'weekday',
  },
  dates: {},
};

/**
 * Which kind of day a business date is (CAL-1): the store's own word for the date, else the
 * chain's for the date, else the chain's for the weekday. A date replaces the weekday wholly.
 *
 * @param date the business date of the opening, never the calendar date (DAY-3).
 * @param storeDates dates on which the store differs from the chain.
 */
export const dayKindOf = (
  date: BusinessDate,
  calendar: Calendar,
  storeDates: Readonly<Record<BusinessDate, DayKind>>,
): DayKind => storeDates[date] ?? calendar.dates[date] ?? calendar.weekdays[weekdayOf(date)];
