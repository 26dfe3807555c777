import { afterEach, describe, expect, it, vi } from 'vitest';

import type { PrintQueueRow } from '#client/engine/database.ts';
import { yuan } from '#domain/kernel/fen.ts';
import {
  id,
  type ChainId,
  type DeviceId,
  type PrintJobId,
  type TabId,
} from '#domain/kernel/ids.ts';
import { DAY_MS, instant, type Instant } from '#domain/kernel/instant.ts';
import { copyId } from '#domain/printing/state.ts';
import type { Registers } from '#domain/registers/registers.ts';
import {
  barPrinter,
  kitchenPrinter,
  printer,
  printingStore,
  tillPrinter,
} from '#tests/domain/printing/printing-store.ts';
import { store } from '#tests/domain/support/store.ts';
import { clockTime } from '#tests/domain/support/tablet.ts';
import { createSimServer } from '#tests/simulation/support/server.ts';
import { createSimTablet, type SimTablet } from '#tests/simulation/support/tablet.ts';
import { draftLine } from '#tests/setup/draft-line.ts';

vi.setConfig({ testTimeout: 30_000 });

const phone = 'd1';
const bar = 'd2';

/** A phone that takes orders, and the bar's tablet with its printer; both know the same store. */
const registers = (): Registers => {
  const given = printingStore();
  const printers = new Map(given.printers);
  printers.set(tillPrinter, printer(tillPrinter, { device: id<DeviceId>('d3') }));
  printers.set(barPrinter, printer(barPrinter, { device: id<DeviceId>(bar) }));
  return { ...given, printers, tillPrinters: new Map() };
};

const running: SimTablet[] = [];
afterEach(() => {
  vi.useRealTimers();
  for (const tablet of running.splice(0)) tablet.engine().stop();
});

async function phoneAndBar() {
  let clock = clockTime('17:10');
  vi.useFakeTimers({ toFake: ['Date'], now: clock });
  const now = (): Instant => (clock = instant(clock + 1));
  const server = createSimServer(id<ChainId>('c1'), store, now);
  const orders = await createSimTablet(phone, server, now, {}, registers());
  const prints = await createSimTablet(bar, server, now, {}, registers());
  running.push(orders, prints);
  const later = (ms: number): void => {
    clock = instant(clock + ms);
    vi.setSystemTime(clock);
  };
  return { orders, prints, server, later };
}

const until = <Value>(check: () => Promise<Value>): Promise<Value> =>
  vi.waitFor(check, { timeout: 8_000, interval: 10 });

async function must(tablet: SimTablet, command: Parameters<SimTablet['run']>[0]) {
  const ran = await tablet.run(command);
  if (!ran.ok) throw new Error(JSON.stringify(ran.error));
  return ran.value;
}

async function sendBeer(tablet: SimTablet, quantity = 1): Promise<TabId> {
  const room = { type: 'openRoom', room: id<never>('r1'), party: 'Li', heads: 4 } as const;
  const tab = id<TabId>((await must(tablet, { ...room, member: null })).tab ?? '');
  const beer = draftLine('beer', quantity);
  await must(tablet, { type: 'sendOrder', tab, lines: [beer] });
  return tab;
}

const queue = (tablet: SimTablet): Promise<readonly PrintQueueRow[]> =>
  tablet.database().printQueue.toArray();

const arrived = (tablet: SimTablet, rows: number): Promise<readonly PrintQueueRow[]> =>
  until(async () => {
    const found = await queue(tablet);
    expect(found).toHaveLength(rows);
    return found;
  });

const jobOf = (rows: readonly PrintQueueRow[]): PrintJobId => rows[0]?.job ?? id('none');

const isLevel = (tablet: SimTablet): Promise<void> =>
  until(async () => {
    expect(await tablet.engine().status()).toMatchObject({ link: 'online', unsent: 0 });
  });

