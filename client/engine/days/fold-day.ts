import { createBooks, type Books, type Checkpoint } from '#domain/books/books.ts';
import type { AnyEntry } from '#domain/journal/entry.ts';
import type { BusinessDate } from '#domain/kernel/business-date.ts';
import type { StoreId } from '#domain/kernel/ids.ts';
import type { TabState } from '#domain/tabs/state.ts';
import type { Database } from '../database.ts';
import type { Writes } from '../project/commit.ts';
import { isOver, rollupOf, rowsOf } from '../project/rows.ts';
import { restoreBeginnings } from './dropped.ts';
import { unpackSegment } from './segments.ts';

/** A closed date, folded alone from what was open when the date before it closed. */
export interface FoldedDay {
  readonly tabs: readonly TabState[];
  /** What was still open when it closed. */
  readonly closing: readonly Checkpoint[];
  /** What it brought, its cases, and its tabs and shifts that are over. */
  readonly rows: Writes;
  /** Whether facts of it speak of tabs or shifts that were over before it. */
  readonly isAboutEarlier: boolean;
}

export async function foldDay(
  db: Database,
  store: StoreId,
  date: BusinessDate,
  opening: readonly Checkpoint[],
  entries: readonly AnyEntry[],
): Promise<FoldedDay> {
  const { books, isAboutEarlier } = await booksOf(db, store, date, opening, entries);
  const tabs = books.tabs();
  // Rooms and what is still open are the live books' to write: they are about now.
  const { shifts, cases, tabs: tabRows } = rowsOf(books, books.keys());
  books.seal(date);
  const closing = books.snapshot().checkpoints;
  const rows = {
    rollups: [rollupOf(tabs, date, 1)],
    closings: [{ date, checkpoints: closing }],
    shifts: shifts.filter(({ state }) => state.closed !== null),
    cases,
    tabs: tabRows.filter(({ state }) => isOver(state)),
  };
  return { tabs, closing, rows, isAboutEarlier };
}

/** The books of one closed date, from what was open when the date before it closed. */
async function booksOf(
  db: Database,
  store: StoreId,
  date: BusinessDate,
  opening: readonly Checkpoint[],
  entries: readonly AnyEntry[],
): Promise<{ readonly books: Books; readonly isAboutEarlier: boolean }> {
  const books = createBooks(store);
  for (const checkpoint of opening) books.restore(checkpoint);
  books.add(entries);
  return { books, isAboutEarlier: await restoreBeginnings(db, books, date) };
}

/** What was open when the last known date before `date` closed. */
export async function openingOf(db: Database, date: BusinessDate): Promise<readonly Checkpoint[]> {
  const before = await db.closings.where('date').below(date).last();
  return before?.checkpoints ?? [];
}

/** All entries of a closed date; null when the date isn't on this tablet. */
export async function entriesOfClosed(
  db: Database,
  store: StoreId,
  date: BusinessDate,
): Promise<readonly AnyEntry[] | null> {
  const parts = await db.segments.where('date').equals(date).toArray();
  if (parts.length === 0) return null;
  return (await Promise.all(parts.map((part) => unpackSegment(store, part)))).flat();
}

/** Tabs of a closed date, from its segment; null when the date isn't on this tablet. */
export async function loadDay(
  db: Database,
  store: StoreId,
  date: BusinessDate,
): Promise<readonly TabState[] | null> {
  const entries = await entriesOfClosed(db, store, date);
  if (!entries) return null;
  const { books } = await booksOf(db, store, date, await openingOf(db, date), entries);
  return books.tabs();
}
