import type { Database } from '#client/engine/database.ts';
import { foldDay } from '#client/engine/days/fold-day.ts';
import { packSegment } from '#client/engine/days/segments.ts';
import { demoDates, demoHistory } from '#domain/demo/history.ts';
import type { DemoRegisters } from '#domain/demo/registers.ts';
import type { Checkpoint } from '#domain/books/books.ts';
import { plusDays, type BusinessDate } from '#domain/kernel/business-date.ts';
import type { StoreId } from '#domain/kernel/ids.ts';

/** As the engine keeps them. */
const KEEP_TAB_ROWS_DAYS = 35;

/**
 * Leaves the rows of `days` closed days before `today` in the tables, as a tablet that was there
 * would have them. @returns how many entries they hold.
 */
export async function fillDays(
  db: Database,
  demo: DemoRegisters,
  store: StoreId,
  today: BusinessDate,
  days: number,
): Promise<number> {
  const keepFrom = plusDays(today, -KEEP_TAB_ROWS_DAYS);
  let opening: readonly Checkpoint[] = [];
  let count = 0;
  for (const { date, entries } of demoHistory(demo, store, demoDates(today, days))) {
    const folded = await foldDay(db, store, date, opening, entries);
    const { rollups = [], closings = [], shifts = [], tabs = [] } = folded.rows;
    const segment = await packSegment(date, 0, entries);
    const tables = [db.segments, db.rollups, db.closings, db.shifts, db.tabs];
    await db.transaction('rw', tables, async () => {
      await db.segments.put(segment);
      await db.rollups.bulkPut([...rollups]);
      await db.closings.bulkPut([...closings]);
      await db.shifts.bulkPut([...shifts]);
      if (date >= keepFrom) await db.tabs.bulkPut([...tabs]);
    });
    opening = folded.closing;
    count += entries.length;
  }
  return count;
}
