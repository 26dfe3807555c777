import type { DeviceId, StoreId } from '#domain/kernel/ids.ts';
import type { DeviceFreshness, StoreFreshness } from '#domain/wire/api.ts';
import type { PresenceRow } from './link.ts';

/** When each store and tablet was last heard of, and how far behind it said it was. */
export interface Freshness {
  /** A hub's word on its tablets. */
  notePresence(rows: readonly PresenceRow[]): void;
  /** The hub of a store was heard of; `entries`, whether it brought any. */
  noteContact(store: StoreId, at: number, entries: boolean): void;
  freshness(store: StoreId): Omit<StoreFreshness, 'entries' | 'hubAwakeSince'>;
}

export function createFreshness(sql: SqlStorage): Freshness {
  const devicesOf = (store: StoreId): readonly DeviceFreshness[] =>
    sql
      .exec<DeviceSqlRow>(
        `SELECT devices.*, coalesce(revocations.at, 0) AS revoked_at,
           tills_only.device AS only
         FROM devices LEFT JOIN revocations USING (device) LEFT JOIN tills_only USING (device)
         WHERE store = ? ORDER BY device`,
        store,
      )
      .toArray()
      .map((row) => ({
        device: row.device as DeviceId,
        name: row.name,
        till: row.till,
        connected: row.connected === 1,
        lastContactAt: row.contact_at,
        unsent: row.unsent,
        oldestUnsentAt: row.oldest_unsent_at,
        revokedAt: row.revoked_at,
        tillOnly: row.only !== null,
      }));

  return {
    notePresence(rows) {
      for (const row of rows) {
        sql.exec(
          `UPDATE devices SET connected = ?, contact_at = ?, unsent = ?, oldest_unsent_at = ?
           WHERE device = ?`,
          row.connected ? 1 : 0,
          row.contactAt,
          row.unsent,
          row.oldestUnsentAt,
          row.device,
        );
      }
    },
    noteContact(store, at, entries) {
      sql.exec(
        'UPDATE stores SET contact_at = ?, entry_at = iif(?, ?, entry_at) WHERE store = ?',
        at,
        entries ? 1 : 0,
        at,
        store,
      );
    },
    freshness(store) {
      const row = sql
        .exec<{ name: string; contact_at: number; entry_at: number }>(
          'SELECT name, contact_at, entry_at FROM stores WHERE store = ?',
          store,
        )
        .one();
      const devices = devicesOf(store);
      const contacts = devices.map(({ lastContactAt }) => lastContactAt);
      return {
        store,
        name: row.name,
        lastContactAt: Math.max(row.contact_at, ...contacts),
        lastEntryAt: row.entry_at,
        devices,
      };
    },
  };
}

interface DeviceSqlRow extends Record<string, SqlStorageValue> {
  readonly device: string;
  readonly name: string;
  readonly till: string;
  readonly connected: number;
  readonly contact_at: number;
  readonly unsent: number;
  readonly oldest_unsent_at: number;
  readonly revoked_at: number;
  readonly only: string | null;
}
