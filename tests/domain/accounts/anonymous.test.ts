import { describe, expect, it } from 'vitest';
import { refundSale, releaseAllowance, spendAccount } from '#domain/accounts/decide.ts';
import { leftOf } from '#domain/accounts/lots.ts';
import { valuesOf } from '#domain/accounts/state.ts';
import type { DebitOrder } from '#domain/accounts/terms.ts';
import { yuan } from '#domain/kernel/fen.ts';
import type { AccountId, AllowanceId } from '#domain/kernel/ids.ts';
import { HOUR_MS } from '#domain/kernel/instant.ts';
import { must } from '#tests/domain/support/till-log.ts';
import { LASTS, openAnonymous, topUpLater } from './anonymous-run.ts';
import { allow, contextOf, days, meet, pass, type Run, type Till } from './bank-run.ts';

type Pack = readonly [paid: number, bonus: number];

/** Two top-ups, 405 days apart, and how many days before the end of the first it is 22:00 at all tills. */
function twoYears(debitOrder: DebitOrder, first: Pack, second: Pack, before = 0) {
  const floors = { memberFen: yuan(400), deviceFen: yuan(400) };
  const run = openAnonymous(3, { debitOrder, floors }, ...first);
  const [a, b, c] = run.tills;
  if (!a || !b || !c) throw new Error('three tills');
  const account = topUpLater(run, a, 400, ...second);
  pass(run, days(LASTS - 405 - before) + 10);
  for (const till of run.tills) meet(run, till);
  return { run, a, b, c, account };
}

/** Pays, tells the bank, and says what became of it. */
function pay(run: Run, till: Till, account: AccountId, amount: number) {
  const wanted = { account, amount: yuan(amount), card: null };
  const [spend] = must(run, till, spendAccount(contextOf(run, till), wanted, 'tab'));
  meet(run, till);
  return spend && run.bank.books.settled[spend.id]?.what;
}

/** Gives a till what the older top-up backs tonight: an allowance of an hour, without a grace. */
function holdTonight(run: Run, till: Till, account: AccountId, amount: number): AllowanceId {
  const { settings } = run;
  run.settings = { ...settings, allowanceMs: HOUR_MS, graceMs: 0 };
  expect(allow(run, till, account, yuan(amount))).toBeNull();
  run.settings = settings;
  const held = valuesOf(run.bank.books.allowances).findLast(({ left }) => left > 0);
  if (!held) throw new Error('it was given');
  return held.allowance;
}

/** Paid and bonus of both top-ups, yuan. */
const leftOfLots = (run: Run): readonly number[] =>
  valuesOf(run.bank.books.accounts).flatMap(({ lots }) => lots.map((lot) => leftOf(lot) / 100));

describe('an anonymous account whose top-ups end in different years', () => {
  it.each([
    ['paidFirst', [100, 300], [400, 0]],
    ['bonusFirst', [300, 100], [200, 200]],
    ['proportional', [200, 200], [400, 0]],
  ] as const)(
    '[ACC-1] [MEM-3] leaves what backs an allowance past the end of the older one: %s',
    (order, first, second) => {
      const { run, a, b, account } = twoYears(order, first, second);
      expect(allow(run, b, account, yuan(400))).toBeNull();
      a.isOnline = false;
      expect(pay(run, a, account, 300)).toBe('covered');
      pass(run, 11);
      expect(pay(run, b, account, 400)).toBe('covered');
    },
  );

  it('[ACC-1] [MEM-3] keeps the debit order for what nobody holds, and then takes what ends first', () => {
    const { run, a, b, account } = twoYears('paidFirst', [100, 300], [400, 0]);
    expect(allow(run, b, account, yuan(350))).toBeNull();
    a.isOnline = false;
    expect(pay(run, a, account, 300)).toBe('covered');
    expect(leftOfLots(run)).toEqual([0, 150, 350]);
  });

  it('[MEM-3] keeps the debit order while no allowance can outlast the older top-up', () => {
    const { run, a, b, account } = twoYears('paidFirst', [100, 300], [400, 0], 100);
    expect(allow(run, b, account, yuan(400))).toBeNull();
    a.isOnline = false;
    expect(pay(run, a, account, 300)).toBe('covered');
    expect(leftOfLots(run)).toEqual([0, 300, 200]);
  });

  it('[ACC-1] [ACC-2] pays a debt with nothing that backs an allowance past the end of the older one', () => {
    const { run, a, b, c, account } = twoYears('paidFirst', [100, 300], [400, 0]);
    expect(allow(run, b, account, yuan(400))).toBeNull();
    const held = holdTonight(run, a, account, 400);
    c.isOnline = false;
    expect(pay(run, c, account, 200)).toBe('overdraft');
    must(run, a, releaseAllowance(contextOf(run, a), held));
    meet(run, a);
    expect(run.bank.books.accounts[account]?.owed).toBe(0);
    expect(leftOfLots(run)).toEqual([0, 200, 400]);
  });

  it('[ACC-1] [ACC-7] refunds the newer one with nothing that backs an allowance past the end of the older', () => {
    const { run, a, b, account } = twoYears('paidFirst', [100, 300], [400, 0]);
    const [, newer] = valuesOf(run.bank.books.sales);
    if (!newer) throw new Error('two top-ups');
    expect(allow(run, b, account, yuan(400))).toBeNull();
    holdTonight(run, a, account, 400);
    must(run, a, refundSale(contextOf(run, a), newer.sale));
    meet(run, a);
    expect(leftOfLots(run)).toEqual([0, 0, 400]);
    pass(run, 11);
    expect(pay(run, b, account, 400)).toBe('covered');
  });
});
