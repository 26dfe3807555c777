import { createBooks, type Books, type Checkpoint } from '#domain/books/books.ts';
import { aggregatesOf, keyOf, type AggregateKey } from '#domain/books/route.ts';
import { isKnown } from '#domain/journal/entry.ts';
import { plusDays, type BusinessDate } from '#domain/kernel/business-date.ts';
import type { ShiftId, StoreId, TabId } from '#domain/kernel/ids.ts';
import type { Database } from '../database.ts';
import { unpackSegment } from './segments.ts';

/** How long after a tab or shift began facts may still speak of it, days. */
export const LONGEST_DAYS = 10;

/**
 * Gives books the beginnings that they lack: a fact of a later date, as a case that was resolved,
 * speaks of a tab or shift that was over when its date closed and so is in no checkpoint. Without it
 * the fact would start a shell, and the shell's row would take the place of a settled tab's.
 *
 * @param before the date that is being folded; null for the open ones, after all closed dates.
 * @returns whether there was any.
 */
export async function restoreBeginnings(
  db: Database,
  books: Books,
  before: BusinessDate | null,
): Promise<boolean> {
  const tabs = books.tabs().filter(({ session }) => session === null);
  const shifts = books.shifts().filter(({ till }) => till === '');
  let isAny = false;
  const restore = async (key: AggregateKey, begun: BusinessDate): Promise<void> => {
    const checkpoint = await closedState(db, books.store, key, begun, before);
    if (!checkpoint) return;
    books.restore(checkpoint);
    isAny = true;
  };
  // A row may be a shell's itself, written before the beginning came from a tablet that was apart.
  for (const { tab, date } of tabs) {
    const row = await db.tabs.get(tab);
    const begun = row && row.state.session !== null ? row.date : plusDays(date, -LONGEST_DAYS);
    await restore(keyOf('tab', tab), begun);
  }
  for (const { shift, date } of shifts) {
    const row = await db.shifts.get(shift);
    const begun = row && row.state.till !== '' ? row.date : plusDays(date, -LONGEST_DAYS);
    await restore(keyOf('shift', shift), begun);
  }
  return isAny;
}

/** What the closed dates from `begun` on, before `before`, make of one tab or shift. */
async function closedState(
  db: Database,
  store: StoreId,
  key: AggregateKey,
  begun: BusinessDate,
  before: BusinessDate | null,
): Promise<Checkpoint | null> {
  const books = createBooks(store);
  const parts = await db.segments.where('date').aboveOrEqual(begun).toArray();
  for (const part of parts) {
    if (before !== null && part.date >= before) continue;
    const entries = (await unpackSegment(store, part)).filter(isKnown);
    books.add(entries.filter(({ fact }) => aggregatesOf(fact).includes(key)));
  }
  // The key names its kind, and the id after it.
  const id = key.slice(key.indexOf(':') + 1);
  const tab = key.startsWith('tab:') ? books.tab(id as TabId) : null;
  if (tab && tab.session !== null) return { key, kind: 'tab', state: tab };
  const shift = key.startsWith('shift:') ? books.shift(id as ShiftId) : null;
  return shift && shift.till !== '' ? { key, kind: 'shift', state: shift } : null;
}
