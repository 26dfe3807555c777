import type { Books } from '#domain/books/books.ts';
import { splitKey, type AggregateKey } from '#domain/books/route.ts';
import type { BusinessDate } from '#domain/kernel/business-date.ts';
import type { TabId } from '#domain/kernel/ids.ts';
import { createTakingsSum, type TakingsSum } from '#domain/reports/takings.ts';
import type { TabState } from '#domain/tabs/state.ts';
import type { RollupRow } from '../database.ts';

/** The sum of the tabs settled on a date, which goes on, and which they are. */
interface Counted {
  readonly tabs: Set<TabId>;
  readonly sum: TakingsSum;
}

/** By the books that they follow from: books that are folded anew are counted anew. */
const counted = new WeakMap<Books, Map<BusinessDate, Counted>>();

/**
 * What the tabs settled on an open date brought, after `keys` changed: all changes of the books must
 * come by here. A settlement is added to the sum that was; only when a tab that is in it already has
 * changed are all tabs of the date counted again, so that a settlement late in the evening takes no
 * longer than the first.
 */
export function rollupAfter(
  books: Books,
  date: BusinessDate,
  keys: Iterable<AggregateKey>,
): RollupRow {
  const days = counted.get(books) ?? new Map<BusinessDate, Counted>();
  counted.set(books, days);
  const before = days.get(date);
  const changed = tabsOf(books, keys);
  const isNew = !before || changed.some(({ tab }) => before.tabs.has(tab));
  const day = isNew ? { tabs: new Set<TabId>(), sum: createTakingsSum() } : before;
  days.set(date, day);
  for (const tab of isNew ? books.tabs() : changed) {
    if (tab.settled?.date !== date) continue;
    day.tabs.add(tab.tab);
    day.sum.addTab(tab);
  }
  return { date, takings: day.sum.total(), sealed: 0 };
}

function tabsOf(books: Books, keys: Iterable<AggregateKey>): readonly TabState[] {
  const tabs: TabState[] = [];
  for (const key of keys) {
    const { kind, id } = splitKey(key);
    const tab = kind === 'tab' ? books.tab(id as TabId) : null;
    if (tab) tabs.push(tab);
  }
  return tabs;
}
