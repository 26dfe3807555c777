import { aggregatesOf, keyOf, splitKey, type AggregateKey } from '#domain/books/route.ts';
import { isKnown, type AnyEntry } from '#domain/journal/entry.ts';
import type { Fact } from '#domain/journal/facts.ts';
import type { BusinessDate } from '#domain/kernel/business-date.ts';
import type { ShiftId, TabId } from '#domain/kernel/ids.ts';
import { takingsOfTab } from '#domain/reports/takings.ts';
import type { Core, Memory } from '../core.ts';
import type { RollupRow } from '../database.ts';
import { foldDay } from '../days/fold-day.ts';
import { createPast } from '../days/past.ts';
import { mergeWrites, type Writes } from './commit.ts';
import { createMonths } from './months.ts';
import { casesAfter, rollupOf, rowsOf, settledDates } from './rows.ts';

/**
 * Folds entries into the books and gives the rows that follow, for the transaction that stores the
 * entries themselves. Call within the mutex; when that transaction fails, recover.
 */
export async function takeIn(
  core: Core,
  memory: Memory,
  entries: readonly AnyEntry[],
): Promise<Writes> {
  const { books } = memory;
  const facts = entries.filter(isKnown).map(({ fact }) => fact);
  const begun = new Set(facts.flatMap(beginningOf));
  const keys = facts.flatMap((fact) => aggregatesOf(fact)).filter((key) => !begun.has(key));
  await recallClosed(core, memory, keys);
  const before = new Map(keys.map((key) => [key, closedTakings(memory, key)]));
  const changed = books.add(entries);
  const counted = [...before]
    .filter(([key, takings]) => takings !== closedTakings(memory, key))
    .map(([key]) => key);
  const late = await closedRollups(core, memory, settledDates(books, counted));
  const months = await createMonths(core.ports.database).after(late);
  return mergeWrites([rowsAfter(memory, changed), { rollups: late, months }]);
}

/** The aggregate that begins with a fact: no closed day can have left it behind. */
const beginningOf = (fact: Fact): readonly AggregateKey[] =>
  fact.type === 'RoomSessionOpened'
    ? [keyOf('tab', fact.tab)]
    : fact.type === 'ShiftOpened'
      ? [keyOf('shift', fact.shift)]
      : [];

/** The rows of aggregates that changed. */
export function rowsAfter(memory: Memory, keys: ReadonlySet<AggregateKey>): Writes {
  const { books, casesAbout, hubPrints } = memory;
  const rows = rowsOf(books, keys, hubPrints);
  const gone = casesAfter(casesAbout, keys, rows.cases);
  return { ...rows, remove: { cases: gone } };
}

/**
 * Gives the books what the closed dates say of tabs and shifts that they don't hold, before an entry
 * or a command about them is folded or decided.
 */
export async function recallClosed(
  core: Core,
  { books }: Memory,
  keys: Iterable<AggregateKey>,
): Promise<void> {
  const past = createPast(core.ports.database, books.store, null);
  for (const key of new Set(keys)) {
    const { kind, id } = splitKey(key);
    // The key's kind says which kind of id it holds.
    const isLacking =
      (kind === 'tab' && !books.tab(id as TabId)) ||
      (kind === 'shift' && !books.shift(id as ShiftId));
    if (isLacking) books.recall(key, await past.about(key));
  }
}

/** What a tab counts for on a closed date, as text; empty for one that counts on none. */
function closedTakings({ books, days }: Memory, key: AggregateKey): string {
  const { kind, id } = splitKey(key);
  // The key's kind says which kind of id it holds.
  const tab = kind === 'tab' ? books.tab(id as TabId) : null;
  if (!tab?.settled || days.has(tab.settled.date)) return '';
  return JSON.stringify([tab.settled.date, takingsOfTab(tab)]);
}

/**
 * The rollups of those dates that are closed: a tab counts on the date that it was settled on, also
 * with what open dates say of it.
 */
export async function closedRollups(
  core: Core,
  { books, days }: Memory,
  dates: ReadonlySet<BusinessDate>,
): Promise<readonly RollupRow[]> {
  const past = createPast(core.ports.database, books.store, books);
  const rows: RollupRow[] = [];
  for (const date of dates) {
    const entries = days.has(date) ? null : await past.entriesOf(date);
    if (entries) rows.push(rollupOf((await foldDay(past, entries)).tabs, date));
  }
  return rows;
}
