import { describe, expect, it } from 'vitest';
import { pointsAccount, storedValueAccount } from '#domain/accounts/names.ts';
import type { ProductRecord } from '#domain/accounts/records.ts';
import { balanceOn, partsOn } from '#domain/accounts/lots.ts';
import { valuesOf } from '#domain/accounts/state.ts';
import type { NewMoney } from '#domain/commands/command.ts';
import { fen, yuan } from '#domain/kernel/fen.ts';
import { id, type MemberId } from '#domain/kernel/ids.ts';
import { expectedCash } from '#domain/shifts/expected.ts';
import { SYSTEM_STAFF } from '#domain/staff/records.ts';
import { only } from '#tests/domain/support/evening.ts';
import { codeOf } from '#tests/domain/support/expect.ts';
import { friday, waiter } from '#tests/domain/support/store.ts';
import { accountOf, ada, atTill, createMoney, evening, registersWith } from './till-run.ts';

const cash = (amount: number): NewMoney => ({
  tenderType: 'cash',
  receivedFen: yuan(amount),
  reference: '',
});
const pack = (member = ada) =>
  ({ type: 'topUp', member, topUp: 'pack500', paidFen: fen(0), tenders: [cash(600)] }) as const;

const combo: ProductRecord = {
  id: 'combo',
  name: 'Ten songs and a voucher',
  priceFen: yuan(300),
  parts: [
    {
      name: 'Ten beers',
      kind: 'countCard',
      units: 10,
      unitFen: yuan(30),
      items: [id('beer')],
      days: 30,
      minDueFen: fen(0),
    },
    {
      name: 'Voucher',
      kind: 'coupon',
      units: 1,
      unitFen: yuan(100),
      items: [],
      days: null,
      minDueFen: yuan(200),
    },
  ],
  sort: 1,
  retired: false,
};
const withCombo = registersWith(() => ({ products: new Map([[combo.id, combo]]) }));

describe('topping up at a till', () => {
  it('[MEM-3] puts paid and bonus on the account, and the money with its change in the drawer', () => {
    const { money, till } = atTill();
    const before = till.books.openShiftOf(till.device);
    till.must(pack(), evening);
    money.settle();
    const account = accountOf(money, 'storedValue');
    expect(account.account).toBe(storedValueAccount(ada));
    expect(partsOn(account, friday)).toEqual({ paid: yuan(500), bonus: yuan(100) });
    const shift = till.books.openShiftOf(till.device);
    if (!shift || !before) throw new Error('a shift is open');
    expect(expectedCash(shift)).toBe(expectedCash(before) + yuan(500));
    expect(shift.changeFen).toBe(yuan(100));
    expect(shift.prepaid).toEqual({ topUp: { count: 1, fen: yuan(500) } });
    expect(shift.settledFen).toBe(0);
  });

  it('[MEM-6] puts nothing new on a member who was merged; what is there is refunded as ever', () => {
    const { money, till } = atTill();
    const { sale } = only(till.must(pack(), evening), 'AccountCredited');
    money.settle();
    till.money.survivor = () => id<MemberId>('m-eva');
    const issue = { type: 'issueCard', member: ada, number: 'K-1' } as const;
    const sell = { type: 'sellProduct', member: ada, product: 'any', tenders: [] } as const;
    for (const command of [pack(), issue, sell]) {
      expect(codeOf(till.run(command, evening))).toBe('mergedAway');
    }
    const how = { tenderType: 'cash', reference: '' } as const;
    const refund = till.run({ type: 'refundSale', member: ada, sale, ...how }, evening);
    expect(codeOf(refund)).toBe('accepted: CreditRefunded,AccountTender');
    till.money.survivor = () => ada;
    expect(codeOf(till.run(issue, evening))).toBe('accepted: CardIssued');
  });

  it('[PAY-12] takes exactly the price, and none without a shift', () => {
    const { till } = atTill();
    const short = { ...pack(), tenders: [cash(400)] };
    expect(till.run(short, evening)).toMatchObject({
      error: { code: 'notFullyPaid', values: { leftFen: yuan(100) } },
    });
    const unknown = { ...pack(), topUp: 'gone' };
    expect(codeOf(till.run(unknown, evening))).toBe('topUpUnknown');
    const [closed] = createMoney(1).tills;
    expect(closed && codeOf(closed.run(pack(), evening))).toBe('noShiftOpen');
    expect(codeOf(till.run(pack(), evening, { actor: waiter }))).toBe('rightMissing');
  });

  it('[MEM-1] two stores that open a member’s account while apart open the same', () => {
    const money = createMoney(2);
    for (const till of money.tills) {
      till.must({ type: 'openShift', float: {} }, evening);
      till.must(pack(), evening);
    }
    money.settle();
    expect(valuesOf(money.bankOf(ada).books.accounts)).toHaveLength(1);
    expect(balanceOn(accountOf(money, 'storedValue'), friday)).toBe(yuan(1_200));
  });

  it('[MEM-5] refuses beyond the legal limit, naming what still fits', () => {
    const { money, till } = atTill();
    const much = { ...pack(), topUp: null, paidFen: yuan(4_900), tenders: [cash(4_900)] };
    till.must(much, evening);
    money.settle();
    expect(till.run(pack(), evening)).toMatchObject({
      error: { code: 'balanceLimit', values: { leftFen: yuan(100) } },
    });
  });
});

