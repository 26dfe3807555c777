import type { Instant } from '#domain/kernel/instant.ts';
import type { TabState } from '#domain/tabs/state.ts';

/**
 * Where the clock of a tab stops: now, when its settlement begins; and where it stood when money was
 * taken, as long as that stands (SETTLE-1). Money bears it, so that neither a power cut nor another
 * tablet that goes on with a split changes what is due.
 */
export function stopClock(tab: TabState, now: Instant): Instant {
  const taken = tab.tenders.findLast((tender) => tender.voidedFor === null);
  // An app before this one wrote only down when the money was taken.
  const before = taken?.endedAt ?? taken?.at ?? now;
  return before <= now ? before : now;
}
