import type { BusinessDate } from '#domain/kernel/business-date.ts';
import { sumTakings } from '#domain/reports/takings.ts';
import type { Database, MonthRow, RollupRow } from '../database.ts';

/** The rows of months, for one piece of work: what it has read of them it doesn't read again. */
export interface Months {
  /** The rows of the months that these lie in, once these rollups of closed dates are written. */
  readonly after: (rollups: readonly RollupRow[]) => Promise<readonly MonthRow[]>;
}

export function createMonths(db: Database): Months {
  const read = new Map<string, Map<BusinessDate, RollupRow>>();
  const load = async (month: string): Promise<Map<BusinessDate, RollupRow>> => {
    const rows = await db.rollups.where('date').startsWith(month).toArray();
    return new Map(rows.map((row) => [row.date, row]));
  };
  return {
    async after(rollups) {
      const months: MonthRow[] = [];
      for (const [month, changed] of Map.groupBy(rollups, ({ date }) => monthOf(date))) {
        const rows = read.get(month) ?? (await load(month));
        read.set(month, rows);
        for (const row of changed) rows.set(row.date, row);
        months.push(monthRow(month, [...rows.values()]));
      }
      return months;
    },
  };
}

/** @example monthOf('2026-11-22') // '2026-11' */
export const monthOf = (date: BusinessDate): string => date.slice(0, 7);

/** A month as its closed dates make it. */
export const monthRow = (month: string, rollups: readonly RollupRow[]): MonthRow => ({
  month,
  takings: sumTakings(rollups.map(({ takings }) => takings)),
  days: rollups
    .map(({ date, takings: { tabs, dueFen } }) => ({ date, tabs, dueFen }))
    .sort((a, b) => (a.date < b.date ? -1 : 1)),
});
