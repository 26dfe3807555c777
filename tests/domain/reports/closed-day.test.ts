import { describe, expect, it } from 'vitest';
import { closedDay, cutOf } from '#domain/reports/closed-day.ts';
import type { AnyEntry } from '#domain/journal/entry.ts';
import { openRoom, openShift, order, pay, settle } from '#tests/domain/support/evening.ts';
import { friday, store } from '#tests/domain/support/store.ts';
import { clockTime, createTablet, type Tablet } from '#tests/domain/support/tablet.ts';

const place = { store, date: friday, base: [] };

/** One beer (38.00), sold and paid within the free minutes. */
const sell = (tablet: Tablet, room: string, clock: string): void => {
  const tab = openRoom(tablet, room, clockTime(clock));
  order(tablet, tab, 'beer', 1, clockTime(clock));
  settle(tablet, tab, clockTime(clock), [pay('cash', 3_800)]);
};

describe('a closed day', () => {
  const counter = createTablet('a', { till: 'A' });
  const apart = createTablet('b', { till: 'B' });
  openShift(counter, clockTime('17:00'));
  openShift(apart, clockTime('17:00'));
  sell(counter, 'r1', '20:00');
  sell(apart, 'r2', '20:30');
  const cut = cutOf([...counter.log, ...apart.log]);
  const atClosing: readonly AnyEntry[] = [...counter.log, ...apart.log];
  sell(apart, 'r3', '25:00');
  const all = [...apart.log, ...counter.log, ...apart.log];

  it('[DAY-4] is never changed by what arrives late', () => {
    const before = closedDay(place, atClosing, cut);
    expect(before.closed).toMatchObject({ tabs: 2, dueFen: 7_600 });
    expect(closedDay(place, all, cut).closed).toEqual(before.closed);
    expect(closedDay(place, all.toReversed(), cut).closed).toEqual(before.closed);
  });

  it('[DAY-4] shows what came late beside it: who, on which device, when', () => {
    const { late } = closedDay(place, all, cut);
    expect(late.map(({ fact }) => fact.type)).toEqual([
      'RoomSessionOpened',
      'OrderSent',
      'TenderTaken',
      'TabSettled',
      'RoomSessionClosed',
    ]);
    expect(late.at(3)).toMatchObject({ actor: 'boss', device: 'b', at: clockTime('25:00') });
    expect(closedDay(place, atClosing, cut).late).toEqual([]);
  });

  it('[DAY-4] counts it on its business date in what the chain reports', () => {
    const { withLate } = closedDay(place, all, cut);
    expect(withLate).toMatchObject({ tabs: 3, dueFen: 11_400 });
  });

  it('[DAY-4] counts a device that nobody had heard of as late altogether', () => {
    const { closed, late } = closedDay(place, all, cutOf(counter.log));
    expect(closed).toMatchObject({ tabs: 1, dueFen: 3_800 });
    expect(new Set(late.map(({ device }) => device))).toEqual(new Set(['b']));
  });
});
