import { plusDays, type BusinessDate } from '#domain/kernel/business-date.ts';
import type { AnyEntry, Entry } from '#domain/journal/entry.ts';
import type { RoomState } from '#domain/rooms/state.ts';
import { isOver } from '#domain/tabs/amounts.ts';
import { todayOf, write, type Core, type Memory } from '../core.ts';
import { deviceRow, readDevice } from '../device-rows.ts';
import { mergeWrites, type Writes } from '../project/commit.ts';
import { createMonths, type Months } from '../project/months.ts';
import { rebuildBooks } from '../project/rebuild.ts';
import { casesAfter, rollupOf, rowsOfStates, settledDates } from '../project/rows.ts';
import { closedRollups, rowsAfter } from '../project/take-in.ts';
import { foldDay } from './fold-day.ts';
import { foldRooms } from './fold-rooms.ts';
import { fetchBroken } from './load-day.ts';
import { createPast, type Past } from './past.ts';

/** Rows of tabs that are over are kept this long; older ones are in their date's segment. */
const KEEP_TAB_ROWS_DAYS = 35;
/** The rooms are kept as the newest dates left them, and as the first of each month did. */
const KEEP_CLOSINGS = 10;
const DAYS_AT_A_TIME = 8;

/** What is to be folded anew since segments changed, and how far that has come. */
interface Work {
  readonly memory: Memory;
  readonly past: Past;
  /** The dates whose segments changed. */
  readonly changed: readonly BusinessDate[];
  /** Their dates, and those that speak of a tab or shift that they speak of. */
  readonly dirty: ReadonlySet<BusinessDate>;
  /** Closed dates that are left to look at, oldest first. */
  readonly left: BusinessDate[];
  readonly months: Months;
  readonly keptClosings: ReadonlySet<BusinessDate>;
  /** The date after which the rooms are folded on. */
  readonly roomsOf: BusinessDate | '';
  /** The rooms after the dates that were looked at; null since they came out as they were. */
  rooms: readonly RoomState[] | null;
}

/**
 * Lets rows follow from the segments that changed: tabs and shifts of the dates concerned, their
 * rollups, the rooms from the first of them on, and then the live books. A few dates at a time under
 * the mutex, so that commands wait for no more; what was begun and not ended begins again.
 *
 * @param stored entries of dates that were written a moment ago, which needn't be read again.
 */
export async function foldChanged(
  core: Core,
  isWanted: () => boolean,
  stored?: ReadonlyMap<BusinessDate, readonly AnyEntry[]>,
): Promise<void> {
  let work: Work | null = null;
  for (let isMore = true; isMore && isWanted();) {
    isMore = await core.exclusive(async () => {
      const { memory } = core;
      if (!memory) return false;
      if (work?.memory !== memory) work = await beginWork(core, memory, stored);
      if (!work) return false;
      await foldSome(core, work);
      if (work.left.length > 0) return true;
      await endWork(core, work);
      return false;
    });
  }
}

/** The same at once, before anything else goes on. */
export async function foldAllChanged(core: Core, memory: Memory): Promise<void> {
  const work = await beginWork(core, memory);
  if (!work) return;
  while (work.left.length > 0) await foldSome(core, work);
  await endWork(core, work);
}

async function beginWork(
  core: Core,
  memory: Memory,
  stored?: ReadonlyMap<BusinessDate, readonly AnyEntry[]>,
): Promise<Work | null> {
  const { database } = core.ports;
  const { store } = memory.identity;
  const changed = ((await readDevice(database, 'toFold')) ?? []).toSorted();
  const [first] = changed;
  if (first === undefined) return null;
  const closed = (await database.segments.orderBy('date').primaryKeys()).map(([date]) => date);
  const dates = [...new Set(closed)];
  const dirty = new Set(changed);
  for (const span of await database.spans.toArray()) {
    if (span.dates.some((date) => changed.includes(date)))
      span.dates.forEach((date) => dirty.add(date));
  }
  const before = await database.closings.where('date').below(first).last();
  const roomsOf = before?.date ?? '';
  return {
    memory,
    past: createPast(database, store, memory.books, stored),
    changed,
    dirty,
    left: dates.filter((date) => dirty.has(date) || date > roomsOf),
    months: createMonths(database),
    keptClosings: closingsKept(dates),
    roomsOf,
    rooms: before?.rooms ?? [],
  };
}

