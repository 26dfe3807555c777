import { describe, expect, it } from 'vitest';
import { decideCase, spendAccount, topUp } from '#domain/accounts/decide.ts';
import { balanceOn } from '#domain/accounts/lots.ts';
import { boundOf, maySpend } from '#domain/accounts/policy.ts';
import { valuesOf, type CaseFile } from '#domain/accounts/state.ts';
import { floorsOf, DEFAULT_ACCOUNT_SETTINGS } from '#domain/accounts/terms.ts';
import { fen, yuan } from '#domain/kernel/fen.ts';
import {
  allow,
  contextOf,
  createRun,
  days,
  deliver,
  firstAccount,
  meet,
  pass,
  reclaim,
  type Run,
  type Till,
} from './bank-run.ts';
import { dateAt, must, tried } from '#tests/domain/support/till-log.ts';

/** Two stores, a member with 500 who checks in at B, and then no network for either. */
function apart(floorYuan: number) {
  const floors = { memberFen: yuan(floorYuan), deviceFen: yuan(floorYuan * 2) };
  const run = createRun(2, { floors });
  const [a, b] = run.tills;
  if (!a || !b) throw new Error('two tills');
  const pack = { paidFen: yuan(500), bonusFen: fen(0) };
  must(run, a, topUp(contextOf(run, a), pack, { named: true, name: 'Stored value' }));
  meet(run, a);
  const account = firstAccount(run);
  releaseAll(run);
  expect(allow(run, b, account, yuan(500))).toBeNull();
  meet(run, a);
  for (const till of [a, b]) till.isOnline = false;
  return { run, a, b, account };
}

/** What the till of the top-up kept goes to the pool, as after its own payment. */
function releaseAll(run: Run): void {
  pass(run, 12 + days(3));
  reclaim(run);
  for (const till of run.tills) meet(run, till);
}

const pay = (run: Run, till: Till, amount: number) => {
  const wanted = { account: firstAccount(run), amount, card: null };
  return tried(run, till, spendAccount(contextOf(run, till), wanted, 'tab'));
};

function onlyCase(run: Run): CaseFile {
  const [file, ...more] = valuesOf(run.bank.books.cases);
  if (!file || more.length > 0) throw new Error('one case was expected');
  return file;
}

const owedOf = (run: Run): number =>
  valuesOf(run.bank.books.accounts).reduce((sum, account) => sum + account.owed, 0);

