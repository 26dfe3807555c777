import type { Recorded, TillFact } from '#domain/accounts/entries.ts';
import { isKnown, type AnyEntry, type Entry } from '#domain/journal/entry.ts';
import { checkFact } from '#domain/journal/schema.ts';
import { fromTuple, toTuple } from '#domain/journal/tuple.ts';
import type { StoreId } from '#domain/kernel/ids.ts';

/** Entries that no fold here understands, kept for a version that does. */
export const SET_ASIDE_TABLE = `
CREATE TABLE IF NOT EXISTS set_aside (
  store TEXT NOT NULL, id TEXT NOT NULL, entry TEXT NOT NULL,
  PRIMARY KEY (store, id)
);
`;

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
    keepAside(sql, entry);
  }
  return understood;
}

/** Keeps one entry for a later version. */
export function keepAside(sql: SqlStorage, entry: AnyEntry | Recorded<TillFact>): void {
  sql.exec(
    'INSERT OR IGNORE INTO set_aside (store, id, entry) VALUES (?, ?, ?)',
    entry.store,
    entry.id,
    JSON.stringify(entry),
  );
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
