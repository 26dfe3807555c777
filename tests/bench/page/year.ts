import type { Database } from '#client/engine/database.ts';
import { foldDay } from '#client/engine/days/fold-day.ts';
import { packSegment } from '#client/engine/days/segments.ts';
import { demoDates, demoHistory } from '#domain/demo/history.ts';
import type { DemoRegisters } from '#domain/demo/registers.ts';
import type { Checkpoint } from '#domain/books/books.ts';
import type { BusinessDate } from '#domain/kernel/business-date.ts';
import type { StoreId } from '#domain/kernel/ids.ts';

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
  let opening: readonly Checkpoint[] = [];
  let count = 0;
  for (const { date, entries } of demoHistory(demo, store, demoDates(today, days))) {
    const folded = foldDay(store, date, opening, entries);
    const { rollups, closings } = folded.rows;
    const segment = await packSegment(date, 0, entries);
    await db.transaction('rw', [db.segments, db.rollups, db.closings], async () => {
      await db.segments.put(segment);
      await db.rollups.bulkPut([...(rollups ?? [])]);
      await db.closings.bulkPut([...(closings ?? [])]);
    });
    opening = folded.closing;
    count += entries.length;
  }
  return count;
}
