import type { OutboxRow } from '#sync-server/office/link.ts';

/** What the office has not taken yet, in order; survives everything but the disk. */
export interface Outbox {
  /** The caller holds the transaction that also holds what is reported. */
  add(kind: OutboxRow['kind'], doc: string, log: string, body: Uint8Array): void;
  /** The oldest rows, of at most about `limitBytes`; at least one where there is any. */
  peek(limitBytes: number): readonly OutboxRow[];
  dropThrough(id: number): void;
  readonly empty: boolean;
}

export const createOutbox = (sql: SqlStorage): Outbox => ({
  add(kind, doc, log, body) {
    sql.exec('INSERT INTO outbox (kind, doc, log, body) VALUES (?, ?, ?, ?)', kind, doc, log, body);
  },
  peek(limitBytes) {
    const rows: OutboxRow[] = [];
    let size = 0;
    const cursor = sql.exec<OutboxSqlRow>(
      'SELECT id, kind, doc, log, body FROM outbox ORDER BY id LIMIT 1000',
    );
    for (const row of cursor) {
      size += row.body.byteLength;
      if (rows.length > 0 && size > limitBytes) break;
      rows.push({ ...row, body: new Uint8Array(row.body) });
    }
    return rows;
  },
  dropThrough(id) {
    sql.exec('DELETE FROM outbox WHERE id <= ?', id);
  },
  get empty() {
    return sql.exec('SELECT 1 FROM outbox LIMIT 1').toArray().length === 0;
  },
});

interface OutboxSqlRow extends Record<string, SqlStorageValue> {
  readonly id: number;
  readonly kind: 'entries' | 'register';
  readonly doc: string;
  readonly log: string;
  readonly body: ArrayBuffer;
}
