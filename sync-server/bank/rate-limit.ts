import type { DeviceId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/instant.ts';

/** Requests of one device within the window: far above what a till needs on a busy evening. */
const MOST = 240;
const WINDOW_MS = 60_000;

/** Counts what devices ask for, in memory: a bank that slept begins anew, which harms nobody. */
export interface RateLimit {
  /** Notes a request. @returns whether the device may make it. */
  note(device: DeviceId, now: Instant): boolean;
}

export function createRateLimit(): RateLimit {
  let since = 0;
  const counts = new Map<DeviceId, number>();
  return {
    note(device, now) {
      if (now - since > WINDOW_MS) {
        counts.clear();
        since = now;
      }
      const count = (counts.get(device) ?? 0) + 1;
      counts.set(device, count);
      return count <= MOST;
    },
  };
}
