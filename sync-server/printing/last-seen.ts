import type { PrinterId } from '#domain/kernel/ids.ts';

/** A printer asks every few seconds: it is written down once in so long. */
const NOTE_MS = 15_000;

/** When each printer last asked, ms since 1970, at most {@link NOTE_MS} too early. Survives sleep. */
export interface LastSeen {
  /** @returns whether it was written down. */
  note(printer: PrinterId, now: number): boolean;
  /** 0 for one that never asked. */
  of(printer: PrinterId): number;
}

export function createLastSeen(sql: SqlStorage): LastSeen {
  const of = (printer: PrinterId): number =>
    sql.exec<{ at: number }>('SELECT at FROM print_seen WHERE printer = ?', printer).toArray()[0]
      ?.at ?? 0;
  return {
    of,
    note(printer, now) {
      if (now - of(printer) < NOTE_MS) return false;
      sql.exec(
        `INSERT INTO print_seen (printer, at) VALUES (?, ?)
         ON CONFLICT DO UPDATE SET at = excluded.at`,
        printer,
        now,
      );
      return true;
    },
  };
}
