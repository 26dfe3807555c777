import type { RowsAnswer } from '#sync-server/bank/link.ts';
import type { StoredUpdate } from '#sync-server/documents/reader.ts';

/** Bytes of rows that one DATA frame carries, about. */
const FRAME_BYTES = 256 * 1024;
/** Frames of a page: a chain's rows may be more than an object's memory holds. */
const FRAMES_PER_PAGE = 8;

/** Members' accounts as the banks last told them, for every tablet of the store. */
export interface AccountRows {
  head(): number;
  put(rows: RowsAnswer['rows'], now: number): void;
  /** The version through which a bank's rows are here. */
  since(bank: string): number;
  noteSince(bank: string, version: number): void;
  /** A page of rows after `since`: payloads of DATA, JSON arrays in UTF-8, each with its cursor. */
  read(since: number): readonly StoredUpdate[];
}

export function createAccountRows(sql: SqlStorage): AccountRows {
  const head = (): number =>
    sql.exec<{ head: number | null }>('SELECT max(seq) AS head FROM accounts').one().head ?? 0;
  return {
    head,
    put(rows, now) {
      // By the clock, so that a disk that was put back gives no cursor again that it had given before.
      let seq = Math.max(head() + 1, now);
      for (const { member, row } of rows) {
        sql.exec(
          `INSERT INTO accounts (member, seq, row) VALUES (?, ?, ?)
           ON CONFLICT DO UPDATE SET seq = excluded.seq, row = excluded.row`,
          member,
          seq,
          row,
        );
        seq += 1;
      }
    },
    since: (bank) =>
      sql.exec<{ since: number }>('SELECT since FROM banks WHERE bank = ?', bank).toArray()[0]
        ?.since ?? 0,
    noteSince(bank, version) {
      sql.exec(
        `INSERT INTO banks (bank, since) VALUES (?, ?)
         ON CONFLICT DO UPDATE SET since = excluded.since`,
        bank,
        version,
      );
    },
    read(since) {
      const frames: StoredUpdate[] = [];
      let batch: string[] = [];
      let size = 0;
      let last = since;
      const cut = (): void => {
        if (batch.length === 0) return;
        const bytes = new TextEncoder().encode(`[${batch.join(',')}]`);
        frames.push({ seq: last, bytes });
        batch = [];
        size = 0;
      };
      const rows = sql.exec<{ seq: number; row: string }>(
        'SELECT seq, row FROM accounts WHERE seq > ? ORDER BY seq',
        since,
      );
      for (const { seq, row } of rows) {
        if (size + row.length > FRAME_BYTES) cut();
        if (frames.length === FRAMES_PER_PAGE) return frames;
        batch.push(row);
        size += row.length;
        last = seq;
      }
      cut();
      return frames;
    },
  };
}
