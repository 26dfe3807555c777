import fc from 'fast-check';
import { expect, it } from 'vitest';

import { spansAfter, type Mentions } from '#client/engine/days/spans.ts';
import type { AggregateKey } from '#domain/books/route.ts';
import { businessDate, plusDays, type BusinessDate } from '#domain/kernel/business-date.ts';
import { propertyRuns } from '#tests/domain/support/runs.ts';

import { createDisk } from './support/disk.ts';

type Day = readonly [BusinessDate, Mentions];

const FIRST = businessDate('2026-11-01');
const dateOf = (day: number): BusinessDate => plusDays(FIRST, day);

/** Tabs by the day on which they begin, and the other days that speak of them. */
const tabs = fc.array(
  fc.record({
    begun: fc.integer({ min: 0, max: 6 }),
    later: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { maxLength: 3 }),
  }),
  { maxLength: 6 },
);

type Tabs = readonly { readonly begun: number; readonly later: readonly number[] }[];

const keyAt = (index: number): AggregateKey => `tab:t${index}`;

const daysOf = (all: Tabs): readonly Day[] =>
  Array.from({ length: 7 }, (_, day): Day => {
    const keys = all.map((tab, index) => ({ tab, key: keyAt(index) }));
    const begun = keys.filter(({ tab }) => tab.begun === day).map(({ key }) => key);
    const foreign = keys
      .filter(({ tab }) => tab.begun !== day && tab.later.includes(day))
      .map(({ key }) => key);
    return [dateOf(day), { begun, foreign }];
  });

/** The tabs that more than the date of their beginning speaks of, with all dates. */
const expected = (all: Tabs) =>
  all.flatMap(({ begun, later }, index) => {
    const dates = [...new Set([begun, ...later])].map(dateOf).toSorted();
    return dates.length > 1 ? [{ key: keyAt(index), dates }] : [];
  });

it('[ENG-12] knows which dates speak of a tab, in whatever order and number they are closed', async () => {
  const order = fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6], { minLength: 7 });
  const sizes = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 7, maxLength: 7 });
  await fc.assert(
    fc.asyncProperty(tabs, order, sizes, async (all, days, batches) => {
      const { database } = createDisk().open();
      const left = days.map((day) => daysOf(all)[day] ?? expect.fail());
      for (const size of batches) {
        const batch = left.splice(0, size);
        await database.spans.bulkPut([...(await spansAfter(database, batch))]);
        const rest = { part: 0, bytes: new Uint8Array(), digest: '', entries: 0 } as const;
        await database.segments.bulkPut(
          batch.map(([date, { begun }]) => ({ ...rest, date, begun: [...begun] })),
        );
      }
      expect(await database.spans.orderBy('key').toArray()).toEqual(expected(all));
      database.close();
    }),
    propertyRuns(40),
  );
});
