import { groupEntries } from '#domain/books/groups.ts';
import { keyOf } from '#domain/books/route.ts';
import type { BusinessDate } from '#domain/kernel/business-date.ts';
import type { ShiftId, StoreId, TabId } from '#domain/kernel/ids.ts';
import { evolveShift } from '#domain/shifts/evolve.ts';
import type { ShiftState } from '#domain/shifts/state.ts';
import { evolveTab } from '#domain/tabs/evolve.ts';
import type { TabState } from '#domain/tabs/state.ts';
import type { Database } from '../database.ts';
import { createPast, type Past } from './past.ts';

/** The tabs and shifts that a closed date speaks of, each with all that any date says of it. */
export interface FoldedDay {
  readonly tabs: readonly TabState[];
  readonly shifts: readonly ShiftState[];
}

/** @returns null when the date isn't closed on this tablet. */
export async function foldDay(past: Past, date: BusinessDate): Promise<FoldedDay | null> {
  const entries = await past.entriesOf(date);
  if (!entries) return null;
  const groups = groupEntries(entries);
  const tabs: TabState[] = [];
  for (const [id, own] of groups.tab) {
    const state = (await past.whole(keyOf('tab', id), own)).reduce<TabState | null>(
      // The key's first word says of which kind the id is.
      (tab, entry) => evolveTab(tab, id as TabId, entry),
      null,
    );
    if (state) tabs.push(state);
  }
  const shifts: ShiftState[] = [];
  for (const [id, own] of groups.shift) {
    const state = (await past.whole(keyOf('shift', id), own)).reduce<ShiftState | null>(
      (shift, entry) => evolveShift(shift, id as ShiftId, entry),
      null,
    );
    if (state) shifts.push(state);
  }
  return { tabs, shifts };
}

/** Tabs that a closed date speaks of, from its segment; null when the date isn't on this tablet. */
export const loadDay = async (
  db: Database,
  store: StoreId,
  date: BusinessDate,
): Promise<readonly TabState[] | null> =>
  (await foldDay(createPast(db, store, null), date))?.tabs ?? null;
