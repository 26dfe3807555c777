import { describe, expect, it } from 'vitest';
import { casesOf } from '#domain/cases/find.ts';
import { takingsOfTab } from '#domain/reports/takings.ts';
import { openRoom, openShift, order, pay, settle } from '#tests/domain/support/evening.ts';
import { codeOf } from '#tests/domain/support/expect.ts';
import { clockTime, createTablet, sync } from '#tests/domain/support/tablet.ts';

const at = clockTime('20:00');

/** A tab of one beer (38.00), known to two tablets that then part. */
const given = () => {
  const a = createTablet('a');
  const b = createTablet('b', { till: 'B' });
  openShift(a, at);
  openShift(b, at);
  const tab = openRoom(a, 'r1', at);
  order(a, tab, 'beer', 1, at);
  sync([a, b]);
  return { a, b, tab };
};

describe('cases', () => {
  it('[CASE-2] [PAY-6] a tab settled by two tablets apart: the first in journal order stands', () => {
    const { a, b, tab } = given();
    settle(b, tab, clockTime('20:04'), [pay('cash', 3_800)]);
    settle(a, tab, clockTime('20:05'), [pay('wechatPay', 3_800)]);
    sync([a, b]);
    const state = a.books.tab(tab);
    expect(state?.settled).toMatchObject({ receipt: 'B-0001', device: 'b' });
    expect(state?.settledAgain).toMatchObject([{ receipt: 'A-0001', device: 'a' }]);
    expect(casesOf(a.books)).toEqual(casesOf(b.books));
    expect(casesOf(a.books)).toMatchObject([
      {
        kind: 'tabSettledTwice',
        tab,
        about: `tab:${tab}`,
        settlements: [{ device: 'b' }, { device: 'a' }],
        resolved: null,
      },
    ]);
    expect(state && takingsOfTab(state)).toMatchObject({ tabs: 1, dueFen: 3_800 });
  });

  it('[CASE-3] an order that the settlement had not known', () => {
    const { a, b, tab } = given();
    settle(a, tab, clockTime('20:04'), [pay('cash', 3_800)]);
    order(b, tab, 'nuts', 1, clockTime('20:03'));
    sync([a, b]);
    expect(casesOf(b.books)).toMatchObject([
      {
        kind: 'tabDiffers',
        dueFen: 3_800,
        paidFen: 3_800,
        itemsFen: 5_799,
        settledItemsFen: 3_800,
      },
    ]);
  });

  it('[CASE-3] money that the settlement had not known', () => {
    const { a, b, tab } = given();
    const tender = pay('cash', 1_000);
    b.must({ type: 'takeTender', tab, endedAt: at, tender }, clockTime('20:03'));
    settle(a, tab, clockTime('20:04'), [pay('cash', 3_800)]);
    sync([a, b]);
    expect(casesOf(a.books)).toMatchObject([{ kind: 'tabDiffers', dueFen: 3_800, paidFen: 4_800 }]);
  });

  it('[CASE-5] a tender that two tablets apart gave back, each out of its own drawer', () => {
    const { a, b, tab } = given();
    const cash = pay('cash', 1_000);
    a.must({ type: 'takeTender', tab, endedAt: at, tender: cash }, clockTime('20:03'));
    sync([a, b]);
    const [taken] = a.books.tab(tab)?.tenders ?? [];
    if (!taken) throw new Error('a tender was taken');
    const back = { type: 'voidTender', tab, tender: taken.tender, reason: 'wrong' } as const;
    a.must(back, clockTime('20:04'));
    b.must(back, clockTime('20:05'));
    expect(casesOf(a.books)).toEqual([]);
    sync([a, b]);
    const voids = [
      { device: 'a', amountFen: 1_000 },
      { device: 'b', amountFen: 1_000 },
    ];
    expect(casesOf(a.books)).toMatchObject([{ kind: 'tenderVoidedTwice', tab, voids }]);
    expect(casesOf(b.books)).toEqual(casesOf(a.books));
    // Each shift counts what its own drawer gave.
    expect(a.books.shifts().map((shift) => shift.voids.fen)).toEqual([1_000, 1_000]);
  });

  it('[CASE-3] an order for a session that was cancelled elsewhere', () => {
    const a = createTablet('a');
    const b = createTablet('b', { till: 'B' });
    const tab = openRoom(a, 'r1', at);
    sync([a, b]);
    a.must({ type: 'cancelSession', tab, reason: '' }, clockTime('20:02'));
    order(b, tab, 'beer', 1, clockTime('20:01'));
    sync([a, b]);
    expect(casesOf(a.books)).toMatchObject([{ kind: 'tabDiffers', dueFen: 0, itemsFen: 3_800 }]);
  });

  it('[CASE-3] a session that one tablet cancelled and another settled', () => {
    const a = createTablet('a');
    const b = createTablet('b', { till: 'B' });
    openShift(b, at);
    const tab = openRoom(a, 'r1', at);
    sync([a, b]);
    a.must({ type: 'cancelSession', tab, reason: '' }, clockTime('20:02'));
    settle(b, tab, clockTime('20:03'), []);
    sync([a, b]);
    expect(casesOf(a.books)).toMatchObject([{ kind: 'tabDiffers', dueFen: 0, paidFen: 0 }]);
  });

  it('stay, marked as dealt with, once people resolve them; a second time is refused', () => {
    const { a, b, tab } = given();
    settle(a, tab, clockTime('20:04'), [pay('cash', 3_800)]);
    order(b, tab, 'nuts', 1, clockTime('20:03'));
    sync([a, b]);
    const [found] = casesOf(a.books);
    if (!found) throw new Error('there is a case');
    const command = { type: 'resolveCase', case: found.id, about: found.about } as const;
    const later = clockTime('33:00');
    a.must({ ...command, note: 'paid at the door' }, later);
    expect(casesOf(a.books)).toMatchObject([
      { id: found.id, resolved: { by: 'boss', at: later, note: 'paid at the door' } },
    ]);
    expect(codeOf(a.run({ ...command, note: '' }, later))).toBe('caseUnknown');
    expect(codeOf(a.run({ ...command, about: 'tab:other', note: '' }, later))).toBe('caseUnknown');
    expect(codeOf(a.run({ ...command, about: 'moon:1', note: '' }, later))).toBe('caseUnknown');
  });

  it('[CASE-3] a further late order makes a case of its own', () => {
    const { a, b, tab } = given();
    const c = createTablet('c', { till: 'C' });
    sync([a, c]);
    settle(a, tab, clockTime('20:04'), [pay('cash', 3_800)]);
    order(b, tab, 'nuts', 1, clockTime('20:03'));
    sync([a, b]);
    const [first] = casesOf(a.books);
    a.must(
      { type: 'resolveCase', case: first?.id ?? '', about: first?.about ?? '', note: '' },
      clockTime('20:10'),
    );
    order(c, tab, 'beer', 1, clockTime('20:03'));
    sync([a, b, c]);
    const open = casesOf(a.books).filter((found) => !found.resolved);
    expect(open).toMatchObject([{ itemsFen: 9_599 }]);
    expect(open[0]?.id).not.toBe(first?.id);
  });
});
