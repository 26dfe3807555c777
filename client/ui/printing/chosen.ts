import type { PrinterId } from '#domain/kernel/ids.ts';
import type { Printer } from '#domain/printing/records.ts';

/**
 * The printer that a choice among these shows: the one that is wanted, or the first where that one is
 * no longer among them. Null where there is none to choose.
 */
export const chosenOf = (printers: readonly Printer[], wanted: PrinterId): Printer | null =>
  printers.find(({ id }) => id === wanted) ?? printers[0] ?? null;
