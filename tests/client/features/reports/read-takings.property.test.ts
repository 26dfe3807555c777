import fc from 'fast-check';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { expect, it } from 'vitest';

import { Database, type RollupRow } from '#client/engine/database.ts';
import { createMonths } from '#client/engine/project/months.ts';
import { heatMap } from '#client/features/reports/models/day-takings.ts';
import { reportRows } from '#client/features/reports/models/table.ts';
import { readTakings } from '#client/features/reports/read-takings.ts';
import { businessDate, plusDays } from '#domain/kernel/business-date.ts';
import { fen } from '#domain/kernel/fen.ts';
import { NO_TAKINGS, sumTakings } from '#domain/reports/takings.ts';
import { store } from '#tests/domain/support/store.ts';

const FIRST = businessDate('2025-11-17');
const NAMES = { tender: String, staff: String, store: String };

const rollup = (day: number, tabs: number, sealed: 0 | 1): RollupRow => ({
  date: plusDays(FIRST, day),
  sealed,
  takings: {
    ...NO_TAKINGS,
    tabs,
    dueFen: fen(tabs * 1_000),
    byItem: { [`item-${day % 3}`]: { name: 'Beer', count: tabs, fen: fen(tabs * 1_000) } },
    roomHours: { r1: { name: 'R1', minutes: [0, day % 60] } },
  },
});

/** Days that closed in any order, some of them twice; the newest may still be open. */
const past = fc.array(
  fc.record({ day: fc.nat({ max: 100 }), tabs: fc.nat({ max: 9 }), open: fc.boolean() }),
  { maxLength: 60, size: 'max' },
);

it('[RPT-1] by months and days come to the same as day by day, in any range', async () => {
  const database = new Database('encore', { indexedDB: new IDBFactory(), IDBKeyRange });
  const day = fc.nat({ max: 110 });
  await fc.assert(
    fc.asyncProperty(past, day, day, async (days, a, b) => {
      await Promise.all([database.rollups.clear(), database.months.clear()]);
      for (const { day: at, tabs, open } of days) {
        const row = rollup(at, tabs, open && at > 80 ? 0 : 1);
        const known = await database.rollups.get(row.date);
        if (known?.sealed === 1 && row.sealed === 0) continue;
        const months = row.sealed === 1 ? await createMonths(database).after([row]) : [];
        await database.rollups.put(row);
        await database.months.bulkPut([...months]);
      }
      const range = { from: plusDays(FIRST, Math.min(a, b)), to: plusDays(FIRST, Math.max(a, b)) };
      const { from, to } = range;
      const rows = await database.rollups.where('date').between(from, to, true, true).toArray();
      const daily = rows.map(({ date, takings }) => ({ store, date, takings }));
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
});
