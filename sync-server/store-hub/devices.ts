import type { DeviceId } from '#domain/kernel/ids.ts';
import type { PublicKeyJwk } from '#domain/wire/api.ts';

/** A tablet that the owner shut out, and what of its logs counts. */
export interface Revocation {
  /** ms since 1970. */
  readonly at: number;
  /** By epoch of its log: the first seq that doesn't count any more. */
  readonly cut: Readonly<Record<number, number>>;
}

/** The store's tablets as the hub knows them: by what key each signs, and which were shut out. */
export interface Devices {
  /** Notes the key that a tablet's token names; a key once noted stays. */
  note(device: DeviceId, key: PublicKeyJwk): void;
  key(device: DeviceId): PublicKeyJwk | null;
  /** The caller has read the cut. Nothing changes for one that was shut out before. */
  revoke(device: DeviceId, revocation: Revocation): void;
  revocation(device: DeviceId): Revocation | null;
  /** Notes that a tablet's scope was switched at a time of the office's; whether that is news. */
  noteSwitch(device: DeviceId, at: number): boolean;
  /** When the office last switched it, ms since 1970; 0 where it is as it joined. */
  switchedAt(device: DeviceId): number;
}

export function createDevices(sql: SqlStorage): Devices {
  // Asked for with every update that goes out; this object alone writes it.
  const read = new Map<DeviceId, Revocation | null>();
  const switchedAt = (device: DeviceId): number =>
    sql.exec<{ at: number }>('SELECT at FROM switched WHERE device = ?', device).toArray()[0]?.at ??
    0;
  return {
    note(device, key) {
      sql.exec(
        `INSERT INTO devices (device, key) VALUES (?, ?)
       ON CONFLICT DO UPDATE SET key = excluded.key WHERE key = ''`,
        device,
        JSON.stringify(key),
      );
    },
    key(device) {
      const text = sql
        .exec<{ key: string }>('SELECT key FROM devices WHERE device = ?', device)
        .toArray()[0]?.key;
      // Written by note alone.
      return text ? (JSON.parse(text) as PublicKeyJwk) : null;
    },
    revoke(device, revocation) {
      read.delete(device);
      sql.exec(
        `INSERT INTO devices (device, key, revoked) VALUES (?, '', ?)
       ON CONFLICT DO UPDATE SET revoked = excluded.revoked WHERE revoked = ''`,
        device,
        JSON.stringify(revocation),
      );
    },
    switchedAt,
    noteSwitch(device, at) {
      if (at <= switchedAt(device)) return false;
      sql.exec(
        'INSERT INTO switched VALUES (?, ?) ON CONFLICT DO UPDATE SET at = excluded.at',
        device,
        at,
      );
      return true;
    },
    revocation(device) {
      const known = read.get(device);
      if (known !== undefined) return known;
      const text = sql
        .exec<{ revoked: string }>('SELECT revoked FROM devices WHERE device = ?', device)
        .toArray()[0]?.revoked;
      // Written by revoke alone.
      const revocation = text ? (JSON.parse(text) as Revocation) : null;
      read.set(device, revocation);
      return revocation;
    },
  };
}
