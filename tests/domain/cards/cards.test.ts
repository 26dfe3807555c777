import { describe, expect, it } from 'vitest';
import { decideCase, sellProducts, spendAccount, topUp } from '#domain/accounts/decide.ts';
import { balanceOn, leftOf } from '#domain/accounts/lots.ts';
import { valuesOf } from '#domain/accounts/state.ts';
import {
  cancelCard,
  freezeCard,
  issueCard,
  replaceCard,
  unfreezeCard,
} from '#domain/cards/decide.ts';
import { plusDays } from '#domain/kernel/business-date.ts';
import { fen, yuan } from '#domain/kernel/fen.ts';
import type { AccountId, CardId } from '#domain/kernel/ids.ts';
import {
  allow,
  contextOf,
  createRun,
  days,
  firstAccount,
  meet,
  pass,
  type Run,
  type Till,
} from '#tests/domain/accounts/bank-run.ts';
import { dateAt, must, tried } from '#tests/domain/support/till-log.ts';

/** Two tills that know a member with 500 and one card, and are apart. */
function twoTills() {
  const run = createRun(2, { floors: { memberFen: yuan(400), deviceFen: yuan(800) } });
  const [a, b] = run.tills;
  if (!a || !b) throw new Error('two tills');
  const pack = { paidFen: yuan(500), bonusFen: fen(0) };
  must(run, a, topUp(contextOf(run, a), pack, { named: true, name: 'Stored value' }));
  must(run, a, issueCard(contextOf(run, a), 'C1'));
  for (const till of [a, b]) meet(run, till);
  for (const till of [a, b]) till.isOnline = false;
  const [card] = valuesOf(run.bank.books.cards);
  if (!card) throw new Error('a card was issued');
  return { run, a, b, card: card.card };
}

const pay = (run: Run, till: Till, amount: number, card: CardId) => {
  const wanted = { account: firstAccount(run), amount, card };
  return tried(run, till, spendAccount(contextOf(run, till), wanted, 'tab'));
};

/** What there is of an account. */
function unitsOf(run: Run, id: AccountId): number {
  const account = run.bank.books.accounts[id];
  return account ? balanceOn(account, dateAt(run.now)) : 0;
}

const balance = (run: Run): number => unitsOf(run, firstAccount(run));

/** Spends what the bank grants, without a card. */
function spendFree(run: Run, till: Till, account: AccountId, amount: number): void {
  expect(allow(run, till, account, amount, 'once')).toBeNull();
  must(run, till, spendAccount(contextOf(run, till), { account, amount, card: null }, 'tab'));
  meet(run, till);
}

/** No two lots of one name, and none that gave more than it had. */
function expectSoundLots({ bank }: Run): void {
  const lots = valuesOf(bank.books.accounts).flatMap((account) => account.lots);
  expect(new Set(lots.map(({ lot }) => lot)).size).toBe(lots.length);
  for (const lot of lots) expect(leftOf(lot)).toBeGreaterThanOrEqual(0);
}

