import type { StoreSettings } from '#domain/chain/records.ts';
import { businessDateOf } from '#domain/kernel/business-date.ts';
import type { Instant } from '#domain/kernel/instant.ts';
import type { EngineStatus } from './api.ts';
import { correctedNow, correctionFor } from './clock.ts';
import type { Database } from './database.ts';
import { readDevice } from './device-rows.ts';

/** What the disk alone says of this tablet: all that the first screen needs. */
export type StoredStatus = Pick<
  EngineStatus,
  | 'identity'
  | 'date'
  | 'staff'
  | 'clockOffsetMs'
  | 'clockCorrectionMs'
  | 'lastContactAt'
  | 'quarantined'
  | 'distrusted'
  | 'revokedAt'
>;

/**
 * Who this tablet is and who is signed in, from a few rows.
 *
 * @param now the device's own clock.
 */
export async function readStoredStatus(db: Database, now: Instant): Promise<StoredStatus> {
  const [
    identity = null,
    staff = null,
    clockOffsetMs = null,
    lastContactAt = 0,
    quarantined = [],
    distrusted = [],
    revokedAt = 0,
  ] = await Promise.all([
    readDevice(db, 'identity'),
    readDevice(db, 'staff'),
    readDevice(db, 'clockOffset'),
    readDevice(db, 'lastContact'),
    readDevice(db, 'quarantined'),
    readDevice(db, 'distrusted'),
    readDevice(db, 'revokedAt'),
  ]);
  const row = identity ? await db.registers.get(['store', identity.store]) : undefined;
  // A register's row holds what was checked when it was written.
  const store = row?.record as StoreSettings | undefined;
  return {
    identity,
    date: store ? businessDateOf(correctedNow(now, clockOffsetMs), store) : null,
    staff,
    clockOffsetMs,
    clockCorrectionMs: correctionFor(clockOffsetMs),
    lastContactAt,
    quarantined: quarantined.map(({ doc }) => doc),
    distrusted: distrusted.map(({ log }) => log),
    revokedAt,
  };
}

/** What waits for the server: entries, and when the oldest was made (ms since 1970; 0 for none). */
export async function readUnsent(
  db: Database,
): Promise<Pick<EngineStatus, 'unsent' | 'oldestUnsentAt'>> {
  const anew = (await readDevice(db, 'anew')) ?? [];
  let unsent = anew.length;
  let oldestUnsentAt: number = anew[0]?.at ?? 0;
  await db.outbox.orderBy('id').each((row) => {
    unsent += row.count;
    oldestUnsentAt ||= row.at;
  });
  return { unsent, oldestUnsentAt };
}
