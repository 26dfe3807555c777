import type { Books } from '#domain/books/books.ts';
import { splitKey, type AggregateKey } from '#domain/books/route.ts';
import { casesOfRoom, casesOfTab } from '#domain/cases/find.ts';
import type { Case } from '#domain/cases/case.ts';
import type { BusinessDate } from '#domain/kernel/business-date.ts';
import type { PrintJobId, RoomId, ShiftId, TabId } from '#domain/kernel/ids.ts';
import { takingsOn } from '#domain/reports/takings.ts';
import type { ShiftState } from '#domain/shifts/state.ts';
import { isOver } from '#domain/tabs/amounts.ts';
import type { TabState } from '#domain/tabs/state.ts';
import type { PrintJobState } from '#domain/printing/state.ts';
import { copyId } from '#domain/printing/state.ts';
import type {
  CaseRow,
  HubPrintRow,
  PrintRow,
  RollupRow,
  RoomRow,
  ShiftRow,
  TabRow,
} from '../database.ts';

/** The rows of aggregates, as screens read them. */
export interface AggregateRows {
  readonly rooms: readonly RoomRow[];
  readonly tabs: readonly TabRow[];
  readonly shifts: readonly ShiftRow[];
  readonly cases: readonly CaseRow[];
  readonly prints: readonly PrintRow[];
}

/** @param hubPrints what the hub said of copies on its printers, by {@link HubPrintRow.id}. */
export function rowsOf(
  books: Books,
  keys: Iterable<AggregateKey>,
  hubPrints: ReadonlyMap<string, HubPrintRow>,
): AggregateRows {
  const rooms: RoomRow[] = [];
  const tabs: TabState[] = [];
  const shifts: ShiftState[] = [];
  const cases: CaseRow[] = [];
  const prints: PrintRow[] = [];
  for (const key of keys) {
    const { kind, id } = splitKey(key);
    // The key's kind says which kind of id it holds.
    if (kind === 'room') {
      const state = books.room(id as RoomId);
      rooms.push({ id: state.room, state });
      cases.push(...casesOfRoom(state).map(caseRow));
    } else if (kind === 'tab') {
      const state = books.tab(id as TabId);
      if (state) tabs.push(state);
    } else if (kind === 'shift') {
      const state = books.shift(id as ShiftId);
      if (state) shifts.push(state);
    } else if (kind === 'print') {
      const state = books.print(id as PrintJobId);
      if (state) prints.push(printRow(state, hubPrints));
    }
  }
  const states = rowsOfStates(tabs, shifts);
  return { ...states, rooms, prints, cases: [...cases, ...states.cases] };
}

/** The rows of tabs and shifts, with the cases that the tabs raise. */
export const rowsOfStates = (
  tabs: readonly TabState[],
  shifts: readonly ShiftState[],
): Omit<AggregateRows, 'rooms' | 'prints'> => ({
  tabs: tabs.map(tabRow),
  shifts: shifts.map(shiftRow),
  cases: tabs.flatMap(casesOfTab).map(caseRow),
});

/**
 * Notes the cases that aggregates raise now.
 *
 * @returns the ids of those that they raised before and raise no more.
 */
export function casesAfter(
  casesAbout: Map<string, readonly string[]>,
  about: Iterable<string>,
  cases: readonly CaseRow[],
): readonly string[] {
  const found = new Set(cases.map(({ id }) => id));
  const gone: string[] = [];
  for (const key of about) {
    const now = cases.filter((row) => row.about === key).map(({ id }) => id);
    gone.push(...(casesAbout.get(key) ?? []).filter((id) => !found.has(id)));
    if (now.length > 0) casesAbout.set(key, now);
    else casesAbout.delete(key);
  }
  return gone;
}

export const tabRow = (state: TabState): TabRow => ({
  id: state.tab,
  date: state.date,
  open: isOver(state) ? 0 : 1,
  room: state.stays.at(-1)?.room.id ?? '',
  ...(state.settled ? { settledOn: state.settled.date } : {}),
  state,
});

const shiftRow = (state: ShiftState): ShiftRow => ({
  id: state.shift,
  date: state.date,
  open: state.closed ? 0 : 1,
  device: state.device,
  state,
});

/** A job that the hub knows to be over waits for nobody, though its fact is still to come. */
export const printRow = (
  state: PrintJobState,
  hubPrints: ReadonlyMap<string, HubPrintRow>,
): PrintRow => ({
  id: state.job,
  date: state.date,
  open: state.ended || hubPrints.get(copyId(state.job, state.copy))?.state === 'ended' ? 0 : 1,
  tab: state.tab ?? '',
  printer: state.printer,
  state,
});

const caseRow = (found: Case): CaseRow => ({
  id: found.id,
  kind: found.kind,
  about: found.about,
  open: found.resolved ? 0 : 1,
  at: found.at,
  details: found,
});

/** What the tabs settled on a business date brought. */
export const rollupOf = (tabs: Iterable<TabState>, date: BusinessDate): RollupRow => ({
  date,
  takings: takingsOn(tabs, date),
});

/** The business dates whose takings may differ since these aggregates changed. */
export function settledDates(
  books: Books,
  keys: Iterable<AggregateKey>,
): ReadonlySet<BusinessDate> {
  const dates = new Set<BusinessDate>();
  for (const key of keys) {
    const { kind, id } = splitKey(key);
    const tab = kind === 'tab' ? books.tab(id as TabId) : null;
    // A late settlement that comes before the one that stood moves the tab to another date.
    for (const settlement of [tab?.settled, ...(tab?.settledAgain ?? [])]) {
      if (settlement) dates.add(settlement.date);
    }
  }
  return dates;
}
