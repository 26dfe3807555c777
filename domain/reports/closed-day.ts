import { createBooks, type Checkpoint } from '../books/books.ts';
import { compareEntries, isKnown, logName, type AnyEntry, type Entry } from '../journal/entry.ts';
import type { BusinessDate } from '../kernel/business-date.ts';
import type { StoreId } from '../kernel/ids.ts';
import { takingsOn, type Takings } from './takings.ts';

/** How far each log was counted when a day was closed: the last place counted, by the log's name. */
export type DayCut = Readonly<Record<string, number>>;

/** The cut that counts exactly these entries, as they are known when a day is closed. */
export function cutOf(entries: readonly AnyEntry[]): DayCut {
  const cut: Record<string, number> = {};
  for (const entry of entries) {
    const name = logName(entry);
    cut[name] = Math.max(cut[name] ?? -1, entry.seq);
  }
  return cut;
}

/** A business date as it was closed, and what came after from tablets that had been apart. */
export interface ClosedDay {
  readonly date: BusinessDate;
  /** What the day brought when it was closed. It never changes (DAY-4). */
  readonly closed: Takings;
  /** What chain reports count on this date: what came late included. */
  readonly withLate: Takings;
  /** The addendum, in journal order: each entry says who, on which device and when. */
  readonly late: readonly Entry[];
}

/** Where a day's entries belong. */
export interface DayPlace {
  readonly store: StoreId;
  readonly date: BusinessDate;
  /** Tabs and shifts that were open when the day began. */
  readonly base: readonly Checkpoint[];
}

/**
 * Reads a closed day: what its cut counted stays as it was, whatever arrives later, in any order.
 *
 * @param entries of this business date, in any order, repeats allowed.
 */
export function closedDay(place: DayPlace, entries: readonly AnyEntry[], cut: DayCut): ClosedDay {
  const isCounted = (entry: AnyEntry): boolean => entry.seq <= (cut[logName(entry)] ?? -1);
  const late = new Map(
    entries
      .filter(isKnown)
      .filter((entry) => !isCounted(entry))
      .map((entry) => [entry.id, entry]),
  );
  return {
    date: place.date,
    closed: takingsOf(place, entries.filter(isCounted)),
    withLate: takingsOf(place, entries),
    late: [...late.values()].sort(compareEntries),
  };
}

function takingsOf({ store, date, base }: DayPlace, entries: readonly AnyEntry[]): Takings {
  const books = createBooks(store);
  for (const checkpoint of base) books.restore(checkpoint);
  books.add(entries);
  return takingsOn(books.tabs(), date);
}
