import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { expect, it } from 'vitest';

import { Database, type PrintRow } from '#client/engine/database.ts';
import { rowsAbout } from '#client/ui/printing/rows-about.ts';
import { memberRef } from '#domain/printing/refs.ts';
import { id, type MemberId, type TabId } from '#domain/kernel/ids.ts';
import type { PrintJobState } from '#domain/printing/state.ts';
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
