import { describe, expect, it } from 'vitest';
import {
  refundSale,
  returnSpend,
  sellProducts,
  spendAccount,
  topUp,
} from '#domain/accounts/decide.ts';
import { valuesOf } from '#domain/accounts/state.ts';
import { fen, yuan } from '#domain/kernel/fen.ts';
import type { AccountId } from '#domain/kernel/ids.ts';
import { DAY_MS } from '#domain/kernel/instant.ts';
import { dateAt, must } from '#tests/domain/support/till-log.ts';
import {
  allow,
  contextOf,
  createRun,
  days,
  firstAccount,
  meet,
  pass,
  reclaim,
  type Till,
} from './bank-run.ts';
import {
  grant,
  LATER_CLOCK,
  leftOfSales,
  owed,
  pointsIn,
  POINTS,
  release,
  spend,
  takeBack,
  withPoints,
} from './points-run.ts';

// It is noon; days turn at 8, in a store with the later clock at 16. An allowance lasts twelve hours.
describe('points of which only some move into the next period, beside a lot that ends before that', () => {
  /** 1,000 until today, of which 300 stay a month more, and 500 for a week; B holds 800 from ten on. */
  function limited() {
    const started = withPoints(300, [
      ['rolls', 1_000, 0, 30],
      ['week', 500, 7],
    ]);
    const { run, b } = started;
    pass(run, 10);
    expect(allow(run, b, POINTS, 800)).toBeNull();
    for (const till of run.tills) meet(run, till);
    const nextMorning = () => {
      pass(run, 11);
      const what = spend(run, b, 800);
      meet(run, b);
      return what();
    };
    return { ...started, nextMorning };
  }

  it('[ACC-1] [ACC-18] takes of a spend what won’t move, and leaves what backs an allowance', () => {
    const { run, a, nextMorning } = limited();
    expect(grant(run, a, 700)).toBeNull();
    spend(run, a, 700);
    meet(run, a);
    expect(leftOfSales(run)).toEqual({ rolls: 300, week: 500 });
    expect(nextMorning()).toBe('covered');
    expect(owed(run)).toBe(0);
  });

  it('[ACC-2] [ACC-18] pays a debt in the same order', () => {
    const { run, a, c, nextMorning } = limited();
    expect(grant(run, a, 700)).toBeNull();
    c.isOnline = false;
    spend(run, c, 600);
    meet(run, c);
    expect(owed(run)).toBe(600);
    release(run, a);
    expect(owed(run)).toBe(0);
    expect(nextMorning()).toBe('covered');
  });

  it('[ACC-1] [ACC-7] [PTS-3] leaves it as well where a bill is refunded', () => {
    const { run, a, nextMorning } = limited();
    takeBack(run, a, 'week');
    meet(run, a);
    expect(owed(run)).toBe(0);
    expect(nextMorning()).toBe('covered');
  });

  it('[ACC-1] [ACC-18] gives what room there is to what lasts longest', () => {
    const { run, a, b } = withPoints(300, [
      ['long', 300, 0, 20],
      ['short', 300, 0, 2],
      ['other', 300, 20],
    ]);
    run.settings = { ...run.settings, allowanceMs: 4 * DAY_MS };
    expect(allow(run, b, POINTS, 600)).toBeNull();
    expect(grant(run, a, 300)).toBeNull();
    spend(run, a, 300);
    meet(run, a);
    pass(run, days(3));
    const covered = spend(run, b, 600);
    meet(run, b);
    expect(covered()).toBe('covered');
  });

  it('[ACC-1] [ACC-8] [PTS-3] counts on points that came back for a week', () => {
    const { run, a, b } = withPoints(300, [
      ['old', 500, 0],
      ['rolls', 1_000, 1, 30],
    ]);
    expect(grant(run, a, 500)).toBeNull();
    spend(run, a, 500);
    meet(run, a);
    pass(run, days(1) + 10);
    const [debit] = valuesOf(run.bank.books.debits);
    if (!debit) throw new Error('it was spent');
    must(run, a, returnSpend(contextOf(run, a), debit.spend, 500));
    for (const till of [a, b]) meet(run, till);
    expect(allow(run, b, POINTS, 800)).toBeNull();
    expect(grant(run, a, 700)).toBeNull();
    spend(run, a, 700);
    meet(run, a);
    pass(run, 11);
    const covered = spend(run, b, 800);
    meet(run, b);
    expect(covered()).toBe('covered');
  });
});

