import { describe, expect, it } from 'vitest';
import { casesOf } from '#domain/cases/find.ts';
import { expectedCash } from '#domain/shifts/expected.ts';
import { takingsOfTab } from '#domain/reports/takings.ts';
import { tabAmounts } from '#domain/tabs/amounts.ts';
import {
  openRoom,
  openShift,
  order,
  pay,
  room,
  settle,
  only,
} from '#tests/domain/support/evening.ts';
import { clockTime, createTablet, sync } from '#tests/domain/support/tablet.ts';

describe('a full evening on two tablets', () => {
  const counter = createTablet('counter', { till: 'A' });
  const hall = createTablet('hall', { till: 'B' });
  const both = [counter, hall];
  const shift = openShift(counter, clockTime('17:00'));
  const tab = openRoom(counter, 'r1', clockTime('17:10'));
  sync(both);
  order(hall, tab, 'beer', 6, clockTime('17:20'));
  sync(both);
  counter.must({ type: 'transferRoom', tab, to: room('r2'), reason: '' }, clockTime('20:00'));
  order(hall, tab, 'nuts', 2, clockTime('20:05'));
  sync(both);
  const at = clockTime('25:30');
  const entries = settle(counter, tab, at, [pay('wechatPay', 40_000), pay('cash', 100_000)]);
  sync(both);

  it('[TAR-3] [MOVE-1] [DAY-3] charges both rooms by the bands of the opening’s date', () => {
    // 17:10–18:00 at 60/h = 50; 18:00–20:00 and 20:00–24:00 at 120/h = 720; 24:00–25:30 at 80 = 120.
    const settled = only(entries, 'TabSettled');
    expect(settled.timeFen).toBe(89_000);
    expect(settled.timeLines.map((line) => [line.roomName, line.minutes, line.amountFen])).toEqual([
      ['R1', 50, 5_000],
      ['R1', 120, 24_000],
      ['R2', 240, 48_000],
      ['R2', 90, 12_000],
    ]);
  });

  it('keeps the orders of both tablets', () => {
    // 6 × 38.00 + 2 × 19.99
    expect(counter.books.tab(tab)?.orders).toHaveLength(2);
    expect(only(entries, 'TabSettled').itemsFen).toBe(26_798);
  });

  it('[PAY-2] pays what is left in cash and gives the rest back', () => {
    const cash = counter.books.tab(tab)?.tenders.find(({ tenderType }) => tenderType === 'cash');
    // 890.00 + 267.98 − 400.00 = 757.98 of 1000.00
    expect(cash).toMatchObject({ amountFen: 75_798, receivedFen: 100_000, changeFen: 24_202 });
  });

  it('[OFF-4] leaves both tablets with the same books and nothing open', () => {
    expect(hall.books.tab(tab)).toEqual(counter.books.tab(tab));
    expect(hall.books.room(room('r2'))).toEqual(counter.books.room(room('r2')));
    expect(hall.books.room(room('r2'))).toMatchObject({ occupants: [], dirtySince: at });
    expect(hall.books.room(room('r1'))).toMatchObject({ dirtySince: clockTime('20:00') });
    expect(casesOf(hall.books)).toEqual([]);
  });

  it('[SHIFT-1] expects the float and the cash that stayed', () => {
    const state = counter.books.shift(shift);
    expect(state && expectedCash(state)).toBe(50_000 + 75_798);
    expect(state).toMatchObject({ tabsSettled: 1, settledFen: 115_798, changeFen: 24_202 });
  });

  it('sums takings that agree with the tenders', () => {
    const state = counter.books.tab(tab);
    if (!state) throw new Error('the tab is gone');
    const takings = takingsOfTab(state);
    expect(takings).toMatchObject({ tabs: 1, heads: 4, dueFen: 115_798, minutes: 500 });
    expect(takings.byHour).toEqual({ '25': { name: '25', count: 1, fen: 115_798 } });
    expect(takings.byTender).toMatchObject({ cash: { fen: 75_798 }, wechatPay: { fen: 40_000 } });
    expect(takings.roomHours['r1']?.minutes[17]).toBe(50);
    expect(takings.roomHours['r2']?.minutes[25]).toBe(30);
    expect(tabAmounts(state, clockTime('30:00'), 'none').leftFen).toBe(0);
  });
});
