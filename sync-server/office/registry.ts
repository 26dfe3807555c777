import type { DeviceId, StaffId, StoreId } from '#domain/kernel/ids.ts';
import type { DeviceKey, PublicKeyJwk } from '#domain/wire/api.ts';
import { createFreshness, type Freshness } from './freshness.ts';
import type { SwitchedDevice } from './link.ts';

interface DeviceRecord {
  readonly device: DeviceId;
  readonly store: StoreId;
  readonly name: string;
  readonly till: string;
  /** Null for a tablet of the demo's past, which nobody holds. */
  readonly key: PublicKeyJwk | null;
  /** Whether it is for trading alone. */
  readonly tillOnly: boolean;
  /** When that was last switched, ms since 1970; 0 where it is as it joined. */
  readonly switchedAt: number;
}

/** With the block that its member numbers are of. */
interface JoinedDevice extends DeviceRecord {
  readonly block: number;
}

/** Who shut a tablet out or switched it, on which tablet, when (ms since 1970). */
export interface DoneBy {
  readonly at: number;
  readonly staff: StaffId;
  readonly byDevice: DeviceId;
}

/** The chain's stores and tablets, and when each was last heard of. */
export interface Registry extends Freshness {
  addStore(store: StoreId, name: string): void;
  renameStore(store: StoreId, name: string): void;
  /** Null for a store that isn't the chain's. */
  storeName(store: StoreId): string | null;
  stores(): readonly StoreId[];
  /** Adds a tablet under the store's next free till letter; its row's number is its block. */
  addDevice(device: Omit<DeviceRecord, 'till' | 'switchedAt'>): JoinedDevice;
  device(device: DeviceId): DeviceRecord | null;
  /** The tablet of a store that signs by a key; of several the one that joined last. */
  withKey(store: StoreId, key: PublicKeyJwk): JoinedDevice | null;
  /** By what keys tablets sign; those of a demo's past have none. */
  keys(): readonly DeviceKey[];
  /** Shuts a tablet out. Who was shut out before stays so, with who did it first. */
  revoke(device: DeviceId, by: DoneBy): void;
  isRevoked(device: DeviceId): boolean;
  /** The tablets of a store that were shut out. */
  revoked(store: StoreId): readonly DeviceId[];
  /** Whether the tablet is for trading alone from now on. The last who switched it is kept. */
  setScope(device: DeviceId, tillOnly: boolean, by: DoneBy): void;
  /** The tablets of a store that were switched since they joined. */
  switched(store: StoreId): readonly SwitchedDevice[];
  /** Stores that have not heard of the newest registers. */
  stale(): readonly StoreId[];
  setStale(store: StoreId, stale: boolean): void;
}

