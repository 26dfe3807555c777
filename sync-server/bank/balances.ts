import { partsOn } from '#domain/accounts/lots.ts';
import { valuesOf, type Account, type MemberAccounts } from '#domain/accounts/state.ts';
import type { BusinessDate } from '#domain/kernel/business-date.ts';
import { fen, type Fen } from '#domain/kernel/fen.ts';
import type { BankTotal, BankTotals } from '#domain/wire/bank.ts';

/** Sorts after every date: nothing of the account expires. */
const NEVER = '~';

/** Notes what a member's accounts come to on a date. The caller holds the transaction. */
export function writeBalances(sql: SqlStorage, books: MemberAccounts, date: BusinessDate): void {
  for (const account of valuesOf(books.accounts)) {
    const { kind, unitFen } = account.terms;
    const { paid, bonus } = partsOn(account, date);
    sql.exec(
      `INSERT INTO balances
         (member, account, kind, paid, bonus, worth_fen, owed, next_change)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET paid = excluded.paid, bonus = excluded.bonus,
         worth_fen = excluded.worth_fen, owed = excluded.owed, next_change = excluded.next_change`,
      books.member,
      account.account,
      kind,
      paid,
      bonus,
      (paid + bonus) * unitFen,
      account.owed,
      nextChange(account, date),
    );
  }
}

/** The last date for which the balance noted on `date` holds. */
function nextChange({ lots }: Account, date: BusinessDate): string {
  const ends = lots
    .flatMap(({ until, rollUntil }) => [until, rollUntil])
    .filter((end) => end !== null && end >= date);
  return ends.reduce<string>((first, end) => (end !== null && end < first ? end : first), NEVER);
}

/** Members whose noted balances are older than something that expired since. */
export const staleBalances = (sql: SqlStorage, date: BusinessDate): readonly string[] =>
  sql
    .exec<{ member: string }>('SELECT DISTINCT member FROM balances WHERE next_change < ?', date)
    .toArray()
    .map(({ member }) => member);

/** What the chain owes its members, by kind of account. */
export function totalsOf(sql: SqlStorage, date: BusinessDate): BankTotals {
  const kinds = sql
    .exec<TotalRow>(
      `SELECT kind, count(*) AS accounts, sum(paid) AS paid, sum(bonus) AS bonus,
         sum(worth_fen) AS worth_fen, sum(owed) AS owed
       FROM balances GROUP BY kind ORDER BY kind`,
    )
    .toArray()
    .map(({ kind, accounts, paid, bonus, worth_fen, owed }): BankTotal => {
      const worthFen: Fen = fen(worth_fen);
      return { kind, accounts, paid, bonus, worthFen, owed };
    });
  return { date, kinds };
}

interface TotalRow extends Record<string, SqlStorageValue> {
  readonly kind: BankTotal['kind'];
  readonly accounts: number;
  readonly paid: number;
  readonly bonus: number;
  readonly worth_fen: number;
  readonly owed: number;
}
