import { expect } from 'vitest';

import type { BankFact } from '#domain/accounts/entries.ts';
import { evolveAccounts } from '#domain/accounts/evolve.ts';
import { freeOn, heldOf, balanceOn, leftOf } from '#domain/accounts/lots.ts';
import { emptyAccounts, valuesOf, type MemberAccounts } from '#domain/accounts/state.ts';
import type { MemberId } from '#domain/kernel/ids.ts';

import type { SimBank } from './bank.ts';

/** What the bank's books come to, units. */
interface Sums {
  /** Members' books as their rows have them. */
  readonly rows: ReadonlyMap<MemberId, MemberAccounts>;
  readonly credited: number;
  readonly spent: number;
  readonly left: number;
  readonly owed: number;
}

/** Checks what the bank's books promise, on the fold of its log alone. */
export function expectSoundBooks({ storage, parts }: SimBank): Sums {
  const folded = new Map<MemberId, MemberAccounts>();
  const log = storage.sql.exec<{ fact: string }>('SELECT fact FROM log ORDER BY seq');
  for (const { fact: text } of log) {
    // Written by the bank alone.
    const fact = JSON.parse(text) as BankFact;
    const books = folded.get(fact.member) ?? emptyAccounts(fact.member);
    folded.set(fact.member, evolveAccounts(books, fact));
  }
  let sums = { credited: 0, spent: 0, left: 0, owed: 0 };
  const rows = new Map<MemberId, MemberAccounts>();
  for (const [member, books] of folded) {
    const { state } = parts().ledger.load(member);
    expect(state.waiting).toEqual([]);
    expect(state.books.turn).toBe(books.turn);
    rows.set(member, state.books);
    for (const account of valuesOf(books.accounts)) {
      const date = books.date ?? expect.fail();
      expect(heldOf(books, account.account)).toBeLessThanOrEqual(balanceOn(account, date));
      if (account.owed > 0) expect(freeOn(books, account.account, date)).toBe(0);
      for (const lot of account.lots) expect(leftOf(lot)).toBeGreaterThanOrEqual(0);
    }
    const owed = valuesOf(books.accounts).reduce((sum, account) => sum + account.owed, 0);
    const inCases = valuesOf(books.cases)
      .filter(({ kind, resolved }) => kind === 'overdraft' && resolved === null)
      .reduce((sum, { left }) => sum + left, 0);
    expect(inCases).toBe(owed);
    const lots = valuesOf(books.accounts).flatMap((account) => account.lots);
    sums = {
      credited: sums.credited + lots.reduce((sum, { amount }) => sum + amount, 0),
      spent: sums.spent + valuesOf(books.debits).reduce((sum, { amount }) => sum + amount, 0),
      left: sums.left + lots.reduce((sum, lot) => sum + leftOf(lot), 0),
      owed: sums.owed + owed,
    };
  }
  return { rows, ...sums };
}
