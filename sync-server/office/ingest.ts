import { isKnown, parseLogName, type AnyEntry, type Entry } from '#domain/journal/entry.ts';
import { checkFact } from '#domain/journal/schema.ts';
import { fromTuple, toTuple } from '#domain/journal/tuple.ts';
import { isBusinessDate } from '#domain/kernel/business-date.ts';
import type { StoreId } from '#domain/kernel/ids.ts';
import type { OutboxRow } from './link.ts';

/**
 * Reads the entries of a hub's report. The hub's gate has let them in, so what can't be read here is
 * left out rather than let stop the store's reports.
 */
export function readEntries(store: StoreId, row: OutboxRow): readonly AnyEntry[] {
  const date = row.doc.split('/')[2] ?? '';
  const log = parseLogName(row.log);
  if (!log || !isBusinessDate(date)) return [];
  // Written by the hub from tuples that it had read.
  const tuples = JSON.parse(new TextDecoder().decode(row.body)) as readonly unknown[];
  return tuples.flatMap((tuple) => {
    const entry = fromTuple(tuple, { store, date, log });
    return entry.ok ? [entry.value] : [];
  });
}

/** How many entries of each log the office has; the number that head office sees. */
export interface LogCounts {
  note(entries: readonly AnyEntry[]): void;
  entriesOf(store: StoreId): number;
}

export const createLogCounts = (sql: SqlStorage): LogCounts => ({
  note(entries) {
    const ranges = new Map<string, { entry: AnyEntry; first: number; next: number }>();
    for (const entry of entries) {
      const key = `${entry.store}/${entry.device}/${entry.epoch}`;
      const range = ranges.get(key);
      ranges.set(key, {
        entry,
        first: Math.min(range?.first ?? entry.seq, entry.seq),
        next: Math.max(range?.next ?? 0, entry.seq + 1),
      });
    }
    for (const { entry, first, next } of ranges.values()) {
      sql.exec(
        `INSERT INTO logs (store, device, epoch, first, next) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET first = min(first, excluded.first), next = max(next, excluded.next)`,
        entry.store,
        entry.device,
        entry.epoch,
        first,
        next,
      );
    }
  },
  // A hub lets a log grow at its ends alone, so that there is no hole inside a range.
  entriesOf: (store) =>
    sql
      .exec<{ entries: number | null }>(
        'SELECT sum(next - first) AS entries FROM logs WHERE store = ?',
        store,
      )
      .one().entries ?? 0,
});

/**
 * Keeps what no fold here understands (a newer version's, or a body that is malformed) until a
 * version that does takes it up.
 *
 * @returns the entries that folds understand.
 */
export function setAside(sql: SqlStorage, entries: readonly AnyEntry[]): readonly Entry[] {
  const understood: Entry[] = [];
  for (const entry of entries) {
    if (isKnown(entry) && checkFact(entry) === null) {
      understood.push(entry);
      continue;
    }
    sql.exec(
      'INSERT OR IGNORE INTO set_aside (store, id, entry) VALUES (?, ?, ?)',
      entry.store,
      entry.id,
      JSON.stringify(entry),
    );
  }
  return understood;
}

/**
 * Takes up what was set aside and is understood by now, after an upgrade.
 *
 * @returns the entries, by store.
 */
export function takeUp(sql: SqlStorage): ReadonlyMap<StoreId, readonly Entry[]> {
  const understood = new Map<StoreId, Entry[]>();
  const rows = sql.exec<{ entry: string }>('SELECT entry FROM set_aside').toArray();
  for (const row of rows) {
    // Written by setAside; read again as if it had just come.
    const held = JSON.parse(row.entry) as AnyEntry;
    const { store, date, device, epoch, id } = held;
    const read = fromTuple(toTuple(held), { store, date, log: { device, epoch } });
    if (!read.ok || !isKnown(read.value) || checkFact(read.value) !== null) continue;
    understood.set(store, [...(understood.get(store) ?? []), read.value]);
    sql.exec('DELETE FROM set_aside WHERE store = ? AND id = ?', store, id);
  }
  return understood;
}
