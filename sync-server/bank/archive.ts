import type { TillFact } from '#domain/accounts/entries.ts';
import {
  valuesOf,
  type Allowance,
  type CaseFile,
  type Debit,
  type Lot,
  type MemberAccounts,
  type Sale,
} from '#domain/accounts/state.ts';
import type { AccountId, AllowanceId, MemberId, SpendId } from '#domain/kernel/ids.ts';

/**
 * What a member's working books leave out, so that settling stays quick after years. Whatever a fact
 * names is put back into the books before it is settled.
 */
export interface Archive {
  /** The books with all that the facts name. */
  withNamed(books: MemberAccounts, facts: readonly TillFact[]): MemberAccounts;
  /** Keeps what `kept` lacks of `books`. The caller holds the transaction. */
  put(books: MemberAccounts, kept: MemberAccounts): void;
}

interface OldLot {
  readonly account: AccountId;
  readonly lot: Lot;
}

type Kind = 'debit' | 'sale' | 'allowance' | 'lot';

export function createArchive(sql: SqlStorage): Archive {
  // Bodies were written by `put` alone, cases by the ledger.
  const read = <Value>(where: string, ...bound: readonly string[]): readonly Value[] =>
    sql
      .exec<{ body: string }>(`SELECT body FROM archive WHERE ${where}`, ...bound)
      .toArray()
      .map(({ body }) => JSON.parse(body) as Value);
  const one = <Value>(member: MemberId, kind: Kind, id: string): Value | undefined =>
    read<Value>('member = ? AND kind = ? AND id = ?', member, kind, id)[0];
  const ofSale = <Value>(member: MemberId, kind: Kind, sale: string): readonly Value[] =>
    read<Value>('member = ? AND kind = ? AND sale = ?', member, kind, sale);

  const withDebit = (books: MemberAccounts, id: SpendId): MemberAccounts => {
    if (books.debits[id]) return books;
    const debit = one<Debit>(books.member, 'debit', id);
    return debit ? putBackDebit(books, debit) : books;
  };

  const putBackDebit = (books: MemberAccounts, debit: Debit): MemberAccounts => {
    const known = { ...books, debits: { ...books.debits, [debit.spend]: debit } };
    return debit.takes.reduce((after, { lot }) => {
      if (hasLot(after, debit.account, lot)) return after;
      const old = one<OldLot>(books.member, 'lot', lot);
      return old ? putBackLot(after, old) : after;
    }, known);
  };

  /** The sale with its lots and refunds, each of which may have gone before the others. */
  const withSale = (books: MemberAccounts, { sale }: Pick<Sale, 'sale'>): MemberAccounts => {
    const old = books.sales[sale] ?? one<Sale>(books.member, 'sale', sale);
    if (!old) return books;
    const known = { ...books, sales: { ...books.sales, [sale]: old } };
    const lots = ofSale<OldLot>(books.member, 'lot', sale);
    const refunds = ofSale<Debit>(books.member, 'debit', sale);
    return refunds
      .filter(({ spend }) => !books.debits[spend])
      .reduce(putBackDebit, lots.reduce(putBackLot, known));
  };

  const withAllowance = (books: MemberAccounts, id: AllowanceId): MemberAccounts => {
    if (books.allowances[id]) return books;
    const old = one<Allowance>(books.member, 'allowance', id);
    return old ? { ...books, allowances: { ...books.allowances, [id]: old } } : books;
  };

  const withCase = (books: MemberAccounts, id: string): MemberAccounts => {
    const known = books.cases[id] ?? caseOf(sql, books.member, id);
    if (!known) return books;
    const after = { ...books, cases: { ...books.cases, [id]: known } };
    return known.debit === null ? after : withDebit(after, known.debit);
  };

  /** What a card had spent may lie further back than the books, when the bank hears late of a stop. */
  const withDebitsOf = (books: MemberAccounts, card: string): MemberAccounts =>
    read<Debit>("member = ? AND kind = 'debit'", books.member)
      .filter((debit) => debit.card === card && !books.debits[debit.spend])
      .reduce(putBackDebit, books);

  const withNamedBy = (books: MemberAccounts, fact: TillFact): MemberAccounts => {
    switch (fact.type) {
      case 'AccountOpened':
      case 'CardIssued':
      case 'CardUnfrozen':
      case 'MembersMerged':
      case 'MergeUndone':
        return books;
      case 'AccountCredited':
        return withSale(fact.keeps ? withAllowance(books, fact.keeps.allowance) : books, fact);
      case 'AccountSpent':
      case 'SpendReturned':
        return withDebit(books, fact.spend);
      case 'CreditRefunded':
        return withDebit(withSale(books, fact), fact.refund);
      case 'AllowanceReleased':
        return withAllowance(books, fact.allowance);
      case 'CaseDecided':
        return withCase(books, fact.case);
      case 'CardFrozen':
      case 'CardReplaced':
      case 'CardCancelled':
        return withDebitsOf(books, fact.card);
      default:
        return fact satisfies never;
    }
  };

  const keep = (member: MemberId, kind: Kind, id: string, sale: string, body: unknown): void => {
    sql.exec(
      `INSERT INTO archive (member, kind, id, sale, body) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET body = excluded.body`,
      member,
      kind,
      id,
      sale,
      JSON.stringify(body),
    );
  };

  return {
    withNamed: (books, facts) => facts.reduce(withNamedBy, books),
    put(books, kept) {
      const { member } = books;
      for (const debit of valuesOf(books.debits)) {
        if (!kept.debits[debit.spend]) keep(member, 'debit', debit.spend, debit.sale ?? '', debit);
      }
      for (const sale of valuesOf(books.sales)) {
        if (!kept.sales[sale.sale]) keep(member, 'sale', sale.sale, '', sale);
      }
      for (const allowance of valuesOf(books.allowances)) {
        if (!kept.allowances[allowance.allowance])
          keep(member, 'allowance', allowance.allowance, '', allowance);
      }
      for (const { account, lots } of valuesOf(books.accounts)) {
        for (const lot of lots) {
          if (!hasLot(kept, account, lot.lot))
            keep(member, 'lot', lot.lot, lot.sale, { account, lot } satisfies OldLot);
        }
      }
    },
  };
}

const hasLot = (books: MemberAccounts, account: AccountId, lot: string): boolean =>
  books.accounts[account]?.lots.some((known) => known.lot === lot) ?? false;

function putBackLot(books: MemberAccounts, { account: id, lot }: OldLot): MemberAccounts {
  const account = books.accounts[id];
  if (!account || hasLot(books, id, lot.lot)) return books;
  const grown = { ...account, lots: [...account.lots, lot] };
  return { ...books, accounts: { ...books.accounts, [id]: grown } };
}

const caseOf = (sql: SqlStorage, member: MemberId, id: string): CaseFile | undefined =>
  sql
    .exec<{ file: string }>('SELECT file FROM cases WHERE member = ? AND id = ?', member, id)
    .toArray()
    .map(({ file }) => JSON.parse(file) as CaseFile)[0];
