/** A transaction that could write, as the browser was asked for it. */
export interface WriteTransaction {
  readonly database: string;
  readonly durability: string;
}

const seen: WriteTransaction[] = [];

/** From now on every readwrite transaction of this thread is noted. */
export function watchTransactions(): void {
  // oxlint-disable-next-line typescript/unbound-method -- called below on the database it came from
  const begin = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function noted(stores, mode, options) {
    if (mode === 'readwrite') {
      seen.push({ database: this.name, durability: options?.durability ?? 'default' });
    }
    return begin.call(this, stores, mode, options);
  };
}

/** Those noted since the last call. */
export const takeTransactions = (): readonly WriteTransaction[] => seen.splice(0);
