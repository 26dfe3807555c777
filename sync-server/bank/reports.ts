import type { BankFact, Recorded, TillFact } from '#domain/accounts/entries.ts';
import type { CaseFile } from '#domain/accounts/state.ts';
import type { BusinessDate } from '#domain/kernel/business-date.ts';
import type { MemberId } from '#domain/kernel/ids.ts';
import type { BankCases, BankTotals, Movement, Movements } from '#domain/wire/bank.ts';
import { staleBalances, totalsOf, writeBalances } from './balances.ts';
import type { BankParts } from './parts.ts';

/** Movements that one page holds. */
const PAGE = 50;
export const CASES_PER_PAGE = 50;

/** A member's movements before a turn, newest first: the bank's facts, each with what it settled. */
export function listMovements(sql: SqlStorage, member: MemberId, before: number): Movements {
  const rows = sql
    .exec<{ turn: number; fact: string; entry: string | null }>(
      `SELECT turn, fact, entry FROM log WHERE member = ? AND turn < ?
       ORDER BY turn DESC LIMIT ?`,
      member,
      before,
      PAGE + 1,
    )
    .toArray();
  // Written by the ledger alone.
  const movements = rows.slice(0, PAGE).map(({ fact, entry }): Movement => ({
    fact: JSON.parse(fact) as BankFact,
    entry: entry === null ? null : (JSON.parse(entry) as Recorded<TillFact>),
  }));
  return { movements, next: rows.length > PAGE ? (rows[PAGE - 1]?.turn ?? 0) : 0 };
}

/** The chain's case files, open or closed, newest first. @param cursor `next` of the page before. */
export function listCases(sql: SqlStorage, isOpen: boolean, cursor: string): BankCases {
  const after = /^(\d{1,16}):(\S+)$/u.exec(cursor);
  const rows = sql
    .exec<{ member: string; at: number; id: string; file: string }>(
      `SELECT member, at, id, file FROM cases WHERE open = ? AND (at, id) < (?, ?)
       ORDER BY at DESC, id DESC LIMIT ?`,
      isOpen ? 1 : 0,
      after ? Number(after[1]) : Number.MAX_SAFE_INTEGER,
      after?.[2] ?? '',
      CASES_PER_PAGE + 1,
    )
    .toArray();
  const page = rows.slice(0, CASES_PER_PAGE);
  const last = page.at(-1);
  return {
    // Written by the ledger alone.
    cases: page.map(({ member, file }) => ({
      member: member as MemberId,
      file: JSON.parse(file) as CaseFile,
    })),
    next: rows.length > CASES_PER_PAGE && last ? `${last.at}:${last.id}` : '',
  };
}

/** What the chain owes its members on a date; balances of which something has expired are renewed. */
export function chainTotals({ storage, ledger }: BankParts, date: BusinessDate): BankTotals {
  return storage.transactionSync(() => {
    for (const member of staleBalances(storage.sql, date)) {
      // Written by the ledger, from a member's books.
      writeBalances(storage.sql, ledger.load(member as MemberId).state.books, date);
    }
    return totalsOf(storage.sql, date);
  });
}