function closingsKept(dates: readonly BusinessDate[]): ReadonlySet<BusinessDate> {
  const firsts = new Map(dates.toReversed().map((date) => [date.slice(0, 7), date]));
  return new Set([...firsts.values(), ...dates.slice(-KEEP_CLOSINGS)]);
}

async function foldSome(core: Core, work: Work): Promise<void> {
  const { left, dirty } = work;
  // Once the rooms came out as they were only tabs and shifts are left to fold.
  if (work.rooms === null) left.splice(0, Infinity, ...left.filter((date) => dirty.has(date)));
  const writes: Writes[] = [];
  for (let count = 0; count < DAYS_AT_A_TIME; count += 1) {
    work.past.ahead(left);
    const date = left.shift();
    const entries = date === undefined ? null : await work.past.entriesOf(date);
    if (date === undefined || !entries) continue;
    if (dirty.has(date)) writes.push(await rowsOfDate(core, work, date, entries));
    writes.push(await roomsAfterDate(core, work, date, entries));
  }
  const months = await work.months.after(writes.flatMap(({ rollups = [] }) => rollups));
  await fetchBroken(core, work.memory, work.past.broken);
  await write(core, mergeWrites([...writes, { months }]), 'relaxed');
}

async function rowsOfDate(
  core: Core,
  { memory, past }: Work,
  date: BusinessDate,
  entries: readonly Entry[],
): Promise<Writes> {
  const day = await foldDay(past, entries);
  const { tabs, shifts, cases } = rowsOfStates(day.tabs, day.shifts);
  const about = [...tabs.map(({ id }) => `tab:${id}`), ...shifts.map(({ id }) => `shift:${id}`)];
  const gone = casesAfter(memory.casesAbout, about, cases);
  const keepFrom = plusDays(todayOf(core, memory) ?? date, -KEEP_TAB_ROWS_DAYS);
  return {
    tabs: tabs.filter(
      (row) => row.date >= keepFrom || !isOver(row.state) || memory.casesAbout.has(`tab:${row.id}`),
    ),
    shifts,
    cases,
    rollups: [rollupOf(day.tabs, date)],
    remove: { cases: gone },
  };
}

/** The rooms as the date left them, kept for some dates; nothing once they are as they were. */
async function roomsAfterDate(
  core: Core,
  work: Work,
  date: BusinessDate,
  entries: readonly Entry[],
): Promise<Writes> {
  const { rooms, changed, keptClosings } = work;
  if (rooms === null || date <= work.roomsOf) return {};
  const after = foldRooms(rooms, entries);
  work.rooms = after;
  if (!keptClosings.has(date)) return {};
  const isPastChanges = date >= (changed.at(-1) ?? date);
  const known = isPastChanges ? await core.ports.database.closings.get(date) : undefined;
  if (known && JSON.stringify(known.rooms) === JSON.stringify(after)) {
    work.rooms = null;
    return {};
  }
  return { closings: [{ date, rooms: after }] };
}

async function endWork(core: Core, { memory, changed, keptClosings, months }: Work): Promise<void> {
  const { database } = core.ports;
  const toFold = (await readDevice(database, 'toFold')) ?? [];
  const left = toFold.filter((date) => !changed.includes(date));
  const closings = await database.closings.toCollection().primaryKeys();
  const remove = {
    tabs: await outdatedTabs(core, memory),
    closings: closings.filter((date) => !keptClosings.has(date)),
  };
  // What the open dates say of rooms, tabs and shifts of the closed ones comes on top.
  await rebuildBooks(core, memory);
  const keys = new Set(memory.books.keys());
  const rollups = await closedRollups(core, memory, settledDates(memory.books, keys));
  const device = [deviceRow('toFold', left)];
  const live = rowsAfter(memory, keys);
  const late = { rollups, months: await months.after(rollups) };
  await write(core, mergeWrites([live, late, { device, remove }]), 'relaxed');
}

/**
 * Tabs that are over and so old that their date's segment is where to look for them. Those that an
 * open date speaks of are put again in the same transaction.
 */
async function outdatedTabs(core: Core, memory: Memory): Promise<readonly string[]> {
  const today = todayOf(core, memory);
  if (today === null) return [];
  const old = await core.ports.database.tabs
    .where('[open+date]')
    .between([0, ''], [0, plusDays(today, -KEEP_TAB_ROWS_DAYS)])
    .primaryKeys();
  return old.filter((tab) => !memory.casesAbout.has(`tab:${tab}`));
}