describe('an order on a phone', () => {
  it('[PRN-8] is in the queue of the bar’s tablet, and in no other', async () => {
    const { orders, prints } = await phoneAndBar();
    const tab = await sendBeer(orders, 3);
    const [row] = await arrived(prints, 1);
    expect(row).toMatchObject({
      printer: barPrinter,
      form: 'orderTicket',
      phase: 'queued',
      copy: 1,
    });
    expect(row?.document).toContain('BEER');
    expect(await queue(orders)).toEqual([]);
    expect(await orders.database().prints.toArray()).toMatchObject([{ open: 1, tab }]);
  });

  it('[PRN-8] is there once, over restarts, a hub that forgot its connections, and their own end', async () => {
    const { orders, prints, server } = await phoneAndBar();
    await sendBeer(orders);
    const [row] = await arrived(prints, 1);
    await prints.restart();
    server.restart();
    await isLevel(prints);
    expect(await queue(prints)).toEqual([row]);
    const { job, id: copy } = row as PrintQueueRow;
    await prints.database().printQueue.update(copy, { phase: 'done', outcome: 'printed' });
    await prints.engine().printEnded(job, 1, barPrinter, 'printed');
    await prints.restart();
    await until(async () => {
      expect(await orders.database().prints.toArray()).toMatchObject([
        { open: 0, state: { ended: { outcome: 'printed' } } },
      ]);
    });
    expect(await queue(prints)).toMatchObject([{ id: copy, phase: 'done' }]);
  });

  it('[PRN-8] stays in the bar’s queue where the disk refuses, or the power goes, while it is moved', async () => {
    const { orders, prints } = await phoneAndBar();
    await sendBeer(orders);
    const rows = await arrived(prints, 1);
    await isLevel(prints);
    prints.disk.refuse('outbox');
    const move = { type: 'movePrint', job: jobOf(rows), printer: tillPrinter } as const;
    expect(await prints.run(move)).toMatchObject({ ok: false, error: { kind: 'storage' } });
    expect(await queue(prints)).toEqual(rows);
    await prints.restart();
    expect(await queue(prints)).toEqual(rows);
    await must(prints, move);
    await prints.restart();
    expect(await queue(prints)).toEqual([]);
  });

  it('[PRN-5] leaves the bar’s queue once it was taken from the phone’s screen', async () => {
    const { orders, prints } = await phoneAndBar();
    await sendBeer(orders);
    const job = jobOf(await arrived(prints, 1));
    await must(orders, { type: 'takeTicket', job });
    await arrived(prints, 0);
    await prints.restart();
    expect(await queue(prints)).toEqual([]);
  });

  it('[PRN-3] prints again at the bar as a reprint that the phone asked for', async () => {
    const { orders, prints } = await phoneAndBar();
    await sendBeer(orders);
    const first = await arrived(prints, 1);
    const job = jobOf(first);
    await prints
      .database()
      .printQueue.update(copyId(job, 1), { phase: 'done', outcome: 'printed' });
    await prints.engine().printEnded(job, 1, barPrinter, 'printed');
    await must(orders, { type: 'repeatPrint', job, printer: null, reason: 'torn' });
    const rows = await arrived(prints, 2);
    expect(rows[1]).toMatchObject({ id: copyId(job, 2), isReprint: true, phase: 'queued' });
    expect(rows[1]?.document).toBe(first[0]?.document);
  });

  it('[PRN-9] that took hours to come waits on the screen and isn’t printed', async () => {
    const { orders, prints, later } = await phoneAndBar();
    orders.setNetwork(false);
    await sendBeer(orders);
    later(5 * 3_600_000);
    orders.setNetwork(true);
    await until(async () => {
      expect(await prints.database().prints.toArray()).toMatchObject([{ open: 1 }]);
    });
    expect(await queue(prints)).toEqual([]);
    const [print] = await prints.database().prints.toArray();
    await must(prints, {
      type: 'repeatPrint',
      job: print?.id ?? id('none'),
      printer: null,
      reason: '',
    });
    expect(await queue(prints)).toMatchObject([{ copy: 2, isReprint: true }]);
  });

  it('tells the phone how the bar’s printer is', async () => {
    const { orders, prints } = await phoneAndBar();
    await isLevel(orders);
    await isLevel(prints);
    await prints.engine().printerState(barPrinter, 'needsPaper');
    await until(async () => {
      expect(await orders.database().printerStates.toArray()).toMatchObject([
        { id: barPrinter, state: 'needsPaper', device: bar },
      ]);
    });
    await prints.engine().printerState(tillPrinter, 'ready');
    expect(await prints.database().printerStates.count()).toBe(1);
  });
});

