import { IDBDatabase } from 'fake-indexeddb';

import type { Database } from '#client/engine/database.ts';

import type { Random } from '../kernel/random.ts';

/** What fake-indexeddb keeps of a transaction: how to undo it, and what it was to wait for. */
interface Undoable extends IDBTransaction {
  readonly _rollbackLog: readonly (() => void)[];
}

/** What a disk has been told and may not have written yet. */
export interface Plate {
  /** Watches a connection's transactions from now on. */
  readonly watch: (database: Database) => Promise<void>;
  /** The power goes: what runs is not done, and of what no strict transaction came after, some end is lost. */
  readonly crash: (random: Random) => void;
}

/**
 * Makes a made-up disk as browsers' are: a strict transaction that is complete is on the plate, with
 * all before it; a relaxed one is some time later.
 */
export function createPlate(): Plate {
  let pending: Undoable[] = [];
  const running = new Set<Undoable>();
  return {
    async watch(database) {
      await database.open();
      const { prototype } = IDBDatabase;
      database.backendDB().transaction = function transaction(
        this: IDBDatabase,
        ...given: Parameters<IDBDatabase['transaction']>
      ) {
        // Each transaction of fake-indexeddb has what Undoable says.
        const begun = prototype.transaction.apply(
          this as never,
          given as never,
        ) as unknown as Undoable;
        if (begun.mode !== 'readwrite') return begun;
        running.add(begun);
        begun.addEventListener('abort', () => running.delete(begun));
        begun.addEventListener('complete', () => {
          running.delete(begun);
          pending = begun.durability === 'strict' ? [] : [...pending, begun];
        });
        return begun;
      };
    },
    crash(random) {
      for (const begun of running) begun.abort();
      running.clear();
      const kept = random.between(0, pending.length);
      for (const { _rollbackLog: undo } of pending.slice(kept).toReversed()) {
        for (const back of undo.toReversed()) back();
      }
      pending = [];
    },
  };
}
