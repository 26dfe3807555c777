import { describe, expect, it } from 'vitest';
import { fen } from '#domain/kernel/fen.ts';
import { addTakings, NO_TAKINGS, sumTakings, takingsOfTab } from '#domain/reports/takings.ts';
import type { Takings } from '#domain/reports/takings.ts';
import { openRoom, openShift, order, pay, room, settle } from '#tests/domain/support/evening.ts';
import { clockTime, createTablet } from '#tests/domain/support/tablet.ts';

/** An evening of one tab: 20:30–22:15 (210.00), 2 rooms, 2 × 38.00, half in cash. */
function evening(): Takings {
  const tablet = createTablet('t1');
  openShift(tablet, clockTime('20:00'));
  const tab = openRoom(tablet, 'r1', clockTime('20:30'));
  order(tablet, tab, 'beer', 2, clockTime('20:40'));
  const to = room('r2');
  tablet.must({ type: 'transferRoom', tab, to, reason: '' }, clockTime('21:30'));
  settle(tablet, tab, clockTime('22:15'), [pay('alipay', 10_000), pay('cash', 20_000)]);
  const state = tablet.books.tab(tab);
  return state ? takingsOfTab(state) : NO_TAKINGS;
}

/** Hours before the first of use. */
const unused = (hours: number): readonly number[] => Array.from({ length: hours }, () => 0);

describe('takings', () => {
  it('counts a settled tab under hour, room, item, category, tender and staff', () => {
    expect(evening()).toEqual({
      tabs: 1,
      heads: 4,
      dueFen: 28_600,
      timeFen: 21_000,
      itemsFen: 7_600,
      roundingFen: 0,
      minutes: 105,
      byHour: { '22': { name: '22', count: 1, fen: 28_600 } },
      byRoom: { r2: { name: 'R2', count: 1, fen: 28_600 } },
      byItem: { beer: { name: 'BEER', count: 2, fen: 7_600 } },
      byCategory: { drinks: { name: 'Drinks', count: 2, fen: 7_600 } },
      byTender: {
        alipay: { name: 'alipay', count: 1, fen: 10_000 },
        cash: { name: 'cash', count: 1, fen: 18_600 },
      },
      byStaff: { boss: { name: 'boss', count: 1, fen: 28_600 } },
      roomHours: {
        r1: { name: 'R1', minutes: [...unused(20), 30, 30] },
        r2: { name: 'R2', minutes: [...unused(21), 30, 15] },
      },
    });
  });

  it('has nothing for a tab that is still open', () => {
    const tablet = createTablet('t1');
    const tab = openRoom(tablet, 'r1', clockTime('20:30'));
    const state = tablet.books.tab(tab);
    expect(state && takingsOfTab(state)).toEqual(NO_TAKINGS);
  });

  it('[DAY-3] counts the hours after midnight on the business day’s clock', () => {
    const tablet = createTablet('t1');
    openShift(tablet, clockTime('20:00'));
    const tab = openRoom(tablet, 'r1', clockTime('25:50'));
    settle(tablet, tab, clockTime('26:20'), [pay('cash', 4_000)]);
    const state = tablet.books.tab(tab);
    const takings = state ? takingsOfTab(state) : NO_TAKINGS;
    expect(Object.keys(takings.byHour)).toEqual(['26']);
    expect(takings.roomHours['r1']?.minutes).toEqual([...unused(25), 10, 20]);
  });

  it('is a sum: in any order, in any groups, with nothing as its zero', () => {
    const one = evening();
    const line = { name: 'NEW NAME', count: 1, fen: fen(4_000) };
    const two: Takings = { ...one, byItem: { beer: line }, tabs: 3 };
    expect(addTakings(one, NO_TAKINGS)).toEqual(one);
    expect(addTakings(one, two)).toEqual(addTakings(two, one));
    expect(addTakings(addTakings(one, two), one)).toEqual(addTakings(one, addTakings(two, one)));
    expect(sumTakings([one, two, one])).toEqual(addTakings(one, addTakings(two, one)));
    expect(addTakings(one, two).byItem['beer']).toEqual({
      name: 'NEW NAME',
      count: 3,
      fen: 11_600,
    });
  });

  it('sums a year of days with 120 items each in one pass', () => {
    const byItem = Object.fromEntries(
      Array.from({ length: 120 }, (_, item) => [`i${item}`, { name: 'x', count: 2, fen: fen(3) }]),
    );
    const day = evening();
    const year = Array.from({ length: 365 }, (): Takings => ({ ...day, byItem }));
    const sum = sumTakings(year);
    expect(sum.byItem['i119']).toEqual({ name: 'x', count: 730, fen: 1_095 });
    expect(sum.dueFen).toBe(365 * 28_600);
  });
});
