import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';

import { Database } from '#client/engine/database.ts';

/** A disk that outlives its engines, and can be told to refuse writes. */
export interface Disk {
  readonly open: () => { readonly database: Database; readonly relaxed: Database };
  /** The next `count` transactions that write to `table` abort, as when the disk is full. */
  readonly refuse: (table: string, count?: number) => void;
  /** The next transaction that writes to `table` is done, and told as aborted: its word is lost. */
  readonly loseWord: (table: string) => void;
}

export function createDisk(): Disk {
  const indexedDB = new IDBFactory();
  let refusedTable = '';
  let refusals = 0;
  let unheardTable = '';
  const refusing = (database: Database): Database => {
    const backendDB = database.backendDB.bind(database);
    database.backendDB = () =>
      withStores(backendDB(), {
        store(store) {
          if (store.name !== refusedTable || refusals === 0) return;
          store.put = () => {
            refusals -= 1;
            throw new DOMException('the disk is full', 'QuotaExceededError');
          };
        },
        transaction(transaction) {
          const isMeant = transaction.objectStoreNames.contains(unheardTable);
          if (!isMeant || transaction.mode !== 'readwrite') return;
          unheardTable = '';
          tellAsAborted(transaction);
        },
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
    loseWord(table) {
      unheardTable = table;
    },
  };
}

/** Who listens for its end is told that there was none. */
function tellAsAborted(transaction: IDBTransaction): void {
  const listen = transaction.addEventListener.bind(transaction);
  transaction.addEventListener = (type: string, listener: EventListener) => {
    if (type !== 'complete') listen(type === 'abort' ? 'complete' : type, listener);
  };
}

interface Change {
  readonly store: (store: IDBObjectStore) => void;
  readonly transaction: (transaction: IDBTransaction) => void;
}

/** The connection, with `change` made to each transaction of it and each object store that it opens. */
const withStores = (connection: IDBDatabase, change: Change): IDBDatabase =>
  new Proxy(connection, {
    get(target, name) {
      // Read from the connection itself, whose parts are not a proxy's.
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== 'function') return value;
      if (name !== 'transaction') return value.bind(target) as unknown;
      return (...given: Parameters<IDBDatabase['transaction']>) => {
        const transaction = target.transaction(...given);
        change.transaction(transaction);
        const open = transaction.objectStore.bind(transaction);
        transaction.objectStore = (table) => {
          const store = open(table);
          change.store(store);
          return store;
        };
        return transaction;
      };
    },
  });

/** A disk with all that another holds now, as a backup of it. */
export async function copyOf(from: Database): Promise<Disk> {
  const disk = createDisk();
  const { database, relaxed } = disk.open();
  for (const table of from.tables) {
    const rows: readonly object[] = await table.toArray();
    await database.table(table.name).bulkAdd([...rows]);
  }
  database.close();
  relaxed.close();
  return disk;
}
