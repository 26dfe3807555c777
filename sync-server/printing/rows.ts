import type { PrinterId } from '#domain/kernel/ids.ts';
import type { NetworkPrinterState, PrintsRow } from '#domain/wire/prints.ts';
import type { StoredUpdate } from '#sync-server/documents/reader.ts';
import { rowFrames } from '#sync-server/documents/row-frames.ts';

/** What tablets hear of the store's network printers and their jobs, by cursor. */
export interface PrintsRows {
  head(): number;
  put(row: PrintsRow): void;
  /** Rows after `since`, as payloads of DATA (see {@link rowFrames}). */
  read(since: number): readonly StoredUpdate[];
  /** The last word on a printer; null for one that never asked. */
  stateOf(printer: PrinterId): NetworkPrinterState | null;
  /** Printers that aren't offline. */
  online(): readonly PrinterId[];
  /** Forgets copies of which nothing was said since `before`, ms since 1970. */
  forgetCopies(before: number): void;
}

export function createPrintsRows(sql: SqlStorage): PrintsRows {
  const head = (): number =>
    sql.exec<{ head: number | null }>('SELECT max(seq) AS head FROM prints_rows').one().head ?? 0;
  return {
    head,
    put(row) {
      const name = row.type === 'job' ? `${row.job}/${row.copy}` : row.printer;
      // By the clock, so that a disk that was put back gives no cursor again that it had given before.
      const seq = Math.max(head() + 1, row.at);
      sql.exec(
        `INSERT INTO prints_rows (name, seq, at, row) VALUES (?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET seq = excluded.seq, at = excluded.at, row = excluded.row`,
        name,
        seq,
        row.at,
        JSON.stringify(row),
      );
    },
    read: (since) =>
      rowFrames(
        sql
          .exec<{ seq: number; row: string }>(
            'SELECT seq, row FROM prints_rows WHERE seq > ? ORDER BY seq',
            since,
          )
          .toArray(),
      ),
    stateOf(printer) {
      const row = sql
        .exec<{ row: string }>('SELECT row FROM prints_rows WHERE name = ?', printer)
        .toArray()[0]?.row;
      // Written by put alone.
      return row === undefined ? null : (JSON.parse(row) as { state: NetworkPrinterState }).state;
    },
    online: () =>
      sql
        .exec<{ name: string }>(
          `SELECT name FROM prints_rows
           WHERE row ->> 'type' = 'printer' AND row ->> 'state' <> 'offline'`,
        )
        .toArray()
        // Names of rows of printers are their ids.
        .map(({ name }) => name as PrinterId),
    forgetCopies(before) {
      sql.exec(`DELETE FROM prints_rows WHERE at < ? AND row ->> 'type' = 'job'`, before);
    },
  };
}
