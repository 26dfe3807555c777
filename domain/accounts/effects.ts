import type { CardState } from '../cards/state.ts';
import type { Fen } from '../kernel/fen.ts';
import type { AccountId, AllowanceId, SaleId, SpendId } from '../kernel/ids.ts';
import type {
  Account,
  Allowance,
  Debit,
  Lot,
  MemberAccounts,
  Merged,
  Party,
  Sale,
  Take,
} from './state.ts';
import type { AccountTerms } from './terms.ts';

/**
 * What a bank fact does to a member's accounts. The bank alone works out effects; whoever else holds
 * its facts applies them, so that nobody settles anything twice or otherwise.
 */
export type Effect =
  | {
      readonly type: 'opened';
      readonly account: AccountId;
      readonly name: string;
      readonly terms: AccountTerms;
    }
  | { readonly type: 'sold'; readonly sale: Sale }
  | { readonly type: 'lotAdded'; readonly account: AccountId; readonly lot: Lot }
  | { readonly type: 'taken'; readonly account: AccountId; readonly takes: readonly Take[] }
  | { readonly type: 'debited'; readonly debit: Debit }
  /** Part of what a debit owed is paid: by lots, by the guest, or by nobody. */
  | {
      readonly type: 'debtPaid';
      readonly debit: SpendId;
      readonly by: 'lots' | 'guest' | 'chain' | 'return';
      readonly amount: number;
      readonly takes: readonly Take[];
    }
  /** What a debit had taken is given back; to its own lots, unless those came back as new ones. */
  | {
      readonly type: 'gaveBack';
      readonly debit: SpendId;
      readonly takes: readonly Take[];
      readonly toLots: boolean;
    }
  | { readonly type: 'returned'; readonly debit: SpendId; readonly amount: number }
  /** What the guest had paid for a debt is given back. */
  | { readonly type: 'uncollected'; readonly debit: SpendId; readonly amount: number }
  | { readonly type: 'lost'; readonly debit: SpendId; readonly amount: number }
  | {
      readonly type: 'refunded';
      readonly sale: SaleId;
      readonly amount: number;
      readonly refundFen: Fen;
    }
  | { readonly type: 'allowed'; readonly allowance: Allowance }
  | {
      readonly type: 'allowanceUsed';
      readonly allowance: AllowanceId;
      readonly amount: number;
      readonly closed: Allowance['closed'];
    }
  | { readonly type: 'caseReduced'; readonly case: string; readonly amount: number }
  /** Who had taken the units, where that was heard of after the case was opened. */
  | { readonly type: 'caseNamed'; readonly case: string; readonly against: Party }
  | { readonly type: 'card'; readonly card: CardState }
  | { readonly type: 'merged'; readonly merged: Merged | null };

/** The accounts after an effect. Never throws; what names something unknown changes nothing. */
export function applyEffect(books: MemberAccounts, effect: Effect): MemberAccounts {
  switch (effect.type) {
    case 'opened': {
      const { account, name, terms } = effect;
      return withAccount(books, { account, name, terms, lots: [], owed: 0 });
    }
    case 'sold':
      return { ...books, sales: { ...books.sales, [effect.sale.sale]: effect.sale } };
    case 'lotAdded':
      return onAccount(books, effect.account, (account) => ({
        ...account,
        lots: [...account.lots, effect.lot],
      }));
    case 'taken':
      return onAccount(books, effect.account, (account) => take(account, effect.takes, 1));
    case 'debited':
      return debited(books, effect.debit);
    case 'debtPaid':
      return debtPaid(books, effect);
    case 'gaveBack':
      return gaveBack(books, effect);
    case 'returned':
    case 'uncollected':
    case 'lost':
      return onDebit(books, effect.debit, (debit) => counted(debit, effect));
    case 'refunded':
      return refunded(books, effect);
    case 'allowed':
      return withAllowance(books, effect.allowance);
    case 'allowanceUsed':
      return allowanceUsed(books, effect);
    case 'caseReduced': {
      const file = books.cases[effect.case];
      if (!file) return books;
      const reduced = { ...file, left: file.left - effect.amount };
      return { ...books, cases: { ...books.cases, [file.id]: reduced } };
    }
    case 'caseNamed': {
      const file = books.cases[effect.case];
      if (!file) return books;
      const named = { ...file, against: effect.against };
      return { ...books, cases: { ...books.cases, [file.id]: named } };
    }
    case 'card':
      return { ...books, cards: { ...books.cards, [effect.card.card]: effect.card } };
    case 'merged': {
      const { merged: _, ...rest } = books;
      return effect.merged ? { ...rest, merged: effect.merged } : rest;
    }
    default:
      return effect satisfies never;
  }
}

