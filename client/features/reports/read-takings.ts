import type { Database, MonthRow } from '#client/engine/database.ts';
import type { BusinessDate } from '#domain/kernel/business-date.ts';
import type { StoreId } from '#domain/kernel/ids.ts';

import type { DayTakings } from './models/day-takings.ts';
import { type DateRange, isIn } from './models/range.ts';

/**
 * What this tablet's store took in a range, from its rollups: a month whose closed dates all lie in it
 * as one, so that a year is twelve rows and its edges. The last date always stands by itself.
 */
export const readTakings = (
  db: Database,
  store: StoreId,
  range: DateRange,
): Promise<readonly DayTakings[]> =>
  db.transaction('r', [db.rollups, db.months], async () => {
    const names = monthsIn(range);
    const rows = await db.months.bulkGet([...names]);
    const whole = rows.filter((row) => row !== undefined).filter((row) => isWhole(row, range));
    const byMonth = new Set(whole.map(({ month }) => month));
    const apart = names.filter((month) => !byMonth.has(month));
    const lists = await Promise.all([
      ...apart.map((month) => db.rollups.where('date').startsWith(month).toArray()),
      // Of a month that is taken whole the dates that are not closed are not in it yet.
      db.rollups
        .where('sealed')
        .equals(0)
        .and(({ date }) => byMonth.has(date.slice(0, 7)))
        .toArray(),
    ]);
    const days = lists.flat().filter(({ date }) => isIn(date, range));
    return [
      ...whole.map(({ takings, days: each }) => ({
        store,
        // Whole months have a date.
        date: each[0]?.date as BusinessDate,
        takings,
        each,
      })),
      ...days.map(({ date, takings }) => ({ store, date, takings })),
    ];
  });

function isWhole({ days }: MonthRow, { from, to }: DateRange): boolean {
  const [first] = days;
  const last = days.at(-1);
  return first !== undefined && last !== undefined && first.date >= from && last.date < to;
}

/** @example monthsIn({ from: '2025-12-03', to: '2026-02-01' }) // 2025-12, 2026-01, 2026-02 */
function monthsIn({ from, to }: DateRange): readonly string[] {
  const months: string[] = [];
  let [year = 0, month = 0] = from.split('-').map(Number);
  const last = to.slice(0, 7);
  for (let name = from.slice(0, 7); name <= last;) {
    months.push(name);
    [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
    name = `${year}-${String(month).padStart(2, '0')}`;
  }
  return months;
}
