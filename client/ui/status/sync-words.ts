import type { EngineStatus } from '#client/engine/api.ts';
import type { Tone } from '#client/ui/StateChip.tsx';

/** How the store's facts stand with the server, for the status line. Never rosier than the truth. */
export interface SyncWords {
  readonly key: 'safe' | 'connecting' | 'unsent' | 'offline' | 'offlineUnsent';
  readonly tone: Tone;
  readonly unsent: number;
  /** ms: how long offline, else how long the oldest unsent fact waits. */
  readonly ageMs: number;
}

/** A link that is not there yet counts as offline once it has been away for this long. */
const CONNECTING_MS = 10_000;
/** A start, or a blink of the network, is over before anybody could act on it. */
const BLINK_MS = 2_000;
/** Unsent facts older than this, while online, mean that something is wrong. */
const SLOW_MS = 60_000;

/**
 * @param now ms since 1970.
 * @example offline since two hours with 47 unsent: `{ key: 'offlineUnsent', unsent: 47, ageMs: 7_200_000, … }`
 */
export function syncWords(status: EngineStatus, now: number): SyncWords {
  const { unsent } = status;
  const waitedMs = unsent > 0 ? Math.max(0, now - status.oldestUnsentAt) : 0;
  if (status.link === 'online') {
    if (unsent === 0) return { key: 'safe', tone: 'good', unsent, ageMs: 0 };
    const tone = waitedMs > SLOW_MS ? 'warn' : 'busy';
    return { key: 'unsent', tone, unsent, ageMs: waitedMs };
  }
  const awayMs = status.offlineSince > 0 ? Math.max(0, now - status.offlineSince) : 0;
  const graceMs = status.link === 'connecting' ? CONNECTING_MS : BLINK_MS;
  if (unsent === 0 && awayMs < graceMs) {
    return { key: 'connecting', tone: 'idle', unsent, ageMs: awayMs };
  }
  return unsent > 0
    ? { key: 'offlineUnsent', tone: 'bad', unsent, ageMs: awayMs }
    : { key: 'offline', tone: 'warn', unsent, ageMs: awayMs };
}
