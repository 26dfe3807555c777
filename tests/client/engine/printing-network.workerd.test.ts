import { afterEach, expect, inject, it } from 'vitest';

import { id, type PrinterId, type PrintJobId } from '#domain/kernel/ids.ts';
import type { Printer } from '#domain/printing/records.ts';
import type { PrintJobState } from '#domain/printing/state.ts';
import { createStarPrinter, type StarPrinter } from '#tests/contract/support/star-printer.ts';

import type { OnlineTablet } from './support/online.ts';
import { firstTablet, secondTablet, stopTablets, until } from './support/store.ts';

afterEach(stopTablets);

const kitchen: Printer = {
  id: id<PrinterId>('kitchen'),
  name: '厨房',
  kind: 'cloudPrnt',
  device: null,
  language: 'star',
  text: 'raster',
  columns: 48,
  acknowledges: 'printed',
  cuts: 'partial',
  drawer: false,
  usb: null,
  retired: false,
};

/** Puts a network printer up in the store, as the settings do. */
async function setUp(tablet: OnlineTablet): Promise<StarPrinter> {
  const edited = await tablet.engine.edit([{ collection: 'printers', record: kitchen }]);
  expect(edited).toEqual({ ok: true, value: undefined });
  const made = await tablet.engine.printerAddress(kitchen.id, 'cloudPrnt');
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return createStarPrinter(inject('serverUrl') + made.value.path, { takes: ['text/plain'] });
}

/** The tablet's test slip on the network printer, as soon as it knows that printer. @returns its job. */
async function printTestSlip(tablet: OnlineTablet): Promise<PrintJobId> {
  await until(async () => {
    const command = { type: 'requestPrint', form: 'testSlip', printer: kitchen.id } as const;
    expect(await tablet.engine.run(command)).toMatchObject({ ok: true });
  });
  const [row] = (await tablet.database.prints.toArray()).toSorted((a, b) => (a.id < b.id ? 1 : -1));
  return row?.id ?? id('none');
}

const stateOf = async (tablet: OnlineTablet, job: PrintJobId): Promise<PrintJobState | undefined> =>
  (await tablet.database.prints.get(job))?.state;

it('[NPR-2] a ticket goes from a tablet to a network printer, and every tablet hears that it is on paper', async () => {
  const first = await firstTablet();
  const printer = await setUp(first);
  const second = await secondTablet(first);
  const job = await printTestSlip(second);
  await printer.until('printed');
  const number = (await stateOf(second, job))?.number ?? 'none';
  expect(printer.slips[0]).toContain(number);
  for (const tablet of [first, second]) {
    await until(async () => {
      expect(await stateOf(tablet, job)).toMatchObject({ copy: 1, ended: { outcome: 'printed' } });
      expect(await tablet.database.printerStates.get(kitchen.id)).toMatchObject({ state: 'ready' });
    });
  }

  // The second: fetched, and never heard of again. The hub prints one more, and the tablet records it.
  const lost = await printTestSlip(second);
  printer.losePower();
  await printer.until('lostPower');
  await printer.until('printed');
  expect(printer.slips[1]).toContain('补打');
  for (const tablet of [first, second]) {
    await until(async () => {
      const state = await stateOf(tablet, lost);
      expect(state).toMatchObject({ copy: 2, ended: { outcome: 'printed' } });
      expect(state?.history.map(({ what }) => what)).toEqual(['repeated', 'printed']);
    });
  }
}, 60_000);
