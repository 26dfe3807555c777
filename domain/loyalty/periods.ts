import type { NewLot } from '../accounts/entries.ts';
import { businessDate, plusDays, type BusinessDate } from '../kernel/business-date.ts';
import type { PointsRules } from './rules.ts';

/**
 * The last date of the points period that a business date is in. Periods begin with January.
 *
 * @example 2026-11-20, 12 months → 2026-12-31; 3 months → 2026-12-31; 1 month → 2026-11-30
 */
export function periodEnd(date: BusinessDate, months: PointsRules['periodMonths']): BusinessDate {
  const [year = 0, month = 1] = date.split('-').map(Number);
  const last = month - ((month - 1) % months) + months - 1;
  const [nextYear, nextMonth] = last === 12 ? [year + 1, 1] : [year, last + 1];
  const next = `${String(nextYear).padStart(4, '0')}-${String(nextMonth).padStart(2, '0')}-01`;
  return plusDays(businessDate(next), -1);
}

/**
 * Points as they are put on an account: a lot with its two ends. Both are known from the start, so
 * that nothing has to run when a period ends (PTS-2).
 *
 * @param amount whole points; no lot for none.
 */
export function pointsLots(
  amount: number,
  date: BusinessDate,
  rules: Pick<PointsRules, 'periodMonths' | 'rollOver'>,
): readonly NewLot[] {
  if (amount <= 0) return [];
  const until = periodEnd(date, rules.periodMonths);
  const rollUntil = rules.rollOver ? periodEnd(plusDays(until, 1), rules.periodMonths) : null;
  return [{ part: 'paid', amount, until, rollUntil }];
}
