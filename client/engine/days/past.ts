import type { Books } from '#domain/books/books.ts';
import { inOrder, mergeEntries } from '#domain/books/groups.ts';
import { aggregatesOf, type AggregateKey } from '#domain/books/route.ts';
import { isKnown, type AnyEntry, type Entry } from '#domain/journal/entry.ts';
import type { BusinessDate } from '#domain/kernel/business-date.ts';
import type { StoreId } from '#domain/kernel/ids.ts';
import type { Database, SegmentRow } from '../database.ts';
import { BrokenSegmentError, segmentsOf, unpackSegment } from './segments.ts';
import { datesAbout } from './spans.ts';

/** Dates whose entries are kept unpacked while a piece of work goes on. */
const DATES_KEPT = 16;
/** Dates that are read together when many are to be folded one after another. */
const DATES_AHEAD = 8;

/**
 * The closed dates as they lie on this tablet, for one piece of work: what it has read it doesn't
 * read again.
 */
export interface Past {
  readonly store: StoreId;
  /** What folds understand of a date, in journal order; null when it isn't closed here. */
  readonly entriesOf: (date: BusinessDate) => Promise<readonly Entry[] | null>;
  /** Begins to read the first of these dates, which will be asked for next. */
  readonly ahead: (dates: readonly BusinessDate[]) => void;
  /** All that the closed dates say of one tab or shift, in journal order. */
  readonly about: (key: AggregateKey) => Promise<readonly Entry[]>;
  /**
   * The tabs and shifts that more than one date speaks of, open dates included.
   */
  readonly spanning: () => Promise<Spanning>;
  /** Dates whose stored bytes are broken: they count as not being here, and are to be fetched again. */
  readonly broken: ReadonlySet<BusinessDate>;
}

export interface Spanning {
  /** Whether other dates than one speak of it. */
  readonly has: (key: AggregateKey) => boolean;
  /** All entries of it, `own` included, in journal order. */
  readonly whole: (key: AggregateKey, own: readonly Entry[]) => Promise<readonly Entry[]>;
}

/**
 * @param books the live ones, which hold what the open dates say; null to leave these out.
 * @param stored entries of dates that were written a moment ago, which needn't be read again.
 */
export function createPast(
  db: Database,
  store: StoreId,
  books: Books | null,
  stored: ReadonlyMap<BusinessDate, readonly AnyEntry[]> = new Map(),
): Past {
  const kept = new Map<BusinessDate, Promise<readonly Entry[] | null>>();
  const broken = new Set<BusinessDate>();
  let spanning: Promise<Spanning> | null = null;

  const unpack = async (row: SegmentRow | undefined): Promise<readonly Entry[] | null> => {
    try {
      return row ? (await unpackSegment(store, row)).filter(isKnown) : null;
    } catch (cause) {
      if (!(cause instanceof BrokenSegmentError) || !row) throw cause;
      broken.add(row.date);
      return null;
    }
  };
  const load = (dates: readonly BusinessDate[]): void => {
    const rows = segmentsOf(db, dates);
    for (const [index, date] of dates.entries()) {
      const [oldest] = kept.keys();
      if (oldest !== undefined && kept.size >= DATES_KEPT) kept.delete(oldest);
      const entries = rows.then((all) => unpack(all[index]));
      // Who asks for it hears of a disk that fails; one that was read ahead may never be asked for.
      entries.catch(() => undefined);
      kept.set(date, entries);
    }
  };
  const entriesOf = async (date: BusinessDate): Promise<readonly Entry[] | null> => {
    const entries = stored.get(date);
    if (entries) return inOrder(entries.filter(isKnown));
    if (!kept.has(date)) load([date]);
    return kept.get(date) ?? null;
  };
  const aboutOn = async (
    key: AggregateKey,
    dates: readonly BusinessDate[],
  ): Promise<readonly (readonly Entry[])[]> => {
    const lists: (readonly Entry[])[] = [];
    for (const date of dates) {
      const entries = (await entriesOf(date)) ?? [];
      lists.push(entries.filter(({ fact }) => aggregatesOf(fact).includes(key)));
    }
    return lists;
  };
  const loadSpanning = async (): Promise<Spanning> => {
    const spans = new Map((await db.spans.toArray()).map(({ key, dates }) => [key, dates]));
    const liveOf = (key: AggregateKey): readonly Entry[] => books?.entriesOf(key) ?? [];
    return {
      has: (key) => spans.has(key) || liveOf(key).length > 0,
      whole: async (key, own) =>
        mergeEntries([own, ...(await aboutOn(key, spans.get(key) ?? [])), liveOf(key)]),
    };
  };
  return {
    store,
    broken,
    entriesOf,
    ahead(dates) {
      const next = dates
        .slice(0, DATES_AHEAD)
        .filter((date) => !kept.has(date) && !stored.has(date));
      if (next.length > DATES_AHEAD / 2) load(next);
    },
    about: async (key) => mergeEntries(await aboutOn(key, await datesAbout(db, key))),
    spanning: () => (spanning ??= loadSpanning()),
  };
}
