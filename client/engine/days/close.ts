import type { Checkpoint } from '#domain/books/books.ts';
import { journalDoc, type AnyEntry } from '#domain/journal/entry.ts';
import { plusDays, type BusinessDate } from '#domain/kernel/business-date.ts';
import { todayOf, write, type Core, type Memory } from '../core.ts';
import type { DocRow } from '../database.ts';
import { deviceRow, readDevice } from '../device-rows.ts';
import { readNew } from '../journal/documents.ts';
import { mergeWrites, type Writes } from '../project/commit.ts';
import { rebuildBooks } from '../project/load.ts';
import { rowsAfter } from '../project/take-in.ts';
import { LONGEST_DAYS } from './dropped.ts';
import { entriesOfClosed, foldDay, openingOf } from './fold-day.ts';
import { packSegment } from './segments.ts';

/** Rows of tabs that are over are kept this long; older ones are in their date's segment. */
const KEEP_TAB_ROWS_DAYS = 35;
const DAYS_AT_A_TIME = 8;

/**
 * Writes a closed date: its segment, rollup and rows, and where the next date starts. The stored
 * updates of its document go; the date is never opened as a Yjs document again. Call within the mutex.
 */
export async function writeClosed(
  core: Core,
  memory: Memory,
  date: BusinessDate,
  entries: readonly AnyEntry[],
  more: Writes,
): Promise<void> {
  const { database } = core.ports;
  const { store } = memory.identity;
  const folded = await foldDay(database, store, date, await openingOf(database, date), entries);
  const today = todayOf(core) ?? date;
  const keepFrom = plusDays(today, -KEEP_TAB_ROWS_DAYS);
  const from = (await readDevice(database, 'refoldFrom')) ?? null;
  const isLast = (await database.closings.where('date').above(date).count()) === 0;
  await write(
    core,
    mergeWrites([
      date < keepFrom ? { ...folded.rows, tabs: [] } : folded.rows,
      {
        segments: [await packSegment(date, 0, entries)],
        device: [deviceRow('refoldFrom', from !== null && from < date ? from : date)],
        remove: { updatesOf: [journalDoc(store, date)] },
      },
      more,
    ]),
    // Only what the server has is closed, and a half-written transaction is none.
    'relaxed',
  );
  if (isLast) await rebuild(core, memory);
}

/** Closes an open date that the server holds whole; see {@link writeClosed}. */
export async function closeOpenDay(
  core: Core,
  memory: Memory,
  date: BusinessDate,
  doc: DocRow,
): Promise<void> {
  const day = memory.days.get(date);
  if (!day) return;
  day.read.clear();
  // A date that a clock put back opened once more has a segment already.
  const { store } = memory.identity;
  const held = (await entriesOfClosed(core.ports.database, store, date)) ?? [];
  const all = [...held, ...readNew(day).entries];
  const entries = [...new Map(all.map((entry) => [entry.id, entry])).values()];
  memory.days.delete(date);
  const { [date]: _closed, ...heads } = memory.log.heads;
  memory.log = { ...memory.log, heads };
  if (entries.length === 0) {
    await write(core, { device: [deviceRow('log', memory.log)], docs: [doc] }, 'relaxed');
    return;
  }
  const more = { docs: [doc], device: [deviceRow('log', memory.log)] };
  await writeClosed(core, memory, date, entries, more);
}

/**
 * Folds the closed dates after the first that changed anew, each from what was then open, until one
 * comes out as it was, some days on. A few dates at a time under the mutex, so that commands wait for no more.
 */
export async function refoldClosed(core: Core, isWanted: () => boolean): Promise<void> {
  const { database } = core.ports;
  let origin: BusinessDate | null = null;
  for (let isMore = true; isMore && isWanted();) {
    isMore = await core.exclusive(async () => {
      const from = (await readDevice(database, 'refoldFrom')) ?? null;
      const { memory } = core;
      if (from === null || !memory) return false;
      origin ??= from;
      const reached = await refoldAfter(core, memory, from, plusDays(origin, LONGEST_DAYS));
      if (reached === 'more') return true;
      const tabs = await outdatedTabs(core);
      await write(core, { device: [deviceRow('refoldFrom', null)], remove: { tabs } }, 'relaxed');
      // What the open dates say of tabs and shifts of the closed ones comes on top.
      await rebuild(core, memory);
      return false;
    });
  }
}

/**
 * Folds the next few dates after `from`.
 *
 * @param until up to this date facts may speak of tabs that were over at `from`, which no checkpoint
 * shows.
 * @returns `same` when one came out as it was, `end` when there is none left, else `more`.
 */
async function refoldAfter(
  core: Core,
  memory: Memory,
  from: BusinessDate,
  until: BusinessDate,
): Promise<'more' | 'same' | 'end'> {
  const { database } = core.ports;
  const { store } = memory.identity;
  const next = await database.closings.where('date').above(from).limit(DAYS_AT_A_TIME).toArray();
  const [first] = next;
  if (!first) return 'end';
  let opening = await openingOf(database, first.date);
  const writes: Writes[] = [];
  for (const { date, checkpoints } of next) {
    const entries = await entriesOfClosed(database, store, date);
    const folded = await foldDay(database, store, date, opening, entries ?? []);
    const { cases = [], closings = [], rollups = [] } = folded.rows;
    // Where nobody was there when the date began, its tabs stay as they were; unless a tab that was
    // is now over before it, and what the date has of it comes second.
    const isApart = opening.every(isIdleRoom) && !folded.isAboutEarlier;
    writes.push(isApart ? { cases, closings, rollups } : folded.rows);
    writes.push({ device: [deviceRow('refoldFrom', date)] });
    opening = folded.closing;
    if (date >= until && JSON.stringify(checkpoints) === JSON.stringify(opening)) {
      await write(core, mergeWrites(writes), 'relaxed');
      return 'same';
    }
  }
  await write(core, mergeWrites(writes), 'relaxed');
  return 'more';
}

const isIdleRoom = (checkpoint: Checkpoint): boolean =>
  checkpoint.kind === 'room' && checkpoint.state.occupants.length === 0;

/** Tabs that are over and so old that their date's segment is where to look for them. */
async function outdatedTabs(core: Core): Promise<readonly string[]> {
  const today = todayOf(core);
  if (today === null) return [];
  return core.ports.database.tabs
    .where('[open+date]')
    .between([0, ''], [0, plusDays(today, -KEEP_TAB_ROWS_DAYS)])
    .primaryKeys();
}

/** Folds the live books anew from the last closing, and writes all their rows. */
async function rebuild(core: Core, memory: Memory): Promise<void> {
  await rebuildBooks(core, memory);
  await write(core, rowsAfter(memory, new Set(memory.books.keys())), 'relaxed');
}
