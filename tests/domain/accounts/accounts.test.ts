import { describe, expect, it } from 'vitest';
import {
  creditPoints,
  refundable,
  refundSale,
  returnSpend,
  sellProducts,
  spendAccount,
  takeBackPoints,
  topUp,
  type Product,
} from '#domain/accounts/decide.ts';
import { balanceOn, partsOn } from '#domain/accounts/lots.ts';
import { valuesOf } from '#domain/accounts/state.ts';
import { businessDate, plusDays } from '#domain/kernel/business-date.ts';
import { fen, yuan } from '#domain/kernel/fen.ts';
import { id, type AccountId, type ItemId, type SaleId } from '#domain/kernel/ids.ts';
import { pointsLots } from '#domain/loyalty/periods.ts';
import { DEFAULT_POINTS_RULES } from '#domain/loyalty/rules.ts';
import {
  allow,
  contextOf,
  createRun,
  days,
  firstAccount,
  friday,
  meet,
  pass,
  type Run,
  type Till,
} from './bank-run.ts';
import { dateAt, must, record, tried } from '#tests/domain/support/till-log.ts';
import type { DebitOrder } from '#domain/accounts/terms.ts';

const named = { named: true, name: 'Stored value' };

function oneTill(settings: Parameters<typeof createRun>[1] = {}): { run: Run; till: Till } {
  const run = createRun(1, settings);
  const [till] = run.tills;
  if (!till) throw new Error('one till');
  return { run, till };
}

const buy = (run: Run, till: Till, paid: number, bonus: number) => {
  const [account] = valuesOf(contextOf(run, till).view.expected.accounts);
  const pack = { paidFen: yuan(paid), bonusFen: yuan(bonus) };
  must(run, till, topUp(contextOf(run, till), pack, account?.account ?? named));
  meet(run, till);
};

const take = (run: Run, till: Till, amount: number, account = firstAccount(run)) => {
  const wanted = { account, amount, card: null };
  const [entry] = must(run, till, spendAccount(contextOf(run, till), wanted, 'tab'));
  meet(run, till);
  if (entry?.fact.type !== 'AccountSpent') throw new Error('it was spent');
  return entry.fact.spend;
};

const parts = (run: Run) => {
  const [account] = valuesOf(run.bank.books.accounts);
  return account ? partsOn(account, dateAt(run.now)) : null;
};

