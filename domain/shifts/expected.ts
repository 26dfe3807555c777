import { addFen, fen, subtractFen, ZERO_FEN, type Fen } from '../kernel/fen.ts';
import type { CashCount } from './entries.ts';
import type { ShiftState } from './state.ts';

/** Notes and coins of the yuan, by face value in fen, the largest first. */
export const DENOMINATIONS = [
  10_000, 5_000, 2_000, 1_000, 500, 100, 50, 10,
] as const satisfies readonly number[];

/**
 * What a count by denomination comes to. `{ 10000: 3, 100: 5 }` is 305 yuan.
 *
 * @returns null when a face value is not one of {@link DENOMINATIONS}, or a number of pieces is not
 * whole, negative or beyond a million.
 */
export function countCash(count: CashCount): Fen | null {
  let total = 0;
  for (const [face, pieces] of Object.entries(count)) {
    const isFace = DENOMINATIONS.some((value) => String(value) === face);
    if (!isFace || !Number.isInteger(pieces) || pieces < 0 || pieces > 1_000_000) return null;
    total += Number(face) * pieces;
  }
  return fen(total);
}

/**
 * The cash that should be in the drawer (SHIFT-1): float + cash sales − change, less what was given
 * back. A tender's amount is already after its change.
 *
 * @example float 500, a bill of 88 paid with 100 and 12 back → 588
 */
export const expectedCash = (shift: ShiftState): Fen =>
  addFen(shift.floatFen, shift.tenders.cash?.fen ?? ZERO_FEN);

/** Counted − expected: over is positive, short negative. Null while the shift is open. */
export const overShort = (shift: ShiftState): Fen | null =>
  shift.closed && subtractFen(shift.closed.countedFen, expectedCash(shift));
