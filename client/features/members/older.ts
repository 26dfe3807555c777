import type { Recorded, TillFact } from '#domain/accounts/entries.ts';
import type { Account, MemberAccounts, Outcome } from '#domain/accounts/state.ts';
import { fen } from '#domain/kernel/fen.ts';
import type { Movement } from '#domain/wire/bank.ts';

import type { MovementLine } from './money-view.ts';

/** Movements that the bank alone still has, as lines of the history; what isn't one is left out. */
export function olderLines(
  movements: readonly Movement[],
  accounts: MemberAccounts['accounts'],
): readonly MovementLine[] {
  return movements.flatMap(({ fact, entry }) =>
    fact.type === 'Settled' && entry ? lineOf(entry, fact.outcome, accounts) : [],
  );
}

/** The tablet's own lines, and of the bank's those that it doesn't have itself; newest first. */
export function withOlder(
  own: readonly MovementLine[],
  older: readonly MovementLine[],
): readonly MovementLine[] {
  const known = new Set(own.map(({ by }) => by.ref));
  return [...own, ...older.filter(({ by }) => !known.has(by.ref))].toSorted(
    (a, b) => b.by.at - a.by.at,
  );
}

function lineOf(
  { fact, id: ref, actor, device, store, at }: Recorded<TillFact>,
  { owed, lost }: Outcome,
  accounts: MemberAccounts['accounts'],
): readonly MovementLine[] {
  if (!('account' in fact)) return [];
  const line = (
    kind: MovementLine['kind'],
    units: number,
    moneyFen = fen(0),
  ): readonly MovementLine[] => [
    {
      key: ref,
      kind,
      account: accountOf(accounts, fact.account),
      units,
      moneyFen,
      by: { ref, actor, device, store, at, amount: Math.abs(units) },
      returned: 0,
      owed,
      lost,
      provisional: false,
      refund: null,
    },
  ];
  switch (fact.type) {
    case 'AccountCredited':
      return line(fact.why, sum(fact.lots), fact.paidFen);
    case 'AccountSpent':
      return line('spend', -fact.amount);
    case 'SpendReturned':
      return line('returned', fact.amount);
    case 'CreditRefunded':
      return line('refund', -fact.amount);
    case 'AccountOpened':
    case 'AllowanceReleased':
      return [];
    default:
      return fact satisfies never;
  }
}

const sum = (lots: readonly { readonly amount: number }[]): number =>
  lots.reduce((total, { amount }) => total + amount, 0);

const accountOf = (accounts: MemberAccounts['accounts'], id: Account['account']): Account | null =>
  accounts[id] ?? null;