const withAccount = (books: MemberAccounts, account: Account): MemberAccounts => ({
  ...books,
  accounts: { ...books.accounts, [account.account]: account },
});

const withAllowance = (books: MemberAccounts, allowance: Allowance): MemberAccounts => ({
  ...books,
  allowances: { ...books.allowances, [allowance.allowance]: allowance },
});

function onAccount(
  books: MemberAccounts,
  id: AccountId,
  change: (account: Account) => Account,
): MemberAccounts {
  const account = books.accounts[id];
  return account ? withAccount(books, change(account)) : books;
}

function onAccountOf(
  books: MemberAccounts,
  id: SpendId,
  change: (account: Account) => Account,
): MemberAccounts {
  const debit = books.debits[id];
  return debit ? onAccount(books, debit.account, change) : books;
}

function onDebit(
  books: MemberAccounts,
  id: SpendId,
  change: (debit: Debit) => Debit,
): MemberAccounts {
  const debit = books.debits[id];
  return debit ? { ...books, debits: { ...books.debits, [id]: change(debit) } } : books;
}

/** Takes from lots, or gives back to them with −1. */
function take(account: Account, takes: readonly Take[], sign: 1 | -1): Account {
  const change = (lot: Lot): Lot =>
    takes
      .filter((taken) => taken.lot === lot.lot)
      .reduce(
        (sum, { amount, rolled }) =>
          rolled
            ? { ...sum, usedRolled: sum.usedRolled + sign * amount }
            : { ...sum, used: sum.used + sign * amount },
        lot,
      );
  return { ...account, lots: account.lots.map(change) };
}

function gaveBack(
  books: MemberAccounts,
  { debit: id, takes, toLots }: Extract<Effect, { readonly type: 'gaveBack' }>,
): MemberAccounts {
  const given = onDebit(books, id, (debit) => ({
    ...debit,
    takes: withoutTakes(debit.takes, takes),
  }));
  return toLots ? onAccountOf(given, id, (account) => take(account, takes, -1)) : given;
}

function counted(
  debit: Debit,
  { type, amount }: { readonly type: 'returned' | 'uncollected' | 'lost'; readonly amount: number },
): Debit {
  if (type === 'returned') return { ...debit, returned: debit.returned + amount };
  if (type === 'lost') return { ...debit, lost: debit.lost + amount };
  return { ...debit, collected: debit.collected - amount };
}

function withoutTakes(takes: readonly Take[], less: readonly Take[]): readonly Take[] {
  const left = takes.map((taken) => ({ ...taken }));
  for (const { lot, rolled, amount } of less) {
    let rest = amount;
    for (const taken of left.toReversed()) {
      if (taken.lot !== lot || taken.rolled !== rolled) continue;
      const part = Math.min(taken.amount, rest);
      taken.amount -= part;
      rest -= part;
    }
  }
  return left.filter((taken) => taken.amount > 0);
}

function debited(books: MemberAccounts, debit: Debit): MemberAccounts {
  const known = { ...books, debits: { ...books.debits, [debit.spend]: debit } };
  return onAccount(known, debit.account, (account) => ({
    ...take(account, debit.takes, 1),
    owed: account.owed + debit.owed,
  }));
}

function debtPaid(
  books: MemberAccounts,
  { debit: id, by, amount, takes }: Extract<Effect, { readonly type: 'debtPaid' }>,
): MemberAccounts {
  const paid = onDebit(books, id, (debit) => ({
    ...debit,
    owed: debit.owed - amount,
    takes: [...debit.takes, ...takes],
    collected: debit.collected + (by === 'guest' ? amount : 0),
    lost: debit.lost + (by === 'chain' ? amount : 0),
  }));
  return onAccountOf(paid, id, (account) => ({
    ...take(account, takes, 1),
    owed: account.owed - amount,
  }));
}

function refunded(
  books: MemberAccounts,
  { sale: id, amount, refundFen }: Extract<Effect, { readonly type: 'refunded' }>,
): MemberAccounts {
  const sale = books.sales[id];
  if (!sale) return books;
  const after = {
    ...sale,
    refunded: sale.refunded + amount,
    refundedFen: (sale.refundedFen + refundFen) as Fen,
  };
  return { ...books, sales: { ...books.sales, [id]: after } };
}

function allowanceUsed(
  books: MemberAccounts,
  { allowance: id, amount, closed }: Extract<Effect, { readonly type: 'allowanceUsed' }>,
): MemberAccounts {
  const allowance = books.allowances[id];
  if (!allowance) return books;
  const left = closed === null ? allowance.left - amount : 0;
  return withAllowance(books, { ...allowance, left, closed });
}