describe('selling and refunding at a till', () => {
  it('[MEM-4] sells a combo as an account for each part, its price split by their worth', () => {
    const { money, till } = atTill({ registers: withCombo });
    till.must(
      { type: 'sellProduct', member: ada, product: 'combo', tenders: [cash(300)] },
      evening,
    );
    money.settle();
    expect(balanceOn(accountOf(money, 'countCard'), friday)).toBe(10);
    const paid = valuesOf(money.bankOf(ada).books.sales).map(({ paidFen }) => paidFen);
    expect(paid.toSorted((a, b) => a - b)).toEqual([yuan(75), yuan(225)]);
  });

  it('[MEM-3] gives back paid money out of the drawer, once', () => {
    const { money, till } = atTill();
    till.must(pack(), evening);
    money.settle();
    const [sale] = valuesOf(money.bankOf(ada).books.sales);
    if (!sale) throw new Error('it was sold');
    const refund = {
      type: 'refundSale',
      member: ada,
      sale: sale.sale,
      tenderType: 'cash',
      reference: '',
    } as const;
    const facts = till.must(refund, evening);
    expect(only(facts, 'AccountTender')).toMatchObject({
      for: 'refund',
      amountFen: -yuan(500),
      receivedFen: 0,
    });
    money.settle();
    expect(balanceOn(accountOf(money, 'storedValue'), friday)).toBe(0);
    expect(till.books.openShiftOf(till.device)?.prepaid).toMatchObject({
      refund: { count: 1, fen: -yuan(500) },
    });
    expect(codeOf(till.run(refund, evening))).toBe('refundTooMuch');
  });

  it('[ACC-7] refunds nothing that another till may be spending', () => {
    const money = createMoney(2);
    const [here, there] = money.tills;
    if (!here || !there) throw new Error('two tills');
    for (const till of money.tills) till.must({ type: 'openShift', float: {} }, evening);
    here.must(pack(), evening);
    money.settle();
    there.money.isOnline = false;
    const [sale] = valuesOf(money.bankOf(ada).books.sales);
    const refund = { type: 'refundSale', member: ada, tenderType: 'cash', reference: '' } as const;
    if (!sale) throw new Error('it was sold');
    expect(codeOf(there.run({ ...refund, sale: sale.sale }, evening))).toBe('refundNeedsBank');
  });
});

describe('cards at a till', () => {
  it('[MEM-2] issues, freezes, unfreezes and replaces a card with the right for it', () => {
    const { money, till } = atTill();
    const issued = till.must({ type: 'issueCard', member: ada, number: '8801' }, evening);
    const { card } = only(issued, 'CardIssued');
    till.must({ type: 'freezeCard', member: ada, card, reason: 'lost' }, evening);
    till.must({ type: 'unfreezeCard', member: ada, card }, evening);
    till.must({ type: 'replaceCard', member: ada, card, number: '8802' }, evening);
    money.settle();
    const numbers = valuesOf(money.bankOf(ada).books.cards).map(({ number, status }) => [
      number,
      status,
    ]);
    expect(numbers).toEqual([
      ['8801', 'replaced'],
      ['8802', 'active'],
    ]);
    const again = { type: 'cancelCard', member: ada, card, reason: 'old' } as const;
    expect(codeOf(till.run(again, evening))).toBe('cardFrozen');
    expect(codeOf(till.run(again, evening, { actor: waiter }))).toBe('rightMissing');
  });
});

