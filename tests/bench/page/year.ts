import type { Database } from '#client/engine/database.ts';
import { foldDay } from '#client/engine/days/fold-day.ts';
import { foldRooms } from '#client/engine/days/fold-rooms.ts';
import { createPast } from '#client/engine/days/past.ts';
import { packSegment } from '#client/engine/days/segments.ts';
import { mentionsOf, spansAfter } from '#client/engine/days/spans.ts';
import { monthOf, monthRow } from '#client/engine/project/months.ts';
import { rollupOf, rowsOfStates } from '#client/engine/project/rows.ts';
import { createBooks } from '#domain/books/books.ts';
import { demoDates, demoHistory } from '#domain/demo/history.ts';
import type { DemoRegisters } from '#domain/demo/registers.ts';
import { plusDays, type BusinessDate } from '#domain/kernel/business-date.ts';
import type { StoreId } from '#domain/kernel/ids.ts';
import type { RoomState } from '#domain/rooms/state.ts';

/** As the engine keeps them. */
const KEEP_TAB_ROWS_DAYS = 35;
const KEEP_CLOSINGS = 10;

/** Leaves the rows of a date that isn't closed, as at its end. @returns how many tabs it has. */
export async function fillOpenDay(
  db: Database,
  demo: DemoRegisters,
  store: StoreId,
  date: BusinessDate,
): Promise<number> {
  const books = createBooks(store);
  for (const { entries } of demoHistory(demo, store, [date])) books.add(entries);
  const { tabs } = rowsOfStates(books.tabs(), []);
  await db.tabs.bulkPut([...tabs]);
  return tabs.length;
}

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
  let rooms: readonly RoomState[] = [];
  let count = 0;
  for (const { date, entries } of demoHistory(demo, store, demoDates(today, days))) {
    const mentions = mentionsOf(entries);
    await db.segments.put(await packSegment(date, entries, mentions));
    await db.spans.bulkPut([...(await spansAfter(db, [[date, mentions]]))]);
    const day = await foldDay(createPast(db, store, null), entries);
    const { tabs, shifts } = rowsOfStates(day.tabs, day.shifts);
    rooms = foldRooms(rooms, entries);
    await db.transaction('rw', [db.rollups, db.closings, db.shifts, db.tabs], async () => {
      await db.rollups.put(rollupOf(day.tabs, date));
      await db.shifts.bulkPut([...shifts]);
      if (date >= keepFrom) await db.tabs.bulkPut([...tabs]);
      if (date >= plusDays(today, -KEEP_CLOSINGS)) await db.closings.put({ date, rooms });
    });
    count += entries.length;
  }
  const months = Map.groupBy(await db.rollups.toArray(), ({ date }) => monthOf(date));
  await db.months.bulkPut([...months].map(([month, rows]) => monthRow(month, rows)));
  return count;
}
