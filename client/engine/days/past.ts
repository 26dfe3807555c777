import type { Books } from '#domain/books/books.ts';
import { inOrder, mergeEntries } from '#domain/books/groups.ts';
import { aggregatesOf, type AggregateKey } from '#domain/books/route.ts';
import { isKnown, type Entry } from '#domain/journal/entry.ts';
import type { BusinessDate } from '#domain/kernel/business-date.ts';
import type { StoreId } from '#domain/kernel/ids.ts';
import type { Database } from '../database.ts';
import { entriesOfClosed } from './segments.ts';
import { datesAbout } from './spans.ts';

/** Dates whose entries are kept unpacked while a piece of work goes on. */
const DATES_KEPT = 16;

/**
 * The closed dates as they lie on this tablet, for one piece of work under the mutex: what it has read
 * it doesn't read again.
 */
export interface Past {
  readonly store: StoreId;
  /** What folds understand of a date, in journal order; null when it isn't closed here. */
  readonly entriesOf: (date: BusinessDate) => Promise<readonly Entry[] | null>;
  /** All that the closed dates say of one tab or shift, in journal order. */
  readonly about: (key: AggregateKey) => Promise<readonly Entry[]>;
  /**
   * All that closed and open dates say of one tab or shift, `own` included, which are all those of
   * one date. The same as `own` for one that speaks of no other date.
   */
  readonly whole: (key: AggregateKey, own: readonly Entry[]) => Promise<readonly Entry[]>;
}

/** @param books the live ones, which hold what the open dates say; null to leave these out. */
export function createPast(db: Database, store: StoreId, books: Books | null): Past {
  const kept = new Map<BusinessDate, readonly Entry[]>();
  let spans: Promise<ReadonlyMap<AggregateKey, readonly BusinessDate[]>> | null = null;
  const loadSpans = async () =>
    new Map((await db.spans.toArray()).map(({ key, dates }) => [key, dates]));

  const entriesOf = async (date: BusinessDate): Promise<readonly Entry[] | null> => {
    const known = kept.get(date);
    if (known) return known;
    const stored = await entriesOfClosed(db, store, date);
    if (!stored) return null;
    const entries = inOrder(stored.filter(isKnown));
    const [oldest] = kept.keys();
    if (oldest !== undefined && kept.size >= DATES_KEPT) kept.delete(oldest);
    kept.set(date, entries);
    return entries;
  };
  const aboutOn = async (
    key: AggregateKey,
    dates: readonly BusinessDate[],
  ): Promise<readonly Entry[]> => {
    const lists: (readonly Entry[])[] = [];
    for (const date of dates) {
      const entries = (await entriesOf(date)) ?? [];
      lists.push(entries.filter(({ fact }) => aggregatesOf(fact).includes(key)));
    }
    return mergeEntries(lists);
  };
  return {
    store,
    entriesOf,
    about: async (key) => aboutOn(key, await datesAbout(db, key)),
    async whole(key, own) {
      spans ??= loadSpans();
      const dates = (await spans).get(key);
      const live = books?.entriesOf(key) ?? [];
      if (!dates && live.length === 0) return own;
      return mergeEntries([own, dates ? await aboutOn(key, dates) : [], live]);
    },
  };
}