describe('cards', () => {
  it('[MEM-2] are at most five, not counting those that are over', () => {
    const { run, a, card } = twoTills();
    for (const number of ['C2', 'C3', 'C4', 'C5']) {
      must(run, a, issueCard(contextOf(run, a), number));
    }
    expect(tried(run, a, issueCard(contextOf(run, a), 'C6'))).toBe('cardsTooMany');
    must(run, a, cancelCard(contextOf(run, a), card, 'broken'));
    expect(tried(run, a, issueCard(contextOf(run, a), 'C6'))).toBeNull();
  });

  it('[MEM-2] that are frozen are refused wherever that was heard of, until unfrozen', () => {
    const { run, a, b, card } = twoTills();
    must(run, a, freezeCard(contextOf(run, a), card, 'lost'));
    expect(pay(run, a, yuan(10), card)).toBe('cardFrozen');
    expect(tried(run, a, freezeCard(contextOf(run, a), card, 'lost'))).toBe('cardFrozen');
    for (const till of [a, b]) meet(run, till);
    expect(pay(run, b, yuan(10), card)).toBe('cardFrozen');
    pass(run, 1);
    must(run, b, unfreezeCard(contextOf(run, b), card));
    expect(tried(run, b, unfreezeCard(contextOf(run, b), card))).toBe('cardNotFrozen');
    for (const till of [b, a]) meet(run, till);
    a.isOnline = false;
    pass(run, 1);
    expect(pay(run, a, yuan(10), card)).toBeNull();
  });

  it.each([
    ['the freeze first', 0],
    ['the spend first', 1],
  ])(
    '[ACC-4] spent after a freeze is the chain’s loss with a case, whoever comes: %s',
    (_, first) => {
      const { run, a, b, card } = twoTills();
      must(run, a, freezeCard(contextOf(run, a), card, 'lost'));
      pass(run, 1);
      expect(pay(run, b, yuan(300), card)).toBeNull();
      for (const till of first === 0 ? [a, b] : [b, a]) meet(run, till);
      expect(balance(run)).toBe(yuan(500));
      // The first spent what the other till held, and that overdraft is no more.
      const open = valuesOf(run.bank.books.cases).filter(({ resolved }) => resolved === null);
      expect(open).toHaveLength(1);
      const [file] = open;
      expect(file).toMatchObject({ kind: 'spendAfterFreeze', amount: yuan(300), resolved: null });
      expect(file?.by).toMatchObject({ device: 't1', store: 's1' });
      expect(file?.against).toMatchObject({ device: 't0', store: 's0' });
    },
  );

  it('[ACC-4] gives a debt that the guest had paid back once, whatever stops are heard of late', () => {
    const { run, a, b, card } = twoTills();
    must(run, a, freezeCard(contextOf(run, a), card, 'lost'));
    must(run, a, cancelCard(contextOf(run, a), card, 'gone'));
    pass(run, 1);
    expect(pay(run, b, yuan(300), card)).toBeNull();
    // All of it lies at a, so that it is an overdraft, which the guest pays.
    meet(run, b);
    const [overdraft] = valuesOf(run.bank.books.cases);
    const collect = {
      case: overdraft?.id ?? '',
      action: 'collect',
      store: null,
      note: '',
    } as const;
    must(run, b, decideCase(contextOf(run, b), { ...collect, amount: yuan(300) }));
    for (const till of [b, a]) meet(run, till);
    expect(balance(run)).toBe(yuan(800));
    const [debit] = valuesOf(run.bank.books.debits);
    expect(debit).toMatchObject({ collected: 0, lost: yuan(300), owed: 0 });
    const after = run.facts.filter(
      (fact) => fact.type === 'CaseFileOpened' && fact.file.kind === 'spendAfterFreeze',
    );
    expect(after).toHaveLength(1);
  });

  it('[ACC-4] gives what guests had paid for two debts back as two lots, which give their own alone', () => {
    const { run, a, b, card } = twoTills();
    must(run, a, freezeCard(contextOf(run, a), card, 'lost'));
    pass(run, 1);
    // All of it lies at a, so that both are overdrafts, which the guest pays.
    for (const amount of [yuan(100), yuan(200)]) {
      expect(pay(run, b, amount, card)).toBeNull();
      meet(run, b);
      const overdraft = valuesOf(run.bank.books.cases).find(({ resolved }) => resolved === null);
      const collect = { case: overdraft?.id ?? '', action: 'collect', amount } as const;
      must(run, b, decideCase(contextOf(run, b), { ...collect, store: null, note: '' }));
      meet(run, b);
    }
    meet(run, a);
    expect(balance(run)).toBe(yuan(800));
    spendFree(run, b, firstAccount(run), yuan(250));
    expect(balance(run)).toBe(yuan(550));
    expectSoundLots(run);
  });

  it('[ACC-4] [PTS-3] gives back what two spends took of an expired lot as a lot for each', () => {
    const { run, a, b, card } = twoTills();
    const terms = { kind: 'countCard', unitFen: yuan(1), items: [], validFrom: null } as const;
    const until = plusDays(dateAt(run.now), 1);
    const uses = { name: 'Uses', terms, units: 10, until, priceFen: yuan(10) };
    must(run, b, sellProducts(contextOf(run, b), [uses]));
    meet(run, b);
    const account = valuesOf(run.bank.books.accounts).find(({ name }) => name === 'Uses')?.account;
    if (!account) throw new Error('uses were sold');
    must(run, a, freezeCard(contextOf(run, a), card, 'lost'));
    pass(run, 1);
    for (const amount of [3, 7]) {
      must(run, b, spendAccount(contextOf(run, b), { account, amount, card }, 'tab'));
    }
    pass(run, days(3));
    must(run, b, issueCard(contextOf(run, b), 'C2'));
    for (const till of [b, a]) meet(run, till);
    expect(unitsOf(run, account)).toBe(10);
    spendFree(run, b, account, 5);
    expect(unitsOf(run, account)).toBe(5);
    expectSoundLots(run);
  });

  it('[ACC-4] spent before a freeze that was heard of earlier is the member’s', () => {
    const { run, a, b, card } = twoTills();
    expect(pay(run, b, yuan(300), card)).toBeNull();
    pass(run, 1);
    must(run, a, freezeCard(contextOf(run, a), card, 'lost'));
    for (const till of [a, b]) meet(run, till);
    expect(valuesOf(run.bank.books.cases).map(({ kind }) => kind)).not.toContain(
      'spendAfterFreeze',
    );
    expect(valuesOf(run.bank.books.debits)[0]?.lost).toBe(0);
  });

  it('[CARD-1] when replaced keep the accounts, and the old one is refused', () => {
    const { run, a, card } = twoTills();
    must(run, a, replaceCard(contextOf(run, a), card, 'C2'));
    meet(run, a);
    a.isOnline = false;
    pass(run, 1);
    const next = valuesOf(run.bank.books.cards).find(({ number }) => number === 'C2');
    expect(pay(run, a, yuan(10), card)).toBe('cardFrozen');
    expect(next && pay(run, a, yuan(10), next.card)).toBeNull();
    expect(tried(run, a, replaceCard(contextOf(run, a), card, 'C3'))).toBe('cardFrozen');
  });

  it('[CARD-2] replaced twice by tills that were apart make a case; the second waits frozen', () => {
    const { run, a, b, card } = twoTills();
    must(run, a, replaceCard(contextOf(run, a), card, 'CA'));
    must(run, b, replaceCard(contextOf(run, b), card, 'CB'));
    for (const till of [b, a]) meet(run, till);
    const [file] = valuesOf(run.bank.books.cases);
    expect(file).toMatchObject({ kind: 'cardReplacedTwice' });
    expect(file?.by.device).toBe('t0');
    expect(file?.against?.device).toBe('t1');
    const status = Object.fromEntries(
      valuesOf(run.bank.books.cards).map((known) => [known.number, known.status]),
    );
    expect(status).toEqual({ C1: 'replaced', CB: 'active', CA: 'frozen' });
  });
});
