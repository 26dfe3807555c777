import { describe, expect, it } from 'vitest';
import { entryId } from '#domain/journal/entry.ts';
import { id, type ShiftId } from '#domain/kernel/ids.ts';
import { countCash, DENOMINATIONS, expectedCash, overShort } from '#domain/shifts/expected.ts';
import { only, openRoom, openShift, order, pay, settle } from '#tests/domain/support/evening.ts';
import { codeOf } from '#tests/domain/support/expect.ts';
import { friday } from '#tests/domain/support/store.ts';
import { clockTime, createTablet, sync } from '#tests/domain/support/tablet.ts';

const at = clockTime('17:00');

describe('a shift', () => {
  it('[SHIFT-1] opens with a counted float and closes with a blind count', () => {
    const tablet = createTablet('t1', { till: 'A' });
    const shift = openShift(tablet, at);
    const tab = openRoom(tablet, 'r1', at);
    order(tablet, tab, 'beer', 2, at);
    settle(tablet, tab, at, [pay('wechatPay', 1_600), pay('cash', 10_000)]);
    // float 500.00 + 100.00 received − 40.00 change = 560.00; 558.00 is there.
    const counted = { 10_000: 5, 5_000: 1, 100: 8 };
    const closing = { type: 'closeShift', shift, counted, note: 'two yuan short' } as const;
    expect(only(tablet.must(closing, clockTime('26:00')), 'ShiftClosed')).toMatchObject({
      countedFen: 55_800,
      expectedFen: 56_000,
    });
    const state = tablet.books.shift(shift);
    expect(state && overShort(state)).toBe(-200);
    expect(tablet.books.openShiftOf(tablet.device)).toBeNull();
  });

  it('[SHIFT-1] is one a till; neither over nor short goes into the next', () => {
    const tablet = createTablet('t1');
    const shift = openShift(tablet, at);
    const again = { type: 'openShift', float: {} } as const;
    expect(codeOf(tablet.run(again, at))).toBe('shiftAlreadyOpen');
    tablet.must({ type: 'closeShift', shift, counted: {}, note: '' }, at);
    expect(codeOf(tablet.run({ type: 'closeShift', shift, counted: {}, note: '' }, at))).toBe(
      'shiftClosed',
    );
    const next = only(tablet.must({ ...again, float: { 100: 3 } }, at), 'ShiftOpened').shift;
    const state = tablet.books.shift(next);
    expect(state && expectedCash(state)).toBe(300);
  });

  it('[SHIFT-1] is closed by its own till alone', () => {
    const a = createTablet('a');
    const b = createTablet('b', { till: 'B' });
    const shift = openShift(a, at);
    sync([a, b]);
    const close = { type: 'closeShift', shift, counted: {}, note: '' } as const;
    expect(codeOf(b.run(close, at))).toBe('shiftUnknown');
    expect(codeOf(a.run({ ...close, shift: id<ShiftId>('other') }, at))).toBe('shiftUnknown');
  });

  it('[SHIFT-1] that gives back another till’s cash is short by it, not the other', () => {
    const a = createTablet('a');
    const b = createTablet('b', { till: 'B' });
    const shiftA = openShift(a, at);
    const shiftB = openShift(b, at);
    const tab = openRoom(a, 'r1', at);
    order(a, tab, 'beer', 1, at);
    a.must({ type: 'takeTender', tab, endedAt: at, tender: pay('cash', 3_000) }, at);
    sync([a, b]);
    const tender = b.books.tab(tab)?.tenders[0]?.tender ?? id('none');
    b.must({ type: 'voidTender', tab, tender, reason: 'changed their mind' }, at);
    const [stateA, stateB] = [b.books.shift(shiftA), b.books.shift(shiftB)];
    expect(stateA && expectedCash(stateA)).toBe(53_000);
    expect(stateB && expectedCash(stateB)).toBe(47_000);
  });

  it('[SHIFT-4] closed twice keeps the first count', () => {
    const tablet = createTablet('t1');
    const shift = openShift(tablet, at);
    const closing = { type: 'closeShift', shift, counted: { 100: 1 }, note: 'first' } as const;
    const [first] = tablet.must(closing, clockTime('26:00'));
    if (!first) throw new Error('the shift was closed');
    const seq = first.seq + 1;
    tablet.hear([{ ...first, id: entryId(first, seq), seq, clock: { ...first.clock, count: 9 } }]);
    expect(tablet.books.entriesOf(`shift:${shift}`)).toHaveLength(3);
    expect(tablet.books.shift(shift)?.closed?.entry).toBe(first.id);
  });

  it('[BOOK-3] that goes on over a sealed day keeps what it took', () => {
    const tablet = createTablet('t1');
    const shift = openShift(tablet, at);
    const tab = openRoom(tablet, 'r1', at);
    order(tablet, tab, 'beer', 1, at);
    settle(tablet, tab, at, [pay('cash', 3_800)]);
    tablet.books.seal(friday);
    expect(tablet.books.tabs()).toEqual([]);
    expect(tablet.books.openShiftOf(tablet.device)?.shift).toBe(shift);
    const state = tablet.books.shift(shift);
    expect(state && expectedCash(state)).toBe(53_800);
    tablet.must({ type: 'closeShift', shift, counted: {}, note: '' }, at);
    tablet.books.seal(friday);
    expect(tablet.books.shifts()).toEqual([]);
  });

  it('refuses a count of notes that don’t exist', () => {
    const tablet = createTablet('t1');
    for (const float of [{ 300: 1 }, { 100: -1 }, { 100: 1.5 }, { 100: 2e6 }]) {
      expect(codeOf(tablet.run({ type: 'openShift', float }, at))).toBe('amountInvalid');
    }
  });
});

describe('countCash', () => {
  it('adds up every note and coin', () => {
    const one = Object.fromEntries(DENOMINATIONS.map((face) => [face, 1]));
    // 100 + 50 + 20 + 10 + 5 + 1 + 0.5 + 0.1
    expect(countCash(one)).toBe(18_660);
    expect(countCash({})).toBe(0);
  });
});
