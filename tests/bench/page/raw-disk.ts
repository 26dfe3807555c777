/** The floor under every durable thing: one put in a store without indexes, one strict transaction. */
export interface RawDisk {
  /** Resolves when the bytes are on the disk. */
  readonly put: (bytes: Uint8Array<ArrayBuffer>) => Promise<void>;
}

export async function openRawDisk(name: string): Promise<RawDisk> {
  const db = await new Promise<IDBDatabase>((opened, failed) => {
    const request = indexedDB.open(name, 1);
    request.addEventListener('upgradeneeded', () => {
      request.result.createObjectStore('bytes', { autoIncrement: true });
    });
    request.addEventListener('success', () => opened(request.result));
    request.addEventListener('error', () => failed(request.error ?? new Error('open failed')));
  });
  return {
    put: (bytes) =>
      new Promise((done, failed) => {
        const transaction = db.transaction('bytes', 'readwrite', { durability: 'strict' });
        transaction.addEventListener('complete', () => done());
        transaction.addEventListener('abort', () =>
          failed(transaction.error ?? new Error('aborted')),
        );
        transaction.objectStore('bytes').put({ bytes });
      }),
  };
}
