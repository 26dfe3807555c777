import { keyOf, visitAggregates, type AggregateKey } from '#domain/books/route.ts';
import { isKnown, type AnyEntry } from '#domain/journal/entry.ts';
import type { BusinessDate } from '#domain/kernel/business-date.ts';
import type { Database, SpanRow } from '../database.ts';

/** The tabs and shifts that a date's entries speak of. */
export interface Mentions {
  readonly begun: readonly AggregateKey[];
  /** Begun on another date: carried over, or spoken of again when they were over. */
  readonly foreign: readonly AggregateKey[];
}

export function mentionsOf(entries: Iterable<AnyEntry>): Mentions {
  const begun = new Set<AggregateKey>();
  const all = new Set<AggregateKey>();
  for (const entry of entries) {
    if (!isKnown(entry)) continue;
    const { fact } = entry;
    visitAggregates(fact, (kind, id) => {
      if (kind === 'tab' || kind === 'shift') all.add(keyOf(kind, id));
    });
    if (fact.type === 'RoomSessionOpened') begun.add(keyOf('tab', fact.tab));
    if (fact.type === 'ShiftOpened') begun.add(keyOf('shift', fact.shift));
  }
  return { begun: [...begun], foreign: [...all].filter((key) => !begun.has(key)) };
}

/**
 * The rows that follow when closed dates speak of these: one for each tab or shift that closed dates
 * speak of on more than one date, or on one that it didn't begin on. So the few that cross dates are
 * known without looking through all days.
 */
export async function spansAfter(
  db: Database,
  days: Iterable<readonly [BusinessDate, Mentions]>,
): Promise<readonly SpanRow[]> {
  // All of them, since they are few: asking for a day's dozens of keys takes longer.
  const known = new Map((await db.spans.toArray()).map((row) => [row.key, row.dates]));
  const spanning = new Set(known.keys());
  const dates = new Map<AggregateKey, BusinessDate[]>();
  for (const [date, { begun, foreign }] of days) {
    for (const key of foreign) spanning.add(key);
    for (const key of [...begun, ...foreign]) dates.set(key, [...(dates.get(key) ?? []), date]);
  }
  const rows: SpanRow[] = [];
  for (const [key, more] of dates) {
    if (!spanning.has(key)) continue;
    const before = known.get(key);
    const all = new Set([...(before ?? (await begunOn(db, key))), ...more]);
    if (all.size !== before?.length) rows.push({ key, dates: [...all].toSorted() });
  }
  return rows;
}

/** The closed dates that speak of one tab or shift. */
export async function datesAbout(
  db: Database,
  key: AggregateKey,
): Promise<readonly BusinessDate[]> {
  return (await db.spans.get(key))?.dates ?? begunOn(db, key);
}

async function begunOn(db: Database, key: AggregateKey): Promise<readonly BusinessDate[]> {
  const found = await db.segments.where('begun').equals(key).primaryKeys();
  return [...new Set(found.map(([date]) => date))];
}