describe('money while apart', () => {
  it.each([
    ['the covered one first', true],
    ['the floor one first', false],
  ])(
    '[OFF-3] owes 300 of two spends of 400 on 500, in one case with both names: %s',
    (_, first) => {
      const { run, a, b } = apart(400);
      expect(pay(run, b, yuan(400))).toBeNull();
      expect(pay(run, a, yuan(400))).toBeNull();
      for (const till of first ? [b, a] : [a, b]) meet(run, till);
      // What B did not need of its allowance comes back after its expiry and pays.
      releaseAll(run);
      expect(owedOf(run)).toBe(yuan(300));
      const file = onlyCase(run);
      expect(file).toMatchObject({ kind: 'overdraft', left: yuan(300), resolved: null });
      expect(file.by).toMatchObject({ device: 't0', store: 's0', amount: yuan(400) });
      expect(run.bank.books.debits[file.debit ?? ('' as never)]?.owed).toBe(yuan(300));
      if (first) expect(file.against).toMatchObject({ device: 't1', store: 's1' });
      a.isOnline = true;
      meet(run, a);
      const collect = { case: file.id, action: 'collect', store: null, note: 'cash' } as const;
      must(run, a, decideCase(contextOf(run, a), { ...collect, amount: yuan(300) }));
      for (const till of [a, b]) meet(run, till);
      expect(owedOf(run)).toBe(0);
      expect(onlyCase(run).resolved).toMatchObject({ how: 'collect', note: 'cash' });
      expect(a.books).toEqual(b.books);
    },
  );

  it('[OFF-3] refuses beyond what it holds where the owner wants no risk, and owes nothing', () => {
    const { run, a, b } = apart(0);
    expect(pay(run, b, yuan(400))).toBeNull();
    expect(pay(run, a, yuan(400))).toBe('floorOff');
    for (const till of [a, b]) meet(run, till);
    expect(owedOf(run)).toBe(0);
  });

  it('[OFF-3] goes to the limit of the member and of the device, and says what is left', () => {
    const { run, a } = apart(100);
    expect(pay(run, a, yuan(60))).toBeNull();
    const wanted = { account: firstAccount(run), amount: yuan(60), card: null };
    const { view } = contextOf(run, a);
    expect(maySpend(view, wanted, run.now)).toMatchObject({
      error: { code: 'floorMember', values: { leftFen: yuan(40) } },
    });
    expect(
      maySpend({ ...view, deviceFloorFen: yuan(180) }, { ...wanted, amount: yuan(30) }, run.now),
    ).toMatchObject({ error: { code: 'floorDevice', values: { leftFen: yuan(20) } } });
    expect(pay(run, a, yuan(40))).toBeNull();
  });

  it('[ACC-1] [OFF-3] names an allowance that is over on the floor, so that it pays if the bank has it still', () => {
    const { run, b } = apart(400);
    pass(run, 13);
    expect(pay(run, b, yuan(400))).toBeNull();
    meet(run, b);
    const [debit] = valuesOf(run.bank.books.debits);
    expect(debit).toMatchObject({ basis: 'floor', owed: 0 });
    expect(owedOf(run)).toBe(0);
  });

  it('[OFF-3] accepts nothing on the floor while the member owes', () => {
    const { run, a, b } = apart(400);
    pay(run, b, yuan(500));
    pay(run, a, yuan(100));
    for (const till of [b, a]) meet(run, till);
    expect(owedOf(run)).toBe(yuan(100));
    expect(pay(run, a, yuan(10))).toBe('memberOwes');
  });

  it('[OFF-2] spends at once, apart, what this till was just paid for', () => {
    const { run, a } = apart(0);
    const pack = { paidFen: yuan(200), bonusFen: yuan(40) };
    must(run, a, topUp(contextOf(run, a), pack, firstAccount(run)));
    expect(pay(run, a, yuan(240))).toBeNull();
    expect(pay(run, a, yuan(1))).toBe('floorOff');
    meet(run, a);
    expect(owedOf(run)).toBe(0);
  });

  it('[OFF-2] spends several allowances together: what was moved here and what was just paid', () => {
    const { run, b } = apart(0);
    const pack = { paidFen: yuan(300), bonusFen: fen(0) };
    must(run, b, topUp(contextOf(run, b), pack, firstAccount(run)));
    expect(pay(run, b, yuan(700))).toBeNull();
    expect(pay(run, b, yuan(101))).toBe('balanceTooLow');
    expect(pay(run, b, yuan(100))).toBeNull();
    meet(run, b);
    expect(valuesOf(run.bank.books.settled).map(({ what }) => what)).not.toContain('overdraft');
  });

  it('[ACC-1] settles a spend of a reclaimed allowance from the pool, or as an overdraft', () => {
    const { run, a, b } = apart(400);
    pay(run, b, yuan(450));
    pass(run, 12 + days(3));
    reclaim(run);
    a.isOnline = true;
    meet(run, a);
    expect(allow(run, a, firstAccount(run), yuan(100), 'once')).toBeNull();
    expect(pay(run, a, yuan(100))).toBeNull();
    for (const till of [a, b]) meet(run, till);
    expect(owedOf(run)).toBe(yuan(50));
    expect(onlyCase(run).by.device).toBe('t1');
  });

  it('[ACC-1] takes what is free for an allowance that was taken back, and leaves what is held besides', () => {
    const { run, b, account } = apart(0);
    releaseAll(run);
    expect(allow(run, b, account, yuan(300))).toBeNull();
    pass(run, 11);
    expect(allow(run, b, account, yuan(200))).toBeNull();
    const kept = valuesOf(b.books.allowances).at(-1)?.allowance ?? ('' as never);
    // Both pay the first bill, and the other one alone the second.
    expect(pay(run, b, yuan(400))).toBeNull();
    expect(pay(run, b, yuan(100))).toBeNull();
    pass(run, 1 + days(3));
    reclaim(run);
    const [first, second] = b.log;
    if (!first || !second) throw new Error('b spent twice');
    deliver(run, first);
    expect(run.bank.books.allowances[kept]).toMatchObject({ left: yuan(100), closed: null });
    deliver(run, second);
    expect(run.bank.books.allowances[kept]).toMatchObject({ left: 0, closed: 'used' });
    expect(owedOf(run)).toBe(0);
  });

  it('[ACC-1] stops a till at the expiry, long before the bank takes the allowance back', () => {
    const { run, b } = apart(0);
    pass(run, 12);
    expect(pay(run, b, yuan(10))).toBe('floorOff');
    reclaim(run);
    expect(valuesOf(run.bank.books.allowances).at(-1)?.closed).toBeNull();
    pass(run, days(3));
    reclaim(run);
    expect(valuesOf(run.bank.books.allowances).at(-1)?.closed).toBe('reclaimed');
  });

  it('[OFF-1] asks the bank for a grant of exactly what is spent, online', () => {
    const { run, a } = apart(0);
    releaseAll(run);
    a.isOnline = true;
    expect(pay(run, a, yuan(70))).toBe('needsGrant');
    expect(allow(run, a, firstAccount(run), yuan(501), 'once')).toBe('balanceTooLow');
    expect(allow(run, a, firstAccount(run), yuan(70), 'once')).toBeNull();
    expect(pay(run, a, yuan(70))).toBeNull();
    meet(run, a);
    const [account] = valuesOf(run.bank.books.accounts);
    expect(account && balanceOn(account, dateAt(run.now))).toBe(yuan(430));
  });

  it('[ACC-2] pays what is owed out of a top-up before the balance grows', () => {
    const { run, a, b } = apart(400);
    pay(run, b, yuan(500));
    pay(run, a, yuan(300));
    for (const till of [b, a]) meet(run, till);
    const pack = { paidFen: yuan(500), bonusFen: yuan(100) };
    must(run, b, topUp(contextOf(run, b), pack, firstAccount(run)));
    meet(run, b);
    const [account] = valuesOf(run.bank.books.accounts);
    expect(account && balanceOn(account, dateAt(run.now))).toBe(yuan(300));
    expect(onlyCase(run).resolved).toMatchObject({ how: 'paidByCredit' });
  });

  it('[ACC-3] lets no other device spend an allowance', () => {
    const { run, a, b } = apart(400);
    pay(run, b, yuan(400));
    const [stolen] = b.log;
    if (stolen?.fact.type !== 'AccountSpent') throw new Error('b spent');
    // The same allowance, named by a.
    const { fact } = stolen;
    must(run, a, { ok: true, value: [{ ...fact, spend: 'stolen' as typeof fact.spend }] });
    meet(run, a);
    expect(owedOf(run)).toBe(yuan(400));
    meet(run, b);
    expect(run.bank.books.settled[stolen.id]?.what).toBe('covered');
  });

  it('[ACC-10] puts what two stores collected for one debt on the account', () => {
    const { run, a, b } = apart(400);
    pay(run, b, yuan(500));
    pay(run, a, yuan(100));
    for (const till of [b, a, b]) meet(run, till);
    const file = onlyCase(run);
    const collect = { case: file.id, action: 'collect', store: null, note: '' } as const;
    for (const till of [a, b]) {
      must(run, till, decideCase(contextOf(run, till), { ...collect, amount: yuan(100) }));
    }
    for (const till of [a, b]) meet(run, till);
    const [account] = valuesOf(run.bank.books.accounts);
    expect(account?.owed).toBe(0);
    expect(account && balanceOn(account, dateAt(run.now))).toBe(yuan(100));
    expect(tried(run, a, decideCase(contextOf(run, a), { ...collect, amount: 1 }))).toBe(
      'caseUnknown',
    );
  });

  it('[ACC-13] decides no case that the bank has not opened', () => {
    const { run, a, b } = apart(400);
    expect(pay(run, a, yuan(100))).toBeNull();
    const [expected] = valuesOf(contextOf(run, a).view.expected.cases);
    if (!expected) throw new Error('all is held by b: an overdraft is to be expected');
    const what = { case: expected.id, action: 'collect', store: null, note: '' } as const;
    const collect = () => tried(run, a, decideCase(contextOf(run, a), { ...what, amount: 1 }));
    expect(collect()).toBe('caseUnknown');
    for (const till of [b, a]) meet(run, till);
    expect(collect()).toBeNull();
  });

  it.each(['waive', 'chargeToStore'] as const)(
    '[ACC-2] %s takes a debt away in parts',
    (action) => {
      const { run, a, b } = apart(400);
      pay(run, b, yuan(500));
      pay(run, a, yuan(100));
      for (const till of [b, a]) meet(run, till);
      const what = { case: onlyCase(run).id, action, note: '' };
      const tell = (amount: number, store: Till['store'] | null) =>
        tried(run, a, decideCase(contextOf(run, a), { ...what, amount, store }));
      expect(tell(yuan(101), a.store)).toBe('amountInvalid');
      if (action === 'chargeToStore') expect(tell(yuan(40), null)).toBe('amountInvalid');
      expect(tell(yuan(40), a.store)).toBeNull();
      meet(run, a);
      expect(owedOf(run)).toBe(yuan(60));
      expect(onlyCase(run)).toMatchObject({ left: yuan(60), resolved: null });
      expect(tell(yuan(60), a.store)).toBeNull();
      meet(run, a);
      expect(owedOf(run)).toBe(0);
      expect(onlyCase(run).resolved?.how).toBe(action);
    },
  );

  it('[ACC-1] lets an allowance of one account pay for no other', () => {
    const { run, a, b } = apart(400);
    const pack = { paidFen: yuan(50), bonusFen: fen(0) };
    must(run, a, topUp(contextOf(run, a), pack, { named: true, name: 'Another' }));
    meet(run, a);
    b.isOnline = true;
    meet(run, b);
    const other = valuesOf(run.bank.books.accounts).find(({ name }) => name === 'Another');
    expect(pay(run, b, yuan(60))).toBeNull();
    const [entry] = b.log;
    if (entry?.fact.type !== 'AccountSpent' || !other) throw new Error('b spent');
    // As a till that is broken would name it.
    const wrong = {
      ...entry.fact,
      account: other.account,
      spend: 'wrong' as typeof entry.fact.spend,
    };
    must(run, b, { ok: true, value: [wrong] });
    meet(run, b);
    expect(run.bank.books.accounts[other.account]?.owed).toBe(yuan(60));
  });

  it('[OFF-3] prints the bound: the smaller of F and G a device for a member, G a device for all', () => {
    const limits = { memberFen: yuan(100), deviceFen: yuan(200) };
    expect(boundOf(limits, 6)).toEqual({ memberFen: yuan(600), chainFen: yuan(1_200) });
    expect(boundOf({ ...limits, memberFen: yuan(300) }, 2).memberFen).toBe(yuan(400));
    expect(boundOf({ ...limits, memberFen: fen(0) }, 6)).toEqual({ memberFen: 0, chainFen: 0 });
    const gold = { memberFen: yuan(400), deviceFen: yuan(800) };
    const settings = { ...DEFAULT_ACCOUNT_SETTINGS, tierFloors: { gold } };
    expect(floorsOf(settings, 'gold')).toBe(gold);
    expect(floorsOf(settings, null)).toEqual(limits);
  });
});
