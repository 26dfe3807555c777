import type { Dexie } from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';

import { Database } from '#client/engine/database.ts';

/** A disk that outlives its engines, and can be told to refuse writes. */
export interface Disk {
  readonly open: () => { readonly database: Database; readonly relaxed: Database };
  /** The next `count` transactions that write to `table` abort, as when the disk is full. */
  readonly refuse: (table: string, count?: number) => void;
}

export function createDisk(): Disk {
  const indexedDB = new IDBFactory();
  let refusedTable = '';
  let refusals = 0;
  const refusing = (database: Database): Database => {
    const dexie: Dexie = database;
    dexie.use({
      stack: 'dbcore',
      name: 'refusing',
      create: (down) => ({
        ...down,
        table(name) {
          const table = down.table(name);
          return {
            ...table,
            async mutate(request) {
              if (name === refusedTable && refusals > 0) {
                refusals -= 1;
                throw new DOMException('the disk is full', 'QuotaExceededError');
              }
              return table.mutate(request);
            },
          };
        },
      }),
    });
    return database;
  };
  const connection = (durability: 'strict' | 'relaxed'): Database =>
    refusing(new Database('encore', { durability, indexedDB, IDBKeyRange }));
  return {
    open: () => ({ database: connection('strict'), relaxed: connection('relaxed') }),
    refuse(table, count = 1) {
      refusedTable = table;
      refusals = count;
    },
  };
}
