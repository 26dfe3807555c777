import { describe, expect, it } from 'vitest';
import { fen } from '#domain/kernel/fen.ts';
import { id, type TenderId } from '#domain/kernel/ids.ts';
import { tabAmounts } from '#domain/tabs/amounts.ts';
import { only, openRoom, openShift, order, pay, settle } from '#tests/domain/support/evening.ts';
import { codeOf, typesOf, valuesOf } from '#tests/domain/support/expect.ts';
import { registersOf } from '#tests/domain/support/store.ts';
import { clockTime, createTablet, type TabletOptions } from '#tests/domain/support/tablet.ts';

const at = clockTime('20:00');
const end = clockTime('21:00');

/** A tab of 120.00 for the hour and 2 × 38.00: 196.00. */
const given = (options: TabletOptions = {}) => {
  const tablet = createTablet('t1', { till: 'A', ...options });
  const shift = openShift(tablet, at);
  const tab = openRoom(tablet, 'r1', at);
  const line = order(tablet, tab, 'beer', 2, at);
  const take = (tender: ReturnType<typeof pay>) =>
    tablet.run({ type: 'takeTender', tab, endedAt: end, tender }, end);
  const settleWith = (...tenders: readonly ReturnType<typeof pay>[]) =>
    tablet.run({ type: 'settleTab', tab, endedAt: end, tenders }, end);
  return { tablet, shift, tab, line, take, settleWith };
};

describe('settleTab', () => {
  it('[PAY-2] takes any mix of tenders and gives change for cash alone', () => {
    const { tablet, tab } = given();
    const entries = settle(tablet, tab, end, [
      pay('wechatPay', 10_000),
      pay('alipay', 5_000),
      pay('unionPay', 1_600),
      pay('cash', 10_000),
    ]);
    expect(typesOf(entries)).toEqual([
      'TenderTaken',
      'TenderTaken',
      'TenderTaken',
      'TenderTaken',
      'TabSettled',
      'RoomSessionClosed',
    ]);
    const cash = tablet.books.tab(tab)?.tenders.at(-1);
    expect(cash).toMatchObject({ amountFen: 3_000, receivedFen: 10_000, changeFen: 7_000 });
  });

  it('[PAY-1] writes down what made up the amount, and the receipt’s number', () => {
    const { tablet, tab } = given();
    const settled = only(settle(tablet, tab, end, [pay('cash', 19_600)]), 'TabSettled');
    expect(settled).toMatchObject({
      receipt: 'A-0001',
      endedAt: end,
      timeFen: 12_000,
      itemsFen: 7_600,
      roundingFen: 0,
      dueFen: 19_600,
    });
    expect(settled.timeLines).toHaveLength(1);
  });

  it('[PAY-1] rounds off by the chain’s rule', () => {
    const { tablet, tab } = given({ registers: registersOf('yuanDown') });
    order(tablet, tab, 'nuts', 1, at);
    const settled = only(settle(tablet, tab, end, [pay('cash', 30_000)]), 'TabSettled');
    expect(settled).toMatchObject({ itemsFen: 9_599, roundingFen: -99, dueFen: 21_500 });
  });

  it('[PAY-2] refuses change for anything but cash, saying what is left', () => {
    const { settleWith } = given();
    expect(valuesOf(settleWith(pay('alipay', 19_601)), 'onlyCashGivesChange')).toEqual({
      leftFen: 19_600,
    });
  });

  it('[PAY-2] refuses a tender of a payment service without a reference', () => {
    const { settleWith } = given();
    const tender = { ...pay('wechatPay', 19_600), reference: ' ' };
    expect(codeOf(settleWith(tender))).toBe('referenceMissing');
  });

  it('refuses too little, with what is left, and records none of it', () => {
    const { tablet, tab, settleWith } = given();
    expect(valuesOf(settleWith(pay('cash', 19_599)), 'notFullyPaid')).toEqual({ leftFen: 1 });
    expect(tablet.books.tab(tab)?.tenders).toEqual([]);
  });

  it('refuses a tender after the tab is fully paid', () => {
    const { settleWith } = given();
    expect(codeOf(settleWith(pay('cash', 19_600), pay('cash', 1)))).toBe('overpaid');
  });

  it.each([0, -1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 100_000_001])(
    'refuses an amount of %d fen',
    (amount) => {
      const { settleWith } = given();
      const tender = { tenderType: 'cash', receivedFen: amount as never, reference: '' } as const;
      expect(codeOf(settleWith(tender))).toBe('amountInvalid');
    },
  );

  it('[TAR-7] settles a tab that comes to nothing without a tender', () => {
    const tablet = createTablet('t1');
    openShift(tablet, at);
    const tab = openRoom(tablet, 'r1', at);
    const entries = settle(tablet, tab, clockTime('20:10'), []);
    expect(typesOf(entries)).toEqual(['TabSettled', 'RoomSessionClosed']);
    expect(only(entries, 'TabSettled')).toMatchObject({
      dueFen: 0,
      timeLines: [{ rule: 'freeMinutes', amountFen: 0 }],
    });
  });

  it('[PAY-5] refuses a second settlement', () => {
    const { settleWith } = given();
    settleWith(pay('cash', 19_600));
    expect(valuesOf(settleWith(pay('cash', 19_600)), 'tabSettled')).toEqual({
      receipt: 'A-0001',
    });
  });

  it('[SHIFT-1] refuses money while the till has no shift', () => {
    const tablet = createTablet('t1');
    const tab = openRoom(tablet, 'r1', at);
    const command = { type: 'settleTab', tab, endedAt: at, tenders: [] } as const;
    expect(codeOf(tablet.run(command, at))).toBe('noShiftOpen');
  });

  it('[PAY-7] decides from what the device holds alone: at once, and the same each time', () => {
    const settleOnce = () => {
      const { settleWith } = given();
      return settleWith(pay('wechatPay', 9_600), pay('cash', 20_000));
    };
    const result = settleOnce();
    expect(result).toMatchObject({ ok: true });
    expect(settleOnce()).toEqual(result);
  });
});

