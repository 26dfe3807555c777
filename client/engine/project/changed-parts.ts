import { Dexie, RangeSet, type IndexableType, type IndexSpec } from 'dexie';
import type { Database } from '../database.ts';

/** What a transaction changed, gathered for live queries in the words that Dexie has for it. */
export interface Changes {
  readonly wasPut: (table: string, key: IDBValidKey, row: object) => void;
  readonly wasDeleted: (table: string, key: IDBValidKey) => void;
  /** Tells live queries of every tab and worker. To be called once the transaction is complete. */
  readonly tell: () => void;
}

/**
 * Does for plain IndexedDB what Dexie's own transactions do for theirs: a live query runs again when
 * a key or an index range that it read is among those told here (see `ObservabilitySet` in Dexie).
 *
 * What a row was before isn't known; that a query had it is found by its key.
 */
export function createChanges(db: Database): Changes {
  const parts: Record<string, RangeSet> = {};
  const rangesOf = (table: string, index: string): RangeSet =>
    (parts[`idb://${db.name}/${table}/${index}`] ??= new RangeSet());
  const wasDeleted = (table: string, key: IDBValidKey): void => {
    rangesOf(table, '').addKey(asIndexable(key));
    rangesOf(table, ':dels').addKey(asIndexable(key));
  };
  return {
    wasDeleted,
    wasPut(table, key, row) {
      wasDeleted(table, key);
      for (const index of db.table(table).schema.indexes) {
        rangesOf(table, index.name).addKey(asIndexable(indexKey(index, row)));
      }
    },
    tell() {
      Dexie.on.storagemutated.fire(parts);
    },
  };
}

// The same kinds of keys, by the names that Dexie has for them.
const asIndexable = (key: IDBValidKey): IndexableType => key as IndexableType;

/** Every index of the tables is over plain fields, one or several. */
function indexKey({ keyPath }: IndexSpec, row: object): IDBValidKey {
  const fields = row as Readonly<Record<string, IDBValidKey>>;
  const keys = [keyPath ?? []].flat().map((field) => fields[field] ?? '');
  return Array.isArray(keyPath) ? keys : (keys[0] ?? '');
}
