import { describe, expect, it } from 'vitest';
import type { PrintingView } from '#domain/commands/context.ts';
import type { Entry } from '#domain/journal/entry.ts';
import { id, type MemberId, type StationId } from '#domain/kernel/ids.ts';
import { yuan } from '#domain/kernel/fen.ts';
import { plusMinutes } from '#domain/kernel/instant.ts';
import type { PrintRequested } from '#domain/printing/entries.ts';
import {
  only,
  openRoom,
  openShift,
  order,
  pay,
  room,
  settle,
} from '#tests/domain/support/evening.ts';
import { registersOf } from '#tests/domain/support/store.ts';
import { clockTime, createTablet } from '#tests/domain/support/tablet.ts';
import { barPrinter, kitchenPrinter, printingStore, tillPrinter } from './printing-store.ts';
import { draftLine } from '#tests/setup/draft-line.ts';

const at = clockTime('20:00');

const requests = (entries: readonly Entry[]): readonly PrintRequested[] =>
  entries.flatMap(({ fact }) => (fact.type === 'PrintRequested' ? [fact] : []));

const tabletWith = (registers = printingStore(), printing?: PrintingView) =>
  createTablet('t1', printing ? { registers, printing } : { registers });

describe('what prints by itself', () => {
  it('[PRN-1] [ORD-4] asks for one ticket of each station that an order has something for', () => {
    const tablet = tabletWith();
    const tab = openRoom(tablet, 'r1', at);
    const lines = [draftLine('beer', 2), draftLine('nuts'), draftLine('beer')];
    const sent = tablet.must({ type: 'sendOrder', tab, lines }, at);
    const { order: ref } = only(sent, 'OrderSent');
    expect(requests(sent)).toMatchObject([
      { form: 'orderTicket', tab, ref, station: 'bar', printer: barPrinter, via: 'relay', copy: 1 },
      { form: 'orderTicket', tab, ref, station: 'kitchen', printer: kitchenPrinter, via: 'hub' },
    ]);
    expect(requests(sent).map(({ number }) => number)).toEqual(['A-P1', 'A-P2']);
  });

  it('[PRN-1] asks for nothing in a store without printers, nor for what no station makes', () => {
    const sentBy = (tablet: ReturnType<typeof createTablet>) => {
      const tab = openRoom(tablet, 'r1', at);
      return requests(tablet.must({ type: 'sendOrder', tab, lines: [draftLine('beer')] }, at));
    };
    expect(sentBy(createTablet('t1'))).toEqual([]);
    expect(sentBy(tabletWith(printingStore({}, { items: registersOf().items })))).toEqual([
      expect.objectContaining({ station: 'bar' }),
    ]);
    const items = new Map(
      [...registersOf().items].map(([name, item]) => [name, { ...item, station: null }] as const),
    );
    expect(sentBy(tabletWith(printingStore({}, { items })))).toEqual([]);
  });

  it('[PRN-2] takes the next printer of a route while the first is down, and the first if all are', () => {
    const down = (...names: readonly string[]): PrintingView => ({
      isDown: (name) => names.includes(name),
      isUnsent: () => false,
    });
    const printerOf = (printing: PrintingView) => {
      const tablet = tabletWith(printingStore(), printing);
      const tab = openRoom(tablet, 'r1', at);
      const sent = tablet.must({ type: 'sendOrder', tab, lines: [draftLine('beer')] }, at);
      return requests(sent)[0]?.printer;
    };
    expect(printerOf(down())).toBe(barPrinter);
    expect(printerOf(down(barPrinter))).toBe(tillPrinter);
    expect(printerOf(down(barPrinter, tillPrinter))).toBe(barPrinter);
  });

  it('[PRN-2] asks for nothing where a station has no printer in use', () => {
    const { printers } = printingStore();
    const retired = new Map(
      [...printers].map(([name, each]) => [name, { ...each, retired: true }] as const),
    );
    const tablet = tabletWith(printingStore({}, { printers: retired }));
    const tab = openRoom(tablet, 'r1', at);
    expect(
      requests(tablet.must({ type: 'sendOrder', tab, lines: [draftLine('beer')] }, at)),
    ).toEqual([]);
  });

  it('[PRN-1] [ORD-1] prints a void ticket with its quantity and reason where the order printed', () => {
    const tablet = tabletWith();
    const tab = openRoom(tablet, 'r1', at);
    const sent = order(tablet, tab, 'beer', 3, at);
    const voided = tablet.must(
      { type: 'voidLine', tab, line: sent, quantity: 2, reason: 'corked' },
      at,
    );
    expect(requests(voided)).toMatchObject([
      { form: 'voidTicket', ref: sent, quantity: 2, note: 'corked', station: 'bar' },
    ]);
  });

  it('[PRN-1] tells those stations of a move that still have something for the party', () => {
    const tablet = tabletWith();
    const tab = openRoom(tablet, 'r1', at);
    order(tablet, tab, 'beer', 1, at);
    const nuts = order(tablet, tab, 'nuts', 1, at);
    tablet.must({ type: 'voidLine', tab, line: nuts, quantity: 1, reason: 'none left' }, at);
    const moved = tablet.must({ type: 'transferRoom', tab, to: room('r2'), reason: '' }, at);
    expect(requests(moved).map(({ form, station }) => [form, station])).toEqual([
      ['transferNotice', 'bar' as StationId],
    ]);
  });

  it('[PRN-1] prints the receipt, and opens the drawer once for cash alone', () => {
    const tablet = tabletWith();
    openShift(tablet, at);
    const end = clockTime('21:00');
    const cash = openRoom(tablet, 'r1', at);
    const paid = settle(tablet, cash, end, [pay('wechatPay', 2_000), pay('cash', 20_000)]);
    const { receipt } = only(paid, 'TabSettled');
    expect(requests(paid)).toMatchObject([
      { form: 'receipt', tab: cash, ref: receipt, printer: tillPrinter, via: 'device' },
      { form: 'drawer', tab: null, printer: tillPrinter },
    ]);
    const other = openRoom(tablet, 'r2', at);
    const phone = settle(tablet, other, end, [pay('wechatPay', 12_000)]);
    expect(requests(phone).map(({ form }) => form)).toEqual(['receipt']);
  });

  it('[PRN-1] follows the store’s rules: what isn’t automatic doesn’t print, copies are as many', () => {
    const rules = { receipt: { auto: false, copies: 1 }, orderTicket: { auto: true, copies: 2 } };
    const tablet = tabletWith(printingStore(rules as never));
    openShift(tablet, at);
    const tab = openRoom(tablet, 'r1', at);
    const sent = tablet.must({ type: 'sendOrder', tab, lines: [draftLine('beer')] }, at);
    expect(requests(sent)).toMatchObject([{ form: 'orderTicket', copies: 2 }]);
    const paid = settle(tablet, tab, clockTime('21:00'), [pay('wechatPay', 15_800)]);
    expect(requests(paid)).toEqual([]);
  });

  it('[PRN-1] prints a Z at the end of a shift, and a slip of a top-up or a card', () => {
    const tablet = tabletWith();
    const shift = openShift(tablet, at);
    const member = id<MemberId>('m1');
    const topUp = tablet.must(
      {
        type: 'topUp',
        member,
        topUp: null,
        paidFen: yuan(100),
        tenders: [pay('wechatPay', 4_000), pay('cash', 6_000)] as never,
      },
      at,
    );
    const { sale } = only(topUp, 'AccountCredited');
    expect(requests(topUp).map(({ form, ref }) => [form, ref])).toEqual([
      ['topUpSlip', `m1/${sale}`],
      ['drawer', ''],
    ]);
    const issued = tablet.must({ type: 'issueCard', member, number: 'C1' }, at);
    const { card } = only(issued, 'CardIssued');
    expect(requests(issued)).toMatchObject([{ form: 'cardSlip', ref: `m1/${card}` }]);
    const closed = tablet.must(
      { type: 'closeShift', shift, counted: { 10_000: 5 }, note: '' },
      plusMinutes(at, 60),
    );
    expect(requests(closed)).toMatchObject([{ form: 'shiftZ', ref: shift }]);
  });
});
