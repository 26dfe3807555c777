import type { PrinterId } from '#domain/kernel/ids.ts';
import { PRINTER_STATES, type PrinterState } from '#domain/printing/records.ts';
import type { PrinterStateRow } from '../database.ts';

/** States in which a printer prints nothing, however long one waits. */
const DOWN: ReadonlySet<PrinterState> = new Set([
  'needsPaper',
  'coverOpen',
  'needsReconnect',
  'busyElsewhere',
  'silent',
  'error',
  'offline',
]);

export const isDown = (state: PrinterState): boolean => DOWN.has(state);

/** A printer's state as another tablet wrote it on the board; null when it is none. */
export function stateFrom(printer: string, value: unknown): PrinterStateRow | null {
  const told = value as Partial<PrinterStateRow> | undefined;
  const state = PRINTER_STATES.find((known) => known === told?.state);
  if (!state || typeof told?.at !== 'number' || typeof told.device !== 'string') return null;
  // The key is an id that the other tablet's registers held.
  return { id: printer as PrinterId, state, at: told.at, device: told.device };
}
