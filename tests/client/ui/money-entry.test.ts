import { describe, expect, it } from 'vitest';

import { stopClock } from '#client/features/settle/ended-at.ts';
import { changeOf, dueOf } from '#client/features/settle/due.ts';
import { NEW_ENTRY, newTender, preview, typedSum } from '#client/ui/money-entry.ts';
import { walletOf } from '#client/features/settle/payment-code.ts';
import { quickCash } from '#client/features/settle/quick-cash.ts';
import { fen, yuan } from '#domain/kernel/fen.ts';
import { plusMinutes } from '#domain/kernel/instant.ts';
import { line, opened, order, tab, tender } from '#tests/client/features/records.ts';

describe('tender entry', () => {
  it('is the sum still due until something is typed', () => {
    expect(preview(NEW_ENTRY, yuan(237))).toEqual({
      receivedFen: yuan(237),
      paysFen: yuan(237),
      changeFen: 0,
      stillFen: 0,
      problem: null,
    });
  });

  it('[PAY-2] gives change from cash: 300 for 237 gives 63', () => {
    const coming = preview({ ...NEW_ENTRY, typed: '300' }, yuan(237));
    expect(coming).toMatchObject({ paysFen: yuan(237), changeFen: yuan(63), stillFen: 0 });
  });

  it('[PAY-2] leaves the rest of a split: 100 of 237 leaves 137', () => {
    expect(preview({ ...NEW_ENTRY, typed: '100' }, yuan(237)).stillFen).toBe(yuan(137));
  });

  it('[PAY-2] refuses change from anything but cash, and asks for its reference', () => {
    const wechat = { ...NEW_ENTRY, tenderType: 'wechatPay' as const };
    expect(preview({ ...wechat, typed: '300', reference: '1' }, yuan(237)).problem).toBe('tooMuch');
    expect(preview(wechat, yuan(237)).problem).toBe('referenceMissing');
    expect(preview({ ...wechat, reference: ' 88 ' }, yuan(237)).problem).toBeNull();
    expect(newTender({ ...wechat, reference: ' 88 ' }, yuan(237)).reference).toBe('88');
  });

  it('refuses nothing at all', () => {
    expect(preview({ ...NEW_ENTRY, typed: '0.' }, yuan(237)).problem).toBe('noAmount');
  });

  it('writes a quick sum as it would have been typed', () => {
    expect(typedSum(fen(23_750))).toBe('237.50');
  });
});

describe('quick cash', () => {
  it('offers the exact sum and the next round ones', () => {
    expect(quickCash(yuan(237))).toEqual([237, 240, 250, 300, 400, 500].map(yuan));
    expect(quickCash(yuan(30))).toEqual([30, 50, 100, 200, 500].map(yuan));
    expect(quickCash(fen(0))).toEqual([]);
  });
});

describe('scanned payment codes', () => {
  it('tells the wallets by the ranges of their codes', () => {
    expect(walletOf('134567890123456789')).toBe('wechatPay');
    expect(walletOf('2888888888888888')).toBe('alipay');
    expect(walletOf('6901234567892')).toBeNull();
  });
});

describe('what is due', () => {
  const until = plusMinutes(opened, 100);
  const state = tab('t', {
    orders: [
      order('A1', [line('bud', 3, { voided: 1 }), line('gone', 1, { voided: 1 })]),
      order('A2', [line('bud', 1)]),
    ],
    tenders: [tender(100), tender(30, { voidedFor: 'wrong' })],
  });

  it('[PAY-1] goes from time and items to rounding, and what is left', () => {
    // 50 + 100 for time, 3 × 20 for beer, 100 paid.
    const due = dueOf(state, until, 'none');
    expect(due.categories).toEqual([
      { category: 'beer', name: 'Beer', quantity: 3, amountFen: yuan(60) },
    ]);
    expect(due.amounts).toMatchObject({ dueFen: yuan(210), leftFen: yuan(110) });
    expect(due.tenders).toHaveLength(1);
    expect(due.overpaidFen).toBe(0);
  });

  it('says how much too much was taken', () => {
    const paid = tab('t', { tenders: [tender(500)] });
    expect(dueOf(paid, until, 'none').overpaidFen).toBe(yuan(350));
  });

  it('adds up the change of the tenders that stand', () => {
    const twice = [
      tender(10, { changeFen: yuan(3) }),
      tender(5, { changeFen: yuan(1), voidedFor: 'x' }),
    ];
    expect(changeOf(tab('t', { tenders: twice }))).toBe(yuan(3));
  });
});

describe('[SETTLE-1] the clock at settlement', () => {
  const later = plusMinutes(opened, 5);

  it('stops now, and again at the next visit when nothing was taken', () => {
    expect(stopClock(tab('t'), opened)).toBe(opened);
    expect(stopClock(tab('t'), later)).toBe(later);
  });

  it('stays where it stood when money was taken that stands, as the journal says it', () => {
    const first = tender(50, { endedAt: opened });
    expect(stopClock(tab('t', { tenders: [first] }), later)).toBe(opened);
    const back = { ...first, voidedFor: 'by mistake' };
    expect(stopClock(tab('t', { tenders: [back] }), later)).toBe(later);
    const again = tender(20, { endedAt: plusMinutes(opened, 2) });
    expect(stopClock(tab('t', { tenders: [back, again] }), later)).toBe(plusMinutes(opened, 2));
  });

  it('goes by when the money was taken, where an older app didn’t write it down', () => {
    const taken = tender(50, { at: plusMinutes(opened, 1) });
    expect(stopClock(tab('t', { tenders: [taken] }), later)).toBe(plusMinutes(opened, 1));
  });

  it('never stops in the future, where a clock was put back', () => {
    expect(stopClock(tab('t', { tenders: [tender(50, { endedAt: later })] }), opened)).toBe(opened);
  });
});
