import type { StoredUpdate } from '#sync-server/documents/reader.ts';
import type { PullAnswer } from '#sync-server/office/link.ts';

/** Rows that one DATA frame carries at most. */
const ROWS_PER_FRAME = 500;

/** The member directory, as the office last told it. */
export interface Directory {
  head(): number;
  clear(): void;
  put(rows: PullAnswer['directory']): void;
  /** Rows after `since`, as payloads of DATA: JSON arrays in UTF-8, each with its cursor. */
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
  read(since) {
    const rows = sql
      .exec<{ seq: number; row: string }>(
        'SELECT seq, row FROM directory WHERE seq > ? ORDER BY seq',
        since,
      )
      .toArray();
    const frames: StoredUpdate[] = [];
    for (let from = 0; from < rows.length; from += ROWS_PER_FRAME) {
      const batch = rows.slice(from, from + ROWS_PER_FRAME);
      const bytes = new TextEncoder().encode(`[${batch.map(({ row }) => row).join(',')}]`);
      frames.push({ seq: batch.at(-1)?.seq ?? since, bytes });
    }
    return frames;
  },
});
