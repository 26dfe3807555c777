import type { DeviceId } from '#domain/kernel/ids.ts';
import type { PresenceRow } from '#sync-server/office/link.ts';

/** How far behind each tablet said it is, and when it was last heard of. */
export interface Presence {
  connected(device: DeviceId, connected: boolean, at: number): void;
  /** @returns whether the office should hear of it at once: a tablet fell behind or caught up. */
  status(device: DeviceId, unsent: number, oldestUnsentAt: number, at: number): boolean;
  contact(device: DeviceId, at: number): void;
  all(): readonly PresenceRow[];
  /** Rows that the office has not heard of. */
  news(): readonly PresenceRow[];
  told(rows: readonly PresenceRow[]): void;
}

export function createPresence(sql: SqlStorage): Presence {
  const select = (where: string, ...bound: readonly string[]): readonly PresenceRow[] =>
    sql
      .exec<PresenceSqlRow>(`SELECT * FROM presence ${where} ORDER BY device`, ...bound)
      .toArray()
      .map((row) => ({
        device: row.device,
        connected: row.connected === 1,
        contactAt: row.contact_at,
        unsent: row.unsent,
        oldestUnsentAt: row.oldest_unsent_at,
      }));
  const ensure = (device: DeviceId): void => {
    sql.exec('INSERT OR IGNORE INTO presence VALUES (?, 0, 0, 0, 0, 1)', device);
  };
  return {
    connected(device, connected, at) {
      ensure(device);
      sql.exec(
        'UPDATE presence SET connected = ?, contact_at = ?, dirty = 1 WHERE device = ?',
        connected ? 1 : 0,
        at,
        device,
      );
    },
    status(device, unsent, oldestUnsentAt, at) {
      ensure(device);
      const before = select('WHERE device = ?', device)[0]?.unsent ?? 0;
      sql.exec(
        `UPDATE presence SET unsent = ?, oldest_unsent_at = ?, contact_at = ?, dirty = 1
         WHERE device = ?`,
        unsent,
        oldestUnsentAt,
        at,
        device,
      );
      return (before === 0) !== (unsent === 0);
    },
    contact(device, at) {
      sql.exec('UPDATE presence SET contact_at = ?, dirty = 1 WHERE device = ?', at, device);
    },
    all: () => select(''),
    news: () => select('WHERE dirty = 1'),
    told(rows) {
      for (const { device, contactAt } of rows) {
        // Only if nothing newer came in while the office was being told.
        sql.exec(
          'UPDATE presence SET dirty = 0 WHERE device = ? AND contact_at = ?',
          device,
          contactAt,
        );
      }
    },
  };
}

interface PresenceSqlRow extends Record<string, SqlStorageValue> {
  readonly device: string;
  readonly connected: number;
  readonly contact_at: number;
  readonly unsent: number;
  readonly oldest_unsent_at: number;
}
