import { groupEntries } from '#domain/books/groups.ts';
import { keyOf } from '#domain/books/route.ts';
import type { Entry } from '#domain/journal/entry.ts';
import type { ShiftId, TabId } from '#domain/kernel/ids.ts';
import { evolveShift } from '#domain/shifts/evolve.ts';
import type { ShiftState } from '#domain/shifts/state.ts';
import { evolveTab } from '#domain/tabs/evolve.ts';
import type { TabState } from '#domain/tabs/state.ts';
import type { Past } from './past.ts';

/** The tabs and shifts that a closed date speaks of, each with all that any date says of it. */
export interface FoldedDay {
  readonly tabs: readonly TabState[];
  readonly shifts: readonly ShiftState[];
}

/** @param entries of the date, in journal order. */
export async function foldDay(past: Past, entries: readonly Entry[]): Promise<FoldedDay> {
  const { tab: tabEntries, shift: shiftEntries } = groupEntries(entries);
  const spanning = await past.spanning();
  const tabs: TabState[] = [];
  for (const [id, own] of tabEntries) {
    const key = keyOf('tab', id);
    let state: TabState | null = null;
    const all = spanning.has(key) ? await spanning.whole(key, own) : own;
    // The group's kind says of which kind the id is.
    for (const entry of all) state = evolveTab(state, id as TabId, entry);
    if (state) tabs.push(state);
  }
  const shifts: ShiftState[] = [];
  for (const [id, own] of shiftEntries) {
    const key = keyOf('shift', id);
    let state: ShiftState | null = null;
    const all = spanning.has(key) ? await spanning.whole(key, own) : own;
    for (const entry of all) state = evolveShift(state, id as ShiftId, entry);
    if (state) shifts.push(state);
  }
  return { tabs, shifts };
}
