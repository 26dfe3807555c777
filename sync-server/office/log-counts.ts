import type { AnyEntry } from '#domain/journal/entry.ts';
import type { StoreId } from '#domain/kernel/ids.ts';

/** How many entries of each log the office has; the number that head office sees. */
export interface LogCounts {
  note(entries: readonly AnyEntry[]): void;
  entriesOf(store: StoreId): number;
}

export const createLogCounts = (sql: SqlStorage): LogCounts => ({
  note(entries) {
    const ranges = new Map<string, { entry: AnyEntry; first: number; next: number }>();
    for (const entry of entries) {
      const key = `${entry.store}/${entry.device}/${entry.epoch}`;
      const range = ranges.get(key);
      ranges.set(key, {
        entry,
        first: Math.min(range?.first ?? entry.seq, entry.seq),
        next: Math.max(range?.next ?? 0, entry.seq + 1),
      });
    }
    for (const { entry, first, next } of ranges.values()) {
      sql.exec(
        `INSERT INTO logs (store, device, epoch, first, next) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET first = min(first, excluded.first), next = max(next, excluded.next)`,
        entry.store,
        entry.device,
        entry.epoch,
        first,
        next,
      );
    }
  },
  // Where a hub that lost its disk hasn't all of a log yet, what is missing is on its way back.
  entriesOf: (store) =>
    sql
      .exec<{ entries: number | null }>(
        'SELECT sum(next - first) AS entries FROM logs WHERE store = ?',
        store,
      )
      .one().entries ?? 0,
});
