import fc from 'fast-check';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { expect, it } from 'vitest';

import { Database, type RollupRow } from '#client/engine/database.ts';
import { createMonths } from '#client/engine/project/months.ts';
import { rollupOf, tabRow } from '#client/engine/project/rows.ts';
import { heatMap } from '#client/features/reports/models/day-takings.ts';
import { eachDay } from '#client/features/reports/models/range.ts';
import { reportRows } from '#client/features/reports/models/table.ts';
import { readTakings } from '#client/features/reports/read-takings.ts';
import { createBooks } from '#domain/books/books.ts';
import { present } from '#domain/kernel/assert.ts';
import { businessDate, plusDays } from '#domain/kernel/business-date.ts';
import { fen } from '#domain/kernel/fen.ts';
import type { TabId } from '#domain/kernel/ids.ts';
import { NO_TAKINGS, sumTakings } from '#domain/reports/takings.ts';
import type { TabState } from '#domain/tabs/state.ts';
import { openRoom, openShift, pay, settle } from '#tests/domain/support/evening.ts';
import { store } from '#tests/domain/support/store.ts';
import { clockTime, createTablet } from '#tests/domain/support/tablet.ts';

const FIRST = businessDate('2025-11-17');
const NAMES = { tender: String, staff: String, store: String };

const rollup = (day: number, tabs: number): RollupRow => ({
  date: plusDays(FIRST, day),
  takings: {
    ...NO_TAKINGS,
    tabs,
    dueFen: fen(tabs * 1_000),
    byItem: { [`item-${day % 3}`]: { name: 'Beer', count: tabs, fen: fen(tabs * 1_000) } },
    roomHours: { r1: { name: 'R1', minutes: [0, day % 60] } },
  },
});

/** A party that was settled on a date, by the domain's own decisions. */
const settledOn = (day: number, nth: number): TabState => {
  const date = plusDays(FIRST, day);
  const id = `t${day}-${nth}` as TabId;
  return { ...party, tab: id, settled: { ...present(party.settled, 'its end'), date } };
};

const party = ((): TabState => {
  const till = createTablet('d1');
  openShift(till, clockTime('17:00'));
  const tab = openRoom(till, 'r1', clockTime('17:10'));
  settle(till, tab, clockTime('18:12'), [pay('cash', 20_000)]);
  const books = createBooks(store);
  books.add(till.log);
  return present(books.tab(tab), 'the party');
})();

/** Days that closed in any order, some of them twice; the newest may still be open. */
const past = fc.array(
  fc.record({ day: fc.nat({ max: 100 }), tabs: fc.nat({ max: 9 }), open: fc.boolean() }),
  { maxLength: 60, size: 'max' },
);

it('[RPT-1] by months and days come to the same as day by day, in any range', async () => {
  const database = new Database('encore', { indexedDB: new IDBFactory(), IDBKeyRange });
  const day = fc.nat({ max: 110 });
  let openTabs = 0;
  await fc.assert(
    fc.asyncProperty(past, day, day, async (days, a, b) => {
      await Promise.all([database.rollups.clear(), database.months.clear(), database.tabs.clear()]);
      for (const { day: at, tabs, open } of days) {
        // Rows of tabs stay for a while when their date is closed.
        const states = Array.from({ length: tabs }, (_, nth) => settledOn(at, nth));
        await database.tabs.bulkPut(states.map(tabRow));
        if (open && at > 80) continue;
        const row = rollup(at, tabs);
        await database.rollups.put(row);
        await database.months.bulkPut([...(await createMonths(database).after([row]))]);
      }
      const range = { from: plusDays(FIRST, Math.min(a, b)), to: plusDays(FIRST, Math.max(a, b)) };
      const { from, to } = range;
      const rows = await database.rollups.where('date').between(from, to, true, true).toArray();
      const closed = new Set(rows.map(({ date }) => date));
      const states = (await database.tabs.toArray()).map(({ state }) => state);
      const settled = new Set(states.map((state) => state.settled?.date));
      const open = eachDay(range).filter((date) => settled.has(date) && !closed.has(date));
      openTabs += states.filter(({ settled }) => settled && open.includes(settled.date)).length;
      const daily = [...rows, ...open.map((date) => rollupOf(states, date))].map((given) => ({
        store,
        ...given,
      }));
      const read = await readTakings(database, store, range);
      expect(sumTakings(read.map(({ takings }) => takings))).toEqual(
        sumTakings(daily.map(({ takings }) => takings)),
      );
      for (const by of ['day', 'item', 'store'] as const) {
        expect(reportRows(read, by, NAMES)).toEqual(reportRows(daily, by, NAMES));
      }
      expect(heatMap(read)).toEqual(heatMap(daily));
    }),
    { seed: 20_261_122, numRuns: 40 },
  );
  // Else the open dates would have nothing to add up.
  expect(openTabs).toBeGreaterThan(100);
});
