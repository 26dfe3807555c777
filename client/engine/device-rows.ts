import type { Entry } from '#domain/journal/entry.ts';
import type { BusinessDate } from '#domain/kernel/business-date.ts';
import type { PrinterId, PrintJobId, StaffId } from '#domain/kernel/ids.ts';
import type { PublicKeyJwk } from '#domain/wire/api.ts';
import type { DeviceIdentity } from './api.ts';
import type { Database, DeviceRow } from './database.ts';
import type { OwnLog } from './journal/own-log.ts';
import type { PinTries } from './staff/tries.ts';

/** A document that was set aside because its stored bytes don't match their seals. */
export interface Quarantined {
  readonly doc: string;
  /** Where its bytes are kept in `updates`. */
  readonly keptAs: string;
  readonly reason: string;
  readonly at: number;
  /** Whether it was fetched again whole. */
  readonly isWhole: boolean;
}

/** A log of another tablet that was found to be forged from one of its tuples on. */
export interface Distrusted {
  readonly doc: string;
  readonly log: string;
  /** Its tuples in that document that count. */
  readonly from: number;
  readonly reason: 'gap' | 'wrongHash' | 'wrongSignature';
  readonly at: number;
}

/** What the `device` table holds, by key. */
export interface DeviceValues {
  readonly identity: DeviceIdentity;
  readonly keyPair: CryptoKeyPair;
  /** The chain's PIN secret (HMAC-SHA-256), not to be read out; null where the chain has none. */
  readonly pinKey: CryptoKey | null;
  readonly log: OwnLog;
  readonly clockOffset: number;
  /** When the server shut this tablet out, ms since 1970. */
  readonly revokedAt: number;
  readonly staff: StaffId | null;
  readonly pinTries: PinTries;
  readonly quarantined: readonly Quarantined[];
  readonly distrusted: readonly Distrusted[];
  /** Other tablets' public keys, as first heard of; a key once known is never replaced. */
  readonly deviceKeys: Readonly<Record<string, PublicKeyJwk>>;
  /** Facts that the hub refused for good and that are to be recorded anew (see journal/refused.ts). */
  readonly anew: readonly Entry[];
  readonly memberNumbers: number;
  /** The job whose copy was last taken out of the queue to be moved (see printing/claim.ts). */
  readonly claimed: PrintJobId;
  /** Printers in which a slip that was broken off may hang. Written by the page that prints. */
  readonly torn: readonly PrinterId[];
  readonly lastContact: number;
  /** Closed dates whose segment was written and whose rows don't follow from it yet. */
  readonly toFold: readonly BusinessDate[];
  /** Closed dates of which it isn't noted yet what they speak of: those of an earlier version. */
  readonly toIndex: readonly BusinessDate[];
}

type DeviceKey = keyof DeviceValues;

/** The one place where a device row's value is taken as what its key says. */
export async function readDevice<Key extends DeviceKey>(
  db: Database,
  key: Key,
): Promise<DeviceValues[Key] | undefined> {
  const row = await db.device.get(key);
  return row?.value as DeviceValues[Key] | undefined;
}

export const deviceRow = <Key extends DeviceKey>(
  key: Key,
  value: DeviceValues[Key],
): DeviceRow => ({
  key,
  value,
});
