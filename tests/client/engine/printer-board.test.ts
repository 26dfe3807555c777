import { expect, it } from 'vitest';

import { createPrinterBoard } from '#client/engine/printing/printers.ts';
import type { SyncClient } from '#client/engine/sync/client.ts';
import { id, type MemberId, type TabId } from '#domain/kernel/ids.ts';
import { instant } from '#domain/kernel/instant.ts';
import type { PrinterState } from '#domain/printing/records.ts';
import { barPrinter, printer, printingStore } from '#tests/domain/printing/printing-store.ts';
import { manager, store } from '#tests/domain/support/store.ts';
import { clockTime } from '#tests/domain/support/tablet.ts';

import { createDisk } from './support/disk.ts';
import { seed } from './support/tablet.ts';
import { device, openTill } from './support/till.ts';
import { firstRoom } from './support/trade.ts';

const MINUTE_MS = 60_000;

/** A tablet with the bar's printer, and how often it told the hub of it. */
async function given() {
  const disk = createDisk();
  const registers = printingStore();
  const printers = new Map([[barPrinter, printer(barPrinter, { device })]]);
  await seed(disk.open().database, device, manager, store, { ...registers, printers });
  const till = await openTill(id<MemberId>('m1'), disk);
  let told = 0;
  const sync: SyncClient = {
    start: () => undefined,
    stop: () => undefined,
    again: () => undefined,
    follow: () => Promise.resolve(true),
    pushBoard() {
      told += 1;
      return Promise.resolve(true);
    },
  };
  const board = createPrinterBoard(till.core, sync);
  let at = clockTime('17:10');
  /** The printer's states, five minutes apart. @returns how often the hub was told. */
  const tell = async (...states: readonly PrinterState[]): Promise<number> => {
    told = 0;
    for (const state of states) {
      at = instant(at + 5 * MINUTE_MS);
      till.setClock(at);
      await board.tell(barPrinter, state);
    }
    return told;
  };
  return { till, tell };
}

it('[ENG-25] wakes the hub of an empty store for news of a printer alone', async () => {
  const { tell } = await given();
  expect(await tell('ready', 'ready', 'ready')).toBe(1);
  expect(await tell('needsPaper', 'needsPaper', 'ready')).toBe(2);
});

it('[ENG-25] tells again what is still true while somebody is in a room', async () => {
  const { till, tell } = await given();
  await tell('ready');
  const party = { party: 'Li', heads: 2, member: null } as const;
  const { tab = '' } = await till.must({ type: 'openRoom', room: firstRoom, ...party });
  expect(await tell('ready', 'ready')).toBe(2);
  till.setClock(clockTime('17:11'));
  await till.must({ type: 'cancelSession', tab: id<TabId>(tab), reason: 'left' });
  expect(await tell('ready', 'ready')).toBe(0);
});
