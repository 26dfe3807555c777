import type { PrinterId } from '#domain/kernel/ids.ts';
import type { PrintJobState } from '#domain/printing/state.ts';

import { isDown, type KnownPrinterState, lastAskedAt, type PrintingNow } from './standing.ts';

/** What the status line says of printing. */
export type PrintAlarm =
  | { readonly kind: 'quiet' }
  /** A printer prints nothing until somebody sees to it; `others` more are so too. */
  | {
      readonly kind: 'trouble';
      readonly printer: PrinterId;
      readonly state: KnownPrinterState;
      readonly others: number;
    }
  /** Jobs wait longer than printing takes, though no printer says why. */
  | { readonly kind: 'waiting'; readonly count: number };

/** A job that is younger is on its way, ms. */
const PRINTS_WITHIN_MS = 15_000;

/**
 * The gravest thing about printing now: a printer in trouble, of those with jobs the first; else jobs
 * that wait.
 */
export function printAlarm(waiting: readonly PrintJobState[], now: PrintingNow): PrintAlarm {
  const held = new Set(waiting.map(({ printer }) => printer));
  const down = [...now.printers.values()]
    .filter(({ id, retired }) => !retired && isDown(now.states.get(id) ?? 'unknown'))
    .toSorted((a, b) => Number(held.has(b.id)) - Number(held.has(a.id)));
  const first = down[0];
  if (first) {
    const state = now.states.get(first.id) ?? 'unknown';
    return { kind: 'trouble', printer: first.id, state, others: down.length - 1 };
  }
  const late = waiting.filter((job) => now.now - lastAskedAt(job) >= PRINTS_WITHIN_MS);
  return late.length === 0 ? { kind: 'quiet' } : { kind: 'waiting', count: late.length };
}
