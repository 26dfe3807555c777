import type { StoredUpdate } from '#sync-server/documents/reader.ts';
import { rowFrames } from '#sync-server/documents/row-frames.ts';
import type { PullAnswer } from '#sync-server/office/link.ts';

/** The member directory, as the office last told it. */
export interface Directory {
  head(): number;
  clear(): void;
  put(rows: PullAnswer['directory']): void;
  /** Rows after `since`, as payloads of DATA (see {@link rowFrames}). */
  read(since: number): readonly StoredUpdate[];
}

export const createDirectory = (sql: SqlStorage): Directory => ({
  head: () =>
    sql.exec<{ head: number | null }>('SELECT max(seq) AS head FROM directory').one().head ?? 0,
  clear() {
    sql.exec('DELETE FROM directory');
  },
  put(rows) {
    for (const { id, seq, row } of rows) {
      sql.exec(
        `INSERT INTO directory (id, seq, row) VALUES (?, ?, ?)
         ON CONFLICT DO UPDATE SET seq = excluded.seq, row = excluded.row`,
        id,
        seq,
        row,
      );
    }
  },
  read: (since) =>
    rowFrames(
      sql
        .exec<{ seq: number; row: string }>(
          'SELECT seq, row FROM directory WHERE seq > ? ORDER BY seq',
          since,
        )
        .toArray(),
    ),
});
