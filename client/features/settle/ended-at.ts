import { type Instant, instant } from '#domain/kernel/instant.ts';
import type { TabState } from '#domain/tabs/state.ts';

const keptUnder = (tab: string): string => `encore.endedAt.${tab}`;

interface Kept {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

/**
 * Where the clock of a tab stops: now, when its settlement begins; and where it stopped before, as
 * long as money that was taken then stands (SETTLE-1). Kept on this tablet, so that a reload in the
 * middle of a split doesn't change what is due.
 */
export function stopClock(tab: TabState, now: Instant, storage: Kept): Instant {
  const isPaying = tab.tenders.some((tender) => tender.voidedFor === null);
  const before = Number(storage.getItem(keptUnder(tab.tab)) ?? Number.NaN);
  if (isPaying && Number.isSafeInteger(before) && before <= now) return instant(before);
  storage.setItem(keptUnder(tab.tab), String(now));
  return now;
}
