import type { Checkpoint } from '#domain/books/books.ts';
import { aggregatesOf, keyOf, splitKey, type AggregateKey } from '#domain/books/route.ts';
import { isKnown, type AnyEntry } from '#domain/journal/entry.ts';
import type { Fact } from '#domain/journal/facts.ts';
import type { ShiftId, TabId } from '#domain/kernel/ids.ts';
import type { Core, Memory } from '../core.ts';
import type { Writes } from './commit.ts';
import { rollupAfter } from './day-takings.ts';
import { rowsOf, settledDates } from './rows.ts';

/**
 * Folds entries into the books and gives the rows that follow, for the transaction that stores the
 * entries themselves. Call within the mutex; when that transaction fails, recover.
 */
export async function takeIn(
  core: Core,
  memory: Memory,
  entries: readonly AnyEntry[],
): Promise<Writes> {
  const facts = entries.filter(isKnown).map(({ fact }) => fact);
  const begun = new Set(facts.flatMap(beginningOf));
  const keys = facts.flatMap((fact) => aggregatesOf(fact)).filter((key) => !begun.has(key));
  await restoreDropped(core, memory, keys);
  return rowsAfter(memory, memory.books.add(entries));
}

/** The aggregate that begins with a fact: no closed day can have left it behind. */
const beginningOf = (fact: Fact): readonly AggregateKey[] =>
  fact.type === 'RoomSessionOpened'
    ? [keyOf('tab', fact.tab)]
    : fact.type === 'ShiftOpened'
      ? [keyOf('shift', fact.shift)]
      : [];

/** The rows of aggregates that changed, and the rollups of the dates they count on. */
export function rowsAfter(memory: Memory, keys: ReadonlySet<AggregateKey>): Writes {
  const { books, casesAbout, days } = memory;
  const rows = rowsOf(books, keys);
  // Of a closed date the books hold no more than what was asked about again (DAY-4).
  const dates = [...settledDates(books, keys)].filter((date) => days.has(date));
  const rollups = dates.map((date) => rollupAfter(books, date, keys));
  const found = new Set(rows.cases.map(({ id }) => id));
  const gone: string[] = [];
  for (const key of keys) {
    const now = rows.cases.filter(({ about }) => about === key).map(({ id }) => id);
    gone.push(...(casesAbout.get(key) ?? []).filter((id) => !found.has(id)));
    if (now.length > 0) casesAbout.set(key, now);
    else casesAbout.delete(key);
  }
  return { ...rows, rollups, remove: { cases: gone } };
}

/**
 * Brings tabs and shifts that a closed day left behind back into the books, from their rows, before
 * an entry or a command about them is folded or decided.
 */
export async function restoreDropped(
  core: Core,
  memory: Memory,
  keys: Iterable<AggregateKey>,
): Promise<void> {
  for (const key of new Set(keys)) {
    const checkpoint = await droppedCheckpoint(core, memory, key);
    if (checkpoint) memory.books.restore(checkpoint);
  }
}

async function droppedCheckpoint(
  core: Core,
  { books, days }: Memory,
  key: AggregateKey,
): Promise<Checkpoint | null> {
  const { database } = core.ports;
  const { kind, id } = splitKey(key);
  if (kind === 'tab' && !books.tab(id as TabId)) {
    const row = await database.tabs.get(id as TabId);
    // A row of a date that is open here follows from entries that will be folded again.
    return row && !days.has(row.date) ? { key, kind, state: row.state } : null;
  }
  if (kind === 'shift' && !books.shift(id as ShiftId)) {
    const row = await database.shifts.get(id as ShiftId);
    return row && !days.has(row.date) ? { key, kind, state: row.state } : null;
  }
  return null;
}
