import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { expect, it } from 'vitest';

import { Database, type PrintRow, type TabRow } from '#client/engine/database.ts';
import { rowsAbout } from '#client/ui/printing/rows-about.ts';
import { openSince } from '#client/ui/printing/use-printing.ts';
import { memberRef } from '#domain/printing/refs.ts';
import { id, type MemberId, type TabId } from '#domain/kernel/ids.ts';
import { instant } from '#domain/kernel/instant.ts';
import type { PrintJobState } from '#domain/printing/state.ts';
import { tab } from '#tests/client/features/records.ts';
import { jobOf } from '#tests/client/support/printing.ts';

const rowOf = (state: PrintJobState): PrintRow => ({
  id: state.job,
  date: state.date,
  open: 0,
  tab: state.tab ?? '',
  printer: state.printer,
  state,
});

it('reads of an evening’s jobs those alone that are about what the screen shows', async () => {
  const database = new Database('encore', { indexedDB: new IDBFactory(), IDBKeyRange });
  const slip = memberRef(id<MemberId>('m1'), 'sale');
  const about = [
    jobOf('slip', { form: 'topUpSlip', tab: null, ref: slip }),
    jobOf('again', { form: 'topUpSlip', tab: null, ref: slip }),
  ];
  const others = Array.from({ length: 200 }, (_, index) =>
    jobOf(`order-${index}`, { tab: id<TabId>(`tab-${index % 40}`), ref: `A${index}` }),
  );
  await database.prints.bulkAdd([...others, ...about].map(rowOf));
  let read = 0;
  database.prints.hook('reading', (row: PrintRow) => {
    read += 1;
    return row;
  });
  const ofSlip = await rowsAbout(database, { tab: null, about: slip });
  expect(ofSlip.map(({ id: job }) => job).toSorted()).toEqual(['again', 'slip']);
  expect(read).toBe(2);
  read = 0;
  expect(await rowsAbout(database, { tab: id<TabId>('tab-7'), about: '' })).toHaveLength(5);
  expect(read).toBe(5);
});

it('finds since when somebody is in a room by one row, however many parties are in', async () => {
  const database = new Database('encore', { indexedDB: new IDBFactory(), IDBKeyRange });
  expect(await openSince(database)).toBeNull();
  const rowOfTab = (name: string, openedAt: number, open: 0 | 1) => {
    const state = { ...tab(name), openedAt: instant(openedAt) };
    return { id: state.tab, date: state.date, open, room: '' as const, state };
  };
  const rows = Array.from({ length: 30 }, (_, index) => rowOfTab(`t${index + 10}`, index + 10, 1));
  await database.tabs.bulkAdd([rowOfTab('t1', 1, 0), ...rows]);
  let read = 0;
  database.tabs.hook('reading', (row: TabRow) => {
    read += 1;
    return row;
  });
  expect(await openSince(database)).toBe(10);
  expect(read).toBe(1);
});
