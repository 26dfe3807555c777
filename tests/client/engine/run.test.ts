import { Dexie, liveQuery } from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';

import type { EngineStatus } from '#client/engine/api.ts';
import { Database } from '#client/engine/database.ts';
import { createEngine } from '#client/engine/engine.ts';
import { yuan } from '#domain/kernel/fen.ts';
import { instant } from '#domain/kernel/instant.ts';
import type { RoomId } from '#domain/kernel/ids.ts';
import { registersOf } from '#tests/domain/support/store.ts';
import { clockTime } from '#tests/domain/support/tablet.ts';

import { offlinePorts, offlineTablet } from './support/tablet.ts';

// Live queries run nowhere but where there is an IndexedDB, whichever the tables are opened with.
Dexie.dependencies.indexedDB = new IDBFactory();

const room = [...registersOf().rooms.keys()][0] as RoomId;
const openRoom = { type: 'openRoom', room, party: 'Li', heads: 4, member: null } as const;

describe('a command', () => {
  it('[ENG-1] resolves when update, rows and outbox are on the disk', async () => {
    const tablet = await offlineTablet();
    const { tab } = await tablet.must(openRoom);
    const { database } = tablet;
    expect((await database.rooms.get(room))?.state.occupants).toHaveLength(1);
    expect((await database.tabs.get(tab as never))?.open).toBe(1);
    expect(await database.updates.where('doc').startsWith('journal/').count()).toBe(1);
    expect(await database.outbox.count()).toBe(1);
    expect((await tablet.engine.status()).unsent).toBe(1);
  });

  it('[ENG-2] is there after a restart, and the log goes on', async () => {
    const tablet = await offlineTablet();
    const { tab } = await tablet.must(openRoom);
    const again = await tablet.restart();
    const taken = await again.engine.run(openRoom);
    expect(taken).toMatchObject({ ok: false, error: { refusal: { code: 'roomTaken' } } });
    await again.must({ type: 'noteTab', tab: tab as never, note: 'window seat' });
    expect(await again.database.device.get('log')).toMatchObject({ value: { epoch: 0, next: 2 } });
  });

  it('[ENG-3] that the disk refuses leaves nothing, in memory or on disk', async () => {
    const tablet = await offlineTablet();
    tablet.disk.refuse('outbox');
    const refused = await tablet.engine.run(openRoom);
    expect(refused).toMatchObject({ ok: false, error: { kind: 'storage' } });
    expect(await tablet.database.tabs.count()).toBe(0);
    expect((await tablet.engine.status()).storageError).toContain('full');
    await tablet.must(openRoom);
    expect((await tablet.engine.status()).storageError).toBeNull();
    expect(await tablet.database.device.get('log')).toMatchObject({ value: { epoch: 0, next: 1 } });
  });
});

describe('a disk that did it, and whose word was lost', () => {
  it('[ENG-31] has done it: nobody is told to do it again, and it is sent once', async () => {
    const tablet = await offlineTablet();
    const { tab } = await tablet.must(openRoom);
    await tablet.must({ type: 'openShift', float: {} });
    tablet.setClock(clockTime('18:10'));
    tablet.disk.loseWord('outbox');
    const taken = await tablet.engine.run({
      type: 'takeTender',
      tab: tab as never,
      endedAt: clockTime('18:10'),
      tender: { tenderType: 'cash', receivedFen: yuan(10), reference: '' },
    });
    expect(taken).toMatchObject({ ok: true });
    expect(await tablet.engine.status()).toMatchObject({ storageError: null, unsent: 3 });
    await tablet.must({ type: 'noteTab', tab: tab as never, note: 'window seat' });
    const again = await tablet.restart();
    expect((await again.database.tabs.get(tab as never))?.state).toMatchObject({
      tenders: [{ amountFen: yuan(10) }],
      note: 'window seat',
    });
    expect(await again.database.device.get('log')).toMatchObject({ value: { epoch: 0, next: 4 } });
  });

  it('[ENG-31] is told so to the screens that wait for it', async () => {
    const { disk, engine } = await offlineTablet();
    const { database } = disk.open();
    const empty = Promise.withResolvers<void>();
    const seen = Promise.withResolvers<void>();
    const screen = liveQuery(() => database.tabs.count()).subscribe((count) => {
      (count > 0 ? seen : empty).resolve();
    });
    await empty.promise;
    disk.loseWord('outbox');
    expect(await engine.run(openRoom)).toMatchObject({ ok: true });
    await seen.promise;
    screen.unsubscribe();
  });
});

describe('a disk that cannot be read', () => {
  it('[ENG-29] is told at once, not shown as a tablet of no store', async () => {
    const indexedDB = new IDBFactory();
    indexedDB.open = () => {
      throw new DOMException('Internal error opening backing store', 'UnknownError');
    };
    const database = new Database('encore', { indexedDB, IDBKeyRange });
    const engine = createEngine({
      ...offlinePorts(),
      database,
      relaxed: database,
      now: () => instant(0),
    });
    const first = await new Promise<EngineStatus>((resolve) => {
      void engine.onStatus(resolve);
    });
    expect(first.storageError).toContain('backing store');
    engine.stop();
  });
});
