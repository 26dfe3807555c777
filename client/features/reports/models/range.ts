import { type BusinessDate, daysBetween, plusDays } from '#domain/kernel/business-date.ts';

/** Business dates from `from` to `to`, both included. */
export interface DateRange {
  readonly from: BusinessDate;
  readonly to: BusinessDate;
}

/** Ranges that are one tap away. */
export const PRESETS = ['today', 'yesterday', 'week', 'month'] as const;
export type Preset = (typeof PRESETS)[number];

const DAYS_OF: Readonly<Record<'week' | 'month', number>> = { week: 7, month: 30 };

/** @example presetRange('week', businessDate('2026-11-21')) // 2026-11-15 … 2026-11-21 */
export function presetRange(preset: Preset, today: BusinessDate): DateRange {
  switch (preset) {
    case 'today':
      return { from: today, to: today };
    case 'yesterday':
      return { from: plusDays(today, -1), to: plusDays(today, -1) };
    case 'week':
    case 'month':
      return { from: plusDays(today, 1 - DAYS_OF[preset]), to: today };
  }
}

/** What shows yesterday alone; null where that is what is shown. */
export function toYesterday(
  shown: DateRange,
  today: BusinessDate,
  show: (range: DateRange) => void,
): (() => void) | null {
  const yesterday = presetRange('yesterday', today);
  const isShown = shown.from === yesterday.from && shown.to === yesterday.to;
  return isShown ? null : () => show(yesterday);
}

export const daysIn = ({ from, to }: DateRange): number => daysBetween(from, to) + 1;

/**
 * The range before, moved by whole weeks, so that each day is held against the same weekday: a
 * Friday against a Friday.
 */
export function rangeBefore(range: DateRange): DateRange {
  const days = 7 * Math.ceil(daysIn(range) / 7);
  return { from: plusDays(range.from, -days), to: plusDays(range.to, -days) };
}

/** The smallest range that holds both. */
export const spanOf = (a: DateRange, b: DateRange): DateRange => ({
  from: a.from < b.from ? a.from : b.from,
  to: a.to > b.to ? a.to : b.to,
});

export const isIn = (date: BusinessDate, { from, to }: DateRange): boolean =>
  date >= from && date <= to;

export const eachDay = (range: DateRange): readonly BusinessDate[] =>
  Array.from({ length: daysIn(range) }, (_, index) => plusDays(range.from, index));