describe('stored value', () => {
  it.each<[DebitOrder, number, number]>([
    ['paidFirst', 380, 100],
    ['bonusFirst', 480, 0],
    // 120 of 600, 5 : 1.
    ['proportional', 400, 80],
  ])('[MEM-3] is debited by setting: %s', (debitOrder, paid, bonus) => {
    const { run, till } = oneTill({ debitOrder });
    buy(run, till, 500, 100);
    take(run, till, yuan(120));
    expect(parts(run)).toEqual({ paid: yuan(paid), bonus: yuan(bonus) });
  });

  it('[MEM-3] splits a debit in proportion to the fen, by largest remainder', () => {
    const { run, till } = oneTill({ debitOrder: 'proportional' });
    buy(run, till, 2, 1);
    take(run, till, 100);
    expect(parts(run)).toEqual({ paid: 133, bonus: 67 });
  });

  it('[MEM-3] refunds paid money only, and takes back the unused bonus', () => {
    const { run, till } = oneTill();
    buy(run, till, 500, 100);
    take(run, till, yuan(350));
    const [sale] = valuesOf(run.bank.books.sales);
    if (!sale) throw new Error('it was sold');
    const [entry] = must(run, till, refundSale(contextOf(run, till), sale.sale));
    meet(run, till);
    expect(entry?.fact).toMatchObject({ amount: yuan(150), refundFen: yuan(150) });
    expect(parts(run)).toEqual({ paid: 0, bonus: 0 });
    expect(tried(run, till, refundSale(contextOf(run, till), sale.sale))).toBe('refundTooMuch');
  });

  it('[ACC-7] caps refunds of one sale by what it paid; beyond is a case, not a debt', () => {
    const { run, till } = oneTill();
    buy(run, till, 100, 0);
    const [sale] = valuesOf(run.bank.books.sales);
    if (!sale) throw new Error('it was sold');
    const twice = refundSale(contextOf(run, till), sale.sale);
    must(run, till, twice);
    if (!twice.ok) throw new Error('refunded');
    const [fact] = twice.value;
    if (fact?.type !== 'CreditRefunded') throw new Error('refunded');
    record(run, till, [{ ...fact, refund: 'another' as typeof fact.refund }]);
    meet(run, till);
    const [file] = valuesOf(run.bank.books.cases);
    expect(file).toMatchObject({ kind: 'refundBeyondPaid', amount: yuan(100) });
    expect(file?.against).toMatchObject({ amount: yuan(100) });
    expect(valuesOf(run.bank.books.accounts)[0]?.owed).toBe(0);
  });

  it('[MEM-5] holds at most 5,000 paid when named, 1,000 when not, and says what still fits', () => {
    const { run, till } = oneTill();
    buy(run, till, 4_800, 960);
    const pack = { paidFen: yuan(201), bonusFen: fen(0) };
    const refused = topUp(contextOf(run, till), pack, firstAccount(run));
    expect(refused).toMatchObject({
      error: { code: 'balanceLimit', values: { maxFen: yuan(5_000), leftFen: yuan(200) } },
    });
    const anonymous = { named: false, name: 'Gift card' };
    const much = { paidFen: yuan(1_001), bonusFen: fen(0) };
    expect(tried(run, till, topUp(contextOf(run, till), much, anonymous))).toBe('balanceLimit');
  });

  it('[MEM-5] never expires when named, and not within three years when not', () => {
    const { run, till } = oneTill();
    const pack = { paidFen: yuan(500), bonusFen: fen(0) };
    must(run, till, topUp(contextOf(run, till), pack, { named: false, name: 'Gift card' }));
    meet(run, till);
    const [account] = valuesOf(run.bank.books.accounts);
    if (!account) throw new Error('it was opened');
    expect(balanceOn(account, businessDate('2029-11-20'))).toBe(yuan(500));
    expect(balanceOn(account, businessDate('2029-12-20'))).toBe(0);
    const other = oneTill();
    buy(other.run, other.till, 500, 0);
    const [lasting] = valuesOf(other.run.bank.books.accounts);
    expect(lasting && balanceOn(lasting, businessDate('2099-01-01'))).toBe(yuan(500));
  });

  it('[ACC-5] takes a spend, a sale and a refund once, however many facts name it', () => {
    const { run, till } = oneTill();
    buy(run, till, 500, 100);
    take(run, till, yuan(100));
    const [sale] = valuesOf(run.bank.books.sales);
    if (!sale) throw new Error('it was sold');
    must(run, till, refundSale(contextOf(run, till), sale.sale));
    meet(run, till);
    const once = run.bank.books;
    record(
      run,
      till,
      till.log.map(({ fact }) => fact),
    );
    meet(run, till);
    const { accounts, debits, sales, cases } = run.bank.books;
    expect({ accounts, debits, sales, cases }).toEqual({
      accounts: once.accounts,
      debits: once.debits,
      sales: once.sales,
      cases: once.cases,
    });
  });

  it('[ACC-8] gives a spend back in the reverse order of taking, once', () => {
    const { run, till } = oneTill();
    buy(run, till, 500, 100);
    const spend = take(run, till, yuan(550));
    must(run, till, returnSpend(contextOf(run, till), spend, yuan(80)));
    meet(run, till);
    expect(parts(run)).toEqual({ paid: yuan(30), bonus: yuan(100) });
    expect(tried(run, till, returnSpend(contextOf(run, till), spend, yuan(471)))).toBe(
      'returnTooMuch',
    );
  });
});

