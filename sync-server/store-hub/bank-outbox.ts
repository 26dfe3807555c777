import { isTillFact } from '#domain/accounts/held.ts';
import type { EntryTuple } from '#domain/journal/tuple.ts';
import type { ChainId } from '#domain/kernel/ids.ts';
import type { BankOutboxRow } from '#sync-server/bank/link.ts';
import { bankShardOf } from '#sync-server/bank/shard.ts';

/** Facts of members' accounts that the banks have not taken yet, in order. */
export interface BankOutbox {
  /** Adds what of the tuples a bank settles. The caller holds the transaction that stores them. */
  add(chain: ChainId, doc: string, log: string, tuples: readonly EntryTuple[]): void;
  /** The oldest rows for a bank, of at most about `limitBytes`; at least one where there is any. */
  peek(bank: string, limitBytes: number): readonly BankOutboxRow[];
  /** The bank has the rows through `id`. */
  dropThrough(bank: string, id: number): void;
  /** The last row that a bank is believed to have; 0 for none. */
  after(bank: string): number;
  readonly empty: boolean;
}

export const createBankOutbox = (sql: SqlStorage): BankOutbox => ({
  add(chain, doc, log, tuples) {
    const byBank = new Map<string, EntryTuple[]>();
    for (const tuple of tuples) {
      const [, , , , , type, , body] = tuple;
      if (!isTillFact({ type })) continue;
      const bank = bankShardOf(chain, memberOf(body));
      const known = byBank.get(bank);
      if (known) known.push(tuple);
      else byBank.set(bank, [tuple]);
    }
    for (const [bank, ofBank] of byBank) {
      const body = new TextEncoder().encode(JSON.stringify(ofBank));
      sql.exec(
        'INSERT INTO bank_outbox (bank, doc, log, body) VALUES (?, ?, ?, ?)',
        bank,
        doc,
        log,
        body,
      );
    }
  },
  peek(bank, limitBytes) {
    const rows: BankOutboxRow[] = [];
    let size = 0;
    const cursor = sql.exec<OutboxSqlRow>(
      'SELECT id, doc, log, body FROM bank_outbox WHERE bank = ? ORDER BY id LIMIT 1000',
      bank,
    );
    for (const row of cursor) {
      size += row.body.byteLength;
      if (rows.length > 0 && size > limitBytes) break;
      rows.push({ ...row, body: new Uint8Array(row.body) });
    }
    return rows;
  },
  dropThrough(bank, id) {
    sql.exec('DELETE FROM bank_outbox WHERE bank = ? AND id <= ?', bank, id);
    sql.exec(
      `INSERT INTO bank_told (bank, last) VALUES (?, ?)
       ON CONFLICT DO UPDATE SET last = excluded.last`,
      bank,
      id,
    );
  },
  after: (bank) =>
    sql.exec<{ last: number }>('SELECT last FROM bank_told WHERE bank = ?', bank).toArray()[0]
      ?.last ?? 0,
  get empty() {
    return sql.exec('SELECT 1 FROM bank_outbox LIMIT 1').toArray().length === 0;
  },
});

/** Whose account it is; the bank sets a malformed body aside, whoever it may be of. */
function memberOf(body: unknown): string {
  const member = typeof body === 'object' && body !== null && 'member' in body ? body.member : '';
  return typeof member === 'string' ? member : '';
}

interface OutboxSqlRow extends Record<string, SqlStorageValue> {
  readonly id: number;
  readonly doc: string;
  readonly log: string;
  readonly body: ArrayBuffer;
}
