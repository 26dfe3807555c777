import Dexie from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';

import { Database } from '#client/engine/database.ts';
import { findHits, textIndex } from '#client/engine/members/text-index.ts';
import { rowsAbout } from '#client/ui/printing/rows-about.ts';
import { rollupOf } from '#client/engine/project/rows.ts';
import { readTakings } from '#client/features/reports/read-takings.ts';
import { createBooks } from '#domain/books/books.ts';
import { plusDays } from '#domain/kernel/business-date.ts';
import { NO_TAKINGS } from '#domain/reports/takings.ts';
import { jobOf } from '#tests/client/support/printing.ts';
import { openRoom, openShift, pay, settle } from '#tests/domain/support/evening.ts';
import { friday, store } from '#tests/domain/support/store.ts';
import { clockTime, createTablet } from '#tests/domain/support/tablet.ts';

/** The tables as version 1 of the app made them. */
const VERSION_1 = {
  registers: '[collection+id], collection',
  rooms: 'id',
  tabs: 'id, [open+date], date, room',
  shifts: 'id, [open+device], date',
  members: 'id, number',
  cases: 'id, open',
  rollups: 'date',
  segments: '[date+part], date',
  closings: 'date',
  updates: '++id, doc',
  outbox: '++id, doc',
  docs: 'doc',
  device: 'key',
};

const idsIn = (...asked: Parameters<typeof findHits>): readonly string[] =>
  findHits(...asked).map(({ id }) => id);

/** Those that version 7 added or changed, which are enough to look at what version 8 changes. */
const VERSION_7 = {
  accounts: 'id, openCases, pending, held, *cards, merged',
  prints: 'id, [open+date], date, tab',
  printQueue: 'id, [printer+reported]',
  hubPrints: 'id',
  printerStates: 'id',
};

describe('tables of an earlier version', () => {
  it('[ENG-14] keep what they hold, and members are found as before', async () => {
    const disk = { indexedDB: new IDBFactory(), IDBKeyRange };
    const old = new Dexie('encore', disk);
    old.version(1).stores(VERSION_1);
    const text = 'm1\n13900000001\n王 小明\n王小明\nwangxiaoming\nwxm';
    await old.table('members').bulkAdd([
      { id: 'm1', number: 'M1', name: '王 小明', phone: '1', status: 'active', search: text },
      { id: 'm2', number: 'M2', name: '', phone: '', status: 'erased', search: '' },
    ]);
    await old.table('outbox').add({ doc: 'x', bytes: new Uint8Array([1]), count: 1, at: 5 });
    old.close();

    const database = new Database('encore', disk);
    expect(await database.outbox.toArray()).toMatchObject([{ id: 1, doc: 'x', count: 1, at: 5 }]);
    expect(await database.members.count()).toBe(2);
    const index = textIndex(await database.memberTexts.toArray());
    for (const query of ['m1', '1390', '小明', 'wangxiao', 'wxm']) {
      expect(idsIn(index, query, 10)).toEqual(['m1']);
    }
    expect(findHits(index, '', 10)).toEqual([
      { id: 'm1', number: 'M1', name: '王 小明', phone: '1' },
    ]);
  });

  it('[ENG-14] give the print jobs of before by what they are about, too', async () => {
    const disk = { indexedDB: new IDBFactory(), IDBKeyRange };
    const old = new Dexie('encore', disk);
    old.version(7).stores({ ...VERSION_1, memberTexts: '++part', ...VERSION_7 });
    const job = { ...jobOf('before', { form: 'shiftZ', tab: null, ref: 'shift' }) };
    const row = { id: job.job, date: job.date, open: 0, tab: '', printer: job.printer, state: job };
    await old.table('prints').add(row);
    old.close();

    const database = new Database('encore', disk);
    const about = rowsAbout(database, { tab: null, about: 'shift' });
    expect(await about).toEqual([row]);
    expect(database.verno).toBe(9);
  });

  it('[ENG-14] count what an open date took by its tabs, and closed dates as they were', async () => {
    const disk = { indexedDB: new IDBFactory(), IDBKeyRange };
    const old = new Dexie('encore', disk);
    const version8 = { ...VERSION_1, rollups: 'date, sealed', months: 'month' };
    old.version(8).stores({ ...version8, memberTexts: '++part', ...VERSION_7 });
    const till = createTablet('d1');
    openShift(till, clockTime('17:00'));
    const tab = openRoom(till, 'r1', clockTime('17:10'));
    const stays = openRoom(till, 'r2', clockTime('17:20'));
    settle(till, tab, clockTime('18:12'), [pay('cash', 20_000)]);
    const books = createBooks(store);
    books.add(till.log);
    for (const state of books.tabs()) {
      const open = state.settled ? 0 : 1;
      await old.table('tabs').add({ id: state.tab, date: state.date, open, room: '', state });
    }
    const before = plusDays(friday, -1);
    await old.table('rollups').bulkAdd([
      { ...rollupOf(books.tabs(), friday), sealed: 0 },
      { date: before, takings: NO_TAKINGS, sealed: 1 },
    ]);
    old.close();

    const database = new Database('encore', disk);
    expect(await database.rollups.toCollection().primaryKeys()).toEqual([before]);
    const shown = await readTakings(database, store, { from: friday, to: friday });
    expect(shown).toEqual([{ store, ...rollupOf(books.tabs(), friday) }]);
    expect(shown[0]?.takings.tabs).toBe(1);
    expect(await database.tabs.get(stays)).toMatchObject({ open: 1, room: 'r2' });
  });
});