describe('allowances at a till', () => {
  it('[ACC-1] are given back by the tablet itself, and by nobody without the right', () => {
    const { money, till } = atTill();
    till.must(pack(), evening);
    money.settle();
    const [allowance] = valuesOf(money.bankOf(ada).books.allowances);
    if (!allowance) throw new Error('the till keeps what it put on');
    const release = {
      type: 'releaseAllowance',
      member: ada,
      allowance: allowance.allowance,
    } as const;
    till.must(release, evening, { actor: SYSTEM_STAFF });
    money.settle();
    expect(valuesOf(money.bankOf(ada).books.allowances)[0]?.closed).toBe('released');
    expect(codeOf(till.run(pack(), evening, { actor: SYSTEM_STAFF }))).toBe('notSignedIn');
  });
});

describe('deciding a case at a till', () => {
  const bob = id<MemberId>('bob');

  /** Two stores apart: 500 on the account, 600 spent; 100 owed. */
  function overdrawn() {
    const run = atTill();
    const { money, till } = run;
    till.must({ ...pack(), topUp: null, paidFen: yuan(500), tenders: [cash(500)] }, evening);
    till.must(
      { ...pack(bob), topUp: null, paidFen: yuan(80), tenders: [cash(80)], member: bob },
      evening,
    );
    money.settle();
    const [held] = valuesOf(money.bankOf(ada).books.allowances);
    if (!held) throw new Error('the till keeps what it put on');
    till.must({ type: 'releaseAllowance', member: ada, allowance: held.allowance }, evening);
    money.settle();
    const [file] = overdraw(run);
    if (!file) throw new Error('a case was opened');
    return { ...run, file };
  }

  function overdraw({ money, till }: ReturnType<typeof atTill>) {
    const account = storedValueAccount(ada);
    const spent = {
      type: 'AccountSpent',
      member: ada,
      account,
      for: 'tab',
      basis: 'floor',
      allowances: [],
      card: null,
      seen: 0,
    } as const;
    // What a till that was apart brings: recorded as it was, whatever is there now.
    money.bring(till, { ...spent, spend: id('far'), amount: yuan(600), beyond: yuan(600) });
    return valuesOf(money.bankOf(ada).books.cases);
  }

  const decision = (file: { readonly id: string }) =>
    ({
      type: 'decideCase',
      member: ada,
      case: file.id,
      amount: yuan(100),
      store: null,
      to: null,
      note: 'paid at the desk',
      tender: null,
    }) as const;

  it('[OFF-3] collects what is owed into the drawer, and closes the case', () => {
    const { money, till, file } = overdrawn();
    expect(file).toMatchObject({ kind: 'overdraft', left: yuan(100) });
    const collect = { ...decision(file), action: 'collect', tender: cash(100) } as const;
    expect(codeOf(till.run({ ...collect, tender: null }, evening))).toBe('notFullyPaid');
    const facts = till.must(collect, evening);
    expect(only(facts, 'AccountTender')).toMatchObject({ for: 'case', about: file.id });
    money.settle();
    expect(money.bankOf(ada).books.cases[file.id]?.resolved).toMatchObject({ how: 'collect' });
    expect(accountOf(money, 'storedValue').owed).toBe(0);
    expect(codeOf(till.run(collect, evening))).toBe('caseUnknown');
  });

  it('waives, or charges this store, without money', () => {
    const { money, till, file } = overdrawn();
    const half = { ...decision(file), amount: yuan(40), action: 'waive' } as const;
    till.must(half, evening);
    money.settle();
    const rest = { ...decision(file), amount: yuan(60), action: 'chargeToStore' } as const;
    expect(only(till.must(rest, evening), 'CaseDecided').store).toBe('s1');
    money.settle();
    expect(money.bankOf(ada).books.cases[file.id]?.resolved).toMatchObject({
      how: 'chargeToStore',
    });
  });

  it('reassigns to the member who spent it: off their stored value, if there is enough', () => {
    const { money, till, file } = overdrawn();
    const move = { ...decision(file), action: 'reassign', to: bob } as const;
    till.money.isOnline = false;
    expect(codeOf(till.run(move, evening))).toBe('balanceTooLow');
    till.must({ ...move, amount: yuan(70) }, evening);
    money.settle();
    expect(balanceOn(accountOf(money, 'storedValue', bob), friday)).toBe(yuan(10));
    expect(money.bankOf(ada).books.cases[file.id]?.left).toBe(yuan(30));
    expect(codeOf(till.run({ ...move, to: ada }, evening))).toBe('amountInvalid');
    expect(pointsAccount(bob)).not.toBe(storedValueAccount(bob));
  });
});
