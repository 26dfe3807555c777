import type { Books } from '#domain/books/books.ts';
import { splitKey, type AggregateKey } from '#domain/books/route.ts';
import type { BusinessDate } from '#domain/kernel/business-date.ts';
import type { TabId } from '#domain/kernel/ids.ts';
import { sumTakings, takingsOfTab, type Takings } from '#domain/reports/takings.ts';
import type { TabState } from '#domain/tabs/state.ts';
import type { RollupRow } from '../database.ts';

/** The sum of the tabs settled on a date, and which they are. */
interface Counted {
  readonly tabs: ReadonlySet<TabId>;
  readonly takings: Takings;
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
  const next =
    !before || changed.some(({ tab }) => before.tabs.has(tab))
      ? count(EMPTY, books.tabs(), date)
      : count(before, changed, date);
  days.set(date, next);
  return { date, takings: next.takings, sealed: 0 };
}

const EMPTY: Counted = { tabs: new Set(), takings: sumTakings([]) };

function count(before: Counted, tabs: readonly TabState[], date: BusinessDate): Counted {
  const settled = tabs.filter((tab) => tab.settled?.date === date);
  return {
    tabs: new Set([...before.tabs, ...settled.map(({ tab }) => tab)]),
    takings: sumTakings([before.takings, ...settled.map(takingsOfTab)]),
  };
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