describe('a refund by a business date on which points have expired', () => {
  /** 100 that end with today. */
  const lastDay = (clocks: Parameters<typeof withPoints>[2] = []) =>
    withPoints(null, [['bill', 100, 0]], clocks);

  it('[ACC-1] [ACC-7] leaves them to a grant that was spent on their last day and is told later', () => {
    const { run, a, b } = lastDay();
    expect(grant(run, b, 100)).toBeNull();
    const covered = spend(run, b, 100);
    pass(run, days(1));
    takeBack(run, a, 'bill');
    meet(run, a);
    expect(owed(run)).toBe(100);
    meet(run, b);
    expect(covered()).toBe('covered');
    expect(owed(run)).toBe(100);
  });

  it('[ACC-1] [ACC-7] leaves them to a grant in a store whose day hasn’t turned yet', () => {
    const { run, a, b } = lastDay([undefined, LATER_CLOCK]);
    pass(run, 22);
    expect(grant(run, b, 100)).toBeNull();
    takeBack(run, a, 'bill');
    meet(run, a);
    const covered = spend(run, b, 100);
    meet(run, b);
    expect(covered()).toBe('covered');
    expect(owed(run)).toBe(100);
  });

  it('[ACC-7] takes them, and nothing is owed, once the grant comes back unspent', () => {
    const { run, a, b } = lastDay([undefined, LATER_CLOCK]);
    pass(run, 22);
    expect(grant(run, b, 100)).toBeNull();
    takeBack(run, a, 'bill');
    meet(run, a);
    expect(owed(run)).toBe(100);
    release(run, b);
    expect(owed(run)).toBe(0);
    expect(leftOfSales(run)).toEqual({ bill: 0 });
    expect(valuesOf(run.bank.books.cases).map(({ resolved }) => resolved?.how)).toEqual([
      'paidByCredit',
    ]);
  });

  it('[ACC-7] takes them once the bank has taken the grant back', () => {
    const { run, a, b } = lastDay();
    expect(grant(run, b, 100)).toBeNull();
    pass(run, days(1));
    takeBack(run, a, 'bill');
    meet(run, a);
    pass(run, days(5));
    reclaim(run);
    expect(owed(run)).toBe(0);
    expect(leftOfSales(run)).toEqual({ bill: 0 });
  });

  it('[ACC-7] takes them, and what still lasts after them, where others back what is held', () => {
    const { run, a, b } = withPoints(300, [
      ['bill', 1_000, 0, 20],
      ['long', 500, 40],
    ]);
    pass(run, days(1));
    meet(run, b);
    expect(allow(run, b, POINTS, 500)).toBeNull();
    takeBack(run, a, 'bill');
    meet(run, a);
    expect(owed(run)).toBe(0);
    expect(pointsIn(run, 0)).toBe(500);
    const covered = spend(run, b, 500);
    meet(run, b);
    expect(covered()).toBe('covered');
  });

  it('[ACC-7] takes them all long after they have expired, whatever is held of others', () => {
    const { run, a, b } = withPoints(300, [
      ['bill', 1_000, 0, 20],
      ['long', 500, 40],
    ]);
    pass(run, days(30));
    meet(run, b);
    expect(allow(run, b, POINTS, 500)).toBeNull();
    takeBack(run, a, 'bill');
    meet(run, a);
    expect(owed(run)).toBe(0);
    expect(leftOfSales(run)).toEqual({ bill: 0, long: 500 });
  });
});

