import type { Books } from '#domain/books/books.ts';
import { keyOf, type AggregateKey } from '#domain/books/route.ts';
import type { BusinessDate } from '#domain/kernel/business-date.ts';
import type { Database } from '../database.ts';
import { createPast } from './past.ts';

/**
 * Gives books of the open dates what the closed ones say of the same tabs and shifts, and of those
 * that are still open.
 */
export async function recallOpen(
  db: Database,
  books: Books,
  days: ReadonlyMap<BusinessDate, unknown>,
): Promise<void> {
  const past = createPast(db, books.store, null);
  for (const key of await keysToRecall(db, books, days)) books.recall(key, await past.about(key));
}

async function keysToRecall(
  db: Database,
  books: Books,
  days: ReadonlyMap<BusinessDate, unknown>,
): Promise<ReadonlySet<AggregateKey>> {
  const spanning = new Set((await db.spans.toArray()).map(({ key }) => key));
  const isLacking = (key: AggregateKey, hasBegun: boolean): boolean =>
    !hasBegun || spanning.has(key);
  const tabs = books
    .tabs()
    .map(({ tab, session }) => [keyOf('tab', tab), session !== null] as const);
  const shifts = books
    .shifts()
    .map(({ shift, till }) => [keyOf('shift', shift), till !== ''] as const);
  const openTabs = await db.tabs.where('[open+date]').between([1, ''], [1, '\uffff']).toArray();
  const openShifts = await db.shifts
    .where('[open+device]')
    .between([1, ''], [1, '\uffff'])
    .toArray();
  return new Set([
    ...[...tabs, ...shifts]
      .filter(([key, hasBegun]) => isLacking(key, hasBegun))
      .map(([key]) => key),
    ...openTabs.filter(({ date }) => !days.has(date)).map(({ id }) => keyOf('tab', id)),
    ...openShifts.filter(({ date }) => !days.has(date)).map(({ id }) => keyOf('shift', id)),
  ]);
}
