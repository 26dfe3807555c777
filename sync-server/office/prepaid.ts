import type { Entry } from '#domain/journal/entry.ts';
import type { BusinessDate } from '#domain/kernel/business-date.ts';
import type { StoreId } from '#domain/kernel/ids.ts';
import type { PrepaidLine } from '#domain/wire/api.ts';

/** Keeps the money that entries took or gave for members' accounts (PAY-12), each entry once. */
export function notePrepaid(sql: SqlStorage, store: StoreId, entries: readonly Entry[]): void {
  for (const { id, date, fact } of entries) {
    if (fact.type !== 'AccountTender') continue;
    sql.exec(
      `INSERT OR IGNORE INTO prepaid (store, entry, date, purpose, tender, fen)
       VALUES (?, ?, ?, ?, ?, ?)`,
      store,
      id,
      date,
      fact.for,
      fact.tenderType,
      fact.amountFen,
    );
  }
}

/** What was taken for accounts in a range, by store, date, purpose and tender. */
export const prepaidOf = (
  sql: SqlStorage,
  from: BusinessDate,
  to: BusinessDate,
): readonly PrepaidLine[] =>
  sql
    .exec(
      `SELECT store, date, purpose AS "for", tender AS tenderType, COUNT(*) AS count, SUM(fen) AS fen
       FROM prepaid WHERE date BETWEEN ? AND ? GROUP BY store, date, purpose, tender
       ORDER BY date, store, purpose, tender`,
      from,
      to,
    )
    // Written by notePrepaid alone, from checked facts.
    .toArray() as unknown as readonly PrepaidLine[];
