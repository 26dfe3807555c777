import { Dexie } from 'dexie';
import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';

import { fallbackOf } from '#client/devices/printing/fallback.ts';
import { queueStore } from '#client/devices/printing/queue-store.ts';
import type { PrinterId, PrintJobId } from '#domain/kernel/ids.ts';
import { instant } from '#domain/kernel/instant.ts';
import type { QueuedPrint } from '#printers/queue/queue.ts';
import { createDisk } from '#tests/client/engine/support/disk.ts';

// Live queries run nowhere but where there is an IndexedDB, whichever the tables are opened with.
Dexie.dependencies.indexedDB = new IDBFactory();

const BAR = 'bar' as PrinterId;
const KITCHEN = 'kitchen' as PrinterId;
const TILL = 'till' as PrinterId;

const row = (job: string, change: Partial<QueuedPrint> = {}): QueuedPrint => ({
  id: `${job}/1`,
  job: job as PrintJobId,
  copy: 1,
  number: job,
  printer: BAR,
  copies: 1,
  form: 'orderTicket',
  document: '{}',
  requestedAt: instant(1_000),
  isReprint: false,
  phase: 'queued',
  outcome: null,
  attempts: 0,
  reported: 0,
  ...change,
});

async function storeWith(...rows: readonly QueuedPrint[]) {
  const { database } = createDisk().open();
  await database.printQueue.bulkPut(rows);
  return { db: database, store: queueStore(database) };
}

describe('the queue on the tablet’s disk', () => {
  it('[PRQ-1] gives what is unreported of a printer, by when it was asked for', async () => {
    const { store } = await storeWith(
      row('c', { requestedAt: instant(3_000) }),
      row('b'),
      row('a'),
      row('done', { phase: 'done', outcome: 'printed', reported: 1 }),
      row('untold', { phase: 'done', outcome: 'sent', requestedAt: instant(0) }),
      row('elsewhere', { printer: KITCHEN }),
    );
    expect((await store.open(BAR)).map(({ job }) => job)).toEqual(['untold', 'a', 'b', 'c']);
  });

  it('[PRQ-3] begins a copy once, and none that went to another printer or was taken', async () => {
    const { store, db } = await storeWith(row('a'), row('b'), row('c'));
    expect(await store.sending('a/1', BAR)).toBe(true);
    expect(await store.sending('a/1', BAR)).toBe(false);
    await db.printQueue.update('b/1', { printer: KITCHEN });
    expect(await store.sending('b/1', BAR)).toBe(false);
    await db.printQueue.delete('c/1');
    expect(await store.sending('c/1', BAR)).toBe(false);
    expect(await db.printQueue.get('a/1')).toMatchObject({ phase: 'sending', attempts: 1 });
  });

  it('[PRQ-9] writes an end only over the phase that it is the end of', async () => {
    const { store, db } = await storeWith(row('a'));
    expect(await store.done('a/1', 'sending', 'printed')).toBe(false);
    await store.sending('a/1', BAR);
    expect(await store.done('a/1', 'sending', 'printed')).toBe(true);
    await store.unsent('a/1');
    await store.reported('a/1');
    expect(await db.printQueue.get('a/1')).toMatchObject({
      phase: 'done',
      outcome: 'printed',
      reported: 1,
    });
    expect(await store.open(BAR)).toEqual([]);
  });

  it('[PRQ-6] notes with the copy that a slip may hang in the printer, until it is known that none does', async () => {
    const { store, db } = await storeWith(row('a'), row('b'), row('c'), row('d'));
    const torn = async () => [await store.isTorn(BAR), await store.isTorn(KITCHEN)];
    expect(await torn()).toEqual([false, false]);
    await store.sending('a/1', BAR);
    expect(await torn()).toEqual([true, false]);
    await store.done('a/1', 'sending', 'printed');
    expect(await torn()).toEqual([false, false]);
    await store.sending('b/1', BAR);
    expect(await store.unsent('b/1')).toBe(true);
    expect(await torn()).toEqual([false, false]);
    // People end it while it is being sent: what is in the printer is there all the same.
    await store.sending('c/1', BAR);
    await db.printQueue.delete('c/1');
    expect(await store.done('c/1', 'sending', 'printed')).toBe(false);
    expect(await torn()).toEqual([true, false]);
    await store.mended(BAR);
    expect(await torn()).toEqual([false, false]);
  });

  it('[PRQ-6] keeps that note over what isn’t paper, and what isn’t begun', async () => {
    const kick = row('kick', { form: 'drawer' });
    const { store } = await storeWith(row('a'), row('b'), kick);
    await store.sending('kick/1', BAR);
    expect(await store.isTorn(BAR)).toBe(false);
    await store.sending('a/1', BAR);
    await store.done('kick/1', 'sending', 'unknown');
    await store.done('b/1', 'queued', 'expired');
    expect(await store.isTorn(BAR)).toBe(true);
  });

  it('[PRQ-1] tells when something was queued for the printer', async () => {
    const { store, db } = await storeWith();
    let rung = Promise.withResolvers<void>();
    const end = store.onChange(BAR, () => rung.resolve());
    await rung.promise;
    rung = Promise.withResolvers();
    await db.printQueue.put(row('a'));
    await rung.promise;
    end();
    expect((await store.open(BAR)).length).toBe(1);
  });
});

describe('where a ticket goes whose printer is down', () => {
  const route = async (station: string | null, retired: boolean) => {
    const { db } = await storeWith();
    // Of a job only its station is read, of a printer whether it is in use.
    await db.prints.put({ id: 'a', state: { station } } as never);
    await db.registers.bulkPut([
      {
        collection: 'stationRoutes',
        id: 's1',
        record: { id: 's1', printers: [BAR, KITCHEN, TILL] },
      },
      { collection: 'printers', id: KITCHEN, record: { id: KITCHEN, retired } },
      { collection: 'printers', id: TILL, record: { id: TILL, retired: false } },
    ]);
    return db;
  };

  it('[PRQ-7] is the next of its station’s route that is in use, and none after the last', async () => {
    expect(await fallbackOf(await route('s1', false), row('a'))).toBe(KITCHEN);
    expect(await fallbackOf(await route('s1', true), row('a'))).toBe(TILL);
    expect(await fallbackOf(await route('s1', false), row('a', { printer: TILL }))).toBeNull();
  });

  it('[PRQ-7] is nowhere for what is of no station', async () => {
    expect(await fallbackOf(await route(null, false), row('a'))).toBeNull();
  });
});
