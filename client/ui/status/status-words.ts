import type { EngineStatus } from '#client/engine/api.ts';
import type { Tone } from '#client/ui/StateChip.tsx';

/** A device clock further off than this changes prices by a minute or more, so it is shown. */
const CLOCK_LIMIT_MS = 60_000;
/** Less than this share of the quota left is nearly full. */
const LOW_SHARE = 0.1;

export interface ClockWords {
  readonly tone: Tone;
  /** ms by which the device clock is wrong; 0 while it is right or not known. */
  readonly offMs: number;
}

/** How to show the clock, from device clock − server clock in ms (null: not known yet). */
export function clockWords(offsetMs: number | null): ClockWords {
  const offMs = Math.abs(offsetMs ?? 0);
  return offMs > CLOCK_LIMIT_MS ? { tone: 'bad', offMs } : { tone: 'idle', offMs: 0 };
}

export interface StorageWords {
  readonly key: 'kept' | 'notKept' | 'low' | 'broken';
  readonly tone: Tone;
  /** Whether the icon alone says enough. */
  readonly quiet: boolean;
}

/** How the tablet's storage stands, the worst first. */
export function storageWords({ storage, storageError }: EngineStatus): StorageWords {
  if (storageError !== null) return { key: 'broken', tone: 'bad', quiet: false };
  const leftBytes = storage.quotaBytes - storage.usageBytes;
  if (storage.quotaBytes > 0 && leftBytes < storage.quotaBytes * LOW_SHARE) {
    return { key: 'low', tone: 'bad', quiet: false };
  }
  return storage.persisted
    ? { key: 'kept', tone: 'idle', quiet: true }
    : { key: 'notKept', tone: 'warn', quiet: true };
}

/** How much of the quota is used, 0–100; 0 while the quota isn't known. */
export const usedPercent = ({ usageBytes, quotaBytes }: EngineStatus['storage']): number =>
  quotaBytes > 0 ? Math.min(100, Math.ceil((usageBytes / quotaBytes) * 100)) : 0;