describe('takeTender and voidTender', () => {
  it('[SETTLE-1] writes down where the clock stood still, which a settlement says itself', () => {
    const { tablet, tab, take, settleWith } = given();
    take(pay('cash', 5_000));
    settleWith(pay('cash', 14_600));
    const tenders = tablet.books.tab(tab)?.tenders ?? [];
    expect(tenders.map(({ endedAt }) => endedAt)).toEqual([end, undefined]);
  });

  it('[PAY-2] takes a split part by part, and the settlement pays the rest', () => {
    const { tablet, tab, take, settleWith } = given();
    expect(take(pay('cash', 5_000)).ok).toBe(true);
    const state = tablet.books.tab(tab);
    expect(state && tabAmounts(state, end, 'none')).toMatchObject({
      dueFen: 19_600,
      paidFen: 5_000,
      leftFen: 14_600,
    });
    expect(valuesOf(settleWith(), 'notFullyPaid')).toEqual({ leftFen: 14_600 });
    expect(settleWith(pay('alipay', 14_600)).ok).toBe(true);
  });

  it('gives a tender back once, with a reason', () => {
    const { tablet, tab, shift, take } = given();
    take(pay('cash', 5_000));
    const tender = tablet.books.tab(tab)?.tenders[0]?.tender ?? id<TenderId>('none');
    const command = { type: 'voidTender', tab, tender, reason: 'wrong note' } as const;
    expect(codeOf(tablet.run({ ...command, reason: '' }, end))).toBe('reasonMissing');
    expect(codeOf(tablet.run({ ...command, tender: id('other') }, end))).toBe('tenderUnknown');
    tablet.must(command, end);
    expect(codeOf(tablet.run(command, end))).toBe('tenderVoided');
    expect(tablet.books.tab(tab)?.tenders).toMatchObject([{ voidedFor: 'wrong note' }]);
    expect(tablet.books.shift(shift)).toMatchObject({
      tenders: { cash: { count: 0, fen: 0 } },
      voids: { count: 1, fen: 5_000 },
    });
  });

  it('refuses to settle what was overpaid by a later void, saying by how much', () => {
    const { tablet, tab, line, take, settleWith } = given();
    take(pay('cash', 19_600));
    tablet.must({ type: 'voidLine', tab, line, quantity: 1, reason: 'corked' }, end);
    expect(valuesOf(settleWith(), 'overpaid')).toEqual({ overFen: fen(3_800) });
  });
});
