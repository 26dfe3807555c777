import Dexie from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { expect, it } from 'vitest';

import { gzip, utf8 } from '#client/engine/bytes.ts';
import { Database } from '#client/engine/database.ts';
import { createEngine } from '#client/engine/engine.ts';
import { toTuple } from '#domain/journal/tuple.ts';
import { businessDate } from '#domain/kernel/business-date.ts';
import { clockTime, createTablet } from '#tests/domain/support/tablet.ts';
import { openRoom, openShift, settle } from '#tests/domain/support/evening.ts';
import { manager } from '#tests/domain/support/store.ts';

import { offlinePorts, seed } from './support/tablet.ts';

const FRIDAY = businessDate('2026-11-20');

/** Two parties on Friday, of which one stays until Sunday; each date's segment as version 2 had it. */
async function oldSegments() {
  const till = createTablet('d1');
  openShift(till, clockTime('17:00'));
  const gone = openRoom(till, 'r1', clockTime('17:10'));
  settle(till, gone, clockTime('17:12'), []);
  const stayed = openRoom(till, 'r2', clockTime('18:00'));
  const dates = Map.groupBy(till.log, ({ date }) => date);
  const rows = [...dates].map(async ([date, entries]) => {
    const byLog = { 'log:d1:0': entries.map(toTuple) };
    const bytes = await gzip(utf8(JSON.stringify(byLog)));
    return { date, part: 0, bytes, entries: entries.length };
  });
  return { rows: await Promise.all(rows), gone, stayed };
}

it('[ENG-12] reads closed dates of an earlier version anew before anything else, once', async () => {
  const disk = { indexedDB: new IDBFactory(), IDBKeyRange };
  const { rows, gone, stayed } = await oldSegments();
  const old = new Dexie('encore', disk);
  old.version(2).stores({
    tabs: 'id, [open+date], date, room',
    segments: '[date+part], date',
    closings: 'date',
    device: 'key',
  });
  await old.table('segments').bulkAdd(rows);
  await old.table('closings').add({ date: FRIDAY, checkpoints: [] });
  await old.table('device').add({ key: 'refoldFrom', value: null });
  old.close();

  const database = new Database('encore', disk);
  await seed(database, 'd1', manager);
  const engine = createEngine({
    ...offlinePorts(),
    database,
    relaxed: new Database('encore', { ...disk, durability: 'relaxed' }),
    now: () => clockTime('17:00', '2026-11-24'),
  });
  await engine.status();
  expect(await database.rollups.get(FRIDAY)).toMatchObject({ takings: { tabs: 1 } });
  expect(await database.tabs.get(gone)).toMatchObject({ open: 0, date: FRIDAY });
  expect(await database.tabs.get(stayed)).toMatchObject({ open: 1, date: FRIDAY });
  const { rooms } = (await database.closings.get(FRIDAY)) ?? expect.fail();
  expect(rooms.map(({ occupants }) => occupants.length)).toEqual([0, 1]);
  expect((await database.segments.toArray())[0]?.begun).toContain(`tab:${gone}`);
  expect((await database.device.get('toIndex'))?.value).toEqual([]);
  expect((await database.device.get('toFold'))?.value).toEqual([]);
  const cleaned = await engine.run({
    type: 'markRoomClean',
    room: rooms[0]?.room ?? expect.fail(),
  });
  expect(cleaned).toMatchObject({ ok: true });
  engine.stop();
});