describe('an order whose ticket the kitchen’s own printer asks for', () => {
  async function withNuts() {
    const store = await phoneAndBar();
    const tab = await sendBeer(store.orders);
    const nuts = draftLine('nuts');
    await must(store.orders, { type: 'sendOrder', tab, lines: [nuts] });
    await isLevel(store.orders);
    const offer = async (): Promise<string> => {
      const asked = JSON.stringify({ statusCode: '200 OK' });
      const answer = store.server.askPrinter(kitchenPrinter, 'POST', '', asked);
      return ((await answer.json()) as { readonly jobToken?: string }).jobToken ?? '';
    };
    const fetch = (token: string): Response =>
      store.server.askPrinter(kitchenPrinter, 'GET', `type=text/plain&token=${token}`);
    const confirm = (token: string): Response =>
      store.server.askPrinter(kitchenPrinter, 'DELETE', `code=OK&token=${token}`);
    const kitchenJob = async (tablet: SimTablet) =>
      (await tablet.database().prints.toArray()).find((row) => row.printer === kitchenPrinter);
    return { ...store, offer, fetch, confirm, kitchenJob };
  }

  it('[PRN-10] is over on every tablet once the printer said so, and once in the journal', async () => {
    const { orders, prints, offer, fetch, confirm, kitchenJob } = await withNuts();
    const token = await offer();
    expect(await fetch(token).text()).toContain('NUTS');
    confirm(token);
    for (const tablet of [orders, prints]) {
      await until(async () => {
        expect(await kitchenJob(tablet)).toMatchObject({
          open: 0,
          state: { ended: { outcome: 'printed', actor: 'system' } },
        });
      });
    }
    await orders.restart();
    await isLevel(orders);
    expect((await kitchenJob(orders))?.state.history).toHaveLength(1);
    expect(await orders.database().printerStates.toArray()).toMatchObject([
      { id: kitchenPrinter, device: null },
    ]);
  });

  it('[PRN-10] is over on the others before the tablet that asked has recorded it', async () => {
    const { orders, prints, offer, fetch, confirm, kitchenJob } = await withNuts();
    await until(async () => expect(await kitchenJob(prints)).toMatchObject({ open: 1 }));
    orders.setNetwork(false);
    const token = await offer();
    await fetch(token).text();
    confirm(token);
    await until(async () => {
      expect(await kitchenJob(prints)).toMatchObject({ open: 0, state: { ended: null } });
    });
    orders.setNetwork(true);
    await until(async () => {
      expect((await kitchenJob(prints))?.state.ended).toMatchObject({ outcome: 'printed' });
    });
  });
});

describe('a day that closes', () => {
  it('takes away what is over, and keeps what waits, which can still be ended', async () => {
    const { orders, prints, later } = await phoneAndBar();
    await sendBeer(orders);
    const over = jobOf(await arrived(prints, 1));
    await prints
      .database()
      .printQueue.update(copyId(over, 1), { phase: 'done', outcome: 'printed' });
    await prints.engine().printEnded(over, 1, barPrinter, 'printed');
    const tab = (await orders.database().tabs.toArray())[0]?.id ?? id<TabId>('none');
    const beer = draftLine('beer', 9);
    await must(orders, { type: 'sendOrder', tab, lines: [beer] });
    await arrived(prints, 2);
    later(3 * DAY_MS);
    for (const tablet of [orders, prints]) {
      await isLevel(tablet);
      await tablet.restart();
      await until(async () => expect(await tablet.database().segments.count()).toBe(1));
      expect(await tablet.database().prints.toArray()).toMatchObject([{ open: 1 }]);
    }
    const [waiting] = await queue(prints);
    expect(await queue(prints)).toEqual([expect.objectContaining({ phase: 'queued' })]);
    await prints.restart();
    await must(prints, { type: 'takeTicket', job: waiting?.job ?? id('none') });
    expect(await queue(prints)).toEqual([]);
    await until(async () => {
      expect(await orders.database().prints.toArray()).toMatchObject([{ open: 0 }]);
    });
  });

  it('[PRN-3] still prints its receipts and its Z, headed REPRINT from the first', async () => {
    const { prints, later } = await phoneAndBar();
    const { shift = '' } = await must(prints, { type: 'openShift', float: {} });
    const tab = await sendBeer(prints);
    const cash = { tenderType: 'cash', receivedFen: yuan(500), reference: '' } as const;
    const endedAt = clockTime('17:10');
    const { receipt = '' } = await must(prints, {
      type: 'settleTab',
      tab,
      endedAt,
      tenders: [cash],
    });
    await must(prints, { type: 'closeShift', shift: id<never>(shift), counted: {}, note: '' });
    for (const { id: copy, job, printer: on } of await arrived(prints, 3)) {
      await prints.database().printQueue.update(copy, { phase: 'done', outcome: 'printed' });
      await prints.engine().printEnded(job, 1, on, 'printed');
    }
    later(3 * DAY_MS);
    await isLevel(prints);
    await prints.restart();
    await until(async () => expect(await prints.database().segments.count()).toBe(1));
    await arrived(prints, 0);
    await must(prints, { type: 'requestPrint', form: 'shiftZ', ref: shift });
    await must(prints, { type: 'requestPrint', form: 'receipt', tab });
    const rows = await arrived(prints, 2);
    expect(rows).toMatchObject([
      { form: 'shiftZ', copy: 2, isReprint: true, number: 'B-P1' },
      { form: 'receipt', copy: 2, isReprint: true, number: 'B-P2' },
    ]);
    expect(rows[0]?.document).toContain('Drinks');
    // Who is in which room now is no handover of that day.
    expect(rows[0]?.document).not.toContain('Handover');
    expect(rows[1]?.document).toContain(receipt);
  });
});