export function createRegistry(sql: SqlStorage): Registry {
  const storeName = (store: StoreId): string | null =>
    sql.exec<{ name: string }>('SELECT name FROM stores WHERE store = ?', store).toArray()[0]
      ?.name ?? null;
  const storesWhere = (where: string): readonly StoreId[] =>
    sql
      .exec<{ store: string }>(`SELECT store FROM stores ${where} ORDER BY store`)
      .toArray()
      // Written by addStore alone.
      .map(({ store }) => store as StoreId);
  const deviceOf = (device: DeviceId): DeviceRecord | null => {
    const row = sql
      .exec<DeviceSqlRow>('SELECT * FROM devices WHERE device = ?', device)
      .toArray()[0];
    if (!row) return null;
    // Written by addDevice alone.
    const key = JSON.parse(row.key) as PublicKeyJwk | null;
    const tillOnly =
      sql.exec('SELECT 1 FROM tills_only WHERE device = ?', device).toArray().length > 0;
    const [change] = sql
      .exec<{ at: number }>('SELECT at FROM switched WHERE device = ?', device)
      .toArray();
    const switchedAt = change?.at ?? 0;
    const { name, till } = row;
    return { device, store: row.store as StoreId, name, till, key, tillOnly, switchedAt };
  };
  return {
    ...createFreshness(sql),
    storeName,
    stores: () => storesWhere(''),
    stale: () => storesWhere('WHERE stale = 1'),
    addStore(store, name) {
      sql.exec('INSERT INTO stores VALUES (?, ?, 0, 0, 0)', store, name);
    },
    renameStore(store, name) {
      sql.exec('UPDATE stores SET name = ? WHERE store = ?', name, store);
    },
    addDevice(device) {
      const taken = sql
        .exec<{ till: string }>('SELECT till FROM devices WHERE store = ?', device.store)
        .toArray();
      const till = nextTill(new Set(taken.map((row) => row.till)));
      sql.exec(
        'INSERT INTO devices VALUES (?, ?, ?, ?, ?, 0, 0, 0, 0)',
        device.device,
        device.store,
        device.name,
        till,
        JSON.stringify(device.key),
      );
      if (device.tillOnly) sql.exec('INSERT INTO tills_only VALUES (?)', device.device);
      const { block } = sql
        .exec<{ block: number }>(
          'SELECT rowid AS block FROM devices WHERE device = ?',
          device.device,
        )
        .one();
      return { ...device, till, block, switchedAt: 0 };
    },
    device: deviceOf,
    withKey(store, key) {
      const [row] = sql
        .exec<{ block: number; device: string }>(
          `SELECT rowid AS block, device FROM devices WHERE store = ? AND key = ?
           ORDER BY rowid DESC LIMIT 1`,
          store,
          JSON.stringify(key),
        )
        .toArray();
      // Written by addDevice alone.
      const known = row && deviceOf(row.device as DeviceId);
      return known ? { ...known, block: row.block } : null;
    },
    keys: () =>
      sql
        .exec<{ device: string; key: string }>('SELECT device, key FROM devices ORDER BY device')
        .toArray()
        .flatMap(({ device, key: text }) => {
          // Written by addDevice alone.
          const key = JSON.parse(text) as PublicKeyJwk | null;
          return key ? [{ device: device as DeviceId, key }] : [];
        }),
    revoke(device, { at, staff, byDevice }) {
      sql.exec(
        'INSERT OR IGNORE INTO revocations VALUES (?, ?, ?, ?)',
        device,
        at,
        staff,
        byDevice,
      );
    },
    isRevoked: (device) =>
      sql.exec('SELECT 1 FROM revocations WHERE device = ?', device).toArray().length > 0,
    revoked: (store) =>
      sql
        .exec<{ device: string }>(
          'SELECT device FROM revocations JOIN devices USING (device) WHERE store = ?',
          store,
        )
        .toArray()
        // Written by addDevice alone.
        .map(({ device }) => device as DeviceId),
    setScope(device, tillOnly, { at, staff, byDevice }) {
      sql.exec('DELETE FROM tills_only WHERE device = ?', device);
      if (tillOnly) sql.exec('INSERT INTO tills_only VALUES (?)', device);
      // A clock that was put back must not make an older token look newer than this.
      sql.exec(
        `INSERT INTO switched VALUES (?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET at = max(excluded.at, switched.at + 1),
           staff = excluded.staff, by_device = excluded.by_device`,
        device,
        at,
        staff,
        byDevice,
      );
    },
    switched: (store) =>
      sql
        .exec<{ device: string; at: number; only: string | null }>(
          `SELECT device, at, tills_only.device AS only
           FROM switched JOIN devices USING (device) LEFT JOIN tills_only USING (device)
           WHERE store = ?`,
          store,
        )
        .toArray()
        // Written by addDevice alone.
        .map(({ device, at, only }) => ({
          device: device as DeviceId,
          at,
          tillOnly: only !== null,
        })),
    setStale(store, stale) {
      sql.exec('UPDATE stores SET stale = ? WHERE store = ?', stale ? 1 : 0, store);
    },
  };
}

/** A, B, … Z, AA, AB, … : the first that is free. */
export function nextTill(taken: ReadonlySet<string>): string {
  for (let n = 0; ; n += 1) {
    const till = tillLetter(n);
    if (!taken.has(till)) return till;
  }
}

function tillLetter(n: number): string {
  const last = String.fromCharCode(65 + (n % 26));
  return n < 26 ? last : tillLetter(Math.floor(n / 26) - 1) + last;
}

interface DeviceSqlRow extends Record<string, SqlStorageValue> {
  readonly device: string;
  readonly store: string;
  readonly name: string;
  readonly till: string;
  readonly key: string;
}
