import { type Instant, instant, MINUTE_MS } from '#domain/kernel/instant.ts';

import { useStatus } from './engine-context.ts';
import { useNow } from './now.ts';

/** Now by the store's clock, redrawn each minute: what running amounts and times are shown by. */
export function useStoreMinute(): Instant {
  const { clockCorrectionMs } = useStatus();
  return instant(Math.round(useNow(MINUTE_MS) - clockCorrectionMs));
}
