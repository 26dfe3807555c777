import { useStatus } from '#client/ui/hooks/engine-context.ts';
import { useFormat } from '#client/ui/hooks/format.ts';
import { useNow } from '#client/ui/hooks/now.ts';
import { dayMinuteOf } from '#domain/kernel/business-date.ts';
import { instant, MINUTE_MS } from '#domain/kernel/instant.ts';

import { wholeHours } from './models/day-takings.ts';
import type { DateRange } from './models/range.ts';

/** The hour that the last day of a range has come to; null once that day is over. */
export function useUntilHour({ to }: DateRange): number | null {
  const { date, clockCorrectionMs } = useStatus();
  const { timeZone } = useFormat();
  const now = useNow(MINUTE_MS);
  if (date !== to) return null;
  return wholeHours(dayMinuteOf(instant(now - clockCorrectionMs), to, timeZone));
}
