import type { Instant } from '#domain/kernel/instant.ts';
import type { QueuedPrint } from './queue.ts';

/** A drawer that isn't opened by then stays shut, ms: whoever asked for it has gone on. */
export const DRAWER_MS = 5_000;

/** What a spooler is to do next with the copies of its printer. */
export type Step =
  /** It has ended, and its fact is still to be written. */
  | { readonly type: 'report'; readonly row: QueuedPrint }
  /** It was being sent when the tablet, the tab or the printer went. */
  | { readonly type: 'lost'; readonly row: QueuedPrint }
  /** A drawer that is too late. */
  | { readonly type: 'expire'; readonly row: QueuedPrint }
  | { readonly type: 'print'; readonly row: QueuedPrint }
  | { readonly type: 'rest' };

/**
 * The next step: what ended is told before anything new is done, drawers go before paper, and paper
 * in the order asked for. Whoever calls isn't sending anything.
 *
 * @param rows all that is open, in that order.
 */
export function nextStep(rows: readonly QueuedPrint[], now: Instant): Step {
  const unreported = rows.find(({ phase }) => phase === 'done');
  if (unreported) return { type: 'report', row: unreported };
  const lost = rows.find(({ phase }) => phase === 'sending');
  if (lost) return { type: 'lost', row: lost };
  const late = rows.find((row) => isLate(row, now));
  if (late) return { type: 'expire', row: late };
  const row = rows.find(({ form }) => form === 'drawer') ?? rows[0];
  return row ? { type: 'print', row } : { type: 'rest' };
}

/** A drawer that wasn't begun within its time. A clock that was set makes it late as well. */
export const isLate = ({ form, phase, requestedAt }: QueuedPrint, now: Instant): boolean =>
  form === 'drawer' && phase === 'queued' && Math.abs(now - requestedAt) > DRAWER_MS;

/** ms until a drawer among them is late; Infinity where none is. */
export const untilLate = (rows: readonly QueuedPrint[], now: Instant): number =>
  Math.min(
    ...rows
      .filter(({ form, phase }) => form === 'drawer' && phase === 'queued')
      .map(({ requestedAt }) => Math.max(requestedAt + DRAWER_MS + 1 - now, 0)),
  );
