import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { rollupAfter } from '#client/engine/project/day-takings.ts';
import { rollupOf } from '#client/engine/project/rows.ts';
import { createBooks } from '#domain/books/books.ts';
import { entriesOf, play, scenario } from '#tests/domain/support/history.ts';
import { propertyRuns } from '#tests/domain/support/runs.ts';
import { friday, store } from '#tests/domain/support/store.ts';

describe("an open day's takings", () => {
  it('[DAY-3] accumulated as facts come are the sum of its tabs, whatever the order', () => {
    const settled = { count: 0 };
    fc.assert(
      fc.property(
        scenario,
        fc.infiniteStream(fc.nat(999)),
        fc.integer({ min: 1, max: 9 }),
        (evening, order, batch) => {
          const entries = entriesOf(play(evening, true));
          const keys = [...order.take(entries.length)];
          const shuffled = entries
            .map((entry, index) => ({ entry, key: keys[index] ?? 0 }))
            .toSorted((a, b) => a.key - b.key)
            .map(({ entry }) => entry);
          const books = createBooks(store);
          for (let from = 0; from < shuffled.length; from += batch) {
            const changed = books.add(shuffled.slice(from, from + batch));
            const rollup = rollupAfter(books, friday, changed);
            expect(rollup).toEqual(rollupOf(books.tabs(), friday, 0));
            settled.count += rollup.takings.tabs;
          }
        },
      ),
      propertyRuns(60),
    );
    // Else the evenings would have nothing to add up.
    expect(settled.count).toBeGreaterThan(100);
  });
});