const song = id<ItemId>('hour');
const until = plusDays(friday, 30);
const product = (more: Partial<Product> & Pick<Product, 'terms'>): Product => ({
  name: 'Card',
  units: 10,
  until,
  priceFen: yuan(300),
  ...more,
});
const countCard = product({
  terms: { kind: 'countCard', unitFen: yuan(30), items: [song], validFrom: null },
});
const periodCard = product({
  units: 0,
  priceFen: yuan(88),
  terms: {
    kind: 'periodCard',
    unitFen: yuan(1),
    items: [song],
    validFrom: plusDays(friday, 1),
    validUntil: until,
    unlimited: true,
  },
});
const coupon = product({
  units: 1,
  priceFen: fen(0),
  terms: { kind: 'coupon', unitFen: yuan(20), validFrom: null },
});

describe('cards of uses and time', () => {
  it('[MEM-4] sells a combo card as an account for each of its parts', () => {
    const { run, till } = oneTill();
    const combo = [countCard, periodCard, coupon];
    must(run, till, sellProducts(contextOf(run, till), combo));
    meet(run, till);
    const kinds = valuesOf(run.bank.books.accounts).map(({ terms }) => terms.kind);
    expect(kinds).toEqual(['countCard', 'periodCard', 'coupon']);
    const sales = valuesOf(run.bank.books.sales);
    expect(sales.reduce((sum, { paidFen }) => sum + paidFen, 0)).toBe(yuan(388));
  });

  it('[MEM-4] counts uses by date, refunds those left by their price', () => {
    const { run, till } = oneTill();
    must(run, till, sellProducts(contextOf(run, till), [countCard]));
    meet(run, till);
    take(run, till, 4);
    const [sale] = valuesOf(run.bank.books.sales);
    const back = sale && refundable(contextOf(run, till), sale.sale);
    expect(back).toEqual({ amount: 6, refundFen: yuan(180) });
    pass(run, days(31));
    till.isOnline = false;
    const wanted = { account: firstAccount(run), amount: 1, card: null };
    expect(tried(run, till, spendAccount(contextOf(run, till), wanted, 'tab'))).toBe(
      'accountExpired',
    );
  });

  it('[MEM-4] lets an unlimited period card be used within its period alone', () => {
    const { run, till } = oneTill();
    must(run, till, sellProducts(contextOf(run, till), [periodCard]));
    meet(run, till);
    const wanted = { account: firstAccount(run), amount: 600, card: null };
    const use = () => tried(run, till, spendAccount(contextOf(run, till), wanted, 'tab'));
    expect(use()).toBe('accountNotYetValid');
    pass(run, 24);
    expect([use(), use()]).toEqual([null, null]);
    pass(run, days(30));
    expect(use()).toBe('accountExpired');
    meet(run, till);
    expect(valuesOf(run.bank.books.accounts)[0]?.owed).toBe(0);
  });

  it('[ACC-3] lets a coupon be used once: of three stores two owe a case each', () => {
    const run = createRun(3, { floors: { memberFen: yuan(100), deviceFen: yuan(100) } });
    const [first] = run.tills;
    if (!first) throw new Error('three tills');
    must(run, first, sellProducts(contextOf(run, first), [coupon]));
    for (const till of run.tills) meet(run, till);
    for (const till of run.tills) {
      till.isOnline = false;
      const wanted = { account: firstAccount(run), amount: 1, card: null };
      expect(tried(run, till, spendAccount(contextOf(run, till), wanted, 'tab'))).toBeNull();
    }
    for (const till of run.tills) meet(run, till);
    expect(valuesOf(run.bank.books.cases).map(({ kind }) => kind)).toEqual([
      'overdraft',
      'overdraft',
    ]);
  });
});