describe('grants for one spend beside allowances for many', () => {
  it('[ACC-1] takes nothing of another till’s for a grant that was not spent on its day', () => {
    const { run, a, b } = withPoints(null, [
      ['day', 100, 0],
      ['long', 100, 20],
    ]);
    pass(run, 10);
    expect(allow(run, b, POINTS, 100)).toBeNull();
    expect(grant(run, a, 100)).toBeNull();
    pass(run, 11);
    a.isOnline = false;
    const late = spend(run, a, 90);
    meet(run, a);
    const covered = spend(run, b, 100);
    meet(run, b);
    expect([late(), covered()]).toEqual(['overdraft', 'covered']);
  });

  it('[ACC-1] spends one on its day all the same, however late that is told', () => {
    const { run, a, b } = withPoints(null, [
      ['day', 100, 0],
      ['long', 100, 20],
    ]);
    pass(run, 10);
    expect(allow(run, b, POINTS, 100)).toBeNull();
    expect(grant(run, a, 100)).toBeNull();
    const late = spend(run, a, 100);
    pass(run, 11);
    const covered = spend(run, b, 100);
    for (const till of [b, a]) meet(run, till);
    expect([late(), covered()]).toEqual(['covered', 'covered']);
  });

  it('[ACC-1] [ACC-7] leaves a refund’s own lot to the allowance that it alone backs tomorrow', () => {
    const { run, a, b, c } = withPoints(null, [
      ['one', 100, 0],
      ['two', 100, 0],
      ['long', 100, 20],
    ]);
    pass(run, 10);
    expect(allow(run, b, POINTS, 100)).toBeNull();
    expect(grant(run, a, 100)).toBeNull();
    takeBack(run, c, 'long');
    meet(run, c);
    expect(owed(run)).toBe(0);
    const atOnce = spend(run, a, 100);
    meet(run, a);
    pass(run, 11);
    const covered = spend(run, b, 100);
    meet(run, b);
    expect([atOnce(), covered()]).toEqual(['covered', 'covered']);
  });

  it('[ACC-2] pays debts with what a grant leaves of itself', () => {
    const { run, a, b } = withPoints(null, [['long', 100, 20]]);
    expect(grant(run, a, 100)).toBeNull();
    a.isOnline = false;
    b.isOnline = false;
    spend(run, b, 50);
    meet(run, b);
    expect(owed(run)).toBe(50);
    pass(run, 1);
    spend(run, a, 40);
    meet(run, a);
    expect(owed(run)).toBe(0);
    expect(pointsIn(run, 0)).toBe(10);
  });
});

describe('what a till kept of what it sold', () => {
  it('[ACC-1] [ACC-12] is not spent after its last day, as long as it may be held', () => {
    const run = createRun(1);
    const [till] = run.tills;
    if (!till) throw new Error('one till');
    pass(run, 10);
    const terms = { kind: 'coupon', unitFen: yuan(20), validFrom: null } as const;
    const coupon = { name: '20', terms, units: 1, until: dateAt(run.now), priceFen: fen(0) };
    must(run, till, sellProducts(contextOf(run, till), [coupon]));
    meet(run, till);
    till.isOnline = false;
    const pay = () => {
      const wanted = { account: firstAccount(run), amount: 1, card: null };
      return spendAccount(contextOf(run, till), wanted, 'tab');
    };
    expect(pay().ok).toBe(true);
    pass(run, 11);
    const late = pay();
    expect(!late.ok && late.error.code).toBe('accountExpired');
  });
});

describe('a refund of which another has given back a part', () => {
  it('[ACC-2] pays debts with what its grant leaves of itself', () => {
    const run = createRun(3, { floors: { memberFen: yuan(100), deviceFen: yuan(100) } });
    const [a, b, c] = run.tills;
    if (!a || !b || !c) throw new Error('three tills');
    const top = (of: AccountId | { readonly named: boolean; readonly name: string }) => {
      const pack = { paidFen: yuan(100), bonusFen: fen(0) };
      must(run, a, topUp(contextOf(run, a), pack, of));
      meet(run, a);
      pass(run, 12 + days(3));
      reclaim(run);
      for (const till of run.tills) meet(run, till);
    };
    top({ named: true, name: 'Stored value' });
    const account = firstAccount(run);
    top(account);
    const pay = (till: Till, amount: number) =>
      must(run, till, spendAccount(contextOf(run, till), { account, amount, card: null }, 'tab'));
    expect(allow(run, a, account, yuan(40), 'once')).toBeNull();
    pay(a, yuan(40));
    for (const till of [a, c, b]) meet(run, till);
    const [sale] = valuesOf(run.bank.books.sales);
    if (!sale) throw new Error('it was sold');
    for (const till of [a, c]) {
      expect(allow(run, till, account, yuan(60), 'once')).toBeNull();
      must(run, till, refundSale(contextOf(run, till), sale.sale));
    }
    meet(run, c);
    b.isOnline = false;
    pay(b, yuan(60));
    meet(run, b);
    expect(run.bank.books.accounts[account]?.owed).toBe(yuan(20));
    meet(run, a);
    expect(run.bank.books.accounts[account]?.owed).toBe(0);
  });
});
