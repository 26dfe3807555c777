import type { Database, MonthRow } from '#client/engine/database.ts';
import type { BusinessDate } from '#domain/kernel/business-date.ts';
import type { StoreId } from '#domain/kernel/ids.ts';
import { takingsOn, type Takings } from '#domain/reports/takings.ts';

import type { DayTakings } from './models/day-takings.ts';
import { type DateRange, isIn } from './models/range.ts';

/**
 * What this tablet's store took in a range. Of closed dates from its rollups: a month whose closed dates
 * all lie in it as one, so that a year is twelve rows and its edges; the last date always stands by
 * itself. Of open dates from their tabs.
 */
export const readTakings = (
  db: Database,
  store: StoreId,
  range: DateRange,
): Promise<readonly DayTakings[]> =>
  db.transaction('r', [db.rollups, db.months, db.tabs], async () => {
    const names = monthsIn(range);
    const rows = await db.months.bulkGet([...names]);
    const whole = rows.filter((row) => row !== undefined).filter((row) => isWhole(row, range));
    const byMonth = new Set(whole.map(({ month }) => month));
    const apart = names.filter((month) => !byMonth.has(month));
    const lists = await Promise.all(
      apart.map((month) => db.rollups.where('date').startsWith(month).toArray()),
    );
    const rollups = lists.flat();
    const closed = new Set([...whole.flatMap(({ days }) => days), ...rollups].map(dateOf));
    const days = [
      ...rollups.filter(({ date }) => isIn(date, range)),
      ...(await readOpen(db, range, closed)),
    ];
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

const dateOf = ({ date }: { readonly date: BusinessDate }): BusinessDate => date;

/** What the dates that aren't closed brought, tab by tab. */
async function readOpen(
  db: Database,
  { from, to }: DateRange,
  closed: ReadonlySet<BusinessDate>,
): Promise<readonly { readonly date: BusinessDate; readonly takings: Takings }[]> {
  const settled = await db.tabs.where('settledOn').between(from, to, true, true).uniqueKeys();
  // The index holds business dates alone.
  const open = (settled as BusinessDate[]).filter((date) => !closed.has(date));
  return Promise.all(
    open.map(async (date) => {
      const rows = await db.tabs.where('settledOn').equals(date).toArray();
      const states = rows.map(({ state }) => state);
      return { date, takings: takingsOn(states, date) };
    }),
  );
}

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