describe('points on an account', () => {
  const account = id<AccountId>('points');
  const earned = (run: Run, till: Till, sale: string, points: number) => {
    const context = contextOf(run, till);
    const lots = pointsLots(points, dateAt(run.now), DEFAULT_POINTS_RULES);
    record(run, till, creditPoints(context, account, id<SaleId>(sale), lots, 'earned'));
    meet(run, till);
  };
  function opened() {
    const { run, till } = oneTill({ floors: { memberFen: yuan(100), deviceFen: yuan(100) } });
    till.isOnline = false;
    const terms = { kind: 'points', unitFen: fen(1), rollLimit: null } as const;
    const of = { member: run.bank.books.member, account, name: 'Points' };
    record(run, till, [{ type: 'AccountOpened', ...of, terms }]);
    return { run, till };
  }

  it('[PTS-3] takes back what a refunded sale had earned, and shows what is spent of it as owed', () => {
    const { run, till } = opened();
    earned(run, till, 'a', 300);
    take(run, till, 250, account);
    const share = { of: yuan(300), refundedFen: yuan(300) };
    must(run, till, takeBackPoints(contextOf(run, till), id<SaleId>('a'), share));
    meet(run, till);
    expect(run.bank.books.accounts[account]?.owed).toBe(250);
    earned(run, till, 'b', 400);
    expect(run.bank.books.accounts[account]?.owed).toBe(0);
    const books = run.bank.books.accounts[account];
    expect(books && balanceOn(books, dateAt(run.now))).toBe(150);
  });

  it('[ACC-1] [ACC-7] leaves what backs an allowance of another till, whatever sale is taken back', () => {
    const run = createRun(2, { floors: { memberFen: yuan(100), deviceFen: yuan(100) } });
    const [a, b] = run.tills;
    if (!a || !b) throw new Error('two tills');
    const terms = { kind: 'points', unitFen: fen(1), rollLimit: null } as const;
    const of = { member: run.bank.books.member, account, name: 'Points' };
    record(run, a, [{ type: 'AccountOpened', ...of, terms }]);
    for (const [sale, amount, ends] of [['short', 700, 2] as const, ['long', 3_000, 9] as const]) {
      const until = plusDays(dateAt(run.now), ends);
      const lots = [{ part: 'paid', amount, until, rollUntil: null }] as const;
      record(run, a, creditPoints(contextOf(run, a), account, id<SaleId>(sale), lots, 'earned'));
    }
    for (const till of [a, b]) meet(run, till);
    expect(allow(run, a, account, 3_000)).toBeNull();
    const share = { of: yuan(1), refundedFen: yuan(1) };
    must(run, b, takeBackPoints(contextOf(run, b), id<SaleId>('long'), share));
    meet(run, b);
    const books = run.bank.books.accounts[account];
    expect(books?.owed).toBe(2_300);
    expect(books && balanceOn(books, plusDays(dateAt(run.now), 9))).toBe(3_000);
    const wanted = { account, amount: 3_000, card: null };
    const [spend] = must(run, a, spendAccount(contextOf(run, a), wanted, 'tab'));
    pass(run, days(3));
    meet(run, a);
    expect(spend && run.bank.books.settled[spend.id]?.what).toBe('covered');
  });

  it('[PTS-3] brings spent points back for seven days where their lot has expired', () => {
    const { run, till } = opened();
    earned(run, till, 'a', 100);
    const spend = take(run, till, 100, account);
    pass(run, days(420));
    must(run, till, returnSpend(contextOf(run, till), spend, 100));
    meet(run, till);
    const books = run.bank.books.accounts[account];
    if (!books) throw new Error('it is open');
    expect(balanceOn(books, plusDays(dateAt(run.now), 7))).toBe(100);
    expect(balanceOn(books, plusDays(dateAt(run.now), 8))).toBe(0);
  });

  it('[PTS-1] spends a lot that expires in the middle of an outage, as of the day it was spent', () => {
    const { run, till } = opened();
    earned(run, till, 'a', 100);
    // Rolled over once, it ends with 2027: spent on the last day, heard of a week later.
    pass(run, days(406));
    expect(dateAt(run.now)).toBe('2027-12-31');
    const wanted = { account, amount: 60, card: null };
    const [entry] = must(run, till, spendAccount(contextOf(run, till), wanted, 'tab'));
    pass(run, days(7));
    meet(run, till);
    expect(entry && run.bank.books.settled[entry.id]?.what).toBe('covered');
  });
});
